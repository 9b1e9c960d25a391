//! The private half of an RSA key, ready to sign or decrypt.

use rsa::{BoxedUint, RsaPrivateKey, RsaPublicKey};

use crate::crypto::key::{KeyFault, Rsa};

/// More prime factors than two are rare (RFC 8017 §3.2), more than this are nonsense.
const MOST_PRIMES: usize = 8;

/// The private key; `absent` where there is only a public half.
///
/// Where only `d` is given, the primes are found from it (NIST SP 800-56B appendix C.2).
///
/// # Errors
/// `absent`, or what is wrong with the numbers.
pub(crate) fn rsa_private<E: From<KeyFault>>(key: &Rsa, absent: E) -> Result<RsaPrivateKey, E> {
    let private = key.private.as_ref().ok_or(absent)?;
    let bits = bits(&key.n);
    if bits < RsaPublicKey::MIN_SIZE || key.n.last().is_none_or(|last| last % 2 == 0) {
        return Err(KeyFault::BadModulus.into());
    }
    if bits > RsaPublicKey::MAX_SIZE {
        return Err(KeyFault::Long(bits).into());
    }
    // Up to 2^33, as `rsa` has it.
    if key.e.last().is_none_or(|last| last % 2 == 0) || key.e.len() > 5 {
        return Err(KeyFault::BadExponent.into());
    }
    let fits = |number: &[u8]| trimmed(number).len() <= key.n.len();
    let primes = &private.primes;
    if primes.len() > MOST_PRIMES
        || !fits(private.d.expose())
        || !primes.iter().all(|prime| fits(prime.expose()))
    {
        return Err(KeyFault::BadPrivate.into());
    }
    let number = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(trimmed(bytes));
    let primes = primes.iter().map(|prime| number(prime.expose()));
    let (n, e, d) = (number(&key.n), number(&key.e), number(private.d.expose()));
    let built = RsaPrivateKey::from_components(n, e, d, primes.collect());
    built.map_err(|_| KeyFault::BadPrivate.into())
}

fn bits(number: &[u8]) -> usize {
    let zeros = number.first().map_or(0, |first| first.leading_zeros());
    let zeros = usize::try_from(zeros).unwrap_or_default();
    number.len().saturating_mul(8).saturating_sub(zeros)
}

fn trimmed(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros..).unwrap_or_default()
}
