//! The token endpoint of Microsoft Entra ID, when an API exchanges the token that it received for
//! one of the next API, on behalf of the same user.
//!
//! The texts and the order are those of [`crate::audience::issuance`], which foretells the request.

use super::words;
use crate::audience::issuance::{
    self, ANSWERS, ASSERTION_APP_ONLY, ASSERTION_AUDIENCE, ASSERTION_EXPIRED,
    ASSERTION_IS_ID_TOKEN, ASSERTION_SIGNATURE,
};
use crate::catalogue::{Prose, prose};
use crate::issuer::entra::{self, EntraIssuer, Tenant};
use crate::registry::cloud::Cloud;
use crate::registry::guid;
use crate::token::Token;
use crate::token::audience::Audience;
use crate::token::time::Time;
use crate::validators::{
    AcceptedVersion, Answer, Attempt, Check, EntraApi, Expectation, Family, Fidelity, GateName,
    Holds, Kind, Message, Profile, Rejection, RequiredClaim, Said, Setting, Shape, Skip, fill,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "entra-on-behalf-of",
    name: "Microsoft Entra ID, on-behalf-of token request",
    family: Family::Api,
    about: prose(
        "The token endpoint, when an API in the middle sends the token that it received as the assertion. That token must have been issued for the API in the middle, and for a user.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose("entra-docs docs/identity-platform/v2-oauth2-on-behalf-of-flow.md"),
        prose("entra-docs docs/identity-platform/reference-error-codes.md"),
        prose("OfficeDev/microsoft-teams-apps-company-communicator#214 (AADSTS500131)"),
        prose(
            "AzureAD/microsoft-authentication-library-for-dotnet#1317, AzureAD/azure-activedirectory-library-for-dotnet#1234, microsoftgraph/msgraph-sdk-php#1585 (AADSTS50013)",
        ),
        prose("microsoftgraph/msgraph-sdk-dotnet#2551 (AADSTS500133)"),
        prose("microsoft/azure-spring-boot#943 (AADSTS240002)"),
    ],
    settings: &[
        Setting {
            name: "client_id",
            kind: Kind::ClientId,
            shape: Shape::Guid,
            default: "",
            example: prose("00001111-aaaa-2222-bbbb-3333cccc4444"),
            about: prose("Of the API in the middle, which sends the request."),
        },
        Setting {
            name: "Application ID URIs",
            kind: Kind::AppIdUri,
            shape: Shape::List,
            default: "",
            example: prose("api://orders"),
            about: prose(
                "Of the same registration, one a line. Without one, api:// and the client id is assumed.",
            ),
        },
        Setting {
            name: "Directory (tenant) ID",
            kind: Kind::Tenant,
            shape: Shape::Tenant,
            default: "",
            example: prose("aaaabbbb-0000-cccc-1111-dddd2222eeee"),
            about: prose("The tenant in the address of the token endpoint."),
        },
        Setting {
            name: "Display name",
            kind: Kind::Own("Display name of the middle tier"),
            shape: Shape::Text,
            default: "",
            example: prose("Orders API"),
            about: prose("Of the same registration. It stands in the message only."),
        },
    ],
    expect,
    checks: &[
        Check {
            code: "read",
            gate: GateName::Readable,
            about: prose("The assertion must be a whole JWT in three parts."),
            source: prose(
                "Azure/azure-sdk-for-net sdk/identity/Azure.Identity/TROUBLESHOOTING.md (AADSTS50027); inferred: that it is said of the assertion too",
            ),
            run: read,
        },
        Check {
            code: "signature",
            gate: GateName::Signature,
            about: prose(
                "It must be signed by Microsoft Entra ID. Nobody but the service can say whether it is.",
            ),
            source: prose(
                "AzureAD/microsoft-authentication-library-for-dotnet#1317; inferred: what is said of a token without a signature",
            ),
            run: signature,
        },
        Check {
            code: "issuer",
            gate: GateName::Issuer,
            about: prose(
                "It must come from the tenant of the endpoint, in either version; another issuer's key is not found.",
            ),
            source: prose(
                "AzureAD/microsoft-authentication-library-for-dotnet#2604 (the text); inferred: that it is what another issuer's token gets",
            ),
            run: issuer,
        },
        Check {
            code: "kind",
            gate: GateName::Kind,
            about: prose(
                "It must be an access token: an ID token, which names no caller and no scope, cannot be exchanged.",
            ),
            source: prose(
                "microsoft/azure-spring-boot#943; entra-docs docs/identity-platform/v2-oauth2-on-behalf-of-flow.md",
            ),
            run: kind,
        },
        Check {
            code: "audience",
            gate: GateName::Audience,
            about: prose(
                "aud must be the client id or an Application ID URI of the application that sends the request, letter by letter. A token of Microsoft Graph fails at its signature instead, because it is made so that only Graph can check it.",
            ),
            source: prose(
                "OfficeDev/microsoft-teams-apps-company-communicator#214 (upper case in the URI); microsoft/AzureTRE-Deployment#65; inferred: that every token of Microsoft Graph fails at its signature",
            ),
            run: audience,
        },
        Check {
            code: "lifetime",
            gate: GateName::Lifetime,
            about: prose(
                "It must be valid at this very second: nothing is allowed for clocks that differ.",
            ),
            source: prose(
                "microsoftgraph/msgraph-sdk-dotnet#2551 (refused 38 milliseconds after exp); inferred: the same for nbf",
            ),
            run: lifetime,
        },
        Check {
            code: "user",
            gate: GateName::Permissions,
            about: prose(
                "It must stand for a user, which scp shows: a token of an application for itself has nobody to act on behalf of.",
            ),
            source: prose(
                "entra-docs docs/identity-platform/v2-oauth2-on-behalf-of-flow.md and reference-error-codes.md (AADSTS7000114); inferred: that it comes last",
            ),
            run: user,
        },
    ],
    order: None,
    messages: &[&MESSAGES],
    answer,
    table: None,
};

