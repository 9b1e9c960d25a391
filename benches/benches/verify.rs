//! Signatures verified by Audlens and by `jsonwebtoken` in the same run; and what a set of a
//! thousand keys costs beside the one that fits.
//!
//! Both begin with the key's numbers and the signature's text. `jsonwebtoken` stands on RustCrypto
//! too, one generation earlier; it has neither ES512 nor ML-DSA (11.1.0, `src/algorithms.rs`).

use std::hint::black_box;

use audlens::crypto::keyring::{self, Keyring};
use audlens::crypto::{Answer, Given, SecretText, verify};
use audlens::token::base64url;
use benches::signed::{Signed, all};
use jsonwebtoken::{Algorithm, DecodingKey, crypto};
use serde_json::{Value, json};

/// How many keys stand in the large set.
const KEYS: usize = 1_000;

fn main() {
    let all = all();
    println!("\nA token of 1 KB, one thread:\n");
    println!("| verifications a second | Audlens | `jsonwebtoken` 11, `rust_crypto` |");
    println!("|---|---:|---:|");
    for signed in &all {
        assert!(by_audlens(signed), "{}", signed.alg);
        let mut audlens = || assert!(by_audlens(black_box(signed)));
        let rates = match peer(signed) {
            None => benches::rates(&mut [&mut audlens]),
            Some((algorithm, key)) => {
                let mut peer = || assert!(by_peer(black_box(signed), &key, algorithm));
                benches::rates(&mut [&mut audlens, &mut peer])
            }
        };
        let rates: Vec<String> = rates.iter().map(u64::to_string).collect();
        let (own, peer) = (rates.first(), rates.get(1));
        let [own, peer] = [own, peer].map(|rate| rate.map_or("–", String::as_str));
        println!("| {} | {own} | {peer} |", signed.alg);
    }
    println!("\n| verdict on one token, keys read and tried | microseconds |\n|---|---:|");
    for alg in ["RS256", "ES256"] {
        if let Some(signed) = all.iter().find(|signed| signed.alg == alg) {
            sets(signed);
        }
    }
}

fn by_audlens(signed: &Signed) -> bool {
    let signature = base64url::decode(&signed.signature).bytes;
    let input = signed.input.as_bytes();
    verify(signed.scheme, &signed.key, input, &signature) == Answer::Verified
}

fn by_peer(signed: &Signed, key: &DecodingKey, algorithm: Algorithm) -> bool {
    crypto::verify(&signed.signature, signed.input.as_bytes(), key, algorithm).is_ok_and(|own| own)
}

/// The same key for `jsonwebtoken`, where it has the algorithm. Ed25519 is `EdDSA` there.
fn peer(signed: &Signed) -> Option<(Algorithm, DecodingKey)> {
    let name = match signed.alg {
        "Ed25519" => "EdDSA",
        name => name,
    };
    let jwk = serde_json::from_value(signed.jwk.clone()).ok()?;
    Some((name.parse().ok()?, DecodingKey::from_jwk(&jwk).ok()?))
}

/// A set with the fitting key alone, and one with it in the middle of many.
fn sets(signed: &Signed) {
    let [one, many] = [1, KEYS].map(|keys| Given {
        keys: SecretText::new(set(&signed.jwk, keys).to_string()),
        ..Given::default()
    });
    let mut alone = || assert!(verdict(black_box(&one), signed));
    let mut among = || assert!(verdict(black_box(&many), signed));
    let mut found = || assert_eq!(keyring::read(black_box(&many)).keys.len(), KEYS);
    let rates = benches::rates(&mut [&mut alone, &mut among, &mut found]);
    let bytes = many.keys.expose().len();
    let names = [
        "one key".to_owned(),
        format!("{KEYS} keys, {bytes} bytes"),
        format!("{KEYS} keys, only read"),
    ];
    for (name, rate) in names.iter().zip(rates) {
        println!("| {}, {name} | {} |", signed.alg, 1_000_000 / rate.max(1));
    }
}

/// A set of this many keys, all with other names but the middle one.
fn set(jwk: &Value, keys: usize) -> Value {
    let named = |index| {
        let mut key = jwk.clone();
        if let Some(kid) = key.get_mut("kid").filter(|_| index != keys / 2) {
            *kid = format!("other-{index}").into();
        }
        key
    };
    json!({ "keys": (0..keys).map(named).collect::<Vec<Value>>() })
}

/// Reads the keys and tries those with the token's `kid`.
fn verdict(given: &Given, signed: &Signed) -> bool {
    let Keyring { keys, .. } = keyring::read(given);
    let signature = base64url::decode(&signed.signature).bytes;
    let mut fitting = keys
        .iter()
        .filter(|key| key.labels.kid.as_deref() == Some("k1"));
    fitting.any(|key| {
        verify(signed.scheme, key, signed.input.as_bytes(), &signature) == Answer::Verified
    })
}
