//! Dynamics 365 Commerce: the configuration of a point of sale and of Retail Server.

use super::fill::{Fill, How, Knob};
use super::headquarters;
use super::options::{Options, Section};
use crate::catalogue::prose;
use crate::document::Document;
use crate::intake::{Form, Piece, Reads, Source};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "commerce-pos",
    name: "configuration of a Commerce point of sale or of Retail Server",
    source: prose(
        "learn.microsoft.com/dynamics365/commerce/cpos-custom-aad (config.json); DLLHost.exe.config of Modern POS; web.config of Retail Server",
    ),
    reads: Reads::Document(read),
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

fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let options = Options::of(document);
    let telling = |next: &str| TELLING.iter().any(|own| own.eq_ignore_ascii_case(next));
    let sections = options.sections(|_, next| telling(next)).into_iter();
    sections
        .map(|section| piece(section, source.text))
        .collect()
}

fn piece(section: Section<'_, '_>, text: &str) -> Piece {
    // Where headquarters' lists are there too, they say whose settings these are.
    let alone = !headquarters::is_in(text);
    let mut fill = Fill::new(section, alone.then_some("dynamics-commerce"));
    fill.take(KNOBS);
    fill.piece(&FORM)
}
