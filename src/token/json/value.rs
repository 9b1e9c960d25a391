//! A place in a JSON text, to walk from.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Duplicate, Json, Kind, Node, index, string};
use crate::token::span::Span;

/// One value of a [`Json`].
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    json: &'a Json,
    index: usize,
    node: Node,
}

/// A name and its value.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// The name, which is a string.
    pub name: Value<'a>,
    /// The value.
    pub value: Value<'a>,
}

impl<'a> Value<'a> {
    pub(super) fn new(json: &'a Json, index: usize) -> Self {
        let nothing = Node {
            kind: Kind::Null,
            escaped: false,
            start: 0,
            end: 0,
            after: index + 1,
        };
        let node = json.nodes.get(index).copied().unwrap_or(nothing);
        Self { json, index, node }
    }

    /// Another value of the same text.
    pub(super) fn sibling(self, index: usize) -> Self {
        Self::new(self.json, index)
    }

    /// Its kind.
    pub fn kind(self) -> Kind {
        self.node.kind
    }

    /// Where it stands in [`Json::text`].
    pub fn span(self) -> Span {
        Span::new(self.node.start, self.node.end)
    }

    /// Its position in document order, for [`Json::at`].
    pub fn index(self) -> usize {
        self.index
    }

    /// Position of the first value that is not inside this one.
    pub fn after(self) -> usize {
        self.node.after
    }

    /// The text as written, quotes and escapes included.
    pub fn raw(self) -> &'a str {
        self.span().of(&self.json.text)
    }

    /// The text of a string, escapes resolved.
    pub fn string(self) -> Option<Cow<'a, str>> {
        if self.node.kind != Kind::String {
            return None;
        }
        let content = self.raw().strip_prefix('"').unwrap_or_default();
        let content = content.strip_suffix('"').unwrap_or(content);
        Some(if self.node.escaped {
            string::unescape(content)
        } else {
            Cow::Borrowed(content)
        })
    }

    /// A number exactly as written.
    pub fn number(self) -> Option<&'a str> {
        (self.node.kind == Kind::Number).then(|| self.raw())
    }

    /// A boolean.
    pub fn boolean(self) -> Option<bool> {
        (self.node.kind == Kind::Boolean).then(|| self.raw() == "true")
    }

    /// The text of a string, or any other value as written.
    pub fn display(self) -> Cow<'a, str> {
        self.string().unwrap_or_else(|| Cow::Borrowed(self.raw()))
    }

    /// The values of an array; nothing for another kind.
    pub fn items(self) -> impl Iterator<Item = Value<'a>> {
        let end = if self.node.kind == Kind::Array {
            self.node.after
        } else {
            0
        };
        let first = (self.index + 1 < end).then(|| Self::new(self.json, self.index + 1));
        std::iter::successors(first, move |value| {
            let next = value.node.after;
            (next < end).then(|| Self::new(value.json, next))
        })
    }

    /// The members of an object, duplicates included; nothing for another kind.
    /// A name whose value is missing in a damaged text is left out.
    pub fn members(self) -> impl Iterator<Item = Member<'a>> {
        let end = if self.node.kind == Kind::Object {
            self.node.after
        } else {
            0
        };
        let json = self.json;
        let mut next = self.index + 1;
        std::iter::from_fn(move || {
            if next + 1 >= end {
                return None;
            }
            let name = Self::new(json, next);
            let value = Self::new(json, name.node.after);
            next = value.node.after;
            Some(Member { name, value })
        })
    }

    /// The last member of that name, which is what common libraries take.
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        self.members()
            .filter(|member| member.is_named(name))
            .last()
            .map(|member| member.value)
    }
}

impl Member<'_> {
    /// Whether this is its name, escapes resolved.
    pub fn is_named(&self, name: &str) -> bool {
        self.name.string().is_some_and(|own| own == name)
    }
}

pub(super) fn duplicates(json: &Json) -> Vec<Duplicate> {
    let mut found = Vec::new();
    for index in 0..json.nodes.len() {
        let value = Value::new(json, index);
        if value.kind() == Kind::Object {
            in_object(value, &mut found);
        }
    }
    found
}

/// Nobody reads more of them than this.
const MOST_DUPLICATES: usize = 1_000;

fn in_object(object: Value<'_>, found: &mut Vec<Duplicate>) {
    let before = found.len();
    let mut first = HashMap::new();
    for Member { name, value } in object.members() {
        let text = name.display();
        let Some(earlier) = first.insert(index::hash(&text), name.index()) else {
            continue;
        };
        let earlier = object.sibling(earlier);
        if earlier.display() != text || found.len() >= MOST_DUPLICATES {
            continue;
        }
        let own = found.iter_mut().skip(before);
        match own.into_iter().find(|duplicate| duplicate.name == text) {
            Some(duplicate) => duplicate.values.push(value.span()),
            None => found.push(Duplicate {
                name: text.into_owned(),
                values: vec![object.sibling(earlier.after()).span(), value.span()],
                outermost: object.index() == 0,
            }),
        }
    }
}
