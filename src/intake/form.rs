//! A kind of thing that people paste.

use super::piece::Piece;
use crate::catalogue::Prose;
use crate::document::Document;

/// One kind of thing, and how it is recognised.
pub struct Form {
    /// Stable, kebab-case.
    pub id: &'static str,
    /// What people call it, in a few words.
    pub name: &'static str,
    /// Where it is written down what it looks like.
    pub source: Prose,
    /// How it is looked for.
    pub reads: Reads,
}

/// How a form is looked for. A reader never fails: what it does not know it leaves to others.
///
/// Places in what it returns are bytes of [`Source::text`].
#[derive(Clone, Copy)]
pub enum Reads {
    /// In each document.
    Document(fn(&Source<'_>, &Document) -> Vec<Piece>),
    /// In the whole text.
    Text(fn(&Source<'_>) -> Vec<Piece>),
}

/// What is looked at.
pub struct Source<'a> {
    /// The text, with straight quotation marks and without the escapes of what it was copied from.
    pub text: &'a str,
    /// The documents in it.
    pub documents: &'a [Document],
}

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Debug for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}
