//! The checks of the two handlers.

use super::{Handler, Parameters};
use crate::catalogue::{Prose, prose};
use crate::validators::libraries::{
    aad_issuer_validator, aspnet_jwt_bearer, identity_web, owin_jwt,
};
use crate::validators::{Attempt, Check, Expectation, GateName, Said};

/// In the usual order.
pub(in crate::validators) static CHECKS: [Check; 7] = [
    check(
        "input",
        GateName::Readable,
        prose(
            "There is a token, and it is no longer than MaximumTokenSizeInBytes, which is 256,000 characters.",
        ),
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.JsonWebTokens/JsonWebTokenHandler.ValidateToken.cs L406-L415, src/System.IdentityModel.Tokens.Jwt/JwtSecurityTokenHandler.cs L867-L876",
        ),
        |attempt| super::input(&parameters_of(attempt), attempt),
    ),
    check(
        "read",
        GateName::Readable,
        prose(
            "The token has three parts, or five if it is encrypted; header and payload are base64url of JSON objects, and known claims have their types.",
        ),
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.JsonWebTokens/JsonWebToken.cs L409-L566, src/System.IdentityModel.Tokens.Jwt/JwtSecurityTokenHandler.cs L794-L808 and L878-L881",
        ),
        |attempt| super::read(&parameters_of(attempt), attempt),
    ),
    check(
        "signature",
        GateName::Signature,
        prose(
            "The signature fits the key that has the token's kid, or any key if none has it. If none fits either, the claims are looked at first, the issuer before the audience.",
        ),
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.JsonWebTokens/JsonWebTokenHandler.ValidateToken.cs L139-L278, src/System.IdentityModel.Tokens.Jwt/JwtSecurityTokenHandler.cs L1340-L1488",
        ),
        |attempt| super::signature(&parameters_of(attempt), attempt),
    ),
    check(
        "lifetime",
        GateName::Lifetime,
        prose(
            "exp is there, nbf is not after it, and now lies between them, give or take ClockSkew; iat is not looked at. Dates in messages are in the server's culture, here that of the United States.",
        ),
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.Tokens/ValidatorUtilities.cs L27-L56, Validators.cs L438-L457",
        ),
        |attempt| super::lifetime(&parameters_of(attempt), attempt),
    ),
    check(
        "audience",
        GateName::Audience,
        prose(
            "One value of aud is ValidAudience or in ValidAudiences, in the same letter case; one slash more or less at the end is forgiven.",
        ),
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.Tokens/Validators.cs L64-L190",
        ),
        |attempt| super::audience(&parameters_of(attempt), attempt),
    ),
    check(
        "issuer",
        GateName::Issuer,
        prose(
            "iss is the issuer of the metadata, ValidIssuer or in ValidIssuers, character for character.",
        ),
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.Tokens/Validators.cs L242-L328",
        ),
        |attempt| super::issuer(&parameters_of(attempt), attempt),
    ),
    check(
        "type",
        GateName::Kind,
        prose("The header's typ is in ValidTypes, in the same letter case, if there are any."),
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.Tokens/Validators.cs L541-L575",
        ),
        |attempt| super::token_type(&parameters_of(attempt), attempt),
    ),
];

/// The order of the profile's checks for one token.
pub(in crate::validators) fn order_of_profile(attempt: &Attempt<'_>) -> Vec<&'static Check> {
    super::order(&parameters_of(attempt), attempt, attempt.profile.checks)
}

/// What a handler with [`super::SETTINGS`] expects.
pub(in crate::validators) fn expectation_of_profile(attempt: &Attempt<'_>) -> Expectation {
    Expectation {
        // Where nothing at all is filled in, nobody has said yet what is set. What
        // Microsoft.Identity.Web is without depends on the token.
        requires_audiences: attempt.is_filled_in() && attempt.profile.id != "identity-web",
        ..super::expectation(&parameters_of(attempt), attempt)
    }
}

/// What the profile is set up with.
pub(in crate::validators) fn parameters_of(attempt: &Attempt<'_>) -> Parameters {
    match attempt.profile.id {
        "jwt-security-token-handler" => Parameters::of(attempt, Handler::JwtSecurityToken),
        "owin-jwt" => owin_jwt::parameters(attempt),
        "identity-web" => identity_web::parameters(attempt),
        "aad-issuer-validator" => aad_issuer_validator::parameters(attempt),
        "aspnet-core-jwt-bearer" => aspnet_jwt_bearer::parameters(attempt),
        _ => Parameters::of(attempt, Handler::JsonWebToken),
    }
}

const fn check(
    code: &'static str,
    gate: GateName,
    about: Prose,
    source: Prose,
    run: fn(&Attempt<'_>) -> Said,
) -> Check {
    Check {
        code,
        gate,
        about,
        source,
        run,
    }
}
