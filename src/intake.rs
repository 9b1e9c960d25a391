//! Whatever a person has at hand, recognised piece by piece.
//!
//! [`read`] never fails and refuses nothing: what it does not know it leaves alone. Each
//! [`Form`] is a kind of thing that people paste, one file each; to add one, write its file and
//! list it in [`forms`]. What the pieces tell, [`Intake::fill`] puts together.

mod apim;
mod earlier;
pub mod filled;
pub mod form;
pub mod http;
pub mod layer;
mod mesh;
mod message;
mod microsoft;
pub mod mistake;
pub mod mistakes;
mod oauth;
pub mod pairing;
pub mod piece;
pub mod placeholder;
mod places;
mod published;
mod servers;
mod token;

pub use filled::{Choices, Filled, Source as FilledFrom, Waiting};
pub use form::{Form, Reads, Source};
pub use mistake::{Mistake, Rule};
pub use piece::{Carried, Configured, Exchange, Piece, Tells, Value};

use crate::catalogue;
use crate::document;
use crate::token::span::Span;
use crate::token::unwrap::is_one_token;
use earlier::Earlier;
use layer::Layer;

/// Every form, in the order in which pieces at the same place are listed.
pub fn forms() -> impl Iterator<Item = &'static Form> {
    FAMILIES.iter().copied().flatten().copied()
}

/// The families of forms, one line each.
const FAMILIES: &[&[&Form]] = &[
    token::FORMS,
    http::FORMS,
    oauth::FORMS,
    microsoft::FORMS,
    published::FORMS,
    mesh::FORMS,
    servers::FORMS,
    apim::FORMS,
    message::FORMS,
];

/// A pasted text and what was recognised in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    /// In the order in which they stand there.
    pub pieces: Vec<Piece>,
}

/// Texts over this many bytes are only looked through for tokens.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Looks for every form in a text. Nothing until the catalogue is here, which brings the code; and
/// nothing in a text that is a bare token, however large, of which there is nothing to tell.
pub fn read(text: &str) -> Intake {
    match catalogue::is_here() && text.len() <= MAX_BYTES && !is_one_token(text) {
        true => recognise(text),
        false => Intake::default(),
    }
}

#[inline(never)]
fn recognise(text: &str) -> Intake {
    let mut pieces: Vec<Piece> = Vec::new();
    let straight = Layer::straight(text).unwrap_or_else(|| Layer::original(text));
    let unquoted = Layer::without_quoting(&straight.text);
    let mut layers: Vec<Layer<'_>> = [straight].into_iter().chain(unquoted).collect();
    let first = layers.len();
    // Escapes may stand in escapes, as in a log of a log.
    const DEEPEST: usize = 3;
    while layers.len() <= first + DEEPEST {
        let Some(top) = layers.last() else { break };
        let found = look(&top.text);
        let earlier = Earlier::of(&pieces);
        for mut piece in found {
            place(&mut piece, &layers);
            let known = earlier.overlapping(&piece);
            match known.and_then(|known| pieces.get_mut(known)) {
                Some(known) if pairing::tells_more(&piece, known) => *known = piece,
                // It may have made room for a smaller one.
                Some(known) if overlap(known.span, piece.span) => {}
                _ => pieces.push(piece),
            }
        }
        let Some(next) = peeled(&top.text) else { break };
        layers.push(next);
    }
    pieces.sort_by_key(|piece| (piece.span.start, usize::MAX - piece.span.end));
    pairing::settle(&mut pieces);
    if !pieces.iter().any(|piece| piece.said().is_some()) {
        pieces.extend(message::like_known(text, &pieces));
        pieces.sort_by_key(|piece| (piece.span.start, usize::MAX - piece.span.end));
    }
    Intake { pieces }
}

/// The text without the outermost of its escapes. Quotation marks that are escaped as in JSON stand
/// in a string of it, and entities beside them are what the string holds.
fn peeled(text: &str) -> Option<Layer<'static>> {
    let escapes = || Layer::without_escapes(text);
    let entities = || Layer::without_entities(text);
    let mut marks = text.match_indices('\\');
    match marks.any(|(at, _)| text.as_bytes().get(at + 1) == Some(&b'"')) {
        true => escapes().or_else(entities),
        false => entities().or_else(escapes),
    }
}

fn look(text: &str) -> Vec<Piece> {
    let documents = document::documents(text);
    let source = Source::new(text, &documents);
    let mut found = Vec::new();
    for form in forms() {
        match form.reads {
            Reads::Document(read) => {
                found.extend(
                    documents
                        .iter()
                        .flat_map(|document| read(&source, document)),
                );
            }
            Reads::Text(read) => found.extend(read(&source)),
        }
    }
    found
}

fn overlap(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// Moves the places of a piece from the last of the layers to the text that was pasted.
fn place(piece: &mut Piece, layers: &[Layer<'_>]) {
    let moved = |span: &mut Span| {
        *span = layers
            .iter()
            .rev()
            .fold(*span, |span, layer| layer.original_of(span));
    };
    moved(&mut piece.span);
    match &mut piece.tells {
        Tells::Settings(configured) => {
            for value in &mut configured.values {
                moved(&mut value.span);
            }
            for mistake in &mut configured.mistakes {
                moved(&mut mistake.span);
            }
        }
        Tells::Policy(policy) => policy.moved(&mut |span| moved(span)),
        _ => {}
    }
}
