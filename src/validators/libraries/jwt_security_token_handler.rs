//! Microsoft.IdentityModel's handler of JwtSecurityToken.

use super::identity_model::{CHECKS, MESSAGES, SETTINGS, expectation_of_profile, order_of_profile};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, Profile, no_answer};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "jwt-security-token-handler",
    name: "System.IdentityModel.Tokens.Jwt (JwtSecurityTokenHandler)",
    family: Family::Library,
    about: prose(
        "The older handler: ASP.NET Core up to version 7, OWIN, .NET Framework and much other software.",
    ),
    version: "5.3.0 to 8.22.0",
    fidelity: Fidelity::Read,
    sources: &[
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 (c6b3b6a4) src/System.IdentityModel.Tokens.Jwt/JwtSecurityTokenHandler.cs",
        ),
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 (c6b3b6a4) src/Microsoft.IdentityModel.Tokens/Validators.cs and TokenValidationParameters.cs",
        ),
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet, tags 5.3.0 to 8.1.2: wording by version; pull request 3195: short texts since 8.8.0",
        ),
    ],
    settings: SETTINGS,
    expect: expectation_of_profile,
    checks: &CHECKS,
    order: Some(order_of_profile),
    messages: &[MESSAGES],
    answer: no_answer,
    table: None,
};
