//! Public RSA keys (RFC 8017 §3.1).

use crate::crypto::key::{KeyFault, Rsa};
use rsa::{BoxedUint, RsaPublicKey};

/// Moduli below this are not computed with: no padding of RFC 8017 §9 with SHA-512 fits into them.
///
/// Between this and the 2048 bits that RFC 7518 §3.3 asks for, a key is computed with all the same:
/// whether it matches is what a person wants to know, and that it is short is told beside it.
const FEWEST_BITS: usize = 512;

/// Moduli above this are not computed with, so that no key can stop the page.
const MOST_BITS: usize = 16_384;

/// The public exponent has at most these bytes: the crate, as `ring` does, ends at 2³³ − 1 because
/// the work grows with it.
const EXPONENT_BYTES: usize = 5;

/// The public half as a key to compute with.
pub fn rsa_public(rsa: &Rsa) -> Result<RsaPublicKey, KeyFault> {
    let (n, e) = (significant(&rsa.n), significant(&rsa.e));
    let bits = bits(n);
    if n.is_empty() {
        return Err(KeyFault::Missing("n"));
    }
    if e.is_empty() {
        return Err(KeyFault::Missing("e"));
    }
    if bits > MOST_BITS {
        return Err(KeyFault::Long(bits));
    }
    if bits < FEWEST_BITS || !is_odd(n) {
        return Err(KeyFault::BadModulus);
    }
    if e.len() > EXPONENT_BYTES || !is_odd(e) || e == [1] {
        return Err(KeyFault::BadExponent);
    }
    let (n, e) = (
        BoxedUint::from_be_slice_vartime(n),
        BoxedUint::from_be_slice_vartime(e),
    );
    RsaPublicKey::new_with_size_limits(n, e, FEWEST_BITS..=MOST_BITS)
        .map_err(|_| KeyFault::BadExponent)
}

/// How many bits the modulus has.
pub fn modulus_bits(rsa: &Rsa) -> usize {
    bits(significant(&rsa.n))
}

fn significant(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes.get(zeros..).unwrap_or_default()
}

fn bits(significant: &[u8]) -> usize {
    let unused = significant.first().map_or(0, |byte| byte.leading_zeros());
    (significant.len() * 8).saturating_sub(usize::try_from(unused).unwrap_or_default())
}

fn is_odd(bytes: &[u8]) -> bool {
    bytes.last().is_some_and(|byte| byte & 1 == 1)
}
