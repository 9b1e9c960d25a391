//! Something that we noticed, with its evidence. No prose.

use crate::audience::difference::Visible;
use crate::binding::Bound;
use crate::binding::check::Check;
use crate::binding::sd_jwt::{DisclosureFault, Fault, Place};
use crate::intake::Mistake;
use crate::token::PartName;
use crate::token::base64url::Remark;
use crate::token::json::Remark as JsonRemark;
use crate::token::time::{Form, Unit};
use crate::token::unwrap::Wrapping;
use crate::validators::GateName;

/// Something that is worth saying whether or not a gate failed over it.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The message that was pasted speaks of another token.
    AnotherToken {
        /// The gate that the message blames.
        gate: GateName,
        /// The claim that it speaks of.
        claim: String,
        /// The value in the message.
        value: String,
        /// Whose value that is.
        quoted: Quoted,
        /// What this token holds there.
        found: Vec<String>,
        /// Whether API Management is the validator.
        api_management: bool,
    },
    /// `aud` names several audiences as one string.
    AudienceJoined {
        /// The string.
        whole: String,
        /// What separates them.
        separator: char,
    },
    /// `aud` is an array, which some validators never match.
    AudienceList {
        /// How many audiences it holds.
        count: usize,
    },
    /// The audience passed only because a trailing slash is forgiven here.
    AudienceSlashForgiven {
        /// As in the token.
        found: String,
        /// As expected.
        wanted: String,
    },
    /// The claims were pasted without their encoding.
    ClaimsOnly,
    /// `crit` lists extensions that a validator must understand (RFC 7515 §4.1.11).
    Critical {
        /// As written.
        names: String,
    },
    /// A text with characters that cannot be seen or that look like others.
    DeceptiveText {
        /// Which part.
        part: PartName,
        /// The member.
        member: String,
        /// The text, taken apart.
        text: Vec<Visible>,
    },
    /// An SD-JWT that a verifier must refuse (RFC 9901 §7.1).
    DisclosuresRefused {
        /// The first thing for which it must.
        first: Refusal,
        /// How many more there are.
        more: usize,
    },
    /// The same member twice in one object.
    Duplicate {
        /// Which part.
        part: PartName,
        /// The member.
        member: String,
        /// Each value as written, in order.
        values: Vec<String>,
    },
    /// The header brings a key or an address of one (RFC 7515 §4.1.2 to §4.1.6).
    EmbeddedKey {
        /// The header parameter.
        parameter: &'static str,
    },
    /// base64url that is not canonical.
    Encoding {
        /// Which part.
        part: PartName,
        /// What is off.
        remark: Remark,
    },
    /// Only Microsoft Graph can check this token.
    GraphNonce,
    /// Too many groups to list; they must be asked for (entra-docs access-token-claims-reference.md).
    GroupOverage,
    /// `iss` is nearly that of a known provider, but for its spelling.
    IssuerMisspelt {
        /// The provider's name.
        provider: &'static str,
        /// How that provider spells it.
        spelling: String,
    },
    /// JSON that is readable but not as it should be.
    Json {
        /// Which part.
        part: PartName,
        /// What is off.
        remark: JsonRemark,
    },
    /// The header says that the token was made here, for tests ([`crate::crypto::draft::MARK`]).
    MadeHere,
    /// A mistake in settings that were pasted.
    Mistake(Mistake),
    /// A number that JavaScript and others cannot hold exactly (RFC 8259 §6).
    NumberNotExact {
        /// The member.
        member: String,
        /// As written.
        raw: String,
    },
    /// A logout token, a security event token or a hash in an ID token breaks a rule that must be kept.
    RuleBroken {
        /// Which of them.
        kind: Bound,
        /// The rule, and what came of it.
        check: Check,
    },
    /// Disclosures stand behind the token (RFC 9901).
    SelectiveDisclosure {
        /// How many pieces.
        count: usize,
    },
    /// Something around the token was taken off.
    Taken(Wrapping),
    /// A time that is not written as whole seconds.
    TimeForm {
        /// The claim.
        claim: &'static str,
        /// How it is written.
        form: Form,
        /// As written.
        raw: String,
    },
    /// A time that is probably not in seconds.
    TimeUnit {
        /// The claim.
        claim: &'static str,
        /// The probable unit.
        unit: Unit,
        /// As written.
        raw: String,
    },
    /// The resource's registration decides the version of an Entra access token.
    VersionDecidedByResource {
        /// `ver`.
        version: String,
    },
}

