//! What is wrong with the numbers of a key, as far as a look at them tells.

use super::{Akp, Ec, KeyFault, Material, Okp, Rsa};
use crate::crypto::algorithm::MlDsa;

/// The most bits of an RSA modulus that are computed with: what OpenSSL has as
/// `OPENSSL_RSA_MAX_MODULUS_BITS` (`include/openssl/rsa.h`).
pub const LONGEST_MODULUS: usize = 16_384;

/// The fewest bits of an RSA modulus that hold any signature of JWA: SHA-256, its identifier and
/// padding are 62 bytes (RFC 8017 §9.2).
pub const SMALLEST_MODULUS: usize = 62 * 8;

/// The most bits of an RSA exponent that are computed with, as in the `rsa` crate (`src/public_key.rs`,
/// `MAX_PUB_EXPONENT`).
pub const LONGEST_EXPONENT: usize = 33;

/// How many bits a number has that is written big-endian.
pub fn bits(number: &[u8]) -> usize {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    let Some(first) = number.get(zeros) else {
        return 0;
    };
    let rest = number.len().saturating_sub(zeros).saturating_sub(1);
    let first = 8_usize.saturating_sub(usize::try_from(first.leading_zeros()).unwrap_or_default());
    rest.saturating_mul(8).saturating_add(first)
}

/// The faults of these numbers. Nothing is computed; members that are absent are no concern here.
pub(super) fn of(material: &Material) -> Vec<KeyFault> {
    match material {
        Material::Rsa(rsa) => of_rsa(rsa),
        Material::Ec(ec) => of_ec(ec),
        Material::Okp(okp) => of_okp(okp),
        Material::Akp(akp) => of_akp(akp),
        _ => Vec::new(),
    }
}

fn of_rsa(rsa: &Rsa) -> Vec<KeyFault> {
    let mut faults = Vec::new();
    let is_odd = |number: &[u8]| number.last().is_some_and(|last| last & 1 == 1);
    let length = bits(&rsa.n);
    if !is_odd(&rsa.n) || length < SMALLEST_MODULUS {
        faults.push(KeyFault::BadModulus);
    }
    if length > LONGEST_MODULUS {
        faults.push(KeyFault::Long(length));
    } else if (1..2048).contains(&length) {
        faults.push(KeyFault::Short(length));
    }
    // RFC 8017 §3.1: from 3, and prime to what is always even.
    if !is_odd(&rsa.e) || !(2..=LONGEST_EXPONENT).contains(&bits(&rsa.e)) {
        faults.push(KeyFault::BadExponent);
    }
    if let Some(private) = &rsa.private {
        let outsized = private
            .primes
            .iter()
            .any(|prime| prime.len() >= rsa.n.len());
        if !rsa.n.is_empty() && (bits(private.d.expose()) > bits(&rsa.n) || outsized) {
            faults.push(KeyFault::BadPrivate);
        }
    }
    faults
}

/// RFC 7518 §6.2.1.2, §6.2.1.3 and §6.2.2.1: in full length.
fn of_ec(ec: &Ec) -> Vec<KeyFault> {
    let wanted = ec.curve.bytes();
    let d = ec.d.as_ref().map(|d| ("d", d.len(), wanted));
    let public = [("x", ec.x.len(), wanted), ("y", ec.y.len(), wanted)];
    lengths(public.into_iter().chain(d))
}

/// RFC 8037 §2: the octet strings of RFC 7748 and RFC 8032.
fn of_okp(okp: &Okp) -> Vec<KeyFault> {
    let wanted = okp.curve.bytes();
    let d = okp.d.as_ref().map(|d| ("d", d.len(), wanted));
    lengths([("x", okp.x.len(), wanted)].into_iter().chain(d))
}

/// FIPS 204 §4, table 2.
fn of_akp(akp: &Akp) -> Vec<KeyFault> {
    let seed = akp.seed.as_ref();
    let seed = seed.map(|seed| ("priv", seed.len(), MlDsa::SEED_BYTES));
    let public = ("pub", akp.public.len(), akp.parameters.public_bytes());
    lengths([public].into_iter().chain(seed))
}

/// Members of another length; what is absent has none.
fn lengths(all: impl Iterator<Item = (&'static str, usize, usize)>) -> Vec<KeyFault> {
    let wrong = all.filter(|(_, found, wanted)| *found > 0 && found != wanted);
    wrong
        .map(|(member, found, wanted)| KeyFault::Length {
            member,
            found,
            wanted,
        })
        .collect()
}
