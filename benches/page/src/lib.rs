//! Verification as the page compiles it, for `measure.js` to call. Nobody is handed this.

use std::hint::black_box;

use audlens::crypto::{Answer, Given, SecretText, algorithm, keyring, verify as verify_one};
use audlens::token::base64url;
use wasm_bindgen::prelude::wasm_bindgen;

/// Whether this signature verifies, each of so many times.
///
/// As in the page, each time begins with the texts: `key` is a JSON Web Key or a set of them, of
/// which the first counts, and `signature` is base64url.
#[wasm_bindgen]
pub fn verify(alg: &str, key: &str, input: &str, signature: &str, times: u32) -> bool {
    let Some(scheme) = algorithm::scheme(alg) else {
        return false;
    };
    let given = Given {
        keys: SecretText::from(key),
        ..Given::default()
    };
    (0..times).all(|_| {
        let ring = keyring::read(black_box(&given));
        let signature = base64url::decode(black_box(signature)).bytes;
        ring.keys.first().is_some_and(|key| {
            let answer = verify_one(scheme, key, black_box(input.as_bytes()), &signature);
            black_box(answer) == Answer::Verified
        })
    })
}
