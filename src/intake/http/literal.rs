//! Values in code: texts, tables of PowerShell, objects of JavaScript, dictionaries of Python.

use std::collections::HashMap;

use crate::document::lines;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A text; variables in it stand as written.
    Text(String),
    /// Names and values in order.
    Table(Vec<(String, Value)>),
    /// What something else stands for.
    Name(String),
}

impl Value {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// As a body: the text, or a form made from a table.
    pub(super) fn body(&self, variables: &Variables<'_>) -> String {
        match self {
            Self::Text(text) => variables.fill(text),
            Self::Name(_) => String::new(),
            Self::Table(rows) => {
                let texts = rows
                    .iter()
                    .filter_map(|(name, value)| Some((name, value.text()?)));
                let escaped = |value: &str| {
                    value
                        .replace('%', "%25")
                        .replace('&', "%26")
                        .replace('+', "%2B")
                };
                let fields = texts
                    .map(|(name, value)| format!("{name}={}", escaped(&variables.fill(value))));
                fields.collect::<Vec<_>>().join("&")
            }
        }
    }
}

/// Tables inside more tables than this are not read.
const DEEPEST: usize = 6;

/// A value over this length is not read.
const LONGEST: usize = 256 * 1024;

/// Reads values one behind the other.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) at: usize,
    limit: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self {
            text,
            at,
            limit: at.saturating_add(LONGEST),
        }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes over this text if it stands here.
    pub(super) fn takes(&mut self, word: &str) -> bool {
        let here = self.rest().starts_with(word);
        self.at += if here { word.len() } else { 0 };
        here
    }

    /// Goes over blanks, and over line breaks where they are told to be none.
    pub(super) fn blanks(&mut self, lines_too: bool) {
        loop {
            let rest = self.rest();
            let own = rest.trim_start_matches(|char: char| {
                matches!(char, ' ' | '\t') || (lines_too && char.is_whitespace())
            });
            self.at = self.text.len() - own.len();
            // PowerShell goes on behind a back tick at the end of a line.
            let behind = own
                .strip_prefix('`')
                .map(|own| own.trim_start_matches([' ', '\t', '\r']));
            match behind.and_then(|own| own.strip_prefix('\n')) {
                Some(own) => self.at = self.text.len() - own.len(),
                None => return,
            }
        }
    }

    /// A value; texts that are added to each other are one.
    pub(super) fn value(&mut self) -> Option<Value> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Option<Value> {
        if depth > DEEPEST || self.at > self.limit {
            return None;
        }
        self.blanks(false);
        for word in ["new ", "await ", "@"] {
            if word != "@" || self.rest().starts_with("@{") {
                self.takes(word);
            }
        }
        let rest = self.rest();
        let first = rest.chars().next()?;
        match first {
            '{' => self.table(depth),
            '[' => {
                self.at += 1;
                self.blanks(true);
                // `[ordered]@{…}`, or a list of which the first is enough.
                if self.takes("ordered]") || self.takes("pscustomobject]") {
                    return self.nested(depth + 1);
                }
                let value = self.nested(depth + 1);
                self.past(&[']']);
                value
            }
            '"' | '\'' => self.texts(depth),
            '`' => self.texts(depth),
            _ => self.word(depth),
        }
    }

    fn texts(&mut self, depth: usize) -> Option<Value> {
        let mut made = self.quoted()?;
        loop {
            let before = self.at;
            self.blanks(true);
            if !self.takes("+") {
                self.at = before;
                return Some(Value::Text(made));
            }
            match self.nested(depth + 1)? {
                Value::Text(more) => made.push_str(&more),
                Value::Name(name) => {
                    made.push_str("${");
                    made.push_str(name.trim_start_matches('$'));
                    made.push('}');
                }
                Value::Table(_) => return Some(Value::Text(made)),
            }
        }
    }

    /// A text between quotation marks; cut off, as far as its line goes.
    fn quoted(&mut self) -> Option<String> {
        let mark = self.rest().chars().next()?;
        let inside = self.rest().get(1..)?;
        let mut made = String::new();
        let mut chars = inside.char_indices();
        while let Some((at, char)) = chars.next() {
            if at > LONGEST {
                break;
            }
            match char {
                _ if char == mark => {
                    self.at += 1 + at + 1;
                    return Some(made);
                }
                // PowerShell writes `` `" `` for a quotation mark.
                '`' if mark == '"' => made.extend(chars.next().map(|(_, next)| next)),
                '\\' if mark != '\'' => match chars.next().map(|(_, next)| next) {
                    Some(next @ ('"' | '\'' | '`' | '\\' | '/' | '$')) => made.push(next),
                    Some('n') => made.push('\n'),
                    Some(next) => made.extend(['\\', next]),
                    None => {}
                },
                _ => made.push(char),
            }
        }
        let line = inside.split('\n').next().unwrap_or_default();
        self.at += 1 + line.len();
        Some(line.to_owned())
    }

    /// A number, a variable, a call around a value, or a word without quotation marks.
    fn word(&mut self, depth: usize) -> Option<Value> {
        let rest = self.rest();
        let ends = |char: char| {
            char.is_whitespace()
                || matches!(char, ',' | ';' | '}' | ']' | '(' | ')' | '"' | '\'' | '`')
        };
        let length = rest.find(ends).unwrap_or(rest.len()).min(LONGEST);
        let word = rest.get(..length).unwrap_or_default().to_owned();
        self.at += length;
        // `f"…"` of Python is a text.
        if word.len() == 1 && self.rest().starts_with(['"', '\'']) {
            return self.texts(depth);
        }
        if self.takes("(") {
            self.blanks(true);
            let value = self.nested(depth + 1);
            self.past(&[')']);
            return value;
        }
        let is_name = word.starts_with('$')
            || word
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        match word.is_empty() {
            true => None,
            false if is_name => Some(Value::Name(word)),
            false => Some(Value::Text(word)),
        }
    }

    fn table(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut rows = Vec::new();
        loop {
            let rest = self.rest();
            let own = rest.trim_start_matches(|char: char| {
                char.is_whitespace() || matches!(char, ',' | ';' | '`')
            });
            self.at = self.text.len() - own.len();
            if own.is_empty() || self.at > self.limit || self.takes("}") {
                return Some(Value::Table(rows));
            }
            let name = match own.starts_with(['"', '\'']) {
                true => self.quoted()?,
                false => {
                    let length = own.find(|char: char| {
                        char.is_whitespace() || matches!(char, ':' | '=' | ',' | '}')
                    });
                    let name = own.get(..length.unwrap_or(own.len()))?;
                    self.at += name.len();
                    name.to_owned()
                }
            };
            self.blanks(false);
            if !self.takes(":") && !self.takes("=") {
                // `{ token }`, `...others`, or nothing that can be read.
                self.past(&[',', ';', '\n']);
                continue;
            }
            match self.nested(depth + 1) {
                Some(value) => rows.push((name, value)),
                None => self.past(&[',', ';', '\n']),
            }
            self.past(&[',', ';', '\n']);
        }
    }

    /// Goes behind the next of these characters, unless a bracket closes before it.
    pub(super) fn past(&mut self, ends: &[char]) {
        let rest = self.rest();
        let closes = |char: char| ends.contains(&char) || matches!(char, '}' | ')');
        let Some(at) = rest.find(closes) else {
            self.at = self.text.len();
            return;
        };
        let there = rest.get(at..).and_then(|rest| rest.chars().next());
        let length = there
            .filter(|char| ends.contains(char))
            .map_or(0, char::len_utf8);
        self.at += at + length;
    }
}

