//! Objects of Kubernetes: documents with a `kind`, alone or as the items of a list.

use crate::document::{Document, Node, Text};
use crate::intake::placeholder;
use crate::intake::{Configured, Source};
use crate::validators::Kind;

/// The objects of that kind in a document.
pub(super) fn of_kind<'a>(document: &'a Document, kind: &str) -> Vec<&'a Node> {
    let Some(tree) = document.tree() else {
        return Vec::new();
    };
    let items = tree.get("items").map_or(&[][..], Node::items);
    let all = [tree].into_iter().chain(tree.items()).chain(items);
    all.filter(|object| text(object, &["kind"]) == kind)
        .collect()
}

/// Those of all documents.
pub(super) fn everywhere<'a>(source: &Source<'a>, kind: &str) -> Vec<&'a Node> {
    let documents = source.documents.iter();
    documents
        .flat_map(|document| of_kind(document, kind))
        .collect()
}

/// What stands behind a path; empty where that is nothing, or no text.
pub(super) fn text<'a>(node: &'a Node, path: &[&str]) -> &'a str {
    node.at(path).and_then(Node::text).unwrap_or_default()
}

/// The items behind a name.
pub(super) fn items<'a>(node: &'a Node, path: &[&str]) -> &'a [Node] {
    node.at(path).map_or(&[], Node::items)
}

/// The texts behind a path, one or several, but for empty ones.
pub(super) fn texts<'a>(node: &'a Node, path: &[&str]) -> Vec<Text<'a>> {
    let all = node.at(path).map(Node::texts).unwrap_or_default();
    all.into_iter().filter(|own| !own.text.is_empty()).collect()
}

/// Takes the texts behind a path as values of a setting, under that name.
pub(super) fn take(configured: &mut Configured, kind: Kind, name: &str, found: &[Text<'_>]) {
    for own in found {
        configured.add(kind, own.text, name, own.span);
    }
}

/// Whether somebody else fills a value in.
pub(super) fn is_open(value: &str) -> bool {
    !placeholder::find(value).is_empty()
}
