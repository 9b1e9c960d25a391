//! What the resource server logs, and sends as `error_description`.

use crate::catalogue::{Prose, prose};
use crate::validators::{GateName, Holds, Message, Version};

/// spring-projects/spring-security 7.1.1 and, from `malformed-token` to `signature`, what it hands
/// on of Nimbus.
pub(super) static MESSAGES: &[Message] = &[
    message(
        "bearer",
        GateName::Readable,
        prose("Bearer token is malformed"),
        &[],
    ),
    message(
        "malformed-token",
        GateName::Readable,
        prose("An error occurred while attempting to decode the Jwt: Malformed token"),
        &[],
    ),
    message(
        "unsupported-algorithm",
        GateName::Algorithm,
        prose("Unsupported algorithm of {0}"),
        &[Holds::Other],
    ),
    message(
        "encrypted",
        GateName::Signature,
        prose(
            "An error occurred while attempting to decode the Jwt: Encrypted JWT rejected: No JWE key selector is configured",
        ),
        &[],
    ),
    message(
        "nimbus-type",
        GateName::Kind,
        prose(
            "An error occurred while attempting to decode the Jwt: JOSE header typ (type) {0} not allowed",
        ),
        &[Holds::Other],
    ),
    message(
        "malformed-payload",
        GateName::Readable,
        prose("An error occurred while attempting to decode the Jwt: Malformed payload"),
        &[],
    ),
    // One text for both.
    message(
        "no-key",
        GateName::Signature,
        prose(
            "An error occurred while attempting to decode the Jwt: Signed JWT rejected: Another algorithm expected, or no matching key(s) found",
        ),
        &[],
    ),
    message(
        "signature",
        GateName::Signature,
        prose(
            "An error occurred while attempting to decode the Jwt: Signed JWT rejected: Invalid signature",
        ),
        &[],
    ),
    message(
        "type",
        GateName::Kind,
        prose(
            "An error occurred while attempting to decode the Jwt: the given typ value needs to be one of [JWT]",
        ),
        &[],
    ),
    message(
        "expired",
        GateName::Lifetime,
        prose("An error occurred while attempting to decode the Jwt: Jwt expired at {0}"),
        &[Holds::Other],
    ),
    message(
        "too-early",
        GateName::Lifetime,
        prose("An error occurred while attempting to decode the Jwt: Jwt used before {0}"),
        &[Holds::Other],
    ),
    message(
        "issuer",
        GateName::Issuer,
        prose("An error occurred while attempting to decode the Jwt: The iss claim is not valid"),
        &[],
    ),
    message(
        "audience",
        GateName::Audience,
        prose("An error occurred while attempting to decode the Jwt: The aud claim is not valid"),
        &[],
    ),
    message(
        "denied",
        GateName::Permissions,
        prose("The request requires higher privileges than provided by the access token."),
        &[],
    ),
];

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
