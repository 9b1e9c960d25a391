//! `WWW-Authenticate`: what an API says that it wants, and why it refused (RFC 9110 §11.6.1).

use super::draft::{exchange, piece};
use crate::catalogue::prose;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::piece::{Exchange, Piece};
use crate::token::span::Span;

pub(super) static FORM: Form = Form {
    id: "www-authenticate",
    name: "WWW-Authenticate",
    source: prose(
        "RFC 9110 §11.6.1; RFC 6750 §3; RFC 9728 §5.1; learn.microsoft.com/entra/identity-platform/claims-challenge",
    ),
    reads: Reads::Text(read),
};

/// One challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// The scheme, as written.
    pub scheme: String,
    /// Its parameters, without quotation marks.
    pub parameters: Vec<(String, String)>,
}

impl Challenge {
    /// The parameter of that name; letter case does not count.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut own = self.parameters.iter();
        own.find(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

/// The challenges of a header field, also those that leave out commas and quotation marks, as some
/// services of Azure do.
pub fn challenges(text: &str) -> Vec<Challenge> {
    let mut found: Vec<Challenge> = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|char: char| char.is_whitespace() || char == ',');
        let ends = |char: char| char.is_whitespace() || char == ',' || char == '=';
        let length = rest.find(ends).unwrap_or(rest.len());
        let Some((word, behind)) = rest
            .split_at_checked(length)
            .filter(|(word, _)| !word.is_empty())
        else {
            // A stray `=`.
            match rest.strip_prefix('=') {
                Some(behind) => rest = behind,
                None => return found,
            }
            continue;
        };
        let spaced = behind.trim_start_matches(' ');
        let value = spaced
            .strip_prefix('=')
            .filter(|value| !value.starts_with('=') && !value.is_empty());
        match (value, found.last_mut()) {
            (Some(value), Some(last)) => {
                let (value, behind) = read_value(value.trim_start_matches(' '));
                last.parameters.push((word.to_owned(), value));
                rest = behind;
            }
            (Some(value), None) => rest = read_value(value).1,
            (None, _) if behind.starts_with('=') => rest = behind,
            (None, _) => {
                found.push(Challenge {
                    scheme: word.to_owned(),
                    parameters: Vec::new(),
                });
                rest = behind;
            }
        }
    }
}

/// A value and what stands behind it; one that nothing closes goes on to the end.
fn read_value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(|char: char| char.is_whitespace() || char == ',');
        let (value, behind) = text
            .split_at_checked(end.unwrap_or(text.len()))
            .unwrap_or_default();
        return (value.to_owned(), behind);
    };
    let mut value = String::new();
    let mut chars = quoted.chars();
    while let Some(char) = chars.next() {
        match char {
            '"' => break,
            '\\' => value.extend(chars.next()),
            _ => value.push(char),
        }
    }
    (value, chars.as_str())
}

