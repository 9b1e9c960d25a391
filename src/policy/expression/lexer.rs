//! The words of C#, as far as policies have them.

use crate::token::span::Span;

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub what: What,
    pub span: Span,
}

/// What a word is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Name(String),
    Number(i64),
    Text(String),
    /// `$"…"`: texts and the code between them, with where it stands.
    Mixed(Vec<Part>),
    Sign(&'static str),
}

/// A part of an interpolated string.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    Text(String),
    Code(Span),
}

/// More than one character first.
const SIGNS: [&str; 32] = [
    "?.", "??", "?[", "==", "!=", "<=", ">=", "&&", "||", "=>", "+=", "(", ")", "[", "]", "{", "}",
    ".", ",", ";", ":", "?", "!", "=", "<", ">", "+", "-", "*", "/", "%", "&",
];

/// The words of a stretch of a text; `None` where something is no word.
pub(super) fn words(text: &str, within: Span) -> Option<Vec<Word>> {
    let mut lexer = Lexer {
        text: text.get(..within.end)?,
        at: within.start,
    };
    let mut words = Vec::new();
    loop {
        lexer.blanks()?;
        let start = lexer.at;
        if lexer.rest().is_empty() {
            return Some(words);
        }
        let what = lexer.word()?;
        let span = Span::new(start, lexer.at);
        words.push(Word { what, span });
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn eats(&mut self, word: &str) -> bool {
        let eaten = self.rest().starts_with(word);
        self.at += if eaten { word.len() } else { 0 };
        eaten
    }

    /// Passes over blanks and comments.
    fn blanks(&mut self) -> Option<()> {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            let end = match self.rest().get(..2) {
                Some("//") => self.rest().find('\n').unwrap_or(self.rest().len()),
                Some("/*") => self.rest().find("*/")? + 2,
                _ => return Some(()),
            };
            self.at += end;
        }
    }

    fn word(&mut self) -> Option<What> {
        for (opens, verbatim, holes) in [
            ("$@\"", true, true),
            ("@$\"", true, true),
            ("$\"", false, true),
            ("@\"", true, false),
            ("\"", false, false),
        ] {
            if self.eats(opens) {
                return self.string(verbatim, holes);
            }
        }
        if self.eats("'") {
            let text = self.character()?;
            return self.eats("'").then(|| What::Text(text.to_string()));
        }
        let rest = self.rest();
        let first = rest.chars().next()?;
        let part = |char: char| char.is_alphanumeric() || char == '_';
        let length = rest.find(|char| !part(char)).unwrap_or(rest.len());
        if part(first) {
            let word = rest.get(..length)?;
            self.at += length;
            return match first.is_ascii_digit() {
                true => word
                    .trim_end_matches(['L', 'l'])
                    .parse()
                    .ok()
                    .map(What::Number),
                false => Some(What::Name(word.to_owned())),
            };
        }
        let sign = SIGNS.iter().find(|sign| rest.starts_with(*sign))?;
        self.at += sign.len();
        Some(What::Sign(sign))
    }

    /// What stands behind the mark that opens a string.
    fn string(&mut self, verbatim: bool, holes: bool) -> Option<What> {
        let mut parts = Vec::new();
        let mut text = String::new();
        loop {
            let next = self.rest().chars().next()?;
            match next {
                '"' if verbatim && self.eats("\"\"") => text.push('"'),
                '"' => {
                    self.at += 1;
                    break;
                }
                '\\' if !verbatim => text.push(self.character()?),
                '{' if holes && self.eats("{{") => text.push('{'),
                '}' if holes && self.eats("}}") => text.push('}'),
                '{' if holes => {
                    parts.push(Part::Text(std::mem::take(&mut text)));
                    parts.push(Part::Code(self.hole()?));
                }
                char => {
                    text.push(char);
                    self.at += char.len_utf8();
                }
            }
        }
        Some(match holes {
            true => {
                parts.push(Part::Text(text));
                What::Mixed(parts)
            }
            false => What::Text(text),
        })
    }

    /// The code between braces. Strings in it may hold braces of their own.
    fn hole(&mut self) -> Option<Span> {
        self.at += 1;
        let start = self.at;
        let mut depth = 1_usize;
        while depth > 0 {
            let rest = self.rest();
            let next = rest.chars().next()?;
            match next {
                '"' => {
                    self.at += 1;
                    self.string(false, false)?;
                    continue;
                }
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            self.at += next.len_utf8();
        }
        Some(Span::new(start, self.at - 1))
    }

    /// One character of a string, with its escape.
    fn character(&mut self) -> Option<char> {
        let mut chars = self.rest().chars();
        let first = chars.next()?;
        self.at += first.len_utf8();
        if first != '\\' {
            return Some(first);
        }
        let second = chars.next()?;
        self.at += second.len_utf8();
        Some(match second {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            'u' => {
                let code = self.rest().get(..4)?;
                self.at += 4;
                char::from_u32(u32::from_str_radix(code, 16).ok()?)?
            }
            other => other,
        })
    }
}
