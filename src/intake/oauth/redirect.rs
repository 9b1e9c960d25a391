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
    let found = addresses(source.text);
    let pieces =
        found.filter_map(|span| exchange(&FORM, redirect(span.of(source.text))?, span).map(piece));
    pieces.collect()
}

/// Addresses, and what a line begins with that is the rest of one.
fn addresses(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    let mut line = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
            let own = rest.split('\n').next().unwrap_or_default();
            let starts = own.len() - own.trim_start().len();
            let start = match own.trim_start() {
                own if at == line && own.starts_with(['#', '?', '/']) && own.contains('=') => {
                    Some(at + starts)
                }
                _ => own.find("://").map(|mark| scheme(text, at + mark)),
            };
            let Some(start) = start else {
                at += own.len() + 1;
                line = at;
                continue;
            };
            let stops = |char: char| {
                char.is_whitespace() || matches!(char, '"' | '\'' | '`' | '<' | '>' | '\\' | '|')
            };
            let behind = text.get(start..)?;
            let length = behind.find(stops).unwrap_or(behind.len());
            let mark = own.find("://").map_or(0, |mark| at + mark + 3);
            at = (start + length).max(mark).max(at + 1);
            while !text.is_char_boundary(at) {
                at += 1;
            }
            let span = Span::new(start, start + length);
            let own = span.of(text).trim_end_matches([',', '.', ')', ']', ';']);
            return Some(Span::new(start, start + own.len()));
        }
    })
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
