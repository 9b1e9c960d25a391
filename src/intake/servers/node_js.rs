//! Node.js in code: the options of `jwt.verify`, `jwtVerify`, `expressjwt` and `auth`.

use super::leaf::{Leaf, leaves, stretch};
use super::mistakes::{ANY_AUDIENCE, ANY_ISSUER, look_at_audiences, look_at_issuer, mistake};
use super::{How, of, piece};
use crate::catalogue::prose;
use crate::document::{Node, literal};
use crate::intake::{Configured, Form, Piece, Reads, Rule, Source};
use crate::token::span::Span;
use crate::validators::Kind;

pub(super) static FORM: Form = Form {
    id: "node-options",
    name: "Node.js options",
    source: prose(
        "auth0/node-jsonwebtoken README (jwt.verify); auth0/express-jwt README; auth0/node-oauth2-jwt-bearer packages/express-oauth2-jwt-bearer README; panva/jose docs/jwt/verify",
    ),
    reads: Reads::Text(read),
};

/// A pattern in the place of an issuer.
static PATTERN: Rule = Rule {
    code: "issuer-pattern",
    title: prose("jsonwebtoken passes over an issuer that is a pattern."),
    body: prose(
        "The option issuer is a text or a list of texts. With a regular expression no issuer is compared at all.",
    ),
    source: prose("auth0/node-jsonwebtoken 9.0.2 verify.js (options.issuer)"),
};

/// A call, the software it belongs to, and the validator that stands for it.
const CALLS: [(&str, &str, &str); 6] = [
    ("jwt.verify(", "jsonwebtoken", "rfc7519"),
    ("jsonwebtoken.verify(", "jsonwebtoken", "rfc7519"),
    ("jwtVerify(", "jose", "rfc7519"),
    ("expressjwt(", "express-jwt", "rfc7519"),
    ("expressJwt(", "express-jwt", "rfc7519"),
    ("auth(", "express-oauth2-jwt-bearer", "rfc7519"),
];

const KNOBS: &[(&str, Kind, How)] = &[
    ("audience", Kind::Audiences, How::Many),
    ("issuer", Kind::Issuers, How::Many),
    ("issuerBaseURL", Kind::Issuers, How::One),
    ("algorithms", Kind::Algorithms, How::Many),
    ("tokenSigningAlg", Kind::Algorithms, How::One),
    ("clockTolerance", Kind::Skew, How::One),
    ("typ", Kind::TokenType, How::One),
];

fn read(source: &Source<'_>) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for (call, software, validator) in CALLS {
        let mut from = 0;
        for at in source.find(call) {
            let before = source.text.get(..at).unwrap_or_default();
            let part = before.ends_with(|own: char| own.is_alphanumeric() || "_$.".contains(own));
            if part || at < from {
                continue;
            }
            let options = arguments(source.text, at + call.len());
            if let Some(node) = options.and_then(|open| object(source.text, open)) {
                from = node.span.end;
                found.extend(one(source, at, &node, software, validator));
            }
        }
    }
    found
}

/// The options that begin here.
fn object(text: &str, open: usize) -> Option<Node> {
    literal::read(stretch(text.get(open..)?), open)
}

/// How far behind the call its options may begin.
const FAR: usize = 400;

/// Where the options begin: the first object among the arguments.
fn arguments(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let mut depth = 0_usize;
    for (index, char) in rest.char_indices().take(FAR) {
        match char {
            '{' if depth == 0 => return Some(at + index),
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => return None,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ';' => return None,
            _ => {}
        }
    }
    None
}

fn one(
    source: &Source<'_>,
    at: usize,
    node: &Node,
    software: &'static str,
    validator: &str,
) -> Option<Piece> {
    let leaves = leaves(source, node);
    let own: Vec<&Leaf> = leaves
        .iter()
        .filter(|leaf| KNOBS.iter().any(|(name, ..)| leaf.name == *name))
        .collect();
    // `auth` is a common name.
    let audience = own.iter().find(|leaf| leaf.name == "audience");
    if own.is_empty() || (software.starts_with("express-oauth2") && audience.is_none()) {
        return None;
    }
    let mut configured = of(validator, software);
    let literal: Vec<Leaf> = own
        .iter()
        .copied()
        .filter_map(|leaf| read_as(source, leaf))
        .collect();
    for leaf in &literal {
        let Some((_, kind, _)) = KNOBS.iter().find(|(name, ..)| leaf.name == *name) else {
            continue;
        };
        configured.one(*kind, leaf);
    }
    look(&mut configured, source, &own, node.span);
    let span = Span::new(at, node.span.end);
    Some(Piece {
        span,
        ..piece(&FORM, software, &own, configured)
    })
}

/// A text as it is; anything else as a placeholder, and a pattern not at all.
fn read_as(source: &Source<'_>, leaf: &Leaf) -> Option<Leaf> {
    let raw = leaf.span.of(source.text);
    let literal = raw.starts_with(['"', '\'', '`']) || raw.parse::<i64>().is_ok();
    if raw.starts_with('/') {
        return None;
    }
    let text = match literal {
        true => leaf.text.clone(),
        false => ["${", raw, "}"].concat(),
    };
    Some(Leaf {
        text,
        ..leaf.clone()
    })
}

fn look(configured: &mut Configured, source: &Source<'_>, own: &[&Leaf], span: Span) {
    let there = |name: &str| own.iter().find(|leaf| leaf.name == name);
    let issuer = there("issuer");
    let start = Span::new(span.start, span.start + 1);
    if let Some(leaf) = issuer {
        look_at_issuer(configured, leaf);
        if leaf.span.of(source.text).starts_with('/') {
            let pattern = mistake(&PATTERN, leaf.span, &[]);
            configured.mistakes.push(pattern);
        }
    }
    look_at_audiences(configured);
    if there("audience").is_none() {
        let any = mistake(&ANY_AUDIENCE, start, &["audience"]);
        configured.mistakes.push(any);
    }
    if issuer.or(there("issuerBaseURL")).is_none() {
        let any = mistake(&ANY_ISSUER, start, &["issuer"]);
        configured.mistakes.push(any);
    }
}
