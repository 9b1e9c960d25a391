//! What node-jws reads of a token, and what JavaScript makes of it.

use crate::token::json::{Json, Kind, Remark, Value};
use crate::validators::Attempt;

/// What `jws.decode` does: `^[a-zA-Z0-9\-_]+?\.[a-zA-Z0-9\-_]+?\.([a-zA-Z0-9\-_]+)?$`, and JSON.
pub(super) fn decoding(attempt: &Attempt<'_>) -> Option<&'static str> {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let mut parts = attempt.reading.text.split('.');
    let mut part = |may_be_empty: bool| {
        let part = parts.next();
        part.is_some_and(|part| part.bytes().all(word) && (may_be_empty || !part.is_empty()))
    };
    let three = part(false) && part(false) && part(true) && parts.next().is_none();
    let json = |json: Option<&Json>| json.is_some_and(is_json);
    let typed = attempt.header_text("typ").is_some_and(|typ| typ == "JWT");
    let header = attempt.header().filter(|header| !is_nothing(header));
    let whole = three && json(header) && (!typed || json(attempt.claims()));
    (!whole).then_some("invalid-jwt")
}

/// Whether `JSON.parse` takes it.
fn is_json(json: &Json) -> bool {
    let refused = |remark: &Remark| {
        matches!(
            remark,
            Remark::ControlCharacter { .. } | Remark::ByteOrderMark
        )
    };
    json.fault.is_none() && !json.remarks.iter().any(refused)
}

/// What JavaScript takes for false.
pub(super) fn is_false(value: &Value<'_>) -> bool {
    match value.kind() {
        Kind::Null => true,
        Kind::Boolean => value.boolean() == Some(false),
        Kind::String => value.display().is_empty(),
        Kind::Number => {
            let mantissa = value.raw().split(['e', 'E']).next().unwrap_or_default();
            !mantissa.contains(|digit: char| matches!(digit, '1'..='9'))
        }
        Kind::Array | Kind::Object => false,
    }
}

fn is_nothing(json: &Json) -> bool {
    json.root().is_some_and(|root| is_false(&root))
}

/// A payload that was not read as JSON is a text, and never empty.
pub(super) fn nothing_in_it(attempt: &Attempt<'_>) -> Option<&'static str> {
    let typed = attempt.header_text("typ").is_some_and(|typ| typ == "JWT");
    let nothing = typed && attempt.claims().is_some_and(is_nothing);
    nothing.then_some("payload-missing")
}
