//! Why a gate failed: the facts, without a sentence.

use super::kind::TokenKind;
use crate::audience::near_miss::NearMiss;
use crate::audience::resource::Owner;
use crate::binding::{check, key_binding};
use crate::issuer::near_miss::IssuerMiss;
use crate::token::audience::Audience;
use crate::token::json::Expected;
use crate::token::opaque::Opaque;
use crate::token::{PartName, Unknown};
use crate::validators::RequiredClaim;

/// Why a gate failed.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// A policy puts another token in the place of this one before the validator sees it.
    Replaced {
        /// Which.
        policy: &'static str,
    },
    /// No JWT but a secret of a known shape.
    Opaque(&'static Opaque),
    /// No token.
    Unknown(Unknown),
    /// A part is missing.
    PartMissing(PartName),
    /// There are more parts than the form has.
    SurplusParts(usize),
    /// A part is not base64url.
    Encoding {
        /// Which.
        part: PartName,
        /// Column in the part, from 1.
        column: usize,
        /// What stands there; `None` at the end.
        found: Option<char>,
    },
    /// A part is base64url, but not the canonical one that RFC 7515 §2 asks for.
    NotCanonical {
        /// Which.
        part: PartName,
    },
    /// A part is not JSON.
    Json {
        /// Which.
        part: PartName,
        /// Column in the encoded part, from 1.
        column: usize,
        /// Line in the decoded text, from 1.
        line: usize,
        /// Column in that line, from 1.
        line_column: usize,
        /// What stands there; `None` at the end.
        found: Option<char>,
        /// What the grammar allows there.
        expected: Expected,
    },
    /// A part is JSON but not an object (RFC 7515 §4, RFC 7519 §7.2).
    NotAnObject(PartName),
    /// A part is not UTF-8.
    NotUtf8 {
        /// Which.
        part: PartName,
        /// The first byte that does not fit.
        byte: u8,
        /// Offset in the decoded part.
        at: usize,
    },
    /// A kind of token that is not for APIs.
    WrongKind(TokenKind),
    /// `typ` is not the expected one.
    WrongType {
        /// As expected.
        wanted: String,
        /// As in the header.
        found: Option<String>,
    },
    /// The header names no algorithm.
    AlgorithmMissing,
    /// `alg` is `none`.
    AlgorithmNone,
    /// An algorithm that is not on the list that was set.
    AlgorithmNotListed {
        /// As in the header.
        found: String,
        /// As set.
        wanted: Vec<String>,
    },
    /// No registered signature algorithm.
    AlgorithmUnknown {
        /// As in the header.
        found: String,
    },
    /// There is no signature.
    Unsigned,
    /// No key that fits verifies the signature.
    SignatureWrong {
        /// As in the header.
        algorithm: String,
        /// The places of the keys that were tried.
        keys: Vec<usize>,
    },
    /// Its headers break a rule for which every verifier must refuse it (RFC 7515 sections 4.1.11 and 7.2.1).
    HeaderRefused,
    /// There is no issuer, or it is no string.
    IssuerMissing {
        /// As written, if it is there.
        raw: Option<String>,
    },
    /// Not an issuer that is expected.
    IssuerNotAccepted {
        /// As in the token.
        found: String,
        /// As expected, the nearest first.
        wanted: Vec<String>,
        /// How it relates to the nearest, in spelling.
        spelling: Vec<NearMiss>,
        /// How it relates to the nearest, in meaning.
        meaning: Vec<IssuerMiss>,
    },
    /// Any Entra tenant may mint it, but this is none.
    NotAnEntraIssuer {
        /// As in the token.
        found: String,
    },
    /// `iss` names another tenant than `tid`.
    TenantDisagrees {
        /// As in the token.
        issuer: String,
        /// As in the token.
        tenant: Option<String>,
    },
    /// The token is for nobody, or for something that is no audience; or none is expected, and the
    /// validator refuses for want of one.
    AudienceUnusable {
        /// As in the token.
        found: Audience,
        /// As expected.
        wanted: Vec<String>,
    },
    /// The token is for somebody else.
    AudienceNotAccepted {
        /// As in the token.
        found: Vec<String>,
        /// As expected.
        wanted: Vec<String>,
        /// The pair that is nearest to matching.
        nearest: Pair,
        /// How that pair relates, the most telling first.
        misses: Vec<NearMiss>,
        /// The known API or application that the token is for.
        resource: Option<Owner>,
    },
    /// `exp` has passed.
    Expired {
        /// `exp`.
        at: i64,
        /// How many seconds ago, skew not counted.
        ago: i64,
        /// The skew that was allowed.
        skew: i64,
    },
    /// `nbf` has not come.
    NotYetValid {
        /// `nbf`.
        at: i64,
        /// In how many seconds, skew not counted.
        ahead: i64,
        /// The skew that was allowed.
        skew: i64,
    },
    /// `nbf` comes after `exp`.
    EndsBeforeItStarts {
        /// `nbf`.
        start: i64,
        /// `exp`.
        end: i64,
    },
    /// There is no `exp`, and one is required.
    ExpiryMissing,
    /// A time claim is no time.
    TimeUnusable {
        /// Which.
        claim: &'static str,
        /// As written.
        raw: String,
    },
    /// No claim names the caller.
    CallerMissing {
        /// Who may call.
        wanted: Vec<String>,
    },
    /// This caller may not.
    CallerNotAllowed {
        /// The claim.
        claim: &'static str,
        /// As in the token.
        found: String,
        /// Who may call.
        wanted: Vec<String>,
    },
    /// A claim that the validator asks for is missing or holds something else.
    ClaimNotAccepted {
        /// As asked for.
        claim: RequiredClaim,
        /// As in the token, in pieces where a separator is set; `None` where it is missing.
        found: Option<Vec<String>>,
    },
    /// None of the required permissions is granted.
    PermissionMissing {
        /// Scopes of which one is needed.
        scopes: Vec<String>,
        /// Roles of which one is needed.
        roles: Vec<String>,
        /// What is granted.
        granted: Vec<String>,
        /// Whether the token stands for an application itself, which can have no scopes.
        app_only: bool,
    },
    /// A rule about the proof of a key, or a certificate, is broken.
    RuleBroken(check::Check),
    /// A rule about the key binding of an SD-JWT is broken.
    KeyBindingBroken(key_binding::Check),
}

