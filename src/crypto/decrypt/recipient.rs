//! Opening for one recipient: headers, keys, content (RFC 7516 §5.2).

use super::content_key::Wanted;
use super::header::Header;
use super::outcome::{Content, Failure, Opened, Opening, Tried, Warning, WhyNot};
use super::parameters::Parameters;
use super::pick;
use super::work::Work;
use crate::crypto::algorithm;
use crate::crypto::content::{self, ContentFault};
use crate::crypto::deflate::{self, InflateFault};
use crate::crypto::key::{Key, Material};
use crate::crypto::keyring::Keyring;
use crate::crypto::material::rsa_private::{WANTED_BITS, bits};
use crate::crypto::secret::Secret;
use crate::token::{BytesPart, Encrypted, PartName, Reading, Recipient, Token, base64url};

/// Opens a token for one of its recipients.
pub(super) fn open(
    text: &str,
    token: &Encrypted,
    recipient: &Recipient,
    ring: &Keyring,
    work: &mut Work,
) -> Opening {
    let header = match Header::of(token, recipient) {
        Ok(header) => header,
        Err(why) => return Opening::not_tried(token, why),
    };
    let mut opening = Opening {
        algorithm: header.text("alg"),
        encryption: header.text("enc"),
        kid: header.text("kid"),
        outcome: Opened::NotTried(WhyNot::NoKey),
        tried: Vec::new(),
        cut_short: false,
        warnings: Vec::new(),
    };
    opening.outcome = match Parts::of(text, token, recipient) {
        Ok(parts) => opening
            .try_keys(&header, &parts, ring, work)
            .unwrap_or_else(Opened::NotTried),
        Err(why) => Opened::NotTried(why),
    };
    opening
}

/// What is left of a token that has nobody it is encrypted for.
pub(super) fn incomplete(token: &Encrypted) -> Opening {
    Opening::not_tried(token, WhyNot::Absent(PartName::EncryptedKey))
}

/// A recipient who comes too late.
pub(super) fn too_much(token: &Encrypted) -> Opening {
    Opening::not_tried(token, WhyNot::TooMuchWork)
}

/// A token that lies too deep.
pub(super) fn too_deep(reading: &Reading) -> Vec<Opening> {
    match &reading.token {
        Token::Encrypted(token) => vec![Opening::not_tried(token, WhyNot::TooDeep)],
        _ => Vec::new(),
    }
}

impl Opening {
    fn not_tried(token: &Encrypted, why: WhyNot) -> Self {
        let text = |name: &str| {
            let value = token.header.as_ref()?.json.get(name)?;
            Some(value.string()?.into_owned())
        };
        Self {
            algorithm: text("alg"),
            encryption: text("enc"),
            kid: text("kid"),
            outcome: Opened::NotTried(why),
            tried: Vec::new(),
            cut_short: false,
            warnings: Vec::new(),
        }
    }

    fn try_keys(
        &mut self,
        header: &Header<'_>,
        parts: &Parts<'_>,
        ring: &Keyring,
        work: &mut Work,
    ) -> Result<Opened, WhyNot> {
        let name = self.algorithm.as_deref();
        let name = name.ok_or(WhyNot::NoParameter("alg"))?;
        let encryption = self.encryption.as_deref();
        let encryption = encryption.ok_or(WhyNot::NoParameter("enc"))?;
        let management =
            algorithm::management(name).ok_or_else(|| WhyNot::UnknownAlgorithm(name.to_owned()))?;
        let cipher = algorithm::cipher(encryption)
            .ok_or_else(|| WhyNot::UnknownEncryption(encryption.to_owned()))?;
        let deflated = header.is_deflated()?;
        let parameters = match Parameters::read(management, header) {
            Ok(parameters) => parameters,
            Err(failure) => return Ok(Opened::Failed(failure)),
        };
        self.warnings = parameters.warnings();
        if ring.keys.is_empty() {
            return Err(WhyNot::NoKey);
        }
        let wanted = Wanted {
            algorithm: name,
            encryption,
            cipher,
            parameters: &parameters,
            encrypted: parts.key,
        };
        let kid = self.kid.as_deref();
        for index in pick::pick(ring, &parameters, name, kid) {
            let Some(key) = ring.keys.get(index) else {
                continue;
            };
            if !work.take_key(&parameters, key, parts.ciphertext.len()) {
                self.cut_short = true;
                break;
            }
            let plain = wanted
                .from(key)
                .and_then(|content_key| parts.open(&wanted, &content_key, deflated));
            match plain {
                Ok(bytes) => {
                    self.warnings.extend(pick::warnings(key, name, kid));
                    self.warnings.extend(short(key));
                    return Ok(Opened::Content(Content {
                        nested: header.says_nested() || super::is_token(&bytes),
                        bytes: Secret::new(bytes),
                        key: index,
                    }));
                }
                Err(failure) => self.tried.push(Tried {
                    key: index,
                    failure,
                }),
            }
        }
        let failures = self.tried.iter().map(|tried| &tried.failure);
        match failures.rev().max_by_key(|failure| failure.nearness()) {
            Some(nearest) => Ok(Opened::Failed(nearest.clone())),
            None if self.cut_short => Err(WhyNot::TooMuchWork),
            None => Ok(Opened::Failed(Failure::NoKeyFits)),
        }
    }
}