/// Answers that stand alone: behind the name of the field, or with parameters that only they have.
fn read(source: &Source<'_>) -> Vec<Piece> {
    let text = source.text;
    let words = [NAME].iter().chain(&SCHEMES);
    let words = words.flat_map(|word| source.find_in_any_case(word));
    let mut words: Vec<usize> = words.collect();
    words.sort_unstable();
    let mut found = Vec::new();
    let mut past = 0;
    for word in words {
        // The rest of a line in which another ended is one too.
        let Some(before) = text.get(past..word) else {
            continue;
        };
        let at = past + before.rfind('\n').map_or(0, |end| end + 1);
        let rest = text.get(at..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        past = at + line.len() + 1;
        if let Some(start) = starts(line) {
            let span = whole(text, at + start, at + line.len());
            let value = unfolded(span.of(text));
            if challenges(&value)
                .iter()
                .any(|own| !own.parameters.is_empty() || is_scheme(&own.scheme))
            {
                let made = Exchange {
                    challenge: value,
                    ..Exchange::default()
                };
                found.extend(exchange(&FORM, made, span).map(piece));
            }
            past = span.end.max(past);
        }
    }
    found
}

const NAME: &str = "www-authenticate";
const SCHEMES: [&str; 2] = ["bearer ", "dpop "];

/// Where in a line a challenge starts.
fn starts(line: &str) -> Option<usize> {
    let lower = line.to_ascii_lowercase();
    if let Some(at) = lower.find(NAME) {
        let behind = line.get(at + NAME.len()..)?;
        let value = behind.trim_start_matches(['"', '\'', ':', '=', ' ', '\t', '[']);
        let separated = behind.len() > value.len();
        return (separated && !value.trim().is_empty()).then(|| line.len() - value.len());
    }
    let schemes = SCHEMES.iter().flat_map(|own| lower.match_indices(own));
    schemes.map(|(at, _)| at).find(|at| {
        let own = lower.get(*at..).unwrap_or_default();
        let (_, first) = own.split_once(' ').unwrap_or_default();
        let name = first.split('=').next().unwrap_or_default().trim();
        PARAMETERS.contains(&name) && first.contains('=')
    })
}

/// The parameters that RFC 6750 §3, RFC 9449 §7.1, RFC 9728 §5.1 and Microsoft's services begin with.
const PARAMETERS: [&str; 13] = [
    "realm",
    "error",
    "error_description",
    "scope",
    "authorization_uri",
    "authorization",
    "resource_metadata",
    "resource_id",
    "resource",
    "client_id",
    "claims",
    "algs",
    "error_uri",
];

fn is_scheme(word: &str) -> bool {
    [
        "bearer",
        "dpop",
        "basic",
        "negotiate",
        "ntlm",
        "digest",
        "pop",
    ]
    .iter()
    .any(|own| word.eq_ignore_ascii_case(own))
}

/// The field's value up to the end of its line, and further where a quotation mark is still open.
fn whole(text: &str, start: usize, line: usize) -> Span {
    let value = text.get(start..line).unwrap_or_default().trim_end();
    let mut end = start + value.len();
    let is_open = value.matches('"').count() % 2 == 1;
    if is_open {
        // A line that a mail program broke; two more are enough.
        let rest = text.get(end..).unwrap_or_default();
        let near: usize = rest.split_inclusive('\n').take(4).map(str::len).sum();
        let near = rest.get(..near).unwrap_or_default();
        if let Some(closing) = near.find('"') {
            let behind = near.get(closing..).unwrap_or_default();
            end += closing
                + behind
                    .split('\n')
                    .next()
                    .unwrap_or_default()
                    .trim_end()
                    .len();
        }
    }
    // What quoted the whole field is no part of it.
    let own = text.get(start..end).unwrap_or_default();
    let own = own.trim_end_matches([',', ']', ' ', '}']);
    let quoted = own.matches('"').count() % 2 == 1 && own.ends_with('"');
    let own = if quoted {
        own.strip_suffix('"').unwrap_or(own)
    } else {
        own
    };
    let own = own.strip_suffix('\'').unwrap_or(own);
    Span::new(start, start + own.len())
}

/// In one line (RFC 9110 §5.5: an older way to fold lines).
pub(super) fn unfolded(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    lines.join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let one = |own: &Challenge| {
            let parameters = own
                .parameters
                .iter()
                .map(|(name, value)| format!(" {name}={value};"));
            own.scheme.clone() + &parameters.collect::<String>()
        };
        challenges(text)
            .iter()
            .map(one)
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn challenges_are_read_as_they_are_written() {
        for (text, expected) in [
            ("", ""),
            ("Bearer", "Bearer"),
            (
                "Bearer realm=\"a, b\", error=\"invalid_token\", error_description=\"The \\\"aud\\\" is x\"",
                "Bearer realm=a, b; error=invalid_token; error_description=The \"aud\" is x;",
            ),
            (
                "Bearer authorization_uri=https://a/oauth2/authorize resource_id=https://b",
                "Bearer authorization_uri=https://a/oauth2/authorize; resource_id=https://b;",
            ),
            (
                "Negotiate YII==, Bearer realm=\"\"",
                "Negotiate | Bearer realm=;",
            ),
            (
                "Basic realm=\"x\", DPoP algs=\"ES256\"",
                "Basic realm=x; | DPoP algs=ES256;",
            ),
            ("Bearer error = \"invalid", "Bearer error=invalid;"),
            ("=,=", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
