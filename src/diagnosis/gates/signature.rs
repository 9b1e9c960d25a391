//! Was it signed by the issuer?

use super::Attempt;
use crate::diagnosis::gate::{Moot, Outcome, Reason, Unchecked};
use crate::diagnosis::kind::TokenKind;
use crate::token::Token;

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    let signed = match &attempt.reading.token {
        Token::Encrypted(_) => return Outcome::DoesNotApply(Moot::Encryption),
        Token::Unsecured(_) => return Outcome::Failed(Reason::Unsigned),
        token => token.signed(),
    };
    let Some(signature) = signed.and_then(|signed| signed.signature.as_ref()) else {
        return Outcome::NotChecked(Unchecked::Unreadable);
    };
    if signature.span.is_empty() {
        return Outcome::Failed(Reason::Unsigned);
    }
    // Graph signs a header in which `nonce` is hashed, so that nobody else can check or replay it
    // (AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet issues 609 and 1256).
    let graph = attempt.facts.header_nonce && attempt.facts.kind == TokenKind::AccessGraph;
    Outcome::NotChecked(if graph {
        Unchecked::GraphOnly
    } else {
        Unchecked::NoKey
    })
}
