//! Tokens that others published together with their keys.

use crate::verdicts;
use audlens::crypto::{Verdict, WhyNot};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn corpus(name: &str) -> Option<PathBuf> {
    let path = Path::new("../shared/corpora").join(name);
    if !path.exists() {
        println!("skipped: corpora not present");
        return None;
    }
    Some(path)
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

#[test]
fn rfc_examples() {
    let Some(corpus) = corpus("rfc-examples") else {
        return;
    };
    // Where `jose` for npm had no key, or no payload.
    let without = [
        ("rfc7519.json", "3.1", WhyNot::NoKey),
        ("rfc7520.json", "4.5.3", WhyNot::NoPayload),
        ("rfc7797.json", "4.2", WhyNot::NoPayload),
    ];
    let mut counts = [0; 4];
    for example in json(&corpus.join("expected.json")).as_array().unwrap() {
        let token = text(example, "token");
        if token.matches('.').count() != 2 {
            continue;
        }
        let (file, section) = (text(example, "file"), text(example, "section"));
        let document = json(&corpus.join(file));
        let keys = document["keys"].as_array().into_iter().flatten();
        let keys: Vec<String> = keys.map(|key| key["json"].to_string()).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let verdict = verdicts(token, &keys, None).remove(0);
        let result = text(example, "result");
        let place = format!("{file} {section}: {verdict:?}");
        if result.contains("embedded jwk") {
            counts[0] += 1;
            assert_eq!(verdict, Verdict::OwnKeyOnly, "{place}");
        } else if result.starts_with("verifies") {
            counts[1] += 1;
            assert!(matches!(verdict, Verdict::Verified { .. }), "{place}");
        } else if section == "Appendix E" {
            assert!(matches!(verdict, Verdict::NotChecked(WhyNot::Critical(_))));
        } else if result.starts_with("unsecured") {
            counts[2] += 1;
            assert_eq!(verdict, Verdict::NotChecked(WhyNot::Unsecured), "{place}");
        } else {
            counts[3] += 1;
            let known = without.iter().find(|own| (own.0, own.1) == (file, section));
            let why = known.unwrap().2.clone();
            assert_eq!(verdict, Verdict::NotChecked(why), "{place}");
        }
    }
    assert_eq!(counts, [3, 12, 3, 3]);
}

#[test]
fn rfc7520_cookbook() {
    let Some(corpus) = corpus("rfc7520-cookbook") else {
        return;
    };
    let mut files: Vec<PathBuf> = ["jws", "rfc7797"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(corpus.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.push(corpus.join("curve25519/jws.json"));
    files.sort();
    let mut verified = 0;
    let mut otherwise = Vec::new();
    for path in &files {
        let example = json(path);
        let name = path.file_name().unwrap().to_str().unwrap();
        let keys = match &example["input"]["key"] {
            Value::Array(keys) => keys.iter().map(Value::to_string).collect(),
            key => vec![key.to_string()],
        };
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let detached = name
            .starts_with("4_5")
            .then(|| text(&example["input"], "payload"));
        for (form, output) in example["output"].as_object().unwrap() {
            let token = match output {
                Value::String(compact) => compact.clone(),
                other => other.to_string(),
            };
            for verdict in verdicts(&token, &keys, detached) {
                match verdict {
                    Verdict::Verified { .. } => verified += 1,
                    other => otherwise.push((name.to_owned(), form.clone(), format!("{other:?}"))),
                }
            }
        }
    }
    assert_eq!(otherwise, []);
    assert_eq!(verified, 30);
}

#[test]
fn istio_samples() {
    let Some(corpus) = corpus("envoy-istio") else {
        return;
    };
    let folder = corpus.join("istio/security/tools/jwt/samples");
    let keys = json(&folder.join("jwks.json"));
    let keys = keys["keys"].as_array().unwrap();
    let keys: Vec<String> = keys.iter().map(Value::to_string).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    for name in ["demo.jwt", "groups-scope.jwt"] {
        let token = std::fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!(
            verdicts(&token, &keys, None),
            [Verdict::Verified { key: 0 }],
            "{name}"
        );
    }
}
