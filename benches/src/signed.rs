//! One signature for each algorithm that is measured, by a key made for it.

use audlens::crypto::generate::generate;
use audlens::crypto::key::{Key, Material};
use audlens::crypto::random::{Random, random};
use audlens::crypto::sign::sign;
use audlens::crypto::{Scheme, algorithm};
use audlens::scenario::{self, NOON};
use audlens::token::base64url::encode;
use serde_json::{Value, json};

/// What is measured.
pub const ALGORITHMS: [&str; 8] = [
    "HS256",
    "RS256",
    "PS256",
    "ES256",
    "ES384",
    "ES512",
    "Ed25519",
    "ML-DSA-65",
];

/// The payload of an ordinary access token, signed.
pub struct Signed {
    /// The `alg` of its header.
    pub alg: &'static str,
    /// What that asks to be computed.
    pub scheme: Scheme,
    /// The key, with its private half.
    pub key: Key,
    /// Its public half, or the secret, as a JSON Web Key.
    pub jwk: Value,
    /// What is signed: header, dot, payload (RFC 7515 §5.1).
    pub input: String,
    /// The signature, in base64url.
    pub signature: String,
}

/// One for each of [`ALGORITHMS`], the same in each run.
pub fn all() -> Vec<Signed> {
    let mut random = random([7; 32]);
    let examples = scenario::examples();
    let token = examples.first().map(|own| own.input(NOON));
    let payload = token.as_deref().and_then(|token| token.split('.').nth(1));
    let payload = payload.unwrap_or_default();
    let signed = |alg| signed(alg, payload, &mut random);
    ALGORITHMS.into_iter().filter_map(signed).collect()
}

fn signed(alg: &'static str, payload: &str, random: &mut Random) -> Option<Signed> {
    let scheme = algorithm::scheme(alg)?;
    let key = generate(alg, random)?;
    let header = json!({ "alg": alg, "kid": "k1" }).to_string();
    let input = format!("{}.{payload}", encode(header.as_bytes()));
    let signature = sign(scheme, &key, input.as_bytes(), random).ok()?;
    Some(Signed {
        alg,
        scheme,
        jwk: public(&key)?,
        key,
        input,
        signature: encode(&signature),
    })
}

/// The members of RFC 7518 §6, RFC 8037 §2 and, for ML-DSA, of `draft-ietf-cose-dilithium`.
fn public(key: &Key) -> Option<Value> {
    let mut jwk = match &key.material {
        Material::Rsa(rsa) => json!({ "n": encode(&rsa.n), "e": encode(&rsa.e) }),
        Material::Ec(ec) => {
            json!({ "crv": ec.curve.name(), "x": encode(&ec.x), "y": encode(&ec.y) })
        }
        Material::Okp(okp) => json!({ "crv": okp.curve.name(), "x": encode(&okp.x) }),
        Material::Akp(akp) => json!({ "alg": akp.parameters.name(), "pub": encode(&akp.public) }),
        Material::Oct(secret) => json!({ "k": encode(secret.expose()) }),
        Material::Unknown(_) | Material::Locked => return None,
    };
    let members = jwk.as_object_mut()?;
    members.insert("kty".to_owned(), key.material.kty().into());
    members.insert("kid".to_owned(), "k1".into());
    Some(jwk)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_of_each() {
        let all = all();
        let names: Vec<&str> = all.iter().map(|signed| signed.alg).collect();
        assert_eq!(names, ALGORITHMS);
        for Signed { alg, jwk, .. } in all {
            let private = ["d", "p", "q", "priv"];
            let found = private.iter().find(|name| jwk.get(name).is_some());
            assert_eq!(found, None, "{alg}");
        }
    }
}