static BODY: Prose = prose("{\"error\":\"{0}\",\"error_description\":{1},\"error_codes\":[{2}]}");

static MESSAGES: [Message; 8] = [
    says(
        "AADSTS500131",
        GateName::Audience,
        ASSERTION_AUDIENCE.text,
        &[
            Holds::Audience,
            Holds::WantedAudience,
            Holds::Other,
            Holds::Other,
        ],
    ),
    says(
        "AADSTS50013",
        GateName::Signature,
        ASSERTION_SIGNATURE.text,
        &[Holds::Other, Holds::Other],
    ),
    says(
        "AADSTS50013",
        GateName::Signature,
        prose(
            "Assertion failed signature validation. [Reason - The key was not found., Thumbprint of key used by client: '{0}'",
        ),
        &[Holds::Other],
    ),
    says(
        "AADSTS240002",
        GateName::Kind,
        ASSERTION_IS_ID_TOKEN.text,
        &[],
    ),
    says(
        "AADSTS500133",
        GateName::Lifetime,
        ASSERTION_EXPIRED.text,
        &[Holds::Other, Holds::Other],
    ),
    says(
        "AADSTS7000114",
        GateName::Permissions,
        ASSERTION_APP_ONLY.text,
        &[Holds::Other],
    ),
    says(
        "AADSTS50027",
        GateName::Readable,
        prose("JWT token is invalid or malformed."),
        &[],
    ),
    // Older and rarer words for the same.
    says(
        "AADSTS50013",
        GateName::Signature,
        prose("AADSTS50013: Assertion {0}. [Reason - {1}]"),
        &[Holds::Other, Holds::Other],
    ),
];

const fn says(code: &'static str, gate: GateName, text: Prose, holds: &'static [Holds]) -> Message {
    words::says(code, gate, 1, text, holds)
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let tenant = tenant(attempt);
    let versions = [entra::Version::V2, entra::Version::V1];
    let issuer = |version| {
        let tenant = Tenant::Id(tenant.clone()?);
        EntraIssuer::spelling(version, &tenant, Cloud::Public)
    };
    Expectation {
        audiences: audiences(attempt),
        issuers: versions.into_iter().filter_map(issuer).collect(),
        requires_expiry: true,
        access_tokens_only: true,
        claims: vec![RequiredClaim::present("scp")],
        entra: Some(EntraApi {
            client_id: client(attempt),
            app_id_uri: attempt.settings.list(Kind::AppIdUri).into_iter().next(),
            tenant: tenant.clone(),
            cloud: Cloud::Public,
            version: AcceptedVersion::Any,
        }),
        ..Expectation::default()
    }
}

fn client(attempt: &Attempt<'_>) -> Option<String> {
    let client = attempt.settings.one(Kind::ClientId)?;
    guid::hyphenated(&client).map(guid::write)
}

/// The tenant, if it is an id: a domain says nothing about the issuer.
fn tenant(attempt: &Attempt<'_>) -> Option<String> {
    let tenant = attempt.settings.one(Kind::Tenant)?;
    guid::hyphenated(&tenant).map(guid::write)
}

