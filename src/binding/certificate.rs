//! Access tokens that are bound to the certificate of a TLS connection (RFC 8705 §3).

use super::Beside;
use super::check::{Check, Expected, Found, Outcome, Rule, Slip, Why};
use super::claim::{self, Parts};
use super::digest::{Extent, Wanted};
use crate::crypto::Hash;
use crate::crypto::key::Certificate;
use crate::token::{Reading, base64url};

/// The member of `cnf`.
pub const MEMBER: &str = "x5t#S256";

/// The certificate is the one that the token names.
pub static THUMBPRINT: Rule = Rule::must("certificate-thumbprint", "RFC 8705 §3, §3.1");

/// Every rule.
pub static RULES: [&Rule; 1] = [&THUMBPRINT];

/// Checks an access token against the certificates that are here: one of them must be the one.
pub fn check(access_token: &Reading, beside: &Beside<'_>) -> Vec<Check> {
    let cnf = Parts::of(access_token).claim("cnf");
    let looked = cnf.map(|cnf| cnf.and_then(|cnf| cnf.get(MEMBER)));
    let outcome = claim::text(looked, |found| compare(found, beside.certificates));
    vec![Check::new(&THUMBPRINT, outcome)]
}

fn compare(found: &str, certificates: &[Certificate]) -> Outcome {
    if certificates.is_empty() {
        return Outcome::NotChecked(Why::NoCertificate);
    }
    let texts = certificates
        .iter()
        .map(|own| base64url::encode(&own.sha256));
    let texts: Vec<String> = texts.collect();
    Outcome::ask(texts.iter().any(|text| text == found), || {
        let slip = certificates.iter().find_map(|own| slip(found, own));
        let text = found.to_owned();
        let found = match slip {
            Some(slip) => Found::Digest { text, slip },
            None => Found::Text(text),
        };
        (Expected::OneOf(texts), found)
    })
}

/// The certificate's own digests are all that is known of it here.
fn slip(found: &str, certificate: &Certificate) -> Option<Slip> {
    let wanted = Wanted {
        hash: certificate.sha256.clone(),
        extent: Extent::Whole,
        others: vec![(Hash::Sha1, certificate.sha1.clone())],
    };
    wanted.slip(found)
}
