//! Everything as JSON for programs: the form that `www/audlens-1.schema.json` describes.
//!
//! What is here stays; members may be added without a new version.

mod exact;
mod keys;
mod layers;
mod message;
mod profile;

pub(crate) use profile::validators;

use audlens::diagnosis::gate::Gate;
use audlens::diagnosis::{Diagnosis, Finding, Fix};
use audlens::explain;
use audlens::intake::Tells;
use audlens::token::time;
use audlens::validators::{Cell, Table, Verdict};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::report::{self, Report};

/// The version of the form.
const VERSION: u8 = 1;

#[derive(Serialize)]
struct Whole<'a> {
    version: u8,
    as_of: Option<String>,
    pieces: Vec<Piece>,
    tokens: Vec<Token<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<Ruling<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<Compared>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recognised: Option<Vec<message::Recognised<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    messages: Option<Vec<message::Heard<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<Vec<message::Nearest>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keys: Option<String>,
}

/// A stretch of the input, in bytes of it as UTF-8.
#[derive(Serialize)]
struct Piece {
    kind: &'static str,
    start: usize,
    end: usize,
    /// What it is called; tokens have their own entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
}

#[derive(Serialize)]
struct Token<'a> {
    kind: &'static str,
    form: &'static str,
    algorithm: Option<&'a str>,
    issuer: Option<Issuer<'a>>,
    header: Option<Box<RawValue>>,
    claims: Option<Box<RawValue>>,
    headline: String,
    gates: Vec<Answer>,
    findings: Vec<Noticed>,
    fixes: Vec<Remedy>,
    /// From the outside in, where it was encrypted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    layers: Vec<layers::Layer>,
    /// What keys say, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    keys: Option<keys::Keys>,
}

/// A statement.
#[derive(Serialize)]
struct Statement {
    title: String,
    body: Vec<String>,
    source: &'static str,
}

impl From<explain::Explanation> for Statement {
    fn from(said: explain::Explanation) -> Self {
        Self {
            title: said.title,
            body: said.body,
            source: said.source,
        }
    }
}

#[derive(Serialize)]
struct Issuer<'a> {
    provider: Option<&'static str>,
    value: Option<&'a str>,
}

#[derive(Serialize)]
struct Answer {
    gate: &'static str,
    state: &'static str,
    code: &'static str,
    title: String,
    expected: Vec<String>,
    received: Vec<String>,
    source: &'static str,
}

#[derive(Serialize)]
struct Noticed {
    code: &'static str,
    severity: &'static str,
    title: String,
    source: &'static str,
}

#[derive(Serialize)]
struct Remedy {
    code: &'static str,
    gate: &'static str,
    side: &'static str,
    title: String,
    copy: Option<String>,
    copies: Vec<Copy>,
    caution: Option<String>,
    proof: String,
    source: &'static str,
}

#[derive(Serialize)]
struct Copy {
    label: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Ruling<'a> {
    validator: &'static str,
    accepted: bool,
    /// Whether its own checks decided, or the gates.
    basis: &'static str,
    status: Option<u16>,
    code: Option<&'static str>,
    exception: Option<&'static str>,
    message: Option<&'a str>,
    challenge: Option<&'a str>,
    body: Option<&'a str>,
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    check: &'static str,
    gate: &'static str,
    state: &'static str,
}

#[derive(Serialize)]
struct Compared {
    columns: Vec<&'static str>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    cells: Vec<Place>,
}

#[derive(Serialize)]
struct Place {
    state: &'static str,
    value: Option<String>,
}

/// What there is to say about an input.
pub(crate) fn report(report: &Report) -> String {
    let pieces = report.pieces.iter().map(|piece| Piece {
        kind: "token",
        start: piece.start,
        end: piece.end,
        name: None,
        summary: None,
    });
    let others = report.pasted.pieces.iter();
    let others = others.filter(|piece| !matches!(piece.tells, Tells::Token(_)));
    let others = others.map(|piece| Piece {
        kind: piece.form.id,
        start: piece.span.start,
        end: piece.span.end,
        name: Some(explain::piece(piece)),
        summary: Some(explain::summary(piece, report.now)).filter(|own| !own.is_empty()),
    });
    let first = report.tokens.first();
    let checked = first.zip(report.validator);
    let asked = first.filter(|diagnosis| diagnosis.spoken().next().is_some());
    let told = first.filter(|diagnosis| !diagnosis.heard.is_empty());
    let alike = first.filter(|diagnosis| !diagnosis.nearest.is_empty());
    print(&Whole {
        version: VERSION,
        as_of: first.and_then(|diagnosis| as_of(diagnosis.now)),
        pieces: pieces.chain(others).collect(),
        tokens: report.tokens.iter().map(|own| token(own, report)).collect(),
        verdict: checked.map(|(diagnosis, validator)| ruling(diagnosis, validator.id)),
        table: checked.and_then(|(diagnosis, _)| diagnosis.table.as_ref().map(compared)),
        recognised: asked.map(|diagnosis| diagnosis.spoken().map(message::recognised).collect()),
        messages: told.map(|diagnosis| diagnosis.heard.iter().map(message::heard).collect()),
        nearest: alike.map(|diagnosis| diagnosis.nearest.iter().map(message::nearest).collect()),
        keys: first.and_then(keys::answer),
    })
}

