//! What a person gave to check a token with.

use base64::Engine;
use base64::engine::general_purpose;

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
    /// The nonce, or challenge, that the verifier gave whoever had to prove something.
    pub nonce: String,
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

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum File {
    /// Text, in UTF-8 as far as it goes and without a byte order mark.
    Text(String),
    /// A key or a certificate in DER, as its base64.
    Der(SecretText),
}

/// How everything in DER begins that is a key or a certificate: a sequence (X.690 section 8.9).
const SEQUENCE: u8 = 0x30;

impl File {
    /// What these bytes of a file are.
    pub fn of(bytes: Vec<u8>) -> Self {
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) if error.as_bytes().first() == Some(&SEQUENCE) => {
                let text = general_purpose::STANDARD.encode(error.as_bytes());
                return Self::Der(SecretText::new(text));
            }
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        };
        Self::Text(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        })
    }

    /// The same as the text of keys.
    pub fn into_keys(self) -> SecretText {
        match self {
            Self::Text(text) => SecretText::new(text),
            Self::Der(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_text_or_a_key() {
        let text = |text: &str| File::Text(text.to_owned());
        let cases: [(&[u8], File); 5] = [
            (b"", text("")),
            (b"\xef\xbb\xbf{}", text("{}")),
            (b"0123", text("0123")),
            (b"a\xff", text("a\u{fffd}")),
            (b"\x30\x82\xff", File::Der(SecretText::from("MIL/"))),
        ];
        for (bytes, expected) in cases {
            assert_eq!(File::of(bytes.to_vec()), expected, "{bytes:?}");
        }
    }
}