impl Reason {
    /// Stable, kebab-case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Replaced { .. } => "replaced",
            Self::Opaque(_) => "opaque",
            Self::Unknown(_) => "no-token",
            Self::PartMissing(_) => "part-missing",
            Self::SurplusParts(_) => "surplus-parts",
            Self::Encoding { .. } => "not-base64url",
            Self::NotCanonical { .. } => "not-canonical",
            Self::Json { .. } => "not-json",
            Self::NotAnObject(_) => "not-an-object",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::WrongKind(_) => "wrong-kind",
            Self::WrongType { .. } => "wrong-type",
            Self::AlgorithmMissing => "algorithm-missing",
            Self::AlgorithmNone => "algorithm-none",
            Self::AlgorithmNotListed { .. } => "algorithm-not-listed",
            Self::AlgorithmUnknown { .. } => "algorithm-unknown",
            Self::Unsigned => "unsigned",
            Self::SignatureWrong { .. } => "signature-wrong",
            Self::HeaderRefused => "header-refused",
            Self::IssuerMissing { .. } => "issuer-missing",
            Self::IssuerNotAccepted { .. } => "issuer-not-accepted",
            Self::NotAnEntraIssuer { .. } => "not-an-entra-issuer",
            Self::TenantDisagrees { .. } => "tenant-disagrees",
            Self::AudienceUnusable { .. } => "audience-unusable",
            Self::AudienceNotAccepted { .. } => "audience-not-accepted",
            Self::Expired { .. } => "expired",
            Self::NotYetValid { .. } => "not-yet-valid",
            Self::EndsBeforeItStarts { .. } => "ends-before-it-starts",
            Self::ExpiryMissing => "expiry-missing",
            Self::TimeUnusable { .. } => "time-unusable",
            Self::CallerMissing { .. } => "caller-missing",
            Self::CallerNotAllowed { .. } => "caller-not-allowed",
            Self::ClaimNotAccepted { .. } => "claim-not-accepted",
            Self::PermissionMissing { .. } => "permission-missing",
            Self::RuleBroken(check) => check.rule.code,
            Self::KeyBindingBroken(check) => check.rule.code(),
        }
    }
}

/// An audience that is expected and one that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// As expected.
    pub wanted: String,
    /// As in the token.
    pub found: String,
}
