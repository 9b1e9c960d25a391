//! A token before a validator: what its checks may look at.

use super::{Kind, Profile, Settings, Version};
use crate::token::audience::Audience;
use crate::token::json::{Json, Remark, Value};
use crate::token::time::Time;
use crate::token::{JsonPart, Reading, Signed, Token};

/// A token, the validator that it is shown to, what is set there, and the moment.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The validator.
    pub profile: &'static Profile,
    /// What is set there.
    pub settings: &'a Settings,
    /// The token.
    pub reading: &'a Reading,
    /// As of when, in seconds since 1970.
    pub now: i64,
}

impl<'a> Attempt<'a> {
    /// The JOSE header, as far as it could be read.
    pub fn header(&self) -> Option<&'a Json> {
        self.reading.token.header().map(|part| &part.json)
    }

    /// The claims, as far as they could be read.
    pub fn claims(&self) -> Option<&'a Json> {
        self.reading.token.payload().map(|part| &part.json)
    }

    /// A claim; of duplicates the last.
    pub fn claim(&self, name: &str) -> Option<Value<'a>> {
        self.claims()?.get_whole(name)
    }

    /// A claim that is a string.
    pub fn text(&self, name: &str) -> Option<String> {
        Some(self.claim(name)?.string()?.into_owned())
    }

    /// A header parameter that is a string.
    pub fn header_text(&self, name: &str) -> Option<String> {
        Some(self.header()?.get_whole(name)?.string()?.into_owned())
    }

    /// `aud`.
    pub fn audience(&self) -> Audience {
        self.claims().map_or(Audience::Absent, Audience::of)
    }

    /// A time claim.
    pub fn time(&self, name: &str) -> Time {
        self.claims()
            .map_or(Time::Absent, |claims| Time::of(claims, name))
    }

    /// The values of a claim: the strings of an array, or what stands in a string between blanks.
    pub fn words(&self, name: &str) -> Vec<String> {
        let Some(value) = self.claim(name) else {
            return Vec::new();
        };
        match value.string() {
            Some(text) => text.split_whitespace().map(str::to_owned).collect(),
            None => value
                .items()
                .map(|item| item.display().into_owned())
                .collect(),
        }
    }

    /// Whether the token is in a form that has a signature, and has one.
    pub fn is_signed(&self) -> bool {
        let signed = self.reading.token.signed();
        let signature = signed.and_then(|signed| signed.signature.as_ref());
        matches!(self.reading.token, Token::Signed(_) | Token::Serialized(_))
            && signature.is_some_and(|part| !part.span.is_empty())
    }

    /// Whether nothing of a token that can be read without a key is damaged or missing.
    pub fn is_whole(&self) -> bool {
        match &self.reading.token {
            Token::Signed(signed) | Token::Unsecured(signed) => is_whole(signed),
            Token::Serialized(all) => all.iter().all(is_whole),
            Token::Encrypted(_) => true,
            Token::Nothing | Token::Opaque(_) | Token::Unknown(_) => false,
        }
    }

    /// What is set, or what holds where nothing is filled in; without blanks around it.
    pub fn set(&self, kind: Kind) -> &'a str {
        match self.settings.text(kind).trim() {
            "" => self
                .profile
                .setting(kind)
                .map_or("", |setting| setting.default),
            text => text,
        }
    }

    /// Whether any of the validator's settings is filled in.
    pub fn is_filled_in(&self) -> bool {
        let mut settings = self.profile.settings.iter();
        settings.any(|setting| !self.settings.text(setting.kind).trim().is_empty())
    }

    /// Whether a switch is on.
    pub fn is_on(&self, name: &'static str) -> bool {
        self.set(Kind::Own(name)) == "true"
    }

    /// A number of seconds that is set, or its default.
    pub fn seconds(&self, kind: Kind) -> i64 {
        super::setting::seconds(self.set(kind)).unwrap_or(0)
    }

    /// A version that is set, or its default.
    pub fn version(&self, kind: Kind) -> Version {
        Version::parse(self.set(kind)).unwrap_or_default()
    }
}

fn is_whole(signed: &Signed) -> bool {
    let object = |part: &Option<JsonPart>| {
        part.as_ref().is_some_and(|part| {
            let broken = |remark: &Remark| matches!(remark, Remark::InvalidUtf8 { .. });
            part.is_object() && !part.json.is_damaged() && !part.json.remarks.iter().any(broken)
        })
    };
    object(&signed.header)
        && object(&signed.payload)
        && signed.signature.is_some()
        && signed.surplus.is_empty()
        && !signed.remarks().any(|(_, remark)| remark.is_damage())
}
