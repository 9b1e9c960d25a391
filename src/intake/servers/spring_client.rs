//! Spring Boot's OAuth 2.0 client: what asks for tokens, and checks none for an API.

use super::{apart, other, values};
use crate::catalogue::prose;
use crate::document::Document;
use crate::intake::{Form, Piece, Reads, Source};

pub(super) static FORM: Form = Form {
    id: "spring-client",
    name: "Spring Boot OAuth 2.0 client",
    source: prose(
        "docs.spring.io, Spring Security, OAuth 2.0 Client (spring.security.oauth2.client)",
    ),
    reads: Reads::Document(read),
};

fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let leaves = values(source, document, &["oauth2", "OAUTH2"]);
    let own = leaves.iter().filter(|leaf| {
        leaf.within("security.oauth2.client.registration.")
            || leaf.within("security.oauth2.client.provider.")
    });
    let own: Vec<_> = own.collect();
    match apart(own.clone()).is_empty() {
        true => Vec::new(),
        false => vec![other(&FORM, "", &own)],
    }
}
