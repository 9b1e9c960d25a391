//! An exchange is filled with what is known of it.

use super::challenge::unfolded;
use super::fields;
use crate::document::json;
use crate::document::node::Node;
use crate::intake::form::Form;
use crate::intake::piece::{Exchange, Piece, Tells};
use crate::token::span::Span;
use crate::token::unwrap::find;

/// An exchange that is worth telling, and what it is called.
pub(in crate::intake) struct Drafted {
    form: &'static Form,
    exchange: Exchange,
    span: Span,
}

/// `None` where nothing is known that anybody would ask about.
pub(in crate::intake) fn exchange(
    form: &'static Form,
    exchange: Exchange,
    span: Span,
) -> Option<Drafted> {
    let told = !exchange.address.is_empty()
        || exchange.status.is_some()
        || !exchange.challenge.is_empty()
        || !exchange.fields.is_empty();
    told.then_some(Drafted {
        form,
        exchange,
        span,
    })
}

/// A piece of it, called by the host.
pub(in crate::intake) fn piece(drafted: Drafted) -> Piece {
    let Drafted {
        form,
        exchange,
        span,
    } = drafted;
    Piece {
        form,
        name: host(&exchange.address).unwrap_or_default().to_owned(),
        span,
        tells: Tells::Exchange(exchange),
    }
}

/// The host of an address, with its port.
fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?;
    host.rsplit('@').next()
}

impl Exchange {
    /// Takes a header field of the request.
    pub(super) fn sends(&mut self, name: &str, value: &str) {
        let value = unfolded(value);
        let name = name.trim();
        if name.eq_ignore_ascii_case("cookie") {
            let pairs = value.split(';').map(str::trim);
            let carrying = pairs.filter(|pair| find(pair).next().is_some());
            let cookies: Vec<_> = carrying
                .map(|pair| (name.to_owned(), pair.to_owned()))
                .collect();
            self.headers.extend(cookies);
        } else if name.eq_ignore_ascii_case("www-authenticate") {
            // It is of the other side.
        } else if find(&value).next().is_some() || has_scheme(&value) {
            self.headers.push((name.to_owned(), value));
        }
    }

    /// Takes a header field of the answer.
    pub(super) fn answers(&mut self, name: &str, value: &str) {
        if name.trim().eq_ignore_ascii_case("www-authenticate") {
            if !self.challenge.is_empty() {
                self.challenge.push_str(", ");
            }
            self.challenge.push_str(&unfolded(value));
        }
    }

    /// Takes the content of the request.
    pub(super) fn posts(&mut self, body: &str) {
        self.fields.extend(fields::of_body(body));
    }
}

/// Whether it is credentials of a scheme that brings tokens (RFC 6750 §2.1, RFC 9449 §7.1).
fn has_scheme(value: &str) -> bool {
    let scheme = value.split_whitespace().next().unwrap_or_default();
    let scheme = scheme.trim_end_matches(':');
    ["bearer", "dpop", "pop"]
        .iter()
        .any(|own| scheme.eq_ignore_ascii_case(own))
}

/// More of an answer than this is not worth reading.
const MOST: usize = 8 * 1024;

/// Takes the content of an answer: what a token endpoint says of its tokens; else the text, where
/// it is no success.
pub(super) fn content(made: &mut Exchange, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let node = text.starts_with('{').then(|| json::read(text, 0)).flatten();
    if let Some((fields, said)) = node.as_ref().and_then(issued) {
        made.fields.extend(fields);
        made.body = said;
        return;
    }
    if made.status.is_none_or(|status| status >= 400) {
        let mut end = text.len().min(MOST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        made.body = text.get(..end).unwrap_or_default().to_owned();
    }
}

/// What the answer of a token endpoint tells (RFC 6749 §5.1, §5.2), and what it says in words.
pub(in crate::intake) fn issued(node: &Node) -> Option<(Vec<(String, String)>, String)> {
    let has = |name| {
        node.get(name)
            .and_then(Node::text)
            .is_some_and(|text| !text.is_empty())
    };
    let any = |names: &[&'static str]| names.iter().any(|name| node.get(name).is_some());
    let tokens = has("access_token") || has("id_token") || has("refresh_token");
    let success = tokens
        && any(&[
            "token_type",
            "expires_in",
            "expires_on",
            "scope",
            "id_token",
        ]);
    let failure = has("error") && any(&["error_description", "error_codes", "error_uri"]);
    if !success && !failure {
        return None;
    }
    let mut fields = fields::of_node(node);
    // The description is what was said.
    fields.retain(|(name, _)| name != "error_description");
    let said = node.get("error_description").and_then(Node::text);
    Some((fields, said.unwrap_or_default().to_owned()))
}
