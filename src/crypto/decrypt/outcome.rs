//! What came of trying to open an encrypted token.

use crate::crypto::content::Lengths;
use crate::crypto::key::KeyFault;
use crate::crypto::secret::Secret;
use crate::token::PartName;

/// What came of it for one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// `alg`, where it is a string.
    pub algorithm: Option<String>,
    /// `enc`, where it is a string.
    pub encryption: Option<String>,
    /// `kid`, where it is a string.
    pub kid: Option<String>,
    /// The answer.
    pub outcome: Opened,
    /// Each key that was tried before the answer stood, in order; the one that opened is not among them.
    pub tried: Vec<Tried>,
    /// Whether fitting keys were left out, because enough was computed.
    pub cut_short: bool,
    /// What speaks against the token although it can be opened, or against how.
    pub warnings: Vec<Warning>,
}

/// A key that did not open it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Which, as index into the ring.
    pub key: usize,
    /// Why not.
    pub failure: Failure,
}

/// The three answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It is open.
    Content(Content),
    /// It cannot be opened with what is there.
    Failed(Failure),
    /// Nothing was computed.
    NotTried(WhyNot),
}

/// What was in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The bytes; those of a production token deserve as much care as its key.
    pub bytes: Secret,
    /// Which key opened it, as index into the ring.
    pub key: usize,
    /// Whether it is a token again: `cty` says so (RFC 7519 §5.2), or it reads as one.
    pub nested: bool,
}

