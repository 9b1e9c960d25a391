//! Secrets of Microsoft's services.

use super::Certainty::{Guess, Likely, Sure};
use super::Opaque;
use super::shape::{alphanumeric, base64url, exactly, has_fields, prefixed, scheme, visible};
use crate::catalogue::prose;

pub(super) const TABLE: &[Opaque] = &[
    Opaque {
        id: "azure-sas-messaging",
        name: "Azure shared access signature",
        certainty: Sure,
        what: prose(
            "A signature by which a key of Service Bus, Event Hubs or IoT Hub grants access to one address until a time.",
        ),
        instead: prose(
            "Send it to that service only; for your own API ask Microsoft Entra ID for an access token of that API.",
        ),
        source: prose("learn.microsoft.com/rest/api/eventhub/generate-sas-token"),
        shape: |text| {
            scheme(text, "SharedAccessSignature") && text.contains("sr=") && text.contains("sig=")
        },
    },
    Opaque {
        id: "azure-sas-storage",
        name: "Azure Storage shared access signature",
        certainty: Sure,
        what: prose(
            "The query string by which a storage key grants access to one resource until a time.",
        ),
        instead: prose(
            "It belongs into the URL of Azure Storage, never into an Authorization header; for your own API ask Microsoft Entra ID for an access token.",
        ),
        source: prose("learn.microsoft.com/rest/api/storageservices/create-service-sas"),
        shape: |text| has_fields(text, &["sv", "sig"]),
    },
    Opaque {
        id: "aspnet-data-protection",
        name: "ASP.NET Core protected data",
        certainty: Sure,
        what: prose(
            "Text that ASP.NET Core encrypted for itself: an authentication cookie, or a bearer token of its Identity endpoints.",
        ),
        instead: prose(
            "Only the application that made it can read it; for another API ask an identity provider for a JWT access token.",
        ),
        source: prose(
            "learn.microsoft.com/aspnet/core/security/data-protection/implementation/authenticated-encryption-details (header 09 F0 C9 F0), learn.microsoft.com/aspnet/core/security/authentication/identity-api-authorization",
        ),
        shape: |text| prefixed(text, &["CfDJ8"], 40, base64url),
    },
    Opaque {
        id: "entra-client-secret",
        name: "Microsoft Entra client secret",
        certainty: Sure,
        what: prose(
            "The password of an application, which proves the application to Microsoft Entra ID.",
        ),
        instead: prose(
            "Send it to the token endpoint with grant_type=client_credentials; the access token in the answer is a JWT. Replace a secret that was sent elsewhere.",
        ),
        source: prose(
            "microsoft/security-utilities GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json SEC101/156",
        ),
        shape: |text| is_entra_client_secret(text),
    },
    Opaque {
        id: "entra-refresh-token",
        name: "Microsoft Entra refresh token or authorization code",
        certainty: Likely,
        what: prose(
            "A credential for the token endpoint of Microsoft Entra ID; refresh tokens and authorization codes start alike.",
        ),
        instead: prose(
            "Redeem it at the token endpoint with a scope of your API and send the access_token of the answer, which is a JWT.",
        ),
        source: prose(
            "trufflesecurity/trufflehog pkg/detectors/azure_entra/refreshtoken/refreshtoken.go; learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow",
        ),
        shape: |text| {
            prefixed(text, &["0.A", "1.A"], 80, |b| base64url(b) || b == b'.')
                || prefixed(text, &["AwABAAAA"], 80, base64url)
        },
    },
    Opaque {
        id: "microsoft-account-refresh-token",
        name: "Microsoft account refresh token or authorization code",
        certainty: Guess,
        what: prose("A credential for the token endpoint of personal Microsoft accounts."),
        instead: prose(
            "Redeem it at the token endpoint with a scope of your API and send the access_token of the answer.",
        ),
        source: prose(
            "undocumented: clients of personal accounts show M.R3_BAY. and M.C5xx_BAY. both as code and as refresh_token",
        ),
        shape: |text| prefixed(text, &["M.R3_", "M.C5"], 20, visible),
    },
    Opaque {
        id: "microsoft-account-access-token",
        name: "Microsoft account access token",
        certainty: Likely,
        what: prose(
            "An access token of a personal Microsoft account for Microsoft Graph or Outlook, which is opaque: only Microsoft can read it.",
        ),
        instead: prose(
            "Graph accepts it as it is. Your own API cannot: ask for a scope of your API instead of one of Graph.",
        ),
        source: prose(
            "microsoftgraph/microsoft-graph-explorer-v4#1936; danosb/onenote-mcp#4; MicrosoftDocs/azure-docs.fr-fr#307",
        ),
        shape: |text| {
            prefixed(
                text,
                &["EwA", "EwB", "EwC", "t=EwA", "t=EwB", "t=EwC"],
                60,
                visible,
            )
        },
    },
    Opaque {
        id: "azure-devops-pat",
        name: "Azure DevOps personal access token",
        certainty: Sure,
        what: prose("A person's own password for Azure DevOps."),
        instead: prose(
            "Azure DevOps takes it as the password of Basic authentication; as a bearer token it wants an Entra access token, and so does your own API.",
        ),
        source: prose(
            "learn.microsoft.com/purview/sit-defn-azure-devops-personal-access-token; learn.microsoft.com/rest/api/azure/devops/tokens",
        ),
        shape: |text| exactly(text, 84, alphanumeric) && text.get(76..80) == Some("AZDO"),
    },
    Opaque {
        id: "azure-devops-pat-legacy",
        name: "Azure DevOps personal access token, older form",
        certainty: Likely,
        what: prose("A person's own password for Azure DevOps."),
        instead: prose(
            "Azure DevOps takes it as the password of Basic authentication; as a bearer token it wants an Entra access token, and so does your own API.",
        ),
        source: prose(
            "microsoft/security-utilities GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json SEC101/102; learn.microsoft.com/rest/api/azure/devops/tokens",
        ),
        shape: |text| {
            exactly(text, 52, |b| matches!(b, b'a'..=b'z' | b'2'..=b'7'))
                && text.contains(|c: char| c.is_ascii_digit())
        },
    },
];

/// Three characters, `7Q~` or `8Q~`, then 31 to 34 more.
fn is_entra_client_secret(text: &str) -> bool {
    matches!(text.get(3..6), Some("7Q~" | "8Q~"))
        && (37..=40).contains(&text.len())
        && text
            .bytes()
            .all(|byte| base64url(byte) || matches!(byte, b'~' | b'.'))
}
