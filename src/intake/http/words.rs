//! The words of a command, as shells read them.

use crate::intake::form::Source;
use crate::token::span::Span;

/// A word without its quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) span: Span,
    /// Whether it was quoted, at least in part.
    pub(super) quoted: bool,
}

/// A quotation mark that nothing closes within so many bytes stands for itself.
const LONGEST: usize = 64 * 1024;

/// The words of the command at `at`, and where it ends: at its line's end, or further where the line
/// says that it goes on, or the next one can only belong to it.
pub(super) fn read(text: &str, at: usize) -> (Vec<Word>, usize) {
    let mut reader = Reader {
        text,
        at,
        caret: false,
        words: Vec::new(),
    };
    // The console of Windows has `^` before what would otherwise mean something.
    let line = reader.rest().split('\n').next().unwrap_or_default();
    reader.caret = line.contains("^\"") || line.trim_end().ends_with('^');
    while reader.word() {}
    (reader.words, reader.at)
}

/// The places where one of these commands is called: at the beginning of a line, behind a prompt, or
/// behind another command. `roots` are what their names begin with.
pub(super) fn calls(source: &Source<'_>, roots: &[&str], names: &[&str]) -> Vec<(usize, usize)> {
    let text = source.text;
    let mut found = Vec::new();
    for root in roots {
        for start in source.find(root) {
            let before = text
                .get(..start)
                .and_then(|before| before.chars().next_back());
            let apart = |char: char| char.is_whitespace() || "`(\"'$>|;&*=".contains(char);
            let own = text.get(start..).unwrap_or_default();
            let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
            let length = own
                .bytes()
                .take(LONGEST_NAME)
                .take_while(|&byte| part(byte))
                .count();
            let (name, behind) = own.split_at_checked(length).unwrap_or_default();
            let called = behind.starts_with([' ', '\t', '\\', '^', '`', '\r', '\n', '(']);
            if before.is_none_or(apart) && called && names.contains(&name) {
                found.push((start, start + length));
            }
        }
    }
    found.sort_unstable();
    found
}

/// `Invoke-RestMethod` and shorter ones.
const LONGEST_NAME: usize = 20;

struct Reader<'a> {
    text: &'a str,
    at: usize,
    caret: bool,
    words: Vec<Word>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Reads the next word; `false` at the end of the command.
    fn word(&mut self) -> bool {
        if !self.skip() {
            return false;
        }
        let start = self.at;
        let mut word = Word {
            text: String::new(),
            span: Span::new(start, start),
            quoted: false,
        };
        while let Some(char) = self.rest().chars().next() {
            if char.is_whitespace()
                || matches!(char, '|' | ';') && word.text.is_empty()
                || char == ';'
            {
                break;
            }
            match char {
                '\'' | '"' if self.quotes(char, &mut word) => {}
                '$' if self.rest().starts_with("$'") => {
                    self.at += 1;
                    if !self.quotes('\'', &mut word) {
                        word.text.push('$');
                    }
                }
                '^' if self.caret => {
                    self.at += 1;
                    if !self.rest().starts_with(['"', '\n', '\r']) {
                        self.literally(&mut word);
                    }
                }
                '\\' if !self.caret => {
                    if breaks(self.rest().get(1..).unwrap_or_default()).is_some() {
                        break;
                    }
                    self.at += 1;
                    self.literally(&mut word);
                }
                '`' if breaks(self.rest().get(1..).unwrap_or_default()).is_some() => break,
                _ => self.literally(&mut word),
            }
        }
        word.span.end = self.at;
        let some = self.at > start;
        if some {
            self.words.push(word);
        }
        some
    }

    fn literally(&mut self, word: &mut Word) {
        if let Some(char) = self.rest().chars().next() {
            word.text.push(char);
            self.at += char.len_utf8();
        }
    }

    /// Takes what stands between quotation marks.
    fn quotes(&mut self, mark: char, word: &mut Word) -> bool {
        let inside = self.rest().get(1..).unwrap_or_default();
        let Some((text, length)) = quoted(inside, mark, self.caret) else {
            return false;
        };
        word.text.push_str(&text);
        word.quoted = true;
        self.at += 1 + length;
        true
    }

    /// Goes on to the next word of the same command.
    fn skip(&mut self) -> bool {
        loop {
            let rest = self.rest();
            let own = rest.trim_start_matches([' ', '\t']);
            self.at += rest.len() - own.len();
            let continued = own.strip_prefix(['\\', '`', '^']).and_then(breaks);
            if let Some(behind) = continued {
                self.at = self.text.len() - behind.len();
                continue;
            }
            let Some(behind) = breaks(own) else {
                return !own.is_empty() && !own.starts_with([';', '|', '&', ')', '`']);
            };
            if !goes_on(behind) {
                return false;
            }
            self.at = self.text.len() - behind.len();
        }
    }
}

