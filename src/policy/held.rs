//! What a header holds at one moment.

use super::expression::Value;

/// What `Authorization` holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// Nothing.
    Nothing,
    /// What the caller sent.
    Caller,
    /// A token of API Management's own managed identity, for this resource.
    Identity(String),
    /// This text, which a policy put there.
    Text(String),
    /// It is not known what: the expression or the placeholder behind it.
    Unknown(String),
}

impl Held {
    /// What a value is, where `caller` is what came in.
    pub(super) fn of(value: &Value, caller: &Value) -> Self {
        match value {
            Value::Null => Self::Nothing,
            own if own == caller => Self::Caller,
            Value::Identity(resource) => Self::Identity(resource.clone()),
            Value::Unknown(blank) => Self::Unknown(blank.clone()),
            other => match other.string() {
                Some(text) => Self::Text(text),
                None => Self::Unknown(String::new()),
            },
        }
    }
}
