//! The key binding JWT of an SD-JWT (RFC 9901 §4.3): whether who presents the token holds the key
//! that its issuer bound it to, and meant this verifier, this transaction and these disclosures.

mod check;

pub use check::check;

use crate::crypto::KeyFault;
use crate::token::json::Kind;
use crate::token::time::Time;

/// What a verifier knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expected<'a> {
    /// The nonce that it gave the holder.
    pub nonce: Option<&'a str>,
    /// Its own identifier.
    pub audience: Option<&'a str>,
    /// The time, in seconds since 1970.
    pub now: i64,
    /// By how many seconds clocks may differ.
    pub tolerance: i64,
    /// How many seconds old the key binding may be; RFC 9901 §7.3 leaves it to the verifier.
    pub max_age: Option<i64>,
}

/// One rule and whether it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The rule.
    pub rule: Rule,
    /// Whether it is kept.
    pub outcome: Outcome,
}

/// The rules, in the order of RFC 9901 §7.3 step 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A JWT of three parts (§4.3).
    Form,
    /// The key of the holder, in `cnf` (step 5.a; RFC 7800 §3.2).
    Key,
    /// `alg` (step 5.b).
    Algorithm,
    /// The signature (step 5.c).
    Signature,
    /// `typ` (step 5.d).
    Type,
    /// `iat` (step 5.e).
    IssuedAt,
    /// `nonce` (step 5.f).
    Nonce,
    /// `aud` (step 5.f).
    Audience,
    /// `sd_hash` (step 5.g).
    Hash,
}

/// Whether a rule is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is.
    Passed,
    /// It is not.
    Failed(Failure),
    /// Nobody looked.
    NotChecked(WhyNot),
}

/// Why a rule is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// `alg` is `none` (§4.3).
    AlgorithmNone,
    /// `alg` is no digital signature: a shared secret, or encryption (§4.3).
    AlgorithmNoSignature(String),
    /// `crit` asks for something that is not understood here (RFC 7515 §4.1.11).
    Critical,
    /// Another value than expected.
    Differs {
        /// As written.
        found: String,
        /// What it must be.
        wanted: String,
    },
    /// The key binding says that it was made this many seconds from now.
    Future(i64),
    /// What is wrong with the key that `cnf` holds.
    KeyFaulty(Vec<KeyFault>),
    /// The key that `cnf` holds cannot have made a signature of this algorithm.
    KeyUnusable,
    /// It is not there.
    Missing,
    /// The key binding is older than it may be, in seconds.
    Old {
        /// How old it is.
        age: i64,
        /// How old it may be.
        most: i64,
    },
    /// Not as many parts as a JWT has.
    Parts(usize),
    /// Header, payload or signature is not base64url, or not JSON.
    Unreadable,
    /// The signature belongs to another key or another text.
    WrongSignature,
    /// A value of a type that it must not have.
    WrongType {
        /// What it is.
        kind: Kind,
        /// As written.
        raw: String,
    },
}

/// Why nobody looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// The algorithm is not known here.
    AlgorithmUnknown(String),
    /// `_sd_alg` names a hash that is not computed here.
    HashUnknown,
    /// There is no key, or no algorithm, to check it with; another rule says why.
    NoKey,
    /// Nobody said how old it may be. It is this many seconds old.
    NoLimit(i64),
    /// Nobody said what is expected. The value as written.
    NothingExpected(String),
    /// `cnf` names the key in a way that is not followed here: its members.
    OtherConfirmation(Vec<String>),
    /// The key binding JWT cannot be read.
    Unreadable,
}

impl Rule {
    /// Its name; stable, kebab-case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Form => "key-binding-form",
            Self::Key => "key-binding-cnf",
            Self::Algorithm => "key-binding-alg",
            Self::Signature => "key-binding-signature",
            Self::Type => "key-binding-typ",
            Self::IssuedAt => "key-binding-iat",
            Self::Nonce => "key-binding-nonce",
            Self::Audience => "key-binding-aud",
            Self::Hash => "key-binding-sd-hash",
        }
    }

    /// Where it stands: document and section.
    pub fn source(self) -> &'static str {
        match self {
            Self::Form => "RFC 9901 §4.3",
            Self::Key => "RFC 9901 §7.3 step 5.a; RFC 7800 §3.2",
            Self::Algorithm => "RFC 9901 §7.3 step 5.b",
            Self::Signature => "RFC 9901 §7.3 step 5.c",
            Self::Type => "RFC 9901 §7.3 step 5.d",
            Self::IssuedAt => "RFC 9901 §7.3 step 5.e",
            Self::Nonce | Self::Audience => "RFC 9901 §7.3 step 5.f",
            Self::Hash => "RFC 9901 §7.3 step 5.g",
        }
    }
}

impl Failure {
    /// A time that is missing or no time.
    fn of_time(time: Time) -> Self {
        match time {
            Time::Absent => Self::Missing,
            Time::WrongType { kind, raw } => Self::WrongType { kind, raw },
            // RFC 7519 §2: a NumericDate is a number, not a string that holds one.
            Time::At(date) => Self::WrongType {
                kind: Kind::String,
                raw: date.raw,
            },
        }
    }
}
