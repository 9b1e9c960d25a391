//! What keys say, as JSON.

use audlens::crypto::signature::{Check, Verdict};
use audlens::diagnosis::{Diagnosis, State};
use audlens::explain::{self, KeyRow};
use serde::Serialize;

use super::Statement;

#[derive(Serialize)]
pub(super) struct Keys {
    signatures: Vec<Signature>,
    list: Vec<Key>,
    more: usize,
    unread: Vec<String>,
    absent: Option<Statement>,
}

#[derive(Serialize)]
struct Signature {
    algorithm: Option<String>,
    kid: Option<String>,
    state: &'static str,
    said: Statement,
    causes: Vec<Statement>,
}

#[derive(Serialize)]
struct Key {
    title: String,
    form: String,
    secret: bool,
    state: &'static str,
    said: String,
    labels: Vec<Label>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Label {
    name: &'static str,
    value: String,
}

/// Everything; `given` is what was given as keys.
pub(super) fn keys(diagnosis: &Diagnosis, given: &str) -> Option<Keys> {
    let examined = &diagnosis.examined;
    if !examined.given {
        return None;
    }
    let signatures = examined.signatures.iter();
    let unread = examined.ring.unread.iter();
    let list: Vec<_> = explain::key_rows(diagnosis).into_iter().map(key).collect();
    Some(Keys {
        signatures: signatures.map(|own| signature(own, diagnosis)).collect(),
        more: examined.ring.keys.len().saturating_sub(list.len()),
        list,
        unread: unread.map(|own| explain::unread(own, given)).collect(),
        absent: explain::key_absence(diagnosis).map(Statement::from),
    })
}

/// The same in a sentence: why the token stays closed, or what became of its signature.
pub(super) fn answer(diagnosis: &Diagnosis) -> Option<String> {
    let examined = &diagnosis.examined;
    if !examined.given {
        return None;
    }
    let sealed = explain::sealed(diagnosis).map(|said| said.title);
    let signature = || Some(explain::signature(examined.signature()?, examined).title);
    sealed.or_else(signature)
}

fn signature(check: &Check, diagnosis: &Diagnosis) -> Signature {
    let causes = check.causes.iter();
    let causes = causes.map(|cause| explain::cause(cause, &diagnosis.examined).into());
    let state = match check.verdict {
        Verdict::Verified { .. } => State::Passed,
        Verdict::Wrong { .. } => State::Failed,
        _ => State::NotChecked,
    };
    Signature {
        algorithm: check.facts.algorithm.clone(),
        kid: check.facts.kid.clone(),
        state: state.code(),
        said: explain::signature(check, &diagnosis.examined).into(),
        causes: causes.collect(),
    }
}

fn key(row: KeyRow) -> Key {
    let labels = row.labels.into_iter();
    Key {
        title: row.title,
        form: row.form,
        secret: row.is_secret,
        state: row.state,
        said: row.said,
        labels: labels.map(|(name, value)| Label { name, value }).collect(),
        notes: row.notes,
    }
}
