//! Key sets and single keys in JSON.

use super::PRIVATE;
use crate::catalogue::prose;
use crate::crypto::SecretText;
use crate::document::{Document, Member, Node};
use crate::intake::mistakes::mistake;
use crate::intake::{Configured, Form, Piece, Reads, Source, Tells};

pub(super) static FORM: Form = Form {
    id: "jwks",
    name: "JSON Web Key or key set",
    source: prose("RFC 7517 sections 4 and 5"),
    reads: Reads::Document(read),
};

fn read(_: &Source<'_>, document: &Document) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for node in document.tree().into_iter().flat_map(Node::walk) {
        let known =
            |own: &Piece| own.span.start <= node.span.start && node.span.end <= own.span.end;
        if found.last().is_some_and(known) {
            continue;
        }
        let set = node
            .get("keys")
            .filter(|keys| keys.items().iter().any(is_key));
        found.extend(match set {
            Some(keys) => Some(piece(node, keys.items())),
            None => is_key(node).then(|| piece(node, std::slice::from_ref(node))),
        });
    }
    found
}

fn is_key(node: &Node) -> bool {
    let kty = node.get("kty").and_then(Node::text);
    kty.is_some_and(|kty| matches!(kty, "RSA" | "EC" | "OKP" | "oct" | "AKP"))
}

fn piece(node: &Node, keys: &[Node]) -> Piece {
    let ids = keys.iter().filter_map(|key| key.get("kid")?.text());
    let ids: Vec<&str> = ids.take(MOST).collect();
    let private: Vec<_> = keys.iter().filter_map(private).collect();
    let count = keys.len().to_string();
    let secret = if private.is_empty() { "" } else { "private " };
    let noun = if keys.len() == 1 { "key" } else { "keys" };
    let what = [&count, " ", secret, noun].concat();
    let name = match ids.is_empty() {
        true => what,
        false => [&what, ": ", &ids.join(", ")].concat(),
    };
    let mut told = Configured {
        keys: vec![written(keys)],
        ..Configured::default()
    };
    for member in private {
        told.mistakes.push(mistake(&PRIVATE, member.at, &["key"]));
    }
    Piece {
        form: &FORM,
        name,
        span: node.span,
        tells: Tells::Settings(told),
    }
}

/// The keys as the JSON of RFC 7517 section 5, whatever they are written in.
pub(super) fn written(keys: &[Node]) -> SecretText {
    let mut text = String::from("{\"keys\":[");
    for (index, key) in keys.iter().enumerate() {
        text.push_str(if index == 0 { "{" } else { ",{" });
        let mut first = true;
        for member in key.members() {
            let Some(value) = value(&member.value) else {
                continue;
            };
            text.push_str(if first { "" } else { "," });
            first = false;
            for part in [&quoted(&member.name), ":", &value] {
                text.push_str(part);
            }
        }
        text.push('}');
    }
    text.push_str("]}");
    SecretText::new(text)
}

/// A text, or a list of texts; the members of a key are nothing else.
fn value(node: &Node) -> Option<String> {
    match node.text() {
        Some(text) => Some(quoted(text)),
        None if node.items().is_empty() => None,
        None => {
            let items = node.items().iter().filter_map(Node::text);
            let items: Vec<String> = items.map(quoted).collect();
            Some(["[", &items.join(","), "]"].concat())
        }
    }
}

fn quoted(text: &str) -> String {
    // Writing a text as JSON cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}

/// Ids that are named.
const MOST: usize = 8;

/// What makes a key a private or a shared one (RFC 7518 section 6).
fn private(key: &Node) -> Option<&Member> {
    let shared = key.get("kty").and_then(Node::text) == Some("oct");
    let mut members = key.members().iter();
    members.find(|own| match own.name.as_str() {
        "k" => shared,
        "d" | "p" | "q" | "dp" | "dq" | "qi" | "priv" => !shared,
        _ => false,
    })
}
