//! Is it the kind of token that an API takes?
//!
//! An ID token is for the application that signed somebody in and "shouldn't be used for
//! authorization purposes" (entra-docs id-tokens.md; OpenID Connect Core §2).
//! `typ` keeps kinds apart where both sides use it (RFC 8725 §3.11, RFC 9068 §4).

use super::Attempt;
use crate::diagnosis::gate::{Evidence, Moot, Outcome, Reason, Unchecked};
use crate::diagnosis::kind::TokenKind;

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    let Attempt {
        facts, expectation, ..
    } = attempt;
    if let Some(wanted) = &expectation.token_type {
        return match &facts.header_type {
            Some(found) if same_type(wanted, found) => Outcome::Passed(Evidence::Type {
                found: found.clone(),
            }),
            found => Outcome::Failed(Reason::WrongType {
                wanted: wanted.clone(),
                found: found.clone(),
            }),
        };
    }
    match facts.kind {
        _ if !expectation.access_tokens_only => Outcome::DoesNotApply(Moot::NotAsked),
        TokenKind::Unclear => Outcome::NotChecked(Unchecked::KindUnclear),
        kind if kind.is_access() => Outcome::Passed(Evidence::Kind(kind)),
        kind => Outcome::Failed(Reason::WrongKind(kind)),
    }
}

/// RFC 7515 §4.1.9: compared as media types, with `application/` added where there is no slash.
fn same_type(wanted: &str, found: &str) -> bool {
    let bare = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.strip_prefix("application/")
            .map_or(name.clone(), str::to_owned)
    };
    bare(wanted) == bare(found)
}
