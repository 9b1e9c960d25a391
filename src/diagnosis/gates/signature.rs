//! Was it signed by the issuer?

use super::Attempt;
use crate::diagnosis::gate::{Moot, Outcome, Reason, Unchecked};
use crate::diagnosis::kind::TokenKind;
use crate::token::{Signed, Token};

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    let signed = match &attempt.reading.token {
        Token::Encrypted(_) => return Outcome::DoesNotApply(Moot::Encryption),
        Token::Unsecured(_) => return Outcome::Failed(Reason::Unsigned),
        token => token.signed(),
    };
    let Some(signed) = signed else {
        return Outcome::NotChecked(Unchecked::Unreadable);
    };
    if lacks_signature(signed) {
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

/// Whether a whole header and payload stand there without a signature. Claims alone are somebody's
/// decoded copy, of which nobody knows whether it was signed.
fn lacks_signature(signed: &Signed) -> bool {
    signed.header.is_some()
        && signed.payload.is_some()
        && signed
            .signature
            .as_ref()
            .is_none_or(|part| part.span.is_empty())
}
