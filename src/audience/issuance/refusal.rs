//! The answers with which Microsoft Entra ID refuses a request.
//!
//! The texts change without notice and the numbers do not (entra-docs reference-error-codes.md).

use crate::catalogue::{Prose, prose};

/// A request that brings no token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is answered.
    pub answer: &'static Answer,
    /// What the places of the answer's text are filled with.
    pub values: Vec<String>,
    /// What is behind it.
    pub cause: Cause,
    /// What the cause is about: names and values, the ones to mend it with last.
    pub details: Vec<String>,
}

/// An answer of Microsoft Entra ID.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// The number behind `AADSTS`.
    pub code: u32,
    /// `error`, as OAuth has it.
    pub error: &'static str,
    /// The text behind the number; `{0}`, `{1}` … stand for what is filled in.
    pub text: Prose,
    /// Where it was read or seen.
    pub source: Prose,
}

/// Why a request brings no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Nothing is asked for.
    MissingScope,
    /// The older endpoint wants `resource`.
    MissingResource,
    /// The newer endpoint does not take `resource`.
    ResourceOnV2,
    /// Scopes are separated by blanks.
    Comma,
    /// `.default` stands beside a single permission.
    DefaultMixed,
    /// One token is for one resource.
    SeveralResources,
    /// An application for itself asks for one `.default`.
    SeveralForClient,
    /// An application for itself asks for a single permission.
    NotDefault,
    /// A resource without a permission.
    NoPermission,
    /// Scopes that belong to no resource.
    OnlyOpenId,
    /// Nobody knows that resource.
    NotRegistered,
    /// A registered name differs by letter case or a slash.
    Nearly,
    /// The name of an instance instead of the service's.
    Instance,
    /// Registered for another tenant alone.
    OtherTenant,
    /// The resource lives in another cloud.
    OtherCloud,
    /// The API exposes no such permission.
    NotExposed,
    /// The resource was left out, so that Microsoft Graph was asked.
    NoPrefix,
    /// Nobody consented.
    NotConsented,
    /// The API is not among the client's permissions.
    NotListed,
    /// The application is not assigned.
    NotAssigned,
    /// An application asks for itself by a URI.
    ItselfByUri,
    /// An ID token cannot be exchanged.
    AssertionIsIdToken,
    /// A token of Microsoft Graph cannot be exchanged.
    AssertionOfGraph,
    /// A token for somebody else cannot be exchanged.
    AssertionForOther,
    /// A token whose time is over cannot be exchanged.
    AssertionExpired,
    /// A token without a user cannot be exchanged.
    AssertionAppOnly,
    /// A password is taken at a tenant's own address only.
    GrantAtCommon,
}

impl Answer {
    pub(super) fn because(
        &'static self,
        cause: Cause,
        values: &[&str],
        details: &[&str],
    ) -> Refusal {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Refusal {
            answer: self,
            values: owned(values),
            cause,
            details: owned(details),
        }
    }
}

pub(super) static MISSING: Answer = Answer {
    code: 900_144,
    error: "invalid_request",
    text: prose("The request body must contain the following parameter: '{0}'."),
    source: prose(
        "MicrosoftDocs/azure-docs#46696; entra-docs docs/identity-platform/reference-error-codes.md",
    ),
};

pub(super) static EMPTY_FOR_CODE: Answer = Answer {
    code: 28_003,
    error: "invalid_request",
    text: prose(
        "Provided value for the input parameter scope cannot be empty when requesting an access token using the provided authorization code. Please specify a valid scope.",
    ),
    source: prose(
        "AzureAD/microsoft-authentication-library-for-python#125; entra-docs docs/identity-platform/reference-error-codes.md",
    ),
};

pub(super) static NO_RESOURCE: Answer = Answer {
    code: 28_002,
    error: "invalid_request",
    text: prose(
        "Provided value for the input parameter scope '{0}' isn't valid when requesting an access token. Specify a valid scope.",
    ),
    source: prose(
        "entra-docs docs/identity-platform/reference-error-codes.md; when it comes is concluded",
    ),
};

