//! Azure API Management: what its two policies for tokens have in common.
//!
//! Both hand the token to Microsoft.IdentityModel and then look at claims themselves. Which version
//! they use is not published: the texts in public traces are those of 5.3 to 6.13, with values shown
//! and with '' where the library prints null (MicrosoftDocs/azure-docs#12552), so those are written.

pub(super) mod settings;

use super::super::libraries::identity_model::{self as library, Handler, Key, Parameters, Shows};
use super::plain;
use crate::catalogue::prose;
use crate::validators::{
    Answer, Attempt, Check, Expectation, GateName, Holds, Kind, Message, Rejection, RequiredClaim,
    Said, Skip, Version,
};
use settings::{BEFORE, HTTP_CODE, MESSAGE};

/// What a trace has in front of the library's words; behind them it sets a full stop of its own.
const PREFIX: &str = "JWT Validation Failed: ";

/// API Management's own texts.
pub(super) static MESSAGES: &[Message] = &[
    Message {
        code: "TokenNotPresent",
        gate: GateName::Readable,
        since: Version(0, 0, 0),
        text: prose("JWT not present."),
        holds: &[],
    },
    Message {
        code: "TokenClaimNotFound",
        gate: GateName::Permissions,
        since: Version(0, 0, 0),
        text: prose("JWT token is missing the following claims: {0}. Access denied."),
        holds: &[Holds::Other],
    },
    Message {
        code: "TokenClaimValueNotAllowed",
        gate: GateName::Permissions,
        since: Version(0, 0, 0),
        text: prose("Claim value mismatch: {0}={1}."),
        holds: &[Holds::Claim, Holds::WantedValue],
    },
];

/// The library as API Management sets it up; audiences and issuers are for the policy to say.
pub(super) fn parameters(attempt: &Attempt<'_>) -> Parameters {
    Parameters {
        handler: Handler::JwtSecurityToken,
        version: Version(6, 8, 0),
        shows: Shows::Pii,
        valid_audience: Some(String::new()),
        valid_issuer: Some(String::new()),
        key: Key::of(attempt),
        skew: 0,
        ..Parameters::default()
    }
}

/// The same in the terms of the gates, with the required claims. An `aud` that is asked for there,
/// and nowhere else, is what the API expects.
pub(super) fn expectation(parameters: &Parameters, attempt: &Attempt<'_>) -> Expectation {
    let claims = attempt.settings.claims(Kind::Claims);
    let mut expected = library::expectation(parameters, attempt);
    expected.issuers.retain(|issuer| !issuer.is_empty());
    let audience = claims.iter().find(|claim| claim.name == "aud");
    if let Some(audience) = audience
        && expected.audiences.is_empty()
        && (!audience.all || audience.values.len() == 1)
    {
        expected.audiences.clone_from(&audience.values);
        expected.slash_tolerant = false;
        expected.ignores.retain(|gate| *gate != GateName::Audience);
    }
    Expectation {
        claims,
        replaced_by: replaced_by(attempt),
        ..expected
    }
}

