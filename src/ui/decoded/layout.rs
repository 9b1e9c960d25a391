//! JSON on lines, laid out while it is read, so that showing the beginning of a large text costs no
//! more than that beginning.

use crate::token::json::{Json, Kind, Value};

/// One line of pretty printed JSON.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// How many containers it stands in.
    pub depth: usize,
    /// The name before the value.
    pub name: Option<Value<'a>>,
    /// What follows.
    pub content: Content<'a>,
    /// Whether another value follows in the same container.
    pub comma: bool,
}

/// What a line shows.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// The bracket that closes a container.
    Close(Kind),
    /// A container with nothing in it.
    Empty(Kind),
    /// The rest of a damaged text, from this offset on.
    Fault(usize),
    /// Nothing: the text ends or breaks after the name.
    Missing,
    /// The bracket that opens a container.
    Open(Value<'a>),
    /// A value without others inside.
    Scalar(Value<'a>),
}

/// The lines of a JSON text. What a damaged text does not close is not closed here either.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    json: &'a Json,
    /// Index of the value that comes next.
    next: usize,
    /// Index of the first value that is not shown.
    end: usize,
    /// Where the last shown value ends in the text.
    at: usize,
    open: Vec<Open>,
    fault: Fault,
}

/// Whether the damaged rest of the text has been shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    None,
    Ahead,
    Shown,
}

/// A container whose end is not reached yet.
#[derive(Clone, Copy, Debug)]
struct Open {
    kind: Kind,
    after: usize,
    text_end: usize,
}

impl<'a> Lines<'a> {
    /// All lines of a text.
    pub fn of(json: &'a Json) -> Self {
        let fault = if json.fault.is_some() {
            Fault::Ahead
        } else {
            Fault::None
        };
        Self {
            json,
            next: 0,
            end: json.len(),
            at: 0,
            open: Vec::new(),
            fault,
        }
    }

    /// The lines of one value.
    pub fn of_value(json: &'a Json, value: Value<'a>) -> Self {
        let all = Self::of(json);
        let damaged = value.after() == json.len() && all.fault == Fault::Ahead;
        let fault = if damaged { Fault::Ahead } else { Fault::None };
        Self {
            next: value.index(),
            end: value.after(),
            at: value.span().start,
            fault,
            ..all
        }
    }

    fn line(&self, name: Option<Value<'a>>, content: Content<'a>, comma: bool) -> Line<'a> {
        Line {
            depth: self.open.len(),
            name,
            content,
            comma,
        }
    }

    /// The bracket after the last value of the innermost container, if the text has it.
    fn close(&mut self, innermost: Open) -> Option<Line<'a>> {
        if !self.is_closed(innermost.kind, innermost.text_end) {
            return self.rest();
        }
        self.open.pop();
        self.at = innermost.text_end;
        Some(self.line(
            None,
            Content::Close(innermost.kind),
            self.has_more(innermost.after),
        ))
    }

    fn rest(&mut self) -> Option<Line<'a>> {
        let ahead = self.fault == Fault::Ahead;
        self.fault = Fault::Shown;
        ahead.then(|| self.line(None, Content::Fault(self.at), false))
    }

    fn value(&mut self, innermost: Option<Open>) -> Option<Line<'a>> {
        let mut value = self.json.at(self.next)?;
        let mut name = None;
        if let Some(object) = innermost.filter(|open| open.kind == Kind::Object) {
            name = Some(value);
            self.next = value.after();
            self.at = value.span().end;
            if self.next >= object.after {
                return Some(self.line(name, Content::Missing, false));
            }
            value = self.json.at(self.next)?;
        }
        let (kind, span) = (value.kind(), value.span());
        let comma = self.has_more(value.after());
        if !matches!(kind, Kind::Array | Kind::Object) {
            (self.next, self.at) = (value.after(), span.end);
            return Some(self.line(name, Content::Scalar(value), comma));
        }
        self.next += 1;
        self.at = span.start + 1;
        if value.after() == self.next && self.is_closed(kind, span.end) {
            self.at = span.end;
            return Some(self.line(name, Content::Empty(kind), comma));
        }
        let line = self.line(name, Content::Open(value), false);
        self.open.push(Open {
            kind,
            after: value.after(),
            text_end: span.end,
        });
        Some(line)
    }

    /// Whether another value follows behind `after` in the innermost container.
    fn has_more(&self, after: usize) -> bool {
        self.open.last().is_some_and(|open| after < open.after)
    }

    /// In a damaged text all open containers end where reading stopped; only its own bracket, with
    /// nothing but white space before it, closes one.
    fn is_closed(&self, kind: Kind, text_end: usize) -> bool {
        if self.fault == Fault::None {
            return true;
        }
        let inside = self.json.text().get(self.at..text_end).unwrap_or_default();
        inside.trim_start_matches([' ', '\t', '\r', '\n']) == brackets(kind).1
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        if self.fault == Fault::Shown {
            return None;
        }
        match self.open.last().copied() {
            Some(open) if self.next >= open.after => self.close(open),
            None if self.next >= self.end => self.rest(),
            innermost => self.value(innermost),
        }
    }
}

