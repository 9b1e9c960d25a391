//! PostgREST, in its configuration file or its environment.

use super::leaf::Leaf;
use super::mistakes::{ANY_AUDIENCE, ONE_VALUE, look_at_secret, mistake};
use super::{apart, of, piece, values};
use crate::catalogue::prose;
use crate::document::Document;
use crate::intake::{Form, Piece, Reads, Source};
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "postgrest",
    name: "PostgREST",
    source: prose("docs.postgrest.org, Configuration (jwt-aud, jwt-secret)"),
    reads: Reads::Document(read),
};

fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let leaves = values(source, document, &["jwt-aud", "jwt-secret", "PGRST_JWT"]);
    let own = leaves.iter().filter(|leaf| {
        let name = leaf.name.as_str();
        name.starts_with("PGRST_JWT_") || matches!(name, "jwt-aud" | "jwt-secret")
    });
    let groups = apart(own.collect()).into_iter();
    groups.map(|own| one(&own)).collect()
}

fn one(own: &[&Leaf]) -> Piece {
    let mut configured = of("rfc7519", "PostgREST");
    let audience = own.iter().rev().find(|leaf| leaf.ends("jwt-aud"));
    // 30 seconds: PostgREST/postgrest src/library/PostgREST/Auth/Jwt.hs.
    if let Some(leaf) = audience.filter(|leaf| !leaf.text.is_empty()) {
        configured.one(Kind::Audiences, leaf);
        if leaf.text.starts_with('[') || leaf.text.contains(',') {
            let several = mistake(&ONE_VALUE, leaf.span, &["jwt-aud"]);
            configured.mistakes.push(several);
        }
    } else if let Some(leaf) = own.first() {
        let any = mistake(&ANY_AUDIENCE, leaf.at, &["jwt-aud"]);
        configured.mistakes.push(any);
    }
    // A key set is public, and so is the name of a file.
    let secret = own.iter().find(|leaf| leaf.ends("jwt-secret"));
    if let Some(leaf) = secret.filter(|leaf| !leaf.text.starts_with(['{', '@'])) {
        look_at_secret(&mut configured, leaf);
    }
    piece(&FORM, "", own, configured)
}
