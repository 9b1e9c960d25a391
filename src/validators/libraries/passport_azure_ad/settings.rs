//! The options of `BearerStrategy`, and what its metadata says.

use crate::catalogue::prose;
pub(super) use crate::validators::signing_key::SIGNING_KEY as KEY;
use crate::validators::{Kind, Setting, Shape};

pub(super) const METADATA: Kind = Kind::Own("identityMetadata");
pub(super) const VALIDATE_ISSUER: Kind = Kind::Own("ValidateIssuer");
const IS_B2C: Kind = Kind::Own("isB2C");
const MANY_AUDIENCES: Kind = Kind::Own("allowMultiAudiencesInToken");
const NO_PII: Kind = Kind::Own("loggingNoPII");

pub(super) static SETTINGS: &[Setting] = &[
    Setting {
        name: "identityMetadata",
        kind: METADATA,
        shape: Shape::Text,
        default: "",
        example: prose(
            "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0/.well-known/openid-configuration",
        ),
        about: prose("The address of the metadata. Its version decides which issuer is wanted."),
    },
    Setting {
        name: "issuer in the metadata",
        kind: Kind::MetadataIssuer,
        shape: Shape::Text,
        default: "",
        example: prose(
            "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
        ),
        about: prose(
            "Only where it cannot be told from identityMetadata, as with a domain or Azure AD B2C.",
        ),
    },
    Setting {
        name: "clientID",
        kind: Kind::ClientId,
        shape: Shape::Guid,
        default: "",
        example: prose("00001111-aaaa-2222-bbbb-3333cccc4444"),
        about: prose("Of the API's own registration."),
    },
    Setting {
        name: "audience",
        kind: Kind::Audiences,
        shape: Shape::List,
        default: "",
        example: prose("api://orders"),
        about: prose("Without it, the clientID and spn: with the clientID are accepted."),
    },
    Setting {
        name: "validateIssuer",
        kind: VALIDATE_ISSUER,
        shape: Shape::Flag,
        default: "true",
        example: prose("false"),
        about: prose("Whether the issuer is compared."),
    },
    Setting {
        name: "issuer",
        kind: Kind::Issuers,
        shape: Shape::List,
        default: "",
        example: prose("https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/"),
        about: prose("Takes the place of the metadata's issuer."),
    },
    Setting {
        name: "tenantIdOrName",
        kind: Kind::Tenant,
        shape: Shape::Tenant,
        default: "",
        example: prose("aaaabbbb-0000-cccc-1111-dddd2222eeee"),
        about: prose(
            "Given to passport.authenticate; takes the place of common in identityMetadata.",
        ),
    },
    Setting {
        name: "isB2C",
        kind: IS_B2C,
        shape: Shape::Flag,
        default: "false",
        example: prose("true"),
        about: prose("For Azure AD B2C, where common needs a tenantIdOrName in any case."),
    },
    Setting {
        name: "allowMultiAudiencesInToken",
        kind: MANY_AUDIENCES,
        shape: Shape::Flag,
        default: "false",
        example: prose("true"),
        about: prose("Whether aud may have several values."),
    },
    Setting {
        name: "scope",
        kind: Kind::Scopes,
        shape: Shape::List,
        default: "",
        example: prose("access_as_user"),
        about: prose("One of these must be in scp."),
    },
    Setting {
        name: "clockSkew",
        kind: Kind::Skew,
        shape: Shape::Seconds,
        default: "300",
        example: prose("60"),
        about: prose("In seconds; 0 counts as not given."),
    },
    Setting {
        name: "id_token_signing_alg_values_supported",
        kind: Kind::Algorithms,
        shape: Shape::List,
        default: "RS256",
        example: prose("RS256"),
        about: prose("The algorithms in the metadata; only these are accepted."),
    },
    Setting {
        name: "loggingNoPII",
        kind: NO_PII,
        shape: Shape::Flag,
        default: "true",
        example: prose("false"),
        about: prose("While it is on, every refusal of a readable token has the same words."),
    },
    Setting {
        name: "Signing key",
        kind: KEY,
        shape: Shape::Choice(&[
            "unknown",
            "fits",
            "wrong signature",
            "no key with this kid",
            "no keys",
        ]),
        default: "unknown",
        example: prose("fits"),
        about: prose("What is known of the key that the token names."),
    },
];
