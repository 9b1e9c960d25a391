//! The Retail Server of Dynamics 365 Commerce, which the point of sale (POS) and other applications
//! call.
//!
//! Its source is closed. The stack of its event 5075 shows that it validates with
//! `JwtSecurityTokenHandler` and an audience check of its own, which gets the whole token: that
//! check looks the issuer up to find the relying parties and resource ids that belong to it. So a
//! wrong issuer and a wrong caller are reported as a wrong audience.

mod checks;
mod messages;
mod table;

use crate::catalogue::prose;
use crate::issuer::entra::{self, EntraIssuer};
use crate::registry::cloud::Cloud;
use crate::validators::libraries::identity_model::{self, Handler, Key, Parameters};
use crate::validators::{
    Attempt, Expectation, Family, Fidelity, GateName, Kind, Profile, Setting, Shape, Version,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "dynamics-commerce",
    name: "Dynamics 365 Commerce Retail Server",
    family: Family::Api,
    about: prose(
        "What Cloud POS, Modern POS, Store Commerce and other applications call. Identity providers, relying parties and server resource IDs are set in Commerce headquarters.",
    ),
    version: "",
    fidelity: Fidelity::Inferred,
    sources: &[
        prose("learn.microsoft.com/dynamics365/commerce/cpos-custom-aad"),
        prose("learn.microsoft.com/dynamics365/commerce/dev-itpro/consume-retail-server-api"),
        prose(
            "community.dynamics.com, Commerce forum, Audience Validation Failed (event 5075 with its stack; the answer to the client)",
        ),
        prose(
            "MicrosoftDocs/dynamics-365-unified-operations-public issue 4863 (an issuer without its last slash is reported as an audience)",
        ),
        prose(
            "UpdateRetailServerDeployment.ps1, which comes with Retail Server (AADTokenIssuerPrefix, allowedIdentityProviders)",
        ),
    ],
    settings: &[
        Setting {
            name: "Log on with",
            kind: LOGON,
            shape: Shape::Choice(&["Microsoft Entra ID", PERSONNEL, SERVICE]),
            default: "Microsoft Entra ID",
            example: prose("Personnel ID"),
            about: prose(
                "Who issues the token: Entra ID for a worker or an application, or Retail Server itself for a personnel ID and password.",
            ),
        },
        Setting {
            name: "Identity providers: Issuer",
            kind: Kind::Issuers,
            shape: Shape::List,
            default: "",
            example: prose("https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/"),
            about: prose(
                "Headquarters, Commerce shared parameters, Identity providers. The slash at the end belongs to it.",
            ),
        },
        Setting {
            name: "Relying parties: ClientId",
            kind: Kind::Callers,
            shape: Shape::List,
            default: "",
            example: prose("11112222-bbbb-3333-cccc-4444dddd5555"),
            about: prose(
                "Headquarters, the relying parties of that issuer: who calls. For Personnel ID, the audience of Commerce authentication.",
            ),
        },
        Setting {
            name: "Server resource IDs: Server Resource ID",
            kind: Kind::Audiences,
            shape: Shape::List,
            default: "",
            example: prose("api://00001111-aaaa-2222-bbbb-3333cccc4444"),
            about: prose(
                "Headquarters, the server resource IDs of that relying party: whom the token is for. Not looked at for Personnel ID.",
            ),
        },
        Setting {
            name: "AADClientId",
            kind: CLIENT,
            shape: Shape::Text,
            default: "",
            example: prose("11112222-bbbb-3333-cccc-4444dddd5555"),
            about: prose(
                "POS configuration (config.json of Cloud POS, DLLHost.exe.config of Modern POS): the application that asks for the token. Only compared.",
            ),
        },
        Setting {
            name: "AADRetailServerResourceId",
            kind: RESOURCE,
            shape: Shape::Text,
            default: "",
            example: prose("api://00001111-aaaa-2222-bbbb-3333cccc4444"),
            about: prose(
                "POS configuration: the Application ID URI of Retail Server, for which the token is asked. Only compared.",
            ),
        },
        Setting {
            name: "CommerceAuthenticationAudience",
            kind: AUDIENCE,
            shape: Shape::Text,
            default: "",
            example: prose("Modern POS"),
            about: prose(
                "POS configuration: the audience of tokens for Personnel ID. Modern POS says Modern POS where nothing is set. Only compared.",
            ),
        },
        Setting {
            name: "Job 1110 run since the last change",
            kind: JOB,
            shape: Shape::Choice(&["unknown", "yes", "no"]),
            default: "unknown",
            example: prose("yes"),
            about: prose(
                "Distribution schedule, job 1110 (Global configuration), carries what was set in headquarters to Retail Server.",
            ),
        },
        identity_model::KEY,
    ],
    expect,
    checks: &checks::CHECKS,
    order: None,
    messages: &[messages::MESSAGES, identity_model::MESSAGES],
    answer: messages::answer,
    table: Some(table::table),
};

