//! The keys that there are, what became of each, and what the box for keys has to ask for.

use super::key::{gives, key, key_form, key_labels};
use super::opening::{self, is_password};
use super::signature::misfit;
use super::{Explanation, key_fault, list, relative, secret_form, shorten};
use crate::catalogue::{Prose, prose};
use crate::crypto::decrypt::{Failure, Opened, Opening, Tried};
use crate::crypto::fit::{Absence, Nearness, absence};
use crate::crypto::keyring::{Keyring, Unread, Why, as_each};
use crate::crypto::signature::{Check, Verdict};
use crate::crypto::thumbprint::thumbprint;
use crate::crypto::{Answer, Given, Key, KeyForm, Material, SecretForm};
use crate::diagnosis::{Diagnosis, Examined};
use crate::token::time::utc;
use crate::validators::fill;

use super::words::Words;

/// What the box for keys asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyBox {
    /// What can be put there.
    pub label: &'static str,
    /// What the ways of writing a shared secret are about.
    pub forms_label: &'static str,
    /// The ways in which a shared secret can be read, with what each gives; empty where there is none.
    pub forms: Vec<(SecretForm, String)>,
    /// Whether something is locked with a password.
    pub password: bool,
    /// Whether the payload stands elsewhere.
    pub detached: bool,
}

static LABEL_SIGNED: Prose =
    prose("Keys: a key set, a JWK, PEM, a certificate, or a shared secret");
static LABEL_ENCRYPTED: Prose =
    prose("Keys: a key set, a JWK or PEM with the private key, or a shared secret");
static LABEL_PASSWORD: Prose = prose("The password that the token was encrypted with, or keys");
static FORMS: Prose = prose("The shared secret is written as");
static FORMS_PASSWORD: Prose = prose("The password is written as");

/// What to ask for.
pub fn key_box(given: &Given, diagnosis: &Diagnosis) -> KeyBox {
    let examined = &diagnosis.examined;
    let mut own = examined.keys().filter(|(_, piece)| piece.is_none());
    let is_secret = own.any(|(key, _)| key.form == KeyForm::Secret);
    let mut unread = examined.ring.unread.iter();
    let is_unread = unread.any(|own| matches!(own.why, Why::Secret(..)));
    let locked = |key: &Key| {
        let closed = matches!(key.material, Material::Locked);
        closed || key.form == KeyForm::EncryptedPkcs8
    };
    let forms = match is_secret || is_unread {
        true => as_each(given.keys.expose()).to_vec(),
        false => Vec::new(),
    };
    let openings = || examined.layers.iter().flat_map(|layer| &layer.openings);
    let (label, forms_label) = match () {
        () if openings().any(is_password) => (LABEL_PASSWORD, FORMS_PASSWORD),
        () if openings().next().is_some() => (LABEL_ENCRYPTED, FORMS),
        () => (LABEL_SIGNED, FORMS),
    };
    KeyBox {
        label: label.text(),
        forms_label: forms_label.text(),
        forms: forms
            .into_iter()
            .map(|(form, outcome)| (form, gives(outcome)))
            .collect(),
        password: examined.ring.keys.iter().any(locked),
        detached: is_detached(diagnosis),
    }
}

fn is_detached(diagnosis: &Diagnosis) -> bool {
    let mut checks = diagnosis.examined.signatures.iter();
    checks.any(|check| check.facts.is_detached)
}

/// A key of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// What it is.
    pub title: String,
    /// What it was written as, and where.
    pub form: String,
    /// Whether others must not see it.
    pub is_secret: bool,
    /// What it did; stable: `verified`, `wrong`, `opened`, `closed` where it does not open the token,
    /// `unfit` or `unused`.
    pub state: &'static str,
    /// The same in words.
    pub said: String,
    /// What it says of itself, and its thumbprint.
    pub labels: Vec<(&'static str, String)>,
    /// Why it does not fit, and what is wrong with it.
    pub notes: Vec<String>,
}

