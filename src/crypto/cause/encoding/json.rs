//! The same JSON in other letters (RFC 8259 §2 and §7): white space outside strings, escapes inside.

use crate::token::json::{Json, Kind};

/// With these behind names and between values, and no other white space.
pub(super) fn spaced(text: &str, colon: &str, comma: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut is_string, mut is_escape) = (false, false);
    for char in text.chars() {
        match char {
            _ if is_string => {
                is_string = char != '"' || is_escape;
                is_escape = char == '\\' && !is_escape;
                out.push(char);
            }
            ':' => out.push_str(colon),
            ',' => out.push_str(comma),
            ' ' | '\t' | '\r' | '\n' => {}
            _ => {
                is_string = char == '"';
                out.push(char);
            }
        }
    }
    out
}

/// With `/` as such. A backslash in front of a slash can itself be escaped only in front of `\/`.
pub(super) fn plain_slashes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_escape = false;
    for char in text.chars() {
        if is_escape {
            if char != '/' {
                out.push('\\');
            }
            out.push(char);
            is_escape = false;
        } else if char == '\\' {
            is_escape = true;
        } else {
            out.push(char);
        }
    }
    out
}

/// With every character beyond ASCII as `\uXXXX`.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if char.is_ascii() {
            out.push(char);
            continue;
        }
        for unit in char.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    }
    out
}

/// With every string that has escapes for characters beyond ASCII written with the characters.
pub(super) fn unescaped(text: &str) -> String {
    let json = Json::from_text(text.to_owned());
    let values = (0..json.len()).filter_map(|index| json.at(index));
    let strings = values.filter(|value| value.kind() == Kind::String);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for value in strings.filter(|value| value.raw().contains("\\u")) {
        let Some(plain) = value.string().filter(|plain| !plain.is_ascii()) else {
            continue;
        };
        let Ok(written) = serde_json::to_string(&*plain) else {
            continue;
        };
        out.push_str(text.get(done..value.span().start).unwrap_or_default());
        out.push_str(&written);
        done = value.span().end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}
