//! Certificates that stand one behind the other.

use crate::crypto::key::{Key, KeyForm};

/// Takes certificates that follow the one which they issued, by name, as its chain (RFC 5246
/// §7.4.2: "each following certificate" certifies the one before it). They are no keys of their own:
/// what they sign is certificates.
pub(super) fn join(keys: Vec<Key>, text: &str) -> Vec<Key> {
    let mut joined: Vec<Key> = Vec::with_capacity(keys.len());
    // Whose certificate would be the next in the chain of the last key, and where that could begin.
    let mut awaited: Option<(String, usize)> = None;
    for key in keys {
        let own = key.certificate.as_ref();
        let Some(own) = own.filter(|_| key.form == KeyForm::Certificate) else {
            awaited = None;
            joined.push(key);
            continue;
        };
        let is_root = own.issuer == own.subject;
        let next = (!is_root).then(|| (own.issuer.clone(), key.span.end));
        let is_next = awaited.is_some_and(|(subject, end)| {
            let between = text.get(end..key.span.start);
            subject == own.subject && between.is_some_and(|between| !between.contains('{'))
        });
        awaited = next;
        let first = joined.last_mut().and_then(|key| key.certificate.as_mut());
        match first.filter(|_| is_next) {
            Some(first) => first.chain = first.chain.saturating_add(1),
            None => joined.push(key),
        }
    }
    joined
}
