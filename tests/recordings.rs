//! What libraries said themselves, word for word: `tests/recordings/<id>/recorded.json`.
//!
//! The script beside each file says how it was recorded. Keys were made for the occasion, so that
//! no signature is kept; the setting `Signing key` says what became of it.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

use audlens::diagnosis::Case;
use audlens::token::{self, base64url};
use audlens::validators::{Profile, Settings};
use serde_json::{Value, json};

#[test]
fn profiles_say_what_the_libraries_said() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir("tests/recordings").unwrap() {
        let folder = entry.unwrap().path();
        let text = std::fs::read_to_string(folder.join("recorded.json")).unwrap();
        let recording: Value = serde_json::from_str(&text).unwrap();
        let id = recording["library"].as_str().unwrap();
        let profile = Profile::by_id(id).unwrap();
        for one in recording["cases"].as_array().unwrap() {
            count += 1;
            let now = recording["now"].as_i64().unwrap();
            let said = said(&case(profile, one, now));
            if said != one["said"] {
                wrong.push(format!("{id}, {}: {said} is {}", one["name"], one["said"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{count}: {wrong:#?}");
    assert!(count > 100, "{count}");
}

/// A profile names the versions that were asked.
#[test]
fn the_versions_are_those_of_the_profile() {
    for entry in std::fs::read_dir("tests/recordings").unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path().join("recorded.json")).unwrap();
        let recording: Value = serde_json::from_str(&text).unwrap();
        let id = recording["library"].as_str().unwrap();
        let by = recording["by"].as_array().unwrap().iter();
        let versions: Vec<_> = by.map(|by| by[id].as_str().unwrap()).collect();
        let range = [
            *versions.first().unwrap(),
            " to ",
            *versions.last().unwrap(),
        ]
        .concat();
        assert_eq!(range, Profile::by_id(id).unwrap().version);
    }
}

fn case(profile: &'static Profile, one: &Value, now: i64) -> Case {
    let mut settings = Settings::default();
    for (name, value) in one["settings"].as_object().unwrap() {
        let setting = profile.setting_named(name).unwrap();
        assert_eq!(setting.fault(&text(value)), None, "{name}");
        settings.set(setting.kind, text(value));
    }
    let part = |name: &str| match &one[name] {
        Value::String(text) => base64url::encode(text.as_bytes()),
        json => base64url::encode(json.to_string().as_bytes()),
    };
    let input = one["token"].as_str().unwrap();
    let input = input.replace("{header}", &part("header"));
    let input = input.replace("{claims}", &part("claims"));
    Case {
        input: input.replace("{signature}", "c2lnbmF0dXJl"),
        validator: profile,
        settings,
        message: String::new(),
        now,
        ..Case::default()
    }
}

/// As a person fills it in: one value a line.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) if values.is_empty() => "[]".to_owned(),
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join("\n"),
        other => other.to_string(),
    }
}

/// In the form of the recordings.
fn said(case: &Case) -> Value {
    let reading = token::read(&case.input);
    let verdict = case.validator.run(&case.attempt(&reading)).unwrap();
    let Some(rejection) = verdict.rejection else {
        return "accepted".into();
    };
    let message = rejection.message;
    let Some(answer) = verdict.answer else {
        return json!({ "uncaught": format!("{}: {message}", rejection.exception) });
    };
    let mut said = json!({ "message": message, "status": answer.status });
    for (name, value) in [("challenge", answer.challenge), ("body", answer.body)] {
        if let Some(value) = value {
            said[name] = value.into();
        }
    }
    said
}
