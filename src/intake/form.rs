//! A kind of thing that people paste.

use super::piece::Piece;
use super::places::Places;
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
    places: Places<'a>,
}

impl<'a> Source<'a> {
    /// A text with the documents that were found in it.
    pub fn new(text: &'a str, documents: &'a [Document]) -> Self {
        Self {
            text,
            documents,
            places: Places::of(text),
        }
    }

    /// The places of a word of ASCII, in order.
    pub fn find<'b>(&'b self, word: &'b str) -> impl Iterator<Item = usize> + use<'a, 'b> {
        self.places.find(word)
    }

    /// The same, whatever its letter case.
    pub fn find_in_any_case<'b>(
        &'b self,
        word: &'b str,
    ) -> impl Iterator<Item = usize> + use<'a, 'b> {
        self.places.find_in_any_case(word)
    }

    /// The lines in which places stand that are in order, each once and with where it begins; with
    /// their line breaks.
    pub fn lines_with(
        &self,
        places: impl Iterator<Item = usize>,
    ) -> impl Iterator<Item = (usize, &'a str)> {
        let text = self.text;
        let mut past = 0;
        places.filter_map(move |at| {
            let before = text.get(past..at)?;
            let start = past + before.rfind('\n').map_or(0, |end| end + 1);
            let line = text.get(start..)?.split_inclusive('\n').next()?;
            past = start + line.len();
            Some((start, line))
        })
    }

    /// Whether a word of ASCII stands in the text.
    pub fn has(&self, word: &str) -> bool {
        self.find(word).next().is_some()
    }

    /// The same, whatever its letter case.
    pub fn has_in_any_case(&self, word: &str) -> bool {
        self.find_in_any_case(word).next().is_some()
    }
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
