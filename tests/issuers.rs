//! The providers against collected examples and published sample tokens.

use std::path::Path;

use audlens::issuer::{FinalSlash, PROVIDERS, Provider, recognise};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

/// Examples that we recognise as another provider, or not at all, and why.
/// Each must still be true: an example that starts to agree fails the test too.
const OTHERWISE: &[(&str, &str, &str)] = &[];

/// Providers whose final slash we judge differently, and why.
const OTHER_SLASH: &[(&str, &str)] = &[
    ("duende", "the issuer is whatever the customer set up"),
    (
        "ory",
        "unconfirmed, and Hydra's issuer is a setting that often ends with a slash",
    ),
    (
        "spire",
        "iss is optional and belongs to the trust domain's owner",
    ),
];

/// Providers of ours that the collection does not list.
const OURS: &[&str] = &["bot-framework"];

#[test]
fn collected_examples_are_recognised() {
    let Some(entries) = collected() else { return };
    let mut used = Vec::new();
    for entry in &entries {
        let id = text(entry, "id");
        for example in entry["examples"].as_array().unwrap() {
            let example = example.as_str().unwrap();
            let found = recognise(example, &|_| None).map_or("-", |found| found.provider.id);
            match OTHERWISE.iter().find(|(known, _, _)| *known == example) {
                None => assert_eq!(found, id, "{example}"),
                Some((_, wanted, reason)) => {
                    assert_ne!(*wanted, id, "{example}: no exception ({reason})");
                    assert_eq!(found, *wanted, "{example}: {reason}");
                    used.push(example);
                }
            }
        }
    }
    assert_eq!(
        used.len(),
        OTHERWISE.len(),
        "an exception without an example"
    );
}

#[test]
fn every_collected_provider_is_known_and_no_other() {
    let Some(entries) = collected() else { return };
    let listed: Vec<&str> = entries.iter().map(|entry| text(entry, "id")).collect();
    for id in &listed {
        assert!(provider(id).is_some(), "{id} is missing");
    }
    for provider in PROVIDERS {
        let ours = OURS.contains(&provider.id);
        assert_ne!(listed.contains(&provider.id), ours, "{}", provider.id);
    }
}

#[test]
fn final_slashes_agree() {
    let Some(entries) = collected() else { return };
    for entry in &entries {
        let id = text(entry, "id");
        let ours = provider(id).unwrap().slash;
        let agrees = match text(entry, "issuer_trailing_slash") {
            "required" => ours == FinalSlash::Required,
            "none" => ours == FinalSlash::Never,
            // Without an issuer of its own there is no slash to judge; an e-mail address has none.
            "n/a" => ours != FinalSlash::Required,
            other => panic!("{id}: {other}"),
        };
        let excepted = OTHER_SLASH.iter().find(|(known, _)| *known == id);
        assert_eq!(agrees, excepted.is_none(), "{id}: {excepted:?}");
    }
}

#[test]
fn published_tokens_are_recognised() {
    let folder = "../shared/corpora/real-world-docs";
    let Some(lines) = read(&format!("{folder}/tokens.jsonl")) else {
        return;
    };
    let mut found: Vec<String> = lines
        .lines()
        .filter_map(|line| {
            let row: Value = serde_json::from_str(line).unwrap();
            who(&claims_of(text(&row, "token"))?)
        })
        .collect();
    let github = read(&format!("{folder}/github-oidc-claims.json")).unwrap();
    let github: Value = serde_json::from_str(&github).unwrap();
    found.extend(who(&github["claims"]));
    for name in ["access-token-v1", "access-token-v2"] {
        let token = read(&format!("{folder}/entra/{name}.txt")).unwrap();
        found.extend(who(&claims_of(token.trim()).unwrap()));
    }
    let wanted = [
        "okta-org Claims https://login.writesharper.com",
        "- http://server.example.com",
        // One digit short of a GUID, as published.
        "entra-v1 Host https://sts.windows.net/fa15d692-e9c7-4460-a743-29f29522229/",
        "entra-v2 Host https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
        "entra-v1 Host https://sts.windows.net/fa15d692-e9c7-4460-a743-29f2956fd429/",
        // Nearly the tenant of personal accounts, but not quite.
        "entra-v2 Host https://login.microsoftonline.com/9122040d-6c67-4c5b-b112-36a304b66dad/v2.0",
        "- secure-api",
        "- http://galaxies.com",
        "azure-b2c Host https://apistudioaad.b2clogin.com/b1da9890-e814-4034-bb99-7c081b15da66/v2.0/",
        "kubernetes Host kubernetes/serviceaccount",
        // A GKE sandbox: the host is nobody's, the subject is a service account.
        "kubernetes Claims https://test-container.sandbox.googleapis.com/v1alpha1/projects/istionodeagenttestproj2/locations/us-central1-a/clusters/tkcluster5",
        "- testing@secure.istio.io",
        "- testing@secure.istio.io",
        "- http://localhost:9000",
        "- self",
        "github-actions Host https://token.actions.githubusercontent.com",
        "entra-v1 Host https://sts.windows.net/fa15d692-e9c7-4460-a743-29f29522229/",
        "entra-v2 Host https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
    ];
    assert_eq!(found, wanted);
}

/// The provider, what gave it away, and the issuer; `None` without an issuer.
fn who(claims: &Value) -> Option<String> {
    let claim = |name: &str| match claims.get(name)? {
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    let iss = claim("iss")?;
    let found = recognise(&iss, &claim).map_or("-".to_owned(), |found| {
        format!("{} {:?}", found.provider.id, found.evidence)
    });
    Some(format!("{found} {iss}"))
}

fn claims_of(token: &str) -> Option<Value> {
    let payload = token.split('.').nth(1)?;
    let bytes = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn provider(id: &str) -> Option<&'static Provider> {
    PROVIDERS.iter().copied().find(|provider| provider.id == id)
}

fn collected() -> Option<Vec<Value>> {
    let text = read("../shared/knowledge/data/issuers.json")?;
    Some(serde_json::from_str(&text).expect("the collection is JSON"))
}

fn text<'a>(entry: &'a Value, name: &str) -> &'a str {
    entry[name].as_str().expect("every entry has this text")
}

fn read(path: &str) -> Option<String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok();
    if text.is_none() {
        println!("skipped: corpora not present");
    }
    text
}
