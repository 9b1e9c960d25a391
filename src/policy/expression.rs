//! Policy expressions: the C# between `@(` and `)` or `@{` and `}` that the usual samples have.
//!
//! MicrosoftDocs/azure-docs articles/api-management/api-management-policy-expressions.md (the
//! types of `context`, and what `GetValueOrDefault` and `AsJwt` return). What is not evaluated
//! comes out as a blank that has its text for a name.

mod evaluate;
mod lexer;
mod methods;
mod parser;
mod path;
mod statement;
#[cfg(test)]
mod tests;
mod tree;
mod value;

pub use value::Value;

use super::Request;
use crate::token::span::Span;
use evaluate::Evaluation;

/// What expressions can look at.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The request as it came in.
    pub request: &'a Request,
    /// Header fields as they are now; `Null` for one that is not there.
    pub headers: &'a [(String, Value)],
    /// Context variables.
    pub variables: &'a [(String, Value)],
    /// Whether nothing but these variables can be set.
    pub knows_all_variables: bool,
    /// A text with its placeholders filled in; `None` where one stays open.
    pub fill: &'a dyn Fn(&str) -> Option<String>,
    /// What somebody said that a blank is.
    pub known: &'a dyn Fn(&str) -> Option<String>,
}

/// Longer expressions are not evaluated.
const LONGEST: usize = 20_000;

impl Scene<'_> {
    /// What the text of an attribute or an element comes to.
    pub fn value(&self, text: &str) -> Value {
        let trimmed = text.trim();
        if !is_expression(trimmed) {
            return match (self.fill)(text) {
                Some(text) => Value::Text(text),
                None => Value::Unknown(text.to_owned()),
            };
        }
        if let Some(known) = (self.known)(trimmed) {
            return Value::Text(known);
        }
        let open = || Value::Unknown(trimmed.to_owned());
        if trimmed.len() > LONGEST {
            return open();
        }
        let own = named(trimmed, self.known);
        let Some(inside) = own.len().checked_sub(1).filter(|end| *end > 1) else {
            return open();
        };
        let within = Span::new(2, inside);
        let mut evaluation = Evaluation {
            text: &own,
            scene: self,
            locals: Vec::new(),
        };
        let value = match own.starts_with("@(") {
            true => parser::expression(&own, within).map(|tree| evaluation.value(&tree)),
            false => statement::statements(&own, within).and_then(|tree| evaluation.run(&tree)),
        };
        match value {
            Some(Value::Headers | Value::Query | Value::Variables) | None => open(),
            Some(value) => value,
        }
    }

    /// A condition; what is open where it is not known.
    pub fn holds(&self, text: &str) -> Result<bool, String> {
        match self.value(text) {
            Value::Bool(holds) => Ok(holds),
            Value::Text(text) if text.trim().eq_ignore_ascii_case("true") => Ok(true),
            Value::Text(text) if text.trim().eq_ignore_ascii_case("false") => Ok(false),
            Value::Unknown(blank) => Err(blank),
            _ => Err(text.trim().to_owned()),
        }
    }

    /// What a header holds now, `Null` where it is not there; `None` where that is not known.
    pub(super) fn header(&self, name: &str) -> Option<Value> {
        let mut own = self.headers.iter();
        let own = own.find(|(own, _)| own.eq_ignore_ascii_case(name));
        own.map(|(_, value)| value.clone())
    }

    fn variable(&self, name: &str) -> Option<Value> {
        let own = self.variables.iter().rev().find(|(own, _)| own == name);
        let none = self.knows_all_variables.then_some(Value::Null);
        own.map(|(_, value)| value.clone()).or(none)
    }

    /// The same for a parameter of the address.
    pub(super) fn query(&self, name: &str) -> Option<Value> {
        let address = path::Address::of(&self.request.address);
        if address.path.is_empty() {
            return None;
        }
        let fields = address.query.strip_prefix('?').unwrap_or_default();
        let mut fields = fields
            .split('&')
            .map(|own| own.split_once('=').unwrap_or((own, "")));
        let own = fields.find(|(own, _)| *own == name);
        Some(own.map_or(Value::Null, |(_, value)| Value::text(value)))
    }
}

/// Whether a text is a policy expression.
pub fn is_expression(text: &str) -> bool {
    text.starts_with("@(") || text.starts_with("@{")
}

/// The text with the named values that are known: the service puts them in before it reads code.
fn named(text: &str, known: impl Fn(&str) -> Option<String>) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{{") {
        let behind = rest.get(at + 2..).unwrap_or_default();
        let name = |char: char| char.is_ascii_alphanumeric() || "-_.".contains(char);
        let length = behind.find(|char| !name(char)).unwrap_or(behind.len());
        let end = at + 2 + length + 2;
        let whole = rest
            .get(at..end)
            .filter(|own| own.ends_with("}}") && length > 0);
        made.push_str(rest.get(..at).unwrap_or_default());
        let value = whole.and_then(&known);
        let next = if whole.is_some() { end } else { at + 2 };
        made.push_str(value.as_deref().or(rest.get(at..next)).unwrap_or_default());
        rest = rest.get(next..).unwrap_or_default();
    }
    made.push_str(rest);
    made
}
