//! The API's side outside Microsoft's own: frameworks, gateways and clouds that check tokens.

mod api_gateway;
mod command;
mod hasura;
mod kong;
mod leaf;
mod microprofile;
mod mistakes;
mod node_js;
mod oauth2_proxy;
mod postgrest;
mod quarkus;
mod spring;
mod spring_azure;
mod spring_client;
mod vault;

use std::collections::{BTreeMap, BTreeSet};

use super::{Configured, Form, Piece, Source, Tells};
use crate::document::Document;
use crate::token::span::Span;
use crate::validators::{Kind, Profile};
use leaf::{Leaf, bare, hull, leaves};

pub(super) static FORMS: &[&Form] = &[
    &spring::FORM,
    &spring_azure::FORM,
    &spring_client::FORM,
    &microprofile::FORM,
    &quarkus::FORM,
    &node_js::FORM,
    &api_gateway::FORM,
    &kong::FORM,
    &oauth2_proxy::FORM,
    &vault::FORM,
    &hasura::FORM,
    &postgrest::FORM,
];

/// The values of a document, if one of these words stands in it.
fn values(source: &Source<'_>, document: &Document, words: &[&str]) -> Vec<Leaf> {
    let text = document.span.of(source.text);
    let node = document
        .tree()
        .filter(|_| words.iter().any(|word| text.contains(word)));
    node.map_or_else(Vec::new, |node| leaves(source, node))
}

/// The values of each of several that stand in one document: a name that comes again begins
/// another one.
fn apart(leaves: Vec<&Leaf>) -> Vec<Vec<&Leaf>> {
    let mut groups: Vec<Vec<&Leaf>> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut last = String::new();
    for leaf in leaves {
        let name = bare(leaf.unnumbered());
        let again = last != name && seen.contains(&name);
        match groups.last_mut().filter(|_| !again) {
            Some(group) => group.push(leaf),
            None => {
                groups.push(vec![leaf]);
                seen.clear();
            }
        }
        seen.insert(name.clone());
        last = name;
    }
    groups
}

/// The values of each name that they are for, in order.
fn by_name(leaves: Vec<&Leaf>, name: impl Fn(&Leaf) -> String) -> Vec<(String, Vec<&Leaf>)> {
    let mut groups: BTreeMap<String, Vec<&Leaf>> = BTreeMap::new();
    for leaf in leaves {
        groups.entry(name(leaf)).or_default().push(leaf);
    }
    groups.into_iter().collect()
}

/// Settings of a validator, which may only stand in for the software that has them.
fn of(validator: &str, stands_for: &'static str) -> Configured {
    Configured {
        validator: Profile::by_id(validator),
        stands_for,
        ..Configured::default()
    }
}

/// The value of that name; of duplicates the last.
fn named<'a>(leaves: &[&'a Leaf], name: &str) -> Option<&'a Leaf> {
    let mut own = leaves.iter().rev();
    own.find(|leaf| leaf.ends(name)).copied()
}

impl Configured {
    /// Adds a value as it stands there, unless there is nothing.
    fn one(&mut self, kind: Kind, leaf: &Leaf) {
        if !leaf.text.is_empty() {
            self.add(kind, &leaf.text, &leaf.name, leaf.span);
        }
    }

    /// Adds every value of a list.
    fn many(&mut self, kind: Kind, leaf: &Leaf, source: &Source<'_>) {
        for (text, span) in leaf.list(source) {
            self.add(kind, text, &leaf.name, span);
        }
    }

    /// Takes the values of these names.
    fn take(&mut self, leaves: &[&Leaf], source: &Source<'_>, knobs: &[Knob]) {
        for (name, kind, how) in knobs {
            let mut own = leaves.iter().filter(|leaf| leaf.ends(name));
            match how {
                How::One => {
                    if let Some(leaf) = own.next_back() {
                        self.one(*kind, leaf);
                    }
                }
                How::Many => own.for_each(|leaf| self.many(*kind, leaf, source)),
            }
        }
    }
}

/// The name of a setting, its kind, and how it is read.
type Knob = (&'static str, Kind, How);

/// How a setting is read.
#[derive(Clone, Copy)]
enum How {
    /// One value.
    One,
    /// A list.
    Many,
}

/// A piece that configures.
fn piece(form: &'static Form, name: &str, leaves: &[&Leaf], mut configured: Configured) -> Piece {
    super::mistakes::look(&mut configured);
    placed(form, name, hull(leaves), Tells::Settings(configured))
}

/// A piece that no validator is told by.
fn other(form: &'static Form, name: &str, leaves: &[&Leaf]) -> Piece {
    placed(form, name, hull(leaves), Tells::Other)
}

fn placed(form: &'static Form, name: &str, span: Span, tells: Tells) -> Piece {
    let name = name.to_owned();
    Piece {
        form,
        name,
        span,
        tells,
    }
}
