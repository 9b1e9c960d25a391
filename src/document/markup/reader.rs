//! From text to elements, whatever became of the text on its way.

use super::{Attribute, Child, Element, entity, expression};
use crate::token::span::Span;

/// Elements in each other at most so deep; what is deeper is left out.
const DEEPEST: usize = 128;

/// How often, in lengths of the text, it may be looked through for the end of an expression.
const PATIENCE: usize = 8;

/// The element at the start of a text, and whether something closed it.
pub(super) fn read(text: &str, shift: usize) -> Option<(Element, bool)> {
    let mut reader = Reader {
        text,
        shift,
        at: 0,
        open: Vec::new(),
        too_deep: 0,
        patience: text.len().saturating_mul(PATIENCE),
    };
    reader.run()
}

struct Reader<'a> {
    text: &'a str,
    shift: usize,
    at: usize,
    open: Vec<Element>,
    /// How many elements are open that are too deep.
    too_deep: usize,
    patience: usize,
}

/// What a tag is.
enum Tag {
    Opens(Element),
    Whole(Element),
    Closes(String),
}

impl<'a> Reader<'a> {
    fn run(&mut self) -> Option<(Element, bool)> {
        match self.tag()? {
            Tag::Opens(root) => self.open.push(root),
            Tag::Whole(root) => return Some((root, true)),
            Tag::Closes(_) => return None,
        }
        while self.at < self.text.len() {
            if self.skips() {
                continue;
            }
            let start = self.at;
            match self.tag() {
                Some(tag) => {
                    if let Some(root) = self.take(tag, start) {
                        return Some((root, true));
                    }
                }
                None if self.is_escaped() => return None,
                None => {
                    self.at = start;
                    self.content();
                }
            }
        }
        let root = self.close(0, self.at)?;
        Some((root, false))
    }

    /// Whether a quotation mark stands here as JSON writes it: the text is inside a string.
    fn is_escaped(&self) -> bool {
        let rest = self.rest();
        rest.starts_with("\\\"") || rest.starts_with("\\u0022")
    }

    /// Puts a tag in its place; gives the root if it closed that.
    fn take(&mut self, tag: Tag, start: usize) -> Option<Element> {
        match tag {
            Tag::Whole(_) if self.too_deep > 0 => {}
            Tag::Whole(element) => {
                let parent = self.open.last_mut()?;
                parent.children.push(Child::Element(element));
            }
            Tag::Opens(_) if self.open.len() == DEEPEST => self.too_deep += 1,
            Tag::Opens(element) => self.open.push(element),
            Tag::Closes(_) if self.too_deep > 0 => self.too_deep -= 1,
            Tag::Closes(name) => {
                let index = self.open.iter().rposition(|open| open.name == name)?;
                let mut closed = self.close(index, start)?;
                closed.span.end = self.shift + self.at;
                if index == 0 {
                    return Some(closed);
                }
                let parent = self.open.last_mut()?;
                parent.children.push(Child::Element(closed));
            }
        }
        None
    }

    /// Ends what is open inside the element of that index, which nothing closed, and takes the
    /// element off.
    fn close(&mut self, index: usize, end: usize) -> Option<Element> {
        loop {
            let mut inner = self.open.pop()?;
            if self.open.len() <= index {
                inner.span.end = self.shift + end;
                return Some(inner);
            }
            inner.span.end = self.shift + end;
            if self.is_word(&inner, end) {
                self.demote(inner, end);
            } else {
                let parent = self.open.last_mut()?;
                parent.children.push(Child::Element(inner));
            }
        }
    }

    /// Whether what looks like an element that nothing closed is a word in angle brackets, as in
    /// `https://sts.windows.net/<tenant-id>/`.
    fn is_word(&self, inner: &Element, end: usize) -> bool {
        let own = |child: &Child| matches!(child, Child::Element(_));
        if !inner.attributes.is_empty() || inner.children.iter().any(own) {
            return false;
        }
        let start = inner.span.start.saturating_sub(self.shift);
        let before = self.text.get(..start).and_then(|text| text.chars().last());
        let opens = inner.name.len() + 2;
        match before {
            Some('>') => inner.children.is_empty() && start + opens == end,
            Some(char) => !char.is_whitespace(),
            None => false,
        }
    }

