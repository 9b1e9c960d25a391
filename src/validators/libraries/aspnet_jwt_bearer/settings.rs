//! The options of `AddJwtBearer`.

use crate::catalogue::prose;
use crate::validators::libraries::identity_model as im;
use crate::validators::{Kind, Setting, Shape};

pub(super) const AUTHORITY: Setting = Setting {
    name: "Authority",
    kind: Kind::Own("Authority"),
    shape: Shape::Text,
    default: "",
    example: prose("https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0"),
    about: prose(
        "Where the metadata is fetched. An authority that ends in /v2.0 accepts no issuer of version 1.0, and the reverse.",
    ),
};

/// `Audience`.
pub(in crate::validators) const AUDIENCE: Setting = Setting {
    name: "Audience",
    kind: Kind::Audience,
    shape: Shape::Text,
    default: "",
    example: prose("api://orders"),
    about: prose("Becomes ValidAudience, unless that is set too."),
};

pub(super) const VALID_AUDIENCE: Setting = Setting {
    name: "ValidAudience",
    kind: Kind::Own("ValidAudience"),
    shape: Shape::Text,
    default: "",
    example: prose("api://orders"),
    about: prose("Of TokenValidationParameters; takes the place of Audience."),
};

/// The version of ASP.NET Core.
pub(in crate::validators) const ASPNET: Setting = Setting {
    name: "Version of ASP.NET Core",
    kind: Kind::Own("Version of ASP.NET Core"),
    shape: Shape::Version,
    default: "10.0",
    example: prose("8.0"),
    about: prose(
        "Since 3.0 the challenge names what it refuses. Since 8.0 JsonWebTokenHandler validates, before that JwtSecurityTokenHandler.",
    ),
};

const VERSION: Setting = Setting {
    default: "",
    about: prose(
        "Blank for the lowest that the package of this ASP.NET Core version asks for, which is 8.0.1 for 9.0 and 10.0; many applications bring a newer one. It decides the wording.",
    ),
    ..im::VERSION
};

/// `IncludeErrorDetails`.
pub(in crate::validators) const INCLUDE_ERROR_DETAILS: Setting = im::on(
    "IncludeErrorDetails",
    prose("Whether the challenge says what was wrong; without it the client sees Bearer alone."),
);

/// `UseSecurityTokenValidators`.
pub(in crate::validators) const SECURITY_TOKEN_VALIDATORS: Setting = im::off(
    "UseSecurityTokenValidators",
    prose("Brings JwtSecurityTokenHandler back in ASP.NET Core 8 and later."),
);

/// `ValidateAudience`.
pub(in crate::validators) const VALIDATE_AUDIENCE: Setting = im::on(
    "ValidateAudience",
    prose("Whether the audience is looked at."),
);

/// `ValidateIssuer`.
pub(in crate::validators) const VALIDATE_ISSUER: Setting =
    im::on("ValidateIssuer", prose("Whether the issuer is looked at."));

/// `ValidateLifetime`.
pub(in crate::validators) const VALIDATE_LIFETIME: Setting = im::on(
    "ValidateLifetime",
    prose("Whether exp and nbf are looked at."),
);

/// `RequireExpirationTime`.
pub(in crate::validators) const REQUIRE_EXPIRATION_TIME: Setting = im::on(
    "RequireExpirationTime",
    prose("Whether a token without exp is refused."),
);

/// `RequireSignedTokens`.
pub(in crate::validators) const REQUIRE_SIGNED_TOKENS: Setting = im::on(
    "RequireSignedTokens",
    prose("Whether a token without a signature is refused."),
);

pub(super) static SETTINGS: &[Setting] = &[
    AUTHORITY,
    AUDIENCE,
    VALID_AUDIENCE,
    im::VALID_AUDIENCES,
    im::VALID_ISSUER,
    im::VALID_ISSUERS,
    Setting {
        about: prose("Only where it cannot be told from Authority, as with other providers."),
        ..im::METADATA_ISSUER
    },
    ASPNET,
    VERSION,
    im::SHOWS,
    im::KEY,
    im::CLOCK_SKEW,
    im::VALID_TYPES,
    im::VALID_ALGORITHMS,
    INCLUDE_ERROR_DETAILS,
    SECURITY_TOKEN_VALIDATORS,
    VALIDATE_AUDIENCE,
    VALIDATE_ISSUER,
    VALIDATE_LIFETIME,
    REQUIRE_EXPIRATION_TIME,
    REQUIRE_SIGNED_TOKENS,
];
