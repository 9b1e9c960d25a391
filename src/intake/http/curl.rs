//! `curl`, as people type it and as browsers copy it.

use super::draft::{exchange, piece};
use super::words::{self, Word};
use crate::catalogue::prose;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::piece::{Exchange, Piece};
use crate::token::span::Span;

pub(super) static FORM: Form = Form {
    id: "curl",
    name: "cURL command",
    source: prose(
        "curl.se/docs/manpage.html; ChromeDevTools/devtools-frontend NetworkLogView.ts (copy as cURL)",
    ),
    reads: Reads::Text(read),
};

fn read(source: &Source<'_>) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut past = 0;
    for (start, end) in words::calls(source, &["curl"], &["curl", "curl.exe"]) {
        if start < past {
            continue;
        }
        let (words, end) = words::read(source.text, end);
        past = end;
        let last = words.last().map_or(end, |word| word.span.end);
        let made = command(&words);
        found.extend(
            made.and_then(|made| exchange(&FORM, made, Span::new(start, last)))
                .map(piece),
        );
    }
    found
}

/// Options with one letter that take a value.
const VALUED: &str = "AbcCdDeEFhHKmoPQrtTuUvwxXyYz";

/// Long options that take a value, beside those that tell something.
const LONG: [&str; 24] = [
    "--user",
    "--user-agent",
    "--output",
    "--proxy",
    "--cacert",
    "--cert",
    "--key",
    "--connect-timeout",
    "--max-time",
    "--retry",
    "--retry-delay",
    "--referer",
    "--resolve",
    "--write-out",
    "--form",
    "--upload-file",
    "--cookie-jar",
    "--config",
    "--range",
    "--limit-rate",
    "--interface",
    "--max-redirs",
    "--dump-header",
    "--proxy-user",
];

/// What the command sends; `None` if it is a sentence about it.
fn command(words: &[Word]) -> Option<Exchange> {
    let mut made = Exchange::default();
    let mut has_body = false;
    let mut bodies: Vec<String> = Vec::new();
    let mut query = false;
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        let (option, own) = split(word);
        let Some(option) = option else {
            if is_address(own.unwrap_or_default()) {
                if made.address.is_empty() {
                    made.address = own.unwrap_or_default().to_owned();
                }
                continue;
            }
            // A placeholder or a file may stand anywhere; a word of a sentence may not.
            if word.quoted || word.text.starts_with(['$', '{', '<', '@']) {
                continue;
            }
            break;
        };
        let mut value = || {
            own.map(str::to_owned)
                .or_else(|| rest.next().map(|word| word.text.clone()))
        };
        match option {
            "-H" | "--header" => {
                let value = value().unwrap_or_default();
                if let Some((name, value)) = value.split_once(':') {
                    made.sends(name, value);
                }
            }
            "-X" | "--request" => made.method = value().unwrap_or_default().to_ascii_uppercase(),
            "--url" => made.address = value().unwrap_or_default(),
            "-b" | "--cookie" => made.sends("Cookie", &value().unwrap_or_default()),
            "--oauth2-bearer" => {
                let token = value().unwrap_or_default();
                made.sends("Authorization", &format!("Bearer {token}"));
            }
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii"
            | "--data-urlencode" | "--json" | "-F" | "--form-string" => {
                has_body = true;
                bodies.extend(value());
            }
            "-G" | "--get" => query = true,
            "-I" | "--head" => made.method = "HEAD".to_owned(),
            "-T" | "--upload-file" => {
                value();
                made.method = "PUT".to_owned();
            }
            _ if takes_value(option) => {
                value();
            }
            _ => {}
        }
    }
    if made.method.is_empty() {
        let method = if has_body && !query { "POST" } else { "GET" };
        method.clone_into(&mut made.method);
    }
    for body in &bodies {
        made.posts(body);
    }
    let told = !made.address.is_empty() || !made.headers.is_empty();
    told.then_some(made)
}

/// An option and the value that stands with it; or the word.
fn split(word: &Word) -> (Option<&str>, Option<&str>) {
    let text = word.text.as_str();
    if text.starts_with("--") {
        return match text.split_once('=') {
            Some((option, value)) => (Some(option), Some(value)),
            None => (Some(text), None),
        };
    }
    let letters = text.strip_prefix('-').filter(|letters| !letters.is_empty());
    let Some(letters) =
        letters.filter(|letters| letters.starts_with(|char: char| char.is_ascii_alphabetic()))
    else {
        return (None, Some(text));
    };
    // `-sSX POST`, `-H'Name: value'`: the first letter that takes a value has what is left.
    let at = letters.find(|char| VALUED.contains(char) || char == 'G' || char == 'I');
    let Some(at) = at else {
        return (Some(text), None);
    };
    let value = letters.get(at + 1..).filter(|value| !value.is_empty());
    let option = SHORT
        .iter()
        .find(|own| own.get(1..) == letters.get(at..at + 1));
    let flag = option.is_some_and(|option| matches!(*option, "-G" | "-I"));
    (
        Some(option.copied().unwrap_or("-o")),
        value.filter(|_| !flag),
    )
}

/// Options with one letter that tell something.
const SHORT: [&str; 8] = ["-H", "-X", "-b", "-d", "-F", "-G", "-I", "-T"];

fn takes_value(option: &str) -> bool {
    option == "-o" || LONG.contains(&option)
}

/// Whether a word is where a request goes. `curl` takes `http` for granted.
pub(super) fn is_address(word: &str) -> bool {
    let rest = word.split_once("://").map(|(scheme, rest)| {
        let letters = scheme.bytes().all(|byte| byte.is_ascii_alphabetic());
        if letters { rest } else { "" }
    });
    let bare = rest.unwrap_or(word);
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = !word.contains(|char: char| {
        char.is_whitespace() || matches!(char, '"' | '\\' | '<' | '>' | '`')
    }) && !word.contains("&quot;")
        && !word.ends_with(['\'', ',']);
    let named = rest.is_some() || host.contains('.') || host.contains(':') || host == "localhost";
    let filled =
        host.starts_with(|char: char| char.is_alphanumeric() || matches!(char, '$' | '{' | '['));
    plain && named && filled && !host.ends_with(['.', ':']) && !word.contains("://,")
}
