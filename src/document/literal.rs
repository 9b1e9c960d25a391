//! Object literals of JavaScript and TypeScript, and the objects of Bicep: JSON without its rules.
//!
//! Names need no quotation marks, texts have any of three, and Bicep has lines where others have
//! commas. What is an expression stays as it is written.

use super::node::{Content, Member, Node};
use crate::token::span::Span;

/// Deeper ones are left out.
const DEEPEST: usize = 32;

/// Reads the object that the first byte of `text` opens, as far as it goes; `None` if it opens none.
/// `at` is where the text stands in a longer one.
pub fn read(text: &str, at: usize) -> Option<Node> {
    let mut reader = Reader { text, at, here: 0 };
    let node = reader.object(0)?;
    (!node.members().is_empty()).then_some(node)
}

/// Where the object begins in which `inside` stands; `None` where none is open.
pub fn opening(text: &str, inside: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.get(..inside)?.bytes().enumerate().rev().take(FAR) {
        match byte {
            b'}' => depth += 1,
            b'{' if depth == 0 => return Some(at),
            b'{' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// No options are longer.
const FAR: usize = 4096;

struct Reader<'a> {
    text: &'a str,
    at: usize,
    here: usize,
}

impl<'a> Reader<'a> {
    fn object(&mut self, depth: usize) -> Option<Node> {
        let start = self.here;
        self.eat('{')?;
        let mut members = Vec::new();
        while let Some(name) = self.name() {
            let before = self.here;
            self.skip_blanks();
            // A shorthand, a spread or a method.
            if self.eat(':').is_none() {
                self.here = before;
                self.rest_of_member();
                continue;
            }
            self.skip_blanks();
            let value = self.value(depth)?;
            members.push(Member {
                name: name.0,
                at: name.1,
                value,
            });
        }
        let _closed = self.eat('}');
        let span = self.span(start);
        let content = Content::Map(members);
        Some(Node { span, content })
    }

    /// The next name, where one is.
    fn name(&mut self) -> Option<(String, Span)> {
        self.skip();
        let first = self.rest().chars().next()?;
        if let Some(quoted) = self.quoted() {
            return Some(quoted);
        }
        if first == '}' {
            return None;
        }
        let start = self.here;
        let named = |char: char| char.is_alphanumeric() || "_$-.".contains(char);
        let length = self.rest().find(|char| !named(char));
        self.here += length.unwrap_or(self.rest().len());
        if self.here == start {
            // Whatever that is: one character further.
            self.here += first.len_utf8();
            return Some((String::new(), self.span(start)));
        }
        let span = self.span(start);
        Some((self.text.get(start..self.here)?.to_owned(), span))
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        let start = self.here;
        let nested = depth < DEEPEST;
        match self.rest().chars().next() {
            Some('{') if nested => return self.object(depth + 1),
            Some('[') if nested => return self.list(depth + 1),
            _ => {}
        }
        if let Some((text, span)) = self.quoted() {
            let end = self.here;
            let goes_on = self.rest().trim_start_matches([' ', '\t']);
            if goes_on.is_empty() || goes_on.starts_with([',', '}', ']', '\n', '\r', ';', '/', '#'])
            {
                return Some(Node::scalar(text, span));
            }
            self.here = end;
        }
        self.expression();
        let own = self.text.get(start..self.here)?.trim_end();
        let span = Span::new(self.at + start, self.at + start + own.len());
        Some(Node::scalar(own, span))
    }

    fn list(&mut self, depth: usize) -> Option<Node> {
        let start = self.here;
        self.eat('[')?;
        let mut items = Vec::new();
        loop {
            self.skip();
            match self.rest().chars().next() {
                None | Some('}') => break,
                Some(']') => {
                    self.here += 1;
                    break;
                }
                Some(_) => {}
            }
            let before = self.here;
            items.push(self.value(depth)?);
            if self.here == before {
                self.here += self.rest().chars().next().map_or(0, char::len_utf8);
            }
        }
        let span = self.span(start);
        let content = Content::List(items);
        Some(Node { span, content })
    }

    /// Up to the end of what is no literal: a comma, a bracket or a line, outside its own brackets.
    fn expression(&mut self) {
        let mut depth = 0_usize;
        while let Some(char) = self.rest().chars().next() {
            match char {
                '\'' | '"' | '`' if self.quoted().is_some() => continue,
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' if depth == 0 => return,
                ')' | ']' | '}' => depth -= 1,
                ',' | ';' | '\n' if depth == 0 => return,
                _ => {}
            }
            self.here += char.len_utf8();
        }
    }

    fn rest_of_member(&mut self) {
        let before = self.here;
        self.expression();
        if self.here == before && !self.rest().starts_with('}') {
            self.here += self.rest().chars().next().map_or(0, char::len_utf8);
        }
    }

    /// A text in quotation marks, with the place that they take.
    fn quoted(&mut self) -> Option<(String, Span)> {
        let start = self.here;
        let quote = self
            .rest()
            .chars()
            .next()
            .filter(|own| "'\"`".contains(*own))?;
        let mut text = String::new();
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((at, char)) = chars.next() {
            match char {
                '\\' => text.extend(chars.next().map(|(_, char)| char)),
                '\n' if quote != '`' => return None,
                char if char == quote => {
                    self.here += at + 1;
                    return Some((text, self.span(start)));
                }
                char => text.push(char),
            }
        }
        None
    }

    /// Blanks, commas and comments.
    fn skip(&mut self) {
        loop {
            let before = self.here;
            self.skip_blanks();
            let rest = self.rest();
            let separators = rest.len() - rest.trim_start_matches([',', ';', '\n', '\r']).len();
            self.here += separators;
            if self.here == before {
                return;
            }
        }
    }

    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            let blanks = rest.len() - rest.trim_start().len();
            self.here += blanks;
            let rest = self.rest();
            let comment = match rest {
                _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
                _ if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
                _ => 0,
            };
            self.here += comment;
            if blanks + comment == 0 {
                return;
            }
        }
    }

    fn eat(&mut self, char: char) -> Option<()> {
        self.rest().strip_prefix(char)?;
        self.here += char.len_utf8();
        Some(())
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.here..).unwrap_or_default()
    }

    fn span(&self, start: usize) -> Span {
        Span::new(self.at + start, self.at + self.here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_json_is_read_too() {
        let text = "{\n  clientID: 'a', // so\n  'audience': [`b`, \"c\",],\n  validateIssuer: false,\n  \
                    nested: { x: process.env.X || 'y', f(a) { return {}; } }\n  ...rest\n  bicep: 'd'\n  last: e\n}";
        let node = read(text, 0).unwrap();
        for (path, expected) in [
            (&["clientID"][..], &["a"][..]),
            (&["audience"], &["b", "c"]),
            (&["validateIssuer"], &["false"]),
            (&["nested", "x"], &["process.env.X || 'y'"]),
            (&["bicep"], &["d"]),
            (&["last"], &["e"]),
        ] {
            let found = node.at(path).map(Node::texts).unwrap_or_default();
            let texts: Vec<_> = found.iter().map(|own| own.text).collect();
            assert_eq!(texts, expected, "{path:?}");
        }
        assert_eq!(node.get("clientID").unwrap().span.of(text), "'a'");
        assert_eq!(opening(text, 10), Some(0));
        assert_eq!(opening("a } b", 4), None);
    }

    #[test]
    fn nothing_makes_it_stumble() {
        for text in [
            "",
            "{",
            "{a",
            "{a:",
            "{a:'",
            "{a:[",
            "{a:[}",
            "{:",
            "{,,",
            "{a(){",
            "{é: 'ü', ]",
        ] {
            let _read = read(text, 0);
        }
        let deep = "{a:".repeat(10_000);
        assert!(read(&deep, 0).is_some());
        let deep = "{a:[".repeat(10_000);
        assert!(read(&deep, 0).is_some());
    }
}
