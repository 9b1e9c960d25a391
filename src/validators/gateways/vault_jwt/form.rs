//! What is set at a role and at the auth method, and what Vault answers.

use crate::catalogue::{Prose, prose};
use crate::validators::{GateName, Holds, Kind, Message, Setting, Shape, Version};

pub(super) const SUBJECT: Kind = Kind::Own("bound_subject");
pub(super) const USER: Kind = Kind::Own("user_claim");

pub(super) static SETTINGS: &[Setting] = &[
    Setting {
        name: "bound_audiences",
        kind: Kind::Audiences,
        shape: Shape::List,
        default: "",
        example: prose("https://vault.example.com"),
        about: prose("Of the role. Without any, tokens that have an aud are refused."),
    },
    Setting {
        name: "bound_issuer",
        kind: Kind::Issuers,
        shape: Shape::Text,
        default: "",
        example: prose("https://token.actions.githubusercontent.com"),
        about: prose("Of the auth method. Without it no issuer is compared."),
    },
    Setting {
        name: "bound_claims",
        kind: Kind::Claims,
        shape: Shape::Claims,
        default: "",
        example: prose("project_path any: group/project"),
        about: prose(
            "Of the role, one claim a line with the values that it may hold. With bound_claims_type glob they are patterns, which are not tried here.",
        ),
    },
    Setting {
        name: "bound_subject",
        kind: SUBJECT,
        shape: Shape::Text,
        default: "",
        example: prose("subject"),
        about: prose("Of the role: what sub must equal."),
    },
    Setting {
        name: "user_claim",
        kind: USER,
        shape: Shape::Text,
        default: "",
        example: prose("sub"),
        about: prose("Of the role: the claim that names who logs in. It must be in the token."),
    },
    Setting {
        name: "jwt_supported_algs",
        kind: Kind::Algorithms,
        shape: Shape::List,
        default: "",
        example: prose("RS256"),
        about: prose("Of the auth method. Without any, all of RSA, elliptic curves and EdDSA."),
    },
    Setting {
        name: "clock_skew_leeway",
        kind: Kind::Skew,
        shape: Shape::Seconds,
        default: "60",
        example: prose("60"),
        about: prose("Of the role, in seconds; 0 counts as not given."),
    },
];

/// path_login.go and claims.go of hashicorp/vault-plugin-auth-jwt, jwt/jwt.go of hashicorp/cap, and
/// jwt/errors.go of go-jose v3.
pub(super) static MESSAGES: &[Message] = &[
    message("missing", GateName::Readable, prose("missing token")),
    message(
        "signature",
        GateName::Signature,
        prose("error validating token: error verifying token signature"),
    ),
    message(
        "algorithm",
        GateName::Algorithm,
        prose(
            "error validating token: invalid algorithm (alg) header parameter: token signed with unexpected algorithm",
        ),
    ),
    message(
        "times",
        GateName::Lifetime,
        prose(
            "error validating token: go-jose/go-jose/jwt: expected number value to unmarshal NumericDate",
        ),
    ),
    message(
        "audience-type",
        GateName::Audience,
        prose(
            "error validating token: go-jose/go-jose/jwt: expected string or array value to unmarshal to Audience",
        ),
    ),
    message(
        "issuer",
        GateName::Issuer,
        prose("error validating token: invalid issuer (iss) claim"),
    ),
    message(
        "subject",
        GateName::Permissions,
        prose("error validating token: invalid subject (sub) claim"),
    ),
    message(
        "audience",
        GateName::Audience,
        prose(
            "error validating token: invalid audience (aud) claim: audience claim does not match any expected audience",
        ),
    ),
    message(
        "no-times",
        GateName::Lifetime,
        prose(
            "error validating token: no issued at (iat), not before (nbf), or expiration time (exp) claims in token",
        ),
    ),
    message(
        "nbf",
        GateName::Lifetime,
        prose("error validating token: invalid not before (nbf) claim: token not yet valid"),
    ),
    message(
        "exp",
        GateName::Lifetime,
        prose("error validating token: invalid expiration time (exp) claim: token is expired"),
    ),
    message(
        "unbound",
        GateName::Audience,
        prose("audience claim found in JWT but no audiences bound to the role"),
    ),
    Message {
        holds: &[Holds::Claim],
        ..message(
            "no-user",
            GateName::Permissions,
            prose("claim \"{0}\" not found in token"),
        )
    },
    Message {
        holds: &[Holds::Claim],
        ..message(
            "claim-missing",
            GateName::Permissions,
            prose("error validating claims: claim \"{0}\" is missing"),
        )
    },
    Message {
        holds: &[Holds::Claim],
        ..message(
            "claim",
            GateName::Permissions,
            prose(
                "error validating claims: claim \"{0}\" does not match any associated bound claim values",
            ),
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
