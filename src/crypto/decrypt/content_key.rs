//! How one key comes by the content encryption key (RFC 7516 §5.2, steps 6 to 11).

use super::outcome::Failure;
use super::parameters::Parameters;
use crate::crypto::agreement::{AgreementFault, agree};
use crate::crypto::algorithm::Cipher;
use crate::crypto::content::{Lengths, gcm};
use crate::crypto::key::{Key, KeyFault, Material, Rsa};
use crate::crypto::material::rsa_private::rsa_private;
use crate::crypto::rsa_key::{self, Padding};
use crate::crypto::secret::Secret;
use crate::crypto::{aes_wrap, concat_kdf, password};

/// What is asked of a key.
pub(super) struct Wanted<'a> {
    /// `alg`.
    pub(super) algorithm: &'a str,
    /// `enc`.
    pub(super) encryption: &'a str,
    /// What `enc` asks for.
    pub(super) cipher: Cipher,
    /// What `alg` asks for.
    pub(super) parameters: &'a Parameters,
    /// The encrypted key.
    pub(super) encrypted: &'a [u8],
}

impl Wanted<'_> {
    /// The content encryption key, as this key gives it.
    pub(super) fn from(&self, key: &Key) -> Result<Secret, Failure> {
        let length = self.cipher.key_bytes();
        let plain = match (self.parameters, &key.material) {
            (Parameters::Rsa(padding), Material::Rsa(rsa)) => self.rsa(*padding, rsa),
            (Parameters::Direct, Material::Oct(secret)) => {
                self.must_be_empty()?;
                has_length(secret, length)?;
                return Ok(secret.clone());
            }
            (Parameters::AesKw(bytes), Material::Oct(secret)) => {
                has_length(secret, *bytes)?;
                self.unwrap(secret)
            }
            (Parameters::AesGcmKw { bytes, iv, tag }, Material::Oct(secret)) => {
                has_length(secret, *bytes)?;
                let encrypted = self.encrypted.len();
                Lengths::differ(encrypted, length).map_err(Failure::EncryptedKeyLength)?;
                let plain = gcm::open(secret.expose(), iv, &[], self.encrypted, tag);
                plain.map(Secret::new).ok_or(Failure::KeyUnwrap)
            }
            (
                Parameters::Password {
                    hash,
                    wrap,
                    salt,
                    rounds,
                },
                Material::Oct(secret),
            ) => {
                self.wrapped_length()?;
                let key = password::derive(*hash, secret, self.algorithm, salt, *rounds, *wrap);
                self.unwrap(&key)
            }
            (Parameters::Agreement { .. }, own) => self.agreement(own),
            _ => Err(Failure::NoKeyFits),
        }?;
        Lengths::differ(plain.len(), length).map_err(Failure::ContentKeyLength)?;
        Ok(plain)
    }

    fn rsa(&self, padding: Padding, rsa: &Rsa) -> Result<Secret, Failure> {
        // RFC 8017 §7.1.2 and §7.2.2, step 1.
        Lengths::differ(self.encrypted.len(), rsa.n.len()).map_err(Failure::EncryptedKeyLength)?;
        let private = rsa_private(rsa).map_err(Failure::Key)?;
        let plain =
            rsa_key::decrypt(padding, &private, self.encrypted).ok_or(Failure::KeyUnwrap)?;
        // What looks like chance is what a wrong key gives with this padding, in any length.
        match padding == Padding::Pkcs1 && plain.len() != self.cipher.key_bytes() {
            true => Err(Failure::KeyUnwrap),
            false => Ok(plain),
        }
    }

    fn agreement(&self, own: &Material) -> Result<Secret, Failure> {
        let Parameters::Agreement {
            ephemeral,
            party_u,
            party_v,
            wrap,
        } = self.parameters
        else {
            return Err(Failure::NoKeyFits);
        };
        let secret = agree(own, &ephemeral.material).map_err(|fault| match fault {
            AgreementFault::Kinds { own, other } => Failure::Curve {
                found: own,
                wanted: other,
            },
            AgreementFault::Own(fault) => Failure::Key(fault),
            AgreementFault::Other(fault) => Failure::EphemeralKey(fault),
            AgreementFault::Zero => Failure::ZeroSecret,
        })?;
        // RFC 7518 §4.6.2: the name of what the derived key is for.
        let (algorithm, length) = match wrap {
            Some(bytes) => (self.algorithm, *bytes),
            None => (self.encryption, self.cipher.key_bytes()),
        };
        let info = concat_kdf::Info {
            algorithm,
            party_u,
            party_v,
        };
        let key = concat_kdf::derive(&secret, info, length);
        match wrap {
            Some(_) => self.unwrap(&key),
            None => self.must_be_empty().map(|()| key),
        }
    }

    fn unwrap(&self, key: &Secret) -> Result<Secret, Failure> {
        self.wrapped_length()?;
        aes_wrap::unwrap(key.expose(), self.encrypted).ok_or(Failure::KeyUnwrap)
    }

    fn wrapped_length(&self) -> Result<(), Failure> {
        let wanted = self.cipher.key_bytes().saturating_add(aes_wrap::ADDED);
        Lengths::differ(self.encrypted.len(), wanted).map_err(Failure::EncryptedKeyLength)
    }

    fn must_be_empty(&self) -> Result<(), Failure> {
        match self.encrypted.len() {
            0 => Ok(()),
            found => Err(Failure::KeyNotEmpty(found)),
        }
    }
}

fn has_length(secret: &Secret, wanted: usize) -> Result<(), Failure> {
    if secret.is_empty() {
        return Err(Failure::Key(KeyFault::Missing("k")));
    }
    Lengths::differ(secret.len(), wanted).map_err(Failure::SecretLength)
}
