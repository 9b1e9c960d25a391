//! Keys, in words. A secret is never among them.

mod fault;

pub use fault::key_fault;

use crate::catalogue::{Prose, prose};
use crate::crypto::{Key, KeyForm, Material, SecretForm};
use crate::token::base64url;
use crate::validators::fill;

static RSA: Prose = prose("RSA, {0} bits");
static ON_CURVE: Prose = prose("{0} on {1}");
static SHARED: Prose = prose("shared secret, {0} bytes");
static UNKNOWN: Prose = prose("key of an unknown kind");
static LOCKED: Prose = prose("private key, locked with a password");
static PRIVATE: Prose = prose("private {0}");
static GIVES: Prose = prose("gives {0} bytes");
static CANNOT: Prose = prose("cannot be: character {0}");

/// What a key is, in a few words: `private RSA, 2048 bits`.
pub fn key(key: &Key) -> String {
    let what = match &key.material {
        Material::Rsa(rsa) => fill(RSA.text(), &[&bits(&rsa.n).to_string()]),
        Material::Ec(ec) => fill(ON_CURVE.text(), &["EC", ec.curve.name()]),
        Material::Okp(okp) => fill(ON_CURVE.text(), &["OKP", okp.curve.name()]),
        Material::Akp(akp) => akp.parameters.name().to_owned(),
        Material::Oct(secret) => fill(SHARED.text(), &[&secret.len().to_string()]),
        Material::Unknown(_) => UNKNOWN.text().to_owned(),
        Material::Locked => return LOCKED.text().to_owned(),
    };
    match key.is_private() {
        true => fill(PRIVATE.text(), &[&what]),
        false => what,
    }
}

/// How many bits a number has, written without zeros in front.
fn bits(number: &[u8]) -> usize {
    let zeros = number.first().map_or(0, |first| first.leading_zeros());
    let zeros = usize::try_from(zeros).unwrap_or_default();
    (number.len() * 8).saturating_sub(zeros)
}

/// What a key was written as.
pub fn key_form(form: KeyForm) -> &'static str {
    match form {
        KeyForm::Jwk => "JSON Web Key",
        KeyForm::Spki => "public key (SPKI)",
        KeyForm::Pkcs1 => "PKCS#1",
        KeyForm::Pkcs8 => "PKCS#8",
        KeyForm::EncryptedPkcs8 => "encrypted PKCS#8",
        KeyForm::Sec1 => "SEC 1",
        KeyForm::Certificate => "certificate",
        KeyForm::OpenSsh => "OpenSSH",
        KeyForm::Secret => "typed",
    }
}

/// What a key says about itself, as names and values.
pub fn key_labels(key: &Key) -> Vec<(&'static str, String)> {
    let labels = &key.labels;
    let own = [
        ("kid", &labels.kid),
        ("alg", &labels.alg),
        ("use", &labels.usage),
        ("x5t", &labels.x5t),
        ("x5t#S256", &labels.x5t_s256),
    ];
    let own = own.into_iter();
    let mut shown: Vec<_> = own
        .filter_map(|(name, value)| Some((name, value.clone()?)))
        .collect();
    if let Some(operations) = &labels.operations {
        shown.push(("key_ops", operations.join(", ")));
    }
    if let Some(certificate) = &key.certificate {
        let told = |name: &str| shown.iter().any(|(own, _)| *own == name);
        let hashes = [
            ("x5t", &certificate.sha1),
            ("x5t#S256", &certificate.sha256),
        ];
        let hashes: Vec<_> = hashes
            .into_iter()
            .filter(|(name, _)| !told(name))
            .map(|(name, hash)| (name, base64url::encode(hash)))
            .collect();
        shown.push(("subject", certificate.subject.clone()));
        shown.push(("issuer", certificate.issuer.clone()));
        shown.extend(hashes);
    }
    shown
}

/// How a shared secret is written.
pub fn secret_form(form: SecretForm) -> &'static str {
    match form {
        SecretForm::Text => "text (UTF-8)",
        SecretForm::Base64 => "base64",
        SecretForm::Base64Url => "base64url",
        SecretForm::Hex => "hexadecimal digits",
    }
}

/// What one way of reading a shared secret gives: so many bytes, or a character that it cannot have.
pub fn gives(outcome: Result<usize, usize>) -> String {
    match outcome {
        Ok(bytes) => fill(GIVES.text(), &[&bytes.to_string()]),
        Err(at) => fill(CANNOT.text(), &[&at.saturating_add(1).to_string()]),
    }
}
