//! Made-up tokens.

use audlens::crypto::Key;
use audlens::crypto::draft::{self, Draft};
use audlens::crypto::generate::generate;
use audlens::crypto::random::random;
use audlens::scenario::NOON;
use audlens::token::base64url;
use serde_json::{Value, json};

/// A token with these claims and a signature that no key will ever verify.
pub fn token(claims: &Value) -> String {
    of_texts(
        &json!({ "alg": "RS256", "typ": "JWT" }).to_string(),
        &claims.to_string(),
    )
}

/// A token that is signed with a fresh key, and the key.
pub fn signed(algorithm: &str) -> (String, Key) {
    let mut random = random([7; 32]);
    let key = generate(algorithm, &mut random).expect("a known algorithm");
    let draft = Draft::new(algorithm, NOON);
    let token = draft::compact(&draft, Some(&key), &mut random).expect("a whole draft");
    (token, key)
}

/// A token of texts that need not be JSON.
pub fn of_texts(header: &str, payload: &str) -> String {
    [header, payload, "not a signature"]
        .map(|part| base64url::encode(part.as_bytes()))
        .join(".")
}

/// A token like those of people in very many groups; 202,000 groups make 10 MB of it.
pub fn with_groups(issuer: &str, groups: usize) -> String {
    let groups: Vec<String> = (0..groups)
        .map(|group| format!("{group:08x}-0000-4000-8000-00000000abcd"))
        .collect();
    token(&json!({ "iss": issuer, "aud": "api://orders", "exp": 1_795_352_400, "groups": groups }))
}
