//! A claim or header parameter on its way into a check.

use std::borrow::Cow;

use super::check::{Expected, Found, Outcome, Why};
use crate::token::json::{Json, Kind, Value};
use crate::token::time::Time;
use crate::token::{JsonPart, Reading, Token};

/// The header and the claims of a token.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) reading: &'a Reading,
    header: Option<&'a JsonPart>,
    payload: Option<&'a JsonPart>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(reading: &'a Reading) -> Self {
        Self {
            reading,
            header: reading.token.header(),
            payload: reading.token.payload(),
        }
    }

    /// A header parameter; `Err` says why nothing can be told.
    pub(super) fn parameter(self, name: &str) -> Result<Option<Value<'a>>, Why> {
        member(self.header, name).ok_or(Why::Unreadable)
    }

    /// A claim; `Err` says why nothing can be told.
    pub(super) fn claim(self, name: &str) -> Result<Option<Value<'a>>, Why> {
        member(self.payload, name).ok_or(match self.reading.token {
            Token::Encrypted(_) => Why::Encrypted,
            _ => Why::Unreadable,
        })
    }

    /// A member of `cnf` (RFC 7800 §3.1).
    pub(super) fn confirmation(self, name: &str) -> Option<Value<'a>> {
        self.claim("cnf").ok().flatten()?.get(name)
    }

    /// Whether there is such a claim.
    pub(super) fn has(self, name: &str) -> bool {
        matches!(self.claim(name), Ok(Some(_)))
    }

    /// The text of a claim, if it is one.
    pub(super) fn text(self, name: &str) -> Option<Cow<'a, str>> {
        self.claim(name).ok().flatten()?.string()
    }

    /// The header's `alg`, if it is a text.
    pub(super) fn alg(self) -> Option<Cow<'a, str>> {
        self.parameter("alg").ok().flatten()?.string()
    }

    /// The claims as JSON.
    pub(super) fn claims(self) -> Option<&'a Json> {
        self.payload.map(|part| &part.json)
    }
}

/// The member, `Some(None)` where it is not there, `None` where that cannot be told.
fn member<'a>(part: Option<&'a JsonPart>, name: &str) -> Option<Option<Value<'a>>> {
    let json = &part?.json;
    match json.get_whole(name) {
        Some(value) => Some(Some(value)),
        None if json.is_damaged() || json.object().is_none() => None,
        None => Some(None),
    }
}

/// What came of looking up a claim, before it is compared.
pub(super) type Looked<'a> = Result<Option<Value<'a>>, Why>;

/// A text that must be there; `judge` gets it.
pub(super) fn text(looked: Looked<'_>, judge: impl FnOnce(&str) -> Outcome) -> Outcome {
    match looked {
        Err(why) => Outcome::NotChecked(why),
        Ok(None) => Outcome::failed(Expected::SomeText, Found::Absent),
        Ok(Some(value)) => match value.string() {
            Some(text) => judge(&text),
            None => Outcome::failed(Expected::Kind(Kind::String), wrong_type(value)),
        },
    }
}

/// A text that must be there and hold something.
pub(super) fn some_text(looked: Looked<'_>) -> Outcome {
    text(looked, |text| {
        Outcome::ask(!text.is_empty(), || {
            (Expected::SomeText, Found::Text(String::new()))
        })
    })
}

/// A text that must be there and be this one.
pub(super) fn this_text(looked: Looked<'_>, wanted: &str) -> Outcome {
    let expected = || Expected::Text(wanted.to_owned());
    match looked {
        Ok(None) => Outcome::failed(expected(), Found::Absent),
        looked => text(looked, |text| {
            Outcome::ask(text == wanted, || {
                (expected(), Found::Text(text.to_owned()))
            })
        }),
    }
}

/// An object that must be there.
pub(super) fn object(looked: Looked<'_>) -> Outcome {
    let failed = |found| Outcome::failed(Expected::Kind(Kind::Object), found);
    match looked {
        Err(why) => Outcome::NotChecked(why),
        Ok(None) => failed(Found::Absent),
        Ok(Some(value)) if value.kind() == Kind::Object => Outcome::Passed,
        Ok(Some(value)) => failed(wrong_type(value)),
    }
}

