//! A text that was escaped on its way, and where each piece of it stood before.

use std::borrow::Cow;

mod strings;

use crate::document::markup::entity;
use crate::token::span::Span;

/// A text made from another, with the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// From where on, here and there, the two run side by side.
    steps: Vec<(usize, usize)>,
}

impl<'a> Layer<'a> {
    /// The text itself.
    pub fn original(text: &'a str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            steps: Vec::new(),
        }
    }

    /// Replaces what `next` finds: at a byte of the rest, so many bytes, by a character.
    fn replaced(
        text: &str,
        next: impl Fn(&str) -> Option<(usize, usize, char)>,
    ) -> Option<Layer<'static>> {
        let (at, ..) = next(text)?;
        let mut made = String::with_capacity(text.len());
        let mut steps = Vec::new();
        let mut rest = text;
        let mut place = 0;
        let mut found = Some(at);
        while found.is_some() {
            // What takes nothing would be found again for ever.
            let step = next(rest).filter(|(_, length, _)| *length > 0);
            let step = step.and_then(|(at, length, by)| {
                let before = rest.get(..at)?;
                Some((before, rest.get(at + length..)?, by))
            });
            found = step.map(|(before, behind, by)| {
                made.push_str(before);
                made.push(by);
                place += rest.len() - behind.len();
                rest = behind;
                steps.push((made.len(), place));
                place
            });
        }
        made.push_str(rest);
        Some(Layer {
            text: Cow::Owned(made),
            steps,
        })
    }

    /// The text with `"` and `'` for the marks that word processors and mail programs write.
    pub fn straight(text: &str) -> Option<Layer<'static>> {
        if text.is_ascii() {
            return None;
        }
        // All the marks have the same first byte.
        Self::replaced(text, |rest| {
            let firsts = rest.bytes().enumerate().filter(|(_, byte)| *byte == 0xe2);
            let mut marks = firsts.filter_map(|(at, _)| {
                let mark = rest.get(at..)?.chars().next()?;
                let by = match mark {
                    '‘' | '’' | '‚' => '\'',
                    '“' | '”' | '„' | '‟' => '"',
                    _ => return None,
                };
                Some((at, mark.len_utf8(), by))
            });
            marks.next()
        })
    }

    /// The text without the `> ` that mail programs, Markdown and consoles put before each line.
    /// Where lines begin with `<` too they mark who speaks, or are XML.
    pub fn without_quoting(text: &str) -> Option<Layer<'static>> {
        if !text.contains('>') {
            return None;
        }
        let mut is_quoted = false;
        for line in text.lines() {
            match line.trim_start().as_bytes().first() {
                Some(b'<') => return None,
                Some(b'>') => is_quoted = true,
                _ => {}
            }
        }
        if !is_quoted {
            return None;
        }
        Self::replaced(text, |rest| {
            let first = quoting(rest);
            if first > 0 {
                return Some((0, first, ' '));
            }
            rest.match_indices('\n').find_map(|(at, _)| {
                let length = quoting(rest.get(at + 1..)?);
                (length > 0).then_some((at, length + 1, '\n'))
            })
        })
    }

    /// The text with the characters that stand for HTML's and XML's entities.
    pub fn without_entities(text: &str) -> Option<Layer<'static>> {
        Self::replaced(text, |rest| {
            rest.match_indices('&').find_map(|(at, _)| {
                let behind = rest.get(at..)?;
                let (length, by) = entity::read(behind)?;
                Some((at, length, by))
            })
        })
    }

    /// The text with the characters that stand for the escapes of JSON strings. Of a line with such
    /// strings only what they hold is left: what stands around them was seen before.
    pub fn without_escapes(text: &str) -> Option<Layer<'static>> {
        if !text.contains('\\') {
            return None;
        }
        let mut around = strings::around(text);
        around.retain(|stretch| !stretch.is_empty());
        Self::replaced(text, |rest| {
            let here = text.len() - rest.len();
            let next = around.partition_point(|stretch| stretch.start < here);
            let next = around.get(next);
            let end = next.map_or(text.len(), |stretch| stretch.start);
            let inside = text.get(here..end)?;
            let escaped = inside.match_indices('\\').find_map(|(at, _)| {
                let (length, by) = escape(inside.get(at + 1..)?)?;
                Some((at, length + 1, by))
            });
            escaped.or_else(|| next.map(|next| (next.start - here, next.len(), '\n')))
        })
    }

    /// Where a stretch of this text stands in the one that it was made from.
    pub fn original_of(&self, span: Span) -> Span {
        let end = match span.is_empty() {
            true => self.place(span.start),
            // What the last character was made from belongs to it.
            false => self.place(span.end),
        };
        Span::new(self.place(span.start), end)
    }

    fn place(&self, at: usize) -> usize {
        let before = self.steps.partition_point(|(here, _)| *here <= at);
        match before.checked_sub(1).and_then(|last| self.steps.get(last)) {
            Some((here, there)) => there + (at - here),
            None => at,
        }
    }
}

