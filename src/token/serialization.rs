//! JSON texts: the JWS JSON serialisation (RFC 7515 §7.2), the JWE one (RFC 7516 §7.2),
//! and a claims set that somebody already decoded.

use super::json::{Json, Kind, Value};
use super::span::Span;
use super::{BytesPart, Encrypted, JsonPart, Recipient, Signed, Token, Unknown};

/// Claims that mark an object as a claims set (RFC 7519 §4.1).
const CLAIMS: [&str; 7] = ["aud", "exp", "iat", "iss", "jti", "nbf", "sub"];

/// Signatures behind these are not read. Nobody sends as many, and each holds its own copy of the payload.
const MOST_SIGNATURES: usize = 256;

/// So many bytes of payload are copied for all signatures together.
const MOST_COPIED: usize = 64 * 1024 * 1024;

/// A token is encrypted for a handful of recipients; more than this are not looked at.
const MOST_RECIPIENTS: usize = 1_000;

/// Reads a text that starts like JSON.
pub fn read(text: &str) -> Token {
    let json = Json::from_text(text.to_owned());
    let Some(object) = json.object() else {
        return Token::Unknown(Unknown::OtherJson);
    };
    if object.get("ciphertext").is_some() {
        return Token::Encrypted(Box::new(encrypted(text, object)));
    }
    if is_signed(object) {
        return Token::Serialized(signatures(text, object));
    }
    let whole = Span::new(0, text.len());
    if CLAIMS.iter().any(|name| object.get(name).is_some()) {
        let payload = JsonPart {
            span: whole,
            remarks: Vec::new(),
            json,
        };
        return Token::Signed(Box::new(Signed {
            payload: Some(payload),
            ..Signed::default()
        }));
    }
    if object
        .get("alg")
        .is_some_and(|alg| alg.kind() == Kind::String)
        && object.get("kty").is_none()
    {
        let header = JsonPart {
            span: whole,
            remarks: Vec::new(),
            json,
        };
        return super::compact::finish(Signed {
            header: Some(header),
            ..Signed::default()
        });
    }
    Token::Unknown(Unknown::OtherJson)
}

/// A payload that stands elsewhere is left out (RFC 7515 appendix F); a header then tells a signed
/// token from other JSON that has a signature.
fn is_signed(object: Value<'_>) -> bool {
    let is_text = |value: Option<Value<'_>>| value.is_some_and(|own| own.kind() == Kind::String);
    let has_header = |entry: Value<'_>| {
        let named = entry.get("header").and_then(|header| header.get("alg"));
        is_text(entry.get("signature")) && (is_text(entry.get("protected")) || is_text(named))
    };
    let list = object.get("signatures");
    if object.get("payload").is_some() {
        return list.is_some() || object.get("signature").is_some();
    }
    has_header(object) || list.into_iter().flat_map(Value::items).any(has_header)
}

/// One entry per signature; all share the payload. A flattened object is its own only entry.
fn signatures(text: &str, object: Value<'_>) -> Vec<Signed> {
    let payload = object
        .get("payload")
        .and_then(content)
        .map(|span| JsonPart::decode(text, span));
    let entry = |entry: Value<'_>| Signed {
        header: header(text, entry),
        unprotected: entry.get("header").map(plain),
        payload: payload.clone(),
        signature: entry
            .get("signature")
            .and_then(content)
            .map(|span| BytesPart::decode(text, span)),
        ..Signed::default()
    };
    let copied = payload.as_ref().map_or(0, |payload| payload.span.len());
    let most = (MOST_COPIED / copied.max(1)).clamp(1, MOST_SIGNATURES);
    match object.get("signatures") {
        Some(list) => list.items().take(most).map(entry).collect(),
        None => vec![entry(object)],
    }
}

/// The protected header, else the unprotected one, which says less but may be all there is.
fn header(text: &str, entry: Value<'_>) -> Option<JsonPart> {
    if let Some(span) = entry.get("protected").and_then(content) {
        return Some(JsonPart::decode(text, span));
    }
    let unprotected = entry.get("header").or_else(|| entry.get("unprotected"))?;
    Some(plain(unprotected))
}

