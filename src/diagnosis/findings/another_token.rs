//! Does the message that was pasted speak of another token than the one that was pasted?
//!
//! A message that quotes an issuer or an audience quotes the token that was looked at. API
//! Management's `Claim value mismatch` quotes what its policy wants: if the token holds exactly
//! that, another one was looked at. The usual cause there is a policy that puts a token of its own
//! into `Authorization` before `validate-jwt` runs.

use crate::diagnosis::case::Case;
use crate::diagnosis::facts::Facts;
use crate::diagnosis::finding::{Finding, Quoted};
use crate::token::Reading;
use crate::validators::{Heard, Holds, RequiredClaim, Spoken};

pub(super) fn look(
    case: &Case,
    reading: &Reading,
    facts: &Facts,
    heard: &[Heard],
) -> Option<Finding> {
    let claims = &reading.token.payload()?.json;
    let spoken = || heard.iter().filter_map(Heard::spoken);
    let gateway = |id: &str| id.starts_with("apim-");
    let api_management = gateway(case.validator.id)
        || spoken().any(|spoken| gateway(spoken.profile.id))
        || case.message.contains("JWT Validation Failed: IDX");
    let another = |claim: &str, value: &str, quoted, spoken: &Spoken| Finding::AnotherToken {
        gate: match quoted {
            Quoted::Found => spoken.message.gate,
            Quoted::Wanted => RequiredClaim::present(claim).gate(),
        },
        claim: claim.to_owned(),
        value: value.to_owned(),
        quoted,
        found: RequiredClaim::present(claim)
            .found(claims)
            .unwrap_or_default(),
        api_management,
    };
    spoken().find_map(|spoken| {
        let told = |holds| spoken.value(holds).filter(|value| is_told(value));
        if let (Some(claim), Some(value)) = (told(Holds::Claim), told(Holds::WantedValue)) {
            let own = RequiredClaim::present(claim).found(claims)?;
            let held = own.iter().any(|own| own == value);
            return held.then(|| another(claim, value, Quoted::Wanted, spoken));
        }
        if let Some(issuer) = told(Holds::Issuer)
            && facts.issuer.as_deref() != Some(issuer)
        {
            return Some(another("iss", issuer, Quoted::Found, spoken));
        }
        let audience = told(Holds::Audience)?;
        let carried = |audience| facts.audience.values().iter().any(|own| own == audience);
        let other = !carried(audience) && !audience.split(", ").any(carried);
        other.then(|| another("aud", audience, Quoted::Found, spoken))
    })
}

/// Whether a value is told, and neither hidden by the validator nor blotted out by hand.
fn is_told(value: &str) -> bool {
    let hidden = [
        "…", "...", "***", "xxx", "XXX", "[", "{", "<", "System.", "null",
    ];
    value != "empty" && !hidden.iter().any(|mark| value.contains(mark))
}
