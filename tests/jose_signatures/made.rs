//! Tokens signed here, to be checked and broken.

use crate::examples::{ES256, HMAC_KEY, P256_KEY, RSA_KEY};
use audlens::crypto::cause::PublicForm;
use audlens::crypto::random::random;
use audlens::token::base64url::{decode, encode};
use hmac::{Hmac, KeyInit, Mac};
use ml_dsa::{ExpandedSigningKey, MlDsaParams};
use p256::ecdsa::signature::Signer;
use rsa::pkcs1::EncodeRsaPublicKey;
use rsa::pkcs8::{EncodePublicKey, LineEnding};
use rsa::traits::SignatureScheme;
use rsa::{BoxedUint, Pkcs1v15Sign, Pss, RsaPrivateKey};
use serde_json::Value;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// A certificate by `openssl req -x509`, over a key that guards nothing.
const CERTIFICATE: &str = "MIIBiDCCAS2gAwIBAgIUD3Qqi6vWhlMAVsJo0tVTjDsOvMcwCgYIKoZIzj0EAwIwGTEXMBUGA1UEAwwOZ3VhcmRzIG5vdGhpbmcwHhcNMjYxMTIyMTcxMjU2WhcNMzYxMTE5MTcxMjU2WjAZMRcwFQYDVQQDDA5ndWFyZHMgbm90aGluZzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABFDsf7J7uLIVl5/BZyMxvgwG2dLaj050biaR6H/ZN+ZsjB08NZa19t9QWsHeOPz5/RjU72eYwkEGf48HtskMnXyjUzBRMB0GA1UdDgQWBBTaz6lN2OgDGI1XLfV6S/CmlfekPTAfBgNVHSMEGDAWgBTaz6lN2OgDGI1XLfV6S/CmlfekPTAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQDrfd1YIZkIQo6PlxBSXr9X5phpzh2kKyYyE5X8DV9VQQIhAKOhfXzLVRGDE9DrtyYtYjHl6lHsbOtfWRjkSRlUMcZ+";

/// The private number that belongs to [`CERTIFICATE`].
const CERTIFIED: &str = "8be9d3d941ca9069825b8bd5dd892baffd6973fb06733a2b17ea52c071d98349";

pub(crate) fn member(key: &str, name: &str) -> Vec<u8> {
    let key: Value = serde_json::from_str(key).unwrap();
    decode(key[name].as_str().unwrap()).bytes
}

/// The code by the key of RFC 7515 §A.1.1.
pub(crate) fn code(input: &[u8]) -> Vec<u8> {
    code_by(&member(HMAC_KEY, "k"), input)
}

pub(crate) fn code_by(secret: &[u8], input: &[u8]) -> Vec<u8> {
    let mac = Hmac::<Sha256>::new_from_slice(secret).unwrap();
    mac.chain_update(input).finalize().into_bytes().to_vec()
}

pub(crate) fn compact(header: &str, payload: &str, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let input = [encode(header.as_bytes()), encode(payload.as_bytes())].join(".");
    [input.clone(), encode(&sign(input.as_bytes()))].join(".")
}

/// Signed with the key of RFC 7515 §A.1.1, whatever its header says.
pub(crate) fn hs256(header: &str, payload: &str) -> String {
    compact(header, payload, code)
}

