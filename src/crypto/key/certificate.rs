//! Certificates (RFC 5280 §4.1). They are read, not verified: no root is trusted here.

use base64::Engine;
use spki::der::{Decode, Encode};

use super::der::{self, DerFault};
use super::effort::Effort;
use super::pem::{self, ENGINE};
use super::{Certificate, Key, KeyForm, spki as public_info};
use crate::crypto::algorithm::Hash;
use crate::crypto::secret::SecretText;
use crate::token::base64url;

/// The key of a certificate in DER; `None` if it is none.
pub(super) fn read(der: &[u8], effort: &mut Effort<'_>) -> Option<Key> {
    let certificate = x509_cert::Certificate::from_der(der).ok()?;
    let certificate = certificate.tbs_certificate();
    let info = certificate.subject_public_key_info().to_der().ok()?;
    let mut key = public_info::read(&info, effort)?;
    key.form = KeyForm::Certificate;
    let validity = certificate.validity();
    let seconds = |time: x509_cert::time::Time| {
        i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX)
    };
    key.certificate = Some(Certificate {
        subject: certificate.subject().to_string(),
        issuer: certificate.issuer().to_string(),
        not_before: seconds(validity.not_before),
        not_after: seconds(validity.not_after),
        sha1: Hash::Sha1.of(der),
        sha256: Hash::Sha256.of(der),
        chain: 0,
    });
    Some(key)
}

/// The key of a value of `x5c`: base64, not base64url, of DER (RFC 7517 §4.7).
pub fn of_x5c(value: &str) -> Result<Key, DerFault> {
    let password = SecretText::default();
    let bytes = ENGINE.decode(&*pem::symbols(value));
    let bytes = bytes.map_err(|_| DerFault::NoDer)?;
    let key = der::read(&bytes, &mut Effort::new(&password))?;
    let is_certificate = key.certificate.is_some();
    is_certificate.then_some(key).ok_or(DerFault::NoKey)
}

/// Whether a member's name is the `kid` of the certificate in it, and not merely what it is called.
pub fn is_kid(name: &str) -> bool {
    !["cert", "certificate", "pem", "public_key", "x509", "key"].contains(&name)
}

impl Certificate {
    /// Its thumbprint as `x5t` has it (RFC 7515 §4.1.7).
    pub fn x5t(&self) -> String {
        base64url::encode(&self.sha1)
    }

    /// Its thumbprint as `x5t#S256` has it (RFC 7515 §4.1.8).
    pub fn x5t_s256(&self) -> String {
        base64url::encode(&self.sha256)
    }
}
