//! Private keys that a password keeps (PKCS#8: RFC 5958 §3; PBES2: RFC 8018 §6.2).

use pkcs8::EncryptedPrivateKeyInfoRef;
use pkcs8::pkcs5::{self, EncryptionScheme, pbes2::Kdf};
use spki::der::Decode;

use super::effort::Effort;
use super::{Key, KeyFault, KeyForm, Material, private};
use crate::crypto::secret::Secret;

/// Opens it, if its password was given and the work is not too much.
pub(super) fn read(der: &[u8], effort: &mut Effort<'_>) -> Key {
    // What cannot be decoded names a cipher that is not known here, such as those of PBES1.
    let Ok(info) = EncryptedPrivateKeyInfoRef::from_der(der) else {
        return locked(KeyForm::EncryptedPkcs8, Some(KeyFault::CannotOpen));
    };
    let password = effort.password;
    if password.expose().is_empty() {
        return locked(KeyForm::EncryptedPkcs8, None);
    }
    let scheme = &info.encryption_algorithm;
    if !is_affordable(scheme, effort) {
        return locked(KeyForm::EncryptedPkcs8, Some(KeyFault::CannotOpen));
    }
    let data = info.encrypted_data.as_bytes();
    let opened = scheme.decrypt(password.expose(), data).map(Secret::new);
    let wrong = match opened {
        // One in 256 wrong passwords leaves what looks like padding, and nothing behind it.
        Ok(opened) => match private::pkcs8(opened.expose(), effort) {
            Some(mut key) => {
                key.form = KeyForm::EncryptedPkcs8;
                return key;
            }
            None => KeyFault::WrongPassword,
        },
        Err(pkcs5::Error::DecryptFailed) => KeyFault::WrongPassword,
        Err(_) => KeyFault::CannotOpen,
    };
    locked(KeyForm::EncryptedPkcs8, Some(wrong))
}

/// A private key that stays closed, and why; without a reason it lacks only its password.
pub(super) fn locked(form: KeyForm, fault: Option<KeyFault>) -> Key {
    let mut key = Key::of(form, Material::Locked);
    key.faults.extend(fault);
    key
}

fn is_affordable(scheme: &EncryptionScheme, effort: &mut Effort<'_>) -> bool {
    let Some(parameters) = scheme.pbes2() else {
        return false;
    };
    match &parameters.kdf {
        Kdf::Pbkdf2(pbkdf2) => effort.rounds(pbkdf2.iteration_count.into()),
        Kdf::Scrypt(scrypt) => {
            let cost = scrypt.cost_parameter;
            let cost = cost.saturating_mul(scrypt.block_size.into());
            let cost = cost.saturating_mul(scrypt.parallelization.into());
            cost <= Effort::SCRYPT && effort.rounds(cost)
        }
        _ => false,
    }
}