/// The policy that has put another token in the place of the caller's.
fn replaced_by(attempt: &Attempt<'_>) -> Option<&'static str> {
    match attempt.set(BEFORE.kind) {
        settings::MANAGED_IDENTITY => Some("authentication-managed-identity"),
        settings::SET_HEADER => Some("set-header for Authorization"),
        _ => None,
    }
}

/// Looks, unless another token is looked at.
pub(super) fn look(attempt: &Attempt<'_>, run: impl FnOnce() -> Said) -> Said {
    match replaced_by(attempt) {
        Some(_) => Said::Skipped(Skip::OtherToken),
        None => run(),
    }
}

/// What the library says, as a trace has it.
pub(super) fn traced(attempt: &Attempt<'_>, run: impl FnOnce() -> Said) -> Said {
    match look(attempt, run) {
        Said::Refused(mut rejection) => {
            rejection.message = [PREFIX, &rejection.message, "."].concat();
            Said::Refused(rejection)
        }
        said => said,
    }
}

/// Whether there is a token at all.
pub(super) const PRESENT: Check = Check {
    code: "present",
    gate: GateName::Readable,
    about: prose("There is a token where the policy looks for it."),
    source: prose(
        "azure-docs api-management-error-handling-policies.md (TokenNotPresent); validate-jwt-policy.md (failed-validation-error-message)",
    ),
    run: present,
};

fn present(attempt: &Attempt<'_>) -> Said {
    look(attempt, || {
        let is_there = !attempt.reading.text.trim().is_empty();
        plain::said(Some(is_there), Skip::Off, || {
            refused("TokenNotPresent", &[])
        })
    })
}

// The policy has one check of values; here it is told apart by the question that a claim belongs
// to. The policy compares claims in its own order, this in the order of the questions.
pub(super) const CLAIMS_PRESENT: Check = Check {
    code: "claims-present",
    gate: GateName::Permissions,
    about: prose(
        "Every required claim is in the token. This comes before their values are compared.",
    ),
    source: prose("azure-docs api-management-error-handling-policies.md (TokenClaimNotFound)"),
    run: claims_present,
};
pub(super) const CLAIM_AUD: Check = claim("claim-aud", GateName::Audience, |attempt| {
    claims_accepted(GateName::Audience, attempt)
});
pub(super) const CLAIM_ISS: Check = claim("claim-iss", GateName::Issuer, |attempt| {
    claims_accepted(GateName::Issuer, attempt)
});
pub(super) const CLAIM_CALLER: Check = claim("claim-caller", GateName::Caller, |attempt| {
    claims_accepted(GateName::Caller, attempt)
});
pub(super) const CLAIMS: Check = claim("claims", GateName::Permissions, |attempt| {
    claims_accepted(GateName::Permissions, attempt)
});

const fn claim(code: &'static str, gate: GateName, run: fn(&Attempt<'_>) -> Said) -> Check {
    Check {
        code,
        gate,
        about: prose(
            "Required claims that ask the same question (aud; iss; azp and appid; all others) hold all their values, or one of them with match any. The message prints the wanted values; how it prints several is a guess.",
        ),
        source: prose(
            "azure-docs validate-jwt-policy.md (claim attributes); learn.microsoft.com/answers/questions/1064084 (the text)",
        ),
        run,
    }
}

/// All that are missing are named at once.
fn claims_present(attempt: &Attempt<'_>) -> Said {
    claims(attempt, |claims| {
        let missing = claims.iter().filter(|(_, found)| found.is_none());
        let names: Vec<_> = missing.map(|(claim, _)| claim.name.as_str()).collect();
        (!names.is_empty()).then(|| refused("TokenClaimNotFound", &[&names.join(", ")]))
    })
}

/// The text names what is wanted.
fn claims_accepted(gate: GateName, attempt: &Attempt<'_>) -> Said {
    claims(attempt, |claims| {
        let mut none = Some(Said::Skipped(Skip::Off));
        for (claim, found) in claims.iter().filter(|(claim, _)| claim.gate() == gate) {
            none = None;
            if found.as_ref().is_some_and(|found| !claim.accepts(found)) {
                let wanted = claim.values.join(", ");
                let values = [claim.name.as_str(), &wanted];
                return Some(refused("TokenClaimValueNotAllowed", &values));
            }
        }
        none
    })
}

type Held = (RequiredClaim, Option<Vec<String>>);

fn claims(attempt: &Attempt<'_>, refuse: impl FnOnce(&[Held]) -> Option<Said>) -> Said {
    look(attempt, || {
        let wanted = attempt.settings.claims(Kind::Claims);
        let Some(claims) = attempt.claims() else {
            return Said::Skipped(Skip::NoKey);
        };
        if wanted.is_empty() {
            return Said::Skipped(Skip::Off);
        }
        let held: Vec<_> = wanted
            .into_iter()
            .map(|claim| {
                let found = claim.found(claims);
                (claim, found)
            })
            .collect();
        refuse(&held).unwrap_or(Said::Passed)
    })
}

fn refused(code: &'static str, values: &[&str]) -> Said {
    let message = Message::of(MESSAGES, code, Version::default());
    Said::refused(
        code,
        "",
        message.map_or_else(String::new, |own| own.fill(values)),
    )
}

/// A status and a JSON body. The policy's own message takes the place of the reason, which then
/// stands in `context.LastError` and in traces only.
pub(super) fn answer(attempt: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    let status = attempt.set(HTTP_CODE.kind).parse().unwrap_or(401);
    let reason = rejection.message.as_str();
    let traced = reason.strip_prefix(PREFIX);
    let reason = traced
        .and_then(|text| text.strip_suffix('.'))
        .unwrap_or(reason);
    let text = match attempt.settings.exact(MESSAGE.kind) {
        Some(own) => own,
        None => reason,
    };
    // Writing a text as JSON cannot fail.
    let text = serde_json::to_string(text).unwrap_or_default();
    let code = status.to_string();
    let body = ["{ \"statusCode\": ", &code, ", \"message\": ", &text, " }"].concat();
    Some(Answer {
        status,
        challenge: None,
        body: Some(body),
    })
}
