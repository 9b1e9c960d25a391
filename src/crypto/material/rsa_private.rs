//! Private RSA keys (RFC 8017 §3.2), for decryption and for signatures.

use rsa::{BoxedUint, RsaPrivateKey};

use crate::crypto::key::{KeyFault, Rsa};

/// A larger modulus is not computed with: the time for one private operation grows with the third
/// power of the bits, and with 8192 of them it is a noticeable part of a second.
pub const MOST_BITS: usize = 8192;

/// A smaller modulus holds no key for a content and no signature with padding.
pub const FEWEST_BITS: usize = 512;

/// A modulus must have at least this many bits (RFC 7518 §3.3, §4.2 and §4.3).
pub const WANTED_BITS: usize = 2048;

/// More prime factors than this are not looked at (RFC 8017 §3.2 allows any number).
const MOST_PRIMES: usize = 8;

/// How many bits a modulus has, big-endian and without zeros in front.
pub fn bits(n: &[u8]) -> usize {
    let first = n.first().map_or(0, |byte| byte.leading_zeros());
    let zeros = usize::try_from(first).unwrap_or(0);
    n.len().saturating_mul(8).saturating_sub(zeros)
}

/// The private key with these numbers, checked for belonging together.
///
/// # Errors
/// What keeps it from being used: no private half, a size that is not computed with, or numbers
/// that do not belong together.
pub fn rsa_private(rsa: &Rsa) -> Result<RsaPrivateKey, KeyFault> {
    let private = rsa.private.as_ref().ok_or(KeyFault::Missing("d"))?;
    let bits = bits(&rsa.n);
    if bits > MOST_BITS {
        return Err(KeyFault::Long(bits));
    }
    if bits < FEWEST_BITS {
        return Err(KeyFault::Short(bits));
    }
    if rsa.n.last().is_none_or(|last| last % 2 == 0) {
        return Err(KeyFault::BadModulus);
    }
    // RustCrypto takes exponents of up to 33 bits.
    if rsa.e.last().is_none_or(|last| last % 2 == 0) || rsa.e.len() > 5 || rsa.e == [1] {
        return Err(KeyFault::BadExponent);
    }
    let d = private.d.expose();
    let fits = |number: &[u8]| number.len() <= rsa.n.len() && number.iter().any(|byte| *byte > 0);
    let all = private.primes.iter().all(|prime| fits(prime.expose()));
    if !fits(d) || !all || private.primes.len() > MOST_PRIMES {
        return Err(KeyFault::BadPrivate);
    }
    let primes = private.primes.iter();
    RsaPrivateKey::from_components(
        BoxedUint::from_be_slice_vartime(&rsa.n),
        BoxedUint::from_be_slice_vartime(&rsa.e),
        BoxedUint::from_be_slice_vartime(d),
        primes
            .map(|prime| BoxedUint::from_be_slice_vartime(prime.expose()))
            .collect(),
    )
    .map_err(|error| match error {
        rsa::Error::PublicExponentTooSmall | rsa::Error::PublicExponentTooLarge => {
            KeyFault::BadExponent
        }
        _ => KeyFault::BadPrivate,
    })
}
