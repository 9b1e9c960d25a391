//! What the server's log has, as `err` of “Unable to authenticate the request”.

use crate::catalogue::{Prose, prose};
use crate::validators::{GateName, Holds, Message, Said, Version};

const fn message(
    code: &'static str,
    gate: GateName,
    text: Prose,
    holds: &'static [Holds],
) -> Message {
    Message {
        code,
        gate,
        since: Version(0, 0, 0),
        text,
        holds,
    }
}

pub(super) static MESSAGES: &[Message] = &[
    // The server does not say more of a token that none of its authenticators takes for its own.
    message(
        "invalid-bearer-token",
        GateName::Issuer,
        prose("invalid bearer token"),
        &[],
    ),
    message(
        "malformed",
        GateName::Readable,
        prose("oidc: verify token: oidc: malformed jwt: {0}"),
        &[Holds::Other],
    ),
    message(
        "claims-unreadable",
        GateName::Readable,
        prose("oidc: verify token: oidc: failed to unmarshal claims: {0}"),
        &[Holds::Other],
    ),
    message(
        "audience",
        GateName::Audience,
        prose("oidc: verify token: oidc: expected audience \"{0}\" got [{1}]"),
        &[Holds::WantedAudience, Holds::Audience],
    ),
    message(
        "audiences",
        GateName::Audience,
        prose("oidc: verify token: oidc: expected audience in [{0}] got [{1}]"),
        &[Holds::WantedAudience, Holds::Audience],
    ),
    message(
        "expired",
        GateName::Lifetime,
        prose("oidc: verify token: oidc: token is expired (Token Expiry: {0})"),
        &[Holds::Other],
    ),
    message(
        "not-before",
        GateName::Lifetime,
        prose("oidc: verify token: oidc: current time {0} before the nbf (not before) time: {1}"),
        &[Holds::Other, Holds::Other],
    ),
    message(
        "algorithm",
        GateName::Algorithm,
        prose(
            "oidc: verify token: oidc: id token signed with unsupported algorithm, expected [{0}] got \"{1}\"",
        ),
        &[Holds::Other, Holds::Other],
    ),
    message(
        "signature",
        GateName::Signature,
        prose(
            "oidc: verify token: failed to verify signature: failed to verify id token signature",
        ),
        &[],
    ),
    message(
        "username",
        GateName::Permissions,
        prose("oidc: parse username claims \"{0}\": {1}"),
        &[Holds::Claim, Holds::Other],
    ),
    message(
        "email-verified-type",
        GateName::Permissions,
        prose("oidc: parse 'email_verified' claim: {0}"),
        &[Holds::Other],
    ),
    message(
        "email-not-verified",
        GateName::Permissions,
        prose("oidc: email not verified"),
        &[],
    ),
    message(
        "claim-missing",
        GateName::Permissions,
        prose("oidc: required claim {0} not present in ID token"),
        &[Holds::Claim],
    ),
    message(
        "claim-type",
        GateName::Permissions,
        prose("oidc: parse claim {0}: {1}"),
        &[Holds::Claim, Holds::Other],
    ),
    message(
        "claim-value",
        GateName::Permissions,
        prose("oidc: required claim {0} value does not match. Got = {1}, want = {2}"),
        &[Holds::Claim, Holds::Other, Holds::WantedValue],
    ),
    message(
        "claim-expression",
        GateName::Permissions,
        prose(
            "oidc: error evaluating claim validation expression: validation expression '{0}' failed: {1}",
        ),
        &[Holds::Other, Holds::Other],
    ),
    message(
        "user-expression",
        GateName::Permissions,
        prose(
            "oidc: error evaluating user info validation rule: validation expression '{0}' failed: {1}",
        ),
        &[Holds::Other, Holds::Other],
    ),
    message(
        "issuer-unreachable",
        GateName::Signature,
        prose("oidc: authenticator not initialized"),
        &[],
    ),
];

/// A refusal with the text of that code.
pub(super) fn refused(code: &'static str, values: &[&str]) -> Said {
    let message = Message::of(MESSAGES, code, Version::default());
    let text = message.map_or_else(String::new, |own| own.fill(values));
    Said::refused(code, "", text)
}
