//! The settings under the names of `TokenValidationParameters`.

use crate::catalogue::prose;
use crate::validators::signing_key::SIGNING_KEY;
pub(super) use crate::validators::signing_key::{FITS, NO_KEYS, NO_MATCH, WRONG};
use crate::validators::{Kind, Setting, Shape};

pub(super) const PII: &str = "ShowPII";
pub(super) const UNSCRUBBED: &str = "DoNotScrubExceptions";
pub(super) const EVERYTHING: &str = "ShowPII and DoNotScrubExceptions";
pub(super) const RETURNS_TRUE: &str = "returns true";
pub(super) const RETURNS_FALSE: &str = "returns false";

/// What is known of the signing key.
pub(in crate::validators) const KEY: Setting = Setting {
    name: "Signing key",
    kind: SIGNING_KEY,
    shape: Shape::Choice(&["unknown", FITS, WRONG, NO_MATCH, NO_KEYS]),
    default: "unknown",
    example: prose("no key with this kid"),
    about: prose(
        "Which key the validator has, to foretell what it says. Without a key the signature is left open.",
    ),
};

/// Which version of the library is simulated.
pub(in crate::validators) const VERSION: Setting = Setting {
    name: "Version of Microsoft.IdentityModel",
    kind: Kind::Own("Version of Microsoft.IdentityModel"),
    shape: Shape::Version,
    default: "8.2.0",
    example: prose("8.2.0"),
    about: prose(
        "Of the NuGet packages Microsoft.IdentityModel.* and System.IdentityModel.Tokens.Jwt, for example from deps.json. It decides the wording.",
    ),
};

/// What messages show of values.
pub(in crate::validators) const SHOWS: Setting = Setting {
    name: "Messages show",
    kind: Kind::Own("Messages show"),
    shape: Shape::Choice(&["what the version shows", PII, UNSCRUBBED, EVERYTHING]),
    default: "what the version shows",
    example: prose("ShowPII"),
    about: prose(
        "IdentityModelEventSource.ShowPII fills values in that are hidden otherwise; the AppContext switch Switch.Microsoft.IdentityModel.DoNotScrubExceptions brings the audiences back that 8.8.0 took out.",
    ),
};

/// `ValidAudience`.
pub(in crate::validators) const VALID_AUDIENCE: Setting = Setting {
    name: "ValidAudience",
    kind: Kind::Audience,
    shape: Shape::Text,
    default: "",
    example: prose("api://orders"),
    about: prose("An audience that is accepted, beside those of ValidAudiences."),
};

/// `ValidAudiences`.
pub(in crate::validators) const VALID_AUDIENCES: Setting = Setting {
    name: "ValidAudiences",
    kind: Kind::Audiences,
    shape: Shape::List,
    default: "",
    example: prose("api://orders"),
    about: prose(
        "Audiences of which one must be in the token. Blank stands for null; [] for a list without entries, which gives another message.",
    ),
};

/// `ValidIssuer`.
pub(in crate::validators) const VALID_ISSUER: Setting = Setting {
    name: "ValidIssuer",
    kind: Kind::Issuer,
    shape: Shape::Text,
    default: "",
    example: prose("https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0"),
    about: prose("An issuer that is accepted, character for character."),
};

/// `ValidIssuers`.
pub(in crate::validators) const VALID_ISSUERS: Setting = Setting {
    name: "ValidIssuers",
    kind: Kind::Issuers,
    shape: Shape::List,
    default: "",
    example: prose("https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/"),
    about: prose("Further issuers. No trailing slash is forgiven and {tenantid} means nothing."),
};

/// The issuer of the metadata.
pub(in crate::validators) const METADATA_ISSUER: Setting = Setting {
    name: "Issuer in the metadata",
    kind: Kind::MetadataIssuer,
    shape: Shape::Text,
    default: "",
    example: prose("https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0"),
    about: prose(
        "The member issuer of the document that ConfigurationManager fetches; blank without a ConfigurationManager.",
    ),
};

