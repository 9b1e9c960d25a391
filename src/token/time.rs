//! NumericDate (RFC 7519 §2): seconds since 1970-01-01T00:00:00Z, and what people write instead.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use super::json::number::Decimal;
use super::json::{Json, Kind, Value};

/// A time claim as it stands in the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Time {
    /// The claim is not there.
    Absent,
    /// A number of seconds.
    At(NumericDate),
    /// Not a time at all.
    WrongType {
        /// What it is.
        kind: Kind,
        /// As written.
        raw: String,
    },
}

/// A moment and how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumericDate {
    /// Whole seconds, rounded down; clamped to what 64 bits hold.
    pub seconds: i64,
    /// As written.
    pub raw: String,
    /// How it was written.
    pub form: Form,
}

/// How a time claim was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Digits only.
    Integer,
    /// With a fraction or an exponent, which RFC 7519 §2 allows and some libraries refuse.
    Decimal,
    /// A number inside a string, which RFC 7519 does not allow and some libraries take.
    Text,
}

/// The unit that a too large number is probably in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Thousandths of a second, as JavaScript's `Date.now()` gives.
    Milliseconds,
    /// Millionths of a second.
    Microseconds,
}

impl Time {
    /// Takes a claim from a claims set.
    pub fn of(claims: &Json, name: &str) -> Self {
        claims
            .get_whole(name)
            .map_or(Self::Absent, Self::from_value)
    }

    /// Reads the value of a time claim.
    pub fn from_value(value: Value<'_>) -> Self {
        let kind = value.kind();
        let raw = value.display().into_owned();
        let form = match kind {
            Kind::Number if raw.contains(['.', 'e', 'E']) => Form::Decimal,
            Kind::Number => Form::Integer,
            Kind::String => Form::Text,
            _ => return Self::WrongType { kind, raw },
        };
        match seconds(raw.trim()) {
            Some(seconds) => Self::At(NumericDate { seconds, raw, form }),
            None => Self::WrongType { kind, raw },
        }
    }

    /// The moment in seconds, if there is one.
    pub fn seconds(&self) -> Option<i64> {
        match self {
            Self::At(date) => Some(date.seconds),
            _ => None,
        }
    }
}

impl NumericDate {
    /// The unit that it was probably meant in, where seconds would be past the year 5138.
    pub fn unit(&self) -> Option<Unit> {
        match self.seconds {
            100_000_000_000..100_000_000_000_000 => Some(Unit::Milliseconds),
            100_000_000_000_000.. => Some(Unit::Microseconds),
            _ => None,
        }
    }
}

/// A moment as `2026-11-22 07:20:00`, in UTC. `None` where no calendar reaches.
pub fn utc(seconds: i64) -> Option<String> {
    let time = Offset::UTC.to_datetime(Timestamp::from_second(seconds).ok()?);
    let (year, month, day) = (time.year(), time.month(), time.day());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    Some(format!(
        "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"
    ))
}

/// The moment that a text such as `2026-11-22T07:20:00Z`, `2026-11-22 07:20` (UTC) or
/// `1795332000` names, in seconds.
pub fn parse(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    let (midnight, ahead) = civil(text)?;
    let midnight = Offset::UTC.to_timestamp(midnight).ok()?.as_second();
    Some(midnight - ahead)
}

fn seconds(raw: &str) -> Option<i64> {
    raw.parse()
        .ok()
        .or_else(|| Some(Decimal::parse(raw)?.floor()))
}

