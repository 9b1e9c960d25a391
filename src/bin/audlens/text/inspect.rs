//! What a token says.

use audlens::diagnosis::gate::State;
use audlens::diagnosis::{Diagnosis, GateName};
use audlens::explain;
use audlens::intake::Tells;
use audlens::token::json::Json;
use audlens::token::{PartName, Token};

use super::check::{policy, spoken};
use super::{behind, findings, keys, layers, lines};
use crate::paper::{BOLD, DIM, ERROR, HELP, NOTE, Paper};
use crate::report::Report;

/// Every token of the input.
pub(crate) fn inspect(report: &Report) -> String {
    let mut paper = Paper::default();
    pieces(&mut paper, report);
    let count = report.tokens.len();
    for (index, diagnosis) in report.tokens.iter().enumerate() {
        if count > 1 {
            paper
                .put(BOLD, &format!("Token {} of {count}", index + 1))
                .end();
        }
        token(&mut paper, diagnosis, report.keys.expose());
    }
    paper.done()
}

/// What was recognised, a line each; nothing where that is a token alone.
fn pieces(paper: &mut Paper, report: &Report) {
    let pieces = &report.pasted.pieces;
    let alone = pieces.len() < 2
        && pieces
            .iter()
            .all(|own| matches!(own.tells, Tells::Token(_)));
    if alone {
        return;
    }
    paper.put(BOLD, "Recognised").end();
    for piece in pieces {
        let before = report.text.get(..piece.span.start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        paper.put(DIM, &format!("{line:>5}  "));
        paper.text(&explain::piece(piece));
        match explain::summary(piece, report.now).as_str() {
            "" => {}
            summary => {
                paper.put(DIM, &format!(" – {summary}"));
            }
        }
        paper.end();
    }
    paper.end();
    if let Some(diagnosis) = &report.without_token {
        policy(paper, diagnosis);
        spoken(paper, diagnosis);
        findings(paper, diagnosis);
    }
}

fn token(paper: &mut Paper, diagnosis: &Diagnosis, given: &str) {
    layers::around(paper, diagnosis);
    paper
        .put(BOLD, &explain::chips(diagnosis).join(" · "))
        .end();
    let token = &diagnosis.reading.token;
    part(
        paper,
        PartName::Header,
        token.header().map(|part| &part.json),
        diagnosis,
    );
    part(
        paper,
        PartName::Payload,
        token.payload().map(|part| &part.json),
        diagnosis,
    );
    if let Some(signature) = token.signed().and_then(|signed| signed.signature.as_ref()) {
        let bytes = signature.bytes.len();
        paper.end().put(BOLD, "signature").text(&match bytes {
            0 => ": empty".to_owned(),
            bytes => format!(": {bytes} bytes, not shown"),
        });
        paper.end();
    }
    if matches!(token, Token::Encrypted(_)) {
        paper.end().text(explain::ENCRYPTED).end();
        layers::closed(paper, diagnosis);
    }
    gates(paper, diagnosis);
    paper.end();
    if matches!(token, Token::Opaque(_))
        && let Some(gate) = diagnosis.gate(GateName::Readable)
    {
        let said = explain::gate(gate, diagnosis);
        paper.heading(NOTE, "note", gate.name.code(), &said.title);
        behind(paper, &said);
        paper.end();
    }
    keys::answers(paper, diagnosis);
    keys::listed(paper, diagnosis, given);
    findings(paper, diagnosis);
    if let Some(provider) = explain::provider(&diagnosis.facts) {
        paper.heading(NOTE, "note", "issuer", &provider.title);
        behind(paper, &provider);
    }
    if let Some(command) = explain::keys_command(&diagnosis.facts) {
        paper.remark("keys", &command);
        paper.end();
    }
}

fn part(paper: &mut Paper, name: PartName, json: Option<&Json>, diagnosis: &Diagnosis) {
    let Some(json) = json else {
        return;
    };
    let title = match name {
        PartName::Payload => "claims",
        name => explain::part(name),
    };
    paper.end().put(BOLD, title).end();
    lines::all(paper, json, name, diagnosis);
}

/// Every question with its answer on a line.
fn gates(paper: &mut Paper, diagnosis: &Diagnosis) {
    paper.end();
    for gate in &diagnosis.gates {
        let state = gate.outcome.state();
        let style = match state {
            State::Passed => HELP,
            State::Failed => ERROR,
            State::NotChecked => NOTE,
            State::DoesNotApply => DIM,
        };
        let word = explain::state_word(state);
        paper
            .text(&format!("{:<13}", explain::gate_name(gate.name)))
            .put(style, &format!("{word:<16}"))
            .text(&explain::gate(gate, diagnosis).title)
            .end();
    }
}
