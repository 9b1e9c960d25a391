//! Fresh keys, of the kind and size that an algorithm asks for.

use ed448_goldilocks::elliptic_curve::Generate;
use ml_dsa::{Keypair, MlDsa44, MlDsa65, MlDsa87, MlDsaParams, Seed, SigningKey};
use rand_core::Rng;
use rsa::traits::{PrivateKeyParts, PublicKeyParts};
use zeroize::Zeroizing;

use super::algorithm::{Cipher, Curve, Does, Management, MlDsa, Scheme, algorithm};
use super::key::{Akp, Ec, Key, KeyForm, Labels, Material, Okp, Rsa, RsaPrivate};
use super::random::Random;
use super::secret::Secret;
use super::thumbprint::thumbprint;
use crate::token::base64url;
use crate::token::span::Span;

/// How many bits a fresh RSA modulus has: the least that RFC 7518 §3.3 and §4.2 allow. More would
/// only take longer, and these keys are for tests.
///
/// How long it takes depends on when two primes are met: natively, with optimised dependencies, 40
/// keys took 18 to 153 ms, half of them less than 55 ms. The page takes several times as long.
pub const RSA_BITS: usize = 2048;

/// A fresh key for the algorithm of this name, with `alg` and `use` (RFC 7517 §4.2 and §4.4), and its
/// thumbprint (RFC 7638) for a `kid`; `None` for a name that is not known, and for `none`, which has no key.
///
/// A secret is as long as the hash (RFC 7518 §3.2) or as the cipher asks (§4.4, §4.7); for `dir`
/// it has 32 bytes, which suit `A256GCM` and `A128CBC-HS256`, and for another cipher the name of
/// the cipher is asked for instead. `EdDSA` gets Ed25519 and ECDH-ES gets P-256, since these are
/// what all have; [`on_curve`] gives the others.
pub fn generate(name: &str, random: &mut Random) -> Option<Key> {
    let found = algorithm(name)?;
    let material = match found.does {
        Does::Sign(scheme) => signing(scheme, random)?,
        Does::Manage(management) => managing(management, random)?,
        Does::Encipher(cipher) => secret(key_bytes(cipher), random),
    };
    let signs = matches!(found.does, Does::Sign(_));
    let alg = match found.does {
        // What the token will say, which is what libraries compare with.
        Does::Encipher(_) => "dir",
        _ => found.name,
    };
    Some(key(material, alg, if signs { "sig" } else { "enc" }))
}

/// A fresh key on this curve, labelled like those of [`generate`].
/// `None` where `name` is no algorithm that is computed on it.
pub fn on_curve(name: &str, curve: Curve, random: &mut Random) -> Option<Key> {
    let usage = match (algorithm(name)?.does, curve) {
        (Does::Sign(Scheme::EdDsa), Curve::Ed25519 | Curve::Ed448) => "sig",
        (Does::Sign(Scheme::EdDsaOver(own) | Scheme::Ecdsa(own, _)), _) if own == curve => "sig",
        (
            Does::Manage(Management::EcdhEs(_)),
            Curve::P256 | Curve::P384 | Curve::P521 | Curve::X25519 | Curve::X448,
        ) => "enc",
        _ => return None,
    };
    Some(key(curved(curve, random)?, name, usage))
}

/// Another key of the same kind and curve or length, an RSA key with [`RSA_BITS`], under the same
/// labels, for a signature that must not be accepted.
/// `None` where the kind of this one is not known.
pub fn another(like: &Key, random: &mut Random) -> Option<Key> {
    let material = match &like.material {
        Material::Rsa(_) => rsa_key(RSA_BITS, random)?,
        Material::Ec(ec) => curved(ec.curve, random)?,
        Material::Okp(okp) => curved(okp.curve, random)?,
        Material::Akp(akp) => ml_dsa(akp.parameters, random),
        Material::Oct(own) => secret(own.len().max(1), random),
        Material::Unknown(_) | Material::Locked => return None,
    };
    Some(Key {
        form: KeyForm::Jwk,
        span: Span::default(),
        labels: like.labels.clone(),
        material,
        certificate: None,
        faults: Vec::new(),
    })
}

fn key(material: Material, alg: &str, usage: &str) -> Key {
    let mut key = Key {
        form: KeyForm::Jwk,
        span: Span::default(),
        labels: Labels {
            alg: Some(alg.to_owned()),
            usage: Some(usage.to_owned()),
            ..Labels::default()
        },
        material,
        certificate: None,
        faults: Vec::new(),
    };
    key.labels.kid = thumbprint(&key);
    key
}

fn signing(scheme: Scheme, random: &mut Random) -> Option<Material> {
    match scheme {
        Scheme::Hmac(hash) => Some(secret(hash.bytes(), random)),
        Scheme::Pkcs1(_) | Scheme::Pss(_) => rsa_key(RSA_BITS, random),
        Scheme::Ecdsa(curve, _) | Scheme::EdDsaOver(curve) => curved(curve, random),
        Scheme::EdDsa => curved(Curve::Ed25519, random),
        Scheme::MlDsa(parameters) => Some(ml_dsa(parameters, random)),
        Scheme::None => None,
    }
}

