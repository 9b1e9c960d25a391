//! Changes to a JSON text that leave the rest of it as it was written.

use crate::token::json::{Json, Kind, Member, Value};
use crate::token::span::Span;

/// The text with this member set to `value`, which is JSON: in its place if it is there, behind the
/// last member and laid out like it if not. `None` where the text is no JSON object.
pub(super) fn set(text: &str, name: &str, value: &str) -> Option<String> {
    let json = whole(text)?;
    let object = json.object()?;
    if let Some(old) = object.get(name) {
        return replaced(text, old.span(), value);
    }
    let members: Vec<Member<'_>> = object.members().collect();
    let inside = object.span().start.checked_add(1)?;
    let (Some(first), Some(last)) = (members.first(), members.last()) else {
        let member = format!("{}:{value}", quoted(name));
        return replaced(text, Span::new(inside, inside), &member);
    };
    let colon = between(text, first.name, first.value.span().start);
    let space = match members.get(1) {
        Some(second) => {
            let comma = between(text, first.value, second.name.span().start);
            comma.trim_start().strip_prefix(',')?
        }
        None => Span::new(inside, first.name.span().start).of(text),
    };
    let end = last.value.span().end;
    let member = format!(",{space}{}{colon}{value}", quoted(name));
    replaced(text, Span::new(end, end), &member)
}

/// The text without any member of this name. `None` where the text is no JSON object.
pub(super) fn remove(text: &str, name: &str) -> Option<String> {
    let json = whole(text)?;
    let members: Vec<Member<'_>> = json.object()?.members().collect();
    let kept = members.iter().rposition(|member| !member.is_named(name));
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    let mut cut = |start, end| {
        out.push_str(Span::new(done, start).of(text));
        done = end;
    };
    // Each goes with the comma behind it, those at the end with the comma before them.
    let behind = kept.map_or(0, |at| at.saturating_add(1));
    for pair in members.get(..behind)?.windows(2) {
        if let [own, next] = pair
            && own.is_named(name)
        {
            cut(own.name.span().start, next.name.span().start);
        }
    }
    if let (Some(first), Some(last)) = (members.get(behind), members.last()) {
        let before = kept.and_then(|at| members.get(at));
        let start = before.map_or(first.name.span().start, |own| own.value.span().end);
        cut(start, last.value.span().end);
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// The member as it is written; the last of that name.
pub(super) fn raw(text: &str, name: &str) -> Option<String> {
    Some(whole(text)?.get(name)?.raw().to_owned())
}

/// The text without white space between its tokens, and without a byte order mark.
pub(super) fn minified(json: &Json) -> String {
    let mut out = String::with_capacity(json.text().len());
    let mut done = 0;
    let strings = (0..json.len()).filter_map(|index| json.at(index));
    for string in strings.filter(|value| value.kind() == Kind::String) {
        let span = string.span();
        push_tokens(&mut out, Span::new(done, span.start).of(json.text()));
        out.push_str(string.raw());
        done = span.end;
    }
    let rest = json.text().get(done..).unwrap_or_default();
    push_tokens(&mut out, rest);
    out
}

/// The JSON text without white space between its tokens.
pub(super) fn compacted(text: &str) -> String {
    minified(&Json::from_text(text.to_owned()))
}

/// As a JSON string.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn push_tokens(out: &mut String, between: &str) {
    let is_space = |c: char| c.is_ascii_whitespace() || c == '\u{feff}';
    out.extend(between.chars().filter(|c| !is_space(*c)));
}

fn whole(text: &str) -> Option<Json> {
    let json = Json::from_text(text.to_owned());
    json.fault.is_none().then_some(json)
}

fn between<'a>(text: &'a str, value: Value<'_>, end: usize) -> &'a str {
    Span::new(value.span().end, end).of(text)
}

fn replaced(text: &str, span: Span, by: &str) -> Option<String> {
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    Some([before, by, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_is_kept() {
        for (text, name, value, expected) in [
            ("{}", "a", "1", Some(r#"{"a":1}"#)),
            ("{ }", "a", "1", Some(r#"{"a":1 }"#)),
            (r#"{"a":1}"#, "a", "2", Some(r#"{"a":2}"#)),
            (r#"{"a":1}"#, "b", "2", Some(r#"{"a":1,"b":2}"#)),
            (
                r#"{"a": 1, "c": 3}"#,
                "b",
                "2",
                Some(r#"{"a": 1, "c": 3, "b": 2}"#),
            ),
            (
                "{\n  \"a\": 1\n}\n",
                "b",
                "2",
                Some("{\n  \"a\": 1,\n  \"b\": 2\n}\n"),
            ),
            (
                "{\n\t\"a\" : [\n\t\t1 ] ,\n\t\"c\" : 3\n}",
                "b",
                "2",
                Some("{\n\t\"a\" : [\n\t\t1 ] ,\n\t\"c\" : 3,\n\t\"b\" : 2\n}"),
            ),
            (r#"{"a":1,"a":2}"#, "a", "3", Some(r#"{"a":1,"a":3}"#)),
            (r#"{"\u0061":1}"#, "a", "2", Some(r#"{"\u0061":2}"#)),
            (r#"{"x":{"a":1}}"#, "a", "2", Some(r#"{"x":{"a":1},"a":2}"#)),
            (
                "\u{feff}{\"é\":1}",
                "ü\"",
                "2",
                Some("\u{feff}{\"é\":1,\"ü\\\"\":2}"),
            ),
            (r#"{"a":1"#, "a", "2", None),
            ("[]", "a", "2", None),
            ("", "a", "2", None),
        ] {
            assert_eq!(set(text, name, value).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_member_goes_with_its_comma() {
        for (text, expected) in [
            (r#"{"a":1}"#, Some("{}")),
            (r#"{"b":1}"#, Some(r#"{"b":1}"#)),
            ("{\n  \"a\": 1,\n  \"b\": 2\n}", Some("{\n  \"b\": 2\n}")),
            ("{\n  \"b\": 2,\n  \"a\": 1\n}", Some("{\n  \"b\": 2\n}")),
            (r#"{"a":1,"b":2,"a":3}"#, Some(r#"{"b":2}"#)),
            (r#"{"b":2,"a":3,"c":4}"#, Some(r#"{"b":2,"c":4}"#)),
            (r#"{"a":0,"a":1,"b":2,"a":3,"a":4}"#, Some(r#"{"b":2}"#)),
            (r#"{ "a":0, "a":1 }"#, Some("{  }")),
            ("{", None),
        ] {
            assert_eq!(remove(text, "a").as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_signed_has_no_white_space_and_is_otherwise_as_written() {
        for (text, expected) in [
            (
                "\u{feff} {\r\n\t\"a b\" : [ 1.50e+2 , \" \\n\\\" \" ] }\n",
                r#"{"a b":[1.50e+2," \n\" "]}"#,
            ),
            (
                r#"{"z":1,"a":9007199254740993}"#,
                r#"{"z":1,"a":9007199254740993}"#,
            ),
            ("", ""),
        ] {
            assert_eq!(minified(&Json::from_text(text.to_owned())), expected);
        }
    }
}