pub(super) static NO_RESOURCE_AT_SIGN_IN: Answer = Answer {
    code: 700_023,
    error: "invalid_request",
    text: prose(
        "The provided value for the input parameter scope '{0}' is not valid when requesting an access token. Please specify a valid scope.",
    ),
    source: prose(
        "AzureAD/microsoft-authentication-library-for-js#333; when it comes today is concluded",
    ),
};

pub(super) static UNSUPPORTED_RESOURCE: Answer = Answer {
    code: 901_002,
    error: "invalid_request",
    text: prose("The 'resource' request parameter isn't supported."),
    source: prose("modelcontextprotocol/modelcontextprotocol#1389; microsoft/vscode#254009"),
};

pub(super) static INVALID_SCOPE: Answer = Answer {
    code: 70_011,
    error: "invalid_scope",
    text: prose(
        "The provided value for the input parameter 'scope' isn't valid. The scope {0} isn't valid.",
    ),
    source: prose("entra-docs docs/identity-platform/reference-error-codes.md (sample answer)"),
};

pub(super) static MIXED_DEFAULT: Answer = Answer {
    code: 70_011,
    error: "invalid_scope",
    text: prose(
        "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope {0} is not valid. .default scope can't be combined with resource-specific scopes.",
    ),
    source: prose("AzureAD/microsoft-authentication-library-for-js#1718"),
};

pub(super) static NOT_DEFAULT: Answer = Answer {
    code: 1_002_012,
    error: "invalid_scope",
    text: prose(
        "The provided value for scope {0} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).",
    ),
    source: prose("MicrosoftDocs/azure-docs#99862"),
};

pub(super) static SEVERAL: Answer = Answer {
    code: 28_000,
    error: "invalid_request",
    text: prose(
        "Provided value for the input parameter scope is not valid because it contains more than one resource. Scope {0} is not valid.",
    ),
    source: prose("Earlybyte/aad_oauth#328; AzureAD/microsoft-authentication-library-for-js#1487"),
};

pub(super) static SEVERAL_AT_SIGN_IN: Answer = Answer {
    code: 700_022,
    error: "invalid_request",
    text: prose(
        "Provided value for the input parameter scope is not valid because it contains more than one resource. Scope {0} is not valid.",
    ),
    source: prose("AzureAD/microsoft-authentication-library-for-js#523"),
};

pub(super) static UNKNOWN: Answer = Answer {
    code: 500_011,
    error: "invalid_resource",
    text: prose(
        "The resource principal named {0} was not found in the tenant named {1}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.",
    ),
    source: prose(
        "Azure/azure-cli#16850; entra-docs docs/identity-platform/reference-error-codes.md",
    ),
};

pub(super) static UNKNOWN_TO_IDENTITY: Answer = Answer {
    code: 50_001,
    error: "invalid_resource",
    text: prose(
        "The application named {0} wasn't found in the tenant named {1}. This message shows if the tenant administrator hasn't installed the application or no tenant user consented to it. You might have sent your authentication request to the wrong tenant.",
    ),
    source: prose(
        "entra-docs docs/identity/managed-identities-azure-resources/how-to-use-vm-token.md (HTTP response reference)",
    ),
};

pub(super) static UNKNOWN_SCOPE: Answer = Answer {
    code: 650_053,
    error: "invalid_client",
    text: prose(
        "The application '{0}' asked for scope '{1}' that doesn't exist on the resource '{2}'. Contact the app vendor.",
    ),
    source: prose("MicrosoftDocs/azure-docs#37280"),
};

pub(super) static NO_CONSENT: Answer = Answer {
    code: 65_001,
    error: "invalid_grant",
    text: prose(
        "The user or administrator has not consented to use the application with ID '{0}' named '{1}'. Send an interactive authorization request for this user and resource.",
    ),
    source: prose(
        "blogs.aaddevsup.xyz: Troubleshooting consent in Azure AD; entra-docs docs/identity-platform/reference-error-codes.md",
    ),
};

