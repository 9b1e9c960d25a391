//! What a token endpoint answers: tokens, or why there are none.

use crate::catalogue::prose;
use crate::document::Document;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::http::{exchange, issued, piece};
use crate::intake::piece::{Exchange, Piece};

pub(super) static FORM: Form = Form {
    id: "token-answer",
    name: "Answer of a token endpoint",
    source: prose(
        "RFC 6749 §5; learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow",
    ),
    reads: Reads::Document(read),
};

fn read(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let Some(tree) = document.tree() else {
        return Vec::new();
    };
    // It may stand in what a tool made around it.
    let answers = tree
        .walk()
        .filter_map(|node| Some((issued(node)?, node.span)));
    let pieces = answers.filter_map(|((fields, body), span)| {
        let made = Exchange {
            fields,
            body,
            ..Exchange::default()
        };
        exchange(&FORM, made, span).map(piece)
    });
    pieces.collect()
}
