//! YAML, read as far as it goes by `saphyr-parser`.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::node::{Content, Member, Node};
use super::template::Templates;
use crate::token::span::Span;

/// Values inside more values than this are not read.
const MAX_DEPTH: usize = 64;

/// Reads the documents of `text`, each a map or a list; of a damaged one, what stands before the
/// damage. Aliases are not followed; templates of Go stand as they were written, and their lines
/// that steer others say nothing. `at` is where the text stands in a longer one.
pub fn read(text: &str, at: usize) -> Vec<Node> {
    read_whole(text, at).0
}

/// The same, and whether nothing was damaged.
pub fn read_whole(text: &str, at: usize) -> (Vec<Node>, bool) {
    let places = Places::of(text, at);
    let templates = Templates::taken_from(text);
    let mut read = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut is_whole = true;
    for event in Parser::new_from_str(&templates.text) {
        let Ok((event, place)) = event else {
            is_whole = false;
            break;
        };
        let start = places.byte(place.start.index());
        let end = places.byte(place.end.index()).max(start);
        let span = Span::new(start, end);
        let finished = match event {
            Event::Scalar(word, style, ..) => {
                let there = Span::new(start - at, end - at);
                Some(scalar(templates.put_back(&word, there), style, span))
            }
            Event::Alias(_) => Some(Node::scalar("", span)),
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                if open.len() >= MAX_DEPTH {
                    is_whole = false;
                    break;
                }
                open.push(Open::at(start, matches!(event, Event::MappingStart(..))));
                None
            }
            Event::MappingEnd | Event::SequenceEnd => open.pop().map(|open| open.close(end)),
            Event::DocumentEnd | Event::StreamEnd => None,
            _ => None,
        };
        if let Some(node) = finished {
            match open.last_mut() {
                Some(open) => open.take(node),
                None => read.push(node),
            }
        }
    }
    // What the damage left open ends there.
    while let Some(left) = open.pop() {
        let node = left.close(at + text.len());
        match open.last_mut() {
            Some(open) => open.take(node),
            None => read.push(node),
        }
    }
    read.retain(|node| !node.members().is_empty() || !node.items().is_empty());
    (read, is_whole)
}

fn scalar(word: String, style: ScalarStyle, span: Span) -> Node {
    let null = matches!(word.as_str(), "~" | "null" | "Null" | "NULL");
    let nothing = style == ScalarStyle::Plain && null;
    Node::scalar(if nothing { String::new() } else { word }, span)
}

/// A map or a list whose end was not met yet.
struct Open {
    start: usize,
    /// The name that waits for its value.
    name: Option<(String, Span)>,
    content: Content,
}

impl Open {
    fn at(start: usize, is_map: bool) -> Self {
        let content = match is_map {
            true => Content::Map(Vec::new()),
            false => Content::List(Vec::new()),
        };
        Self {
            start,
            name: None,
            content,
        }
    }

    fn take(&mut self, node: Node) {
        match (&mut self.content, self.name.take()) {
            (Content::Map(members), Some((name, at))) => members.push(Member {
                name,
                at,
                value: node,
            }),
            (Content::Map(_), None) => {
                let name = node.text().unwrap_or_default().to_owned();
                self.name = Some((name, node.span));
            }
            (Content::List(items), _) => items.push(node),
            (Content::Scalar(_), _) => {}
        }
    }

    fn close(mut self, end: usize) -> Node {
        // A name at the cut has no value yet.
        if self.name.is_some() {
            self.take(Node::scalar("", Span::new(end, end)));
        }
        Node {
            span: Span::new(self.start, end.max(self.start)),
            content: self.content,
        }
    }
}

/// From characters, which the parser counts, to bytes.
struct Places {
    at: usize,
    length: usize,
    /// The byte of each character; empty where every character is a byte.
    bytes: Vec<usize>,
}

impl Places {
    fn of(text: &str, at: usize) -> Self {
        let bytes = match text.is_ascii() {
            true => Vec::new(),
            false => text.char_indices().map(|(byte, _)| byte).collect(),
        };
        let length = text.len();
        Self { at, length, bytes }
    }

    fn byte(&self, character: usize) -> usize {
        let byte = match self.bytes.is_empty() {
            true => character.min(self.length),
            false => self.bytes.get(character).copied().unwrap_or(self.length),
        };
        self.at + byte
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "a test may fail")]

    use super::*;

    #[test]
    fn places_are_bytes() {
        let text = "# ä\na:\n  b: 'é'\n  c: [x, ü]\n---\n- d\n";
        let read = read(text, 0);
        assert_eq!(read.len(), 2);
        let b = read.first().and_then(|node| node.at(&["a", "b"])).unwrap();
        assert_eq!((b.text(), b.span.of(text)), (Some("é"), "'é'"));
        let c = read.first().and_then(|node| node.at(&["a", "c"])).unwrap();
        let texts: Vec<_> = c.texts().iter().map(|own| own.span.of(text)).collect();
        assert_eq!(texts, ["x", "ü"]);
    }

    #[test]
    fn templates_stand_as_they_were_written() {
        let text = "{{- if .x }}\n# ä\nname: {{ .To.Service }}-part1\nspec:\n\tjwks: \"{{ .Uri }}/ü\"\n\tlist:\n\t- {{ .One }}\n{{- end }}\n";
        let read = read(text, 0);
        let [node] = read.as_slice() else {
            panic!("one document: {read:?}")
        };
        for (path, word, there) in [
            (
                &["name"][..],
                "{{ .To.Service }}-part1",
                "{{ .To.Service }}-part1",
            ),
            (&["spec", "jwks"], "{{ .Uri }}/ü", "\"{{ .Uri }}/ü\""),
        ] {
            let found = node.at(path).unwrap();
            assert_eq!((found.text(), found.span.of(text)), (Some(word), there));
        }
        let list = node.at(&["spec", "list"]).unwrap().texts();
        assert_eq!(list.first().map(|own| own.text), Some("{{ .One }}"));
    }

    #[test]
    fn what_stands_before_the_damage_is_read() {
        for (text, expected) in [
            ("a: 1\nb: {c: 2", Some("1")),
            ("a: 1\nb: \"c", Some("1")),
            ("a: 1\nb: 2\n\tc: 3\n", Some("1")),
            ("a:", Some("")),
            ("a: null", Some("")),
            ("word", None),
            ("", None),
        ] {
            let read = read(text, 0);
            let a = read.first().and_then(|node| node.get("a"));
            assert_eq!(a.and_then(Node::text), expected, "{text}");
        }
    }
}
