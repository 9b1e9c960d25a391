//! Which issuer a sign-in address of Microsoft Entra ID publishes in its metadata.

use super::{EntraIssuer, PERSONAL_TENANT, Tenant, Version};
use crate::registry::cloud::Cloud;

/// What the metadata of addresses for many tenants has in place of the tenant.
pub const TEMPLATE: &str = "{tenantid}";

/// The cloud of a sign-in host, with or without `https://`; the public one where nothing else is named.
pub fn cloud_of_host(host: &str) -> Cloud {
    let host = host.strip_prefix("https://").unwrap_or(host);
    let probe = ["https://", host.trim_end_matches('/'), "/common/v2.0"].concat();
    EntraIssuer::parse(&probe).map_or(Cloud::Public, |issuer| issuer.cloud)
}

/// The `issuer` in the metadata of an authority, or of the metadata's own address. `None` where it
/// cannot be told from the address alone: a domain instead of a tenant id, or another provider.
///
/// Source: `access-tokens.md` ("Validate the issuer") and `v2-protocols-oidc.md` of
/// MicrosoftDocs/entra-docs. The hosts of version 1.0 are older names of the same service.
pub fn published_issuer(address: &str) -> Option<String> {
    let (path, _) = address.split_once('?').unwrap_or((address, ""));
    let path = path.trim_end_matches('/');
    let path = path
        .strip_suffix("/.well-known/openid-configuration")
        .unwrap_or(path)
        .trim_end_matches('/');
    let (base, version) = match path.strip_suffix("/v2.0") {
        Some(base) => (base, Version::V2),
        None => (path, Version::V1),
    };
    let rest = base
        .strip_prefix("https://login.windows.net/")
        .or_else(|| base.strip_prefix("https://sts.windows.net/"));
    let base = rest.map_or(base.to_owned(), |tenant| {
        ["https://login.microsoftonline.com/", tenant].concat()
    });
    let found = EntraIssuer::parse(&[&base, "/v2.0"].concat())?;
    let tenant = match found.tenant {
        Tenant::Name(_) => return None,
        Tenant::Placeholder(word) if word == "consumers" => Tenant::Id(PERSONAL_TENANT.to_owned()),
        Tenant::Placeholder(_) => Tenant::Placeholder(TEMPLATE.to_owned()),
        id => id,
    };
    EntraIssuer::spelling(version, &tenant, found.cloud)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authority_publishes_the_issuer_of_its_version() {
        let id = "aaaabbbb-0000-cccc-1111-dddd2222eeee";
        let cases = [
            (
                format!("https://login.microsoftonline.com/{id}/v2.0"),
                Some(format!("https://login.microsoftonline.com/{id}/v2.0")),
            ),
            (
                format!("https://login.microsoftonline.com/{id}/v2.0/"),
                Some(format!("https://login.microsoftonline.com/{id}/v2.0")),
            ),
            (
                format!("https://login.microsoftonline.com/{id}"),
                Some(format!("https://sts.windows.net/{id}/")),
            ),
            (
                format!(
                    "https://login.microsoftonline.com/{id}/.well-known/openid-configuration?appid=x"
                ),
                Some(format!("https://sts.windows.net/{id}/")),
            ),
            (
                format!("https://sts.windows.net/{id}/"),
                Some(format!("https://sts.windows.net/{id}/")),
            ),
            (
                format!("https://login.windows.net/{id}"),
                Some(format!("https://sts.windows.net/{id}/")),
            ),
            (
                format!("https://login.microsoftonline.us/{id}"),
                Some(format!("https://sts.windows.net/{id}/")),
            ),
            (
                format!("https://login.partner.microsoftonline.cn/{id}"),
                Some(format!("https://sts.chinacloudapi.cn/{id}/")),
            ),
            (
                "https://login.microsoftonline.com/common/v2.0".to_owned(),
                Some("https://login.microsoftonline.com/{tenantid}/v2.0".to_owned()),
            ),
            (
                "https://login.microsoftonline.com/common".to_owned(),
                Some("https://sts.windows.net/{tenantid}/".to_owned()),
            ),
            (
                "https://login.microsoftonline.com/consumers/v2.0".to_owned(),
                Some(format!(
                    "https://login.microsoftonline.com/{PERSONAL_TENANT}/v2.0"
                )),
            ),
            (
                "https://login.microsoftonline.com/contoso.com/v2.0".to_owned(),
                None,
            ),
            ("https://idp.example/v2.0".to_owned(), None),
            (String::new(), None),
        ];
        for (address, issuer) in cases {
            assert_eq!(published_issuer(&address), issuer, "{address}");
        }
    }
}
