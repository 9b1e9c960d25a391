//! Shared secrets that stand for other bytes than they were taken for.

use super::{Cause, Prover, is_secret};
use crate::crypto::algorithm::{Hash, Scheme};
use crate::crypto::given::SecretForm;
use crate::crypto::key::{Key, KeyForm, Labels, Material};
use crate::crypto::material::rsa_public::rsa_public;
use crate::crypto::secret::Secret;
use crate::token::span::Span;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use pkcs8::{EncodePublicKey, LineEnding};
use rsa::pkcs1::EncodeRsaPublicKey;

/// The bytes of a public key that a program can take for a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PublicForm {
    /// PEM `PUBLIC KEY`, as files have it, with a line feed at its end.
    SpkiPem,
    /// The same without the line feed at its end.
    SpkiPemTrimmed,
    /// PEM `RSA PUBLIC KEY` with a line feed at its end.
    Pkcs1Pem,
    /// The same without the line feed at its end.
    Pkcs1PemTrimmed,
    /// DER of `SubjectPublicKeyInfo`.
    SpkiDer,
    /// DER of `RSAPublicKey`.
    Pkcs1Der,
    /// The modulus.
    Modulus,
}

/// RSA keys that are tried as secrets.
const MOST_RSA: usize = 3;

impl Prover<'_, '_, '_> {
    /// The secret as text for bytes in another form, or the bytes as the text of another form.
    pub(super) fn in_secret(&mut self, index: usize, key: &Key, input: &[u8]) -> Option<Cause> {
        let Material::Oct(secret) = &key.material else {
            return None;
        };
        let secret = secret.expose();
        let mut forms = forms(secret).into_iter();
        let form = forms.find(|(bytes, _)| self.proves_secret(bytes.expose(), input));
        if let Some((_, form)) = form {
            return Some(Cause::OtherSecretForm { key: index, form });
        }
        let trimmed = secret.trim_ascii();
        let too_much = trimmed != secret && self.proves_secret(trimmed, input);
        let ended = Secret::new([secret, b"\n"].concat());
        let is_white = too_much || self.proves_secret(ended.expose(), input);
        is_white.then_some(Cause::SecretWhiteSpace {
            key: index,
            too_much,
        })
    }

    /// An empty secret is no key, so it is computed apart.
    pub(super) fn empty_secret(&mut self, input: &[u8]) -> Option<Cause> {
        let Scheme::Hmac(hash) = self.search.scheme else {
            return None;
        };
        let is_paid = self.effort.take(&key(&[]), input.len());
        let code = self.search.input.signature();
        (is_paid && self::code(hash, &[], input) == code).then_some(Cause::EmptySecret)
    }

    /// RFC 8725 §2.1: `RS256` changed into `HS256`, and the public key taken for the secret.
    pub(super) fn public_key_as_secret(&mut self, input: &[u8]) -> Option<Cause> {
        let Scheme::Hmac(_) = self.search.scheme else {
            return None;
        };
        let keys = self.search.ring.keys.iter().enumerate();
        let is_rsa = |(_, key): &(usize, &Key)| matches!(key.material, Material::Rsa(_));
        let keys = keys.filter(is_rsa).take(MOST_RSA);
        keys.into_iter().find_map(|(index, key)| {
            let mut forms = public_forms(key).into_iter();
            let (form, _) = forms.find(|(_, bytes)| self.proves_secret(bytes, input))?;
            Some(Cause::PublicKeyAsSecret { key: index, form })
        })
    }

    /// What is left of the signature, held against the right one where that can be computed.
    pub(super) fn cut(&mut self, index: usize, key: &Key, input: &[u8]) -> Option<Cause> {
        let scheme = self.search.scheme;
        let signature = self.search.input.signature();
        let wanted = crate::crypto::verify::signature_bytes(scheme, key)?;
        let missing = wanted
            .checked_sub(signature.len())
            .filter(|missing| *missing > 0)?;
        let matches = match (scheme, &key.material) {
            (Scheme::Hmac(hash), Material::Oct(secret)) => {
                let is_paid = is_secret(key) && self.effort.take(key, input.len());
                is_paid && code(hash, secret.expose(), input).starts_with(signature)
            }
            _ => false,
        };
        // A code of another secret has the right length or not; that it is short proves nothing more.
        let is_hmac = matches!(scheme, Scheme::Hmac(_));
        (matches || !is_hmac || signature.is_empty()).then_some(Cause::Cut {
            key: index,
            missing,
            matches: matches && !signature.is_empty(),
        })
    }
}

