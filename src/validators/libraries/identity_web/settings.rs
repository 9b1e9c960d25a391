//! The section AzureAd, and what stands around it.

use crate::catalogue::prose;
use crate::validators::libraries::{aad_issuer, aspnet_jwt_bearer as aspnet, identity_model as im};
use crate::validators::{Kind, Setting, Shape};

pub(super) const USER_FLOW: Kind = Kind::Own("SignUpSignInPolicyId");
pub(super) const CHECKED_BY: Kind = Kind::Own("Permissions are checked by");
pub(super) const METHODS: &str = "VerifyUserHasAnyAcceptedScope or ValidateAppRole";

pub(super) static SETTINGS: &[Setting] = &[
    Setting {
        name: "ClientId",
        kind: Kind::ClientId,
        shape: Shape::Guid,
        default: "",
        example: prose("00001111-aaaa-2222-bbbb-3333cccc4444"),
        about: prose("Of the API's own registration."),
    },
    Setting {
        name: "TenantId",
        kind: Kind::Tenant,
        shape: Shape::Tenant,
        default: "",
        example: prose("aaaabbbb-0000-cccc-1111-dddd2222eeee"),
        about: prose("The tenant whose tokens are accepted, or common or organizations for any."),
    },
    Setting {
        about: prose(
            "Only this one is accepted then, whatever the version of the token: a token of version 2.0 carries the client id.",
        ),
        ..aspnet::AUDIENCE
    },
    Setting {
        name: "TokenValidationParameters:ValidAudiences",
        ..im::VALID_AUDIENCES
    },
    Setting {
        name: "Instance",
        kind: Kind::Instance,
        shape: Shape::Text,
        default: "https://login.microsoftonline.com/",
        example: prose("https://login.microsoftonline.us/"),
        about: prose("The sign-in host, which tells the cloud."),
    },
    im::VALID_ISSUERS,
    Setting {
        about: prose(
            "Only where it cannot be told from Instance and TenantId, as with a domain, Azure AD B2C or External ID.",
        ),
        ..im::METADATA_ISSUER
    },
    aad_issuer::KEY_ISSUER,
    Setting {
        name: "SignUpSignInPolicyId",
        kind: USER_FLOW,
        shape: Shape::Text,
        default: "",
        example: prose("B2C_1_susi"),
        about: prose("The user flow of Azure AD B2C; blank for Microsoft Entra ID."),
    },
    im::off(
        "AllowWebApiToBeAuthorizedByACL",
        prose("Whether a token with neither scopes nor roles is accepted."),
    ),
    Setting {
        name: "Scopes",
        kind: Kind::Scopes,
        shape: Shape::List,
        default: "",
        example: prose("access_as_user"),
        about: prose("Delegated permissions of which one must be in scp."),
    },
    Setting {
        name: "AppPermissions",
        kind: Kind::Roles,
        shape: Shape::List,
        default: "",
        example: prose("Orders.Read.All"),
        about: prose("App roles of which one must be in roles; a scope is enough as well."),
    },
    Setting {
        name: "Permissions are checked by",
        kind: CHECKED_BY,
        shape: Shape::Choice(&["an attribute", METHODS]),
        default: "an attribute",
        example: prose("VerifyUserHasAnyAcceptedScope or ValidateAppRole"),
        about: prose(
            "RequiredScope and RequiredScopeOrAppPermission answer with an empty 403, the methods with a message in it.",
        ),
    },
    aspnet::ASPNET,
    Setting {
        default: "8.22.0",
        ..im::VERSION
    },
    im::SHOWS,
    im::KEY,
    im::CLOCK_SKEW,
    Setting {
        example: prose("JWT"),
        ..im::VALID_TYPES
    },
    im::VALID_ALGORITHMS,
    aspnet::INCLUDE_ERROR_DETAILS,
    aspnet::SECURITY_TOKEN_VALIDATORS,
    aspnet::VALIDATE_AUDIENCE,
    aspnet::VALIDATE_ISSUER,
    aspnet::VALIDATE_LIFETIME,
    aspnet::REQUIRE_EXPIRATION_TIME,
    aspnet::REQUIRE_SIGNED_TOKENS,
];