static DID_VERIFY: Prose = prose("verifies the signature");
static DID_NOT: Prose = prose("does not match the signature");
static DID_OPEN: Prose = prose("opened the token");
static DID_NOT_OPEN: Prose = prose("does not open the token");
static UNFIT: Prose = prose("does not fit");
static UNUSED: Prose = prose("was not needed");
static PASTED: Prose = prose("{0}, from the paste");
static VALID: Prose = prose("from {0} to {1}");
static EXPIRED: Prose = prose("from {0} to {1}: it ended {2}");
static CHAIN: Prose = prose("{0} more certificates behind it; no chain is verified here");

/// Each key, and what became of it; at most [`MOST_ROWS`].
pub fn key_rows(diagnosis: &Diagnosis) -> Vec<KeyRow> {
    let examined = &diagnosis.examined;
    let keys = examined.keys().enumerate();
    let mut rows: Vec<_> = keys
        .map(|(index, (key, piece))| (rank(index, examined), index, key, piece))
        .collect();
    rows.sort_by_key(|(rank, index, ..)| (*rank, *index));
    rows.into_iter()
        .take(MOST_ROWS)
        .map(|(_, index, key, piece)| row(index, key, piece, diagnosis))
        .collect()
}

/// So many keys are listed.
pub const MOST_ROWS: usize = 20;

/// Those that did something stand first.
fn rank(index: usize, examined: &Examined) -> u8 {
    match did(index, examined) {
        "verified" | "opened" => 0,
        "wrong" | "closed" => 1,
        "unused" => 2,
        _ => 3,
    }
}

fn did(index: usize, examined: &Examined) -> &'static str {
    if examined.opened_by().any(|key| key == index) {
        return "opened";
    }
    let all = || examined.signatures.iter();
    let verified = |check: &Check| check.verdict == Verdict::Verified { key: index };
    let wrong =
        |check: &Check| matches!(&check.verdict, Verdict::Wrong { keys } if keys.contains(&index));
    let unfit = |check: &Check| {
        let is_unusable = |(own, answer): &(usize, Answer)| {
            *own == index && matches!(answer, Answer::Unusable(_))
        };
        check.misfits.iter().any(|(own, _)| *own == index) || check.tried.iter().any(is_unusable)
    };
    match () {
        () if all().any(verified) => "verified",
        () if all().any(wrong) => "wrong",
        () if tried(index, examined).next().is_some() => "closed",
        () if all().any(unfit) => "unfit",
        () if unopened(examined).any(|own| !own.cut_short) => "unfit",
        () => "unused",
    }
}

/// What did not open with that key.
fn tried(index: usize, examined: &Examined) -> impl Iterator<Item = (&Opening, &Tried)> {
    let openings = examined.layers.iter().flat_map(|layer| &layer.openings);
    let tried = openings.flat_map(|opening| opening.tried.iter().map(move |own| (opening, own)));
    tried.filter(move |(_, own)| own.key == index)
}

/// The answers of what no key opens, where the keys were looked at.
fn unopened(examined: &Examined) -> impl Iterator<Item = &Opening> {
    let last = examined
        .layers
        .last()
        .map(|layer| layer.openings.as_slice());
    let all = last
        .filter(|_| examined.opened().is_none())
        .unwrap_or_default();
    let looked = |own: &&Opening| {
        matches!(own.outcome, Opened::Failed(Failure::NoKeyFits)) || !own.tried.is_empty()
    };
    all.iter().filter(looked)
}

