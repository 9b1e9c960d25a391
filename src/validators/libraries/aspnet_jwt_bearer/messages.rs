//! What the handler itself writes: to the log, and into `error_description`.

use crate::catalogue::{Prose, prose};
use crate::validators::{GateName, Holds, Message, Version};

/// JwtBearerHandler.cs, `CreateErrorDescription`, since 3.0 with values; and two lines of the log.
pub(in crate::validators) static MESSAGES: &[Message] = &[
    message(
        "no-token",
        GateName::Readable,
        OLD,
        prose("AuthenticationScheme: Bearer was not authenticated."),
        &[],
    ),
    message(
        "no-validator",
        GateName::Readable,
        OLD,
        prose("No SecurityTokenValidator available for token."),
        &[],
    ),
    message(
        "audience",
        GateName::Audience,
        OLD,
        prose("The audience is invalid"),
        &[],
    ),
    message(
        "audience",
        GateName::Audience,
        VALUES,
        prose("The audience '{0}' is invalid"),
        &[Holds::Audience],
    ),
    message(
        "issuer",
        GateName::Issuer,
        OLD,
        prose("The issuer is invalid"),
        &[],
    ),
    message(
        "issuer",
        GateName::Issuer,
        VALUES,
        prose("The issuer '{0}' is invalid"),
        &[Holds::Issuer],
    ),
    message(
        "no-expiration",
        GateName::Lifetime,
        OLD,
        prose("The token has no expiration"),
        &[],
    ),
    message(
        "lifetime",
        GateName::Lifetime,
        OLD,
        prose("The token lifetime is invalid"),
        &[],
    ),
    message(
        "lifetime",
        GateName::Lifetime,
        VALUES,
        prose("The token lifetime is invalid; NotBefore: '{0}', Expires: '{1}'"),
        &[Holds::Other, Holds::Other],
    ),
    message(
        "not-yet-valid",
        GateName::Lifetime,
        OLD,
        prose("The token is not valid yet"),
        &[],
    ),
    message(
        "not-yet-valid",
        GateName::Lifetime,
        VALUES,
        prose("The token is not valid before '{0}'"),
        &[Holds::Other],
    ),
    message(
        "expired",
        GateName::Lifetime,
        OLD,
        prose("The token is expired"),
        &[],
    ),
    message(
        "expired",
        GateName::Lifetime,
        VALUES,
        prose("The token expired at '{0}'"),
        &[Holds::Other],
    ),
    message(
        "key-not-found",
        GateName::Signature,
        OLD,
        prose("The signature key was not found"),
        &[],
    ),
    message(
        "signature",
        GateName::Signature,
        OLD,
        prose("The signature is invalid"),
        &[],
    ),
];

const OLD: Version = Version(0, 0, 0);
const VALUES: Version = Version(3, 0, 0);

const fn message(
    code: &'static str,
    gate: GateName,
    since: Version,
    text: Prose,
    holds: &'static [Holds],
) -> Message {
    Message {
        code,
        gate,
        since,
        text,
        holds,
    }
}