/// For what an SD-JWT must be refused. Disclosures are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// For something that is wrong with it as a whole.
    Whole(Fault),
    /// For something that is wrong with a disclosure.
    Disclosure(usize, DisclosureFault),
    /// For a disclosure that belongs nowhere, or came twice.
    Place(usize, Place),
}

/// Whose value a message quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoted {
    /// That of the token which was looked at.
    Found,
    /// The one that the validator wants.
    Wanted,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Some validators refuse the token over it.
    Problem,
    /// A trap, or a danger.
    Caution,
    /// Good to know.
    Note,
}

impl Severity {
    /// Stable, kebab-case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Caution => "caution",
            Self::Note => "note",
        }
    }
}

impl Finding {
    /// Stable, kebab-case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AnotherToken { .. } => "another-token",
            Self::AudienceJoined { .. } => "audience-joined",
            Self::AudienceList { .. } => "audience-list",
            Self::AudienceSlashForgiven { .. } => "audience-slash-forgiven",
            Self::ClaimsOnly => "claims-only",
            Self::Critical { .. } => "critical-extensions",
            Self::DeceptiveText { .. } => "deceptive-text",
            Self::DisclosuresRefused { .. } => "disclosures-refused",
            Self::Duplicate { .. } => "duplicate-member",
            Self::EmbeddedKey { .. } => "embedded-key",
            Self::Encoding { remark, .. } => match remark {
                Remark::Foreign { .. } => "foreign-character",
                Remark::Length { .. } => "impossible-length",
                Remark::Padding { .. } => "padding",
                Remark::StandardAlphabet { .. } => "standard-alphabet",
                Remark::TrailingBits { .. } => "trailing-bits",
            },
            Self::GraphNonce => "graph-nonce",
            Self::GroupOverage => "group-overage",
            Self::IssuerMisspelt { .. } => "issuer-misspelt",
            Self::Json { remark, .. } => match remark {
                JsonRemark::ByteOrderMark => "byte-order-mark",
                JsonRemark::ControlCharacter { .. } => "control-character",
                JsonRemark::InvalidUtf8 { .. } => "invalid-utf8",
                JsonRemark::LoneSurrogate { .. } => "lone-surrogate",
            },
            Self::MadeHere => "made-here",
            Self::Mistake(mistake) => mistake.rule.code,
            Self::NumberNotExact { .. } => "number-not-exact",
            Self::RuleBroken { check, .. } => check.rule.code,
            Self::SelectiveDisclosure { .. } => "selective-disclosure",
            Self::Taken(wrapping) => wrapping.code(),
            Self::TimeForm {
                form: Form::Text, ..
            } => "time-as-text",
            Self::TimeForm { .. } => "time-not-whole",
            Self::TimeUnit {
                unit: Unit::Milliseconds,
                ..
            } => "time-in-milliseconds",
            Self::TimeUnit { .. } => "time-in-microseconds",
            Self::VersionDecidedByResource { .. } => "version-decided-by-resource",
        }
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Self::AnotherToken { .. }
            | Self::AudienceJoined { .. }
            | Self::Critical { .. }
            | Self::DisclosuresRefused { .. }
            | Self::Encoding { .. }
            | Self::Json { .. }
            | Self::RuleBroken { .. }
            | Self::TimeForm {
                form: Form::Text, ..
            }
            | Self::TimeUnit { .. } => Severity::Problem,
            Self::AudienceSlashForgiven { .. }
            | Self::DeceptiveText { .. }
            | Self::Duplicate { .. }
            | Self::EmbeddedKey { .. }
            | Self::IssuerMisspelt { .. }
            | Self::Mistake(_)
            | Self::NumberNotExact { .. }
            | Self::TimeForm { .. } => Severity::Caution,
            Self::AudienceList { .. }
            | Self::ClaimsOnly
            | Self::GraphNonce
            | Self::GroupOverage
            | Self::MadeHere
            | Self::SelectiveDisclosure { .. }
            | Self::Taken(_)
            | Self::VersionDecidedByResource { .. } => Severity::Note,
        }
    }
}
