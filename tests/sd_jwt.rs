//! SD-JWTs made for the occasion: what is disclosed, what is wrong, in exact words.
#![allow(
    clippy::disallowed_methods,
    reason = "hostile input must be answered soon, on a slow machine too"
)]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

use audlens::binding::key_binding::{self, Check, Expected, Outcome};
use audlens::binding::sd_jwt::{self, MAX_DEPTH, MOST_DISCLOSURES, Place, SdJwt};
use audlens::crypto::Hash;
use audlens::token::{self, Reading, base64url};

#[path = "sd_jwt/corpus.rs"]
mod corpus;
#[path = "sd_jwt/forms.rs"]
mod forms;
#[path = "sd_jwt/hostile.rs"]
mod hostile;
#[path = "sd_jwt/made.rs"]
mod made;
#[path = "sd_jwt/presented.rs"]
mod presented;

/// The token and its disclosures in compact form. `{0}` in a later text stands for the digest of the
/// first disclosure, and so on.
fn issue(header: &str, claims: &str, disclosures: &[&str]) -> String {
    issue_with(Hash::Sha256, header, claims, disclosures)
}

fn issue_with(hash: Hash, header: &str, claims: &str, disclosures: &[&str]) -> String {
    let mut encoded: Vec<String> = Vec::new();
    let mut digests: Vec<String> = Vec::new();
    let fill = |text: &str, digests: &[String]| {
        let mut text = text.to_owned();
        for (index, digest) in digests.iter().enumerate() {
            text = text.replace(&format!("{{{index}}}"), digest);
        }
        base64url::encode(text.as_bytes())
    };
    for disclosure in disclosures {
        encoded.push(fill(disclosure, &digests));
        let last = encoded.last().unwrap();
        digests.push(base64url::encode(&hash.of(last.as_bytes())));
    }
    encoded.push(String::new());
    let header = base64url::encode(header.as_bytes());
    let claims = fill(claims, &digests);
    format!("{header}.{claims}.c2ln~{}", encoded.join("~"))
}

fn read(text: &str) -> (Reading, SdJwt) {
    let reading = token::read(text);
    let sd_jwt = sd_jwt::read(&reading).unwrap_or_else(|| panic!("no SD-JWT: {text:.80}"));
    (reading, sd_jwt)
}

/// Everything that is wrong, with its rule.
fn faults(sd_jwt: &SdJwt) -> Vec<String> {
    let own = sd_jwt.faults.iter();
    let mut said: Vec<String> = own
        .map(|fault| format!("{fault:?} {}", fault.rule()))
        .collect();
    for (index, disclosure) in sd_jwt.disclosures.iter().enumerate() {
        match &disclosure.place {
            Place::Matched { .. } => {}
            place => said.push(format!("{index}: {place:?}")),
        }
        let faults = disclosure.faults.iter();
        said.extend(faults.map(|fault| format!("{index}: {fault:?} {}", fault.rule())));
    }
    said
}

/// Where each disclosure was put; `-` for nowhere.
fn places(sd_jwt: &SdJwt) -> Vec<String> {
    let places = sd_jwt.disclosures.iter().map(|own| match &own.place {
        Place::Matched { path, .. } => path.to_string(),
        _ => "-".to_owned(),
    });
    places.collect()
}

fn compact(json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).unwrap();
    value.to_string()
}

fn check(text: &str, expected: &Expected<'_>) -> Vec<Check> {
    let (reading, sd_jwt) = read(text);
    key_binding::check(&reading, &sd_jwt, expected)
}

/// The rules that are not kept, or not looked at.
fn misses(checks: &[Check]) -> Vec<String> {
    let misses = checks
        .iter()
        .filter(|check| check.outcome != Outcome::Passed);
    misses
        .map(|check| format!("{:?}: {:?}", check.rule, check.outcome))
        .collect()
}
