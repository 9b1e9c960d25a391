//! What two audiences name.

use super::*;

#[test]
#[rustfmt::skip]
fn what_the_two_name() {
    let rows = [
        // The host of an instance, in both directions.
        ("https://vault.azure.net", "https://shop.vault.azure.net", "instance-host"),
        ("https://vault.azure.net", "https://shop.vault.azure.net/", "instance-host"),
        ("https://storage.azure.com", "https://shop.blob.core.windows.net", "instance-host"),
        ("https://database.windows.net/", "https://shop.database.windows.net", "instance-host"),
        ("https://servicebus.azure.net", "https://shop.servicebus.windows.net", "instance-host"),
        ("https://eventhubs.azure.net", "https://shop.servicebus.windows.net", "instance-host"),
        ("https://shop.blob.core.windows.net", "https://storage.azure.com/", "instance-host"),
        ("https://contoso.sharepoint.com", "00000003-0000-0ff1-ce00-000000000000", "instance-host"),
        // Two instances.
        ("https://contoso.sharepoint.com", "https://fabrikam.sharepoint.com", "other-instance"),
        ("https://contoso.crm.dynamics.com", "https://contoso.crm4.dynamics.com", "other-instance"),
        ("https://a.vault.azure.net", "https://b.vault.azure.net", "other-instance"),
        // Another spelling of the same.
        ("https://graph.microsoft.com", GRAPH, "other-spelling"),
        ("https://management.azure.com", "https://management.core.windows.net/", "other-spelling"),
        ("https://outlook.office365.com", "https://outlook.office.com", "other-spelling"),
        ("2ff814a6-3304-4ab8-85cb-cd0e6f879c1d", "https://azuredatabricks.net/", "other-spelling"),
        ("https://search.azure.com", "880da380-985e-4198-81b9-e05b1cc53158", "other-spelling"),
        // Another cloud.
        ("https://graph.microsoft.com", "https://graph.microsoft.us", "other-cloud"),
        ("https://graph.microsoft.us", "https://dod-graph.microsoft.us/", "other-cloud"),
        ("https://management.azure.com", "https://management.usgovcloudapi.net", "other-cloud"),
        ("https://vault.azure.net", "https://shop.vault.usgovcloudapi.net", "other-cloud"),
        ("https://contoso.sharepoint.com", "https://contoso.sharepoint.us", "other-cloud"),
        // Another resource altogether.
        ("https://graph.microsoft.com", "https://outlook.office.com/", "other-resource"),
        ("api://orders", "https://graph.microsoft.com", "other-resource"),
        ("api://orders", GRAPH, "other-resource"),
        ("https://graph.microsoft.com", "https://graph.windows.net/", "other-resource"),
        (API, "https://search.azure.com", "other-resource"),
        ("https://servicebus.azure.net", "https://eventhubs.azure.net", "other-resource"),
        ("https://vault.azure.net", "https://storage.azure.com", "other-resource"),
        ("https://service.powerapps.com/", "https://service.flow.microsoft.com/", "other-resource"),
        // A client.
        ("api://orders", CLI, "client-application"),
        ("https://graph.microsoft.com", CLI, "client-application"),
        // Under the same host.
        ("https://contoso.com/orders", "https://contoso.com/billing", "other-path"),
        ("api://contoso.com/orders", "api://contoso.com/people", "other-path"),
        ("api://contoso.com/5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45", "api://contoso.com/c0ffee00-1111-4222-8333-444455556666", "other-guid"),
        // Two applications, by id.
        (API, OTHER, "other-guid"),
        ("api://5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45", OTHER, "other-guid"),
        // Few characters differ.
        ("api://orders", "api://orders-v2", "similar"),
        ("api://orders", "api://order", "similar"),
        ("api://orders", "api://oders", "similar"),
        ("api://orders", "api://dev-Orders/", "similar"),
        ("https://api1.contoso.com", "https://api2.contoso.com", "similar"),
        (API, "5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a46", "similar"),
    ];
    check(&rows, &Context::default());
}

#[test]
#[rustfmt::skip]
fn nothing_relates_them() {
    let rows = [
        ("api://orders", "api://billing", ""),
        ("api://orders", "https://billing.contoso.com", ""),
        ("api://a", "api://b", ""),
        ("api://orders", OTHER, ""),
        ("https://graph.microsoft.com", "api://orders", ""),
        ("https://contoso.com", "https://fabrikam.com", ""),
        ("https://contoso.com", "https://contoso.com.evil.example", ""),
        ("POS", "Modern POS", ""),
        ("api://orders", "", ""),
        ("", "api://orders", ""),
        ("https://vault.azure.net", "https://vault.azure.net.evil.example", ""),
    ];
    check(&rows, &Context::default());
}

#[test]
#[rustfmt::skip]
fn with_what_else_is_known() {
    let uri = Context {
        client_id: Some(API),
        app_id_uri: Some("api://orders"),
        caller: None,
    };
    check(
        &[
            ("api://orders", API, "guid-against-uri"),
            (API, "api://orders", "guid-against-uri"),
            ("api://billing", API, ""),
            ("api://orders", OTHER, ""),
        ],
        &uri,
    );
    let id = Context {
        client_id: Some(API),
        ..Context::default()
    };
    check(
        &[
            ("api://orders", API, "guid-against-uri"),
            (API, "api://orders", ""),
        ],
        &id,
    );
    let caller = Context {
        caller: Some(OTHER),
        ..Context::default()
    };
    check(
        &[
            ("api://orders", OTHER, "caller-client-id"),
            ("api://orders", "C0FFEE00-1111-4222-8333-444455556666", "caller-client-id"),
            ("api://orders", API, ""),
            ("api://c0ffee00-1111-4222-8333-444455556666", OTHER, "guid-against-uri caller-client-id"),
        ],
        &caller,
    );
    let cli = Context {
        caller: Some(CLI),
        ..Context::default()
    };
    check(&[("api://orders", CLI, "caller-client-id")], &cli);
    let spa = Context {
        caller: Some("spa"),
        ..Context::default()
    };
    check(&[("https://api.example", "spa", "caller-client-id")], &spa);
}

#[test]
fn another_cloud_is_named() {
    let misses = compare(
        "https://graph.microsoft.com",
        "https://graph.microsoft.us",
        &Context::default(),
    );
    let [
        NearMiss::OtherCloud {
            resource,
            wanted,
            found,
        },
    ] = misses.as_slice()
    else {
        panic!("{misses:?}");
    };
    assert_eq!(resource.name, "Microsoft Graph");
    assert_eq!((*wanted, *found), (Cloud::Public, Cloud::UsGovernment));
}
