//! Settings as the configuration of .NET sees them: one path for each value, whatever the file.
//!
//! dotnet/runtime, Microsoft.Extensions.Configuration: names nest, or are joined by `:`, or in the
//! environment by `__`; the items of a list are named by their numbers; letter case does not count.

use std::collections::BTreeMap;

use super::fill::part;
use crate::document::markup::Child;
use crate::document::{Body, Content, Document, Element, Member, Node, Text};
use crate::token::span::Span;

/// The values of a document.
#[derive(Default)]
pub(super) struct Options<'a> {
    entries: Vec<Entry<'a>>,
    /// By the path in lower case; of duplicates the last.
    index: BTreeMap<String, usize>,
}

/// A value and its path.
pub(super) struct Entry<'a> {
    /// The names from the outside in, as written.
    path: Vec<&'a str>,
    /// Where the last of the names stands.
    pub at: Span,
    /// The value.
    pub value: Text<'a>,
}

/// What stands behind one path.
#[derive(Clone, Copy)]
pub(super) struct Section<'o, 'a> {
    options: &'o Options<'a>,
    /// One of its entries, and how many of that one's names are the section's own.
    entry: &'o Entry<'a>,
    depth: usize,
}

/// Nobody nests deeper.
const DEEPEST: usize = 12;

/// What holds the variables of a process, in `launchSettings.json`, in `local.settings.json` and in
/// what deploys: no part of the names in it.
const HOLDERS: [&str; 7] = [
    "environmentvariables",
    "environment",
    "env",
    "values",
    "variables",
    "appsettings",
    "configuration",
];

impl<'a> Options<'a> {
    /// Everything in the document.
    pub(super) fn of(document: &'a Document) -> Self {
        let mut options = Self::default();
        match &document.body {
            Body::Tree(node) => options.node(node, &[], node.span),
            Body::Markup(element) => options.markup(element),
        }
        for (index, entry) in options.entries.iter().enumerate() {
            options.index.insert(lower(&entry.path), index);
        }
        options
    }

    fn node(&mut self, node: &'a Node, path: &[&'a str], at: Span) {
        if path.len() > DEEPEST {
            return;
        }
        match &node.content {
            Content::Scalar(_) => self.add(path, at, node),
            Content::Map(members) => {
                if let Some((name, value)) = pair(members) {
                    return self.node(value, &joined(path, name.text), name.span);
                }
                for member in members {
                    self.node(&member.value, &joined(path, &member.name), member.at);
                }
            }
            Content::List(items) => {
                let named = items.iter().any(|item| pair(item.members()).is_some());
                let mut numbers = NUMBERS.iter();
                for item in items {
                    let number = numbers.next();
                    if let Some((name, value)) = item.placed().and_then(assigned) {
                        let path = joined(path, name.text);
                        let at = name.span;
                        self.entries.push(Entry { path, at, value });
                    } else if named {
                        self.node(item, path, item.span);
                    } else if let Some(number) = number {
                        self.node(item, &joined(path, number), item.span);
                    }
                }
            }
        }
    }

    fn add(&mut self, path: &[&'a str], at: Span, node: &'a Node) {
        if let Some(value) = node.placed() {
            let path = path.to_vec();
            self.entries.push(Entry { path, at, value });
        }
    }

    /// `<add key="…" value="…"/>`, wherever it stands.
    fn markup(&mut self, element: &'a Element) {
        let mut open = vec![element];
        while let Some(element) = open.pop() {
            let attribute = |name: &str| element.attributes.iter().find(|own| own.name == name);
            if element.name == "add"
                && let (Some(key), Some(value)) = (attribute("key"), attribute("value"))
            {
                self.entries.push(Entry {
                    path: joined(&[], &key.value),
                    at: key.span,
                    value: Text {
                        text: &value.value,
                        span: value.span,
                    },
                });
            }
            let children = element.children.iter().rev();
            open.extend(children.filter_map(|child| match child {
                Child::Element(element) => Some(element),
                Child::Text(..) => None,
            }));
        }
    }

    /// The sections that `is` says of a path's names, each once, in order.
    pub(super) fn sections(&self, is: impl Fn(&[&str], &str) -> bool) -> Vec<Section<'_, 'a>> {
        let mut known = std::collections::HashSet::new();
        let mut found = Vec::new();
        for entry in &self.entries {
            let depths = (0..entry.path.len()).filter(|depth| {
                let (own, rest) = entry.path.split_at_checked(*depth).unwrap_or_default();
                rest.first().is_some_and(|next| is(own, next))
            });
            for depth in depths {
                let path = entry.path.get(..depth).unwrap_or_default();
                if known.insert(lower(path)) {
                    found.push(Section {
                        options: self,
                        entry,
                        depth,
                    });
                }
            }
        }
        found
    }
}

