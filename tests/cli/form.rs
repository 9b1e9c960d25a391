//! The form of the JSON.

use audlens::scenario::{NOON, scenarios};
use serde_json::{Value, json};

use crate::audlens_command::audlens;
use crate::{NOON_UTC, check, pinned, scenario, schema, token};

/// Every JSON that is printed has the published form.
#[test]
fn json_has_the_published_form() {
    let schema = audlens(&["schema"], "");
    assert_eq!(schema.status, 0);
    assert_eq!(
        schema.stdout,
        std::fs::read_to_string("www/audlens-1.schema.json").unwrap()
    );
    let schema: Value = serde_json::from_str(&schema.stdout).unwrap();
    for scenario in scenarios() {
        let checked = check(&scenario, &["--json"]);
        let report: Value = serde_json::from_str(&checked.stdout).unwrap();
        schema::check(&schema, &report);
        let told = report["verdict"]["accepted"] == json!(checked.status == 0);
        assert!(told, "{}: {}", scenario.id, checked.status);
        let input = scenario.input(NOON);
        let inspected = audlens(&["inspect", "--json", "--at", NOON_UTC], &input);
        let report: Value = serde_json::from_str(&inspected.stdout).unwrap();
        schema::check(&schema, &report);
        assert!(report.get("verdict").is_none(), "{}", scenario.id);
        let at = |name: &str| usize::try_from(report["pieces"][0][name].as_u64().unwrap()).unwrap();
        let bare = audlens::token::read(&input).text;
        assert_eq!(&input[at("start")..at("end")], bare, "{}", scenario.id);
    }
    let said = "IDX10214: Audience validation failed.";
    let ran = audlens(
        &["check", "--json", "--validator", "rfc7519", "--said", said],
        &token("{}"),
    );
    schema::check(&schema, &serde_json::from_str(&ran.stdout).unwrap());
    let nothing = audlens(&["check", "--json", "--validator", "rfc7519"], "hello");
    assert_eq!(nothing.status, 2);
    schema::check(&schema, &serde_json::from_str(&nothing.stdout).unwrap());
    pinned(
        "json-trailing-slash",
        &check(&scenario("trailing-slash"), &["--json"]).report(),
    );
}

/// The list of validators is what the profiles say.
#[test]
fn validators_are_listed() {
    let schema: Value = serde_json::from_str(&audlens(&["schema"], "").stdout).unwrap();
    let list: Value = serde_json::from_str(&audlens(&["validators", "--json"], "").stdout).unwrap();
    schema::check(&schema, &list);
    let ids: Vec<_> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["id"].as_str().unwrap())
        .collect();
    let profiles: Vec<_> = audlens::validators::profiles()
        .map(|profile| profile.id)
        .collect();
    assert_eq!(ids, profiles);
    let text = audlens(&["validators"], "").stdout;
    for profile in audlens::validators::profiles() {
        assert!(
            text.contains(profile.id) && text.contains(profile.name),
            "{text}"
        );
        let one = audlens(&["validators", profile.id], "");
        assert_eq!(one.status, 0);
        for setting in profile.settings {
            assert!(
                one.stdout.contains(setting.name),
                "{}: {}",
                profile.id,
                setting.name
            );
        }
        for check in profile.checks {
            assert!(
                one.stdout.contains(check.about.text()),
                "{}: {}",
                profile.id,
                check.code
            );
        }
    }
    pinned(
        "validators-rfc7519",
        &audlens(&["validators", "rfc7519"], "").report(),
    );
    let one: Value =
        serde_json::from_str(&audlens(&["validators", "--json", "rfc7519"], "").stdout).unwrap();
    assert_eq!(one.as_array().unwrap().len(), 1);
}
