//! What was recognised in a pasted text: one piece of it, and what it tells.

use super::form::Form;
use super::mistake::Mistake;
use crate::crypto::SecretText;
use crate::policy::Policy;
use crate::token::span::Span;
use crate::validators::{Kind, Profile};

/// Something that was recognised.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// What it is.
    pub form: &'static Form,
    /// Which one, where several may be there: a section, an operation, an address. May be empty.
    pub name: String,
    /// Where it stands in the pasted text.
    pub span: Span,
    /// What it tells.
    pub tells: Tells,
}

/// What a piece tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Tells {
    /// A token.
    Token(Carried),
    /// A request that was sent, and perhaps its answer.
    Exchange(Exchange),
    /// What a validator, or an issuer, said: the words, without the escapes of what stood around them.
    Message(String),
    /// What is set at a validator, or what decides it from the other side.
    Settings(Configured),
    /// How a gateway treats a request, element by element.
    Policy(Policy),
    /// Nothing that a validator is told: a client's settings, a key set.
    Other,
}

/// A token and how it travelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The bare token; it may have been encoded or broken where it stood.
    pub token: String,
    /// What it was called there: `Authorization`, `access_token`, the name of a cookie. May be empty.
    pub name: String,
}

/// A request and its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchange {
    /// The method, upper case; empty where it is not told.
    pub method: String,
    /// Where it went, as written; empty where it is not told.
    pub address: String,
    /// Its header fields that speak of tokens, as written: name and value.
    pub headers: Vec<(String, String)>,
    /// The fields of a form that was sent, decoded; secrets among them are left out.
    pub fields: Vec<(String, String)>,
    /// The status of the answer.
    pub status: Option<u16>,
    /// The `WWW-Authenticate` of the answer.
    pub challenge: String,
    /// What of the answer's content is text, as far as it is worth reading.
    pub body: String,
    /// When it was sent, in seconds since 1970.
    pub at: Option<i64>,
}

/// What is set at a validator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Configured {
    /// The validator that has these settings; `None` where they tell only what others must agree with.
    pub validator: Option<&'static Profile>,
    /// The software whose settings these are, where the validator only stands in for it; else empty.
    pub stands_for: &'static str,
    /// What is set.
    pub values: Vec<Value>,
    /// Keys that stand there, one text for each place, as [`crate::crypto::keyring`] reads them.
    pub keys: Vec<SecretText>,
    /// What is wrong with it, seen while reading.
    pub mistakes: Vec<Mistake>,
}

/// One value of one setting. Values of the same kind make a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Which setting.
    pub kind: Kind,
    /// What it is set to, as it would be filled in. Placeholders stand as they were written.
    pub text: String,
    /// The name that it has there: `AzureAd:ClientId`, `validate-jwt/audiences`.
    pub name: String,
    /// Where the value stands.
    pub span: Span,
}

impl Piece {
    /// What was said, in a piece that tells it.
    pub fn said(&self) -> Option<&str> {
        match &self.tells {
            Tells::Message(said) => Some(said),
            _ => None,
        }
    }
}

impl Configured {
    /// Settings of this validator.
    pub fn of(validator: &'static Profile) -> Self {
        Self {
            validator: Some(validator),
            ..Self::default()
        }
    }

    /// Adds a value.
    pub fn add(
        &mut self,
        kind: Kind,
        text: impl Into<String>,
        name: impl Into<String>,
        span: Span,
    ) {
        self.values.push(Value {
            kind,
            text: text.into(),
            name: name.into(),
            span,
        });
    }

    /// The values of that setting.
    pub fn values_of(&self, kind: Kind) -> impl Iterator<Item = &Value> {
        self.values.iter().filter(move |value| value.kind == kind)
    }
}