fn audiences(attempt: &Attempt<'_>) -> Vec<String> {
    let client = client(attempt);
    let mut uris = attempt.settings.list(Kind::AppIdUri);
    if uris.is_empty() {
        uris.extend(client.as_ref().map(|id| ["api://", id].concat()));
    }
    client.into_iter().chain(uris).collect()
}

/// The number of a message stands before it.
fn refuse(index: usize, values: &[&str]) -> Said {
    match MESSAGES.get(index) {
        Some(message) => {
            let text = [message.code, ": ", &message.fill(values)].concat();
            Said::refused(message.code, "", text)
        }
        None => Said::Passed,
    }
}

fn read(attempt: &Attempt<'_>) -> Said {
    match attempt.is_whole() {
        _ if attempt.reading.token == Token::Nothing => Said::Skipped(Skip::Off),
        true => Said::Passed,
        false => refuse(6, &[]),
    }
}

fn signature(attempt: &Attempt<'_>) -> Said {
    match attempt.is_signed() || attempt.reading.token == Token::Nothing {
        true => Said::Skipped(Skip::NoKey),
        false => refuse(6, &[]),
    }
}

fn issuer(attempt: &Attempt<'_>) -> Said {
    let wanted = expect(attempt).issuers;
    let key = attempt.header_text("x5t").unwrap_or_default();
    match attempt.text("iss") {
        _ if wanted.is_empty() || attempt.reading.token == Token::Nothing => {
            Said::Skipped(Skip::Off)
        }
        Some(found) if wanted.contains(&found) => Said::Passed,
        _ => refuse(2, &[&key]),
    }
}

/// Microsoft Entra ID writes who calls into every access token and into no ID token.
fn kind(attempt: &Attempt<'_>) -> Said {
    let issuer = attempt.text("iss").unwrap_or_default();
    let typed = attempt.header_text("typ").unwrap_or_default();
    let is_access = ["appid", "azp", "scp"]
        .into_iter()
        .any(|name| attempt.claim(name).is_some());
    match EntraIssuer::parse(&issuer) {
        None => Said::Skipped(Skip::Off),
        Some(_) if is_access || typed.eq_ignore_ascii_case("at+jwt") => Said::Passed,
        Some(_) => refuse(3, &[]),
    }
}

fn audience(attempt: &Attempt<'_>) -> Said {
    let wanted = audiences(attempt);
    let found = attempt.audience();
    let values = found.values();
    let mixed = matches!(found, Audience::Mixed { .. });
    if wanted.is_empty() || attempt.reading.token == Token::Nothing {
        return Said::Skipped(Skip::Off);
    }
    if !mixed && values.iter().any(|own| wanted.contains(own)) {
        return Said::Passed;
    }
    if values.iter().any(|own| issuance::is_graph(own)) {
        let key = attempt.header_text("x5t").unwrap_or_else(unknown);
        return refuse(1, &[&key, "…"]);
    }
    let client = client(attempt).unwrap_or_else(unknown);
    let name = attempt.set(Kind::Own("Display name of the middle tier"));
    let name = if name.is_empty() { "…" } else { name };
    refuse(0, &[&values.join(", "), &client, &client, name])
}

fn lifetime(attempt: &Attempt<'_>) -> Said {
    let (expires, starts) = (attempt.time("exp"), attempt.time("nbf"));
    let odd = matches!(starts, Time::WrongType { .. });
    let start = starts.seconds().unwrap_or(i64::MIN);
    match expires.seconds() {
        _ if attempt.reading.token == Token::Nothing => Said::Skipped(Skip::Off),
        Some(end) if !odd && start <= attempt.now && attempt.now < end => Said::Passed,
        end => {
            let end = end.map_or_else(unknown, words::full);
            refuse(4, &[&words::full(attempt.now), &end])
        }
    }
}

fn user(attempt: &Attempt<'_>) -> Said {
    let caller = client(attempt).unwrap_or_else(unknown);
    match attempt.claim("scp") {
        _ if attempt.reading.token == Token::Nothing => Said::Skipped(Skip::Off),
        Some(_) => Said::Passed,
        None => refuse(5, &[&caller]),
    }
}

fn unknown() -> String {
    "…".to_owned()
}

fn answer(_: &Attempt<'_>, rejection: &Rejection) -> Option<Answer> {
    let number = rejection.code.strip_prefix("AADSTS")?;
    let known = ANSWERS
        .iter()
        .find(|own| Some(own.code) == number.parse().ok());
    let error = known.map_or("invalid_request", |own| own.error);
    let message = serde_json::to_string(&rejection.message).unwrap_or_default();
    Some(Answer {
        status: 400,
        challenge: None,
        body: Some(fill(BODY.text(), &[error, &message, number])),
    })
}

#[cfg(test)]
mod tests;
