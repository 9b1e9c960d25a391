//! How a wanted issuer and the one found differ in meaning: version, tenant, cloud, provider.
//!
//! Differences of spelling (letter case, slash, scheme, port) are looked through here and named elsewhere.

use super::entra::{EntraIssuer, Tenant, Version};
use super::lookalike::{lower_host, recognise_loosely};
use crate::registry::cloud::Cloud;

/// One way in which two issuers differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssuerMiss {
    /// Entra issuers of clouds that share no issuer host.
    OtherCloud {
        /// The cloud of the wanted issuer.
        wanted: Cloud,
        /// The cloud of the issuer found.
        found: Cloud,
    },
    /// Two different providers.
    OtherProvider {
        /// The id of the wanted provider.
        wanted: &'static str,
        /// The id of the provider found.
        found: &'static str,
    },
    /// The same provider, but another tenant, organisation, project, realm or user pool.
    OtherTenant {
        /// The wanted tenant, as written.
        wanted: String,
        /// The tenant found, as written.
        found: String,
    },
    /// An Entra issuer that names no directory: `common`, `organizations`, `consumers` or a template.
    Placeholder {
        /// The text in the place of the tenant.
        which: String,
        /// Where it stands.
        side: Side,
    },
    /// Entra issuers of different token versions.
    V1AgainstV2 {
        /// The version of the wanted issuer.
        wanted: Version,
        /// The version of the issuer found.
        found: Version,
    },
}

impl IssuerMiss {
    /// The stable name of the difference.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherCloud { .. } => "other-cloud",
            Self::OtherProvider { .. } => "other-provider",
            Self::OtherTenant { .. } => "other-tenant",
            Self::Placeholder { .. } => "placeholder",
            Self::V1AgainstV2 { .. } => "v1-against-v2",
        }
    }
}

/// One of the two issuers compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What the validator was told to accept.
    Wanted,
    /// What came.
    Found,
}

/// Names the differences of meaning; empty when there is none that we know of.
pub fn compare(wanted: &str, found: &str) -> Vec<IssuerMiss> {
    match (entra(wanted), entra(found)) {
        (Some(wanted), Some(found)) => compare_entra(&wanted, &found),
        _ => compare_providers(wanted, found).into_iter().collect(),
    }
}

fn compare_entra(wanted: &EntraIssuer, found: &EntraIssuer) -> Vec<IssuerMiss> {
    let mut misses = Vec::new();
    if wanted.version != found.version {
        misses.push(IssuerMiss::V1AgainstV2 {
            wanted: wanted.version,
            found: found.version,
        });
    }
    misses.extend(compare_tenants(&wanted.tenant, &found.tenant));
    let shares_a_cloud =
        wanted.may_be(found.cloud) || found.also.iter().any(|cloud| wanted.may_be(*cloud));
    if !shares_a_cloud {
        misses.push(IssuerMiss::OtherCloud {
            wanted: wanted.cloud,
            found: found.cloud,
        });
    }
    misses
}

fn compare_tenants(wanted: &Tenant, found: &Tenant) -> Vec<IssuerMiss> {
    if wanted.text().eq_ignore_ascii_case(found.text()) {
        return Vec::new();
    }
    let placeholders: Vec<_> = [(wanted, Side::Wanted), (found, Side::Found)]
        .into_iter()
        .filter_map(|(tenant, side)| match tenant {
            Tenant::Placeholder(which) => Some(IssuerMiss::Placeholder {
                which: which.clone(),
                side,
            }),
            Tenant::Id(_) | Tenant::Name(_) => None,
        })
        .collect();
    if !placeholders.is_empty() {
        return placeholders;
    }
    vec![IssuerMiss::OtherTenant {
        wanted: wanted.text().to_owned(),
        found: found.text().to_owned(),
    }]
}

fn compare_providers(wanted: &str, found: &str) -> Option<IssuerMiss> {
    let (wanted, found) = (recognise_loosely(wanted)?, recognise_loosely(found)?);
    if wanted.provider.id != found.provider.id {
        return Some(IssuerMiss::OtherProvider {
            wanted: wanted.provider.id,
            found: found.provider.id,
        });
    }
    let (wanted, found) = (wanted.tenant?, found.tenant?);
    (!wanted.eq_ignore_ascii_case(&found)).then_some(IssuerMiss::OtherTenant { wanted, found })
}

