use super::*;

/// Writes what an audience names: resource, cloud, how, and whether it is accepted.
fn named(audience: &str) -> String {
    let Some(known) = by_audience(audience) else {
        return "nothing".to_owned();
    };
    let spelling = match known.spelling {
        Spelling::ApplicationId => "id",
        Spelling::Identifier(_) => "identifier",
        Spelling::Instance(_) => "instance",
        Spelling::Unregistered(_) => "unregistered",
    };
    let acceptance = match known.acceptance {
        Acceptance::Accepted(_) => "accepted",
        Acceptance::Depends(_) => "depends",
        Acceptance::Refused(_) => "refused",
        Acceptance::Unknown => "unknown",
    };
    let cloud = known.cloud.map_or("any", |cloud| cloud.name());
    format!(
        "{} | {cloud} | {spelling} | {acceptance}",
        known.resource.name
    )
}

#[test]
fn audiences_are_named() {
    for (audience, expected) in [
        // Microsoft Graph in each cloud.
        (
            "https://graph.microsoft.com",
            "Microsoft Graph | public cloud | identifier | unknown",
        ),
        (
            "https://graph.microsoft.us/",
            "Microsoft Graph | US Government cloud | identifier | unknown",
        ),
        (
            "https://dod-graph.microsoft.us",
            "Microsoft Graph | US Government DoD cloud | identifier | unknown",
        ),
        (
            "https://microsoftgraph.chinacloudapi.cn",
            "Microsoft Graph | China cloud (21Vianet) | identifier | unknown",
        ),
        (
            "00000003-0000-0000-C000-000000000000",
            "Microsoft Graph | any | id | unknown",
        ),
        (
            "HTTPS://Graph.Microsoft.com",
            "Microsoft Graph | public cloud | unregistered | unknown",
        ),
        // Where the slash decides.
        (
            "https://management.azure.com",
            "Azure Resource Manager | public cloud | identifier | accepted",
        ),
        (
            "https://management.azure.com/",
            "Azure Resource Manager | public cloud | identifier | accepted",
        ),
        (
            "https://batch.core.windows.net/",
            "Azure Batch | public cloud | identifier | accepted",
        ),
        (
            "https://batch.core.windows.net",
            "Azure Batch | public cloud | identifier | refused",
        ),
        (
            "https://vault.azure.net",
            "Azure Key Vault | public cloud | identifier | accepted",
        ),
        (
            "https://vault.azure.net/",
            "Azure Key Vault | public cloud | identifier | refused",
        ),
        (
            "https://database.windows.net",
            "Azure SQL Database | public cloud | identifier | depends",
        ),
        (
            "https://service.powerapps.com",
            "Power Apps service | public cloud | identifier | refused",
        ),
        // Only the application id will do.
        (
            "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d",
            "Azure Databricks | any | id | accepted",
        ),
        (
            "https://azuredatabricks.net/",
            "Azure Databricks | public cloud | identifier | refused",
        ),
        // Hosts of instances.
        (
            "https://shop.vault.azure.net",
            "Azure Key Vault | public cloud | instance | refused",
        ),
        (
            "https://shop.vault.usgovcloudapi.net/",
            "Azure Key Vault | US Government cloud | instance | unknown",
        ),
        (
            "https://shop.blob.core.windows.net",
            "Azure Storage | public cloud | instance | accepted",
        ),
        (
            "https://shop.database.windows.net",
            "Azure SQL Database | public cloud | instance | unknown",
        ),
        (
            "sb://shop.servicebus.windows.net",
            "Azure Service Bus | public cloud | instance | unknown",
        ),
        ("api://shop.vault.azure.net", "nothing"),
        (
            "https://shop.servicebus.windows.net:443/queue",
            "Azure Service Bus | public cloud | instance | unknown",
        ),
        (
            "https://contoso-my.sharepoint.com",
            "Office 365 SharePoint Online | public cloud | instance | unknown",
        ),
        (
            "https://contoso.crm.dynamics.com/",
            "Dataverse | public cloud | instance | unknown",
        ),
        (
            "https://contoso.crm11.dynamics.com",
            "Dataverse | public cloud | instance | unknown",
        ),
        (
            "https://contoso.operations.dynamics.com",
            "Dynamics 365 Finance and Operations | public cloud | instance | accepted",
        ),
        (
            "https://contoso.operations.dynamics.com/",
            "Dynamics 365 Finance and Operations | public cloud | instance | refused",
        ),
        (
            "shop.vault.azure.net",
            "Azure Key Vault | public cloud | instance | refused",
        ),
        // The identifier of one is not an instance of another.
        (
            "https://ossrdbms-aad.database.windows.net",
            "Azure Database for PostgreSQL and MySQL | public cloud | identifier | unknown",
        ),
        ("https://crm.dynamics.com", "nothing"),
        ("https://.vault.azure.net", "nothing"),
        ("api://orders", "nothing"),
        ("", "nothing"),
    ] {
        assert_eq!(named(audience), expected, "{audience}");
    }
}

#[test]
fn other_applications_are_named_too() {
    for (audience, expected) in [
        ("https://search.azure.com/", Some("Azure AI Search")),
        ("https://SEARCH.azure.com", Some("Azure AI Search")),
        (
            "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
            Some("Microsoft Azure CLI"),
        ),
        ("https://graph.microsoft.com", Some("Microsoft Graph")),
        ("api://orders", None),
    ] {
        assert_eq!(
            owner(audience).map(|owner| owner.name()),
            expected,
            "{audience}"
        );
    }
}

#[test]
fn scopes_follow_the_identifier() {
    for resource in all() {
        let asked = resource.scope.strip_suffix("/.default").unwrap();
        let known = resource
            .scope_in(Cloud::Public)
            .is_some_and(|scope| scope == resource.scope);
        let id = resource.ids.contains(&asked);
        assert!(known || id || asked.contains('{'), "{}", resource.name);
    }
}

#[test]
fn scopes_per_cloud() {
    let graph = by_audience("https://graph.microsoft.com").unwrap().resource;
    assert_eq!(
        graph.scope_in(Cloud::UsGovernment).unwrap(),
        "https://graph.microsoft.us/.default"
    );
    assert_eq!(graph.scope_in(Cloud::Bleu), None);
    let batch = by_audience("https://batch.chinacloudapi.cn/")
        .unwrap()
        .resource;
    assert_eq!(
        batch.scope_in(Cloud::China).unwrap(),
        "https://batch.chinacloudapi.cn//.default"
    );
}

#[test]
fn every_id_is_a_known_application() {
    for id in all().flat_map(|resource| resource.ids) {
        assert!(applications::by_id(id).is_some(), "{id}");
    }
}

#[test]
fn no_identifier_is_listed_twice() {
    let mut seen = Vec::new();
    for identifier in all().flat_map(|resource| resource.identifiers) {
        assert!(!seen.contains(&identifier.uri), "{}", identifier.uri);
        seen.push(identifier.uri);
    }
}
