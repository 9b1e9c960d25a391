//! ASP.NET Core's JwtBearer: Microsoft.IdentityModel behind `AddJwtBearer`, and what its client sees.
//!
//! A scope or role that the application asks for is its own policy: a token without it is answered
//! with a bare 403, which is not simulated here.

mod challenge;
mod messages;
mod settings;

pub(super) use challenge::answer;
pub(super) use messages::MESSAGES;
pub(super) use settings::{
    ASPNET, AUDIENCE, INCLUDE_ERROR_DETAILS, REQUIRE_EXPIRATION_TIME, REQUIRE_SIGNED_TOKENS,
    SECURITY_TOKEN_VALIDATORS, VALIDATE_AUDIENCE, VALIDATE_ISSUER, VALIDATE_LIFETIME,
};

use super::identity_model::{self as im, Handler, Parameters};
use crate::catalogue::prose;
use crate::issuer::entra::published_issuer;
use crate::validators::{
    Attempt, Check, Family, Fidelity, GateName, Given, Message, Profile, Said, Version,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "aspnet-core-jwt-bearer",
    name: "ASP.NET Core JwtBearer",
    family: Family::Library,
    about: prose("AddJwtBearer of ASP.NET Core, with the answer that the client of the API sees."),
    version: "2.1 to 10.0",
    fidelity: Fidelity::Read,
    sources: &[
        prose(
            "dotnet/aspnetcore f22eba99 and 02d05b5a src/Security/Authentication/JwtBearer/src/JwtBearerHandler.cs",
        ),
        prose(
            "dotnet/aspnetcore 2729878a src/Security/Authentication/JwtBearer/src/JwtBearerPostConfigureOptions.cs",
        ),
        prose("dotnet/aspnetcore pull request 49542: JsonWebTokenHandler since 8.0"),
        prose(
            "Which Microsoft.IdentityModel comes along: dotnet/aspnetcore#64932 (10.0.1: 8.0.1), eng/Versions.props of af22effa (9.0.0: 8.0.1) and 0000c6d5 (7.0.18: 6.35.0), #62493 (8.0.17: 7.1.2), #31454 (6.0: 6.10.0); aspnet/Announcements#428 (5.5 before 5.0)",
        ),
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 (c6b3b6a4) src/Microsoft.IdentityModel.Tokens/Validators.cs and ValidatorUtilities.cs",
        ),
    ],
    settings: settings::SETTINGS,
    expect: im::expectation_of_profile,
    checks: CHECKS,
    order: Some(im::order_of_profile),
    messages: &[MESSAGES, im::MESSAGES],
    answer,
    table: None,
};

static CHECKS: &[Check] = &[
    INPUT,
    READ,
    im::CHECKS[2],
    im::CHECKS[3],
    im::CHECKS[4],
    im::CHECKS[5],
    im::CHECKS[6],
];

/// There is a token.
pub(super) const INPUT: Check = Check {
    code: "input",
    gate: GateName::Readable,
    about: prose(
        "The Authorization header is the word Bearer, in any letter case, and a token that is no longer than 256,000 characters.",
    ),
    source: prose("dotnet/aspnetcore f22eba99 JwtBearerHandler.cs, HandleAuthenticateAsync"),
    run: |attempt| {
        let parameters = im::parameters_of(attempt);
        seen(&parameters, attempt, im::input(&parameters, attempt))
    },
};

/// It can be read.
pub(super) const READ: Check = Check {
    code: "read",
    gate: GateName::Readable,
    about: prose(
        "The token has three parts, or five if it is encrypted; header and payload are base64url of JSON objects.",
    ),
    source: prose(
        "dotnet/aspnetcore f22eba99 JwtBearerHandler.cs, HandleAuthenticateAsync; azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/System.IdentityModel.Tokens.Jwt/JwtSecurityTokenHandler.cs L278-L306",
    ),
    run: |attempt| {
        let parameters = im::parameters_of(attempt);
        seen(&parameters, attempt, im::read(&parameters, attempt))
    },
};

/// What the handler makes of a token that cannot be read: nothing where there is none; and a
/// `SecurityTokenValidator` is asked first whether it can read the token (`CanReadToken`).
fn seen(parameters: &Parameters, attempt: &Attempt<'_>, said: Said) -> Said {
    let Said::Refused(rejection) = &said else {
        return said;
    };
    let code = match rejection.code {
        "IDX10000" => "no-token",
        "IDX10209" | "IDX12739" | "IDX12740" | "IDX12741"
            if parameters.handler == Handler::JwtSecurityToken =>
        {
            "no-validator"
        }
        _ => return said,
    };
    let message = Message::of(MESSAGES, code, attempt.version(ASPNET.kind));
    Said::refused(code, "", message.map_or("", |message| message.text.text()))
}

/// What the options come to.
pub(super) fn parameters(attempt: &Attempt<'_>) -> Parameters {
    let aspnet = attempt.version(ASPNET.kind);
    let mut parameters = framework(attempt);
    let own = attempt.settings.exact(settings::VALID_AUDIENCE.kind);
    if let Some(own) = own {
        parameters.valid_audience = Some(own.to_owned());
    }
    let authority = attempt.set(settings::AUTHORITY.kind);
    let metadata = parameters.metadata_issuer.take();
    parameters.metadata_issuer = metadata.or_else(|| published_issuer(authority));
    if aspnet < TOKEN_HANDLERS {
        // The handler adds it to the list itself.
        let mut issuers = match parameters.valid_issuers {
            Given::Values(values) => values,
            Given::Null | Given::Empty => Vec::new(),
        };
        issuers.extend(parameters.metadata_issuer.take());
        parameters.valid_issuers = match issuers.is_empty() {
            true => Given::Null,
            false => Given::Values(issuers),
        };
    }
    parameters
}

/// What ASP.NET Core's version decides: the class that validates, and the library that comes along.
pub(super) fn framework(attempt: &Attempt<'_>) -> Parameters {
    let aspnet = attempt.version(ASPNET.kind);
    let handler = match aspnet < TOKEN_HANDLERS || attempt.is_on("UseSecurityTokenValidators") {
        true => Handler::JwtSecurityToken,
        false => Handler::JsonWebToken,
    };
    let mut parameters = Parameters::of(attempt, handler);
    if attempt.set(im::VERSION.kind).is_empty() {
        let brought = BROUGHT.iter().rev().find(|(since, _)| *since <= aspnet);
        parameters.version = brought.map_or(Version(5, 3, 0), |(_, version)| *version);
    }
    parameters.require_audience = true;
    parameters.ignore_trailing_slash = true;
    parameters
}

/// Since then `TokenHandlers` validate, and they are given the `ConfigurationManager`.
const TOKEN_HANDLERS: Version = Version(8, 0, 0);

/// The version of Microsoft.IdentityModel that the package of each version asks for at least. That of
/// 9.0.0 is that of 10.0.1 too, and 7.1.2 that of the patches of 8.0.
const BROUGHT: [(Version, Version); 8] = [
    (Version(2, 0, 0), Version(5, 3, 0)),
    (Version(3, 0, 0), Version(5, 5, 0)),
    (Version(5, 0, 0), Version(6, 7, 1)),
    (Version(6, 0, 0), Version(6, 10, 0)),
    (Version(7, 0, 0), Version(6, 15, 1)),
    (Version(7, 0, 18), Version(6, 35, 0)),
    (Version(8, 0, 0), Version(7, 1, 2)),
    (Version(9, 0, 0), Version(8, 0, 1)),
];

#[cfg(test)]
mod tests;
