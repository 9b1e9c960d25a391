//! Making encrypted tokens, in compact form (RFC 7516 §5.1 and §7.1).

mod content_key;

use rand_core::Rng;

use super::algorithm;
use super::content;
use super::content::Lengths;
use super::deflate;
use super::key::{Key, KeyFault};
use super::random::Random;
use crate::token::base64url;
use crate::token::json::{Json, Value};
use content_key::{ContentKey, content_key};

/// Why a token cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncryptFault {
    /// This `alg` is none that comes by a content encryption key.
    UnknownAlgorithm(String),
    /// This `enc` is not computed here.
    UnknownEncryption(String),
    /// This `zip` is not known (RFC 7516 §4.1.3 has only `DEF`).
    UnknownCompression(String),
    /// The members for the header are no object in JSON.
    Header,
    /// The header may not say this, since the way of encrypting says it: `alg`, `enc`, and with some
    /// algorithms `epk`, `iv`, `tag` or `p2s`. Also a name that is there twice (RFC 7516 §4).
    Member(String),
    /// The header says this in a way that cannot be computed with: `apu`, `apv` or `p2c`.
    Unreadable(&'static str),
    /// The key is of another kind than `alg` asks for: its `kty`, or its curve.
    Kind(&'static str),
    /// The shared secret has another length than `alg`, or with `dir` `enc`, asks for.
    SecretLength(Lengths),
    /// The key cannot be used. [`KeyFault::Short`] if the RSA key has no room for a content
    /// encryption key of this `enc` with this padding.
    Key(KeyFault),
    /// The key is a point of low order, with which every agreed secret is zero (RFC 8037 §5).
    ZeroSecret,
    /// Of what `alg` and `enc` ask for something does not come together; tests hold that nothing does.
    Impossible,
}

/// Encrypts `plain` for the owner of `key`.
///
/// `header` is an object in JSON with what the header says beside `alg` and `enc`; an empty text
/// is none. With `"zip":"DEF"` the content is deflated, `apu` and `apv` go into the agreement, and
/// `p2c` sets the rounds of PBES2, which are [`super::password::rounds`] otherwise.
///
/// # Errors
/// What keeps it from being made, see [`EncryptFault`].
pub fn encrypt(
    plain: &[u8],
    header: &str,
    alg: &str,
    enc: &str,
    key: &Key,
    random: &mut Random,
) -> Result<String, EncryptFault> {
    let management =
        algorithm::management(alg).ok_or_else(|| EncryptFault::UnknownAlgorithm(alg.to_owned()))?;
    let cipher =
        algorithm::cipher(enc).ok_or_else(|| EncryptFault::UnknownEncryption(enc.to_owned()))?;
    let json = Json::from_text(match header.trim() {
        "" => "{}".to_owned(),
        header => header.to_owned(),
    });
    let further = json.object().filter(|_| !json.is_damaged());
    let further = further.ok_or(EncryptFault::Header)?;
    let ask = content_key::Ask {
        alg,
        enc,
        management,
        cipher,
        header: further,
    };
    let ContentKey {
        secret,
        encrypted,
        said,
    } = content_key(&ask, key, random)?;

    let mut members = vec![member("alg", &quoted(alg)), member("enc", &quoted(enc))];
    let mut names = vec!["alg".to_owned(), "enc".to_owned()];
    names.extend(said.iter().map(|(name, _)| (*name).to_owned()));
    for own in further.members() {
        let name = own.name.display().into_owned();
        if names.contains(&name) {
            return Err(EncryptFault::Member(name));
        }
        members.push([own.name.raw(), ":", own.value.raw()].concat());
        names.push(name);
    }
    members.extend(said.iter().map(|(name, value)| member(name, value)));
    let protected = base64url::encode(["{", &members.join(","), "}"].concat().as_bytes());

    let plain = match zip(further)? {
        true => deflate::deflate(plain),
        false => plain.to_vec(),
    };
    let mut iv = vec![0; cipher.iv_bytes()];
    random.fill_bytes(&mut iv);
    let sealed = content::seal(cipher, secret.expose(), &iv, protected.as_bytes(), &plain);
    let sealed = sealed.map_err(|_| EncryptFault::Impossible)?;
    let [encrypted, iv, ciphertext, tag] =
        [&encrypted, &iv, &sealed.ciphertext, &sealed.tag].map(|part| base64url::encode(part));
    Ok([protected, encrypted, iv, ciphertext, tag].join("."))
}

fn zip(header: Value<'_>) -> Result<bool, EncryptFault> {
    match header.get("zip") {
        None => Ok(false),
        Some(zip) if zip.string().as_deref() == Some("DEF") => Ok(true),
        Some(zip) => Err(EncryptFault::UnknownCompression(zip.display().into_owned())),
    }
}

/// A member of an object, its value in JSON.
fn member(name: &str, value: &str) -> String {
    [&quoted(name), ":", value].concat()
}

/// A text that needs no escapes as a string in JSON.
fn quoted(text: &str) -> String {
    ["\"", text, "\""].concat()
}
