//! Where a policy expression of API Management ends: C# between `@(` and `)`, or `@{` and `}`, in
//! which quotation marks, `<` and `&` may stand as they are.

use super::entity;

/// How many bytes the expression at the start of `text` takes; `None` if there is none, or if
/// nothing closes it. With it how far it was read.
pub(super) fn extent(text: &str) -> (Option<usize>, usize) {
    if !text.starts_with("@(") && !text.starts_with("@{") {
        return (None, 0);
    }
    let mut reader = Reader {
        text,
        at: 1,
        open: Vec::new(),
        quotes: None,
    };
    let closed = reader.run();
    (closed.then_some(reader.at), reader.at)
}

/// Brackets and strings in each other at most so deep.
const DEEPEST: usize = 128;

/// What is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Code, up to this bracket.
    Code(char),
    /// A string: without escapes, with code in it.
    Text { verbatim: bool, holes: bool },
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Open>,
    /// Whether quotation marks are written as entities, once one was seen.
    quotes: Option<bool>,
}

impl Reader<'_> {
    fn run(&mut self) -> bool {
        while self.open.len() < DEEPEST {
            let (verbatim, holes) = match self.open.last() {
                Some(Open::Text { verbatim, holes }) => (*verbatim, *holes),
                _ => match self.code() {
                    Some(true) => return true,
                    Some(false) => continue,
                    None => return false,
                },
            };
            if !self.string(verbatim, holes) {
                return false;
            }
        }
        false
    }

    /// One step through code; whether it ended the expression. `None` where it cannot.
    fn code(&mut self) -> Option<bool> {
        let char = self.next()?;
        match char {
            '(' => self.open.push(Open::Code(')')),
            '{' => self.open.push(Open::Code('}')),
            '[' => self.open.push(Open::Code(']')),
            ')' | '}' | ']' => {
                if self.open.pop()? != Open::Code(char) {
                    return None;
                }
                return Some(self.open.is_empty());
            }
            '"' => self.opens(false, false),
            '@' | '$' => self.marks(char),
            '\'' => self.character()?,
            '/' if self.eats('/') => while self.next()? != '\n' {},
            '/' if self.eats('*') => while !(self.next()? == '*' && self.eats('/')) {},
            _ => {}
        }
        Some(false)
    }

    /// `@"…"`, `$"…{…}…"`, `$@"…"`, `@$"…"`.
    fn marks(&mut self, first: char) {
        let both = match first {
            '@' => self.eats('$'),
            _ => self.eats('@'),
        };
        if self.eats('"') {
            self.opens(first == '@' || both, first == '$' || both);
        }
    }

    fn opens(&mut self, verbatim: bool, holes: bool) {
        self.open.push(Open::Text { verbatim, holes });
    }

    fn character(&mut self) -> Option<()> {
        let longest = 8;
        let escaped = self.next()? == '\\';
        if escaped {
            self.next()?;
        }
        for _ in 0..longest {
            match self.next()? {
                '\'' => return Some(()),
                '\n' => return None,
                _ => {}
            }
        }
        None
    }

    /// One step through a string; `false` where it cannot end.
    fn string(&mut self, verbatim: bool, holes: bool) -> bool {
        match self.next() {
            None => return false,
            Some('"') if verbatim && self.eats('"') => {}
            Some('"') => {
                self.open.pop();
            }
            Some('\\') if !verbatim => {
                self.next();
            }
            Some('{') if holes && !self.eats('{') => self.open.push(Open::Code('}')),
            Some('\n') if !verbatim => return false,
            Some(_) => {}
        }
        true
    }

    fn eats(&mut self, wanted: char) -> bool {
        let (at, quotes) = (self.at, self.quotes);
        let eaten = self.next() == Some(wanted);
        if !eaten {
            (self.at, self.quotes) = (at, quotes);
        }
        eaten
    }

    /// The next character. An entity counts as what it stands for, but a quotation mark only where
    /// the first one was written so.
    fn next(&mut self) -> Option<char> {
        let rest = self.text.get(self.at..)?;
        let char = rest.chars().next()?;
        let (length, char) = match entity::read(rest) {
            Some((length, '"')) if !*self.quotes.get_or_insert(true) => (length, ' '),
            Some(entity) => entity,
            None => {
                if char == '"' {
                    self.quotes.get_or_insert(false);
                }
                (char.len_utf8(), char)
            }
        };
        self.at += length;
        Some(char)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_ends_where_its_bracket_does() {
        for (text, expected) in [
            ("@(a)\" b", "@(a)"),
            ("@(a.b(\"c)\", \"\"))\">", "@(a.b(\"c)\", \"\"))"),
            (
                "@(a.b(&quot;c)&quot;, '&quot;'))\">",
                "@(a.b(&quot;c)&quot;, '&quot;'))",
            ),
            ("@(a(\"&quot;\"))\"", "@(a(\"&quot;\"))"),
            (
                "@{ if (a < b) { return \"}\"; } }<",
                "@{ if (a < b) { return \"}\"; } }",
            ),
            ("@(\"\\\")\")", "@(\"\\\")\")"),
            ("@(@\"\\\" + @\")\"\"\")", "@(@\"\\\" + @\")\"\"\")"),
            ("@($\"{a(\")\")}{{)\")", "@($\"{a(\")\")}{{)\")"),
            ("@($@\"{a}\\\")", "@($@\"{a}\\\")"),
            ("@{ // it's )\n a /* } */ }", "@{ // it's )\n a /* } */ }"),
            ("@(')' + '\\'' + '\\u0029')", "@(')' + '\\'' + '\\u0029')"),
            ("@(a[1])", "@(a[1])"),
            ("@(a", ""),
            ("@(a]", ""),
            ("@(\"a\n\")", ""),
            ("@('abcdefghijkl')", ""),
            ("a", ""),
            ("@", ""),
            ("", ""),
        ] {
            let length = extent(text).0.unwrap_or_default();
            assert_eq!(text.get(..length), Some(expected), "{text}");
        }
    }
}
