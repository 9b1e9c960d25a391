//! What Retail Server and the point of sale write.

use crate::catalogue::{Prose, prose};
use crate::validators::{Answer, Attempt, GateName, Holds, Message, Rejection, Said, Version};

/// The error that covers issuer, relying party and server resource id alike.
pub(super) const INVALID_AUDIENCE: &str = "Microsoft_Dynamics_Commerce_Runtime_InvalidAudience";

const EXCEPTION: &str = "Microsoft.Dynamics.Commerce.Runtime.UserAuthenticationException";
const AUDIENCE: Prose = prose("The audience validation failed.");

/// As the point of sale logs what came back.
const BODY: Prose = prose(
    r#"[{"errorCode":"Microsoft_Dynamics_Commerce_Runtime_InvalidAudience","message":"The audience validation failed. Contact your system administrator to set up identity providers properly in retail headquarters.\r\n- If you are using Personnel ID and Password logon, make sure relying parties are correctly configured.\r\n- If you are using Azure AD logon, make sure both relying parties and server resource ids are correctly configured."}]"#,
);

pub(super) const MESSAGES: &[Message] = &[
    audience(AUDIENCE, &[]),
    audience(
        prose(
            "Microsoft.Dynamics.Commerce.Runtime.UserAuthenticationException: The audience validation failed.",
        ),
        &[],
    ),
    audience(
        prose(
            "The audience validation failed. Contact your system administrator to set up identity providers properly in retail headquarters.",
        ),
        &[],
    ),
    audience(
        prose(
            "Unauthorized response with error: {0}. ErrorResourceId: Microsoft_Dynamics_Commerce_Runtime_InvalidAudience",
        ),
        &[Holds::Other],
    ),
    audience(
        prose("\"errorCode\":\"Microsoft_Dynamics_Commerce_Runtime_InvalidAudience\""),
        &[],
    ),
    // Of these only the codes are known, from the point of sale's list of errors.
    issuer(
        "Microsoft_Dynamics_Commerce_Runtime_InvalidIssuer",
        prose("Microsoft_Dynamics_Commerce_Runtime_InvalidIssuer"),
    ),
    issuer(
        "Microsoft_Dynamics_Commerce_Runtime_InvalidAADTenantId",
        prose("Microsoft_Dynamics_Commerce_Runtime_InvalidAADTenantId"),
    ),
];

const fn audience(text: Prose, holds: &'static [Holds]) -> Message {
    Message {
        code: INVALID_AUDIENCE,
        gate: GateName::Audience,
        since: Version(0, 0, 0),
        text,
        holds,
    }
}

const fn issuer(code: &'static str, text: Prose) -> Message {
    Message {
        code,
        gate: GateName::Issuer,
        since: Version(0, 0, 0),
        text,
        holds: &[],
    }
}

pub(super) fn answer(_: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    let known = rejection.code == INVALID_AUDIENCE;
    Some(Answer {
        status: 401,
        challenge: None,
        body: known.then(|| BODY.text().to_owned()),
    })
}

/// Refused by the audience check, whatever it was that did not match.
pub(super) fn audience_refused() -> Said {
    Said::refused(INVALID_AUDIENCE, EXCEPTION, AUDIENCE.text())
}
