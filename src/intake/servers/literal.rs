//! Object literals of JavaScript, as far as they are literal.

use super::leaf::stretch;
use crate::document::{Content, Member, Node};
use crate::token::span::Span;

/// Objects in more objects than this are not read.
const DEEPEST: usize = 8;

/// Reads the object that begins at `at`. What is no text, number, word, list or object, such as a
/// call or a function, is passed over.
pub(super) fn object(text: &str, at: usize) -> Option<Node> {
    let end = at + stretch(text.get(at..)?).len();
    let text = text.get(..end)?;
    let mut reader = Reader { text, at };
    let node = reader.value(DEEPEST)?;
    matches!(node.content, Content::Map(_)).then_some(node)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn step(&mut self) -> Option<char> {
        let own = self.peek()?;
        self.at += own.len_utf8();
        Some(own)
    }

    /// Passes over blanks and comments.
    fn blanks(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            let comment = if trimmed.starts_with("//") {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").map_or(trimmed.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += comment;
        }
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        self.blanks();
        let start = self.at;
        let content = match self.peek()? {
            '{' => Content::Map(self.members(depth.checked_sub(1)?)),
            '[' => Content::List(self.items(depth.checked_sub(1)?)),
            '"' | '\'' | '`' => Content::Scalar(self.string()),
            _ => {
                self.pass();
                let word = self.text.get(start..self.at)?.trim_end();
                self.at = start + word.len();
                Content::Scalar(word.to_owned())
            }
        };
        let span = Span::new(start, self.at);
        Some(Node { span, content })
    }

    fn members(&mut self, depth: usize) -> Vec<Member> {
        let mut members = Vec::new();
        self.step();
        loop {
            self.blanks();
            match self.peek() {
                None => return members,
                Some('}') => {
                    self.step();
                    return members;
                }
                Some(',') => {
                    self.step();
                    continue;
                }
                Some(_) => {}
            }
            let start = self.at;
            let name = match self.peek() {
                Some('"' | '\'') => self.string(),
                _ => self.word(),
            };
            let at = Span::new(start, self.at);
            self.blanks();
            if self.peek() == Some(':') {
                self.step();
                let Some(value) = self.value(depth) else {
                    return members;
                };
                members.push(Member { name, at, value });
            }
            // What goes on behind a value, as in `'a' + b`, is left out.
            self.pass();
            if self.at == start {
                // A bracket that nothing opened.
                return members;
            }
        }
    }

    fn items(&mut self, depth: usize) -> Vec<Node> {
        let mut items = Vec::new();
        self.step();
        loop {
            self.blanks();
            match self.peek() {
                None => return items,
                Some(']') => {
                    self.step();
                    return items;
                }
                Some(',') => {
                    self.step();
                }
                Some(_) => {
                    let before = self.at;
                    let Some(item) = self.value(depth) else {
                        return items;
                    };
                    items.push(item);
                    self.pass();
                    if self.at == before {
                        return items;
                    }
                }
            }
        }
    }

    fn word(&mut self) -> String {
        let own = |own: char| own.is_alphanumeric() || "_$".contains(own);
        let rest = self.rest();
        let length = rest.find(|char| !own(char)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default().to_owned()
    }

    fn string(&mut self) -> String {
        let quote = self.step();
        let mut text = String::new();
        while let Some(char) = self.step() {
            match char {
                _ if Some(char) == quote => break,
                '\n' if quote != Some('`') => break,
                '\\' => text.extend(self.step()),
                char => text.push(char),
            }
        }
        text
    }

    /// To the next comma or closing bracket of the same depth.
    fn pass(&mut self) {
        let mut open = 0_usize;
        while let Some(char) = self.peek() {
            match char {
                '"' | '\'' | '`' => {
                    self.string();
                    continue;
                }
                '(' | '[' | '{' => open += 1,
                ')' | ']' | '}' if open == 0 => return,
                ')' | ']' | '}' => open -= 1,
                ',' | ';' if open == 0 => return,
                _ => {}
            }
            self.step();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_literal_is_read() {
        let text = "f({ a: 'x', // no\n \"b\": [`y`, /z/], c: g({d: 1}), e, ...h, i: {j: process.env.K}, });";
        let node = object(text, 2).unwrap();
        let at = |path: &[&str]| node.at(path).and_then(Node::text);
        assert_eq!(at(&["a"]), Some("x"));
        assert_eq!(node.get("b").map(|own| own.texts().len()), Some(2));
        assert_eq!(at(&["c"]), Some("g({d: 1})"));
        assert_eq!(at(&["i", "j"]), Some("process.env.K"));
        assert_eq!(node.get("e"), None);
        for damaged in ["{", "{a", "{a:", "{a: [", "{a: 'b", "{)", "{a: ]}", "{{{{"] {
            let _ = object(damaged, 0);
        }
        let deep = "{a:".repeat(100_000);
        let _ = object(&deep, 0);
    }
}
