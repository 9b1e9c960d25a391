//! The compact serialisations: three parts for a JWS (RFC 7515 §7.1), five for a JWE
//! (RFC 7516 §7.1), told apart as RFC 7516 §9 says, and whatever is left of a damaged one.

use super::json::Kind;
use super::span::Span;
use super::{BytesPart, Encrypted, JsonPart, Recipient, Signed, Token, Unknown};

/// Reads a text that has no white space around it.
pub fn read(text: &str) -> Token {
    let (token, disclosures) = split_disclosures(text);
    let parts = split(token);
    let [first, rest @ ..] = parts.as_slice() else {
        return Token::Unknown(Unknown::NoDots);
    };
    let header = JsonPart::decode(text, *first);
    if rest.is_empty() {
        return single(header);
    }
    if is_encrypted(&header, parts.len()) {
        return Token::Encrypted(Box::new(encrypted(text, header, rest)));
    }
    let payload = rest.first().map(|&span| JsonPart::decode(text, span));
    if !header.is_plausible() && !payload.as_ref().is_some_and(JsonPart::is_plausible) {
        return Token::Unknown(Unknown::NotJson);
    }
    let signed = Signed {
        header: Some(header),
        payload,
        signature: rest.get(1).map(|&span| BytesPart::decode(text, span)),
        surplus: rest.get(2..).unwrap_or_default().to_vec(),
        disclosures,
        ..Signed::default()
    };
    finish(signed)
}

/// Tells a signed token from one that says of itself that it is not signed.
pub(super) fn finish(signed: Signed) -> Token {
    let algorithm = signed
        .header
        .as_ref()
        .and_then(|header| header.json.get("alg"));
    // RFC 8725 §3.2 and CVE reports: some libraries compared `none` without regard to case.
    let none = algorithm
        .and_then(|alg| alg.string())
        .is_some_and(|alg| alg.eq_ignore_ascii_case("none"));
    if none {
        Token::Unsecured(Box::new(signed))
    } else {
        Token::Signed(Box::new(signed))
    }
}

/// One part alone is a token that was cut, as long as it is JSON.
fn single(part: JsonPart) -> Token {
    let Some(object) = part.json.object().filter(|_| part.is_plausible()) else {
        return Token::Unknown(Unknown::NoDots);
    };
    if object.get("enc").is_some() {
        return Token::Encrypted(Box::new(Encrypted {
            header: Some(part),
            protected: true,
            ..Encrypted::default()
        }));
    }
    if object.get("alg").is_some() {
        return finish(Signed {
            header: Some(part),
            ..Signed::default()
        });
    }
    Token::Signed(Box::new(Signed {
        payload: Some(part),
        ..Signed::default()
    }))
}

fn is_encrypted(header: &JsonPart, parts: usize) -> bool {
    if header.is_object() {
        return header
            .json
            .get("enc")
            .is_some_and(|enc| enc.kind() == Kind::String)
            && (parts != 3 || header.json.get("alg").is_some());
    }
    parts == 5
}

fn encrypted(text: &str, header: JsonPart, rest: &[Span]) -> Encrypted {
    let part = |index: usize| rest.get(index).map(|&span| BytesPart::decode(text, span));
    Encrypted {
        header: Some(header),
        key: part(0),
        iv: part(1),
        ciphertext: part(2),
        tag: part(3),
        surplus: rest.get(4..).unwrap_or_default().to_vec(),
        protected: true,
        recipients: vec![Recipient {
            header: None,
            key: part(0),
        }],
        ..Encrypted::default()
    }
}

/// The token before the first `~`, and what `~` separates behind it.
fn split_disclosures(text: &str) -> (&str, Vec<Span>) {
    let Some((token, _)) = text.split_once('~') else {
        return (text, Vec::new());
    };
    let mut start = token.len() + 1;
    let mut spans = Vec::new();
    for piece in text.get(start..).unwrap_or_default().split('~') {
        if !piece.is_empty() {
            spans.push(Span::new(start, start + piece.len()));
        }
        start += piece.len() + 1;
    }
    (token, spans)
}

fn split(text: &str) -> Vec<Span> {
    let mut start = 0;
    text.split('.')
        .map(|part| {
            let span = Span::new(start, start + part.len());
            start = span.end + 1;
            span
        })
        .collect()
}
