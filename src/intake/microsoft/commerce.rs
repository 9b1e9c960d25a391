//! Dynamics 365 Commerce: the configuration of a point of sale and of Retail Server.

use super::fill::{Fill, How, Knob};
use super::headquarters;
use super::options::Options;
use crate::catalogue::prose;
use crate::document::Document;
use crate::intake::{Form, Piece, Reads, Source, Tells};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "commerce-pos",
    name: "configuration of a Commerce point of sale or of Retail Server",
    source: prose(
        "learn.microsoft.com/dynamics365/commerce/cpos-custom-aad (config.json); DLLHost.exe.config of Modern POS; web.config of Retail Server",
    ),
    reads: Reads::Text(read),
};

const KNOBS: &[Knob] = &[
    ("AADClientId", Kind::Own("AADClientId"), How::One),
    (
        "AADRetailServerResourceId",
        Kind::Own("AADRetailServerResourceId"),
        How::One,
    ),
    (
        "CommerceAuthenticationAudience",
        Kind::Own("CommerceAuthenticationAudience"),
        How::One,
    ),
];

/// Keys of these files only.
const TELLING: [&str; 5] = [
    "AADClientId",
    "AADRetailServerResourceId",
    "CommerceAuthenticationAudience",
    "AADTokenIssuerPrefix",
    "RetailServerUrl",
];

fn read(source: &Source<'_>) -> Vec<Piece> {
    let found = source.documents.iter().flat_map(pieces);
    let mut found: Vec<Piece> = found.collect();
    // Where headquarters' lists are there too, they say whose settings these are.
    if !found.is_empty() && headquarters::is_in(source) {
        for piece in &mut found {
            if let Tells::Settings(configured) = &mut piece.tells {
                configured.validator = None;
            }
        }
    }
    found
}

fn pieces(document: &Document) -> Vec<Piece> {
    let options = Options::of(document);
    let telling = |next: &str| TELLING.iter().any(|own| own.eq_ignore_ascii_case(next));
    let sections = options.sections(|_, next| telling(next)).into_iter();
    let piece = |section| {
        let mut fill = Fill::new(section, Some("dynamics-commerce"));
        fill.take(KNOBS);
        fill.piece(&FORM)
    };
    sections.map(piece).collect()
}
