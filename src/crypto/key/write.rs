//! A key as a JSON Web Key (RFC 7517 §4).

use rsa::BoxedUint;
use rsa::traits::PrivateKeyParts;

use super::{Key, Material, Rsa, RsaPrivate, faults};
use crate::token::base64url;

/// The key as JSON, in an order that is always the same: kind, labels, numbers.
///
/// Without the private half, a shared secret is left out too; the certificate is not written, and of a
/// key that is locked or of an unknown kind only the labels are.
pub fn jwk(key: &Key, with_private: bool) -> String {
    let mut members = Members::default();
    members.text(
        "kty",
        Some(kind(&key.material)).filter(|kty| !kty.is_empty()),
    );
    let labels = &key.labels;
    members.text("kid", labels.kid.as_deref());
    members.text("use", labels.usage.as_deref());
    if let Some(operations) = &labels.operations {
        members.list("key_ops", operations);
    }
    members.text("alg", labels.alg.as_deref());
    members.text("x5t", labels.x5t.as_deref());
    members.text("x5t#S256", labels.x5t_s256.as_deref());
    members.text("issuer", labels.issuer.as_deref());
    match &key.material {
        Material::Rsa(rsa) => members.rsa(rsa, with_private),
        Material::Ec(ec) => {
            members.text("crv", Some(ec.curve.name()));
            members.number("x", &ec.x);
            members.number("y", &ec.y);
            members.secret("d", ec.d.as_ref().filter(|_| with_private));
        }
        Material::Okp(okp) => {
            members.text("crv", Some(okp.curve.name()));
            members.number("x", &okp.x);
            members.secret("d", okp.d.as_ref().filter(|_| with_private));
        }
        Material::Akp(akp) => {
            members.number("pub", &akp.public);
            members.secret("priv", akp.seed.as_ref().filter(|_| with_private));
        }
        Material::Oct(secret) => members.secret("k", Some(secret).filter(|_| with_private)),
        Material::Unknown(_) | Material::Locked => {}
    }
    [&members.0, "}"].concat().replacen(',', "{", 1)
}

fn kind(material: &Material) -> &str {
    match material {
        Material::Unknown(kind) => kind,
        known => known.kty(),
    }
}

/// The members so far, each with a comma in front.
#[derive(Default)]
struct Members(String);

impl Members {
    fn raw(&mut self, name: &str, json: &str) {
        self.0.extend([",\"", name, "\":", json]);
    }

    fn text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.raw(name, &serde_json::Value::from(text).to_string());
        }
    }

    fn list(&mut self, name: &str, list: &[String]) {
        self.raw(name, &serde_json::Value::from(list).to_string());
    }

    fn number(&mut self, name: &str, bytes: &[u8]) {
        if !bytes.is_empty() {
            self.text(name, Some(&base64url::encode(bytes)));
        }
    }

    fn secret(&mut self, name: &str, secret: Option<&crate::crypto::secret::Secret>) {
        if let Some(secret) = secret {
            self.text(name, Some(&base64url::encode(secret.expose())));
        }
    }

    fn rsa(&mut self, rsa: &Rsa, with_private: bool) {
        self.number("n", &rsa.n);
        self.number("e", &rsa.e);
        let Some(private) = rsa.private.as_ref().filter(|_| with_private) else {
            return;
        };
        self.secret("d", Some(&private.d));
        // RFC 7518 §6.3.2: either all of these or none.
        for (name, bytes) in chinese(rsa, private).into_iter().flatten() {
            self.number(name, &bytes);
        }
    }
}

/// `p`, `q` and what the Chinese remainder theorem wants; nothing if they do not belong together, or
/// if there are more than two primes (RFC 7518 §6.3.2.7, which hardly anything reads).
fn chinese(rsa: &Rsa, private: &RsaPrivate) -> Option<[(&'static str, Vec<u8>); 5]> {
    // Working them out for longer ones would take seconds.
    if private.primes.len() > 2 || faults::bits(&rsa.n) > 4096 {
        return None;
    }
    let number = BoxedUint::from_be_slice_vartime;
    let primes = private.primes.iter().map(|prime| number(prime.expose()));
    let key = rsa::RsaPrivateKey::from_components(
        number(&rsa.n),
        number(&rsa.e),
        number(private.d.expose()),
        primes.collect(),
    );
    let key = key.ok()?;
    let [p, q] = key.primes() else {
        return None;
    };
    let written = |number: &BoxedUint| number.to_be_bytes_trimmed_vartime().to_vec();
    Some([
        ("p", written(p)),
        ("q", written(q)),
        ("dp", written(key.dp()?)),
        ("dq", written(key.dq()?)),
        ("qi", written(&key.qinv()?.retrieve())),
    ])
}
