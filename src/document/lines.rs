//! Lines that set a name to a value: `.properties`, `.env`, options of a command.

use super::beginning;
use super::node::{Content, Member, Node};
use crate::token::span::Span;

/// Reads one line; `None` if it sets nothing. `at` is where the line stands in a longer text.
pub fn read(line: &str, at: usize) -> Option<Member> {
    let sign = beginning(line, LONGEST).find('=')?;
    let (before, value) = (line.get(..sign)?, line.get(sign + 1..)?);
    let name = name(before)?;
    let start = before.rfind(name)?;
    let value = value.trim_end().trim_end_matches(['\\', '`']).trim_end();
    let blanks = value.len() - value.trim_start().len();
    let value = value.trim_start();
    let from = at + before.len() + 1 + blanks;
    let span = Span::new(from, from + value.len());
    Some(Member {
        name: name.to_owned(),
        at: Span::new(at + start, at + start + name.len()),
        value: Node::scalar(unquoted(value), span),
    })
}

/// No name is longer.
const LONGEST: usize = 512;

/// A map of lines.
pub fn map(members: Vec<Member>) -> Option<Node> {
    let span = Span::new(members.first()?.at.start, members.last()?.value.span.end);
    Some(Node {
        span,
        content: Content::Map(members),
    })
}

/// The name before `=`, without the word of a shell before it.
fn name(before: &str) -> Option<&str> {
    let mut name = before.trim();
    for prefix in ["- ", "export ", "set ", "SET ", "ENV ", "$env:", "--", "\""] {
        name = name.strip_prefix(prefix).map_or(name, str::trim_start);
    }
    let named = |byte: u8| byte.is_ascii_alphanumeric() || b"_.:-[]".contains(&byte);
    // A profile of Quarkus stands in front: `%dev.`.
    let plain = name.strip_prefix('%').unwrap_or(name);
    let starts = plain.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    (starts && plain.bytes().all(named)).then_some(name)
}

fn unquoted(value: &str) -> &str {
    let quoted = |quote| value.strip_prefix(quote)?.strip_suffix(quote);
    ['"', '\''].into_iter().find_map(quoted).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_sets_a_name() {
        for (line, expected) in [
            ("a.b-c=d", Some(("a.b-c", "d"))),
            ("export A_B = \"c d\"  ", Some(("A_B", "c d"))),
            (
                "$env:AzureAd__ClientId = 'x'",
                Some(("AzureAd__ClientId", "x")),
            ),
            (
                "  - --oidc-client-id=kubernetes",
                Some(("oidc-client-id", "kubernetes")),
            ),
            (
                "--issuer=https://a/?b=c \\",
                Some(("issuer", "https://a/?b=c")),
            ),
            ("a=", Some(("a", ""))),
            ("%dev.a.b=c", Some(("%dev.a.b", "c"))),
            ("%3Da=b", None),
            ("GET /?a=b", None),
            ("# a=b", None),
            ("a", None),
            ("", None),
        ] {
            let read = read(line, 5);
            let found = read
                .as_ref()
                .map(|own| (own.name.as_str(), own.value.text().unwrap()));
            assert_eq!(found, expected, "{line}");
            if let Some(own) = read {
                let place = Span::new(own.at.start - 5, own.at.end - 5);
                assert_eq!(place.of(line), own.name);
            }
        }
    }
}