/// `ClockSkew`.
pub(in crate::validators) const CLOCK_SKEW: Setting = Setting {
    name: "ClockSkew",
    kind: Kind::Skew,
    shape: Shape::Seconds,
    default: "300",
    example: prose("00:05:00"),
    about: prose("How far the clocks may disagree; five minutes unless it is set."),
};

/// `ValidTypes`.
pub(in crate::validators) const VALID_TYPES: Setting = Setting {
    name: "ValidTypes",
    kind: Kind::TokenType,
    shape: Shape::List,
    default: "",
    example: prose("at+jwt"),
    about: prose("Values of the header's typ of which one must be there, in the same letter case."),
};

/// `ValidAlgorithms`.
pub(in crate::validators) const VALID_ALGORITHMS: Setting = Setting {
    name: "ValidAlgorithms",
    kind: Kind::Algorithms,
    shape: Shape::List,
    default: "",
    example: prose("RS256"),
    about: prose("Algorithms that are accepted; blank for all that the library has."),
};

/// All of them, the most telling first.
pub(in crate::validators) const SETTINGS: &[Setting] = &[
    VALID_AUDIENCE,
    VALID_AUDIENCES,
    VALID_ISSUER,
    VALID_ISSUERS,
    METADATA_ISSUER,
    VERSION,
    SHOWS,
    KEY,
    CLOCK_SKEW,
    VALID_TYPES,
    VALID_ALGORITHMS,
    on(
        "ValidateAudience",
        prose("Whether the audience is looked at."),
    ),
    on("ValidateIssuer", prose("Whether the issuer is looked at.")),
    on(
        "ValidateLifetime",
        prose("Whether exp and nbf are looked at."),
    ),
    on(
        "RequireExpirationTime",
        prose("Whether a token without exp is refused."),
    ),
    on(
        "RequireSignedTokens",
        prose("Whether a token without a signature is refused."),
    ),
    on(
        "RequireAudience",
        prose("Whether a token without aud is refused. Off counts since 8.3.1 only."),
    ),
    on(
        "IgnoreTrailingSlashWhenValidatingAudience",
        prose("Whether one slash more or less at the end of an audience is forgiven, since 6.5.0."),
    ),
    off(
        "IgnoreCaseWhenValidatingAudience",
        prose("Whether letter case is forgiven in an audience. There since 8.22.0 only."),
    ),
    off(
        "ValidateSignatureLast",
        prose("Whether the claims are looked at before the signature."),
    ),
    delegate(
        "AudienceValidator",
        prose("Code of the application that decides on the audience in place of the library."),
    ),
    delegate(
        "LifetimeValidator",
        prose("Code of the application that decides on the times in place of the library."),
    ),
    delegate(
        "IssuerSigningKeyValidator",
        prose("Code of the application that decides on the signing key once the signature fits."),
    ),
];

/// A switch that is on unless it is set.
pub(in crate::validators) const fn on(
    name: &'static str,
    about: crate::catalogue::Prose,
) -> Setting {
    Setting {
        name,
        kind: Kind::Own(name),
        shape: Shape::Flag,
        default: "true",
        example: FALSE,
        about,
    }
}

/// A switch that is off unless it is set.
pub(in crate::validators) const fn off(
    name: &'static str,
    about: crate::catalogue::Prose,
) -> Setting {
    Setting {
        name,
        kind: Kind::Own(name),
        shape: Shape::Flag,
        default: "false",
        example: TRUE,
        about,
    }
}

const fn delegate(name: &'static str, about: crate::catalogue::Prose) -> Setting {
    Setting {
        name,
        kind: Kind::Own(name),
        shape: Shape::Choice(&["not set", RETURNS_TRUE, RETURNS_FALSE]),
        default: "not set",
        example: DELEGATE,
        about,
    }
}

const TRUE: crate::catalogue::Prose = prose("true");
const FALSE: crate::catalogue::Prose = prose("false");
const DELEGATE: crate::catalogue::Prose = prose("returns false");
