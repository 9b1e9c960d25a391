//! Azure API Management: what its two policies for tokens have in common.
//!
//! Both hand the token to Microsoft.IdentityModel and then look at claims themselves. Which version
//! they use is not published: the texts in public traces are those of 5.3 to 6.13, with values shown
//! and with '' where the library prints null (MicrosoftDocs/azure-docs#12552), so those are written.

pub(super) mod settings;

use super::super::libraries::identity_model::{self as library, Handler, Key, Parameters, Shows};
use super::plain;
use crate::catalogue::prose;
use crate::token::unwrap::Wrapping;
use crate::validators::{
    Answer, Attempt, Check, Expectation, GateName, Holds, Kind, Message, Rejection, RequiredClaim,
    Said, Skip, Version,
};
use settings::{BEFORE, HEADER, HTTP_CODE, MESSAGE, PARAMETER, SCHEME, VALUE};

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
pub(super) fn expectation(
    parameters: &Parameters,
    attempt: &Attempt<'_>,
    further: Option<RequiredClaim>,
) -> Expectation {
    let mut claims = attempt.settings.claims(Kind::Claims);
    claims.extend(further);
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
    about: prose(
        "There is a token where the policy looks for it, behind the word of require-scheme if that is set. Without the whole header nothing is known of the word.",
    ),
    source: prose(
        "azure-docs api-management-error-handling-policies.md (TokenNotPresent); validate-jwt-policy.md (failed-validation-error-message, require-scheme); inferred: that another word is answered as no token is",
    ),
    run: present,
};

fn present(attempt: &Attempt<'_>) -> Said {
    look(attempt, || {
        let is_there = !attempt.reading.text.trim().is_empty() && has_scheme(attempt);
        plain::said(Some(is_there), Skip::Off, || {
            refused("TokenNotPresent", &[])
        })
    })
}

/// Whether the word that is asked for was pasted before the token. No gate asks for it: a bare token
/// does not say what stood before it.
fn has_scheme(attempt: &Attempt<'_>) -> bool {
    let wanted = attempt.set(SCHEME.kind);
    if wanted.is_empty() || !is_authorization(attempt) {
        return true;
    }
    match scheme(attempt) {
        Some((found, _)) => found.eq_ignore_ascii_case(wanted),
        None => !is_header(attempt),
    }
}

/// Whether the policy takes the token from the header Authorization.
fn is_authorization(attempt: &Attempt<'_>) -> bool {
    let header = attempt.set(HEADER.kind);
    (header.is_empty() || header.eq_ignore_ascii_case("Authorization"))
        && attempt.set(PARAMETER.kind).is_empty()
        && attempt.set(VALUE.kind).is_empty()
}

/// The word that was pasted before the token, and how often.
fn scheme(attempt: &Attempt<'_>) -> Option<(&'static str, usize)> {
    attempt
        .reading
        .taken
        .iter()
        .find_map(|wrapping| match wrapping {
            Wrapping::Scheme { scheme, count } => Some((scheme.word(), *count)),
            _ => None,
        })
}

/// Whether the name of the header was pasted too.
fn is_header(attempt: &Attempt<'_>) -> bool {
    attempt.reading.taken.contains(&Wrapping::HeaderName)
}

/// Whether the library can read what the policy hands to it: a word before the token is taken off
/// once, and in Authorization only. No gate sees that; the page says that it took the word off.
pub(super) fn read(parameters: &Parameters, attempt: &Attempt<'_>) -> Said {
    let left = scheme(attempt).filter(|(_, count)| match is_authorization(attempt) {
        true => *count > 1,
        false => !is_header(attempt),
    });
    traced(attempt, || match left {
        Some((word, _)) => library::not_well_formed(parameters, word),
        None => library::read(parameters, attempt),
    })
}

/// The library's order, and the values of claims in the policy's own: the first that differs is the
/// one that is printed.
pub(super) fn order(
    parameters: &Parameters,
    attempt: &Attempt<'_>,
    checks: &'static [Check],
) -> Vec<&'static Check> {
    let mut order = library::order(parameters, attempt, checks);
    let Some(claims) = attempt.claims() else {
        return order;
    };
    let wanted = attempt.settings.claims(Kind::Claims);
    let differs = |claim: &RequiredClaim| {
        let found = claim.found(claims);
        found.is_some_and(|found| !claim.accepts(&found))
    };
    let first = order.iter().position(|check| check.code == CLAIM_AUD.code);
    let values = first.and_then(|at| order.get_mut(at..at + VALUES));
    let values = values.unwrap_or_default();
    for claim in &wanted {
        // A question stands where its first claim differs, or else where its first claim is.
        let gate = claim.gate();
        let same = || wanted.iter().filter(|other| other.gate() == gate);
        let decisive = same().find(|claim| differs(claim)).or(same().next());
        let at = values.iter().position(|check| check.gate == gate);
        if decisive.is_some_and(|own| std::ptr::eq(own, claim))
            && let Some(rest) = at.and_then(|at| values.get_mut(at..))
        {
            rest.rotate_left(1);
        }
    }
    order
}

/// How many checks of values there are, one for each question.
const VALUES: usize = 4;

// The policy has one check of values; here it is told apart by the question that a claim belongs to.
pub(super) const CLAIMS_PRESENT: Check = Check {
    code: "claims-present",
    gate: GateName::Permissions,
    about: prose(
        "Every required claim is in the token. This comes before their values are compared.",
    ),
    source: prose(
        "azure-docs api-management-error-handling-policies.md (TokenClaimNotFound); inferred: that all are looked for before any value is compared, from the list in the text",
    ),
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
            "Required claims that ask the same question (aud; iss; azp and appid; all others) hold all their values, or one of them with match any. The message prints what the first that differs should hold.",
        ),
        source: prose(
            "azure-docs validate-jwt-policy.md (claim attributes); learn.microsoft.com/answers/questions/1064084 (the text, with one value); inferred: that claims are compared in the policy's order, and how several values are printed",
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
