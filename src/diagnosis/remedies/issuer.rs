//! The issuer's version, tenant or spelling put right on the side where it is wrong.

use super::Situation;
use crate::diagnosis::fix::Advice;
use crate::diagnosis::gate::Reason;
use crate::diagnosis::patch::{Patch, quote};
use crate::issuer::entra::{EntraIssuer, Tenant, Version};
use crate::issuer::near_miss::IssuerMiss;
use crate::registry::cloud::Cloud;
use crate::validators::{AcceptedVersion, Kind};

pub(super) fn changes(reason: &Reason, situation: &Situation<'_>) -> Vec<(Advice, Patch)> {
    match reason {
        Reason::IssuerMissing { .. } => situation
            .expectation
            .issuers
            .first()
            .map(|issuer| mend(issuer))
            .into_iter()
            .collect(),
        Reason::IssuerNotAccepted {
            found,
            wanted,
            spelling,
            meaning,
        } => {
            let Some(wanted) = wanted.first() else {
                return Vec::new();
            };
            not_accepted(found, wanted, !spelling.is_empty(), meaning, situation)
        }
        Reason::NotAnEntraIssuer { .. } => vec![use_tenant("organizations", situation)],
        Reason::TenantDisagrees { issuer, .. } => {
            let tenant = EntraIssuer::parse(issuer).and_then(|entra| match entra.tenant {
                Tenant::Id(id) => Some(id),
                _ => None,
            });
            tenant
                .map(|id| {
                    (
                        Advice::MendClaim {
                            claim: "tid",
                            value: quote(&id),
                        },
                        Patch::Reissue(vec![("tid", Some(quote(&id)))]),
                    )
                })
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

fn not_accepted(
    found: &str,
    wanted: &str,
    misspelt: bool,
    meaning: &[IssuerMiss],
    situation: &Situation<'_>,
) -> Vec<(Advice, Patch)> {
    let versions = meaning
        .iter()
        .any(|miss| matches!(miss, IssuerMiss::V1AgainstV2 { .. }));
    let placeholder = meaning
        .iter()
        .any(|miss| matches!(miss, IssuerMiss::Placeholder { .. }));
    if versions && meaning.len() == 1 {
        return match super::audience::for_this_one(wanted, situation) {
            Some(change) => vec![change],
            None => other_version(found, wanted, situation),
        };
    }
    if placeholder || misspelt && meaning.is_empty() {
        return vec![(
            Advice::CorrectIssuer { to: found.into() },
            accept(found, situation),
        )];
    }
    let client = match EntraIssuer::parse(wanted) {
        Some(entra) => use_tenant(entra.tenant.text(), situation),
        None => (
            Advice::UseIssuer {
                issuer: wanted.into(),
            },
            Patch::Reissue(vec![("iss", Some(quote(wanted)))]),
        ),
    };
    vec![client, accept_issuer(found, true, situation)]
}

/// The API's registration decides the version (entra-docs access-tokens.md, "Token formats").
fn other_version(found: &str, wanted: &str, situation: &Situation<'_>) -> Vec<(Advice, Patch)> {
    let Some(entra) = EntraIssuer::parse(wanted) else {
        return Vec::new();
    };
    let version = if entra.version == Version::V1 { 1 } else { 2 };
    let mut members = vec![
        ("iss", Some(quote(wanted))),
        ("ver", Some(quote(if version == 1 { "1.0" } else { "2.0" }))),
    ];
    if let Some(audience) = situation.expectation.audiences.first() {
        members.push(("aud", Some(quote(audience))));
    }
    vec![
        (Advice::RequestVersion { version }, Patch::Reissue(members)),
        accept_issuer(found, false, situation),
    ]
}

fn accept_issuer(found: &str, foreign: bool, situation: &Situation<'_>) -> (Advice, Patch) {
    let metadata = EntraIssuer::parse(found).map(|entra| entra.metadata_url());
    (
        Advice::AcceptIssuer {
            issuer: found.into(),
            metadata,
            foreign,
        },
        accept(found, situation),
    )
}

/// A profile for Entra takes a tenant and a version where others take a list of issuers.
fn accept(found: &str, situation: &Situation<'_>) -> Patch {
    match (&situation.expectation.entra, EntraIssuer::parse(found)) {
        (Some(api), Some(entra)) if api.tenant.as_deref() == Some(entra.tenant.text()) => {
            let both = api.version != AcceptedVersion::Any;
            if both {
                Patch::Set(Kind::Version, "1 or 2".into())
            } else {
                Patch::Accept(Kind::Issuers, found.into())
            }
        }
        (Some(_), Some(entra)) => Patch::Set(Kind::Tenant, entra.tenant.text().into()),
        _ => Patch::Accept(Kind::Issuers, found.into()),
    }
}

/// The authority is the issuer of version 2.0 without its version (entra-docs msal-client-application-configuration.md).
fn use_tenant(tenant: &str, situation: &Situation<'_>) -> (Advice, Patch) {
    let cloud = situation
        .expectation
        .entra
        .as_ref()
        .map_or(Cloud::Public, |api| api.cloud);
    let spell = |tenant: Tenant| EntraIssuer::spelling(Version::V2, &tenant, cloud);
    let authority = spell(Tenant::Name(tenant.into())).unwrap_or_default();
    let authority = authority
        .strip_suffix("/v2.0")
        .unwrap_or(&authority)
        .to_owned();
    let own = situation
        .facts
        .tenant
        .clone()
        .unwrap_or_else(|| tenant.to_owned());
    let expected = situation.expectation.issuers.first().cloned();
    let issuer = expected
        .or_else(|| spell(Tenant::Id(own.clone())))
        .unwrap_or_default();
    let named = EntraIssuer::parse(&issuer).map(|entra| entra.tenant.text().to_owned());
    let members = vec![
        ("iss", Some(quote(&issuer))),
        ("tid", Some(quote(&named.unwrap_or(own)))),
    ];
    (Advice::UseTenant { authority }, Patch::Reissue(members))
}

fn mend(issuer: &str) -> (Advice, Patch) {
    let value = quote(issuer);
    (
        Advice::MendClaim {
            claim: "iss",
            value: value.clone(),
        },
        Patch::Reissue(vec![("iss", Some(value))]),
    )
}
