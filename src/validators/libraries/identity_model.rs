//! Microsoft.IdentityModel: the validation that ASP.NET Core, OWIN, Microsoft.Identity.Web and others share.
//!
//! AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet at the commit c6b3b6a4 (8.2.0);
//! what changed from version to version is said where it matters. Tokens are read as since 7.0.0, whose
//! readers are other than those before.
//!
//! What cannot be known from the token is filled in as `…`: which keys were tried, how many there are,
//! where they come from, and the stacks of exceptions.

mod audience;
mod checks;
mod date;
mod issuer;
mod lifetime;
mod messages;
mod parameters;
mod read;
mod settings;
mod signature;
#[cfg(test)]
mod tests;
mod token_type;
mod words;

pub(in crate::validators) use audience::{audience, invalid_audience};
pub(in crate::validators) use checks::{
    CHECKS, expectation_of_profile, order_of_profile, parameters_of,
};
pub(in crate::validators) use date::claim as date;
pub(in crate::validators) use issuer::issuer;
pub(in crate::validators) use lifetime::lifetime;
pub(in crate::validators) use messages::MESSAGES;
#[allow(unused_imports, reason = "for validators that are built upon it")]
pub(in crate::validators) use parameters::{Delegate, Handler, Key, Parameters, Shows};
pub(in crate::validators) use read::{input, not_well_formed, read};
#[allow(unused_imports, reason = "for validators that are built upon it")]
pub(in crate::validators) use settings::{
    CLOCK_SKEW, KEY, METADATA_ISSUER, SETTINGS, SHOWS, VALID_ALGORITHMS, VALID_AUDIENCE,
    VALID_AUDIENCES, VALID_ISSUER, VALID_ISSUERS, VALID_TYPES, VERSION, off, on,
};
pub(in crate::validators) use signature::signature;
pub(in crate::validators) use token_type::token_type;
#[allow(unused_imports, reason = "for validators that are built upon it")]
pub(in crate::validators) use words::{Value, listed, said, text};

use crate::validators::{Attempt, Check, Expectation, GateName, Given};

/// The usual order of the checks, by their codes.
const ORDER: [&str; 7] = [
    "input",
    "read",
    "signature",
    "lifetime",
    "audience",
    "issuer",
    "type",
];

/// With `ValidateSignatureLast`.
const SIGNATURE_LAST: [&str; 7] = [
    "input",
    "read",
    "lifetime",
    "audience",
    "issuer",
    "type",
    "signature",
];

/// With a key id that no key has: the issuer comes before the audience, and both before the refusal.
const PREEMPTED: [&str; 7] = [
    "input",
    "read",
    "lifetime",
    "issuer",
    "audience",
    "signature",
    "type",
];

/// The checks in the order in which they are run on this token. Checks of other codes keep their place.
pub(in crate::validators) fn order(
    parameters: &Parameters,
    attempt: &Attempt<'_>,
    checks: &'static [Check],
) -> Vec<&'static Check> {
    let order = if parameters.signature_last {
        SIGNATURE_LAST
    } else if signature::preempts(parameters, attempt) {
        PREEMPTED
    } else {
        ORDER
    };
    let find = |code: &str| checks.iter().find(|check| check.code == code);
    let mut ordered = order.into_iter().filter_map(find);
    checks
        .iter()
        .filter_map(|check| match ORDER.contains(&check.code) {
            true => ordered.next(),
            false => Some(check),
        })
        .collect()
}

/// The same in the terms of the gates.
///
/// Not in it, because no gate can tell: what a delegate returns; a setting that is missing, which
/// refuses every token; whether the signature fits; and that letter case counts in `typ`.
pub(in crate::validators) fn expectation(
    parameters: &Parameters,
    attempt: &Attempt<'_>,
) -> Expectation {
    let delegated = |delegate: Delegate| !matches!(delegate, Delegate::Unset);
    let found = attempt.audience();
    let no_audience = !parameters.requires_audience() && found.values().is_empty();
    let unsigned = signature::encoded(attempt).is_none() && !parameters.require_signed_tokens;
    let ignored = [
        (
            GateName::Audience,
            !parameters.validate_audience || delegated(parameters.audience_delegate) || no_audience,
        ),
        (
            GateName::Issuer,
            !parameters.validate_issuer || delegated(parameters.issuer_delegate),
        ),
        (
            GateName::Lifetime,
            !parameters.validate_lifetime || delegated(parameters.lifetime_delegate),
        ),
        (GateName::Algorithm, unsigned),
        (GateName::Signature, unsigned),
    ];
    let algorithm = attempt.header_text("alg").unwrap_or_default();
    let algorithms = match &parameters.valid_algorithms {
        Given::Values(values) => values.clone(),
        // Named only where they refuse: their list is long.
        _ if signature::is_supported(&algorithm) => Vec::new(),
        _ => signature::ALGORITHMS.map(str::to_owned).to_vec(),
    };
    let token_type = attempt.header_text("typ");
    let token_type = match &parameters.valid_types {
        Given::Values(values) => match token_type.filter(|found| values.contains(found)) {
            Some(found) => Some(found),
            None => values.first().cloned(),
        },
        Given::Null | Given::Empty => None,
    };
    Expectation {
        audiences: parameters.audiences(),
        slash_tolerant: parameters.forgives_slash(),
        case_tolerant: parameters.forgives_case(),
        issuers: parameters.issuers(),
        skew: parameters.skew,
        valid_at_expiry: true,
        requires_expiry: parameters.require_expiration_time,
        algorithms,
        token_type,
        // Padding and the standard alphabet are taken by one handler only; neither minds stray bits.
        strict_encoding: parameters.handler == Handler::JwtSecurityToken
            && attempt.reading.text.contains(['=', '+', '/']),
        ignores: ignored
            .into_iter()
            .filter_map(|(gate, is_ignored)| is_ignored.then_some(gate))
            .collect(),
        ..Expectation::default()
    }
}
