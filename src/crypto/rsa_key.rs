//! A content encryption key, encrypted with RSA (RFC 7518 §4.2 and §4.3).

use rsa::traits::PaddingScheme;
use rsa::{BoxedUint, Oaep, Pkcs1v15Encrypt, RsaPrivateKey, RsaPublicKey};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

use super::algorithm::Hash;
use super::key::{KeyFault, Rsa};
use super::material::rsa_private::{FEWEST_BITS, MOST_BITS, bits};
use super::random::Random;
use super::secret::Secret;

/// How a key is padded before RSA encrypts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Padding {
    /// RSAES-PKCS1-v1_5 (RFC 8017 §7.2).
    Pkcs1,
    /// RSAES-OAEP with this hash for label and mask (RFC 8017 §7.1).
    Oaep(Hash),
}

/// The key that was encrypted; `None` if what comes out is not padded as it should be.
///
/// With [`Padding::Pkcs1`] a wrong padding gives bytes that look like chance, as
/// draft-irtf-cfrg-rsa-guidance asks and RustCrypto does; only the tag of the content tells then.
pub fn decrypt(padding: Padding, key: &RsaPrivateKey, encrypted: &[u8]) -> Option<Secret> {
    fn with(padding: impl PaddingScheme, key: &RsaPrivateKey, from: &[u8]) -> Option<Secret> {
        key.decrypt(padding, from).ok().map(Secret::new)
    }
    match padding {
        Padding::Pkcs1 => with(Pkcs1v15Encrypt, key, encrypted),
        Padding::Oaep(Hash::Sha1) => with(Oaep::<Sha1>::new(), key, encrypted),
        Padding::Oaep(Hash::Sha256) => with(Oaep::<Sha256>::new(), key, encrypted),
        Padding::Oaep(Hash::Sha384) => with(Oaep::<Sha384>::new(), key, encrypted),
        Padding::Oaep(Hash::Sha512) => with(Oaep::<Sha512>::new(), key, encrypted),
    }
}

/// The key `plain`, encrypted.
///
/// # Errors
/// A public key that cannot be used; [`KeyFault::Short`] where `plain` has no room in its modulus.
pub fn encrypt(
    padding: Padding,
    key: &Rsa,
    plain: &Secret,
    random: &mut Random,
) -> Result<Vec<u8>, KeyFault> {
    let public = public(key)?;
    let plain = plain.expose();
    match padding {
        Padding::Pkcs1 => public.encrypt(random, Pkcs1v15Encrypt, plain),
        Padding::Oaep(Hash::Sha1) => public.encrypt(random, Oaep::<Sha1>::new(), plain),
        Padding::Oaep(Hash::Sha256) => public.encrypt(random, Oaep::<Sha256>::new(), plain),
        Padding::Oaep(Hash::Sha384) => public.encrypt(random, Oaep::<Sha384>::new(), plain),
        Padding::Oaep(Hash::Sha512) => public.encrypt(random, Oaep::<Sha512>::new(), plain),
    }
    .map_err(|_| KeyFault::Short(bits(&key.n)))
}

/// The public half, within the same sizes as the private one.
fn public(key: &Rsa) -> Result<RsaPublicKey, KeyFault> {
    let size = bits(&key.n);
    if size > MOST_BITS {
        return Err(KeyFault::Long(size));
    }
    if size < FEWEST_BITS {
        return Err(KeyFault::Short(size));
    }
    let n = BoxedUint::from_be_slice_vartime(&key.n);
    if key.e.is_empty() || key.e.len() > 5 {
        return Err(KeyFault::BadExponent);
    }
    let e = BoxedUint::from_be_slice_vartime(&key.e);
    RsaPublicKey::new_with_size_limits(n, e, FEWEST_BITS..=MOST_BITS).map_err(|error| match error {
        rsa::Error::InvalidModulus => KeyFault::BadModulus,
        _ => KeyFault::BadExponent,
    })
}
