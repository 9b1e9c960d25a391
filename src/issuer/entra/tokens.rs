//! The three kinds of Entra tokens, told apart by their issuer.

use super::{EntraIssuer, PERSONAL_TENANT, Tenant, Version};
use crate::catalogue::prose;
use crate::issuer::provider::{
    Confirmed, Detail, Evidence, FinalSlash, Found, Keys, Provider, Recognised,
};
use crate::issuer::seen::Seen;
use crate::registry::cloud::Cloud;

/// Work and school accounts, v1.0 tokens.
pub(in crate::issuer) static V1: Provider = Provider {
    id: "entra-v1",
    name: "Microsoft Entra ID, v1.0 token",
    about: prose(
        "The API's own registration decides that it gets v1.0 tokens; which endpoint the client used does not matter.",
    ),
    access_audience: Some(prose(
        "what the client asked for: the App ID URI, with or without a final slash, or the client id of the API",
    )),
    id_audience: Some(prose(
        "the client id of the application that signed the user in",
    )),
    slash: FinalSlash::Required,
    mistakes: &[
        prose(
            "The API validates with the v2.0 issuer or metadata, but its registration still asks for v1.0 tokens.",
        ),
        prose("The configured issuer lacks its final slash; the comparison is exact."),
        prose(
            "requestedAccessTokenVersion was changed on the client; only the API's registration counts.",
        ),
    ],
    keys: Keys::Built(keys),
    sources: &[
        prose("MicrosoftDocs/entra-docs docs/identity-platform/access-token-claims-reference.md"),
        prose("MicrosoftDocs/entra-docs docs/identity-platform/access-tokens.md"),
        prose(
            "MicrosoftDocs/entra-docs docs/identity-platform/reference-microsoft-graph-app-manifest.md",
        ),
        prose(
            "AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet src/Microsoft.IdentityModel.Tokens/Validators.cs",
        ),
        prose("learn.microsoft.com/answers/questions/1190472"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| recognise(seen, Version::V1, false),
};

/// Work and school accounts, v2.0 tokens.
pub(in crate::issuer) static V2: Provider = Provider {
    id: "entra-v2",
    name: "Microsoft Entra ID, v2.0 token",
    about: prose(
        "In a v2.0 access token the audience is always the API's client id, whatever scope the client asked for.",
    ),
    access_audience: Some(prose("the client id (a GUID) of the API")),
    id_audience: Some(prose(
        "the client id of the application that signed the user in",
    )),
    slash: FinalSlash::Never,
    mistakes: &[
        prose(
            "The API expects its App ID URI (api://…), but a v2.0 token names the API by client id.",
        ),
        prose(
            "common or organizations was configured as the issuer; tokens carry the tenant's GUID.",
        ),
        prose("A v1.0 token arrives because the API's registration does not ask for version 2."),
    ],
    keys: Keys::Built(keys),
    sources: &[
        prose("MicrosoftDocs/entra-docs docs/identity-platform/access-token-claims-reference.md"),
        prose("MicrosoftDocs/entra-docs docs/identity-platform/access-tokens.md"),
        prose(
            "MicrosoftDocs/entra-docs docs/identity-platform/reference-microsoft-graph-app-manifest.md",
        ),
        prose("supabase/auth internal/api/provider/azure.go"),
        prose("learn.microsoft.com/answers/questions/1190472"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| recognise(seen, Version::V2, false),
};

/// Personal Microsoft accounts: one fixed tenant, v2.0 tokens.
pub(in crate::issuer) static PERSONAL: Provider = Provider {
    id: "entra-msa",
    name: "Microsoft personal account",
    about: prose(
        "Somebody signed in with a personal account; all of them share one tenant, which is not your organisation's.",
    ),
    access_audience: Some(prose("the client id of the API")),
    id_audience: Some(prose(
        "the client id of the application that signed the user in",
    )),
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The API accepts its own tenant's issuer only, and a personal account signed in through common or consumers.",
    )],
    keys: Keys::Built(keys),
    sources: &[
        prose("MicrosoftDocs/entra-docs docs/identity-platform/access-token-claims-reference.md"),
        prose("supabase/auth internal/api/provider/azure.go"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| recognise(seen, Version::V2, true),
};

fn recognise(seen: &Seen<'_>, version: Version, personal: bool) -> Option<Found> {
    let issuer = EntraIssuer::from_address(seen.https()?)?;
    // Our sources know this tenant in the public cloud's v2.0 issuer; elsewhere the GUID is just a tenant.
    let is_personal = issuer.version == Version::V2
        && issuer.cloud == Cloud::Public
        && issuer.tenant.text().eq_ignore_ascii_case(PERSONAL_TENANT);
    if issuer.version != version || is_personal != personal {
        return None;
    }
    let found = Found::by(Evidence::Host)
        .cloud(issuer.cloud)
        .detail(Detail::Version(version));
    let found = match &issuer.tenant {
        Tenant::Placeholder(_) => found,
        tenant => found.tenant(tenant.text()),
    };
    Some(if issuer.confirmed {
        found
    } else {
        found.unconfirmed()
    })
}

fn keys(iss: &str, _: &Recognised) -> Option<String> {
    EntraIssuer::parse(iss).map(|issuer| issuer.keys_url())
}
