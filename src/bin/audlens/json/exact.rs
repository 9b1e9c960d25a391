//! A header or a claims set as it is written in the token: numbers to their last digit, members in
//! their order.

use audlens::token::json::{Json, Kind, Member, Value};
use serde_json::value::RawValue;

/// The object; of a damaged one what could be read. Of duplicates the last is kept, as common
/// libraries do.
pub(super) fn object(json: &Json) -> Option<Box<RawValue>> {
    let mut text = String::new();
    write(&mut text, json.object()?);
    RawValue::from_string(text).ok()
}

fn write(out: &mut String, value: Value<'_>) {
    match value.kind() {
        Kind::Object => {
            let members: Vec<_> = value.members().collect();
            list(out, ['{', '}'], last_of_each(&members), |out, member| {
                string(out, member.name);
                out.push(':');
                write(out, member.value);
            });
        }
        Kind::Array => list(out, ['[', ']'], value.items(), write),
        Kind::String => string(out, value),
        Kind::Null | Kind::Boolean | Kind::Number => out.push_str(value.raw()),
    }
}

fn list<T>(
    out: &mut String,
    [open, close]: [char; 2],
    items: impl Iterator<Item = T>,
    write: impl Fn(&mut String, T),
) {
    out.push(open);
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(close);
}

/// Members whose name does not come again.
fn last_of_each<'a>(members: &[Member<'a>]) -> impl Iterator<Item = Member<'a>> {
    let mut seen = std::collections::HashSet::new();
    let mut kept: Vec<_> = members
        .iter()
        .rev()
        .filter(|member| seen.insert(member.name.display()))
        .copied()
        .collect();
    kept.reverse();
    kept.into_iter()
}

/// A string, written anew: control characters must be escaped, and halves of pairs cannot stay.
fn string(out: &mut String, value: Value<'_>) {
    out.push_str(&serde_json::Value::from(&*value.display()).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_kept() {
        let cases = [
            (
                "{\"exp\": 1e400, \"a\": [1.10, -0]}",
                "{\"exp\":1e400,\"a\":[1.10,-0]}",
            ),
            ("{\"a\":1,\"b\":2,\"a\":3}", "{\"b\":2,\"a\":3}"),
            ("{\"a\":1,\"\\u0061\":3}", "{\"a\":3}"),
            ("{\"a\":\"x\ty\"}", "{\"a\":\"x\\ty\"}"),
            ("{\"a\":\"\\ud800\"}", "{\"a\":\"\u{fffd}\"}"),
            (
                "{\"a\":{\"b\":[true,null]},\"c\":",
                "{\"a\":{\"b\":[true,null]}}",
            ),
        ];
        for (text, expected) in cases {
            let written = object(&Json::from_text(text.to_owned())).expect("an object");
            assert_eq!(written.get(), expected, "{text}");
        }
        assert!(object(&Json::from_text("[1]".to_owned())).is_none());
    }
}
