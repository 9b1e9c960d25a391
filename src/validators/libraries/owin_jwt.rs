//! OWIN (Katana): `UseJwtBearerAuthentication` and `UseWindowsAzureActiveDirectoryBearerAuthentication`.
//!
//! Both hand the token to `JwtFormat`, which hands it to JwtSecurityTokenHandler. What goes wrong
//! stands in the server's log only; the client is told `Bearer`.

use super::aspnet_jwt_bearer as aspnet;
use super::identity_model::{self as im, Handler, Parameters};
use crate::catalogue::prose;
use crate::issuer::entra::{EntraIssuer, Tenant, Version as TokenVersion};
use crate::registry::cloud::Cloud;
use crate::registry::guid;
use crate::validators::{
    Answer, Attempt, Check, Expectation, Family, Fidelity, GateName, Given, Holds, Kind, Message,
    Profile, Rejection, Said, Setting, Shape, Skip, Version,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "owin-jwt",
    name: "OWIN (Katana) JWT bearer",
    family: Family::Library,
    about: prose(
        "UseJwtBearerAuthentication and UseWindowsAzureActiveDirectoryBearerAuthentication of ASP.NET on .NET Framework.",
    ),
    version: "4.2.3",
    fidelity: Fidelity::Read,
    sources: &[
        prose(
            "aspnet/AspNetKatana d667750f src/Microsoft.Owin.Security.Jwt/JwtFormat.cs; eng/Versions.props L15 (Microsoft.IdentityModel 5.7.0)",
        ),
        prose(
            "aspnet/AspNetKatana d667750f src/Microsoft.Owin.Security.OAuth/OAuthBearerAuthenticationHandler.cs",
        ),
        prose(
            "aspnet/AspNetKatana d667750f src/Microsoft.Owin.Security.ActiveDirectory/WindowsAzureActiveDirectoryBearerAuthenticationExtensions.cs",
        ),
        prose("aspnet/AspNetWebStack src/System.Web.Http/AuthorizeAttribute.cs"),
    ],
    settings: SETTINGS,
    expect,
    checks: CHECKS,
    order: Some(im::order_of_profile),
    messages: &[im::MESSAGES, MESSAGES],
    answer,
    table: None,
};

static SETTINGS: &[Setting] = &[
    Setting {
        name: "AllowedAudiences",
        about: prose("Of JwtBearerAuthenticationOptions; the same as ValidAudiences."),
        ..im::VALID_AUDIENCES
    },
    Setting {
        about: prose("Of the options for Active Directory; becomes ValidAudience."),
        ..aspnet::AUDIENCE
    },
    Setting {
        name: "Tenant",
        kind: Kind::Tenant,
        shape: Shape::Tenant,
        default: "",
        example: prose("aaaabbbb-0000-cccc-1111-dddd2222eeee"),
        about: prose(
            "Of the options for Active Directory. Its metadata names the issuer of version 1.0: no token of version 2.0 is accepted.",
        ),
    },
    Setting {
        name: "Issuer of the IssuerSecurityKeyProviders",
        about: prose("The issuers that the key providers or the metadata name."),
        ..im::VALID_ISSUERS
    },
    im::VALID_ISSUER,
    Setting {
        default: "5.7.0",
        ..im::VERSION
    },
    im::SHOWS,
    im::KEY,
    im::CLOCK_SKEW,
    im::on(
        "UseTokenLifetime",
        prose(
            "Of JwtFormat: a token is refused at the second of exp, whatever ClockSkew says. Nothing in the options turns it off.",
        ),
    ),
    aspnet::VALIDATE_AUDIENCE,
    aspnet::VALIDATE_ISSUER,
    aspnet::VALIDATE_LIFETIME,
    aspnet::REQUIRE_EXPIRATION_TIME,
    aspnet::REQUIRE_SIGNED_TOKENS,
];

