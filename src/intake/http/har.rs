//! HAR: what a browser recorded.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::draft::{content, exchange, piece};
use crate::catalogue::prose;
use crate::document::Document;
use crate::document::node::Node;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::piece::{Exchange, Piece};
use crate::token::time;
use crate::token::unwrap::find;

pub(super) static FORM: Form = Form {
    id: "har",
    name: "HAR recording",
    source: prose("w3c/web-performance HAR/Overview.html (HTTP Archive 1.2)"),
    reads: Reads::Document(read),
};

/// Every request that carried a token, or that a token came back for.
fn read(source: &Source<'_>, document: &Document) -> Vec<Piece> {
    let entries = document.tree().and_then(|tree| {
        let log = tree.get("log").unwrap_or(tree);
        // A single entry, as some copy it, is a recording too.
        let own = log
            .get("request")
            .and_then(|request| request.get("url"))
            .map(|_| log);
        log.get("entries").or(own)
    });
    let entries = entries.map(Node::one_or_many).unwrap_or_default();
    let carrying = entries.iter().filter(|entry| carries(source, entry));
    let pieces = carrying.filter_map(|entry| exchange(&FORM, of(entry), entry.span).map(piece));
    pieces.collect()
}

/// Whether there is a token in it, or something that stands for one.
fn carries(source: &Source<'_>, entry: &Node) -> bool {
    let text = entry.span.of(source.text);
    let headers = entry
        .at(&["request", "headers"])
        .map(Node::items)
        .unwrap_or_default();
    let authorized = named(headers).any(|(name, _)| name.eq_ignore_ascii_case("authorization"));
    let answered = text.contains("\\\"access_token\\\"") || text.contains("\\\"id_token\\\"");
    let refused = entry.at(&["response", "status"]).and_then(Node::text) == Some("401");
    authorized || answered || refused || find(text).next().is_some()
}

fn of(entry: &Node) -> Exchange {
    let text = |path: &[&str]| entry.at(path).and_then(Node::text).unwrap_or_default();
    let list = |path: &[&str]| entry.at(path).map(Node::items).unwrap_or_default();
    let mut made = Exchange {
        method: text(&["request", "method"]).to_ascii_uppercase(),
        address: text(&["request", "url"]).to_owned(),
        status: text(&["response", "status"])
            .parse()
            .ok()
            .filter(|status| *status > 0),
        at: time::parse(text(&["startedDateTime"])),
        ..Exchange::default()
    };
    for (name, value) in named(list(&["request", "headers"])) {
        made.sends(name, value);
    }
    for (name, value) in named(list(&["response", "headers"])) {
        made.answers(name, value);
    }
    let posted = text(&["request", "postData", "text"]);
    match posted {
        "" => {
            let fields = named(list(&["request", "postData", "params"]));
            let told = fields.filter(|(name, _)| super::told(name));
            made.fields
                .extend(told.map(|(name, value)| (name.to_owned(), super::decoded(value))));
        }
        posted => made.posts(posted),
    }
    let body = text(&["response", "content", "text"]);
    match text(&["response", "content", "encoding"]) {
        "base64" => {
            let decoded = STANDARD.decode(body).ok();
            let decoded = decoded.and_then(|bytes| String::from_utf8(bytes).ok());
            content(&mut made, &decoded.unwrap_or_default());
        }
        _ => content(&mut made, body),
    }
    made
}

/// Names and values of a list.
fn named(list: &[Node]) -> impl Iterator<Item = (&str, &str)> {
    list.iter().filter_map(|node| {
        let name = node.get("name")?.text()?;
        let value = node.get("value")?.text()?;
        Some((name, value))
    })
}