/// What names stand for that a text sets before it uses them.
pub(super) struct Variables<'a> {
    known: HashMap<String, &'a str>,
}

impl<'a> Variables<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut known = HashMap::new();
        for line in text.lines() {
            let mut own = line.trim();
            for prefix in ["const ", "let ", "var ", "$env:", "$", "string "] {
                own = own.strip_prefix(prefix).unwrap_or(own);
            }
            // The span of the member is that of its value, quotation marks included.
            let Some(member) = lines::read(own, 0) else {
                continue;
            };
            let value = member.value.span.of(own).trim_end_matches(';');
            let value = value.trim_matches(['"', '\'', '`']);
            known.entry(member.name).or_insert(value);
        }
        Self { known }
    }

    /// With what is known for `$NAME`, `${NAME}`, `$env:NAME`, `{NAME}` of Python.
    pub(super) fn fill(&self, text: &str) -> String {
        if !text.contains(['$', '{', '%']) {
            return text.to_owned();
        }
        let mut made = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(['$', '{', '%']) {
            let (before, own) = rest.split_at_checked(at).unwrap_or_default();
            made.push_str(before);
            let opened = own.trim_start_matches(['$', '{', '(', '%']);
            let opened = opened.strip_prefix("env:").unwrap_or(opened);
            let length = opened.find(|char: char| !char.is_ascii_alphanumeric() && char != '_');
            let (name, behind) = opened
                .split_at_checked(length.unwrap_or(opened.len()))
                .unwrap_or_default();
            match self.known.get(name) {
                Some(value) => {
                    made.push_str(value);
                    rest = behind.trim_start_matches(['}', ')', '%']);
                }
                None => {
                    let length = own.len() - opened.len();
                    made.push_str(own.get(..length).unwrap_or_default());
                    rest = opened;
                }
            }
        }
        made + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_they_are_written() {
        let text = |text: &str| Value::Text(text.to_owned());
        let table = |rows: &[(&str, Value)]| {
            Value::Table(
                rows.iter()
                    .map(|(name, value)| ((*name).to_owned(), value.clone()))
                    .collect(),
            )
        };
        for (code, expected) in [
            ("'a' + \"b\" + c", text("ab${c}")),
            ("\"a `\"b`\"\"", text("a \"b\"")),
            (
                "@{ A = 'b'\n \"C\"=\"d\"; E = $f }",
                table(&[
                    ("A", text("b")),
                    ("C", text("d")),
                    ("E", Value::Name("$f".into())),
                ]),
            ),
            (
                "{a: 'b', 'c': {d: `e ${f}`}, g, h: 1}",
                table(&[
                    ("a", text("b")),
                    ("c", table(&[("d", text("e ${f}"))])),
                    ("h", Value::Name("1".into())),
                ]),
            ),
            ("JSON.stringify({a: 'b'})", table(&[("a", text("b"))])),
            ("{'a': f'b {c}'", table(&[("a", text("b {c}"))])),
            ("'never closed\nnext", text("never closed")),
        ] {
            assert_eq!(Reader::new(code, 0).value(), Some(expected), "{code}");
        }
        let deep = "{a:".repeat(100_000);
        assert!(Reader::new(&deep, 0).value().is_some());
    }

    #[test]
    fn variables_are_filled_in() {
        let variables = Variables::of("export TOKEN=abc\n$token = \"def\"\nconst other = 'ghi';\n");
        for (text, expected) in [
            ("Bearer $TOKEN", "Bearer abc"),
            ("Bearer ${token}", "Bearer def"),
            ("Bearer {other}!", "Bearer ghi!"),
            ("Bearer $($token)", "Bearer def"),
            ("Bearer $nobody 100%", "Bearer $nobody 100%"),
        ] {
            assert_eq!(variables.fill(text), expected, "{text}");
        }
    }
}
