//! Options of a command wherever they stand: on its line, in the list of a pod's manifest, in the
//! `extraArgs` of kubeadm, behind `--kube-apiserver-arg` of k3s.

use crate::document::Text;
use crate::intake::Source;
use crate::token::span::Span;

/// An option that was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Flag<'a> {
    /// Its name, without hyphens before it.
    pub(super) name: &'static str,
    /// Where the name stands.
    pub(super) at: Span,
    /// What it is set to.
    pub(super) value: Text<'a>,
}

/// The options of these names that are set in a text, in order.
pub(super) fn find<'a>(source: &Source<'a>, names: &[&'static str]) -> Vec<Flag<'a>> {
    let mut found: Vec<_> = names.iter().flat_map(|name| all(source, name)).collect();
    found.sort_by_key(|flag| flag.at.start);
    found
}

fn all<'a>(source: &Source<'a>, name: &'static str) -> impl Iterator<Item = Flag<'a>> {
    let text = source.text;
    source.find(name).filter_map(move |at| {
        let end = at + name.len();
        let before = text.get(..at)?.chars().next_back();
        let starts = before.is_none_or(|before| before == '-' || !is_of_name(before));
        let value = value(text.get(end..)?, end).filter(|_| starts)?;
        let at = Span::new(at, end);
        Some(Flag { name, at, value })
    })
}

fn is_of_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// What stands behind a name: after `=`, after `:`, after a blank, or on the next line as `value`.
fn value(rest: &str, at: usize) -> Option<Text<'_>> {
    let own = rest.trim_start_matches(['"', '\'']);
    let after = match own.chars().next()? {
        '=' => own.get(1..)?,
        ':' => own.get(1..)?.trim_start_matches([' ', '\t']),
        ' ' | '\t' => own.trim_start_matches([' ', '\t']),
        '\r' | '\n' | ',' => {
            let next = own.trim_start_matches([' ', '\t', '\r', '\n', ',', '"', '\'']);
            let next = next.strip_prefix("value")?.trim_start_matches(['"', '\'']);
            next.trim_start().strip_prefix(':')?.trim_start_matches(' ')
        }
        _ => return None,
    };
    let start = at + rest.len() - after.len();
    word(after, start)
}

/// A value in quotation marks, or up to the next blank.
fn word(text: &str, at: usize) -> Option<Text<'_>> {
    let quote = text
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''));
    let (from, length) = match quote {
        Some(quote) => (1, text.get(1..)?.find([quote, '\n'])?),
        None => (0, extent(text)),
    };
    let text = text.get(from..from + length)?;
    let span = Span::new(at + from, at + from + length);
    (!text.is_empty() && !text.starts_with('-')).then_some(Text { text, span })
}

/// How far a value without quotation marks goes. There may be blanks in what is to be filled in.
fn extent(text: &str) -> usize {
    let ends = |char: char| char.is_whitespace() || "\"'`]\\".contains(char);
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let end = at + rest.find(ends).unwrap_or(rest.len());
        let value = text.get(at..end).unwrap_or_default();
        let open = value.find("{{").map(|open| at + open);
        let close =
            open.and_then(|open| Some(open + text.get(open..)?.lines().next()?.find("}}")?));
        match close {
            Some(close) => at = close + 2,
            None => {
                return text
                    .get(..end)
                    .map_or(end, |own| own.trim_end_matches(',').len());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_found_wherever_it_stands() {
        for (text, expected) in [
            ("kube-apiserver --oidc-client-id=a \\\n", Some("a")),
            ("--oidc-client-id a --x", Some("a")),
            ("--oidc-client-id=\"a b\"", Some("a b")),
            ("--oidc-client-id='a'", Some("a")),
            ("    - --oidc-client-id=a\n", Some("a")),
            ("[\"--oidc-client-id=a\",\"--x\"]", Some("a")),
            ("  oidc-client-id: a\n", Some("a")),
            ("  \"oidc-client-id\": \"a\",\n", Some("a")),
            ("- name: oidc-client-id\n  value: a\n", Some("a")),
            (
                "{\"name\": \"oidc-client-id\", \"value\": \"a\"}",
                Some("a"),
            ),
            ("- \"oidc-client-id=a\"", Some("a")),
            ("--kube-apiserver-arg=oidc-client-id=a", Some("a")),
            (
                "--oidc-client-id={{ .Id }}-{{.x}} --y",
                Some("{{ .Id }}-{{.x}}"),
            ),
            ("--oidc-client-id={{ open", Some("{{")),
            ("--oidc-client-id=a,b, --y", Some("a,b")),
            ("--oidc-client-id", None),
            ("--oidc-client-id --oidc-x", None),
            ("my_oidc-client-id=a", None),
            ("--oidc-client-ids=a", None),
        ] {
            let found = find(&Source::new(text, &[]), &["oidc-client-id"]);
            let value = found.first().map(|flag| flag.value);
            assert_eq!(value.map(|own| own.text), expected, "{text}");
            if let Some(own) = value {
                assert_eq!(own.span.of(text), own.text);
            }
        }
    }
}
