//! Which API answers at an address.

use crate::audience::resource::{self, Resource};
use crate::validators::Profile;

/// A profile, an application id of its resource, and hosts that are in none of its identifiers: the
/// end of the host with its leading dot, or all of it.
struct Place(&'static str, &'static str, &'static [&'static str]);

static PLACES: [Place; 22] = [
    Place(
        "microsoft-graph",
        "00000003-0000-0000-c000-000000000000",
        &[],
    ),
    Place(
        "azure-resource-manager",
        "797f4846-ba00-4fd7-ba43-dac1f8f63013",
        &[],
    ),
    Place(
        "azure-key-vault",
        "cfa8b339-82a2-471a-a3c9-0fc0be7a4093",
        &[],
    ),
    Place("azure-storage", "e406a681-f3d4-42a8-90b6-c2b029497af1", &[]),
    Place("azure-sql", "022907d3-0f1b-48f7-badc-1ba6abab6d66", &[]),
    Place(
        "azure-service-bus",
        "80a10ef9-8168-493d-abf9-3297c4ef6e3c",
        &[],
    ),
    Place(
        "azure-event-hubs",
        "80369ed6-5f11-4dd9-bef3-692475845e77",
        &[],
    ),
    // learn.microsoft.com/rest/api/batchservice/#base-url
    Place(
        "azure-batch",
        "ddbf3205-c6bd-46ae-8127-60eb93363864",
        &[".batch.azure.com"],
    ),
    Place("azure-monitor", "e158b4a5-21ab-442e-ae73-2e19f4e7d763", &[]),
    Place("azure-monitor", "ca7f3f0b-7d91-482c-8e09-c5d840d0eac5", &[]),
    Place("azure-monitor", "f5c26e74-f226-4ae8-85f0-b4af0080ac9e", &[]),
    Place(
        "azure-container-registry",
        "76c92352-c057-4cc2-9b1e-f34c32bc58bd",
        &[],
    ),
    // learn.microsoft.com/azure/aks/outbound-rules-control-egress
    Place(
        "azure-kubernetes-service",
        "6dae42f8-4368-4678-94ff-3960e28e3630",
        &[".azmk8s.io"],
    ),
    // learn.microsoft.com/azure/databricks/workspace/workspace-details#per-workspace-url
    Place(
        "azure-databricks",
        "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d",
        &[".azuredatabricks.net"],
    ),
    Place(
        "azure-ai-services",
        "7d312290-28c8-473c-a0ed-8e53749b6d6d",
        &[],
    ),
    // learn.microsoft.com/rest/api/azure/devops
    Place(
        "azure-devops",
        "499b84ac-1321-427f-aa17-267ca6975798",
        &["dev.azure.com"],
    ),
    // learn.microsoft.com/rest/api/power-bi, learn.microsoft.com/rest/api/fabric
    Place(
        "power-bi",
        "00000009-0000-0000-c000-000000000000",
        &["api.powerbi.com", "api.fabric.microsoft.com"],
    ),
    Place("outlook", "00000002-0000-0ff1-ce00-000000000000", &[]),
    Place(
        "sharepoint-online",
        "00000003-0000-0ff1-ce00-000000000000",
        &[],
    ),
    Place("dataverse", "00000007-0000-0000-c000-000000000000", &[]),
    Place(
        "business-central",
        "996def3d-b36c-4153-8607-a6fd3c01b89f",
        &[],
    ),
    Place("power-apps", "475226c6-020e-4fb2-8a90-7a972cbfc1d4", &[]),
];

impl Place {
    fn resource(&self) -> Option<&'static Resource> {
        resource::all().find(|resource| resource.ids.contains(&self.1))
    }

    fn has(&self, host: &str) -> bool {
        let ends = |end: &&str| match end.starts_with('.') {
            true => host.ends_with(*end),
            false => host == *end,
        };
        self.2.iter().any(ends) || self.resource().is_some_and(|own| own.is_at(host))
    }
}

/// The API at this host, if only one of those that are known can be there.
pub(in crate::validators) fn at(host: &str) -> Option<&'static Profile> {
    let host = host.to_ascii_lowercase();
    let mut ids = PLACES
        .iter()
        .filter(|place| place.has(&host))
        .map(|place| place.0);
    let first = ids.next()?;
    ids.all(|id| id == first).then(|| Profile::by_id(first))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell_who_answers() {
        for (host, expected) in [
            ("graph.microsoft.com", Some("microsoft-graph")),
            ("Management.azure.com", Some("azure-resource-manager")),
            ("contoso.vault.azure.net", Some("azure-key-vault")),
            ("contoso.blob.core.windows.net", Some("azure-storage")),
            ("a.westeurope.batch.azure.com", Some("azure-batch")),
            ("dev.azure.com", Some("azure-devops")),
            ("org.crm4.dynamics.com", Some("dataverse")),
            ("api.loganalytics.io", Some("azure-monitor")),
            ("contoso.sharepoint.com", Some("sharepoint-online")),
            ("contoso.openai.azure.com", Some("azure-ai-services")),
            // Service Bus as well as Event Hubs.
            ("contoso.servicebus.windows.net", None),
            ("login.microsoftonline.com", None),
            ("api.example", None),
            ("", None),
        ] {
            assert_eq!(at(host).map(|profile| profile.id), expected, "{host}");
        }
    }

    #[test]
    fn every_place_is_known() {
        for place in &PLACES {
            assert!(Profile::by_id(place.0).is_some(), "{}", place.0);
            assert!(place.resource().is_some(), "{}", place.0);
        }
    }
}
