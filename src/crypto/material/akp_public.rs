//! Public keys of ML-DSA (FIPS 204 §7.2).

use crate::crypto::key::{Akp, KeyFault};
use ml_dsa::{EncodedVerifyingKey, MlDsaParams, VerifyingKey};

/// The public half as a key of the parameter set `P`, which is the key's.
pub fn ml_dsa_public<P: MlDsaParams>(akp: &Akp) -> Result<VerifyingKey<P>, KeyFault> {
    if akp.public.is_empty() {
        return Err(KeyFault::Missing("pub"));
    }
    let encoded = EncodedVerifyingKey::<P>::try_from(akp.public.as_slice()).map_err(|_| {
        KeyFault::Length {
            member: "pub",
            found: akp.public.len(),
            wanted: akp.parameters.public_bytes(),
        }
    })?;
    Ok(VerifyingKey::decode(&encoded))
}
