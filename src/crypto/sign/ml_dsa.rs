//! ML-DSA (FIPS 204 §5.2), with an empty context (draft-ietf-cose-dilithium).

use ml_dsa::{Keypair, MlDsa44, MlDsa65, MlDsa87, MlDsaParams, Seed, SigningKey};

use super::SignFault;
use crate::crypto::algorithm::MlDsa;
use crate::crypto::key::{Akp, KeyFault};

pub(super) fn sign(parameters: MlDsa, key: &Akp, input: &[u8]) -> Result<Vec<u8>, SignFault> {
    if key.parameters != parameters {
        let (wanted, found) = (parameters, key.parameters);
        return Err(SignFault::OtherParameters { wanted, found });
    }
    match parameters {
        MlDsa::MlDsa44 => with::<MlDsa44>(key, input),
        MlDsa::MlDsa65 => with::<MlDsa65>(key, input),
        MlDsa::MlDsa87 => with::<MlDsa87>(key, input),
    }
}

fn with<P: MlDsaParams>(key: &Akp, input: &[u8]) -> Result<Vec<u8>, SignFault> {
    let seed = key.seed.as_ref().ok_or(SignFault::NoPrivateHalf)?.expose();
    let length = |_| KeyFault::Length {
        member: "priv",
        found: seed.len(),
        wanted: MlDsa::SEED_BYTES,
    };
    let private = SigningKey::<P>::from_seed(&Seed::try_from(seed).map_err(length)?);
    if private.verifying_key().encode().as_slice() != key.public {
        return Err(KeyFault::HalvesDiffer.into());
    }
    let signature = private.expanded_key().sign_deterministic(input, &[]);
    let signature = signature.map_err(|_| KeyFault::BadPrivate)?;
    Ok(signature.encode().to_vec())
}
