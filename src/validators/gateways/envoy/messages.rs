//! What Envoy writes: the text is the body of its answer, and with underscores in an access log.
//!
//! envoyproxy/envoy 2dcffddf source/common/jwt/status.cc; the same texts in google/jwt_verify_lib
//! src/status.cc, where they were before.

use crate::catalogue::prose;
use crate::validators::{GateName, Message, Rejection, Said, Version};

const fn message(code: &'static str, gate: GateName, text: crate::catalogue::Prose) -> Message {
    Message {
        code,
        gate,
        since: Version(0, 0, 0),
        text,
        holds: &[],
    }
}

/// The texts, by the names that its source has for them.
pub(in super::super) static MESSAGES: &[Message] = &[
    message("JwtMissed", GateName::Readable, prose("Jwt is missing")),
    message(
        "JwtBadFormat",
        GateName::Readable,
        prose("Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections"),
    ),
    message(
        "JwtHeaderParseErrorBadBase64",
        GateName::Readable,
        prose("Jwt header is an invalid Base64url encoded"),
    ),
    message(
        "JwtHeaderParseErrorBadJson",
        GateName::Readable,
        prose("Jwt header is an invalid JSON"),
    ),
    message(
        "JwtHeaderBadAlg",
        GateName::Algorithm,
        prose("Jwt header [alg] field is required and must be a string"),
    ),
    message(
        "JwtHeaderNotImplementedAlg",
        GateName::Algorithm,
        prose("Jwt header [alg] is not supported"),
    ),
    message(
        "JwtHeaderBadKid",
        GateName::Readable,
        prose("Jwt header [kid] field is not a string"),
    ),
    message(
        "JwtPayloadParseErrorBadBase64",
        GateName::Readable,
        prose("Jwt payload is an invalid Base64url encoded"),
    ),
    message(
        "JwtPayloadParseErrorBadJson",
        GateName::Readable,
        prose("Jwt payload is an invalid JSON"),
    ),
    message(
        "JwtPayloadParseErrorIssNotString",
        GateName::Issuer,
        prose("Jwt payload [iss] field is not a string"),
    ),
    message(
        "JwtPayloadParseErrorSubNotString",
        GateName::Readable,
        prose("Jwt payload [sub] field is not a string"),
    ),
    message(
        "JwtPayloadParseErrorIatNotInteger",
        GateName::Lifetime,
        prose("Jwt payload [iat] field is not an integer"),
    ),
    message(
        "JwtPayloadParseErrorIatOutOfRange",
        GateName::Lifetime,
        prose("Jwt payload [iat] field is not a positive 64 bit integer"),
    ),
    message(
        "JwtPayloadParseErrorNbfNotInteger",
        GateName::Lifetime,
        prose("Jwt payload [nbf] field is not an integer"),
    ),
    message(
        "JwtPayloadParseErrorNbfOutOfRange",
        GateName::Lifetime,
        prose("Jwt payload [nbf] field is not a positive 64 bit integer"),
    ),
    message(
        "JwtPayloadParseErrorExpNotInteger",
        GateName::Lifetime,
        prose("Jwt payload [exp] field is not an integer"),
    ),
    message(
        "JwtPayloadParseErrorExpOutOfRange",
        GateName::Lifetime,
        prose("Jwt payload [exp] field is not a positive 64 bit integer"),
    ),
    message(
        "JwtPayloadParseErrorJtiNotString",
        GateName::Readable,
        prose("Jwt payload [jti] field is not a string"),
    ),
    message(
        "JwtPayloadParseErrorAudNotString",
        GateName::Audience,
        prose("Jwt payload [aud] field is not a string or string list"),
    ),
    message(
        "JwtSignatureParseErrorBadBase64",
        GateName::Readable,
        prose("Jwt signature is an invalid Base64url encoded"),
    ),
    message(
        "JwtUnknownIssuer",
        GateName::Issuer,
        prose("Jwt issuer is not configured"),
    ),
    message(
        "JwtNotYetValid",
        GateName::Lifetime,
        prose("Jwt not yet valid"),
    ),
    message("JwtExpired", GateName::Lifetime, prose("Jwt is expired")),
    message(
        "JwtAudienceNotAllowed",
        GateName::Audience,
        prose("Audiences in Jwt are not allowed"),
    ),
    message(
        "JwtVerificationFail",
        GateName::Signature,
        prose("Jwt verification fails"),
    ),
    message(
        "JwtMultipleTokens",
        GateName::Readable,
        prose("Found multiple Jwt tokens"),
    ),
    message(
        "JwksKidAlgMismatch",
        GateName::Signature,
        prose("Jwks doesn't have key to match kid or alg from Jwt"),
    ),
    message(
        "JwksNoValidKeys",
        GateName::Signature,
        prose("Jwks doesn't have any valid public key"),
    ),
    message(
        "JwksFetchFail",
        GateName::Signature,
        prose("Jwks remote fetch is failed"),
    ),
];

/// As an access log has them (filter.cc, `generateRcDetails`): the commonest.
pub(in super::super) static LOGGED: &[Message] = &[
    message(
        "JwtMissed",
        GateName::Readable,
        prose("jwt_authn_access_denied{Jwt_is_missing}"),
    ),
    message(
        "JwtUnknownIssuer",
        GateName::Issuer,
        prose("jwt_authn_access_denied{Jwt_issuer_is_not_configured}"),
    ),
    message(
        "JwtExpired",
        GateName::Lifetime,
        prose("jwt_authn_access_denied{Jwt_is_expired}"),
    ),
    message(
        "JwtAudienceNotAllowed",
        GateName::Audience,
        prose("jwt_authn_access_denied{Audiences_in_Jwt_are_not_allowed}"),
    ),
    message(
        "JwtVerificationFail",
        GateName::Signature,
        prose("jwt_authn_access_denied{Jwt_verification_fails}"),
    ),
];

/// A refusal with the text of that name.
pub(super) fn refused(code: &'static str) -> Said {
    Said::unless(Some(Rejection {
        code,
        exception: "",
        message: text(code),
    }))
}

fn text(code: &str) -> String {
    let message = Message::of(MESSAGES, code, Version::default());
    message.map_or_else(String::new, |own| own.fill(&[]))
}
