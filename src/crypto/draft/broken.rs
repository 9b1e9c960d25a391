//! Tokens that are wrong on purpose, to see whether one's own API refuses them.

use super::lifetime::Lifetime;
use super::{CompactFault, Draft, compact, encoded, text};
use crate::crypto::generate::another;
use crate::crypto::key::Key;
use crate::crypto::random::Random;
use crate::token::PartName;
use crate::token::json::{Json, Kind, Value};

/// One way to break a token. A careful API refuses each of them, but for two: it may find its key
/// without a `kid` (RFC 7515 §4.1.4), and some take an audience with a slash more or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Broken {
    /// For somebody else (RFC 7519 §4.1.3).
    WrongAudience,
    /// Each audience with a slash more at its end, or without the one that it has.
    TrailingSlash,
    /// By somebody else (RFC 7519 §4.1.1).
    OtherIssuer,
    /// Expired an hour ago (RFC 7519 §4.1.4).
    Expired,
    /// Valid in an hour (RFC 7519 §4.1.5).
    NotYetValid,
    /// Not signed, and saying so (RFC 7519 §6; RFC 8725 §3.2).
    Unsecured,
    /// Signed with another key of the same kind, under the name of the right one.
    OtherKey,
    /// Another payload than the one that was signed.
    AlteredPayload,
    /// Without the name of its key.
    NoKid,
}

/// A draft that was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altered {
    /// What is signed.
    pub draft: Draft,
    /// Claims that are put in the place of the signed ones afterwards.
    pub instead: Option<String>,
    /// Whether another key signs.
    pub other_key: bool,
    /// What is not as it was.
    pub alterations: Vec<Alteration>,
}

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alteration {
    /// Where.
    pub part: PartName,
    /// The parameter or claim; empty for the signature.
    pub name: &'static str,
    /// Its JSON before; `None` where it was absent.
    pub before: Option<String>,
    /// Its JSON now; `None` where it is absent.
    pub after: Option<String>,
}

/// Names that nobody owns (RFC 2606 §2).
const AUDIENCE: &str = "https://other-api.example";
const ISSUER: &str = "https://other-issuer.example";
const SUBJECT: &str = "mallory";

impl Broken {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::WrongAudience,
        Self::TrailingSlash,
        Self::OtherIssuer,
        Self::Expired,
        Self::NotYetValid,
        Self::Unsecured,
        Self::OtherKey,
        Self::AlteredPayload,
        Self::NoKid,
    ];

    /// Stable, kebab-case.
    pub fn code(self) -> &'static str {
        match self {
            Self::WrongAudience => "wrong-audience",
            Self::TrailingSlash => "trailing-slash",
            Self::OtherIssuer => "other-issuer",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::Unsecured => "unsecured",
            Self::OtherKey => "other-key",
            Self::AlteredPayload => "altered-payload",
            Self::NoKid => "no-kid",
        }
    }

    /// Breaks a draft; `now` is in seconds since 1970.
    /// `None` where there is nothing to break: no text in `aud`, no `kid`, no signature, or no JSON.
    pub fn apply(self, draft: &Draft, now: i64) -> Option<Altered> {
        let mut broken = draft.clone();
        let mut instead = None;
        let claims = |name, value: &str| text::set(&draft.claims, name, &text::quoted(value));
        match self {
            Self::WrongAudience => broken.claims = claims("aud", AUDIENCE)?,
            Self::OtherIssuer => broken.claims = claims("iss", ISSUER)?,
            Self::TrailingSlash => {
                let slashed = slashed(&Json::from_text(draft.claims.clone()))?;
                broken.claims = text::set(&draft.claims, "aud", &slashed)?;
            }
            Self::Expired => broken.claims = Lifetime::Expired.apply(&draft.claims, now)?,
            Self::NotYetValid => broken.claims = Lifetime::NotYet.apply(&draft.claims, now)?,
            Self::Unsecured => broken.choose("none"),
            Self::AlteredPayload => instead = Some(claims("sub", SUBJECT)?),
            Self::NoKid => {
                text::raw(&draft.header, "kid")?;
                broken.header = text::remove(&draft.header, "kid")?;
            }
            Self::OtherKey => {}
        }
        let needs_signature = matches!(self, Self::OtherKey | Self::AlteredPayload);
        if needs_signature && draft.algorithm == "none" {
            return None;
        }
        let other_key = self == Self::OtherKey;
        let said = instead.as_deref().unwrap_or(&broken.claims);
        let alterations = alterations(draft, &broken.header, said, other_key);
        Some(Altered {
            draft: broken,
            instead,
            other_key,
            alterations,
        })
    }
}

impl Altered {
    /// The broken token. Where another key signs, it is made here and forgotten.
    ///
    /// # Errors
    /// As [`compact`], and [`CompactFault::NoKey`] where no other key can be made.
    pub fn compact(&self, key: Option<&Key>, random: &mut Random) -> Result<String, CompactFault> {
        let other = match key.filter(|_| self.other_key) {
            Some(key) => Some(another(key, random).ok_or(CompactFault::NoKey)?),
            None => None,
        };
        let token = compact(&self.draft, other.as_ref().or(key), random)?;
        let Some(claims) = &self.instead else {
            return Ok(token);
        };
        let payload = encoded(&Json::from_text(claims.clone()));
        let mut parts: Vec<&str> = token.split('.').collect();
        if let Some(part) = parts.get_mut(1) {
            *part = &payload;
        }
        Ok(parts.join("."))
    }
}

/// `aud` with a slash more or less at the end of each of its texts.
fn slashed(claims: &Json) -> Option<String> {
    let aud = claims.get("aud")?;
    let slash = |value: Value<'_>| {
        let text = value.string()?;
        let without = text.strip_suffix('/').map(str::to_owned);
        Some(text::quoted(&without.unwrap_or_else(|| format!("{text}/"))))
    };
    if aud.kind() == Kind::String {
        return slash(aud);
    }
    let items: Option<Vec<String>> = aud.items().map(slash).collect();
    let items = items.filter(|items| !items.is_empty())?;
    Some(format!("[{}]", items.join(",")))
}

fn alterations(before: &Draft, header: &str, claims: &str, other_key: bool) -> Vec<Alteration> {
    const HEADER: [&str; 2] = ["alg", "kid"];
    const CLAIMS: [&str; 6] = ["iss", "sub", "aud", "iat", "nbf", "exp"];
    let difference = |part, name, old: &str, new: &str| {
        let (before, after) = (text::raw(old, name), text::raw(new, name));
        (before != after).then_some(Alteration {
            part,
            name,
            before,
            after,
        })
    };
    let header = HEADER.map(|name| difference(PartName::Header, name, &before.header, header));
    let claims = CLAIMS.map(|name| difference(PartName::Payload, name, &before.claims, claims));
    let signature = other_key.then_some(Alteration {
        part: PartName::Signature,
        name: "",
        before: None,
        after: None,
    });
    header
        .into_iter()
        .chain(claims)
        .flatten()
        .chain(signature)
        .collect()
}

#[cfg(test)]
mod tests;
