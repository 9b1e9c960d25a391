//! Microsoft.Identity.Web: `AddMicrosoftIdentityWebApi`, which is JwtBearer with rules of its own for
//! audience and issuer, and with checks of scopes and roles behind it.

mod permissions;
mod settings;

use super::aad_issuer;
use super::aspnet_jwt_bearer as aspnet;
use super::identity_model::{self as im, Delegate, Parameters};
use crate::catalogue::prose;
use crate::issuer::entra::cloud_of_host;
use crate::validators::{
    AcceptedVersion, Answer, Attempt, Check, EntraApi, Expectation, Family, Fidelity, Given, Kind,
    Profile, Rejection,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "identity-web",
    name: "Microsoft.Identity.Web",
    family: Family::Library,
    about: prose("An API with AddMicrosoftIdentityWebApi and a section AzureAd in its settings."),
    version: "4.14",
    fidelity: Fidelity::Read,
    sources: &[
        prose(
            "AzureAD/microsoft-identity-web dfeab823 src/Microsoft.Identity.Web/Resource/RegisterValidAudience.cs",
        ),
        prose(
            "AzureAD/microsoft-identity-web dfeab823 src/Microsoft.Identity.Web/WebApiExtensions/MicrosoftIdentityWebApiAuthenticationBuilderExtensions.cs",
        ),
        prose(
            "AzureAD/microsoft-identity-web dfeab823 src/Microsoft.Identity.Web/Policy/ScopeOrAppPermissionAuthorizationHandler.cs",
        ),
        prose(
            "AzureAD/microsoft-identity-web dfeab823 src/Microsoft.Identity.Web.TokenAcquisition/IDWebErrorMessage.cs",
        ),
        prose(
            "dotnet/aspnetcore f22eba99 src/Security/Authentication/JwtBearer/src/JwtBearerHandler.cs",
        ),
    ],
    settings: settings::SETTINGS,
    expect,
    checks: CHECKS,
    order: Some(im::order_of_profile),
    messages: &[
        aspnet::MESSAGES,
        im::MESSAGES,
        aad_issuer::MESSAGES,
        permissions::MESSAGES,
    ],
    answer,
    table: None,
};

static CHECKS: &[Check] = &[
    aspnet::INPUT,
    aspnet::READ,
    im::CHECKS[2],
    aad_issuer::CHECK_KEY,
    im::CHECKS[3],
    Check {
        about: prose(
            "One value of aud is Audience or in ValidAudiences. Where neither is set the token's own ver decides: the client id for 2.0 and Azure AD B2C, api:// and the client id for 1.0.",
        ),
        source: prose(
            "AzureAD/microsoft-identity-web dfeab823 src/Microsoft.Identity.Web/Resource/RegisterValidAudience.cs L56-L89",
        ),
        ..im::CHECKS[4]
    },
    Check {
        about: prose(
            "iss belongs to the tenant of the token, in version 1.0 or 2.0, and the authority is for this tenant or for many.",
        ),
        source: prose(
            "AzureAD/microsoft-identity-web dfeab823 src/Microsoft.Identity.Web/Internal/IdentityOptionsHelpers.cs L77-L90; azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.Validators/AadIssuerValidator/AadIssuerValidator.cs L214-L288",
        ),
        ..im::CHECKS[5]
    },
    im::CHECKS[6],
    permissions::ANY,
    permissions::THESE,
];

/// What the section AzureAd comes to.
pub(super) fn parameters(attempt: &Attempt<'_>) -> Parameters {
    let mut parameters = aspnet::framework(attempt);
    if parameters.valid_audience.is_none() && parameters.valid_audiences == Given::Null {
        parameters.valid_audience = default_audience(attempt);
    }
    if parameters.validate_issuer {
        parameters.issuer_delegate = Delegate::Runs(aad_issuer::issuer);
    }
    parameters
}

/// The audience by the token's version, if no other is set.
fn default_audience(attempt: &Attempt<'_>) -> Option<String> {
    let id = attempt.settings.one(Kind::ClientId)?;
    let version = attempt.claim("ver").map(|ver| ver.display().into_owned());
    let b2c = attempt.settings.one(settings::USER_FLOW).is_some();
    match version.as_deref() {
        _ if b2c => Some(id),
        Some("2.0") => Some(id),
        Some("1.0") => Some(["api://", &id].concat()),
        _ => None,
    }
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let settings = attempt.settings;
    let mut expected = im::expectation_of_profile(attempt);
    aad_issuer::expect(&parameters(attempt), attempt, &mut expected);
    permissions::expect(attempt, &mut expected);
    expected.entra = settings.one(Kind::ClientId).map(|id| EntraApi {
        client_id: Some(id),
        app_id_uri: settings.one(Kind::Audience),
        tenant: settings
            .one(Kind::Tenant)
            .filter(|tenant| !matches!(tenant.as_str(), "common" | "organizations")),
        cloud: cloud_of_host(attempt.set(Kind::Instance)),
        version: AcceptedVersion::Any,
    });
    expected
}

fn answer(attempt: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    let body = match rejection.code {
        "IDW10202" | "IDW10203" => Some(rejection.message.clone()),
        "forbidden" => None,
        _ => return aspnet::answer(attempt, rejection),
    };
    Some(Answer {
        status: 403,
        challenge: None,
        body,
    })
}

#[cfg(test)]
mod tests;