/// `aud` must be there and name somebody (RFC 7519 §4.1.3).
pub(super) fn some_audience(parts: Parts<'_>) -> Outcome {
    match parts.claim("aud") {
        Ok(Some(value)) if value.kind() == Kind::Array => {
            let named = value.items().any(|item| item.kind() == Kind::String);
            Outcome::ask(named, || (Expected::SomeText, wrong_type(value)))
        }
        looked => some_text(looked),
    }
}

/// Something that must not be there.
pub(super) fn absent(looked: Looked<'_>) -> Outcome {
    match looked {
        Err(why) => Outcome::NotChecked(why),
        Ok(None) => Outcome::Passed,
        Ok(Some(value)) => Outcome::failed(Expected::Absent, as_found(value)),
    }
}

/// A moment that must be there, between these seconds; `None` leaves a side open.
pub(super) fn moment(looked: Looked<'_>, from: Option<i64>, to: Option<i64>) -> Outcome {
    match looked {
        Err(why) => Outcome::NotChecked(why),
        Ok(None) => Outcome::failed(Expected::Time, Found::Absent),
        Ok(Some(value)) => {
            let (first, last) = (from.unwrap_or(i64::MIN), to.unwrap_or(i64::MAX));
            match seconds(value) {
                Some(at) if first <= at && at <= last => Outcome::Passed,
                Some(at) => Outcome::failed(Expected::Between(first, last), Found::Time(at)),
                None => Outcome::failed(Expected::Time, wrong_type(value)),
            }
        }
    }
}

/// The seconds of a number; a number in quotes is none (RFC 7519 §2).
pub(super) fn seconds(value: Value<'_>) -> Option<i64> {
    value.number()?;
    Time::from_value(value).seconds()
}

/// A value as evidence.
pub(super) fn as_found(value: Value<'_>) -> Found {
    match value.string() {
        Some(text) => Found::Text(text.into_owned()),
        None => wrong_type(value),
    }
}

/// A value whose type is what is wrong.
pub(super) fn wrong_type(value: Value<'_>) -> Found {
    Found::WrongType {
        kind: value.kind(),
        raw: value.raw().to_owned(),
    }
}

/// Whether `typ` names this media type: the prefix `application/` may be left off (RFC 7515 §4.1.9),
/// and letter case does not count (RFC 2045 §5.1).
pub(super) fn is_type(typ: &str, wanted: &str) -> bool {
    const PREFIX: &str = "application/";
    let bare = match typ.split_at_checked(PREFIX.len()) {
        Some((prefix, bare)) if prefix.eq_ignore_ascii_case(PREFIX) => bare,
        _ => typ,
    };
    bare.eq_ignore_ascii_case(wanted)
}

/// `typ` must be there and name this media type.
pub(super) fn this_type(parts: Parts<'_>, wanted: &str) -> Outcome {
    let expected = || Expected::Text(wanted.to_owned());
    match parts.parameter("typ") {
        Ok(None) => Outcome::failed(expected(), Found::Absent),
        looked => text(looked, |typ| {
            Outcome::ask(is_type(typ, wanted), || {
                (expected(), Found::Text(typ.to_owned()))
            })
        }),
    }
}

/// `alg` must be there and be another one than `none` (RFC 7518 §3.6).
pub(super) fn signed(parts: Parts<'_>) -> Outcome {
    text(parts.parameter("alg"), |alg| {
        Outcome::ask(alg != "none", || {
            (Expected::Signed, Found::Text(alg.to_owned()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types() {
        let cases = [
            ("dpop+jwt", true),
            ("DPoP+JWT", true),
            ("application/dpop+jwt", true),
            ("Application/dpop+jwt", true),
            ("jwt", false),
            ("text/dpop+jwt", false),
            ("dpop+jwt ", false),
            ("", false),
            ("applicatioñ/", false),
        ];
        for (typ, wanted) in cases {
            assert_eq!(is_type(typ, "dpop+jwt"), wanted, "{typ}");
        }
    }
}
