//! What passport-azure-ad logs behind `authentication failed due to: ` and sends as the challenge.

use crate::catalogue::{Prose, prose};
use crate::validators::{GateName, Holds, Message, Version};

/// lib/bearerstrategy.js and lib/jsonWebToken.js of AzureAD/passport-azure-ad 4.3.0, letter for
/// letter, slips included.
pub(super) static MESSAGES: &[Message] = &[
    // Without a word on the cause; the signature is what it comes nearest to.
    message(
        "cannot-verify",
        GateName::Signature,
        prose("In Strategy.prototype.jwtVerify: cannot verify token"),
    ),
    message(
        "issuer-unknown",
        GateName::Issuer,
        prose(
            "In passport.authenticate: issuer or tenantIdOrName must be provided in order to validate issuer on common endpoint",
        ),
    ),
    message(
        "b2c-common",
        GateName::Issuer,
        prose(
            "In passport.authenticate: we are using common endpoint for B2C but tenantIdOrName is not provided",
        ),
    ),
    message(
        "token-not-found",
        GateName::Readable,
        prose("token is not found"),
    ),
    message(
        "invalid-token",
        GateName::Readable,
        prose("error: invalid_token"),
    ),
    message(
        "invalid-jwt",
        GateName::Readable,
        prose(
            "error: invalid_token, error description: In Strategy.prototype.jwtVerify: Invalid JWT token.",
        ),
    ),
    message(
        "no-key",
        GateName::Signature,
        prose(
            "In Strategy.prototype.jwtVerify: We did not receive a token we know how to validate",
        ),
    ),
    message(
        "audience-option",
        GateName::Audience,
        prose("invalid options.audience value is provided in jsonWebToken.verify"),
    ),
    message(
        "signature-missing",
        GateName::Signature,
        prose("signature is missing in jwtString"),
    ),
    message(
        "payload-missing",
        GateName::Readable,
        prose("missing payload in the token"),
    ),
    message("algorithm", GateName::Algorithm, prose("invalid algorithm")),
    message("signature", GateName::Signature, prose("invalid signature")),
    message(
        "iss",
        GateName::Issuer,
        prose("invalid iss value in payload"),
    ),
    message("issuer", GateName::Issuer, prose("jwt issuer is invalid")),
    message(
        "many-audiences",
        GateName::Audience,
        prose("mulitple audience in token is not allowed"),
    ),
    message(
        "audience",
        GateName::Audience,
        prose("jwt audience is invalid"),
    ),
    message("azp", GateName::Audience, prose("jwt azp is invalid")),
    message(
        "exp",
        GateName::Lifetime,
        prose("invalid exp value in payload"),
    ),
    message("expired", GateName::Lifetime, prose("jwt is expired")),
    message(
        "nbf",
        GateName::Lifetime,
        prose("nbf value in payload is not a number"),
    ),
    message(
        "nbf-after-exp",
        GateName::Lifetime,
        prose("nbf value in payload is not before the exp value"),
    ),
    message("not-active", GateName::Lifetime, prose("jwt is not active")),
    message(
        "scope-missing",
        GateName::Permissions,
        prose("In Strategy.prototype.jwtVerify: scope is not found in token"),
    ),
    // An error of JavaScript, which nobody catches.
    message(
        "scope-type",
        GateName::Permissions,
        prose("verifiedToken.scp.split is not a function"),
    ),
    message(
        "scope-hidden",
        GateName::Permissions,
        prose("In Strategy.prototype.jwtVerify: none of the scopes in token is accepted"),
    ),
    Message {
        holds: &[Holds::Other],
        ..message(
            "scope",
            GateName::Permissions,
            prose("In Strategy.prototype.jwtVerify: none of the scopes '{0}' in token is accepted"),
        )
    },
];

const fn message(code: &'static str, gate: GateName, text: Prose) -> Message {
    Message {
        code,
        gate,
        since: Version(0, 0, 0),
        text,
        holds: &[],
    }
}
