//! What keys, and whatever else came with a token, make of it.
//!
//! This is the only part of a diagnosis that costs milliseconds, so it is worked out once for a token
//! and its keys, however often the expectation changes.

use std::rc::Rc;

use super::case::Case;
use crate::crypto::keyring::{self, Keyring};
use crate::crypto::{Given, Key};
use crate::intake::{Intake, Tells};
use crate::token::Reading;

/// Keys, and what they say about the token.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Examined {
    /// All keys: first those that were given, then those of the paste.
    pub ring: Keyring,
    /// The piece of the paste in which each of them stands; `None` for those that were given.
    pub pieces: Vec<Option<usize>>,
}

impl Examined {
    /// Looks at the token of a case with all the keys that there are; `reading` must be what was
    /// read from its input.
    #[inline(never)]
    pub fn of(case: &Case, reading: &Rc<Reading>) -> Self {
        let mut examined = Self::default();
        examined.hold(keyring::read(&case.given), None);
        for (piece, keys) in keys(&case.pasted) {
            let given = Given {
                keys: keys.clone(),
                password: case.given.password.clone(),
                ..Given::default()
            };
            examined.hold(keyring::read(&given), Some(piece));
        }
        let _ = reading;
        examined
    }

    fn hold(&mut self, ring: Keyring, piece: Option<usize>) {
        self.pieces.extend(ring.keys.iter().map(|_| piece));
        self.ring.keys.extend(ring.keys);
        if piece.is_none() {
            self.ring.unread.extend(ring.unread);
        }
    }

    /// The keys with the pieces in which they stand.
    pub fn keys(&self) -> impl Iterator<Item = (&Key, Option<usize>)> {
        let pieces = self.pieces.iter().copied();
        self.ring.keys.iter().zip(pieces)
    }
}

/// The keys of a paste, apart from those that stand inside a token: nobody is to trust these.
fn keys(pasted: &Intake) -> impl Iterator<Item = (usize, &crate::crypto::SecretText)> {
    let is_token = |tells: &Tells| matches!(tells, Tells::Token(_));
    let inside = move |span: crate::token::span::Span| {
        let mut tokens = pasted.pieces.iter().filter(move |own| is_token(&own.tells));
        tokens.any(|token| token.span.start <= span.start && span.end <= token.span.end)
    };
    let pieces = pasted.pieces.iter().enumerate();
    let outside = pieces.filter(move |(_, piece)| !inside(piece.span));
    outside.flat_map(|(index, piece)| {
        let told = match &piece.tells {
            Tells::Settings(told) => told.keys.as_slice(),
            _ => &[],
        };
        told.iter().map(move |keys| (index, keys))
    })
}