const PERSONNEL: &str = "Personnel ID";
const SERVICE: &str = "service to service";
const LOGON: Kind = Kind::Own("Log on with");
const CLIENT: Kind = Kind::Own("AADClientId");
const RESOURCE: Kind = Kind::Own("AADRetailServerResourceId");
const AUDIENCE: Kind = Kind::Own("CommerceAuthenticationAudience");
const JOB: Kind = Kind::Own("Job 1110 run since the last change");

/// The library's own defaults: no setting of Retail Server for them is known. Its stack names the
/// library as it was before version 5.
fn parameters(attempt: &Attempt<'_>) -> Parameters {
    Parameters {
        handler: Handler::JwtSecurityToken,
        version: Version(4, 0, 0),
        key: Key::of(attempt),
        ..Parameters::default()
    }
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let (callers, ignores) = match is_personnel(attempt) {
        true => (Vec::new(), vec![GateName::Caller]),
        false => (attempt.settings.list(Kind::Callers), Vec::new()),
    };
    Expectation {
        audiences: attempt.settings.list(audience_kind(attempt)),
        slash_tolerant: false,
        issuers: issuers(attempt),
        callers,
        ignores,
        ..identity_model::expectation(&parameters(attempt), attempt)
    }
}

/// Whether Retail Server itself issued the token.
fn is_personnel(attempt: &Attempt<'_>) -> bool {
    attempt.set(LOGON) == PERSONNEL
}

/// Where headquarters lists what `aud` must be. A token for a personnel ID is for the relying party
/// itself.
fn audience_kind(attempt: &Attempt<'_>) -> Kind {
    match is_personnel(attempt) {
        true => Kind::Callers,
        false => Kind::Audiences,
    }
}

/// The issuers that are accepted: those that are listed, except that a token of version 2.0 does
/// not get through even if its issuer is. Its version 1.0 is accepted instead.
///
/// Concluded from `AADTokenIssuerPrefix`, which is `https://sts.windows.net/`.
fn issuers(attempt: &Attempt<'_>) -> Vec<String> {
    let mut issuers = attempt.settings.list(Kind::Issuers);
    if !is_personnel(attempt)
        && let Some(own) = attempt.text("iss")
        && let Some(accepted) = version_1(&own)
    {
        for issuer in issuers.iter_mut().filter(|issuer| **issuer == own) {
            issuer.clone_from(&accepted);
        }
    }
    issuers
}

/// The version 1.0 of an issuer of version 2.0.
fn version_1(issuer: &str) -> Option<String> {
    let entra = EntraIssuer::parse(issuer).filter(|entra| entra.version == entra::Version::V2)?;
    EntraIssuer::spelling(entra::Version::V1, &entra.tenant, Cloud::Public)
}

/// Who calls: `appid` in version 1.0, `azp` in version 2.0.
fn caller(attempt: &Attempt<'_>) -> Option<String> {
    attempt.text("azp").or_else(|| attempt.text("appid"))
}

#[cfg(test)]
mod tests;
