//! The properties below `spring.security.oauth2.resourceserver.jwt`, and what else decides.

use crate::catalogue::prose;
pub(super) use crate::validators::signing_key::{NO_KEYS, NO_MATCH, SIGNING_KEY as KEY, WRONG};
use crate::validators::{Kind, Setting, Shape};

pub(super) const JWK_SET: Kind = Kind::Own("jwk-set-uri");
pub(super) const VERSION: Kind = Kind::Own("Version of Spring Security");

pub(super) static SETTINGS: &[Setting] = &[
    Setting {
        name: "audiences",
        kind: Kind::Audiences,
        shape: Shape::List,
        default: "",
        example: prose("api://orders"),
        about: prose(
            "Below spring.security.oauth2.resourceserver.jwt, from Spring Boot 2.7 on. Without it any audience is accepted.",
        ),
    },
    Setting {
        name: "issuer-uri",
        kind: Kind::Issuers,
        shape: Shape::Text,
        default: "",
        example: prose(
            "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
        ),
        about: prose(
            "The issuer that iss must equal, and where the keys are found. Its metadata must name the same issuer.",
        ),
    },
    Setting {
        name: "jwk-set-uri",
        kind: JWK_SET,
        shape: Shape::Text,
        default: "",
        example: prose(
            "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/discovery/v2.0/keys",
        ),
        about: prose(
            "Where the keys are, if not told by the issuer. Only with it jws-algorithms counts; without issuer-uri no issuer is compared.",
        ),
    },
    Setting {
        name: "jws-algorithms",
        kind: Kind::Algorithms,
        shape: Shape::List,
        default: "RS256",
        example: prose("RS256"),
        about: prose(
            "Accepted algorithms, with jwk-set-uri only. With issuer-uri alone the keys decide.",
        ),
    },
    Setting {
        name: "hasAnyAuthority",
        kind: Kind::Scopes,
        shape: Shape::List,
        default: "",
        example: prose("Orders.Read"),
        about: prose(
            "What the security filter chain asks of the path, without SCOPE_ in front. One is enough.",
        ),
    },
    Setting {
        name: "Version of Spring Security",
        kind: VERSION,
        shape: Shape::Version,
        default: "7.0.0",
        example: prose("7.0.0"),
        about: prose(
            "7 comes with Spring Boot 4, 6 with 3. From 7.1.0 on the challenge also holds resource_metadata, an address on the API's own host.",
        ),
    },
    Setting {
        name: "Signing key",
        kind: KEY,
        shape: Shape::Choice(&["unknown", "fits", WRONG, NO_MATCH, NO_KEYS]),
        default: "unknown",
        example: prose("fits"),
        about: prose("What is known of the key that the token names."),
    },
];