fn row(index: usize, own: &Key, piece: Option<usize>, diagnosis: &Diagnosis) -> KeyRow {
    let examined = &diagnosis.examined;
    let form = key_form(own.form);
    let state = did(index, examined);
    let said = match state {
        "verified" => DID_VERIFY,
        "wrong" => DID_NOT,
        "opened" => DID_OPEN,
        "closed" => DID_NOT_OPEN,
        "unfit" => UNFIT,
        _ => UNUSED,
    };
    let mut labels = key_labels(own);
    // That of a shared secret helps to guess it (RFC 7638 section 7).
    let shown = thumbprint(own).filter(|_| !matches!(own.material, Material::Oct(_)));
    labels.extend(shown.map(|own| ("thumbprint (RFC 7638)", own)));
    labels.extend(own.certificate.as_ref().map(|own| {
        let when = |at: i64| utc(at).unwrap_or_default();
        let (from, to) = (when(own.not_before), when(own.not_after));
        let valid = match own.not_after < diagnosis.now {
            true => {
                let ended = relative(own.not_after, diagnosis.now);
                fill(EXPIRED.text(), &[&from, &to, &ended])
            }
            false => fill(VALID.text(), &[&from, &to]),
        };
        ("valid", valid)
    }));
    let mut notes = Vec::new();
    for check in examined.signatures.iter() {
        let own = check.misfits.iter().filter(|(own, _)| *own == index);
        for said in own.flat_map(|(_, misfits)| misfits).map(misfit) {
            if state != "opened" && !notes.contains(&said) {
                notes.push(said);
            }
        }
    }
    for (opening, own) in tried(index, examined) {
        let said = opening::failure(&own.failure, opening, examined).title;
        let tells_more = state == "closed" && own.failure != Failure::KeyUnwrap;
        if tells_more && !notes.contains(&said) {
            notes.push(said);
        }
    }
    for fault in &own.faults {
        let said = key_fault(fault);
        let told = notes.contains(&said.title);
        let said = [&[said.title], said.body.as_slice()].concat().join(" ");
        notes.retain(|note| !(told && said.starts_with(note)));
        notes.push(said);
    }
    if let Some(chain) = own
        .certificate
        .as_ref()
        .map(|own| own.chain)
        .filter(|chain| *chain > 0)
    {
        notes.push(fill(CHAIN.text(), &[&chain.to_string()]));
    }
    KeyRow {
        title: key(own),
        form: match piece {
            Some(_) => fill(PASTED.text(), &[form]),
            None => form.to_owned(),
        },
        is_secret: own.is_secret(),
        state,
        said: said.text().to_owned(),
        labels,
        notes,
    }
}

static ABSENT: Words = Words {
    title: prose("None of the {1} keys is called {0}."),
    body: prose(""),
    source: prose("RFC 7515 section 4.1.4; RFC 7517 section 4.5"),
};
static THERE_ARE: Prose = prose("There are {0}.");
static NAMELESS: Prose = prose("{0} of them have no kid.");
static ROLLED: Prose = prose(
    "Their names look like it, so it is likely the same issuer: the keys were rolled over after this set was fetched, or it is the set of another tenant or policy. Fetch it anew from the issuer of the token.",
);
static OTHER_ISSUER: Prose = prose(
    "Their names look different, so it is likely the set of another issuer. Compare the address with the token's iss.",
);
static OF_ISSUERS: Prose = prose("The keys say that they are of {0}.");
static NEAR: Prose = prose("{0}: {1}.");
static CASE: Prose = prose("only the letter case differs, which counts");
static WHITE: Prose = prose("only white space differs");
static PADDING: Prose = prose("only = at the end differs");
static ALPHABET: Prose = prose("one is written in base64, the other in base64url");
static CUT: Prose = prose("one is the beginning of the other");
static X5T: Prose = prose("its x5t is the kid that the token names");
static SHA1: Prose = prose("the SHA-1 of its certificate is the kid that the token names");
static SHA1_HEX: Prose =
    prose("the SHA-1 of its certificate, in hexadecimal, is the kid that the token names");
static SHA256: Prose = prose("the SHA-256 of its certificate is the kid that the token names");
static THUMBPRINT: Prose = prose("its thumbprint is the kid that the token names");

/// What the keys have instead of the one that the token names.
pub fn key_absence(diagnosis: &Diagnosis) -> Option<Explanation> {
    let examined = &diagnosis.examined;
    let kid = examined.signature()?.facts.kid.as_deref()?;
    let absence = absence(&examined.ring, kid)?;
    let count = examined.ring.keys.len().to_string();
    let mut said = ABSENT.with(&[&shorten(kid), &count]);
    said.body = told(&absence, &examined.ring);
    Some(said)
}

