//! What strings, lists and operators of C# do.

use super::value::Value;

/// How long something is.
pub(super) fn length(length: usize) -> Value {
    Value::Number(i64::try_from(length).unwrap_or(i64::MAX))
}

/// Several texts as one.
pub(super) fn joined(items: &[Value], between: &str) -> Value {
    let texts: Option<Vec<_>> = items.iter().map(Value::string).collect();
    texts.map_or_else(
        || Value::Unknown(String::new()),
        |texts| Value::Text(texts.join(between)),
    )
}

/// Whether a text is nothing but the word before a token.
pub(super) fn is_scheme(text: &str) -> bool {
    ["bearer", ""]
        .iter()
        .any(|word| text.trim().eq_ignore_ascii_case(word))
}

/// A method of a type: `string.IsNullOrEmpty(…)`.
pub(super) fn of_type(path: &str, values: &[Value]) -> Option<Value> {
    let name = path.rsplit('.').next()?;
    let is_empty = |value: &Value, trimmed: bool| match value {
        Value::Null => Some(true),
        Value::Text(text) if trimmed => Some(text.trim().is_empty()),
        Value::Text(text) => Some(text.is_empty()),
        Value::Identity(_) | Value::Token(_) => Some(false),
        _ => None,
    };
    match (name, values) {
        ("IsNullOrEmpty", [value]) => is_empty(value, false).map(Value::Bool),
        ("IsNullOrWhiteSpace", [value]) => is_empty(value, true).map(Value::Bool),
        ("Concat", values) => Some(joined(values, "")),
        ("Join", [Value::Text(between), Value::List(items)]) => Some(joined(items, between)),
        ("Equals", [one, other]) => binary("==", one, other),
        ("ToString", [value]) => value.string().map(Value::Text),
        ("Parse" | "ToInt32", [Value::Text(text)]) => {
            match text.trim().to_ascii_lowercase().as_str() {
                "true" => Some(Value::Bool(true)),
                "false" => Some(Value::Bool(false)),
                digits => digits.parse().ok().map(Value::Number),
            }
        }
        _ => None,
    }
}

/// An operator between two values that are known.
pub(super) fn binary(sign: &str, left: &Value, right: &Value) -> Option<Value> {
    use Value::{Bool, Identity, List, Null, Number, Text, Token};
    Some(match (sign, left, right) {
        ("&&", Bool(one), Bool(other)) => Bool(*one && *other),
        ("||", Bool(one), Bool(other)) => Bool(*one || *other),
        (
            "==" | "!=",
            Bool(_) | Number(_) | Text(_) | Null,
            Bool(_) | Number(_) | Text(_) | Null,
        ) => Bool((left == right) == (sign == "==")),
        ("==" | "!=", Token(_) | Identity(_) | List(_), Null)
        | ("==" | "!=", Null, Token(_) | Identity(_) | List(_)) => Bool(sign == "!="),
        ("<", Number(one), Number(other)) => Bool(one < other),
        (">", Number(one), Number(other)) => Bool(other < one),
        ("<=", Number(one), Number(other)) => Bool(one <= other),
        (">=", Number(one), Number(other)) => Bool(other <= one),
        ("+", Number(one), Number(other)) => Number(one.checked_add(*other)?),
        ("-", Number(one), Number(other)) => Number(one.checked_sub(*other)?),
        ("*", Number(one), Number(other)) => Number(one.checked_mul(*other)?),
        ("/", Number(one), Number(other)) => Number(one.checked_div(*other)?),
        ("%", Number(one), Number(other)) => Number(one.checked_rem(*other)?),
        ("+", Text(word), Identity(resource)) if is_scheme(word) => Identity(resource.clone()),
        ("+", Text(_), _) | ("+", _, Text(_)) => Text([left.string()?, right.string()?].concat()),
        _ => return None,
    })
}

/// A method of a value that is known.
pub(super) fn call(of: &Value, name: &str, values: &[Value]) -> Option<Value> {
    match of {
        Value::Text(text) => of_text(text, name, values),
        Value::List(items) => of_list(items, name, values),
        Value::Identity(_) if ["ToString", "Trim"].contains(&name) => Some(of.clone()),
        Value::Token(_) if name == "ToString" => None,
        _ if name == "ToString" => of.string().map(Value::Text),
        Value::Bool(_) | Value::Number(_) => match (name, values) {
            ("Equals", [other]) => binary("==", of, other),
            _ => None,
        },
        _ => None,
    }
}

/// The words that make a comparison blind to letter case.
fn ignores_case(values: &[Value]) -> bool {
    let ignores =
        |value: &Value| matches!(value, Value::Text(text) if text.ends_with("IgnoreCase"));
    values.iter().any(ignores)
}

