//! What is wrong with an SD-JWT, each with the place of the rule that it breaks.

use super::path::Path;
use crate::token::base64url;
use crate::token::json;

/// What is wrong with an SD-JWT as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A digest stands in the claims more than once, directly or by way of disclosures.
    DigestRepeated {
        /// The digest.
        digest: String,
        /// The object or array that holds it again.
        path: Path,
    },
    /// `disclosures` or `kb_jwt` stand in the unprotected header of a signature (from 0) behind the first.
    DisclosuresElsewhere(usize),
    /// `disclosures` in the unprotected header is not an array of strings, or `kb_jwt` not a string.
    DisclosuresNotStrings,
    /// A member `...` in an object that does not stand for an array element, or not alone.
    EllipsisMisplaced(Path),
    /// Nothing between two `~`.
    EmptyPart,
    /// `_sd_alg` elsewhere than in the outermost object of the signed claims.
    HashMisplaced(Path),
    /// `_sd_alg` is not a string.
    HashNotString,
    /// `_sd_alg` names a hash that is not computed here.
    HashUnknown(String),
    /// A `~` stands behind the key binding JWT, or more parts do.
    KeyBindingNotLast,
    /// No `~` at the end, and no key binding JWT either.
    NoFinalTilde,
    /// The signed claims are no JSON object, or a damaged one.
    PayloadUnreadable,
    /// `_sd` is not an array of strings.
    SdNotStrings(Path),
    /// Containers deeper than [`super::MAX_DEPTH`] are not entered; a limit of ours.
    TooDeep(Path),
    /// So many disclosures were left out behind [`super::MOST_DISCLOSURES`]; a limit of ours.
    TooMany(usize),
    /// `alg` is `none`.
    Unsecured,
    /// A credential without `vct`.
    VctMissing,
    /// `vct` is not a string.
    VctNotString,
}

/// What is wrong with one disclosure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisclosureFault {
    /// The claim decides whether the token is valid, and so should not be selectively disclosable.
    Critical,
    /// It is not base64url as JOSE writes it.
    Encoding(Vec<base64url::Remark>),
    /// Not as many elements as its digest asks for: three in `_sd`, two in an array.
    Length {
        /// Elements that it has.
        found: usize,
        /// Elements that it must have.
        wanted: usize,
    },
    /// The name of the claim is not a string.
    NameNotString,
    /// The name of the claim is `_sd` or `...`.
    NameReserved,
    /// The object has a claim of that name already.
    NameTaken,
    /// JSON, but not an array.
    NotArray,
    /// Not JSON.
    NotJson(Option<json::Fault>),
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// A credential must not disclose this claim, or what is inside of it, selectively.
    NotForCredential,
    /// The salt is not a string.
    SaltNotString,
    /// The disclosure of this index has the same salt.
    SaltRepeated(usize),
}

impl Fault {
    /// The rule that is broken; empty for a limit of ours.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::DigestRepeated { .. } => "RFC 9901 §7.1 step 4",
            Self::DisclosuresElsewhere(_) => "RFC 9901 §8.3",
            Self::DisclosuresNotStrings => "RFC 9901 §8.1",
            Self::EllipsisMisplaced(_) => "RFC 9901 §4.2.4.2",
            Self::EmptyPart | Self::KeyBindingNotLast | Self::NoFinalTilde => "RFC 9901 §4",
            Self::HashMisplaced(_) | Self::HashNotString => "RFC 9901 §4.1.1",
            Self::HashUnknown(_) => "RFC 9901 §7.1 step 2.d",
            Self::PayloadUnreadable => "RFC 9901 §4.1",
            Self::SdNotStrings(_) => "RFC 9901 §4.2.4.1",
            Self::TooDeep(_) | Self::TooMany(_) => "",
            Self::Unsecured => "RFC 9901 §7.1 step 2.a",
            Self::VctMissing => "draft-ietf-oauth-sd-jwt-vc-18 §2.2.2.3",
            Self::VctNotString => "draft-ietf-oauth-sd-jwt-vc-18 §2.2.2.1",
        }
    }

    /// Whether a verifier must refuse the token for it. The others are limits of ours, behind which
    /// nobody looked.
    pub fn refuses(&self) -> bool {
        !matches!(self, Self::TooDeep(_) | Self::TooMany(_))
    }
}

impl DisclosureFault {
    /// The rule that is broken.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Critical => "RFC 9901 §9.7",
            Self::Encoding(_) => "RFC 9901 §4",
            Self::Length { wanted: 3, .. } => "RFC 9901 §7.1 step 3.c.ii",
            Self::Length { .. } => "RFC 9901 §7.1 step 3.c.iii",
            Self::NameNotString | Self::SaltNotString | Self::SaltRepeated(_) => "RFC 9901 §4.2.1",
            Self::NameReserved | Self::NameTaken => "RFC 9901 §7.1 step 3.c.ii",
            Self::NotArray | Self::NotJson(_) | Self::NotUtf8 => "RFC 9901 §4.2",
            // "including any of their sub-claims" is what the text towards -19 adds
            // (oauth-wg/oauth-sd-jwt-vc, commit f50f0a4).
            Self::NotForCredential => "draft-ietf-oauth-sd-jwt-vc-18 §2.2.2.3",
        }
    }

    /// Whether a verifier must refuse the token for it. The others are what an issuer should not do.
    pub fn refuses(&self) -> bool {
        !matches!(self, Self::Critical | Self::SaltRepeated(_))
    }
}
