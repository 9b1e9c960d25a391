//! Every difference between an expected audience or issuer and the token's, in its words.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;

use audlens::audience::near_miss::{self, Context};
use audlens::explain;
use audlens::issuer::near_miss as issuer;

const ID: &str = "00001111-aaaa-2222-bbbb-3333cccc4444";
const OTHER: &str = "11112222-bbbb-3333-cccc-4444dddd5555";

/// Expected, in the token, and what is said: code and sentence.
const AUDIENCES: &[(&str, &str, &str)] = &[
    ("api://orders", "orders", "api-scheme"),
    ("api://orders", OTHER, "caller-client-id"),
    (
        ID,
        "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
        "client-application",
    ),
    (
        "https://api.contoso.example",
        "https://api.contoso.example:443",
        "default-port",
    ),
    (
        "https://api.contoso.example/v1",
        "https://api.contoso.example//v1",
        "doubled-slash",
    ),
    (
        "api://00001111-aaaa-2222-bbbb-3333cccc4444",
        ID,
        "guid-against-uri",
    ),
    (ID, "{00001111-aaaa-2222-bbbb-3333cccc4444}", "guid-form"),
    (
        "https://vault.azure.net",
        "https://myvault.vault.azure.net",
        "instance-host",
    ),
    (
        "api://orders",
        "api://ord\u{200b}ers",
        "invisible-characters",
    ),
    ("api://orders", "api://orders,api://billing", "joined-list"),
    ("api://orders", "api://Orders", "letter-case"),
    ("api://orders", "api://\u{43e}rders", "look-alikes"),
    (
        "https://graph.microsoft.com",
        "https://graph.microsoft.us",
        "other-cloud",
    ),
    (
        "api://00001111-aaaa-2222-bbbb-3333cccc4444",
        "api://22223333-cccc-4444-dddd-5555eeee6666",
        "other-guid",
    ),
    (
        "https://contoso.sharepoint.com",
        "https://fabrikam.sharepoint.com",
        "other-instance",
    ),
    (
        "https://api.contoso.example/orders",
        "https://api.contoso.example/billing",
        "other-path",
    ),
    (
        "api://orders",
        "https://graph.microsoft.com",
        "other-resource",
    ),
    (
        "https://graph.microsoft.com",
        "00000003-0000-0000-c000-000000000000",
        "other-spelling",
    ),
    (
        "https://api.contoso.example",
        "https://api.contoso.example/orders",
        "path",
    ),
    (
        "https://api.contoso.example/a b",
        "https://api.contoso.example/a%20b",
        "percent-encoding",
    ),
    (
        "https://api.contoso.example",
        "https://api.contoso.example:8443",
        "port",
    ),
    ("api://orders", "\"api://orders\"", "quotes"),
    (
        "https://api.contoso.example",
        "http://api.contoso.example",
        "scheme",
    ),
    ("api://orders", "api://orders/.default", "scope-left-on"),
    ("api://orders", "api://orders-v2", "similar"),
    (ID, "spn:00001111-aaaa-2222-bbbb-3333cccc4444", "spn-prefix"),
    (
        "https://api.contoso.example",
        "https://api.contoso.example/",
        "trailing-slash",
    ),
    ("api://orders", " api://orders", "white-space"),
    (
        "https://api.contoso.example",
        "https://www.api.contoso.example",
        "www",
    ),
    // Several at once are all named.
    (
        "https://api.contoso.example",
        "HTTPS://api.contoso.example/",
        "trailing-slash letter-case",
    ),
    // Nothing relates these.
    ("api://orders", "urn:example:unrelated-thing", ""),
];

/// How many variants `NearMiss` has.
const VARIANTS: usize = 29;

const ISSUERS: &[(&str, &str, &str)] = &[
    (
        "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
        "https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/",
        "v1-against-v2: Expected is the issuer of version 2.0 tokens, this is a version 1.0 token.",
    ),
    (
        "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
        "https://login.microsoftonline.com/bbbbcccc-1111-dddd-2222-eeee3333ffff/v2.0",
        "other-tenant: The token comes from another tenant.",
    ),
    (
        "https://login.microsoftonline.com/common/v2.0",
        "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
        "placeholder: “common” is expected as it stands, but no token carries it.",
    ),
    (
        "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
        "https://login.microsoftonline.us/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
        "other-cloud: Expected is an issuer of the public cloud, the token comes from the US Government cloud.",
    ),
    (
        "https://accounts.google.com",
        "https://contoso.okta.com",
        "other-provider: Expected is Google, the token comes from Okta org authorization server.",
    ),
];

#[test]
fn every_difference_between_audiences_is_named_and_explained() {
    let context = Context {
        caller: Some(OTHER),
        client_id: Some(ID),
        app_id_uri: None,
    };
    let mut seen = BTreeSet::new();
    for (wanted, found, codes) in AUDIENCES {
        let misses = near_miss::compare(wanted, found, &context);
        let found_codes: Vec<_> = misses.iter().map(|miss| miss.code()).collect();
        assert_eq!(found_codes.join(" "), *codes, "{wanted} {found}");
        for miss in &misses {
            let said = explain::near_miss(miss);
            assert!(said.title.ends_with('.'), "{}", said.title);
            assert!(!said.source.is_empty(), "{}", said.title);
        }
        seen.extend(found_codes);
    }
    assert_eq!(seen.len(), VARIANTS, "{seen:?}");
}

#[test]
fn every_difference_between_issuers_is_named_and_explained() {
    for (wanted, found, expected) in ISSUERS {
        let said: Vec<_> = issuer::compare(wanted, found)
            .iter()
            .map(|miss| format!("{}: {}", miss.code(), explain::issuer_miss(miss).title))
            .collect();
        assert_eq!(said, [*expected], "{wanted} {found}");
    }
}

/// The sentences about audiences, word for word.
#[test]
fn the_sentences_are_pinned() {
    let context = Context {
        caller: Some(OTHER),
        client_id: Some(ID),
        app_id_uri: None,
    };
    let lines = AUDIENCES
        .iter()
        .flat_map(|(wanted, found, _)| near_miss::compare(wanted, found, &context));
    let said: String = lines
        .map(|miss| {
            let said = explain::near_miss(&miss);
            format!(
                "{}: {}\n  {}\n  ({})\n",
                miss.code(),
                said.title,
                said.body.join("\n  "),
                said.source
            )
        })
        .collect();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write("tests/said/differences.txt", &said).unwrap();
    }
    assert_eq!(
        said,
        std::fs::read_to_string("tests/said/differences.txt").unwrap()
    );
}