fn told(absence: &Absence, ring: &Keyring) -> Vec<String> {
    let mut told = Vec::new();
    if !absence.kids.is_empty() {
        told.push(fill(THERE_ARE.text(), &[&list(&absence.kids, "and")]));
    }
    if absence.nameless > 0 {
        told.push(fill(NAMELESS.text(), &[&absence.nameless.to_string()]));
    }
    for (index, near) in &absence.near {
        let kid = ring.keys.get(*index).and_then(|key| key.labels.kid.clone());
        let name = kid.unwrap_or_else(|| index.saturating_add(1).to_string());
        told.push(fill(NEAR.text(), &[&shorten(&name), nearness(*near)]));
    }
    if !absence.issuers.is_empty() {
        told.push(fill(OF_ISSUERS.text(), &[&list(&absence.issuers, "and")]));
    }
    if absence.near.is_empty() && !absence.kids.is_empty() {
        let text = if absence.alike == 0 {
            OTHER_ISSUER
        } else {
            ROLLED
        };
        told.push(text.text().to_owned());
    }
    told
}

fn nearness(near: Nearness) -> &'static str {
    let text = match near {
        Nearness::Case => CASE,
        Nearness::WhiteSpace => WHITE,
        Nearness::Padding => PADDING,
        Nearness::Alphabet => ALPHABET,
        Nearness::Cut => CUT,
        Nearness::X5t => X5T,
        Nearness::CertificateSha1 => SHA1,
        Nearness::CertificateSha1Hex => SHA1_HEX,
        Nearness::CertificateSha256 => SHA256,
        Nearness::Thumbprint => THUMBPRINT,
    };
    text.text()
}

static UNREAD_JSON: Prose = prose("This is no whole JSON: line {0}, column {1}.");
static NO_KEY: Prose = prose("There is no key in it.");
static NO_KIND: Prose = prose("One of the set has no kty, so it is no key (RFC 7517 section 4.1).");
static EMPTY_SET: Prose = prose("The set of keys is empty.");
static ELSEWHERE: Prose =
    prose("These metadata only say where the keys are. Fetch them and put them here: curl {0}");
static LABEL: Prose = prose("{0} holds no key that tokens are checked with.");
static BASE64: Prose = prose("Line {0}, column {1} is no base64.");
static CUT_OFF: Prose = prose("It ends before the key does: copy all of it.");
static NO_DER: Prose = prose("It is base64, but not of a key or a certificate (DER).");
static OPENSSH: Prose = prose("The line of OpenSSH holds no key of its type.");
static SECRET: Prose = prose("As {0}, the secret cannot have what stands in line {1}, column {2}.");
static BESIDE: Prose = prose("Text beside the keys is not looked at.");
static TOO_LARGE: Prose = prose("This is too large for keys.");

/// Why a stretch of what was given is no key; `text` is what was given.
pub fn unread(unread: &Unread, text: &str) -> String {
    let place = |at: &usize| {
        let before = text.get(..*at).unwrap_or(text);
        let line = before.matches('\n').count().saturating_add(1).to_string();
        let column = before.rsplit('\n').next().unwrap_or_default();
        (line, column.chars().count().saturating_add(1).to_string())
    };
    let said = |prose: Prose, at: &usize| {
        let (line, column) = place(at);
        fill(prose.text(), &[&line, &column])
    };
    match &unread.why {
        Why::Json(at) => said(UNREAD_JSON, at),
        Why::NoKey => NO_KEY.text().to_owned(),
        Why::NoKind => NO_KIND.text().to_owned(),
        Why::EmptySet => EMPTY_SET.text().to_owned(),
        Why::Elsewhere(address) => fill(ELSEWHERE.text(), &[&shorten(address)]),
        Why::Label(label) => fill(LABEL.text(), &[&shorten(label)]),
        Why::Base64(at) => said(BASE64, at),
        Why::CutOff => CUT_OFF.text().to_owned(),
        Why::NoDer => NO_DER.text().to_owned(),
        Why::OpenSsh => OPENSSH.text().to_owned(),
        Why::Secret(form, at) => {
            let (line, column) = place(at);
            fill(SECRET.text(), &[secret_form(*form), &line, &column])
        }
        Why::Beside => BESIDE.text().to_owned(),
        Why::TooLarge => TOO_LARGE.text().to_owned(),
    }
}
