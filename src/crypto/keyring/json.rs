//! Keys in JSON: a key, a set of keys, metadata, certificates by `kid`, a service account's file.

use base64::Engine;

use super::{Keyring, Why};
use crate::crypto::key::effort::Effort;
use crate::crypto::key::{Key, KeyForm, certificate, jwk, pem};
use crate::token::json::{Json, Kind, Value};
use crate::token::span::Span;

/// Reads one JSON text that begins at `start` of the whole.
pub(super) fn read(json: &Json, start: usize, ring: &mut Keyring, effort: &mut Effort<'_>) {
    let Some(root) = json.root() else {
        return;
    };
    let mut document = Document {
        start,
        ring,
        effort,
    };
    // What else is missing may be missing for this.
    if let Some(fault) = &json.fault {
        let at = start.saturating_add(fault.at);
        let span = document.span(root);
        document.ring.not(span, Why::Json(at));
    }
    match root.kind() {
        Kind::Array => document.array(root),
        _ => document.object(root),
    }
}

struct Document<'a, 'b> {
    start: usize,
    ring: &'a mut Keyring,
    effort: &'a mut Effort<'b>,
}

impl Document<'_, '_> {
    fn span(&self, value: Value<'_>) -> Span {
        let span = value.span();
        let shifted = |at: usize| at.saturating_add(self.start);
        Span::new(shifted(span.start), shifted(span.end))
    }

    fn array(&mut self, array: Value<'_>) {
        let all_text = array.items().all(|item| item.kind() == Kind::String);
        match all_text && array.items().next().is_some() {
            true => self.chain(array),
            false => self.set(array),
        }
    }

    fn object(&mut self, root: Value<'_>) {
        let before = self.ring.keys.len();
        let inlined = root.get("jwks").and_then(list);
        if let Some(key) = jwk::read(root) {
            let span = self.span(root);
            self.ring.key(span, key);
        } else if let Some(keys) = list(root).or(inlined) {
            self.set(keys);
        } else if let Some(chain) = root.get("x5c") {
            self.chain(chain);
        } else if let Some(own) = root.get("jwk").and_then(jwk::read) {
            let span = self.span(root);
            self.ring.key(span, own);
        } else if let Some(place) = root.get("jwks_uri").and_then(Value::string) {
            let span = self.span(root);
            self.ring.not(span, Why::Elsewhere(place.into_owned()));
        } else if !self.texts(root) {
            let span = self.span(root);
            self.ring.not(span, Why::NoKey);
        }
        let issuer = root.get("issuer").and_then(Value::string);
        for key in self.ring.keys.iter_mut().skip(before) {
            let own = key.labels.issuer.take();
            key.labels.issuer = own.or_else(|| Some(issuer.as_deref()?.to_owned()));
        }
    }

    fn set(&mut self, keys: Value<'_>) {
        if keys.items().next().is_none() {
            let span = self.span(keys);
            self.ring.not(span, Why::EmptySet);
        }
        for own in keys.items() {
            let span = self.span(own);
            match jwk::read(own) {
                Some(key) => self.ring.key(span, key),
                None => self.ring.not(span, Why::NoKind),
            }
        }
    }

    /// The values of an `x5c` (RFC 7515 §4.1.6): base64 of DER.
    fn chain(&mut self, chain: Value<'_>) {
        for value in chain.items() {
            let span = self.span(value);
            let text = value.string().unwrap_or_default();
            match pem::ENGINE.decode(&*pem::symbols(&text)) {
                Ok(bytes) => self.ring.der(span, &bytes, self.effort),
                Err(_) => self.ring.not(span, Why::NoKey),
            }
        }
    }

    /// PEM in the members' values; whether there was any.
    fn texts(&mut self, root: Value<'_>) -> bool {
        let mut found = false;
        for member in root.members() {
            let text = member.value.string().unwrap_or_default();
            let Some(block) = pem::next(&text, 0) else {
                continue;
            };
            found = true;
            let span = self.span(member.value);
            let before = self.ring.keys.len();
            self.ring.pem(&pem::Block { span, ..block }, self.effort);
            let name = member.name.string().unwrap_or_default();
            for key in self.ring.keys.iter_mut().skip(before) {
                key.labels.kid = kid(root, &name, key);
            }
        }
        found
    }
}

/// The keys of a set (RFC 7517 §5.1).
fn list(set: Value<'_>) -> Option<Value<'_>> {
    set.get("keys").filter(|keys| keys.kind() == Kind::Array)
}

/// The `kid` of a key that stands as PEM in this member.
///
/// Google lists its certificates by `kid` (firebase.google.com, "Verify ID Tokens", "Verify ID tokens
/// using a third-party JWT library"), and a service account's file says `private_key_id`
/// (cloud.google.com, "Create and delete service account keys").
fn kid(root: Value<'_>, name: &str, key: &Key) -> Option<String> {
    if name == "private_key" {
        let id = root.get("private_key_id").and_then(Value::string)?;
        return Some(id.into_owned());
    }
    let is_listed = key.form == KeyForm::Certificate && certificate::is_kid(name);
    is_listed.then(|| name.to_owned())
}