/// A value as JSON on lines of its own.
fn print(value: &impl Serialize) -> String {
    // Strings, numbers and lists of them cannot fail to be written.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// RFC 3339.
fn as_of(seconds: i64) -> Option<String> {
    Some(time::utc(seconds)?.replace(' ', "T") + "Z")
}

fn token<'a>(diagnosis: &'a Diagnosis, report: &Report) -> Token<'a> {
    let token = &diagnosis.reading.token;
    let facts = &diagnosis.facts;
    let issuer = facts.issuer.as_deref().or(facts.odd_issuer.as_deref());
    let provider = facts.provider.as_ref().map(|found| found.provider.id);
    Token {
        kind: facts.kind.code(),
        form: token.code(),
        algorithm: facts.algorithm.as_deref(),
        issuer: (issuer.is_some() || provider.is_some()).then_some(Issuer {
            provider,
            value: issuer,
        }),
        header: token.header().and_then(|part| exact::object(&part.json)),
        claims: token.payload().and_then(|part| exact::object(&part.json)),
        headline: explain::verdict(diagnosis).headline,
        gates: diagnosis
            .gates
            .iter()
            .map(|gate| answer(gate, diagnosis))
            .collect(),
        findings: diagnosis.findings.iter().map(noticed).collect(),
        fixes: diagnosis
            .fixes
            .iter()
            .map(|fix| remedy(fix, diagnosis))
            .collect(),
        layers: layers::layers(diagnosis),
        keys: keys::keys(diagnosis, report.keys.expose()),
    }
}

fn answer(gate: &Gate, diagnosis: &Diagnosis) -> Answer {
    let said = explain::gate(gate, diagnosis);
    let sides = explain::sides(&gate.outcome);
    Answer {
        gate: gate.name.code(),
        state: gate.outcome.state().code(),
        code: gate.outcome.code(),
        title: said.title,
        expected: sides.expected,
        received: sides.received,
        source: said.source,
    }
}

fn noticed(finding: &Finding) -> Noticed {
    let said = explain::finding(finding);
    Noticed {
        code: finding.code(),
        severity: finding.severity().code(),
        title: said.title,
        source: said.source,
    }
}

fn remedy(fix: &Fix, diagnosis: &Diagnosis) -> Remedy {
    let said = explain::fix(fix, diagnosis);
    let copy: Vec<_> = said.copy.iter().map(|own| own.text.as_str()).collect();
    let copy = (!copy.is_empty()).then(|| copy.join("\n"));
    let copies = said.copy.into_iter().map(|own| Copy {
        label: own.label,
        text: own.text,
    });
    Remedy {
        code: fix.advice.code(),
        gate: fix.gate.code(),
        side: fix.advice.side().code(),
        title: said.title,
        copy,
        copies: copies.collect(),
        caution: said.caution,
        proof: said.proof,
        source: said.source,
    }
}

fn ruling<'a>(diagnosis: &'a Diagnosis, validator: &'static str) -> Ruling<'a> {
    let verdict = diagnosis.verdict.as_ref();
    let rejection = verdict.and_then(|verdict| verdict.rejection.as_ref());
    let answer = verdict.and_then(|verdict| verdict.answer.as_ref());
    Ruling {
        validator,
        accepted: report::accepted(diagnosis),
        basis: if verdict.is_some() { "checks" } else { "gates" },
        status: answer
            .map(|answer| answer.status)
            .filter(|status| *status != 0),
        code: rejection.map(|rejection| rejection.code),
        exception: rejection
            .map(|rejection| rejection.exception)
            .filter(|name| !name.is_empty()),
        message: rejection.map(|rejection| rejection.message.as_str()),
        challenge: answer.and_then(|answer| answer.challenge.as_deref()),
        body: answer.and_then(|answer| answer.body.as_deref()),
        steps: verdict.map(steps).unwrap_or_default(),
    }
}

fn steps(verdict: &Verdict) -> Vec<Step> {
    let step = |step: &audlens::validators::Step| Step {
        check: step.check,
        gate: step.gate.code(),
        state: step.state.code(),
    };
    verdict.steps.iter().map(step).collect()
}

fn compared(table: &Table) -> Compared {
    let cell = |cell: &Cell| {
        let (state, value) = match cell {
            Cell::Same(value) => ("same", Some(value)),
            Cell::Differs(value) => ("differs", Some(value)),
            Cell::Unknown => ("unknown", None),
            Cell::NoPlace => ("no-place", None),
        };
        Place {
            state,
            value: value.cloned(),
        }
    };
    let row = |row: &audlens::validators::Row| Row {
        name: row.name.text(),
        cells: row.cells.iter().map(cell).collect(),
    };
    Compared {
        columns: table.columns.iter().map(|name| name.text()).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}
