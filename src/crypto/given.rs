//! What a person gave to check a token with.

use super::secret::SecretText;

/// Keys, passwords and contents beside the token, as typed or dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Keys in any form, several at once.
    pub keys: SecretText,
    /// How a shared secret stands for its bytes.
    pub form: SecretForm,
    /// The password of an encrypted private key.
    pub password: SecretText,
    /// The payload of a detached signature (RFC 7515 appendix F), as its sender had it.
    pub detached: String,
}

/// How the text of a shared secret stands for its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SecretForm {
    /// The bytes of its UTF-8.
    #[default]
    Text,
    /// base64 (RFC 4648 §4).
    Base64,
    /// base64url (RFC 4648 §5).
    Base64Url,
    /// Two hexadecimal digits for each byte.
    Hex,
}

impl SecretForm {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Text, Self::Base64, Self::Base64Url, Self::Hex];
}

impl Given {
    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        *self
            == Self {
                form: self.form,
                ..Self::default()
            }
    }
}
