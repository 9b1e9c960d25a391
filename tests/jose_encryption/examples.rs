//! The examples of RFC 7516, 7517, 7519, 7520 and 8037, as far as they are in the corpora.

use super::*;
use audlens::crypto::decrypt::{Warning, layers};
use audlens::token::Token;
use serde_json::Value;
use std::path::PathBuf;

fn corpus(path: &str) -> Option<Value> {
    let path = PathBuf::from("../shared/corpora").join(path);
    match std::fs::read_to_string(path) {
        Ok(text) => Some(serde_json::from_str(&text).unwrap()),
        Err(_) => {
            println!("skipped: corpora not present");
            None
        }
    }
}

/// All keys of a document, and the passwords of its examples.
fn keys(documents: &[Value]) -> Keyring {
    let mut all = Keyring::default();
    for own in documents
        .iter()
        .flat_map(|one| one["keys"].as_array().unwrap())
    {
        all.keys.extend(ring(&own["json"].to_string()).keys);
    }
    for password in [
        "Thus from my lips, by yours, my sin is purged.",
        "entrap_o–peter_long–credit_tun",
    ] {
        all.keys.push(key(oct(password.as_bytes())));
    }
    all
}

/// Where `expected.json`, made with npm jose and the keys of the same document, says something else:
/// that library has no `RSA1_5`, and RFC 7519 takes its keys from RFC 7516.
const NOT_WITH_JOSE: [(&str, &str); 4] = [
    ("rfc7516.json", "A.2.7"),
    ("rfc7519.json", "A.1"),
    ("rfc7519.json", "A.2"),
    ("rfc7520.json", "5.1.5"),
];

#[test]
fn the_compact_examples_of_the_standards_open() {
    let Some(expected) = corpus("rfc-examples/expected.json") else {
        return;
    };
    let mut others = Vec::new();
    let mut seen = 0;
    for case in expected.as_array().unwrap() {
        let token = case["token"].as_str().unwrap();
        if token.matches('.').count() != 4 {
            continue;
        }
        seen += 1;
        let file = case["file"].as_str().unwrap();
        let section = case["section"].as_str().unwrap();
        let documents = [file, "rfc7516.json"];
        let documents = documents.map(|name| corpus(&format!("rfc-examples/{name}")).unwrap());
        let opening = opening(token, &keys(&documents));
        let found = content(&opening);
        assert!(found.is_some(), "{file} {section}: {opening:?}");
        // The file has the first 300 characters of each.
        let found: Option<String> = found.map(|found| found.chars().take(300).collect());
        if found.as_deref() != case["payload"].as_str() {
            others.push((file.to_owned(), section.to_owned()));
        }
    }
    let listed = NOT_WITH_JOSE.map(|(file, section)| (file.to_owned(), section.to_owned()));
    assert_eq!(others, listed);
    assert_eq!(seen, 16);
}

#[test]
fn the_json_examples_of_the_standards_open() {
    let mut opened = Vec::new();
    for file in ["rfc7516.json", "rfc7520.json"] {
        let Some(document) = corpus(&format!("rfc-examples/{file}")) else {
            return;
        };
        let ring = keys(std::slice::from_ref(&document));
        for case in document["json"].as_array().unwrap() {
            if case["json"].get("ciphertext").is_none() {
                continue;
            }
            let openings = open(&read(&case["json"].to_string()), &ring);
            assert!(!openings.is_empty());
            for opening in &openings {
                assert!(
                    content(opening).is_some(),
                    "{file} {} {opening:?}",
                    case["section"]
                );
            }
            opened.push(openings.len());
        }
    }
    // RFC 7516 A.4.7 has two recipients, RFC 7520 §5.13 three.
    assert_eq!(opened.len(), 27);
    assert_eq!(opened.iter().sum::<usize>(), 27 + 1 + 2);
}

#[test]
fn the_cookbook_opens_in_every_serialisation() {
    let Ok(folder) = std::fs::read_dir("../shared/corpora/rfc7520-cookbook/jwe") else {
        println!("skipped: corpora not present");
        return;
    };
    let mut files: Vec<_> = folder
        .map(|file| format!("jwe/{}", file.unwrap().file_name().to_str().unwrap()))
        .collect();
    files.push("curve25519/ecdh-es.json".to_owned());
    let (mut seen, mut failed) = (0, Vec::new());
    for file in &files {
        let case = corpus(&format!("rfc7520-cookbook/{file}")).unwrap();
        let input = &case["input"];
        let mut ring = match &input["key"] {
            Value::Array(keys) => ring(&serde_json::json!({ "keys": keys }).to_string()),
            key => ring(&key.to_string()),
        };
        if let Some(password) = input["pwd"].as_str() {
            ring.keys.push(key(oct(password.as_bytes())));
        }
        for (form, output) in case["output"].as_object().unwrap() {
            let text = output
                .as_str()
                .map_or_else(|| output.to_string(), str::to_owned);
            for opening in open(&read(&text), &ring) {
                seen += 1;
                if content(&opening).as_deref() != input["plaintext"].as_str() {
                    failed.push((file.clone(), form.clone(), opening.outcome));
                }
            }
        }
    }
    assert_eq!(failed, []);
    assert_eq!((files.len(), seen), (14, 9 * 3 + 3 * 2 + 3 + 3));
}

#[test]
fn a_nested_token_is_opened_down_to_its_signature() {
    let name = "rfc7520-cookbook/6.nesting_signatures_and_encryption.json";
    let Some(case) = corpus(name) else {
        return;
    };
    let case = &case["encrypt"];
    let ring = ring(&case["input"]["key"].to_string());
    let found = layers(case["output"]["compact"].as_str().unwrap(), &ring);
    assert_eq!(found.len(), 2);
    assert!(matches!(found[0].reading.token, Token::Encrypted(_)));
    assert!(content(&found[0].openings[0]).is_some());
    let Token::Signed(inner) = &found[1].reading.token else {
        panic!("{:?}", found[1]);
    };
    let claims = &inner.payload.as_ref().unwrap().json;
    assert_eq!(claims.get("iss").unwrap().display(), "hobbiton.example");
    assert_eq!(found[1].openings, []);
}

/// RFC 7516 appendix A.3.
#[test]
fn the_example_with_key_wrapping_opens() {
    let token = "eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ";
    let ring = ring(r#"{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}"#);
    let opening = opening(token, &ring);
    assert_eq!(content(&opening).as_deref(), Some("Live long and prosper."));
    assert_eq!(opening.algorithm.as_deref(), Some("A128KW"));
    assert_eq!(opening.encryption.as_deref(), Some("A128CBC-HS256"));
    assert_eq!(opening.warnings, Vec::<Warning>::new());
}
