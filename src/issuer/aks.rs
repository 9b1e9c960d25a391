//! Azure Kubernetes Service: service accounts of a cluster.

use super::address::{is_guid, one_label};
use super::provider::{Confirmed, Detail, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Azure AKS service account.
pub(super) static AKS: Provider = Provider {
    id: "aks",
    name: "Azure AKS service account",
    about: prose(
        "The final slash is part of the issuer; a federated credential must repeat it exactly.",
    ),
    access_audience: Some(prose(
        "the audience asked for with TokenRequest or the projected volume; api://AzureADTokenExchange for workload identity",
    )),
    id_audience: None,
    slash: FinalSlash::Required,
    mistakes: &[prose(
        "The federated credential was made without the final slash of the issuer.",
    )],
    keys: Keys::Discovery,
    sources: &[prose("learn.microsoft.com/azure/aks/use-oidc-issuer")],
    confirmed: Confirmed::IssuerOnly,
    recognise: |seen| {
        let (region, path) = seen.below("oic.prod-aks.azure.com")?;
        let found = Found::by(Evidence::Host).detail(Detail::Region(one_label(region)?.to_owned()));
        match path {
            [] => None,
            [tenant, cluster] if is_guid(tenant) && is_guid(cluster) => {
                let cluster = Detail::Cluster((*cluster).to_owned());
                Some(found.tenant(tenant).detail(cluster))
            }
            _ => Some(found),
        }
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            (
                "https://eastus.oic.prod-aks.azure.com/11111111-2222-3333-4444-555555555555/66666666-7777-8888-9999-000000000000/",
                "aks, Host, 11111111-2222-3333-4444-555555555555, region eastus, cluster 66666666-7777-8888-9999-000000000000",
            ),
            (
                "https://eastus.oic.prod-aks.azure.com/x/",
                "aks, Host, region eastus",
            ),
            (
                "https://eastus.oic.prod-aks.azure.com/11111111-2222-3333-4444-555555555555/66666666-7777-8888-9999-000000000000",
                "-",
            ),
            ("https://eastus.oic.prod-aks.azure.com/", "-"),
            ("https://oic.prod-aks.azure.com/x/", "-"),
        ]);
    }
}
