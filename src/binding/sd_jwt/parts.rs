//! An SD-JWT taken apart: the signed token, the disclosures and the key binding JWT, in compact
//! form (RFC 9901 §4) or in JSON (RFC 9901 §8).

use super::MOST_DISCLOSURES;
use super::fault::Fault;
use crate::token::json::{Json, Kind, Value};
use crate::token::span::Span;

/// The parts. Spans are offsets into the text of the token.
#[derive(Default)]
pub(super) struct Parts {
    /// The signed token in compact form, a `~`, and each disclosure with a `~` behind it: what
    /// `sd_hash` is taken over (RFC 9901 §4.3.1). Empty without a key binding JWT.
    pub(super) presented: String,
    pub(super) disclosures: Vec<Span>,
    pub(super) key_binding: Option<Span>,
    pub(super) faults: Vec<Fault>,
    /// Whether the text has the form of an SD-JWT, whatever its claims are.
    pub(super) is_marked: bool,
}

impl Parts {
    fn limit(mut self) -> Self {
        let surplus = self.disclosures.len().saturating_sub(MOST_DISCLOSURES);
        if surplus > 0 {
            self.disclosures.truncate(MOST_DISCLOSURES);
            self.faults.push(Fault::TooMany(surplus));
        }
        self
    }
}

/// Takes the compact form apart. `pieces` are the stretches between the `~` that are not empty.
pub(super) fn compact(text: &str, pieces: &[Span]) -> Parts {
    let mut parts = Parts {
        is_marked: text.contains('~'),
        ..Parts::default()
    };
    if !parts.is_marked {
        // A signed token with digests in its claims must have one (RFC 9901 §4).
        parts.faults.push(Fault::NoFinalTilde);
        return parts;
    }
    if text.contains("~~") {
        parts.faults.push(Fault::EmptyPart);
    }
    // A disclosure is base64url, which has no dots; a JWT has two.
    let dotted = |piece: &&Span| piece.of(text).contains('.');
    let last = pieces.last().filter(|last| last.end == text.len());
    let key_binding = last
        .filter(dotted)
        .or_else(|| pieces.iter().rev().find(dotted))
        .copied();
    match key_binding {
        Some(span) if span.end < text.len() => parts.faults.push(Fault::KeyBindingNotLast),
        None if last.is_some() => parts.faults.push(Fault::NoFinalTilde),
        _ => {}
    }
    if let Some(span) = key_binding {
        parts.presented = text.get(..span.start).unwrap_or_default().to_owned();
    }
    parts.key_binding = key_binding;
    let disclosures = pieces.iter().filter(|piece| Some(**piece) != key_binding);
    parts.disclosures = disclosures.copied().collect();
    parts.limit()
}

/// Takes the JSON serialisation apart.
pub(super) fn json(text: &str) -> Parts {
    let json = Json::from_text(text.to_owned());
    let mut parts = Parts::default();
    let Some(object) = json.object() else {
        return parts;
    };
    let entries: Vec<Value<'_>> = match object.get("signatures") {
        Some(list) => list.items().collect(),
        None => vec![object],
    };
    let Some((first, rest)) = entries.split_first() else {
        return parts;
    };
    // RFC 9901 §8.3: in the first unprotected header, and not in any other.
    for (index, entry) in rest.iter().enumerate() {
        let header = entry.get("header");
        let named = |name| header.is_some_and(|header| header.get(name).is_some());
        if named("disclosures") || named("kb_jwt") {
            let fault = Fault::DisclosuresElsewhere(index.saturating_add(1));
            parts.faults.push(fault);
        }
    }
    let header = first.get("header");
    let disclosures = header.and_then(|header| header.get("disclosures"));
    let key_binding = header.and_then(|header| header.get("kb_jwt"));
    parts.is_marked = disclosures.is_some() || key_binding.is_some();
    let listed = disclosures.into_iter().flat_map(Value::items);
    parts.disclosures = listed.filter_map(content).collect();
    parts.key_binding = key_binding.and_then(content);
    let strings = |list: Value<'_>| {
        list.kind() == Kind::Array && list.items().all(|item| item.kind() == Kind::String)
    };
    if !disclosures.is_none_or(strings)
        || key_binding.is_some_and(|value| value.kind() != Kind::String)
    {
        parts.faults.push(Fault::DisclosuresNotStrings);
    }
    if parts.key_binding.is_some() {
        let signed = [
            first.get("protected"),
            object.get("payload"),
            first.get("signature"),
        ];
        let signed = signed.map(|part| part.and_then(content).map_or("", |span| span.of(text)));
        let disclosed = parts.disclosures.iter().map(|span| span.of(text));
        let all: Vec<&str> = disclosed.chain([""]).collect();
        parts.presented = [&signed.join("."), "~", &all.join("~")].concat();
    }
    parts.limit()
}

/// Where the text of a string stands, without its quotes. Base64url needs no escapes.
fn content(value: Value<'_>) -> Option<Span> {
    let span = value.span();
    let start = span.start.saturating_add(1);
    (value.kind() == Kind::String).then(|| Span::new(start, span.end.saturating_sub(1)))
}
