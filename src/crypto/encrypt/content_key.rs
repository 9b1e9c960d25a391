//! A fresh content encryption key, and how the owner of a key comes by it (RFC 7516 §5.1, steps 1 to 9).

use rand_core::Rng;

use super::{EncryptFault, member, quoted};
use crate::crypto::agreement::{AgreementFault, agree, ephemeral, kind};
use crate::crypto::algorithm::{Cipher, Hash, Management};
use crate::crypto::content::{Lengths, gcm};
use crate::crypto::key::{Key, KeyFault, Material};
use crate::crypto::random::Random;
use crate::crypto::rsa_key::{self, Padding};
use crate::crypto::secret::Secret;
use crate::crypto::{aes_wrap, concat_kdf, password};
use crate::token::base64url;
use crate::token::json::Value;

/// How many bytes the salt of a password has: twice what RFC 7518 §4.8.1.1 asks for, and what
/// NIST SP 800-132 §5.1 does.
const SALT_BYTES: usize = 16;

/// What is asked for.
pub(super) struct Ask<'a> {
    /// `alg`.
    pub(super) alg: &'a str,
    /// `enc`.
    pub(super) enc: &'a str,
    /// What `alg` asks for.
    pub(super) management: Management,
    /// What `enc` asks for.
    pub(super) cipher: Cipher,
    /// What the header says beside.
    pub(super) header: Value<'a>,
}

