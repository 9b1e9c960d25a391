//! What came of opening an encrypted token, from the outside in.

use audlens::crypto::decrypt::Opening;
use audlens::diagnosis::examined::Layer;
use audlens::diagnosis::{Diagnosis, State};
use audlens::explain;
use audlens::token::{JsonPart, PartName, Token};

use super::{behind, lines};
use crate::paper::{BOLD, ERROR, HELP, NOTE, Paper, WARNING};

/// What is around the token that is shown, or in one that is shown closed: headers and answers.
pub(super) fn around(paper: &mut Paper, diagnosis: &Diagnosis) {
    let layers = &diagnosis.examined.layers;
    if layers.len() < 2 && diagnosis.examined.opened().is_none() {
        return;
    }
    for (index, layer) in layers.iter().enumerate() {
        let number = format!("{} {}", explain::LAYER, index + 1);
        paper.put(BOLD, &number).end();
        for part in headers(layer) {
            lines::all(paper, &part.json, PartName::Header, diagnosis);
        }
        paper.end();
        for own in &layer.openings {
            answer(paper, own, diagnosis);
            paper.end();
        }
    }
}

/// What keeps the only token closed.
pub(super) fn closed(paper: &mut Paper, diagnosis: &Diagnosis) {
    if let [layer] = diagnosis.examined.layers.as_slice() {
        for own in &layer.openings {
            paper.end();
            answer(paper, own, diagnosis);
        }
    }
}

/// The answer for each recipient, where there is anything to open and something to open it with.
pub(super) fn answers(paper: &mut Paper, diagnosis: &Diagnosis) {
    let layers = diagnosis.examined.layers.iter();
    let layers = layers.filter(|_| diagnosis.examined.given);
    for own in layers.flat_map(|layer| &layer.openings) {
        answer(paper, own, diagnosis);
        paper.end();
    }
}

/// Everything that a header says: to all recipients, protected or not, and to each.
fn headers(layer: &Layer) -> impl Iterator<Item = &JsonPart> {
    let token = match &layer.reading.token {
        Token::Encrypted(token) => Some(token),
        _ => None,
    };
    token.into_iter().flat_map(|token| {
        let protected = token.header.iter().filter(|_| token.protected);
        let own = token
            .recipients
            .iter()
            .filter_map(|one| one.header.as_ref());
        protected.chain(&token.shared).chain(own)
    })
}

fn answer(paper: &mut Paper, opening: &Opening, diagnosis: &Diagnosis) {
    let (style, word) = match explain::opening_state(opening) {
        State::Passed => (HELP, "opened"),
        State::Failed => (ERROR, "error"),
        _ => (NOTE, "note"),
    };
    let said = explain::opening(opening, &diagnosis.examined);
    paper.heading(style, word, "encryption", &said.title);
    behind(paper, &said);
    for warning in opening.warnings.iter().map(explain::warning) {
        paper.end();
        paper.heading(WARNING, "warning", "encryption", &warning.title);
        behind(paper, &warning);
    }
}