/// A header that stands there as it is.
fn plain(header: Value<'_>) -> JsonPart {
    JsonPart {
        span: header.span(),
        remarks: Vec::new(),
        json: Json::from_text(header.raw().to_owned()),
    }
}

fn encrypted(text: &str, object: Value<'_>) -> Encrypted {
    let part = |value: Option<Value<'_>>| {
        value
            .and_then(content)
            .map(|span| BytesPart::decode(text, span))
    };
    let recipient = |entry: Value<'_>| Recipient {
        header: entry.get("header").map(plain),
        key: part(entry.get("encrypted_key")),
    };
    // Flattened, the object is its own only recipient (RFC 7516 §7.2.2).
    let recipients: Vec<Recipient> = match object.get("recipients") {
        Some(list) => list.items().take(MOST_RECIPIENTS).map(recipient).collect(),
        None => vec![recipient(object)],
    };
    let first = recipients.first();
    let header = header(text, object);
    Encrypted {
        header: header.or_else(|| first?.header.clone()),
        key: first.and_then(|first| first.key.clone()),
        iv: part(object.get("iv")),
        ciphertext: part(object.get("ciphertext")),
        tag: part(object.get("tag")),
        surplus: Vec::new(),
        protected: object.get("protected").and_then(content).is_some(),
        shared: object.get("unprotected").map(plain),
        aad: part(object.get("aad")),
        recipients,
    }
}

/// Where the text of a string stands, without its quotes.
fn content(value: Value<'_>) -> Option<Span> {
    let span = value.span();
    (value.kind() == Kind::String).then(|| Span::new(span.start + 1, span.end.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encrypted_token_has_each_of_its_recipients() {
        let cases = [
            // Flattened, general, without a protected header.
            (
                r#"{"protected":"e30","encrypted_key":"AQ","header":{"kid":"a"},"ciphertext":""}"#,
                "protected {}: a 1",
            ),
            (
                r#"{"protected":"e30","unprotected":{"kid":"s"},"aad":"QQ","ciphertext":"",
                "recipients":[{"header":{"kid":"a"},"encrypted_key":"AQI"},{}]}"#,
                "protected {} shared s aad 1: a 2, - -",
            ),
            (
                r#"{"unprotected":{"kid":"s"},"ciphertext":"","recipients":[{"header":{"kid":"a"}}]}"#,
                "{\"kid\":\"s\"} shared s: a -",
            ),
            (
                r#"{"ciphertext":"","recipients":[{"header":{"kid":"a"}}]}"#,
                "{\"kid\":\"a\"}: a -",
            ),
            (r#"{"ciphertext":"","recipients":[]}"#, "-: "),
        ];
        for (text, wanted) in cases {
            let Token::Encrypted(token) = read(text) else {
                panic!("{text}");
            };
            assert_eq!(said(&token), wanted, "{text}");
            let first = token.recipients.first().and_then(|one| one.key.clone());
            assert_eq!(token.key, first);
        }
    }

    fn said(token: &Encrypted) -> String {
        let kid = |part: &Option<JsonPart>| {
            let part = part.as_ref().and_then(|part| part.json.get("kid"));
            part.map_or("-".to_owned(), |kid| kid.display().into_owned())
        };
        let bytes = |part: &Option<BytesPart>| {
            let part = part.as_ref();
            part.map_or("-".to_owned(), |part| part.bytes.len().to_string())
        };
        let header = token.header.as_ref();
        let recipients = token.recipients.iter();
        let recipients = recipients.map(|one| [kid(&one.header), bytes(&one.key)].join(" "));
        let shared = token.shared.as_ref();
        [
            if token.protected { "protected " } else { "" }.to_owned(),
            header.map_or("-".to_owned(), |part| part.json.text().to_owned()),
            shared.map_or(String::new(), |_| format!(" shared {}", kid(&token.shared))),
            token
                .aad
                .as_ref()
                .map_or(String::new(), |aad| format!(" aad {}", aad.bytes.len())),
            ": ".to_owned(),
            recipients.collect::<Vec<_>>().join(", "),
        ]
        .concat()
    }
}
