//! How long a token is to be good for: presets for the claims.

use super::text;

/// A lifetime, seen from the moment at which it is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lifetime {
    /// Expires in five minutes.
    FiveMinutes,
    /// Expires in an hour.
    Hour,
    /// Expires in 24 hours.
    Day,
    /// Expires in 365 days.
    Year,
    /// Expired an hour ago. What it says of its beginning is moved before that.
    Expired,
    /// Begins in an hour (`nbf`, RFC 7519 §4.1.5), for an hour.
    NotYet,
}

const HOUR: i64 = 3600;

impl Lifetime {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::FiveMinutes,
        Self::Hour,
        Self::Day,
        Self::Year,
        Self::Expired,
        Self::NotYet,
    ];

    /// Stable, kebab-case.
    pub fn code(self) -> &'static str {
        match self {
            Self::FiveMinutes => "five-minutes",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Year => "year",
            Self::Expired => "expired",
            Self::NotYet => "not-yet",
        }
    }

    /// Claims with this lifetime, their layout kept: `exp` is set (RFC 7519 §4.1.4), `iat` and `nbf`
    /// are moved where they are there. `now` is in seconds since 1970.
    /// `None` where the text is no JSON object.
    pub fn apply(self, claims: &str, now: i64) -> Option<String> {
        let at = |seconds: i64| now.saturating_add(seconds).to_string();
        let (begins, ends) = match self {
            Self::FiveMinutes => (0, 300),
            Self::Hour => (0, HOUR),
            Self::Day => (0, 24 * HOUR),
            Self::Year => (0, 365 * 24 * HOUR),
            Self::Expired => (-2 * HOUR, -HOUR),
            Self::NotYet => (HOUR, 2 * HOUR),
        };
        let issued = begins.min(0);
        let mut claims = claims.to_owned();
        for (name, seconds, always) in [
            ("iat", issued, false),
            ("nbf", begins, self == Self::NotYet),
            ("exp", ends, true),
        ] {
            if always || text::raw(&claims, name).is_some() {
                claims = text::set(&claims, name, &at(seconds))?;
            }
        }
        Some(claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_set_where_they_stand() {
        use Lifetime::*;
        let whole = "{\n  \"nbf\": 5,\n  \"sub\": \"a\",\n  \"exp\": \"x\",\n  \"iat\": 5\n}";
        for (lifetime, claims, expected) in [
            (FiveMinutes, "{}", r#"{"exp":1000300}"#),
            (Hour, r#"{"exp": 1, "a": 2}"#, r#"{"exp": 1003600, "a": 2}"#),
            (Day, r#"{"iat":1}"#, r#"{"iat":1000000,"exp":1086400}"#),
            (
                Year,
                "{\n  \"nbf\": 1\n}",
                "{\n  \"nbf\": 1000000,\n  \"exp\": 32536000\n}",
            ),
            (
                Expired,
                whole,
                "{\n  \"nbf\": 992800,\n  \"sub\": \"a\",\n  \"exp\": 996400,\n  \"iat\": 992800\n}",
            ),
            (
                NotYet,
                whole,
                "{\n  \"nbf\": 1003600,\n  \"sub\": \"a\",\n  \"exp\": 1007200,\n  \"iat\": 1000000\n}",
            ),
            (NotYet, "{}", r#"{"nbf":1003600,"exp":1007200}"#),
        ] {
            let applied = lifetime.apply(claims, 1_000_000);
            assert_eq!(applied.as_deref(), Some(expected), "{}", lifetime.code());
        }
        assert_eq!(Hour.apply("{", 0), None);
        assert_eq!(
            Hour.apply("{}", i64::MAX),
            Some(format!("{{\"exp\":{}}}", i64::MAX))
        );
    }
}
