//! ML-DSA (FIPS 204 §5.3, algorithm 3), pure and with an empty context (draft-ietf-cose-dilithium).

use crate::crypto::algorithm::MlDsa;
use crate::crypto::key::{Akp, KeyFault};
use crate::crypto::material::akp_public::ml_dsa_public;
use ml_dsa::{EncodedSignature, MlDsa44, MlDsa65, MlDsa87, MlDsaParams, Signature};

/// Whether this is the signature of `input`.
pub(super) fn verify(akp: &Akp, input: &[u8], signature: &[u8]) -> Result<bool, KeyFault> {
    match akp.parameters {
        MlDsa::MlDsa44 => with::<MlDsa44>(akp, input, signature),
        MlDsa::MlDsa65 => with::<MlDsa65>(akp, input, signature),
        MlDsa::MlDsa87 => with::<MlDsa87>(akp, input, signature),
    }
}

fn with<P: MlDsaParams>(akp: &Akp, input: &[u8], signature: &[u8]) -> Result<bool, KeyFault> {
    let key = ml_dsa_public::<P>(akp)?;
    let signature = EncodedSignature::<P>::try_from(signature).ok();
    let signature = signature.and_then(|encoded| Signature::<P>::decode(&encoded));
    Ok(signature.is_some_and(|own| key.verify_with_context(input, &[], &own)))
}
