//! What providers and APIs publish of themselves: metadata and keys.

mod jwks;
mod metadata;
mod pem;

use super::{Form, Rule};
use crate::catalogue::prose;

pub(super) static FORMS: &[&Form] = &[
    &metadata::OPENID,
    &metadata::SERVER,
    &metadata::RESOURCE,
    &jwks::FORM,
    &pem::FORM,
];

/// A key with which tokens can be signed. What it is never gets into a sentence.
static PRIVATE: Rule = Rule {
    code: "private-key",
    title: prose("This {0} is not for others to see."),
    body: prose(
        "Whoever has it can sign tokens that are accepted, or read what is encrypted. Once it was shown to others, replace it. To check a signature, the public key is enough.",
    ),
    source: prose("RFC 7517 section 9.2"),
};