/// Why it cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No key is of the kind that `alg` asks for, or none of them has its private half.
    NoKeyFits,
    /// The shared secret is not as long as `alg` (RFC 7518 §4.4, §4.7) or with `dir` `enc` (§4.5) asks for.
    SecretLength(Lengths),
    /// The key is on another curve than the sender's ephemeral one (RFC 7518 §4.6.1.1).
    Curve {
        /// The curve of the key that was tried.
        found: &'static str,
        /// The curve of `epk`.
        wanted: &'static str,
    },
    /// The numbers of the key that was tried cannot be used.
    Key(KeyFault),
    /// The header lacks a parameter that `alg` asks for: `epk`, `iv`, `tag`, `p2s` or `p2c`
    /// (RFC 7518 §4.6.1, §4.7.1, §4.8.1).
    Missing(&'static str),
    /// Such a parameter is there, but of a wrong type or no base64url.
    Unreadable(&'static str),
    /// `iv` or `tag` of AES-GCM key encryption has a wrong length (RFC 7518 §4.7.1).
    ParameterLength {
        /// Which.
        parameter: &'static str,
        /// Its length.
        lengths: Lengths,
    },
    /// The sender's ephemeral key cannot be used.
    EphemeralKey(KeyFault),
    /// The sender's ephemeral key makes the agreed secret zero for everybody (RFC 8037 §5).
    ZeroSecret,
    /// `p2c` is no positive integer (RFC 7518 §4.8.1.2): as written.
    BadPbes2Count(String),
    /// `p2c` asks for more rounds than are computed here.
    Pbes2Count {
        /// As written.
        found: String,
        /// At most so many are.
        limit: u32,
    },
    /// With `dir` and `ECDH-ES` the encrypted key must be empty (RFC 7516 §5.2, step 10): its bytes.
    KeyNotEmpty(usize),
    /// The encrypted key cannot be of this algorithm, or not for this RSA key: it is as long as no
    /// key encrypted that way is.
    EncryptedKeyLength(Lengths),
    /// The encrypted key does not open: another key or password was used, or it was damaged. With
    /// key wrapping and OAEP the check is in it (RFC 3394 §2.2.3, RFC 8017 §7.1.2). With `RSA1_5` what
    /// comes out is not as long as it must be; a wrong key may as well show in the tag.
    KeyUnwrap,
    /// What was in the encrypted key is not as long as `enc` asks for (RFC 7516 §5.2, step 10): its
    /// maker did it wrong.
    ContentKeyLength(Lengths),
    /// The initialisation vector is not as long as `enc` asks for.
    IvLength(Lengths),
    /// The authentication tag is not as long as `enc` asks for.
    TagLength(Lengths),
    /// The tag does not match the content.
    Tag {
        /// Whether the key is the right one for certain, because it opened the encrypted key. Then
        /// content, header, `aad`, vector or tag were changed; else it may as well be another key.
        key_proved: bool,
    },
    /// The tag matches, but the content is not padded (RFC 7518 §5.2.2.2): its maker did it wrong.
    Padding,
    /// The content is open, but would be larger than this when inflated (RFC 7516 §4.1.3).
    Inflate {
        /// At most so many bytes are.
        limit: usize,
    },
    /// The content is open, but is no DEFLATE (RFC 1951), which `zip` says it is.
    InflateBroken,
}

/// Why nothing was computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// There is no key.
    NoKey,
    /// A part is not there.
    Absent(PartName),
    /// A part is damaged: not base64url, or a header that is no JSON.
    Unreadable(PartName),
    /// `alg` or `enc` is not there, or no string (RFC 7516 §4.1.1 and §4.1.2).
    NoParameter(&'static str),
    /// This `alg` is none of those that come by a content encryption key here.
    UnknownAlgorithm(String),
    /// This `enc` is not computed here.
    UnknownEncryption(String),
    /// This `zip` is not known (RFC 7516 §4.1.3 has only `DEF`).
    UnknownCompression(String),
    /// `crit` asks for extensions, none of which is known here (RFC 7516 §4.1.13).
    Critical(Vec<String>),
    /// `crit` is not what it must be: a list of names, not empty, each in the header (RFC 7515 §4.1.11).
    BadCritical,
    /// A parameter that must be protected is not: `crit` or `zip` (RFC 7516 §4.1.3, §4.1.13).
    Unprotected(&'static str),
    /// A parameter stands in two of the headers, which must have none in common (RFC 7516 §7.2.1).
    NotDisjoint(String),
    /// It lies deeper than [`super::MOST_LAYERS`].
    TooDeep,
    /// The other recipients, or the layers around it, used up the work that is done for one token.
    /// Where single keys were left out for that, [`Opening::cut_short`] says so.
    TooMuchWork,
}

/// What speaks against a token although it can be opened, or against how it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// `RSA1_5`: whoever may ask a server often enough opens it without the key (Bleichenbacher
    /// 1998; RFC 8725 §3.2 advises against it, and NIST SP 800-131A disallows it since 2024).
    Rsa1_5,
    /// The RSA modulus has so few bits (RFC 7518 §4.2 and §4.3 ask for 2048).
    ShortRsa(usize),
    /// `p2c` asks for so few rounds (RFC 7518 §4.8.1.2 recommends 1000 at least).
    FewRounds(u32),
    /// `p2s` has so few bytes (RFC 7518 §4.8.1.1 asks for 8).
    ShortSalt(usize),
    /// The key that opened it has another `kid` than the token names.
    OtherKid {
        /// What the token names.
        wanted: String,
        /// What the key is called.
        found: String,
    },
    /// The key that opened it is for another algorithm, its `alg` says (RFC 7517 §4.4).
    OtherAlgorithm(String),
    /// The key that opened it is not for encryption, its `use` says (RFC 7517 §4.2).
    OtherUse(String),
}

impl Opening {
    /// The answer that speaks for a token: what opened it, else what came nearest to that.
    pub fn speaking(all: &[Self]) -> Option<&Self> {
        all.iter().rev().max_by_key(|own| match &own.outcome {
            Opened::Content(_) => (2, 0),
            Opened::Failed(failure) => (1, failure.nearness()),
            Opened::NotTried(_) => (0, 0),
        })
    }
}

impl Failure {
    /// How near it came, to tell the failure of the nearest key.
    pub(super) fn nearness(&self) -> u8 {
        match self {
            Self::NoKeyFits => 0,
            Self::Curve { .. } | Self::SecretLength(_) => 1,
            Self::EncryptedKeyLength(_) => 2,
            Self::Key(_) => 3,
            Self::KeyUnwrap | Self::ContentKeyLength(_) => 4,
            Self::Tag { key_proved: false } => 5,
            Self::Tag { key_proved: true } => 7,
            Self::Padding | Self::Inflate { .. } | Self::InflateBroken => 8,
            _ => 6,
        }
    }
}
