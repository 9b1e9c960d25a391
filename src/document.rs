//! Settings files and the like, found in a text that has other things around them.
//!
//! [`documents`] never fails: what is cut off or damaged is read as far as it goes, and what is no
//! document is left to others.

pub mod json;
pub mod lines;
pub mod literal;
pub mod markup;
pub mod node;
mod template;
pub mod yaml;

pub use markup::{Attribute, Element};
pub use node::{Content, Member, Node, Text};

use crate::token::span::Span;

/// A document and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Where in the text.
    pub span: Span,
    /// What it is written in.
    pub syntax: Syntax,
    /// What it says.
    pub body: Body,
    /// Whether it was read to its end: what is not there is not in a part that was cut off.
    pub is_whole: bool,
}

/// What a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// JSON, perhaps with comments.
    Json,
    /// Lines with `name=value`.
    Lines,
    /// XML, or what API Management takes for it.
    Markup,
    /// YAML.
    Yaml,
}

/// What a document says.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Names, values and lists.
    Tree(Node),
    /// Elements.
    Markup(Element),
}

impl Document {
    /// Names, values and lists; `None` for XML.
    pub fn tree(&self) -> Option<&Node> {
        match &self.body {
            Body::Tree(node) => Some(node),
            Body::Markup(_) => None,
        }
    }

    /// The outermost element; `None` for anything but XML.
    pub fn markup(&self) -> Option<&Element> {
        match &self.body {
            Body::Markup(element) => Some(element),
            Body::Tree(_) => None,
        }
    }
}

/// The documents in a text, in order. They never overlap.
pub fn documents(text: &str) -> Vec<Document> {
    let mut finder = Finder {
        text,
        found: Vec::new(),
        ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        at: 0,
        patience: text.len().saturating_mul(PATIENCE),
    };
    while finder.at < text.len() {
        finder.step();
    }
    finder.found
}

/// How often, in lengths of the text, the rest of it may be looked through for a bracket that closes
/// another: a log may hold thousands that nothing closes.
const PATIENCE: usize = 8;

/// How many bytes a list may take that goes on behind its line.
const LONGEST_LIST: usize = 16 * 1024;

/// How long a line is behind which a mail program breaks it.
const BROKEN: std::ops::RangeInclusive<usize> = 60..=80;

struct Finder<'a> {
    text: &'a str,
    found: Vec<Document>,
    /// Where lines end: a line may hold thousands of documents.
    ends: Vec<usize>,
    at: usize,
    patience: usize,
}

impl<'a> Finder<'a> {
    /// Takes what stands at the beginning of a line, or goes on to the next line.
    fn step(&mut self) {
        let line = self.line(self.at);
        let indent = line.len() - line.trim_start().len();
        let start = self.at + indent;
        let first = line.trim_start();
        let opens = first.as_bytes().first();
        if matches!(opens, Some(b'{' | b'['))
            && let Some(start) = self.unescaped_yaml()
        {
            self.at = start;
            return;
        }
        let end = match opens {
            Some(b'{') if first.starts_with("{{") => {
                if template::is_directive(first) {
                    return self.at += line.len() + 1;
                }
                None
            }
            Some(b'{' | b'[') => self.json(start, true),
            Some(b'<') => self.markup(start),
            _ if lines::read(first, 0).is_some() => self.lines(),
            _ if is_yaml(first) => self.yaml(),
            _ => None,
        };
        let end = end.or_else(|| self.inside(start));
        self.at = end.unwrap_or(self.at + line.len() + 1);
    }

    /// JSON or a policy inside a line.
    fn inside(&mut self, start: usize) -> Option<usize> {
        let line = self.line(start);
        let opens = |at: usize| {
            let rest = line.get(at + 1..).unwrap_or_default().trim_start();
            rest.starts_with(['"', '{'])
        };
        let mut at = 0;
        for byte in line.bytes() {
            if matches!(byte, b'{' | b'[') && opens(at) {
                break;
            }
            at += 1;
        }
        match 0 < at && at < line.len() {
            true => self.json(start + at, false),
            false => None,
        }
    }

    /// JSON from here on; where nothing closes it, only at the beginning of a line.
    fn json(&mut self, start: usize, damaged_too: bool) -> Option<usize> {
        let rest = self.text.get(start..)?;
        if self.patience < rest.len() {
            return None;
        }
        let length = json::extent(rest);
        self.patience -= length.unwrap_or(rest.len());
        let end = match length {
            Some(length) => start + length,
            None if damaged_too => self.paragraph(start),
            None => return None,
        };
        let own = self.text.get(start..end)?;
        if damaged_too && let Some(at) = json::unescaped(own) {
            return self.json(start + at, false);
        }
        let node = json::read(own, start)?;
        let span = Span::new(start, end);
        self.push(span, Syntax::Json, Body::Tree(node), length.is_some())
    }