fn of_text(text: &str, name: &str, values: &[Value]) -> Option<Value> {
    let (first, more) = match values {
        [] => ("", &[][..]),
        [Value::Text(first), more @ ..] => (first.as_str(), more),
        [Value::Null, more @ ..] if name == "Equals" => return Some(Value::Bool(more.len() > 1)),
        [_, more @ ..] => {
            return numbered(text, name, values).or_else(|| separated(text, name, values, more));
        }
    };
    let blind = ignores_case(more);
    let fold = |text: &str| {
        if blind {
            text.to_lowercase()
        } else {
            text.to_owned()
        }
    };
    let (own, wanted) = (fold(text), fold(first));
    Some(match (name, values.len()) {
        ("Equals", 1..) => Value::Bool(own == wanted),
        ("StartsWith", 1..) => Value::Bool(own.starts_with(&wanted)),
        ("EndsWith", 1..) => Value::Bool(own.ends_with(&wanted)),
        ("Contains", 1..) => Value::Bool(own.contains(&wanted)),
        ("IndexOf", 1..) => place(&own, own.find(&wanted)),
        ("LastIndexOf", 1..) => place(&own, own.rfind(&wanted)),
        ("Replace", 2) => match more {
            [Value::Text(by)] if !first.is_empty() => Value::Text(text.replace(first, by)),
            _ => return None,
        },
        ("Split", _) => split(text, first, more),
        ("Trim", 0) => Value::text(text.trim()),
        ("TrimStart", 0) => Value::text(text.trim_start()),
        ("TrimEnd", 0) => Value::text(text.trim_end()),
        ("Trim", 1) => Value::text(text.trim_matches(|char| first.contains(char))),
        ("TrimStart", 1) => Value::text(text.trim_start_matches(|char| first.contains(char))),
        ("TrimEnd", 1) => Value::text(text.trim_end_matches(|char| first.contains(char))),
        ("ToLower" | "ToLowerInvariant", 0) => Value::Text(text.to_lowercase()),
        ("ToUpper" | "ToUpperInvariant", 0) => Value::Text(text.to_uppercase()),
        ("ToString", 0) => Value::text(text),
        // The samples read whole headers so, and are reported to get null
        // (learn.microsoft.com/archive/msdn-technet-forums/ef10973e-c93e-403b-8019-2ebcb8a6bf76).
        ("AsJwt", 0) if text.contains(' ') && Value::token(text) != Value::Null => return None,
        ("AsJwt", 0) => Value::token(text),
        _ => return None,
    })
}

/// Methods that take places.
fn numbered(text: &str, name: &str, values: &[Value]) -> Option<Value> {
    let numbers: Option<Vec<usize>> = values
        .iter()
        .map(|value| match value {
            Value::Number(number) => usize::try_from(*number).ok(),
            _ => None,
        })
        .collect();
    let length = text.chars().count();
    match (name, numbers?.as_slice()) {
        ("Substring", [from]) if *from <= length => Some(text.chars().skip(*from).collect()),
        ("Substring", [from, take]) if from.checked_add(*take)? <= length => {
            Some(text.chars().skip(*from).take(*take).collect())
        }
        ("Remove", [from]) if *from <= length => Some(text.chars().take(*from).collect()),
        ("Remove", [from, take]) if from.checked_add(*take)? <= length => {
            let rest = text.chars().skip(from + take);
            Some(text.chars().take(*from).chain(rest).collect())
        }
        _ => None,
    }
    .map(Value::Text)
}

/// `Split(new[] {' ', ','}, …)`.
fn separated(text: &str, name: &str, values: &[Value], more: &[Value]) -> Option<Value> {
    let (Some(Value::List(separators)), "Split") = (values.first(), name) else {
        return None;
    };
    let texts: Vec<_> = separators.iter().filter_map(Value::string).collect();
    let Some((first, others)) = texts.split_first() else {
        return Some(split(text, "", more));
    };
    let same = others
        .iter()
        .fold(text.to_owned(), |text, other| text.replace(other, first));
    Some(split(&same, first, more))
}

fn split(text: &str, by: &str, more: &[Value]) -> Value {
    let drops = |value: &Value| matches!(value, Value::Text(text) if text == "RemoveEmptyEntries");
    let drops = more.iter().any(drops);
    let pieces: Vec<&str> = match by {
        "" => text.split(char::is_whitespace).collect(),
        by => text.split(by).collect(),
    };
    let kept = pieces
        .into_iter()
        .filter(|piece| !drops || !piece.is_empty());
    Value::List(kept.map(Value::text).collect())
}

fn place(text: &str, at: Option<usize>) -> Value {
    let chars = at
        .and_then(|at| text.get(..at))
        .map(|before| before.chars().count());
    chars.map_or(Value::Number(-1), length)
}

fn of_list(items: &[Value], name: &str, values: &[Value]) -> Option<Value> {
    let blind = ignores_case(values);
    let same = |own: &Value, wanted: &Value| match (own, wanted) {
        (Value::Text(own), Value::Text(wanted)) if blind => {
            own.to_lowercase() == wanted.to_lowercase()
        }
        _ => own == wanted,
    };
    let at = |value: &Value| match value {
        Value::Number(at) => usize::try_from(*at).ok(),
        _ => None,
    };
    match (name, values) {
        ("First", []) => items.first().cloned(),
        ("Last", []) => items.last().cloned(),
        ("Single", []) if items.len() == 1 => items.first().cloned(),
        ("FirstOrDefault", []) => Some(items.first().cloned().unwrap_or(Value::Null)),
        ("LastOrDefault", []) => Some(items.last().cloned().unwrap_or(Value::Null)),
        ("Count", []) => Some(length(items.len())),
        ("Any", []) => Some(Value::Bool(!items.is_empty())),
        ("ToArray" | "ToList" | "AsEnumerable", []) => Some(Value::List(items.to_vec())),
        ("Contains", [wanted, ..]) => Some(Value::Bool(items.iter().any(|own| same(own, wanted)))),
        ("ElementAt", [own]) => items.get(at(own)?).cloned(),
        ("Skip", [own]) => Some(Value::List(items.iter().skip(at(own)?).cloned().collect())),
        ("Take", [own]) => Some(Value::List(items.iter().take(at(own)?).cloned().collect())),
        _ => None,
    }
}
