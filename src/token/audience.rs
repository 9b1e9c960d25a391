//! The `aud` claim in every shape it comes in.
//!
//! RFC 7519 §4.1.3: "the `aud` value is an array of case-sensitive strings […] In the special
//! case when the JWT has one audience, the `aud` value MAY be a single case-sensitive string".

use super::json::{Json, Kind, Value};

/// Who the token says it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// There is no `aud` claim.
    Absent,
    /// `[]`: nobody.
    Empty,
    /// One string.
    One(String),
    /// One string that reads like a list. Validators compare it whole.
    Joined {
        /// The string as it stands.
        whole: String,
        /// What the issuer may have meant.
        values: Vec<String>,
        /// What separates them: a comma or a space.
        separator: char,
    },
    /// An array of strings.
    Many(Vec<String>),
    /// An array in which some entries are not strings.
    Mixed {
        /// The strings.
        values: Vec<String>,
        /// The others, as written.
        others: Vec<String>,
    },
    /// Neither a string nor an array.
    WrongType {
        /// What it is.
        kind: Kind,
        /// As written.
        raw: String,
    },
}

impl Audience {
    /// Takes the claim from a claims set.
    pub fn of(claims: &Json) -> Self {
        claims
            .get_whole("aud")
            .map_or(Self::Absent, Self::from_value)
    }

    fn from_value(value: Value<'_>) -> Self {
        match value.kind() {
            Kind::String => Self::from_text(value.display().into_owned()),
            Kind::Array => Self::from_items(value),
            kind => Self::WrongType {
                kind,
                raw: value.raw().to_owned(),
            },
        }
    }

    fn from_text(whole: String) -> Self {
        for separator in [',', ' '] {
            let pieces = whole
                .split(separator)
                .map(str::trim)
                .filter(|piece| !piece.is_empty());
            let values: Vec<_> = pieces.map(str::to_owned).collect();
            if values.len() > 1 {
                return Self::Joined {
                    whole,
                    values,
                    separator,
                };
            }
        }
        Self::One(whole)
    }

    fn from_items(array: Value<'_>) -> Self {
        let mut values = Vec::new();
        let mut others = Vec::new();
        for item in array.items() {
            match item.string() {
                Some(text) => values.push(text.into_owned()),
                None => others.push(item.raw().to_owned()),
            }
        }
        match (values.is_empty(), others.is_empty()) {
            (true, true) => Self::Empty,
            (_, true) => Self::Many(values),
            _ => Self::Mixed { values, others },
        }
    }

    /// The strings that a validator compares.
    pub fn values(&self) -> &[String] {
        match self {
            Self::One(value) | Self::Joined { whole: value, .. } => std::slice::from_ref(value),
            Self::Many(values) | Self::Mixed { values, .. } => values,
            Self::Absent | Self::Empty | Self::WrongType { .. } => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shape_is_its_own_case() {
        let list = |values: &[&str]| values.iter().map(|&v| v.to_owned()).collect::<Vec<_>>();
        let cases = [
            ("{}", Audience::Absent),
            (r#"{"aud":[]}"#, Audience::Empty),
            (r#"{"aud":"api://a"}"#, Audience::One("api://a".into())),
            (r#"{"aud":""}"#, Audience::One(String::new())),
            (r#"{"aud":["a"]}"#, Audience::Many(list(&["a"]))),
            (r#"{"aud":["a","b"]}"#, Audience::Many(list(&["a", "b"]))),
            (
                r#"{"aud":["a",1,null]}"#,
                Audience::Mixed {
                    values: list(&["a"]),
                    others: list(&["1", "null"]),
                },
            ),
            (
                r#"{"aud":12}"#,
                Audience::WrongType {
                    kind: Kind::Number,
                    raw: "12".into(),
                },
            ),
            (
                r#"{"aud":null}"#,
                Audience::WrongType {
                    kind: Kind::Null,
                    raw: "null".into(),
                },
            ),
            (
                r#"{"aud":{"a":1}}"#,
                Audience::WrongType {
                    kind: Kind::Object,
                    raw: r#"{"a":1}"#.into(),
                },
            ),
            (
                r#"{"aud":"a, b"}"#,
                Audience::Joined {
                    whole: "a, b".into(),
                    values: list(&["a", "b"]),
                    separator: ',',
                },
            ),
            (
                r#"{"aud":"a b"}"#,
                Audience::Joined {
                    whole: "a b".into(),
                    values: list(&["a", "b"]),
                    separator: ' ',
                },
            ),
            (r#"{"aud":" a "}"#, Audience::One(" a ".into())),
        ];
        for (claims, expected) in cases {
            assert_eq!(
                Audience::of(&Json::from_text(claims.into())),
                expected,
                "{claims}"
            );
        }
    }
}
