//! What comes of a token for Microsoft Graph, the one that most people have at hand, at every API of
//! Microsoft: a refusal in the API's own words, and what to ask for instead.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use audlens::diagnosis::fix::{Advice, Side};
use audlens::diagnosis::{Case, Diagnosis, diagnose};
use audlens::scenario::NOON;
use audlens::token::base64url;
use audlens::validators::{Family, GateName, Profile, Settings, profiles};

/// What each of them is asked for so that the token is taken, where the settings are as in their
/// examples.
const SCOPES: &[(&str, &str)] = &[
    (
        "azure-ai-services",
        "https://cognitiveservices.azure.com/.default",
    ),
    ("azure-batch", "https://batch.core.windows.net//.default"),
    (
        "azure-container-registry",
        "https://containerregistry.azure.net/.default",
    ),
    (
        "azure-databricks",
        "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default",
    ),
    (
        "azure-devops",
        "499b84ac-1321-427f-aa17-267ca6975798/.default",
    ),
    ("azure-event-hubs", "https://eventhubs.azure.net/.default"),
    ("azure-key-vault", "https://vault.azure.net/.default"),
    (
        "azure-kubernetes-service",
        "6dae42f8-4368-4678-94ff-3960e28e3630/.default",
    ),
    ("azure-monitor", "https://api.loganalytics.io/.default"),
    (
        "azure-resource-manager",
        "https://management.azure.com//.default",
    ),
    ("azure-service-bus", "https://servicebus.azure.net/.default"),
    ("azure-sql", "https://database.windows.net//.default"),
    ("azure-storage", "https://storage.azure.com/.default"),
    (
        "business-central",
        "https://api.businesscentral.dynamics.com/.default",
    ),
    ("dataverse", "https://contoso.crm.dynamics.com/.default"),
    ("entra-on-behalf-of", "api://orders/.default"),
    (
        "finance-operations",
        "https://contoso.operations.dynamics.com/.default",
    ),
    ("microsoft-graph", "https://graph.microsoft.com/.default"),
    ("outlook", "https://outlook.office365.com/.default"),
    ("power-apps", "https://service.powerapps.com//.default"),
    (
        "power-bi",
        "https://analysis.windows.net/powerbi/api/.default",
    ),
    (
        "sharepoint-online",
        "https://contoso.sharepoint.com/.default",
    ),
];

/// APIs that take no token that is asked for by a scope.
const OTHERS: [&str; 3] = [
    "bot-framework",
    "workload-identity-federation",
    "dynamics-commerce",
];

#[test]
fn a_token_for_another_api_is_refused_and_the_first_fix_asks_for_the_right_one() {
    let mut scopes = BTreeMap::new();
    for profile in profiles().filter(|profile| profile.family == Family::Api) {
        let id = profile.id;
        // These take tokens of other issuers, and Commerce has a test of its own.
        if OTHERS.contains(&id) {
            continue;
        }
        let other = match id {
            "microsoft-graph" => "https://outlook.office.com",
            _ => "https://graph.microsoft.com",
        };
        let diagnosis = diagnosis(profile, other);
        let verdict = diagnosis.verdict.as_ref().unwrap();
        assert_eq!(verdict.blames(), Some(GateName::Audience), "{id}");
        let rejection = verdict.rejection.as_ref().unwrap();
        assert!(!rejection.code.is_empty(), "{id}: its own words");
        let mut client = diagnosis
            .fixes
            .iter()
            .filter(|fix| fix.advice.side() == Side::Client);
        let first = client.next().unwrap();
        assert!(
            first.proof.holds() && first.proof.still_failing.is_empty(),
            "{id}"
        );
        let Advice::AskForScope { scope, audiences } = &first.advice else {
            panic!("{id}: {:?}", first.advice);
        };
        let scope = scope.as_deref().unwrap();
        // Everything before the last slash is what the token will be for.
        let (resource, _) = scope.rsplit_once('/').unwrap();
        assert!(
            audiences.iter().any(|own| own == resource),
            "{id}: {audiences:?}"
        );
        assert_eq!(verdict_for(profile, resource), None, "{id}");
        scopes.insert(id, scope.to_owned());
    }
    let scopes: Vec<_> = scopes
        .iter()
        .map(|(id, scope)| (*id, scope.as_str()))
        .collect();
    assert_eq!(scopes, SCOPES);
}

fn verdict_for(profile: &'static Profile, audience: &str) -> Option<String> {
    let verdict = diagnosis(profile, audience).verdict.unwrap();
    verdict.rejection.map(|rejection| rejection.message)
}

fn diagnosis(profile: &'static Profile, audience: &str) -> Diagnosis {
    let mut settings = Settings::default();
    for setting in profile
        .settings
        .iter()
        .filter(|own| own.choices().is_empty())
    {
        settings.set(setting.kind, setting.example.text());
    }
    let claims = format!(
        r#"{{"aud":"{audience}","iss":"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/","tid":"aaaabbbb-0000-cccc-1111-dddd2222eeee","nbf":{0},"iat":{0},"exp":{1},"ver":"1.0","appid":"11112222-bbbb-3333-cccc-4444dddd5555","scp":"User.Read"}}"#,
        NOON - 300,
        NOON + 3_600
    );
    let parts = [
        r#"{"typ":"JWT","alg":"RS256","kid":"k"}"#,
        &claims,
        "signature",
    ];
    diagnose(&Case {
        input: parts
            .map(|part| base64url::encode(part.as_bytes()))
            .join("."),
        validator: profile,
        settings,
        message: String::new(),
        now: NOON,
        ..Case::default()
    })
}
