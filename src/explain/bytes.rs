//! What can be said about a part that holds bytes.

use crate::token::PartName;

/// One sentence about a part, given how many bytes it has.
pub fn bytes(part: PartName, count: usize) -> &'static str {
    match (part, count) {
        // RFC 7519 §6: an unsecured JWT has the empty string as its signature.
        (PartName::Signature, 0) => "Empty: this token is not signed.",
        (PartName::Signature, _) => "It covers the header and the payload, as they are encoded.",
        // RFC 7518 §4.5 and §4.6: direct encryption and direct key agreement leave it empty.
        (PartName::EncryptedKey, 0) => "Empty: both sides already know the key, or agree on it.",
        (PartName::EncryptedKey, _) => "The key for the content, encrypted for the recipient.",
        // RFC 7516 §2.
        (PartName::InitializationVector, 0) => "Empty: the algorithm needs none, or it is missing.",
        (PartName::InitializationVector, _) => "A starting value, used once, that is no secret.",
        // RFC 7518 §5.2.2.1 pads to whole blocks of 16 bytes, §5.3 (AES-GCM) keeps the length.
        (PartName::Ciphertext, 0) => "Empty: there is no content.",
        (PartName::Ciphertext, _) => {
            "The claims, or another token, encrypted; about as long as the plain content."
        }
        // RFC 7516 §2.
        (PartName::AuthenticationTag, 0) => "Empty: nothing protects the content against changes.",
        (PartName::AuthenticationTag, _) => "Shows the recipient that nobody changed the token.",
        // RFC 7515 §7.1 has three parts, RFC 7516 §7.1 five.
        (PartName::Surplus, _) => "No form of token has a part here.",
        (PartName::Header | PartName::Payload, _) => "JSON.",
    }
}

/// What an encrypted token keeps from everybody without the key.
///
/// RFC 7516 §3: only the header is readable, and it is not secret.
pub const ENCRYPTED: &str = "Only its header can be read. The claims are encrypted for the \
    recipient, so an API without the key cannot check a single one.";

/// A token around another, or the one in it: the outermost is the first.
///
/// RFC 7519 §5.2: a token may be nested in another, several times.
pub const LAYER: &str = "Encrypted token";

/// What may stand behind a token.
///
/// RFC 9901 §4: disclosures, and a key-binding JWT, are joined to the token with tildes.
pub const DISCLOSURE: &str =
    "What the holder chose to disclose, behind a tilde: a salt, a name and a value.";