impl<'o, 'a> Section<'o, 'a> {
    /// Its names.
    pub(super) fn path(&self) -> &'o [&'a str] {
        self.entry.path.get(..self.depth).unwrap_or_default()
    }

    /// The last of its names; empty at the top.
    pub(super) fn last(&self) -> &'a str {
        self.path().last().copied().unwrap_or_default()
    }

    /// Its names as .NET has them, without what only holds them.
    pub(super) fn name(&self) -> String {
        shown(self.path())
    }

    /// The name of one of its options.
    pub(super) fn named(&self, option: &str) -> String {
        match self.name() {
            name if name.is_empty() => option.to_owned(),
            name => [&name, ":", option].concat(),
        }
    }

    /// The option of that name, letter case aside.
    pub(super) fn entry(&self, option: &str) -> Option<&'o Entry<'a>> {
        let key = [&self.key(), option.to_ascii_lowercase().as_str()].concat();
        let index = self.options.index.get(&key)?;
        self.options.entries.get(*index)
    }

    /// What an option is set to, if it is to anything.
    pub(super) fn one(&self, option: &str) -> Option<Text<'a>> {
        let entry = self.entry(option)?;
        (!entry.value.text.trim().is_empty()).then_some(entry.value)
    }

    /// The items of a list.
    pub(super) fn items(&self, option: &str) -> Vec<Text<'a>> {
        let items = NUMBERS.iter().map_while(|number| {
            let entry = self.entry(&[option, ":", number].concat())?;
            Some(entry.value)
        });
        items.filter(|item| !item.text.trim().is_empty()).collect()
    }

    /// Whether an option is there, with whatever value.
    pub(super) fn has(&self, option: &str) -> bool {
        let key = [&self.key(), option.to_ascii_lowercase().as_str()].concat();
        let below = [&key, ":"].concat();
        self.options.index.contains_key(&key) || self.options.below(&below).next().is_some()
    }

    /// Whether there is any of these.
    pub(super) fn has_any(&self, options: &[&str]) -> bool {
        options.iter().any(|option| self.has(option))
    }

    /// The first names below, as written, each with the place of an entry.
    pub(super) fn members(&self) -> Vec<(&'a str, &'o Entry<'a>)> {
        let mut members: Vec<(&str, &Entry<'_>)> = Vec::new();
        for entry in self.options.below(&self.key()) {
            let Some(name) = entry.path.get(self.depth) else {
                continue;
            };
            let same = |(own, _): &(&str, &Entry<'_>)| own.eq_ignore_ascii_case(name);
            // Entries of one name follow each other.
            if !members.last().is_some_and(same) {
                members.push((name, entry));
            }
        }
        members
    }

    /// Everything below, by the path from here.
    pub(super) fn below(&self) -> impl Iterator<Item = (String, &'o Entry<'a>)> {
        let depth = self.depth;
        let entries = self.options.below(&self.key());
        entries.map(move |entry| {
            let path = entry.path.get(depth..).unwrap_or_default();
            (path.join(":"), entry)
        })
    }

    /// From its first name to its last value.
    pub(super) fn span(&self) -> Span {
        let entries = || self.options.below(&self.key());
        let start = entries().map(|entry| entry.at.start).min();
        let end = entries().map(|entry| entry.value.span.end).max();
        Span::new(start.unwrap_or_default(), end.unwrap_or_default())
    }

    fn key(&self) -> String {
        match self.path() {
            [] => String::new(),
            path => lower(path) + ":",
        }
    }
}

impl<'a> Options<'a> {
    fn below(&self, key: &str) -> impl Iterator<Item = &Entry<'a>> + use<'_, 'a> {
        let key = key.to_owned();
        self.index
            .range(key.clone()..)
            .take_while(move |(own, _)| own.starts_with(&key))
            .filter_map(|(_, index)| self.entries.get(*index))
    }
}

/// The name and the value of `{"name": …, "value": …}`, as services list variables.
fn pair(members: &[Member]) -> Option<(Text<'_>, &Node)> {
    let get = |name: &str| {
        let own = members.iter().find(|member| member.name == name);
        own.map(|member| &member.value)
    };
    Some((get("name")?.placed()?, get("value")?))
}

/// The name and the value of `AzureAd__ClientId=…`, as it stands in lists of variables.
fn assigned(item: Text<'_>) -> Option<(Text<'_>, Text<'_>)> {
    let (name, value) = item.text.split_once('=')?;
    let joined = name.contains("__") || name.contains(':');
    let named = |byte: u8| byte.is_ascii_alphanumeric() || b"_.:-".contains(&byte);
    (joined && name.bytes().all(named)).then_some(())?;
    Some((part(item, name)?, part(item, value)?))
}

fn joined<'a>(path: &[&'a str], name: &'a str) -> Vec<&'a str> {
    let names = name.split(':').flat_map(|name| name.split("__"));
    path.iter().copied().chain(names).collect()
}

fn lower(path: &[&str]) -> String {
    path.join(":").to_ascii_lowercase()
}

fn shown(path: &[&str]) -> String {
    let holds = |name: &&str| HOLDERS.iter().any(|own| own.eq_ignore_ascii_case(name));
    let behind = path.iter().rposition(holds).map_or(0, |at| at + 1);
    path.get(behind..).unwrap_or_default().join(":")
}

const NUMBERS: [&str; 32] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
    "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31",
];