fn managing(management: Management, random: &mut Random) -> Option<Material> {
    match management {
        Management::RsaPkcs1 | Management::RsaOaep(_) => rsa_key(RSA_BITS, random),
        Management::EcdhEs(_) => curved(Curve::P256, random),
        Management::AesKw(bytes) | Management::AesGcmKw(bytes) => Some(secret(bytes, random)),
        Management::Direct => Some(secret(32, random)),
        Management::Pbes2(..) => Some(password(random)),
    }
}

/// How many bytes the content encryption key has (RFC 7518 §5.2.2.1 and §5.3).
fn key_bytes(cipher: Cipher) -> usize {
    match cipher {
        Cipher::CbcHmac(bytes, _) => bytes.saturating_mul(2),
        Cipher::Gcm(bytes) => bytes,
    }
}

fn secret(bytes: usize, random: &mut Random) -> Material {
    let mut secret = vec![0; bytes];
    random.fill_bytes(&mut secret);
    Material::Oct(Secret::new(secret))
}

/// A password is text (RFC 7518 §4.8): 24 random bytes, so that it can be typed elsewhere.
fn password(random: &mut Random) -> Material {
    let bytes: Zeroizing<[u8; 24]> = Zeroizing::new(array(random));
    Material::Oct(Secret::new(base64url::encode(&*bytes).into_bytes()))
}

fn array<const N: usize>(random: &mut Random) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill_bytes(&mut bytes);
    bytes
}

/// `bits` is at least 1024.
pub(super) fn rsa_key(bits: usize, random: &mut Random) -> Option<Material> {
    let key = rsa::RsaPrivateKey::new(random, bits).ok()?;
    let primes = key.primes().iter();
    let primes = primes.map(|prime| Secret::new(prime.to_be_bytes_trimmed_vartime().into_vec()));
    Some(Material::Rsa(Rsa {
        n: key.n_bytes().into_vec(),
        e: key.e_bytes().into_vec(),
        private: Some(RsaPrivate {
            d: Secret::new(key.d().to_be_bytes_trimmed_vartime().into_vec()),
            primes: primes.collect(),
        }),
    }))
}

fn curved(curve: Curve, random: &mut Random) -> Option<Material> {
    // The types of the four curves have these functions, but no trait in common that says so.
    macro_rules! ec {
        ($curve:ident) => {{
            let private = $curve::ecdsa::SigningKey::generate_from_rng(random);
            let point = private.verifying_key().to_sec1_point(false);
            Some(Material::Ec(Ec {
                curve,
                x: point.x()?.to_vec(),
                y: point.y()?.to_vec(),
                d: Some(Secret::new(private.to_bytes().to_vec())),
            }))
        }};
    }
    let okp = |x: &[u8], d: &[u8]| {
        let (x, d) = (x.to_vec(), Some(Secret::new(d.to_vec())));
        Some(Material::Okp(Okp { curve, x, d }))
    };
    match curve {
        Curve::P256 => ec!(p256),
        Curve::P384 => ec!(p384),
        Curve::P521 => ec!(p521),
        Curve::Secp256k1 => ec!(k256),
        Curve::Ed25519 => {
            let private = ed25519_dalek::SigningKey::from_bytes(&array(random));
            okp(private.verifying_key().as_bytes(), private.as_bytes())
        }
        Curve::Ed448 => {
            let seed: Zeroizing<[u8; 57]> = Zeroizing::new(array(random));
            let private = ed448_goldilocks::SigningKey::try_from(seed.as_slice()).ok()?;
            okp(private.verifying_key().as_bytes(), &*seed)
        }
        Curve::X25519 => {
            let private = x25519_dalek::StaticSecret::from(array(random));
            let public = x25519_dalek::PublicKey::from(&private);
            okp(public.as_bytes(), private.as_bytes())
        }
        Curve::X448 => {
            let private = x448::EphemeralSecret::generate_from_rng(random);
            okp(
                x448::PublicKey::from(&private).as_bytes(),
                private.as_bytes(),
            )
        }
    }
}

fn ml_dsa(parameters: MlDsa, random: &mut Random) -> Material {
    fn public<P: MlDsaParams>(seed: &Seed) -> Vec<u8> {
        let private = SigningKey::<P>::from_seed(seed);
        private.verifying_key().encode().to_vec()
    }
    let bytes: Zeroizing<[u8; MlDsa::SEED_BYTES]> = Zeroizing::new(array(random));
    let seed = Seed::from(*bytes);
    Material::Akp(Akp {
        parameters,
        public: match parameters {
            MlDsa::MlDsa44 => public::<MlDsa44>(&seed),
            MlDsa::MlDsa65 => public::<MlDsa65>(&seed),
            MlDsa::MlDsa87 => public::<MlDsa87>(&seed),
        },
        seed: Some(Secret::new(bytes.to_vec())),
    })
}

#[cfg(test)]
mod tests;