static CHECKS: &[Check] = &[
    Check {
        code: "input",
        gate: GateName::Readable,
        about: prose(
            "The Authorization header is the word Bearer, in any letter case, and a token that is no longer than 256,000 characters.",
        ),
        source: prose("OAuthBearerAuthenticationHandler.cs L26-L45; JwtFormat.cs L179-L186"),
        run: |attempt| {
            let parameters = im::parameters_of(attempt);
            match im::input(&parameters, attempt) {
                Said::Refused(rejection) if rejection.code == "IDX10000" => own("no-token"),
                said => said,
            }
        },
    },
    Check {
        code: "read",
        gate: GateName::Readable,
        about: prose(
            "ReadToken takes the token apart: three parts, or five if it is encrypted, with base64url of JSON in them.",
        ),
        source: prose("JwtFormat.cs L186-L191"),
        run: read,
    },
    im::CHECKS[2],
    im::CHECKS[3],
    im::CHECKS[4],
    im::CHECKS[5],
    Check {
        code: "ticket",
        gate: GateName::Lifetime,
        about: prose("The ticket that is made from the token expires at exp, without any skew."),
        source: prose("JwtFormat.cs L228-L243; OAuthBearerAuthenticationHandler.cs L66-L74"),
        run: |attempt| match (attempt.is_on("UseTokenLifetime"), is_over(attempt)) {
            (false, _) => Said::Skipped(Skip::Off),
            (true, true) => own("ticket-expired"),
            (true, false) => Said::Passed,
        },
    },
];

/// What Katana writes itself, and Web API for it.
static MESSAGES: &[Message] = &[
    Message {
        code: "ticket-expired",
        gate: GateName::Lifetime,
        since: Version(0, 0, 0),
        text: prose("expired bearer token received"),
        holds: NOTHING,
    },
    Message {
        code: "no-token",
        gate: GateName::Readable,
        since: Version(0, 0, 0),
        text: prose("Authorization has been denied for this request."),
        holds: NOTHING,
    },
];

const NOTHING: &[Holds] = &[];

fn own(code: &'static str) -> Said {
    let message = Message::of(MESSAGES, code, Version::default());
    Said::refused(code, "", message.map_or("", |message| message.text.text()))
}

/// `ReadToken` comes before `ValidateToken` and has one message for all that is no token.
fn read(attempt: &Attempt<'_>) -> Said {
    let parameters = im::parameters_of(attempt);
    let said = im::read(&parameters, attempt);
    let malformed = |code| matches!(code, "IDX12739" | "IDX12740" | "IDX12741");
    match said {
        Said::Refused(rejection) if malformed(rejection.code) => Said::refused(
            "IDX12709",
            rejection.exception,
            im::text(&parameters, "IDX12709", &[]).as_str(),
        ),
        said => said,
    }
}

/// Whether `exp` lies before now.
fn is_over(attempt: &Attempt<'_>) -> bool {
    im::date(attempt, "exp").is_some_and(|exp| exp < attempt.now)
}

/// What the options come to.
pub(super) fn parameters(attempt: &Attempt<'_>) -> Parameters {
    let own = Parameters::of(attempt, Handler::JwtSecurityToken);
    let tenant = attempt.settings.one(Kind::Tenant).unwrap_or_default();
    let tenant = guid::hyphenated(&tenant).map(|_| Tenant::Id(tenant.clone()));
    let issuer =
        tenant.and_then(|tenant| EntraIssuer::spelling(TokenVersion::V1, &tenant, Cloud::Public));
    let valid_issuers = match (own.valid_issuers, issuer) {
        (Given::Values(mut issuers), issuer) => {
            issuers.extend(issuer);
            Given::Values(issuers)
        }
        (_, Some(issuer)) => Given::Values(vec![issuer]),
        (given, None) => given,
    };
    Parameters {
        valid_issuers,
        require_audience: true,
        ignore_trailing_slash: true,
        ..own
    }
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let mut expected = im::expectation_of_profile(attempt);
    if attempt.is_on("UseTokenLifetime") && is_over(attempt) {
        expected.skew = 0;
        expected.ignores.retain(|gate| *gate != GateName::Lifetime);
    }
    expected
}

fn answer(_: &Attempt<'_>, _: &Rejection) -> Option<Answer> {
    let message = Message::of(MESSAGES, "no-token", Version::default());
    let text = message.map_or("", |message| message.text.text());
    Some(Answer {
        status: 401,
        challenge: Some("Bearer".to_owned()),
        // Of Web API's AuthorizeAttribute, which is what asks for a user in most of these servers.
        body: Some(["{\"Message\":\"", text, "\"}"].concat()),
    })
}

#[cfg(test)]
mod tests;
