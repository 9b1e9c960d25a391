//! The properties of MicroProfile JWT, and what SmallRye writes.

use crate::catalogue::{Prose, prose};
pub(super) use crate::validators::signing_key::{NO_KEYS, NO_MATCH, SIGNING_KEY as KEY, WRONG};
use crate::validators::{GateName, Holds, Kind, Message, Setting, Shape, Version};

pub(super) const AGE: Kind = Kind::Own("mp.jwt.verify.token.age");

pub(super) static SETTINGS: &[Setting] = &[
    Setting {
        name: "mp.jwt.verify.audiences",
        kind: Kind::Audiences,
        shape: Shape::List,
        default: "",
        example: prose("api://orders"),
        about: prose(
            "Accepted audiences, with commas between them in the file. Without any, aud is not looked at.",
        ),
    },
    Setting {
        name: "mp.jwt.verify.issuer",
        kind: Kind::Issuers,
        shape: Shape::Text,
        default: "",
        example: prose("https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/"),
        about: prose("What iss must equal. Without it no issuer is compared."),
    },
    Setting {
        name: "mp.jwt.verify.publickey.algorithm",
        kind: Kind::Algorithms,
        shape: Shape::List,
        default: "RS256",
        example: prose("RS256"),
        about: prose("The accepted algorithm."),
    },
    Setting {
        name: "mp.jwt.verify.clock.skew",
        kind: Kind::Skew,
        shape: Shape::Seconds,
        default: "60",
        example: prose("60"),
        about: prose("How far the clocks may disagree, in seconds."),
    },
    Setting {
        name: "mp.jwt.verify.token.age",
        kind: AGE,
        shape: Shape::Seconds,
        default: "",
        example: prose("3600"),
        about: prose("How long ago iat may be, in seconds. Without it, as long as exp allows."),
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

/// PrincipalMessages.java of smallrye-jwt.
pub(super) static MESSAGES: &[Message] = &[
    // Of every cause; the signature is what it comes nearest to.
    message(
        "SRJWT07000",
        GateName::Signature,
        prose("SRJWT07000: Failed to verify a token"),
    ),
    message(
        "SRJWT07008",
        GateName::Lifetime,
        prose("SRJWT07008: Invalid 'iat' or 'exp' claim value"),
    ),
    // jose4j prints a moment in the zone of the server too; here the places hold its seconds alone.
    Message {
        holds: &[Holds::Other, Holds::Other],
        ..message(
            "SRJWT07015",
            GateName::Lifetime,
            prose(
                "SRJWT07015: The Expiration Time (exp={0}) claim value cannot be less than Issued At (iat={1}) claim value",
            ),
        )
    },
    Message {
        holds: &[Holds::Other],
        ..message(
            "SRJWT07018",
            GateName::Lifetime,
            prose("SRJWT07018: The token age has exceeded {0} seconds"),
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