/// A content encryption key.
pub(super) struct ContentKey {
    /// Itself.
    pub(super) secret: Secret,
    /// As it is sent.
    pub(super) encrypted: Vec<u8>,
    /// What the header says about it: names, and values in JSON.
    pub(super) said: Vec<(&'static str, String)>,
}

pub(super) fn content_key(
    ask: &Ask<'_>,
    key: &Key,
    random: &mut Random,
) -> Result<ContentKey, EncryptFault> {
    match (ask.management, &key.material) {
        (Management::RsaPkcs1, Material::Rsa(_)) => rsa(ask, Padding::Pkcs1, key, random),
        (Management::RsaOaep(hash), Material::Rsa(_)) => rsa(ask, Padding::Oaep(hash), key, random),
        (Management::Direct, Material::Oct(shared)) => {
            has_length(shared, ask.cipher.key_bytes())?;
            Ok(ContentKey {
                secret: shared.clone(),
                encrypted: Vec::new(),
                said: Vec::new(),
            })
        }
        (Management::AesKw(bytes), Material::Oct(shared)) => {
            has_length(shared, bytes)?;
            wrapped(ask, shared, Vec::new(), random)
        }
        (Management::AesGcmKw(bytes), Material::Oct(shared)) => {
            has_length(shared, bytes)?;
            gcm_wrapped(ask, shared, random)
        }
        (Management::Pbes2(hash, bytes), Material::Oct(shared)) => {
            from_password(ask, hash, bytes, shared, random)
        }
        (Management::EcdhEs(wrap), Material::Ec(_) | Material::Okp(_)) => {
            agreed(ask, wrap, &key.material, random)
        }
        (_, other) => Err(EncryptFault::Kind(kind(other))),
    }
}

fn fresh(length: usize, random: &mut Random) -> Secret {
    let mut secret = Secret::new(vec![0; length]);
    random.fill_bytes(secret.expose_mut());
    secret
}

fn has_length(secret: &Secret, wanted: usize) -> Result<(), EncryptFault> {
    Lengths::differ(secret.len(), wanted).map_err(EncryptFault::SecretLength)
}

fn rsa(
    ask: &Ask<'_>,
    padding: Padding,
    key: &Key,
    random: &mut Random,
) -> Result<ContentKey, EncryptFault> {
    let Material::Rsa(rsa) = &key.material else {
        return Err(EncryptFault::Kind(kind(&key.material)));
    };
    let secret = fresh(ask.cipher.key_bytes(), random);
    let encrypted = rsa_key::encrypt(padding, rsa, &secret, random).map_err(EncryptFault::Key)?;
    Ok(ContentKey {
        secret,
        encrypted,
        said: Vec::new(),
    })
}

fn wrapped(
    ask: &Ask<'_>,
    with: &Secret,
    said: Vec<(&'static str, String)>,
    random: &mut Random,
) -> Result<ContentKey, EncryptFault> {
    let secret = fresh(ask.cipher.key_bytes(), random);
    let encrypted = aes_wrap::wrap(with.expose(), &secret).ok_or(EncryptFault::Impossible)?;
    Ok(ContentKey {
        secret,
        encrypted,
        said,
    })
}

/// RFC 7518 §4.7.
fn gcm_wrapped(
    ask: &Ask<'_>,
    shared: &Secret,
    random: &mut Random,
) -> Result<ContentKey, EncryptFault> {
    let secret = fresh(ask.cipher.key_bytes(), random);
    let mut iv = [0; gcm::IV_BYTES];
    random.fill_bytes(&mut iv);
    let sealed = gcm::seal(shared.expose(), &iv, &[], secret.expose());
    let sealed = sealed.ok_or(EncryptFault::Impossible)?;
    let bytes = |bytes: &[u8]| quoted(&base64url::encode(bytes));
    Ok(ContentKey {
        secret,
        encrypted: sealed.ciphertext,
        said: vec![("iv", bytes(&iv)), ("tag", bytes(&sealed.tag))],
    })
}

/// RFC 7518 §4.8.
fn from_password(
    ask: &Ask<'_>,
    hash: Hash,
    bytes: usize,
    shared: &Secret,
    random: &mut Random,
) -> Result<ContentKey, EncryptFault> {
    if shared.is_empty() {
        return Err(EncryptFault::Key(KeyFault::Missing("k")));
    }
    let rounds = match ask.header.get("p2c") {
        None => password::rounds(hash),
        Some(value) => {
            let rounds = value.number().and_then(|text| text.parse().ok());
            let computed = 1..=password::most_rounds(hash);
            let rounds = rounds.filter(|rounds| computed.contains(rounds));
            rounds.ok_or(EncryptFault::Unreadable("p2c"))?
        }
    };
    let mut salt = [0; SALT_BYTES];
    random.fill_bytes(&mut salt);
    let key = password::derive(hash, shared, ask.alg, &salt, rounds, bytes);
    let mut said = vec![("p2s", quoted(&base64url::encode(&salt)))];
    if ask.header.get("p2c").is_none() {
        said.push(("p2c", rounds.to_string()));
    }
    wrapped(ask, &key, said, random)
}

/// RFC 7518 §4.6, RFC 8037 §3.2.
fn agreed(
    ask: &Ask<'_>,
    wrap: Option<usize>,
    theirs: &Material,
    random: &mut Random,
) -> Result<ContentKey, EncryptFault> {
    let curve = match theirs {
        Material::Ec(ec) => Some(ec.curve),
        Material::Okp(okp) => Some(okp.curve),
        _ => None,
    };
    let own = curve.and_then(|curve| ephemeral(curve, random));
    let own = own.ok_or(EncryptFault::Kind(kind(theirs)))?;
    let z = agree(&own, theirs).map_err(|fault| match fault {
        AgreementFault::Other(fault) | AgreementFault::Own(fault) => EncryptFault::Key(fault),
        AgreementFault::Zero => EncryptFault::ZeroSecret,
        AgreementFault::Kinds { other, .. } => EncryptFault::Kind(other),
    })?;
    let party_u = party(ask, "apu")?;
    let party_v = party(ask, "apv")?;
    let (algorithm, length) = match wrap {
        Some(bytes) => (ask.alg, bytes),
        None => (ask.enc, ask.cipher.key_bytes()),
    };
    let info = concat_kdf::Info {
        algorithm,
        party_u: &party_u,
        party_v: &party_v,
    };
    let key = concat_kdf::derive(&z, info, length);
    let said = vec![("epk", public(&own))];
    match wrap {
        Some(_) => wrapped(ask, &key, said, random),
        None => Ok(ContentKey {
            secret: key,
            encrypted: Vec::new(),
            said,
        }),
    }
}

fn party(ask: &Ask<'_>, name: &'static str) -> Result<Vec<u8>, EncryptFault> {
    let Some(value) = ask.header.get(name) else {
        return Ok(Vec::new());
    };
    let decoded = value.string().map(|text| base64url::decode(&text));
    match decoded {
        Some(own) if own.remarks.is_empty() => Ok(own.bytes),
        _ => Err(EncryptFault::Unreadable(name)),
    }
}

/// The public half as JWK (RFC 7518 §4.6.1.1).
fn public(own: &Material) -> String {
    let bytes = |bytes: &[u8]| quoted(&base64url::encode(bytes));
    let mut members = vec![
        member("kty", &quoted(own.kty())),
        member("crv", &quoted(kind(own))),
    ];
    match own {
        Material::Ec(ec) => {
            members.push(member("x", &bytes(&ec.x)));
            members.push(member("y", &bytes(&ec.y)));
        }
        Material::Okp(okp) => members.push(member("x", &bytes(&okp.x))),
        _ => {}
    }
    ["{", &members.join(","), "}"].concat()
}
