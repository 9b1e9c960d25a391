//! Encrypted tokens: the examples of the standards, every algorithm there and back, and what is damaged or hostile.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

#[path = "jose_encryption/examples.rs"]
mod examples;
#[path = "jose_encryption/hostile.rs"]
mod hostile;
#[path = "jose_encryption/made.rs"]
mod made;

use audlens::crypto::decrypt::{Opened, Opening, open};
use audlens::crypto::key::{Key, KeyForm, Labels, Material};
use audlens::crypto::{Given, Keyring, Secret, SecretText, keyring};
use audlens::token::{read, span::Span};

/// The ring of what is given as JSON.
fn ring(json: &str) -> Keyring {
    keyring::read(&Given {
        keys: SecretText::from(json),
        ..Given::default()
    })
}

/// A ring of one key, as if it had been typed.
fn only(material: Material) -> Keyring {
    Keyring {
        keys: vec![key(material)],
        unread: Vec::new(),
    }
}

fn key(material: Material) -> Key {
    Key {
        form: KeyForm::Secret,
        span: Span::new(0, 0),
        labels: Labels::default(),
        material,
        certificate: None,
        faults: Vec::new(),
    }
}

fn oct(bytes: &[u8]) -> Material {
    Material::Oct(Secret::new(bytes.to_vec()))
}

/// What comes of opening a text that has one recipient.
fn opening(text: &str, ring: &Keyring) -> Opening {
    let mut all = open(&read(text), ring);
    assert_eq!(all.len(), 1, "{text}");
    all.remove(0)
}

/// The content as text; `None` if it was not opened.
fn content(opening: &Opening) -> Option<String> {
    match &opening.outcome {
        Opened::Content(content) => {
            Some(String::from_utf8(content.bytes.expose().to_vec()).unwrap())
        }
        _ => None,
    }
}