/// How many bytes of quoting a line begins with.
fn quoting(line: &str) -> usize {
    let blank = |char| matches!(char, ' ' | '\t');
    let mut rest = line;
    while let Some(behind) = rest.trim_start_matches(blank).strip_prefix('>') {
        rest = behind.strip_prefix(' ').unwrap_or(behind);
    }
    line.len() - rest.len()
}

fn escape(behind: &str) -> Option<(usize, char)> {
    let by = match behind.chars().next()? {
        '"' => '"',
        '\\' => '\\',
        '/' => '/',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let code = u32::from_str_radix(behind.get(1..5)?, 16).ok()?;
            return Some((5, char::from_u32(code)?));
        }
        _ => return None,
    };
    Some((1, by))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Make = fn(&str) -> Option<Layer<'static>>;

    #[test]
    fn a_string_that_was_cut_off_is_no_trap() {
        let layer = Layer::without_escapes("\"a\": \"{\\\"b").unwrap();
        assert_eq!(layer.text, "\n{\"b");
    }

    #[test]
    fn every_stretch_knows_where_it_stood() {
        let cases: [(Make, &str, &str, &str, &str); 6] = [
            (
                Layer::without_escapes,
                r#"{"a": 1, "b": "{\"c\": \"d\"}\n", "e": 2}"#,
                "\n{\"c\": \"d\"}\n\n",
                "{\"c\": \"d\"}",
                r#"{\"c\": \"d\"}"#,
            ),
            (
                Layer::without_quoting,
                "> > a\n>  b\n  > c d\n>",
                " a\n b\nc d\n",
                "c d",
                "c d",
            ),
            (
                Layer::straight,
                "a “b” ‘c’",
                "a \"b\" 'c'",
                "b\" 'c",
                "b” ‘c",
            ),
            (
                Layer::without_entities,
                "&lt;a b=&quot;c&#39;&#x27;&amp;&x;",
                "<a b=\"c''&&x;",
                "c''",
                "c&#39;&#x27;",
            ),
            (
                Layer::without_escapes,
                r#"{\"a\":\"b\\n\u0027\q\"}"#,
                "{\"a\":\"b\\n'\\q\"}",
                "b\\n'",
                r"b\\n\u0027",
            ),
            (Layer::without_escapes, r"\r\nend", "\r\nend", "end", "end"),
        ];
        for (make, text, expected, part, original) in cases {
            let layer = make(text).unwrap();
            assert_eq!(layer.text, expected);
            let start = layer.text.find(part).unwrap();
            let span = layer.original_of(Span::new(start, start + part.len()));
            assert_eq!(span.of(text), original, "{text}");
        }
        assert_eq!(Layer::without_quoting("> GET /\n< HTTP/1.1 200"), None);
        for make in [
            Layer::straight,
            Layer::without_quoting,
            Layer::without_entities,
            Layer::without_escapes,
        ] {
            assert_eq!(make("nothing 'of it' & \"so\" on"), None);
        }
    }
}