/// The same with two headers; none is protected where the first is empty.
pub(crate) fn flattened(protected: &str, unprotected: &str) -> String {
    let (header, payload) = (encode(protected.as_bytes()), encode(b"{}"));
    let signature = encode(&code(format!("{header}.{payload}").as_bytes()));
    let protected = match protected {
        "" => String::new(),
        _ => format!(r#""protected":"{header}","#),
    };
    format!(
        r#"{{{protected}"header":{unprotected},"payload":"{payload}","signature":"{signature}"}}"#
    )
}

/// The same header with another payload.
pub(crate) fn altered(input: &str) -> String {
    let header = input.split_once('.').unwrap().0;
    format!("{header}.{}", encode(br#"{"sub":"mallory"}"#))
}

pub(crate) fn rsa_key() -> RsaPrivateKey {
    let number = |name| BoxedUint::from_be_slice_vartime(&member(RSA_KEY, name));
    RsaPrivateKey::from_components(
        number("n"),
        number("e"),
        number("d"),
        vec![number("p"), number("q")],
    )
    .unwrap()
}

pub(crate) fn pkcs1(algorithm: &str, input: &[u8]) -> Vec<u8> {
    let (scheme, hash) = match algorithm {
        "RS256" => (
            Pkcs1v15Sign::new::<rsa::sha2::Sha256>(),
            Sha256::digest(input).to_vec(),
        ),
        "RS384" => (
            Pkcs1v15Sign::new::<rsa::sha2::Sha384>(),
            Sha384::digest(input).to_vec(),
        ),
        _ => (
            Pkcs1v15Sign::new::<rsa::sha2::Sha512>(),
            Sha512::digest(input).to_vec(),
        ),
    };
    rsa_key().sign(scheme, &hash).unwrap()
}

pub(crate) fn pss(algorithm: &str, input: &[u8]) -> Vec<u8> {
    let mut random = random([7; 32]);
    let (key, random) = (rsa_key(), Some(&mut random));
    match algorithm {
        "PS256" => Pss::<Sha256>::new().sign(random, &key, &Sha256::digest(input)),
        "PS384" => Pss::<Sha384>::new().sign(random, &key, &Sha384::digest(input)),
        _ => Pss::<Sha512>::new().sign(random, &key, &Sha512::digest(input)),
    }
    .unwrap()
}

/// The bytes of the RSA key that may be taken for a secret.
pub(crate) fn public_bytes(form: PublicForm) -> Vec<u8> {
    let public = rsa_key().to_public_key();
    let spki = public.to_public_key_pem(LineEnding::LF).unwrap();
    let pkcs1 = public.to_pkcs1_pem(LineEnding::LF).unwrap();
    match form {
        PublicForm::SpkiPem => spki.into_bytes(),
        PublicForm::SpkiPemTrimmed => spki.trim_end().as_bytes().to_vec(),
        PublicForm::Pkcs1Pem => pkcs1.into_bytes(),
        PublicForm::Pkcs1PemTrimmed => pkcs1.trim_end().as_bytes().to_vec(),
        PublicForm::SpkiDer => public.to_public_key_der().unwrap().into_vec(),
        PublicForm::Pkcs1Der => public.to_pkcs1_der().unwrap().into_vec(),
        PublicForm::Modulus => member(RSA_KEY, "n"),
    }
}

pub(crate) fn p256_key() -> p256::ecdsa::SigningKey {
    p256::ecdsa::SigningKey::from_slice(&member(P256_KEY, "d")).unwrap()
}

/// A key on an Edwards curve or of ML-DSA, and a curve in short Weierstrass form.
fn okp(curve: &str, x: &[u8]) -> String {
    format!(r#"{{"kty":"OKP","crv":"{curve}","x":"{}"}}"#, encode(x))
}

fn ec(curve: &str, point: &[u8]) -> String {
    let (x, y) = point[1..].split_at(point.len() / 2);
    let (x, y) = (encode(x), encode(y));
    format!(r#"{{"kty":"EC","crv":"{curve}","x":"{x}","y":"{y}"}}"#)
}

fn ml_dsa<P: MlDsaParams>(name: &'static str) -> (&'static str, String, String) {
    let key = ExpandedSigningKey::<P>::from_seed(&[7; 32].into());
    let public = encode(&key.verifying_key().encode());
    let jwk = format!(r#"{{"kty":"AKP","alg":"{name}","pub":"{public}"}}"#);
    let sign = |input: &[u8]| {
        let signature = key.sign_deterministic(input, &[]).unwrap();
        signature.encode().to_vec()
    };
    (name, jwk, token(name, sign))
}

fn token(algorithm: &str, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    compact(
        &format!(r#"{{"alg":"{algorithm}"}}"#),
        r#"{"sub":"me"}"#,
        sign,
    )
}

/// For each algorithm a key and a token by it.
pub(crate) fn one_of_each() -> Vec<(&'static str, String, String)> {
    let secret = member(HMAC_KEY, "k");
    let hs384 = |input: &[u8]| {
        let mac = Hmac::<Sha384>::new_from_slice(&secret).unwrap();
        mac.chain_update(input).finalize().into_bytes().to_vec()
    };
    let hs512 = |input: &[u8]| {
        let mac = Hmac::<Sha512>::new_from_slice(&secret).unwrap();
        mac.chain_update(input).finalize().into_bytes().to_vec()
    };
    let mut all = vec![
        ("HS256", HMAC_KEY.to_owned(), token("HS256", code)),
        ("HS384", HMAC_KEY.to_owned(), token("HS384", hs384)),
        ("HS512", HMAC_KEY.to_owned(), token("HS512", hs512)),
        ("ES256", P256_KEY.to_owned(), ES256.to_owned()),
    ];
    for name in ["RS256", "RS384", "RS512"] {
        all.push((
            name,
            RSA_KEY.to_owned(),
            token(name, |input| pkcs1(name, input)),
        ));
    }
    for name in ["PS256", "PS384", "PS512"] {
        all.push((
            name,
            RSA_KEY.to_owned(),
            token(name, |input| pss(name, input)),
        ));
    }
    let key = p384::ecdsa::SigningKey::from_slice(&[7; 48]).unwrap();
    let point = key.verifying_key().to_sec1_point(false);
    let sign = |input: &[u8]| {
        let own: p384::ecdsa::Signature = key.sign(input);
        own.to_vec()
    };
    all.push(("ES384", ec("P-384", point.as_bytes()), token("ES384", sign)));
    let key = p521::ecdsa::SigningKey::from_slice(&[&[0], [7; 65].as_slice()].concat()).unwrap();
    let point = key.verifying_key().to_sec1_point(false);
    let sign = |input: &[u8]| {
        let own: p521::ecdsa::Signature = key.sign(input);
        own.to_vec()
    };
    all.push(("ES512", ec("P-521", point.as_bytes()), token("ES512", sign)));
    let key = k256::ecdsa::SigningKey::from_slice(&[7; 32]).unwrap();
    let point = key.verifying_key().to_sec1_point(false);
    let sign = |input: &[u8]| {
        let own: k256::ecdsa::Signature = key.sign(input);
        own.to_vec()
    };
    let jwk = ec("secp256k1", point.as_bytes());
    all.push(("ES256K", jwk, token("ES256K", sign)));
    let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    let jwk = okp("Ed25519", key.verifying_key().as_bytes());
    let sign = |input: &[u8]| key.sign(input).to_vec();
    all.push(("EdDSA", jwk.clone(), token("EdDSA", sign)));
    all.push(("Ed25519", jwk, token("Ed25519", sign)));
    let key = ed448_goldilocks::SigningKey::try_from([7; 57].as_slice()).unwrap();
    let jwk = okp("Ed448", key.verifying_key().as_bytes());
    let sign = |input: &[u8]| key.sign_raw(input).to_bytes().to_vec();
    all.push(("EdDSA", jwk.clone(), token("EdDSA", sign)));
    all.push(("Ed448", jwk, token("Ed448", sign)));
    all.push(ml_dsa::<ml_dsa::MlDsa44>("ML-DSA-44"));
    all.push(ml_dsa::<ml_dsa::MlDsa65>("ML-DSA-65"));
    all.push(ml_dsa::<ml_dsa::MlDsa87>("ML-DSA-87"));
    all
}

/// A token with its key inside, and the key.
pub(crate) fn with_own_key() -> (String, String) {
    let key = ed25519_dalek::SigningKey::from_bytes(&[9; 32]);
    let jwk = okp("Ed25519", key.verifying_key().as_bytes());
    let header = format!(r#"{{"alg":"EdDSA","jwk":{jwk}}}"#);
    let token = compact(&header, "{}", |input| key.sign(input).to_vec());
    (token, jwk)
}

/// A token with a certificate of its key inside.
pub(crate) fn with_certificate() -> String {
    let digit = |at: usize| u8::from_str_radix(&CERTIFIED[at..at + 2], 16).unwrap();
    let number: Vec<u8> = (0..CERTIFIED.len()).step_by(2).map(digit).collect();
    let key = p256::ecdsa::SigningKey::from_slice(&number).unwrap();
    let header = format!(r#"{{"alg":"ES256","x5c":["{CERTIFICATE}"]}}"#);
    compact(&header, "{}", |input| {
        let own: p256::ecdsa::Signature = key.sign(input);
        own.to_vec()
    })
}
