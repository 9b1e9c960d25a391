//! The `jsonwebtoken` crate.

use anyhow::{Context, Result};
use audlens::crypto::Key;
use audlens::crypto::key::Material;
use audlens::crypto::material::rsa_private::rsa_private;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use rsa::pkcs1::EncodeRsaPrivateKey as _;
use serde_json::Value;

use crate::jwk;
use crate::library::{Answer, Library};

/// `jsonwebtoken`, in this program.
pub(crate) struct Jsonwebtoken;

impl Library for Jsonwebtoken {
    fn name(&self) -> &'static str {
        "jsonwebtoken"
    }

    fn ask(&mut self, request: &Value) -> Result<Answer> {
        let text = |name: &str| request.get(name).and_then(Value::as_str);
        let alg = text("alg").context("no alg")?;
        let Ok(algorithm) = alg.parse::<Algorithm>() else {
            return Ok(Answer::Unsupported(format!("jsonwebtoken has no {alg}")));
        };
        let jwk = request.get("key").context("no key")?;
        if jwk.get("crv").is_some_and(|crv| crv == "Ed448") {
            return Ok(Answer::Unsupported("jsonwebtoken has no Ed448".into()));
        }
        let outcome = match (text("do"), text("token")) {
            (Some("sign"), _) => {
                let claims = request.get("claims").context("no claims")?;
                let key = encoding(&jwk::read(jwk).context("no key")?)?;
                encode(&Header::new(algorithm), claims, &key).map(Answer::Token)
            }
            (Some("verify"), Some(token)) => {
                let jwk = serde_json::from_value(jwk.clone())?;
                verify(algorithm, &jwk, token).map(Answer::Claims)
            }
            _ => return Ok(Answer::Unsupported("jsonwebtoken has no encryption".into())),
        };
        Ok(outcome.unwrap_or_else(|error| Answer::Failed(error.to_string())))
    }
}

fn verify(algorithm: Algorithm, jwk: &Jwk, token: &str) -> jsonwebtoken::errors::Result<Value> {
    let key = DecodingKey::from_jwk(jwk)?;
    let mut validation = Validation::new(algorithm);
    validation.required_spec_claims.clear();
    Ok(decode(token, &key, &validation)?.claims)
}

/// Private keys in the form that the crate takes: PKCS#1 for RSA, PKCS#8 for the others.
fn encoding(key: &Key) -> Result<EncodingKey> {
    /// What stands before the private number in PKCS#8 (RFC 5958 §2) with an `ECPrivateKey` (RFC 5915 §3) on P-256.
    const P256: &[u8] = b"\x30\x41\x02\x01\x00\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x04\x27\x30\x25\x02\x01\x01\x04\x20";
    /// The same on P-384.
    const P384: &[u8] = b"\x30\x4e\x02\x01\x00\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22\x04\x37\x30\x35\x02\x01\x01\x04\x30";
    /// The same for Ed25519 (RFC 8410 §7).
    const ED25519: &[u8] = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";
    let absent = "no private half";
    Ok(match &key.material {
        Material::Oct(secret) => EncodingKey::from_secret(secret.expose()),
        Material::Rsa(rsa) => {
            let private = rsa_private(rsa).ok().context("no private RSA key")?;
            EncodingKey::from_rsa_der(private.to_pkcs1_der()?.as_bytes())
        }
        Material::Ec(ec) => {
            let d = ec.d.as_ref().context(absent)?.expose();
            let before = if d.len() == 32 { P256 } else { P384 };
            EncodingKey::from_ec_der(&[before, d].concat())
        }
        Material::Okp(okp) => {
            let d = okp.d.as_ref().context(absent)?.expose();
            EncodingKey::from_ed_der(&[ED25519, d].concat())
        }
        _ => anyhow::bail!("no key of a kind that jsonwebtoken has"),
    })
}