    /// Makes text of it, together with the text before it.
    fn demote(&mut self, inner: Element, end: usize) {
        let mut start = inner.span.start.saturating_sub(self.shift);
        let shift = self.shift;
        let Some(parent) = self.open.last_mut() else {
            return;
        };
        if let Some(Child::Text(_, span)) = parent.children.last()
            && span.end == shift + start
        {
            start = span.start.saturating_sub(shift);
            parent.children.pop();
        }
        let raw = self.text.get(start..end).unwrap_or_default();
        parent.children.extend(words(raw, shift + start));
    }

    /// Whether a comment or the like stands here, which is passed over.
    fn skips(&mut self) -> bool {
        let rest = self.rest();
        for (opens, closes) in [("<!--", "-->"), ("<?", "?>")] {
            if let Some(inside) = rest.strip_prefix(opens) {
                let length = inside.find(closes);
                let length = length.map(|length| opens.len() + length + closes.len());
                self.at += length.unwrap_or(rest.len());
                return true;
            }
        }
        false
    }

    /// Text up to the next tag.
    fn content(&mut self) {
        let start = self.at;
        if let Some(inside) = self.rest().strip_prefix("<![CDATA[") {
            let length = inside.find("]]>").unwrap_or(inside.len());
            let text = inside.get(..length).unwrap_or_default().to_owned();
            let from = self.shift + start + "<![CDATA[".len();
            self.at = (start + "<![CDATA[".len() + length + "]]>".len()).min(self.text.len());
            self.push(Child::Text(text, Span::new(from, from + length)));
            return;
        }
        self.at += usize::from(self.rest().starts_with('<'));
        while let Some(length) = self.rest().find(['<', '@']) {
            self.at += length;
            let mut chars = self.rest().chars();
            let opens = chars.next() == Some('<');
            let tag = |char: char| char.is_alphabetic() || "_/!?".contains(char);
            if opens && chars.next().is_some_and(tag) {
                break;
            }
            self.at += self.expression().unwrap_or(1);
        }
        if !self.rest().starts_with('<') {
            self.at = self.text.len();
        }
        let raw = self.text.get(start..self.at).unwrap_or_default();
        if let Some(child) = words(raw, self.shift + start) {
            self.push(child);
        }
    }

    fn push(&mut self, child: Child) {
        if let (0, Some(parent)) = (self.too_deep, self.open.last_mut()) {
            parent.children.push(child);
        }
    }

    fn expression(&mut self) -> Option<usize> {
        if self.patience == 0 {
            return None;
        }
        let (length, read) = expression::extent(self.rest());
        self.patience = self.patience.saturating_sub(read);
        length
    }

    /// The tag that stands here.
    fn tag(&mut self) -> Option<Tag> {
        let start = self.at;
        let rest = self.rest().strip_prefix('<')?;
        if let Some(rest) = rest.strip_prefix('/') {
            let name = name(rest)?;
            let behind = rest.get(name.len()..)?.trim_start();
            let open = usize::from(behind.starts_with('>'));
            self.at = self.text.len() - behind.len() + open;
            return Some(Tag::Closes(name.to_owned()));
        }
        let name = name(rest)?;
        let mut element = Element {
            span: Span::new(self.shift + start, 0),
            name: name.to_owned(),
            attributes: Vec::new(),
            children: Vec::new(),
        };
        self.at = start + 1 + name.len();
        let next = self.rest().chars().next();
        if next.is_some_and(|char| !char.is_whitespace() && !['/', '>'].contains(&char)) {
            return None;
        }
        let whole = self.attributes(&mut element)?;
        element.span.end = self.shift + self.at;
        Some(match whole {
            true => Tag::Whole(element),
            false => Tag::Opens(element),
        })
    }