/// These bytes as a key.
pub(super) fn key(secret: &[u8]) -> Key {
    Key {
        form: KeyForm::Secret,
        span: Span::default(),
        labels: Labels::default(),
        material: Material::Oct(Secret::new(secret.to_vec())),
        certificate: None,
        faults: Vec::new(),
    }
}

/// The bytes that the text of a secret gives in each form, where they are others.
///
/// Which text was typed is not known here, only the bytes that it gave: so these are taken as text,
/// and also written as the text that they may have come from.
fn forms(secret: &[u8]) -> Vec<(Secret, SecretForm)> {
    let decoded = [
        (STANDARD.decode(secret).ok(), SecretForm::Base64),
        (STANDARD_NO_PAD.decode(secret).ok(), SecretForm::Base64),
        (URL_SAFE.decode(secret).ok(), SecretForm::Base64Url),
        (URL_SAFE_NO_PAD.decode(secret).ok(), SecretForm::Base64Url),
        (hex(secret), SecretForm::Hex),
    ];
    let lower: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let encoded = [
        STANDARD.encode(secret),
        STANDARD_NO_PAD.encode(secret),
        URL_SAFE.encode(secret),
        URL_SAFE_NO_PAD.encode(secret),
        lower.to_uppercase(),
        lower,
    ];
    let decoded = decoded
        .into_iter()
        .filter_map(|(bytes, form)| Some((bytes?, form)));
    let encoded = encoded.map(|text| (text.into_bytes(), SecretForm::Text));
    let mut forms: Vec<(Secret, SecretForm)> = Vec::new();
    for (bytes, form) in decoded.chain(encoded) {
        let bytes = Secret::new(bytes);
        if !bytes.is_empty() && !forms.iter().any(|(known, _)| *known == bytes) {
            forms.push((bytes, form));
        }
    }
    forms
}

/// The bytes of hexadecimal digits.
pub(super) fn hex(text: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| {
        let digit = char::from(byte).to_digit(16)?;
        u8::try_from(digit).ok()
    };
    if text.is_empty() || text.len() % 2 == 1 {
        return None;
    }
    let pairs = text.chunks_exact(2);
    pairs
        .map(|pair| match pair {
            [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _ => None,
        })
        .collect()
}

fn public_forms(key: &Key) -> Vec<(PublicForm, Vec<u8>)> {
    let Material::Rsa(rsa) = &key.material else {
        return Vec::new();
    };
    let Ok(public) = rsa_public(rsa) else {
        return Vec::new();
    };
    let trimmed = |pem: &String| pem.trim_end().as_bytes().to_vec();
    let spki = public.to_public_key_pem(LineEnding::LF).ok();
    let pkcs1 = public.to_pkcs1_pem(rsa::pkcs1::LineEnding::LF).ok();
    let spki_der = public.to_public_key_der().ok();
    let pkcs1_der = public.to_pkcs1_der().ok();
    [
        (PublicForm::SpkiPemTrimmed, spki.as_ref().map(trimmed)),
        (PublicForm::SpkiPem, spki.map(String::into_bytes)),
        (PublicForm::Pkcs1PemTrimmed, pkcs1.as_ref().map(trimmed)),
        (PublicForm::Pkcs1Pem, pkcs1.map(String::into_bytes)),
        (
            PublicForm::SpkiDer,
            spki_der.map(|der| der.as_bytes().to_vec()),
        ),
        (
            PublicForm::Pkcs1Der,
            pkcs1_der.map(|der| der.as_bytes().to_vec()),
        ),
        (PublicForm::Modulus, Some(rsa.n.clone())),
    ]
    .into_iter()
    .filter_map(|(form, bytes)| Some((form, bytes?)))
    .collect()
}

/// The HMAC of `input`, whatever the secret.
fn code(hash: Hash, secret: &[u8], input: &[u8]) -> Vec<u8> {
    fn of<M: Mac + KeyInit>(secret: &[u8], input: &[u8]) -> Vec<u8> {
        let mac = <M as KeyInit>::new_from_slice(secret);
        let mac = mac.map(|mac| mac.chain_update(input).finalize());
        mac.map(|code| code.into_bytes().to_vec())
            .unwrap_or_default()
    }
    match hash {
        Hash::Sha1 => of::<Hmac<sha1::Sha1>>(secret, input),
        Hash::Sha256 => of::<Hmac<sha2::Sha256>>(secret, input),
        Hash::Sha384 => of::<Hmac<sha2::Sha384>>(secret, input),
        Hash::Sha512 => of::<Hmac<sha2::Sha512>>(secret, input),
    }
}
