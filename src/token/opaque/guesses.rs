//! Secrets that have no mark; only length and alphabet tell them.

use super::Certainty::Guess;
use super::shape::{base64url, exactly, hex, is_guid, is_mixed, padded, prefixed};
use super::{ANOTHER_SERVICE, Opaque};
use crate::catalogue::prose;

pub(super) const TABLE: &[Opaque] = &[
    Opaque {
        id: "guid",
        name: "GUID",
        certainty: Guess,
        what: prose(
            "A name for something, such as an application, a tenant or a subscription; some servers use one as an opaque token.",
        ),
        instead: prose(
            "A client id or a key is no token: use it to ask the identity provider for one.",
        ),
        source: prose("RFC 9562 §4"),
        shape: |text| is_guid(text),
    },
    Opaque {
        id: "hex-128",
        name: "128-bit key in hexadecimal",
        certainty: Guess,
        what: prose("It fits a subscription key of Azure API Management, and a hash just as well."),
        instead: prose(
            "A subscription key belongs into the Ocp-Apim-Subscription-Key header; validate-jwt needs an access token in Authorization.",
        ),
        source: prose(
            "learn.microsoft.com/azure/api-management/api-management-subscriptions; the length is not documented",
        ),
        shape: |text| exactly(text, 32, hex),
    },
    Opaque {
        id: "auth0-opaque",
        name: "Opaque token of 32 characters",
        certainty: Guess,
        what: prose(
            "It fits an opaque access token of Auth0, which is for /userinfo only, and other random keys just as well.",
        ),
        instead: prose(
            "With Auth0, ask with `audience` set to the identifier of your API; then the access token is a JWT.",
        ),
        source: prose("auth0.com/docs/tokens/access-token-formats; the length is not documented"),
        shape: |text| exactly(text, 32, base64url) && is_mixed(text),
    },
    Opaque {
        id: "okta-api-token-bare",
        name: "Okta API token",
        certainty: Guess,
        what: prose("It fits a token for Okta's own management API."),
        instead: prose(
            "For your own API ask an authorization server of Okta for an access token, which is a JWT.",
        ),
        source: prose(
            "gitleaks/gitleaks config/gitleaks.toml okta-access-token; developer.okta.com/docs/concepts/auth-servers",
        ),
        shape: |text| text.len() == 42 && prefixed(text, &["00"], 40, base64url) && is_mixed(text),
    },
    Opaque {
        id: "cloudflare-api-token",
        name: "Key of 40 characters",
        certainty: Guess,
        what: prose("It fits an API token of Cloudflare, and other random keys just as well."),
        instead: ANOTHER_SERVICE,
        source: prose("gitleaks/gitleaks config/gitleaks.toml cloudflare-api-key"),
        shape: |text| exactly(text, 40, base64url) && is_mixed(text),
    },
    Opaque {
        id: "azure-key-512",
        name: "512-bit key in base64",
        certainty: Guess,
        what: prose("It fits the key of an Azure storage account or Cosmos DB."),
        instead: prose(
            "Such a key signs requests and is never sent; for your own API ask Microsoft Entra ID for an access token.",
        ),
        source: prose(
            "microsoft/security-utilities GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json SEC101/104, SEC101/106",
        ),
        shape: |text| padded(text, 88, "==") && is_mixed(text),
    },
    Opaque {
        id: "azure-key-256",
        name: "256-bit key in base64",
        certainty: Guess,
        what: prose("It fits a key of Azure Service Bus, Event Hubs or IoT Hub."),
        instead: prose(
            "Such a key signs requests and is never sent; for your own API ask Microsoft Entra ID for an access token.",
        ),
        source: prose(
            "microsoft/security-utilities GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json SEC101/105",
        ),
        shape: |text| padded(text, 44, "=") && is_mixed(text),
    },
];
