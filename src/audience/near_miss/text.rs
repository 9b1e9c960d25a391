//! A text that can lose characters and still knows where the others stood.

use std::ops::Range;

/// Characters with the byte where each started in the original text.
#[derive(Clone)]
pub(super) struct Text {
    chars: Vec<(usize, char)>,
    bytes: usize,
}

impl Text {
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.len();
        Self {
            chars: text.char_indices().collect(),
            bytes,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|(_, character)| *character)
    }

    pub(super) fn chars(&self) -> impl DoubleEndedIterator<Item = char> {
        self.chars.iter().map(|(_, character)| *character)
    }

    /// Characters with their original places.
    pub(super) fn placed(&self) -> impl Iterator<Item = (usize, char)> {
        self.chars.iter().copied()
    }

    /// The characters of a range of indices, as a string.
    pub(super) fn slice(&self, range: Range<usize>) -> String {
        self.chars().take(range.end).skip(range.start).collect()
    }

    /// The original bytes of a range of indices.
    pub(super) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        self.place(range.start)..self.place(range.end)
    }

    pub(super) fn starts_with(&self, prefix: &str) -> bool {
        prefix.chars().enumerate().all(|(index, wanted)| {
            self.get(index)
                .is_some_and(|found| found.eq_ignore_ascii_case(&wanted))
        })
    }

    /// Removes a range of indices.
    pub(super) fn remove(&mut self, range: Range<usize>) {
        let mut index = 0;
        self.chars.retain(|_| {
            index += 1;
            !range.contains(&(index - 1))
        });
    }

    /// Keeps, replaces or removes each character.
    pub(super) fn map(&mut self, change: impl Fn(char) -> Option<char>) {
        self.chars = self
            .placed()
            .filter_map(|(at, character)| Some((at, change(character)?)))
            .collect();
    }

    /// Replaces all characters.
    pub(super) fn set(&mut self, chars: Vec<(usize, char)>) {
        self.chars = chars;
    }

    /// The index of the first of these characters, from an index on.
    pub(super) fn find(&self, any: &[char], from: usize) -> Option<usize> {
        let mut rest = self.chars().skip(from);
        rest.position(|character| any.contains(&character))
            .map(|at| from + at)
    }

    /// The scheme in lower case, if there is one before `://` (RFC 3986 §3.1).
    pub(super) fn scheme(&self) -> Option<String> {
        let colon = self.find(&[':'], 0)?;
        let slashes = self.slice(colon + 1..colon + 3) == "//";
        let scheme = self.slice(0..colon).to_ascii_lowercase();
        let valid = scheme.starts_with(|first: char| first.is_ascii_lowercase())
            && scheme
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'+' | b'-' | b'.'));
        (slashes && valid).then_some(scheme)
    }

    /// The indices of the host and port, or of the first segment where there is no scheme.
    pub(super) fn authority(&self) -> Range<usize> {
        let start = self.scheme().map_or(0, |scheme| scheme.len() + 3);
        start..self.find(&['/', '?', '#'], start).unwrap_or(self.len())
    }

    /// The number of characters without the slashes at the end.
    pub(super) fn without_slashes(&self) -> usize {
        self.len()
            - self
                .chars()
                .rev()
                .take_while(|character| *character == '/')
                .count()
    }

    fn place(&self, index: usize) -> usize {
        self.chars.get(index).map_or(self.bytes, |(at, _)| *at)
    }
}
