//! RustCrypto's own verifiers, built here from the public half alone.

use super::super::hmac;
use crate::crypto::algorithm::{Curve, Hash, MlDsa, Scheme};
use crate::crypto::key::{Akp, Ec, Key, Material, Okp, Rsa};

/// Whether the signature is the key's over the input.
pub(super) fn verifies(scheme: Scheme, key: &Key, input: &[u8], signature: &[u8]) -> bool {
    match (scheme, &key.material) {
        (Scheme::Hmac(hash), Material::Oct(secret)) => {
            hmac::sign(hash, secret, input).as_deref() == Ok(signature)
        }
        (Scheme::Pkcs1(hash), Material::Rsa(rsa)) => {
            rsa_verifies(rsa, hash, false, input, signature)
        }
        (Scheme::Pss(hash), Material::Rsa(rsa)) => rsa_verifies(rsa, hash, true, input, signature),
        (Scheme::Ecdsa(..), Material::Ec(ec)) => ec_verifies(ec, input, signature),
        (_, Material::Okp(okp)) => okp_verifies(okp, input, signature),
        (_, Material::Akp(akp)) => akp_verifies(akp, input, signature),
        _ => false,
    }
}

fn rsa_verifies(key: &Rsa, hash: Hash, pss: bool, input: &[u8], signature: &[u8]) -> bool {
    use ::rsa::{BoxedUint, Pkcs1v15Sign, Pss, RsaPublicKey};
    use sha2::{Sha256, Sha384, Sha512};
    let number = BoxedUint::from_be_slice_vartime;
    let public = RsaPublicKey::new(number(&key.n), number(&key.e)).unwrap();
    let digest = hash.of(input);
    let verified = match (hash, pss) {
        (Hash::Sha256, false) => public.verify(Pkcs1v15Sign::new::<Sha256>(), &digest, signature),
        (Hash::Sha384, false) => public.verify(Pkcs1v15Sign::new::<Sha384>(), &digest, signature),
        (Hash::Sha512, false) => public.verify(Pkcs1v15Sign::new::<Sha512>(), &digest, signature),
        (Hash::Sha256, true) => public.verify(Pss::<Sha256>::new(), &digest, signature),
        (Hash::Sha384, true) => public.verify(Pss::<Sha384>::new(), &digest, signature),
        (Hash::Sha512, true) => public.verify(Pss::<Sha512>::new(), &digest, signature),
        (Hash::Sha1, _) => return false,
    };
    verified.is_ok()
}

fn ec_verifies(key: &Ec, input: &[u8], signature: &[u8]) -> bool {
    use p256::ecdsa::signature::Verifier;
    let point = [&[4], &*key.x, &*key.y].concat();
    macro_rules! with {
        ($curve:ident) => {{
            use $curve::ecdsa::{Signature, VerifyingKey};
            let public = VerifyingKey::from_sec1_bytes(&point).unwrap();
            public
                .verify(input, &Signature::from_slice(signature).unwrap())
                .is_ok()
        }};
    }
    match key.curve {
        Curve::P256 => with!(p256),
        Curve::P384 => with!(p384),
        Curve::P521 => with!(p521),
        Curve::Secp256k1 => with!(k256),
        _ => false,
    }
}

fn okp_verifies(key: &Okp, input: &[u8], signature: &[u8]) -> bool {
    use ed25519_dalek::Verifier;
    match key.curve {
        Curve::Ed25519 => {
            let public = ed25519_dalek::VerifyingKey::try_from(&*key.x).unwrap();
            let signature = ed25519_dalek::Signature::from_slice(signature).unwrap();
            public.verify(input, &signature).is_ok()
        }
        _ => {
            let point: [u8; 57] = key.x.as_slice().try_into().unwrap();
            let public = ed448_goldilocks::VerifyingKey::from_bytes(&point).unwrap();
            let signature = ed448_goldilocks::Signature::try_from(signature).unwrap();
            public.verify_raw(&signature, input).is_ok()
        }
    }
}

fn akp_verifies(key: &Akp, input: &[u8], signature: &[u8]) -> bool {
    use ::ml_dsa::{MlDsa44, MlDsa65, MlDsa87, MlDsaParams, Signature, Verifier, VerifyingKey};
    fn with<P: MlDsaParams>(public: &[u8], input: &[u8], signature: &[u8]) -> bool {
        let public = VerifyingKey::<P>::decode(public.try_into().unwrap());
        let signature = Signature::<P>::try_from(signature).unwrap();
        public.verify(input, &signature).is_ok()
    }
    match key.parameters {
        MlDsa::MlDsa44 => with::<MlDsa44>(&key.public, input, signature),
        MlDsa::MlDsa65 => with::<MlDsa65>(&key.public, input, signature),
        MlDsa::MlDsa87 => with::<MlDsa87>(&key.public, input, signature),
    }
}
