//! One question about a token, and how it was answered.

use super::kind::TokenKind;
pub use super::reason::{Pair, Reason};
use crate::binding::Bound;
pub use crate::validators::GateName;
use crate::validators::RequiredClaim;

/// A question and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// Which question.
    pub name: GateName,
    /// The answer.
    pub outcome: Outcome,
}

/// Four answers, never merged.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Looked at and in order.
    Passed(Evidence),
    /// Looked at and refused.
    Failed(Reason),
    /// Not looked at.
    NotChecked(Unchecked),
    /// The question does not arise.
    DoesNotApply(Moot),
}

/// The four answers without what led to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// See [`Outcome::Passed`].
    Passed,
    /// See [`Outcome::Failed`].
    Failed,
    /// See [`Outcome::NotChecked`].
    NotChecked,
    /// See [`Outcome::DoesNotApply`].
    DoesNotApply,
}

/// Why a gate passed.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// Every part could be read.
    Readable,
    /// The token's kind suits an API.
    Kind(TokenKind),
    /// `typ` is the expected one.
    Type {
        /// As in the header.
        found: String,
    },
    /// The algorithm is accepted.
    Algorithm {
        /// As in the header.
        found: String,
        /// Whether a list of algorithms was set.
        listed: bool,
    },
    /// A key that was given verifies the signature.
    Signature {
        /// As in the header.
        algorithm: String,
        /// Its place among the keys.
        key: usize,
    },
    /// The issuer is one of those expected.
    Issuer {
        /// As in the token.
        found: String,
    },
    /// An Entra tenant minted it and any may; `iss` and `tid` agree.
    AnyTenant {
        /// The tenant.
        tenant: String,
    },
    /// The audience is one of those expected.
    Audience {
        /// As in the token.
        found: String,
        /// As expected.
        wanted: String,
    },
    /// Now is between `nbf` and `exp`.
    Lifetime {
        /// Seconds until `exp`; negative inside the skew; `None` without `exp`.
        remaining: Option<i64>,
        /// Whether it passes only thanks to the skew.
        by_skew: bool,
    },
    /// The caller is allowed.
    Caller {
        /// Its id.
        found: String,
    },
    /// A claim holds what is asked for.
    Claim {
        /// As asked for.
        claim: RequiredClaim,
    },
    /// A required permission is granted.
    Permission {
        /// The claim.
        claim: &'static str,
        /// The permission.
        found: String,
    },
    /// A proof or a certificate is here, and every rule about it is kept.
    Bound(Bound),
    /// The key binding of an SD-JWT is here, and every rule about it is kept.
    KeyBinding,
}

/// Why a gate was not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unchecked {
    /// The token cannot be read so far.
    Unreadable,
    /// What would be looked at is encrypted.
    Encrypted,
    /// Nobody said what is expected.
    NotTold,
    /// There is no key to check with.
    NoKey,
    /// There are keys, but none that fits.
    NoKeyFits,
    /// Only the key inside the token matches, and anybody can put one there.
    OwnKeyOnly,
    /// `crit` names extensions that are not understood here (RFC 7515 section 4.1.11).
    Extension,
    /// The algorithm is not computed here.
    Algorithm,
    /// The payload stands elsewhere (RFC 7515 appendix F).
    Detached,
    /// It would take too long.
    TooMuch,
    /// Only Microsoft Graph can check it: the signature covers another `nonce` than the one shown.
    GraphOnly,
    /// The proof or certificate that it is bound to is not here.
    NoProof,
    /// A rule, by its code, could not be looked at; all others are kept.
    Rule(&'static str),
    /// Nothing in the token tells its kind.
    KindUnclear,
    /// A setting that it needs cannot be read.
    SettingUnusable,
}

/// Why a question does not arise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moot {
    /// A bearer token is bound to nobody.
    Bearer,
    /// There is no token.
    NoToken,
    /// An encrypted token's integrity comes from its encryption.
    Encryption,
    /// This validator does not ask.
    NotAsked,
}

impl Gate {
    /// Whether it was looked at and refused.
    pub fn failed(&self) -> bool {
        matches!(self.outcome, Outcome::Failed(_))
    }
}

impl Outcome {
    /// The answer without what led to it.
    pub fn state(&self) -> State {
        match self {
            Self::Passed(_) => State::Passed,
            Self::Failed(_) => State::Failed,
            Self::NotChecked(_) => State::NotChecked,
            Self::DoesNotApply(_) => State::DoesNotApply,
        }
    }

    /// What led to the answer; stable, kebab-case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Passed(evidence) => evidence.code(),
            Self::Failed(reason) => reason.code(),
            Self::NotChecked(why) => why.code(),
            Self::DoesNotApply(why) => why.code(),
        }
    }
}

impl Evidence {
    fn code(&self) -> &'static str {
        match self {
            Self::Readable => "readable",
            Self::Kind(_) => "kind-accepted",
            Self::Type { .. } => "type-accepted",
            Self::Algorithm { .. } => "algorithm-accepted",
            Self::Signature { .. } => "signature-verified",
            Self::Issuer { .. } => "issuer-accepted",
            Self::AnyTenant { .. } => "any-tenant",
            Self::Audience { .. } => "audience-accepted",
            Self::Lifetime { by_skew: true, .. } => "valid-by-skew",
            Self::Lifetime { .. } => "valid",
            Self::Caller { .. } => "caller-allowed",
            Self::Claim { .. } => "claim-accepted",
            Self::Permission { .. } => "permission-granted",
            Self::Bound(_) => "proof-verified",
            Self::KeyBinding => "key-binding-verified",
        }
    }
}

impl Unchecked {
    fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Encrypted => "encrypted",
            Self::NotTold => "not-told",
            Self::NoKey => "no-key",
            Self::NoKeyFits => "no-key-fits",
            Self::OwnKeyOnly => "own-key-only",
            Self::Extension => "extension-unknown",
            Self::Algorithm => "algorithm-not-computed",
            Self::Detached => "payload-detached",
            Self::TooMuch => "too-much",
            Self::GraphOnly => "graph-only",
            Self::NoProof => "no-proof",
            Self::Rule(_) => "rule-not-checked",
            Self::KindUnclear => "kind-unclear",
            Self::SettingUnusable => "setting-unusable",
        }
    }
}

impl Moot {
    fn code(self) -> &'static str {
        match self {
            Self::Bearer => "bearer",
            Self::NoToken => "no-token",
            Self::Encryption => "encryption",
            Self::NotAsked => "not-asked",
        }
    }
}

impl State {
    /// Stable, kebab-case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::NotChecked => "not-checked",
            Self::DoesNotApply => "does-not-apply",
        }
    }
}