    /// Reads attributes and the end of the tag; whether the tag closes itself.
    fn attributes(&mut self, element: &mut Element) -> Option<bool> {
        loop {
            self.blanks();
            let rest = self.rest();
            if rest.starts_with("/>") {
                self.at += 2;
                return Some(true);
            }
            if rest.starts_with('>') {
                self.at += 1;
                return Some(false);
            }
            match name(rest) {
                Some(name) => {
                    let attribute = self.attribute(name)?;
                    element.attributes.push(attribute);
                }
                // Another tag begins, or nothing comes: this one was cut off.
                None if rest.is_empty() || rest.starts_with('<') => return Some(false),
                None => self.at += rest.chars().next()?.len_utf8(),
            }
        }
    }

    fn attribute(&mut self, name: &str) -> Option<Attribute> {
        let name = name.to_owned();
        self.at += name.len();
        let at = self.at;
        self.blanks();
        let Some(rest) = self.rest().strip_prefix('=') else {
            let span = Span::new(self.shift + at, self.shift + at);
            let value = String::new();
            return Some(Attribute { name, value, span });
        };
        self.at = self.text.len() - rest.trim_start().len();
        if self.is_escaped() {
            return None;
        }
        let quote = self
            .rest()
            .chars()
            .next()
            .filter(|char| ['"', '\''].contains(char));
        self.at += usize::from(quote.is_some());
        let start = self.at;
        let end = start + self.value(quote);
        self.at = end;
        if quote.is_some_and(|quote| self.rest().starts_with(quote)) {
            self.at += 1;
        }
        let value = entity::resolved(self.text.get(start..end)?).into_owned();
        let span = Span::new(self.shift + start, self.shift + end);
        Some(Attribute { name, value, span })
    }

    /// How many bytes the value takes that stands here.
    fn value(&mut self, quote: Option<char>) -> usize {
        let rest = self.rest();
        let Some(quote) = quote else {
            let ends = |char: char| char.is_whitespace() || char == '>';
            let length = rest.find(ends).unwrap_or(rest.len());
            let closes = rest.get(..length).is_some_and(|own| own.ends_with('/'))
                && rest.get(length..).is_some_and(|rest| rest.starts_with('>'));
            return length - usize::from(closes);
        };
        let blank = rest.len() - rest.trim_start().len();
        if rest.trim_start().starts_with('@') {
            let start = self.at;
            self.at += blank;
            let length = self.expression();
            self.at = start;
            let behind = length.and_then(|length| rest.get(blank + length..));
            let space = behind.map(|behind| behind.len() - behind.trim_start().len());
            if let (Some(length), Some(behind), Some(space)) = (length, behind, space)
                && behind.trim_start().starts_with(quote)
            {
                return blank + length + space;
            }
        }
        let length = rest.find(quote).unwrap_or(rest.len());
        let value = rest.get(..length).unwrap_or_default();
        // Nothing closed it where the next line is a tag.
        let line = value.split('\n').next().unwrap_or_default();
        let next = value.get(line.len()..).unwrap_or_default().trim_start();
        match next.starts_with('<') {
            true => line
                .trim_end()
                .trim_end_matches('>')
                .trim_end_matches('/')
                .len(),
            false => length,
        }
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

/// The name at the start of a text.
fn name(text: &str) -> Option<&str> {
    let part = |char: char| char.is_alphanumeric() || "-_.:".contains(char);
    let end = text.find(|char| !part(char)).unwrap_or(text.len());
    let name = text.get(..end)?;
    let starts = name.starts_with(|char: char| char.is_alphabetic() || char == '_');
    (starts && !name.ends_with(':')).then_some(name)
}

/// Text without the blanks around it; `None` if there is nothing else.
fn words(raw: &str, at: usize) -> Option<Child> {
    let start = at + (raw.len() - raw.trim_start().len());
    let raw = raw.trim();
    let span = Span::new(start, start + raw.len());
    (!raw.is_empty()).then(|| Child::Text(entity::resolved(raw).into_owned(), span))
}