/// The date and time of day in UTC that starts `text`, and how many seconds its offset is ahead.
fn civil(text: &str) -> Option<(DateTime, i64)> {
    let (date, rest) = text.split_at_checked("2026-11-22".len())?;
    let mut date = date.split('-');
    let year = date.next()?.parse().ok()?;
    let month = date.next()?.parse().ok()?;
    let day = date.next()?.parse().ok()?;
    let rest = rest
        .trim_start_matches(['T', 't', ' '])
        .trim_end_matches(['Z', 'z']);
    let (time, ahead) = match rest
        .find(['+', '-'])
        .and_then(|at| rest.split_at_checked(at))
    {
        Some((time, offset)) => (time, seconds_of_day(offset.get(1..)?)? * sign(offset)),
        None => (rest, 0),
    };
    let midnight = DateTime::new(year, month, day, 0, 0, 0, 0).ok()?;
    // Fractions of a second are left out.
    let time = time.split('.').next().unwrap_or_default();
    let passed = if time.is_empty() {
        0
    } else {
        seconds_of_day(time.trim())?
    };
    Some((midnight, ahead - passed))
}

fn sign(offset: &str) -> i64 {
    if offset.starts_with('-') { -1 } else { 1 }
}

/// `07:20:00` or `07:20`.
fn seconds_of_day(text: &str) -> Option<i64> {
    let mut parts = text.split(':');
    let mut part = |limit: i64| -> Option<i64> {
        let value = parts.next().unwrap_or("0");
        let digits = value.len() <= 2 && value.bytes().all(|byte| byte.is_ascii_digit());
        value.parse().ok().filter(|value| digits && *value < limit)
    };
    let seconds = part(24)? * 3_600 + part(60)? * 60 + part(60)?;
    parts.next().is_none().then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let cases = [
            ("1795332000", Some((1_795_332_000, Form::Integer, None))),
            ("1795332000.75", Some((1_795_332_000, Form::Decimal, None))),
            ("1.795332e9", Some((1_795_332_000, Form::Decimal, None))),
            ("\"1795332000\"", Some((1_795_332_000, Form::Text, None))),
            (
                "1795332000123",
                Some((1_795_332_000_123, Form::Integer, Some(Unit::Milliseconds))),
            ),
            (
                "1795332000123456",
                Some((
                    1_795_332_000_123_456,
                    Form::Integer,
                    Some(Unit::Microseconds),
                )),
            ),
            (
                "1e400",
                Some((i64::MAX, Form::Decimal, Some(Unit::Microseconds))),
            ),
            ("-1", Some((-1, Form::Integer, None))),
            (
                "99999999999999999999",
                Some((i64::MAX, Form::Integer, Some(Unit::Microseconds))),
            ),
            ("\"tomorrow\"", None),
            ("\"inf\"", None),
            ("\"NaN\"", None),
            ("true", None),
            ("null", None),
            ("[]", None),
        ];
        for (raw, expected) in cases {
            let claims = Json::from_text(format!("{{\"exp\":{raw}}}"));
            let found = match Time::of(&claims, "exp") {
                Time::At(date) => Some((date.seconds, date.form, date.unit())),
                _ => None,
            };
            assert_eq!(found, expected, "{raw}");
        }
        assert_eq!(Time::of(&Json::from_text("{}".into()), "exp"), Time::Absent);
    }

    #[test]
    fn moments_print_and_parse() {
        assert_eq!(utc(1_795_332_000).as_deref(), Some("2026-11-22 07:20:00"));
        assert_eq!(utc(0).as_deref(), Some("1970-01-01 00:00:00"));
        assert_eq!(utc(i64::MAX), None);
        for text in [
            "2026-11-22T07:20:00Z",
            "2026-11-22 07:20:00",
            "2026-11-22T07:20",
            "2026-11-22T08:20:00.1234567+01:00",
            "1795332000",
            " 2026-11-22T08:20:00+01:00",
            "2026-11-22 02:20:00-05:00",
        ] {
            assert_eq!(parse(text), Some(1_795_332_000), "{text}");
        }
        assert_eq!(parse("2026-11-22"), Some(1_795_305_600));
        for text in [
            "yesterday",
            "2026-13-01",
            "2026-11-22 25:00",
            "2026-11-22 07:20:00:00",
            "2026-11-22 7h",
            "",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