/// The brackets of a container.
pub fn brackets(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Object => ("{", "}"),
        _ => ("[", "]"),
    }
}

/// The whole text on lines, indented by two spaces, everything else as written.
pub fn pretty(lines: Lines<'_>) -> String {
    let text = lines.json.text();
    let mut out = String::with_capacity(text.len() * 5 / 4);
    for line in lines {
        if !out.is_empty() {
            out.push('\n');
        }
        (0..line.depth).for_each(|_| out.push_str("  "));
        if let Some(name) = line.name {
            out.push_str(name.raw());
            out.push_str(if matches!(line.content, Content::Missing) {
                ""
            } else {
                ": "
            });
        }
        match line.content {
            Content::Close(kind) => out.push_str(brackets(kind).1),
            Content::Empty(kind) => out.extend([brackets(kind).0, brackets(kind).1]),
            Content::Fault(from) => out.push_str(text.get(from..).unwrap_or_default()),
            Content::Missing => {}
            Content::Open(value) => out.push_str(brackets(value.kind()).0),
            Content::Scalar(value) => out.push_str(value.raw()),
        }
        if line.comma {
            out.push(',');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cases: &[(&str, &str)]) {
        for (text, laid_out) in cases {
            assert_eq!(
                pretty(Lines::of(&Json::from_text((*text).into()))),
                *laid_out,
                "{text}"
            );
        }
    }

    #[test]
    fn whole_texts_are_laid_out_as_written() {
        check(&[
            ("{}", "{}"),
            ("[ ]", "[]"),
            ("7", "7"),
            (
                r#"{"b":1.50e1,"a":"\u0061","b":[]}"#,
                "{\n  \"b\": 1.50e1,\n  \"a\": \"\\u0061\",\n  \"b\": []\n}",
            ),
            (
                r#"{"a":[1,{"b":null}],"c":true}"#,
                "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ],\n  \"c\": true\n}",
            ),
        ]);
    }

    #[test]
    fn damaged_texts_end_as_they_do() {
        check(&[
            ("", ""),
            ("x", "x"),
            (r#"{"a":1,"b":tru}"#, "{\n  \"a\": 1,\n  \"b\"\n  :tru}"),
            (r#"{"a":"cut"#, "{\n  \"a\": \"cut\n  "),
            (r#"{"a":1"#, "{\n  \"a\": 1\n  "),
            ("[[]", "[\n  []\n  "),
            ("[[1] 2]", "[\n  [\n    1\n  ]\n   2]"),
            ("[1,]", "[\n  1\n  ,]"),
            // A control character damages the string and not the rest.
            ("[\"]\u{1}\"]", "[\n  \"]\u{1}\"\n]"),
            ("{} x", "{}\n x"),
            ("{", "{\n  "),
            (r#"{"a"}"#, "{\n  \"a\"\n  }"),
        ]);
    }

    #[test]
    fn one_value_is_laid_out_alone() {
        let json = Json::from_text(r#"{"a":[1,2],"b":{"c":{}}}"#.into());
        let alone = |name| pretty(Lines::of_value(&json, json.get(name).unwrap()));
        assert_eq!(alone("a"), "[\n  1,\n  2\n]");
        assert_eq!(alone("b"), "{\n  \"c\": {}\n}");
    }
}