fn short(key: &Key) -> Option<Warning> {
    let Material::Rsa(rsa) = &key.material else {
        return None;
    };
    let bits = bits(&rsa.n);
    (bits < WANTED_BITS).then_some(Warning::ShortRsa(bits))
}

/// The parts of a token, none of them damaged.
struct Parts<'a> {
    key: &'a [u8],
    iv: &'a [u8],
    aad: Vec<u8>,
    ciphertext: &'a [u8],
    tag: &'a [u8],
}

impl<'a> Parts<'a> {
    fn of(text: &str, token: &'a Encrypted, recipient: &'a Recipient) -> Result<Self, WhyNot> {
        // A JSON serialisation leaves out an encrypted key that is empty (RFC 7516 §7.2.1); no
        // content is without vector and tag.
        Ok(Self {
            key: whole(&recipient.key, PartName::EncryptedKey)?,
            iv: there(&token.iv, PartName::InitializationVector)?,
            aad: covered(text, token),
            ciphertext: there(&token.ciphertext, PartName::Ciphertext)?,
            tag: there(&token.tag, PartName::AuthenticationTag)?,
        })
    }

    fn open(&self, wanted: &Wanted<'_>, key: &Secret, deflated: bool) -> Result<Vec<u8>, Failure> {
        let key_proved = wanted.parameters.prove_key();
        let (cipher, key) = (wanted.cipher, key.expose());
        let plain = content::open(cipher, key, self.iv, &self.aad, self.ciphertext, self.tag);
        let plain = plain.map_err(|fault| match fault {
            ContentFault::Key(lengths) => Failure::ContentKeyLength(lengths),
            ContentFault::Iv(lengths) => Failure::IvLength(lengths),
            ContentFault::TagLength(lengths) => Failure::TagLength(lengths),
            ContentFault::Tag => Failure::Tag { key_proved },
            ContentFault::Padding => Failure::Padding,
        })?;
        if !deflated {
            return Ok(plain);
        }
        deflate::inflate(&plain).map_err(|fault| match fault {
            InflateFault::TooLarge => Failure::Inflate {
                limit: deflate::MOST_BYTES,
            },
            InflateFault::Broken => Failure::InflateBroken,
        })
    }
}

fn there(part: &Option<BytesPart>, name: PartName) -> Result<&[u8], WhyNot> {
    match part {
        Some(_) => whole(part, name),
        None => Err(WhyNot::Absent(name)),
    }
}

fn whole(part: &Option<BytesPart>, name: PartName) -> Result<&[u8], WhyNot> {
    let Some(part) = part else {
        return Ok(&[]);
    };
    match part.remarks.iter().any(base64url::Remark::is_damage) {
        true => Err(WhyNot::Unreadable(name)),
        false => Ok(&part.bytes),
    }
}

/// What the tag covers beside the content: the protected header as it was sent, and behind a dot
/// `aad` as it was sent (RFC 7516 §5.2, step 15).
fn covered(text: &str, token: &Encrypted) -> Vec<u8> {
    let header = token.header.as_ref().filter(|_| token.protected);
    let header = header.map_or("", |header| header.span.of(text));
    match &token.aad {
        Some(aad) => [header, ".", aad.span.of(text)].concat(),
        None => header.to_owned(),
    }
    .into_bytes()
}
