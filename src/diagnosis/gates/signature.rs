//! Was it signed by the issuer?

use super::Attempt;
use crate::crypto::signature::{Check, Verdict, WhyNot};
use crate::diagnosis::gate::{Evidence, Moot, Outcome, Reason, Unchecked};
use crate::diagnosis::kind::TokenKind;
use crate::token::Token;

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    let signed = match &attempt.reading.token {
        Token::Encrypted(_) => return Outcome::DoesNotApply(Moot::Encryption),
        Token::Unsecured(_) => return Outcome::Failed(Reason::Unsigned),
        token => token.signed(),
    };
    if attempt.is_content() {
        return Outcome::DoesNotApply(Moot::Encryption);
    }
    let Some(signature) = signed.and_then(|signed| signed.signature.as_ref()) else {
        return Outcome::NotChecked(Unchecked::Unreadable);
    };
    if signature.span.is_empty() {
        return Outcome::Failed(Reason::Unsigned);
    }
    match attempt.examined.signature() {
        Some(check) => answer(check, attempt),
        None => Outcome::NotChecked(no_key(attempt)),
    }
}

fn answer(check: &Check, attempt: &Attempt<'_>) -> Outcome {
    let algorithm = || check.facts.algorithm.clone().unwrap_or_default();
    match &check.verdict {
        Verdict::Verified { key } => Outcome::Passed(Evidence::Signature {
            algorithm: algorithm(),
            key: *key,
        }),
        Verdict::Wrong { keys } => Outcome::Failed(Reason::SignatureWrong {
            algorithm: algorithm(),
            keys: keys.clone(),
        }),
        Verdict::NoKeyFits => Outcome::NotChecked(Unchecked::NoKeyFits),
        Verdict::OwnKeyOnly => Outcome::NotChecked(Unchecked::OwnKeyOnly),
        Verdict::NotChecked(why) => match why {
            WhyNot::NoKey => Outcome::NotChecked(no_key(attempt)),
            WhyNot::Unsecured => Outcome::Failed(Reason::Unsigned),
            WhyNot::BadCritical(_) | WhyNot::SharedParameters(_) => {
                Outcome::Failed(Reason::HeaderRefused)
            }
            WhyNot::Critical(_) => Outcome::NotChecked(Unchecked::Extension),
            WhyNot::NoAlgorithm | WhyNot::UnknownAlgorithm(_) => {
                Outcome::NotChecked(Unchecked::Algorithm)
            }
            WhyNot::Unreadable | WhyNot::NoSignature => Outcome::NotChecked(Unchecked::Unreadable),
            WhyNot::NoPayload => Outcome::NotChecked(Unchecked::Detached),
            WhyNot::TooMuch => Outcome::NotChecked(Unchecked::TooMuch),
        },
    }
}

/// Graph signs a header in which `nonce` is hashed, so that nobody else can check or replay it
/// (AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet issues 609 and 1256).
fn no_key(attempt: &Attempt<'_>) -> Unchecked {
    match attempt.facts.header_nonce && attempt.facts.kind == TokenKind::AccessGraph {
        true => Unchecked::GraphOnly,
        false => Unchecked::NoKey,
    }
}
