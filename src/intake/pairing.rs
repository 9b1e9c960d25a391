//! Which pieces belong together: a token, the request that carried it, the answer that came back.

use super::piece::{Exchange, Piece, Tells};

/// Whether a piece that a deeper layer shows tells more than the one that stands there already.
pub(super) fn tells_more(new: &Piece, known: &Piece) -> bool {
    match (&new.tells, &known.tells) {
        (Tells::Token(new), Tells::Token(known)) => known.name.is_empty() && !new.name.is_empty(),
        (Tells::Exchange(new), Tells::Exchange(known)) => weight(new) > weight(known),
        _ => false,
    }
}

/// How much of an exchange is known.
fn weight(exchange: &Exchange) -> usize {
    let texts = [&exchange.method, &exchange.address, &exchange.challenge];
    let told = texts.iter().filter(|text| !text.is_empty()).count();
    let status = usize::from(exchange.status.is_some());
    told * 2 + status + exchange.headers.len() + exchange.fields.len()
}

/// Puts together what belongs together.
pub(super) fn settle(_pieces: &mut Vec<Piece>) {}
