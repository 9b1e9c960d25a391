//! The shape that all checks of this module share: a rule of a standard, and what came of it.

use crate::crypto::{Hash, KeyFault};
use crate::token::json::Kind;

/// One rule of a standard, asked of one token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The rule.
    pub rule: &'static Rule,
    /// What came of it.
    pub outcome: Outcome,
}

/// A rule of a standard.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable, kebab-case, unique in this module.
    pub code: &'static str,
    /// How binding it is.
    pub force: Force,
    /// Where it stands: document and section.
    pub source: &'static str,
}

/// How binding a rule is (RFC 2119).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Force {
    /// Who breaks it is refused: MUST, MUST NOT, REQUIRED, PROHIBITED.
    Must,
    /// Who breaks it may still be accepted: SHOULD, RECOMMENDED and their opposites.
    Should,
}

/// What came of a rule. The four are never merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Looked at and in order.
    Passed,
    /// Looked at and broken.
    Failed {
        /// What the rule asks for.
        expected: Expected,
        /// What is there.
        found: Found,
    },
    /// Not looked at.
    NotChecked(Why),
    /// The rule asks for nothing here.
    DoesNotApply,
}

/// What a rule asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// That it is not there.
    Absent,
    /// A signature algorithm with a public key (RFC 9449 §4.2, `alg`).
    Asymmetric,
    /// A moment from the first to the last of these seconds since 1970, both included.
    Between(i64, i64),
    /// The compact serialisation (RFC 7515 §7.1).
    Compact,
    /// A JSON value of this kind.
    Kind(Kind),
    /// No more than this many seconds.
    Most(i64),
    /// An object without members.
    NoMembers,
    /// One of these very texts.
    OneOf(Vec<String>),
    /// One of these members.
    OneOfMembers(&'static [&'static str]),
    /// No second time.
    Once,
    /// A public key, and nothing private.
    PublicKey,
    /// The signature that the key makes.
    Signature,
    /// A signature, by any algorithm but `none`.
    Signed,
    /// One audience, not several.
    SingleAudience,
    /// At least one member.
    SomeMember,
    /// Any text but the empty one.
    SomeText,
    /// This very text.
    Text(String),
    /// A number of seconds since 1970 (RFC 7519 §2).
    Time,
    /// A name that is an absolute URI (RFC 3986 §3).
    Uri,
}

/// What is there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Absent,
    /// An address that differs, after both were normalised.
    Address {
        /// As written.
        text: String,
        /// The first part that differs.
        part: AddressPart,
    },
    /// The same digest, written in another way than the standard asks for.
    Digest {
        /// As written.
        text: String,
        /// What was done instead; proved by doing it.
        slip: Slip,
    },
    /// A key that cannot be used.
    Faults(Vec<KeyFault>),
    /// Another serialisation, or a part of a token only.
    OtherForm,
    /// This many seconds, or audiences.
    Number(i64),
    /// Members that only a private or a shared key has.
    PrivateMembers(Vec<&'static str>),
    /// A text.
    Text(String),
    /// A moment, in seconds since 1970.
    Time(i64),
    /// A signature of another key, or over something else.
    WrongSignature,
    /// A value of another type than the rule asks for.
    WrongType {
        /// What it is.
        kind: Kind,
        /// As written.
        raw: String,
    },
}

/// The parts of an address, in the order in which they are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AddressPart {
    /// It is no address with a scheme and a host.
    Whole,
    /// `https`.
    Scheme,
    /// The host, with the name of a user if there is one.
    Host,
    /// The port.
    Port,
    /// The path.
    Path,
}

/// How somebody got a digest almost right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slip {
    /// Hexadecimal digits.
    Hex,
    /// The hexadecimal digits were encoded, not the bytes.
    HexEncoded,
    /// base64 with `+`, `/` or `=` instead of base64url without padding (RFC 7515 §2).
    Base64,
    /// All of the hash instead of its left half.
    Whole,
    /// The right half of the hash instead of the left one.
    RightHalf,
    /// The left half of the hash instead of all of it.
    Half,
    /// With another hash function.
    OtherHash(Hash),
}

/// Why a rule was not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The access token says nothing readable, so only the server that issued it knows what it is bound to.
    AccessTokenOpaque,
    /// What would be looked at is encrypted.
    Encrypted,
    /// The key that would be needed cannot be used: [`Expected::PublicKey`] has failed.
    NoKey,
    /// The access token is not here.
    NoAccessToken,
    /// The attestation that the proof belongs to is not here.
    NoAttestation,
    /// The authorization code is not here.
    NoCode,
    /// The certificate of the client is not here.
    NoCertificate,
    /// No standard says which hash goes with this `alg`.
    NoHash(String),
    /// The ID token of the same session is not here.
    NoIdToken,
    /// The nonce or challenge that the server gave is not here.
    NoNonce,
    /// The proof of the key is not here.
    NoProof,
    /// The request is not here.
    NoRequest,
    /// There is no signature: only claims, or a part of a token.
    NoSignature,
    /// The `state` of the request is not here.
    NoState,
    /// The address of the request is not a whole one: scheme or host is missing.
    RequestIncomplete,
    /// Who should receive it is not known.
    ReceiverUnknown,
    /// The algorithm has no public key: it works with a shared secret, or is `none`.
    Symmetric,
    /// This algorithm is not known here.
    UnknownAlgorithm(String),
    /// Signatures of this algorithm, or of this kind of key, cannot be computed here.
    Uncomputed(String),
    /// What stands there cannot be read.
    Unreadable,
}

impl Check {
    /// A check of this rule.
    pub fn new(rule: &'static Rule, outcome: Outcome) -> Self {
        Self { rule, outcome }
    }
}

impl Rule {
    /// A rule that must be kept.
    pub(super) const fn must(code: &'static str, source: &'static str) -> Self {
        Self {
            code,
            force: Force::Must,
            source,
        }
    }

    /// A rule that should be kept.
    pub(super) const fn should(code: &'static str, source: &'static str) -> Self {
        Self {
            code,
            force: Force::Should,
            source,
        }
    }
}

impl Outcome {
    /// Failed.
    pub(super) fn failed(expected: Expected, found: Found) -> Self {
        Self::Failed { expected, found }
    }

    /// Passed if `good`, else failed with what these make.
    pub(super) fn ask(good: bool, otherwise: impl FnOnce() -> (Expected, Found)) -> Self {
        if good {
            return Self::Passed;
        }
        let (expected, found) = otherwise();
        Self::Failed { expected, found }
    }
}
