//! Addresses with which a browser asks for tokens, and to which it is sent back with them.

use crate::catalogue::prose;
use crate::intake::form::{Form, Reads, Source};
use crate::intake::http::{exchange, pairs, piece, told};
use crate::intake::piece::{Exchange, Piece};
use crate::token::span::Span;

pub(super) static FORM: Form = Form {
    id: "redirect",
    name: "Sign-in address",
    source: prose(
        "RFC 6749 §4.1, §4.2; openid.net OpenID Connect Core 1.0 §3.2.2.5; OAuth 2.0 Multiple Response Type Encoding Practices §3",
    ),
    reads: Reads::Text(read),
};

fn read(source: &Source<'_>) -> Vec<Piece> {
    let found = addresses(source);
    let pieces =
        found.filter_map(|span| exchange(&FORM, redirect(span.of(source.text))?, span).map(piece));
    pieces.collect()
}

/// Addresses, and what a line begins with that is the rest of one.
fn addresses(source: &Source<'_>) -> impl Iterator<Item = Span> {
    let text = source.text;
    let marks = source.find("://");
    let mut starts: Vec<usize> = marks.map(|mark| scheme(text, mark)).collect();
    let signs = text.match_indices('=').map(|(at, _)| at);
    for (at, line) in source.lines_with(signs) {
        let own = line.trim_start();
        if own.starts_with(['#', '?', '/']) {
            starts.push(at + line.len() - own.len());
        }
    }
    starts.sort_unstable();
    let mut past = 0;
    starts.into_iter().filter_map(move |start| {
        let rest = text.get(start..).filter(|_| past <= start)?;
        let length = rest.find(stops).unwrap_or(rest.len());
        let own = rest
            .get(..length)?
            .trim_end_matches([',', '.', ')', ']', ';']);
        past = start + own.len();
        Some(Span::new(start, past))
    })
}

fn stops(char: char) -> bool {
    char.is_whitespace() || matches!(char, '"' | '\'' | '`' | '<' | '>' | '\\' | '|')
}

/// Where the scheme before `://` starts.
fn scheme(text: &str, mark: usize) -> usize {
    let before = text.get(..mark).unwrap_or_default();
    let letters = before
        .bytes()
        .rev()
        .take(64)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+'));
    mark - letters.count()
}

/// What it asks for or brings; `None` for any other address.
fn redirect(address: &str) -> Option<Exchange> {
    let at = address.find(['?', '#'])?;
    let (_, parameters) = address.split_at_checked(at + 1)?;
    let parameters = parameters.replace(['#', '?'], "&");
    let all: Vec<_> = pairs(&parameters).collect();
    let has = |name: &str| {
        all.iter()
            .any(|(own, value)| own == name && !value.is_empty())
    };
    let brings = has("access_token")
        || has("id_token")
        || (has("code") && (has("state") || has("session_state")));
    let refuses =
        has("error") && (has("error_description") || has("state") || has("error_subcode"));
    let asks = has("client_id") && (has("response_type") || has("redirect_uri") || has("scope"));
    if !brings && !refuses && !asks {
        return None;
    }
    let said = all.iter().find(|(name, _)| name == "error_description");
    let body = said.map(|(_, said)| said.clone()).unwrap_or_default();
    let mut fields: Vec<_> = all.into_iter().filter(|(name, _)| told(name)).collect();
    fields.retain(|(name, _)| name != "error_description");
    Some(Exchange {
        address: address.to_owned(),
        fields,
        body,
        ..Exchange::default()
    })
}