/// What stands behind a line's end.
fn breaks(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '\t']);
    text.strip_prefix("\r\n")
        .or_else(|| text.strip_prefix('\n'))
}

/// Whether a line can only belong to the command before it.
fn goes_on(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let marks = [
        "-H ",
        "-d ",
        "-X ",
        "-b ",
        "-u ",
        "-F ",
        "--header ",
        "--data",
        "--url ",
        "--request ",
        "--location",
        "--cookie ",
        "--compressed",
        "--insecure",
        "--oauth2-bearer ",
        "http://",
        "https://",
        "'http",
        "\"http",
    ];
    marks.iter().any(|mark| line.starts_with(mark))
}

/// The text up to the closing mark, and how many bytes it takes with that.
fn quoted(text: &str, mark: char, caret: bool) -> Option<(String, usize)> {
    let mut made = String::new();
    let mut chars = text.char_indices();
    while let Some((at, char)) = chars.next() {
        if at > LONGEST {
            return None;
        }
        match char {
            _ if char == mark => return Some((made, at + 1)),
            // In the console of Windows the closing mark has its `^` too.
            '^' if caret => {
                let (at, next) = chars.next()?;
                match next {
                    '"' => return Some((made, at + 1)),
                    '\\' => {
                        // `^\^"` is a quotation mark inside.
                        let behind = text.get(at + 1..)?;
                        if behind.starts_with("^\"") {
                            chars.next();
                            chars.next();
                            made.push('"');
                        } else {
                            made.push('\\');
                        }
                    }
                    _ => made.push(next),
                }
            }
            '\\' if mark == '"' => match chars.next()?.1 {
                next @ ('"' | '\\' | '$' | '`') => made.push(next),
                '\n' => {}
                next => made.extend(['\\', next]),
            },
            _ => made.push(char),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_as_shells_read_them() {
        for (text, words, left) in [
            (
                "a 'b c' \"d \\\"e\\\"\" f\\ g",
                &["a", "b c", "d \"e\"", "f g"][..],
                "",
            ),
            ("a \\\n  -b c\nnext", &["a", "-b", "c"], "\nnext"),
            (
                "a ^\r\n  -b ^\"c d^\" ^\"e^\\^\"f^\\^\"^\"\r\nx",
                &["a", "-b", "c d", "e\"f\""],
                "\r\nx",
            ),
            ("a `\n b", &["a", "b"], ""),
            ("a $'b' | jq .x", &["a", "b"], "| jq .x"),
            ("a 'b c", &["a", "'b", "c"], ""),
            ("a\n  -H 'b'\nc", &["a", "-H", "b"], "\nc"),
        ] {
            let (found, end) = read(text, 0);
            let found: Vec<_> = found.iter().map(|word| word.text.as_str()).collect();
            assert_eq!(found, words, "{text}");
            assert_eq!(text.get(end..), Some(left), "{text}");
        }
    }
}
