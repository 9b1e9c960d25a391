//! Tokens in JSON serialisation (RFC 7515 §7.2, RFC 7516 §7.2), and tokens that something encoded
//! once more: the data of a Kubernetes Secret.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Piece, Source, piece};
use crate::document::node::{Content, Member, Node};
use crate::token::unwrap::find;

pub(super) fn read(source: &Source<'_>) -> Vec<Piece> {
    let mut found = Vec::new();
    for tree in source
        .documents
        .iter()
        .filter_map(|document| document.tree())
    {
        for node in tree.walk() {
            match &node.content {
                Content::Map(members) if is_token(members) => {
                    let token = node.span.of(source.text).to_owned();
                    found.push(piece(token, String::new(), node.span));
                }
                Content::Map(_) if node.get("kind").and_then(Node::text) == Some("Secret") => {
                    found.extend(secret(node));
                }
                _ => {}
            }
        }
    }
    found
}

fn is_token(members: &[Member]) -> bool {
    let has = |name| members.iter().any(|member| member.name == name);
    let signed = has("payload") && (has("signature") || has("signatures"));
    let encrypted = has("ciphertext") && (has("protected") || has("recipients"));
    signed || encrypted
}

/// What stands in base64 under `data`.
fn secret(node: &Node) -> Vec<Piece> {
    let data = node.get("data").map(Node::members).unwrap_or_default();
    let token = |member: &Member| {
        let text = member.value.text()?.trim();
        let decoded = String::from_utf8(STANDARD.decode(text).ok()?).ok()?;
        let token = decoded.get(find(&decoded).next()?)?.to_owned();
        Some(piece(token, member.name.clone(), member.value.span))
    };
    data.iter().filter_map(token).collect()
}