    fn markup(&mut self, start: usize) -> Option<usize> {
        let rest = self.text.get(start..)?;
        if self.patience < rest.len() {
            return None;
        }
        if rest.starts_with("<!--") {
            let length = rest.find("-->").map(|length| length + "-->".len());
            self.patience -= length.unwrap_or(rest.len());
            return length.map(|length| start + length);
        }
        let (mut element, is_closed) = markup::read_whole(rest, start)?;
        self.patience -= element.span.len();
        if !is_closed {
            let end = self.paragraph(start);
            element = markup::read(self.text.get(start..end)?, start)?;
        }
        let span = element.span;
        self.push(span, Syntax::Markup, Body::Markup(element), is_closed)
    }

    fn lines(&mut self) -> Option<usize> {
        let (start, mut at) = (self.at, self.at);
        let mut members = Vec::new();
        while at < self.text.len() {
            let line = self.line(at);
            match lines::read(line, at) {
                Some(mut member) => {
                    let end = self.list(&mut member);
                    members.push(member);
                    if let Some(end) = end {
                        at = end + self.line(end).len() + 1;
                        continue;
                    }
                }
                None if is_blank(line) => {}
                None => break,
            }
            at += line.len() + 1;
        }
        let at = at.min(self.text.len());
        let node = lines::map(members)?;
        self.push(Span::new(start, at), Syntax::Lines, Body::Tree(node), true)
    }

    /// Where a list ends that begins in this line and goes on behind it, as in TOML and HCL.
    fn list(&self, member: &mut Member) -> Option<usize> {
        let start = member.value.span.start;
        let opens = member.value.text() == Some("[");
        let rest = self.text.get(start..).filter(|_| opens)?;
        let rest = beginning(rest, LONGEST_LIST);
        let length = json::extent(rest)?;
        member.value = json::read(rest.get(..length)?, start)?;
        Some(start + length)
    }

    fn yaml(&mut self) -> Option<usize> {
        let (start, mut at) = (self.at, self.at);
        let indent = indent(self.line(at));
        let (mut last, mut was_broken) = (0, false);
        while at < self.text.len() {
            let line = self.line(at);
            let own = line.trim_start();
            let goes_on = is_blank(line)
                || template::is_directive(line)
                || indent < self::indent(line)
                || (self::indent(line) == indent && (is_yaml(own) || closes(own)));
            if !goes_on {
                was_broken = BROKEN.contains(&last);
                break;
            }
            last = line.trim_end().len();
            at += line.len() + 1;
        }
        let at = at.min(self.text.len());
        let (read, is_whole) = yaml::read_whole(self.text.get(start..at)?, start);
        let count = read.len();
        for (index, node) in read.into_iter().enumerate() {
            let is_whole = index + 1 < count || is_whole && !was_broken;
            let span = node.span;
            self.push(span, Syntax::Yaml, Body::Tree(node), is_whole);
        }
        Some(at)
    }

    /// Where YAML begins in a line of JSON: in a string whose escapes somebody took away, so that it
    /// does not end on its line.
    fn unescaped_yaml(&self) -> Option<usize> {
        let line = self.line(self.at);
        let next = self.line(self.at + line.len() + 1).trim_start();
        let (before, inside) = line.rsplit_once('"')?;
        let is_open = before.matches('"').count() % 2 == 0;
        let goes_on = is_yaml(next) && !next.starts_with('"');
        (is_open && is_yaml(inside) && goes_on).then_some(self.at + before.len() + 1)
    }

    fn push(&mut self, span: Span, syntax: Syntax, body: Body, is_whole: bool) -> Option<usize> {
        self.found.push(Document {
            span,
            syntax,
            body,
            is_whole,
        });
        Some(span.end)
    }

    /// The rest of the line at `at`, without what ends it.
    fn line(&self, at: usize) -> &'a str {
        let ends = self.ends.partition_point(|end| *end < at);
        let end = self.ends.get(ends).copied();
        let line = self.text.get(at..end.unwrap_or(self.text.len()));
        line.unwrap_or_default()
    }

    /// Where the paragraph at `at` ends: before two empty lines.
    fn paragraph(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let length = rest.find("\n\n\n").or_else(|| rest.find("\r\n\r\n\r\n"));
        at + length.unwrap_or(rest.len())
    }
}

/// No more than so many bytes of a text.
pub fn beginning(text: &str, bytes: usize) -> &str {
    let mut ends = (0..=bytes.min(text.len())).rev();
    let whole = ends.find_map(|end| text.get(..end));
    whole.unwrap_or_default()
}

/// Whether a line says nothing: empty, or a comment.
fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with(['#', '!'])
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

fn closes(line: &str) -> bool {
    line.starts_with(['}', ']'])
}

/// Whether a line can be one of YAML: `name:`, `- item`, or what separates documents.
fn is_yaml(line: &str) -> bool {
    let line = line.trim_end();
    if line == "---" || line.starts_with("- ") || line == "-" {
        return true;
    }
    let Some((name, rest)) = line.split_once(':') else {
        return false;
    };
    let named = |char: char| char.is_alphanumeric() || "_.-/\"'@[]*~$".contains(char);
    (rest.is_empty() || rest.starts_with(' ')) && !name.is_empty() && name.chars().all(named)
}

#[cfg(test)]
mod tests;
