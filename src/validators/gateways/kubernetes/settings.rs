//! The settings under their names in `AuthenticationConfiguration`; a flag stands beside most.

use super::super::super::libraries::identity_model as library;
use crate::catalogue::prose;
use crate::validators::{Kind, Setting, Shape};

pub(super) const USERNAME: Kind = Kind::Own("claimMappings.username.claim");
pub(super) const USERNAME_EXPRESSION: Kind = Kind::Own("claimMappings.username.expression");
pub(super) const SET_WITH: Kind = Kind::Own("configured with");
pub(super) const FLAGS: &str = "flags";

pub(super) static SETTINGS: &[Setting] = &[
    Setting {
        name: "issuer.url",
        kind: Kind::Issuer,
        shape: Shape::Text,
        default: "",
        example: prose("https://issuer.example"),
        about: prose(
            "The issuer (--oidc-issuer-url), compared as it stands: a slash at the end counts. A token of another issuer is left to others.",
        ),
    },
    Setting {
        name: "issuer.audiences",
        kind: Kind::Audiences,
        shape: Shape::List,
        default: "",
        example: prose("kubernetes"),
        about: prose(
            "One of these must be in aud, letter for letter. The flag --oidc-client-id holds just one.",
        ),
    },
    Setting {
        name: "claimValidationRules",
        kind: Kind::Claims,
        shape: Shape::Claims,
        default: "",
        example: prose("hd: example.com"),
        about: prose(
            "Claims with the value that they must hold (claim and requiredValue; --oidc-required-claim). The claim must be a string.",
        ),
    },
    Setting {
        name: "claimMappings.username.claim",
        kind: USERNAME,
        shape: Shape::Text,
        default: "sub",
        example: prose("email"),
        about: prose(
            "The claim with the name of the user (--oidc-username-claim). It must be a string; with email, email_verified must be true if it is there.",
        ),
    },
    Setting {
        name: "claimMappings.username.expression",
        kind: USERNAME_EXPRESSION,
        shape: Shape::Text,
        default: "",
        example: prose("claims.username + ':external'"),
        about: prose("The name of the user as an expression in CEL. It is not worked out here."),
    },
    Setting {
        name: "validation expressions",
        kind: Kind::Own("validation expressions"),
        shape: Shape::List,
        default: "",
        example: prose("claims.hd == 'example.com'"),
        about: prose(
            "Expressions in CEL of claimValidationRules and userValidationRules. They are not worked out here: the server may refuse what passes here.",
        ),
    },
    Setting {
        name: "configured with",
        kind: SET_WITH,
        shape: Shape::Choice(&["AuthenticationConfiguration", FLAGS]),
        default: "AuthenticationConfiguration",
        example: prose("AuthenticationConfiguration"),
        about: prose(
            "With flags RS256 is the only algorithm, unless --oidc-signing-algs has others. A file allows RS, ES and PS, each with 256, 384 and 512.",
        ),
    },
    Setting {
        name: "--oidc-signing-algs",
        kind: Kind::Algorithms,
        shape: Shape::List,
        default: "",
        example: prose("RS256"),
        about: prose("Algorithms that are accepted, where flags are used."),
    },
    Setting {
        about: prose(
            "Whether a key of the issuer fits, to foretell what is said of the signature. It comes after audience and lifetime.",
        ),
        ..library::KEY
    },
];