/// Reads an Entra issuer in spite of slips in scheme, letter case of the host, and final slashes.
fn entra(iss: &str) -> Option<EntraIssuer> {
    let lower = lower_host(iss);
    let rest = lower
        .split_once("://")
        .map_or(lower.as_str(), |(_, rest)| rest);
    EntraIssuer::parse(&["https://", rest.trim_end_matches('/')].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_of_meaning() {
        let table: &[(&str, &str, &str)] = &[
            // Version.
            (
                "https://login.microsoftonline.com/a/v2.0",
                "https://sts.windows.net/a/",
                "[V1AgainstV2 { wanted: V2, found: V1 }]",
            ),
            (
                "HTTP://STS.windows.net/a",
                "https://login.microsoftonline.com/a/v2.0/",
                "[V1AgainstV2 { wanted: V1, found: V2 }]",
            ),
            // Tenant.
            (
                "https://sts.windows.net/a/",
                "https://sts.windows.net/b/",
                r#"[OtherTenant { wanted: "a", found: "b" }]"#,
            ),
            (
                "https://sts.windows.net/A/",
                "https://sts.windows.net/a",
                "[]",
            ),
            (
                "https://a.eu.auth0.com/",
                "https://b.eu.auth0.com/",
                r#"[OtherTenant { wanted: "a", found: "b" }]"#,
            ),
            (
                "https://kc.example/realms/a",
                "https://kc.example/realms/b",
                r#"[OtherTenant { wanted: "a", found: "b" }]"#,
            ),
            // Placeholder.
            (
                "https://login.microsoftonline.com/common/v2.0",
                "https://login.microsoftonline.com/a/v2.0",
                r#"[Placeholder { which: "common", side: Wanted }]"#,
            ),
            (
                "https://login.microsoftonline.com/a/v2.0",
                "https://login.microsoftonline.com/{tenantid}/v2.0",
                r#"[Placeholder { which: "{tenantid}", side: Found }]"#,
            ),
            (
                "https://login.microsoftonline.com/common/v2.0",
                "https://login.microsoftonline.com/organizations/v2.0",
                r#"[Placeholder { which: "common", side: Wanted }, Placeholder { which: "organizations", side: Found }]"#,
            ),
            // Cloud.
            (
                "https://login.microsoftonline.com/a/v2.0",
                "https://login.microsoftonline.us/a/v2.0",
                "[OtherCloud { wanted: Public, found: UsGovernment }]",
            ),
            (
                "https://sts.chinacloudapi.cn/a/",
                "https://sts.windows.net/a/",
                "[OtherCloud { wanted: China, found: Public }]",
            ),
            // A US Government tenant has the public v1.0 issuer: only the version differs.
            (
                "https://login.microsoftonline.us/a/v2.0",
                "https://sts.windows.net/a/",
                "[V1AgainstV2 { wanted: V2, found: V1 }]",
            ),
            (
                "https://sts.windows.net/a/",
                "https://login.microsoftonline.us/a/v2.0",
                "[V1AgainstV2 { wanted: V1, found: V2 }]",
            ),
            // All at once.
            (
                "https://login.microsoftonline.com/a/v2.0",
                "https://sts.chinacloudapi.cn/b/",
                r#"[V1AgainstV2 { wanted: V2, found: V1 }, OtherTenant { wanted: "a", found: "b" }, OtherCloud { wanted: Public, found: China }]"#,
            ),
            // Provider.
            (
                "https://sts.windows.net/a/",
                "https://a.eu.auth0.com",
                r#"[OtherProvider { wanted: "entra-v1", found: "auth0" }]"#,
            ),
            (
                "https://dev-1.okta.com/oauth2/default",
                "https://dev-1.okta.com",
                r#"[OtherProvider { wanted: "okta-custom", found: "okta-org" }]"#,
            ),
            // Nothing to say.
            (
                "https://sts.windows.net/a/",
                "https://sts.windows.net.evil.example/a/",
                "[]",
            ),
            (
                "https://sts.windows.net/a/",
                "https://unknown.example",
                "[]",
            ),
            (
                "https://sts.windows.net/a/",
                "https://sts.windows.net/a",
                "[]",
            ),
            ("", "", "[]"),
        ];
        for (wanted, found, said) in table {
            assert_eq!(
                format!("{:?}", compare(wanted, found)),
                *said,
                "{wanted} {found}"
            );
        }
    }
}
