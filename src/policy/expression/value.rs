//! What a policy expression comes to.

use std::rc::Rc;

use crate::token::json::{Kind, Value as Claim};
use crate::token::{Reading, Token};

/// A value of C#, as far as it is told apart here.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A string, or a character.
    Text(String),
    /// An array or a list.
    List(Vec<Value>),
    /// What `AsJwt()` makes of a token.
    Token(Rc<Reading>),
    /// The claims of one.
    Claims(Rc<Reading>),
    /// The token of a managed identity for this resource, with the words before it, if any.
    Identity(String),
    /// `context.Request.Headers`.
    Headers,
    /// `context.Request.Url.Query`.
    Query,
    /// `context.Variables`.
    Variables,
    /// Not known: a blank with the text that stands there.
    Unknown(String),
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// What it is as a string, where that is known.
    pub fn string(&self) -> Option<String> {
        match self {
            Self::Null => Some(String::new()),
            Self::Bool(true) => Some("True".to_owned()),
            Self::Bool(false) => Some("False".to_owned()),
            Self::Number(number) => Some(number.to_string()),
            Self::Text(text) => Some(text.clone()),
            Self::List(items) => match items.as_slice() {
                [Self::Text(text)] => Some(text.clone()),
                _ => None,
            },
            Self::Token(reading) => Some(reading.text.clone()),
            _ => None,
        }
    }

    /// The blank, if it is one.
    pub fn blank(&self) -> Option<&str> {
        match self {
            Self::Unknown(blank) => Some(blank),
            _ => None,
        }
    }

    /// The token that a text holds, with or without `Bearer` before it; `Null` where it is none.
    pub(in crate::policy) fn token(text: &str) -> Self {
        let reading = crate::token::read(text);
        let is_jwt = matches!(reading.token, Token::Signed(_) | Token::Unsecured(_))
            && reading
                .token
                .payload()
                .is_some_and(crate::token::JsonPart::is_object);
        match is_jwt {
            true => Self::Token(Rc::new(reading)),
            false => Self::Null,
        }
    }

    /// A property of a token.
    pub(super) fn property(reading: &Rc<Reading>, name: &str) -> Option<Self> {
        Some(match name {
            "Claims" => Self::Claims(Rc::clone(reading)),
            "Audiences" => Self::List(claim(reading, "aud").unwrap_or_default()),
            "Issuer" => one(claim(reading, "iss")),
            "Subject" => one(claim(reading, "sub")),
            "Id" => one(claim(reading, "jti")),
            "Algorithm" | "Type" => {
                let name = if name == "Type" { "typ" } else { "alg" };
                let header = reading.token.header()?;
                let value = header.json.get_whole(name);
                value.map_or(Self::Null, |value| Self::text(value.display()))
            }
            _ => return None,
        })
    }
}

fn one(values: Option<Vec<Value>>) -> Value {
    let first = values.and_then(|values| values.into_iter().next());
    first.unwrap_or(Value::Null)
}

/// The values of a claim, as API Management has them: strings, however the token writes them.
pub(super) fn claim(reading: &Reading, name: &str) -> Option<Vec<Value>> {
    let payload = reading.token.payload()?;
    let value = payload.json.get_whole(name)?;
    let text = |value: Claim<'_>| Value::text(value.display());
    Some(match value.kind() {
        Kind::Array => value.items().map(text).collect(),
        _ => vec![text(value)],
    })
}