pub(super) static NOT_LISTED: Answer = Answer {
    code: 650_057,
    error: "invalid_client",
    text: prose(
        "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: {0}. Resource value from request: {1}. Resource app ID: {2}. List of valid resources from app registration: {3}.",
    ),
    source: prose(
        "AzureAD/microsoft-authentication-library-for-js#6147; entra-docs docs/identity-platform/reference-error-codes.md",
    ),
};

pub(super) static NOT_ASSIGNED: Answer = Answer {
    code: 50_105,
    error: "invalid_grant",
    text: prose("Application '{0}' is not assigned to a role for the application '{1}'."),
    source: prose("Azure-Samples/active-directory-dotnet-daemon#10"),
};

pub(super) static ITSELF: Answer = Answer {
    code: 90_009,
    error: "invalid_request",
    text: prose(
        "Application '{0}'({1}) is requesting a token for itself. This scenario is supported only if resource is specified using the GUID based App Identifier.",
    ),
    source: prose("AzureAD/microsoft-authentication-library-for-dotnet#2498"),
};

pub(crate) static ASSERTION_IS_ID_TOKEN: Answer = Answer {
    code: 240_002,
    error: "invalid_request",
    text: prose(
        "Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant.",
    ),
    source: prose("microsoft/azure-spring-boot#943"),
};

pub(crate) static ASSERTION_SIGNATURE: Answer = Answer {
    code: 50_013,
    error: "invalid_grant",
    text: prose(
        "Assertion failed signature validation. [Reason - The provided signature value did not match the expected signature value., Thumbprint of key used by client: '{0}', Found key '{1}']",
    ),
    source: prose(
        "AzureAD/microsoft-authentication-library-for-dotnet#1317; Azure/azure-sdk-for-java#25109; entra-docs docs/identity-platform/reference-error-codes.md",
    ),
};

pub(crate) static ASSERTION_AUDIENCE: Answer = Answer {
    code: 500_131,
    error: "invalid_grant",
    text: prose(
        "Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '{0}' and the expected audience is '{1}' or one of the Application Uris of this application with App ID '{2}'({3}). The downstream client must request a token for the expected audience (the application that made the OBO request) and this application should use that token as the assertion.",
    ),
    source: prose(
        "OfficeDev/microsoft-teams-apps-company-communicator#214; microsoft/AzureTRE-Deployment#65",
    ),
};

pub(crate) static ASSERTION_EXPIRED: Answer = Answer {
    code: 500_133,
    error: "invalid_grant",
    text: prose(
        "Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: {0}, expiry time of assertion {1}.",
    ),
    source: prose(
        "microsoftgraph/msgraph-sdk-dotnet#2551; entra-docs docs/identity-platform/reference-error-codes.md",
    ),
};

pub(crate) static ASSERTION_APP_ONLY: Answer = Answer {
    code: 7_000_114,
    error: "unauthorized_client",
    text: prose("Application '{0}' isn't allowed to make application on-behalf-of calls."),
    source: prose("entra-docs docs/identity-platform/reference-error-codes.md"),
};

pub(super) static GRANT_AT_COMMON: Answer = Answer {
    code: 9_001_023,
    error: "invalid_request",
    text: prose(
        "The grant type isn't supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.",
    ),
    source: prose("entra-docs docs/identity-platform/reference-error-codes.md"),
};

/// All of them.
pub static ANSWERS: [&Answer; 23] = [
    &MISSING,
    &EMPTY_FOR_CODE,
    &NO_RESOURCE,
    &NO_RESOURCE_AT_SIGN_IN,
    &UNSUPPORTED_RESOURCE,
    &INVALID_SCOPE,
    &MIXED_DEFAULT,
    &NOT_DEFAULT,
    &SEVERAL,
    &SEVERAL_AT_SIGN_IN,
    &UNKNOWN,
    &UNKNOWN_TO_IDENTITY,
    &UNKNOWN_SCOPE,
    &NO_CONSENT,
    &NOT_LISTED,
    &NOT_ASSIGNED,
    &ITSELF,
    &ASSERTION_IS_ID_TOKEN,
    &ASSERTION_SIGNATURE,
    &ASSERTION_AUDIENCE,
    &ASSERTION_EXPIRED,
    &ASSERTION_APP_ONLY,
    &GRANT_AT_COMMON,
];
