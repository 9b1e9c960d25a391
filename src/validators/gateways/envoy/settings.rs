//! The settings of a provider, under their names in `JwtProvider`.

use super::super::super::libraries::identity_model as library;
use crate::catalogue::prose;
use crate::validators::{Kind, Setting, Shape};

pub(in super::super) const REQUIRE_EXPIRATION: &str = "require_expiration";
pub(in super::super) const MAX_LIFETIME: Kind = Kind::Own("max_lifetime");
pub(in super::super) const REQUIRES: Kind = Kind::Own("requires");
pub(in super::super) const STRIP: &str = "strip_failure_response";
pub(in super::super) const ALLOW_MISSING: &str = "allow_missing";
pub(in super::super) const ALLOW_FAILED: &str = "allow_missing_or_failed";

pub(in super::super) const ISSUER: Setting = Setting {
    name: "issuer",
    kind: Kind::Issuers,
    shape: Shape::List,
    default: "",
    example: prose("https://issuer.example/"),
    about: prose(
        "The issuer, compared as it stands: a slash at the end counts. Left out, any issuer is taken whose key verifies the signature.",
    ),
};

pub(in super::super) const AUDIENCES: Setting = Setting {
    name: "audiences",
    kind: Kind::Audiences,
    shape: Shape::List,
    default: "",
    example: prose("https://api.example.com"),
    about: prose(
        "One of these must be in aud. http:// or https:// in front and one slash at the end do not count, on either side. Without any, aud is not looked at.",
    ),
};

pub(in super::super) const KEYS: Setting = Setting {
    name: "Key set",
    about: prose(
        "Whether a key of remote_jwks or local_jwks fits, to foretell what is said of the signature. It comes last.",
    ),
    ..library::KEY
};

pub(super) static SETTINGS: &[Setting] = &[
    ISSUER,
    AUDIENCES,
    Setting {
        name: "clock_skew_seconds",
        kind: Kind::Skew,
        shape: Shape::Seconds,
        default: "60",
        example: prose("60"),
        about: prose("How far the clocks may disagree. 0 is taken for the default, a minute."),
    },
    Setting {
        name: REQUIRE_EXPIRATION,
        kind: Kind::Own(REQUIRE_EXPIRATION),
        shape: Shape::Flag,
        default: "false",
        example: prose("true"),
        about: prose("Whether a token without exp is refused."),
    },
    Setting {
        name: "max_lifetime",
        kind: MAX_LIFETIME,
        shape: Shape::Seconds,
        default: "",
        example: prose("86400"),
        about: prose(
            "How many seconds may be left until exp, at the most; reckoned from now. A token without exp is refused then.",
        ),
    },
    Setting {
        name: "requires",
        kind: REQUIRES,
        shape: Shape::Choice(&["provider_name", ALLOW_MISSING, ALLOW_FAILED]),
        default: "provider_name",
        example: prose("provider_name"),
        about: prose(
            "What the rule asks for that fits the request. allow_missing lets a request without a token through, allow_missing_or_failed one with a bad token too.",
        ),
    },
    KEYS,
    Setting {
        name: STRIP,
        kind: Kind::Own(STRIP),
        shape: Shape::Flag,
        default: "false",
        example: prose("false"),
        about: prose("Whether the answer has neither the reason nor WWW-Authenticate."),
    },
];
