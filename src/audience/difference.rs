//! Two texts side by side, and one text with what cannot be seen made visible.

use std::ops::Range;

use super::character::{self, Kind};

/// A stretch of two texts, as byte ranges at character boundaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the wanted text; empty when only the found text has it.
    pub wanted: Range<usize>,
    /// Where it stands in the found text; empty when only the wanted text has it.
    pub found: Range<usize>,
    /// Whether the two stretches are equal.
    pub same: bool,
}

/// A stretch of one text, as a byte range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visible {
    /// What it shows is what it is.
    Plain(Range<usize>),
    /// One character to be marked.
    Marked(Mark),
}

/// A character that cannot be seen, or looks like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes.
    pub at: Range<usize>,
    /// The character; `character::code_point` and `character::name` spell it.
    pub character: char,
    /// Why it is marked.
    pub kind: Kind,
}

/// Aligns two texts with the fewest changes.
///
/// Only the part between the common beginning and the common end is aligned character by
/// character, and only up to 300 characters of it; a longer part is one different piece.
pub fn align(wanted: &str, found: &str) -> Vec<Piece> {
    let prefix = common_prefix(wanted, found);
    let (_, wanted_rest) = wanted.split_at_checked(prefix).unwrap_or_default();
    let (_, found_rest) = found.split_at_checked(prefix).unwrap_or_default();
    let suffix = common_suffix(wanted_rest, found_rest);
    let wanted_end = wanted.len() - suffix;
    let found_end = found.len() - suffix;

    let mut pieces = Pieces::default();
    pieces.push(prefix, prefix, true);
    let wanted_middle = wanted_rest
        .get(..wanted_rest.len() - suffix)
        .unwrap_or_default();
    let found_middle = found_rest
        .get(..found_rest.len() - suffix)
        .unwrap_or_default();
    let wanted_chars: Vec<char> = wanted_middle.chars().collect();
    let found_chars: Vec<char> = found_middle.chars().collect();
    if wanted_chars.len() <= LONGEST_ALIGNED && found_chars.len() <= LONGEST_ALIGNED {
        pieces.align(&wanted_chars, &found_chars);
    } else {
        pieces.push(wanted_middle.len(), found_middle.len(), false);
    }
    pieces.push(wanted.len() - wanted_end, found.len() - found_end, true);
    pieces.done
}

/// Splits a text into plain stretches and characters to be marked.
///
/// Control, invisible and direction characters and odd spaces are always marked.
/// A look-alike is marked only in a word that has ASCII letters or digits too: a whole word of
/// Greek is Greek.
pub fn visible(text: &str) -> Vec<Visible> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return match text.is_empty() {
            true => Vec::new(),
            false => vec![Visible::Plain(0..text.len())],
        };
    }
    let mut out = Vec::new();
    let mut plain_from = 0;
    let mut mixed_word = false;
    let mut word_ends = 0;
    for (at, character) in text.char_indices() {
        if at >= word_ends {
            (word_ends, mixed_word) = word(text, at);
        }
        let kind = match character::kind(character) {
            Some(Kind::LookAlike(_)) if !mixed_word => None,
            kind => kind,
        };
        let Some(kind) = kind else { continue };
        if plain_from < at {
            out.push(Visible::Plain(plain_from..at));
        }
        plain_from = at + character.len_utf8();
        let at = at..plain_from;
        out.push(Visible::Marked(Mark {
            at,
            character,
            kind,
        }));
    }
    if plain_from < text.len() {
        out.push(Visible::Plain(plain_from..text.len()));
    }
    out
}

/// How many characters are added, left out or replaced, at the least.
pub(super) fn distance(wanted: &str, found: &str) -> usize {
    let different = |piece: Piece| {
        let chars = |text: &str, at| text.get(at).map_or(0, |text: &str| text.chars().count());
        chars(wanted, piece.wanted).max(chars(found, piece.found))
    };
    let pieces = align(wanted, found).into_iter();
    pieces.filter(|piece| !piece.same).map(different).sum()
}

const LONGEST_ALIGNED: usize = 300;

#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    wanted: usize,
    found: usize,
}

impl Pieces {
    /// Takes so many bytes from each text; equal neighbours become one piece.
    fn push(&mut self, wanted: usize, found: usize, same: bool) {
        if wanted == 0 && found == 0 {
            return;
        }
        let piece = Piece {
            wanted: self.wanted..self.wanted + wanted,
            found: self.found..self.found + found,
            same,
        };
        self.wanted = piece.wanted.end;
        self.found = piece.found.end;
        match self.done.last_mut() {
            Some(last) if last.same == same => {
                last.wanted.end = piece.wanted.end;
                last.found.end = piece.found.end;
            }
            _ => self.done.push(piece),
        }
    }

    fn align(&mut self, wanted: &[char], found: &[char]) {
        let distances = Distances::new(wanted, found);
        let (mut i, mut j) = (0, 0);
        loop {
            let here = distances.at(i, j);
            match (wanted.get(i), found.get(j)) {
                (None, None) => return,
                (Some(one), Some(other)) if one == other && here == distances.at(i + 1, j + 1) => {
                    self.push(one.len_utf8(), other.len_utf8(), true);
                    (i, j) = (i + 1, j + 1);
                }
                (Some(one), Some(other)) if here > distances.at(i + 1, j + 1) => {
                    self.push(one.len_utf8(), other.len_utf8(), false);
                    (i, j) = (i + 1, j + 1);
                }
                (Some(one), other) if other.is_none() || here > distances.at(i + 1, j) => {
                    self.push(one.len_utf8(), 0, false);
                    i += 1;
                }
                (_, Some(other)) => {
                    self.push(0, other.len_utf8(), false);
                    j += 1;
                }
                (Some(_), None) => return,
            }
        }
    }
}

/// The edit distance (Levenshtein) between every pair of ends of two texts.
struct Distances {
    cells: Vec<u16>,
    width: usize,
}

impl Distances {
    fn new(wanted: &[char], found: &[char]) -> Self {
        let width = found.len() + 1;
        let cells = vec![0; width * (wanted.len() + 1)];
        let mut table = Self { cells, width };
        for i in (0..=wanted.len()).rev() {
            for j in (0..=found.len()).rev() {
                let distance = match (wanted.get(i), found.get(j)) {
                    (None, None) => 0,
                    (Some(_), None) => table.at(i + 1, j) + 1,
                    (None, Some(_)) => table.at(i, j + 1) + 1,
                    (Some(one), Some(other)) if one == other => table.at(i + 1, j + 1),
                    (Some(_), Some(_)) => {
                        1 + table
                            .at(i + 1, j + 1)
                            .min(table.at(i + 1, j))
                            .min(table.at(i, j + 1))
                    }
                };
                if let Some(cell) = table.cells.get_mut(i * width + j) {
                    *cell = distance;
                }
            }
        }
        table
    }

    fn at(&self, i: usize, j: usize) -> u16 {
        self.cells
            .get(i * self.width + j)
            .copied()
            .unwrap_or_default()
    }
}

/// Bytes of the longest common beginning.
fn common_prefix(one: &str, other: &str) -> usize {
    one.chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other)
        .map(|(character, _)| character.len_utf8())
        .sum()
}

/// Bytes of the longest common end.
fn common_suffix(one: &str, other: &str) -> usize {
    one.chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(|(one, other)| one == other)
        .map(|(character, _)| character.len_utf8())
        .sum()
}

/// The end of the word that starts here, and whether it has an ASCII letter or digit.
fn word(text: &str, from: usize) -> (usize, bool) {
    let (_, rest) = text.split_at_checked(from).unwrap_or_default();
    let length = match rest.find(char::is_whitespace) {
        Some(0) => rest.chars().next().map_or(1, char::len_utf8),
        Some(length) => length,
        None => rest.len(),
    };
    let (word, _) = rest.split_at_checked(length).unwrap_or_default();
    let mixed = word.bytes().any(|byte| byte.is_ascii_alphanumeric());
    (from + length, mixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes an alignment as text: equal pieces as they are, others as `[wanted|found]`.
    fn aligned(wanted: &str, found: &str) -> String {
        align(wanted, found)
            .into_iter()
            .map(|piece| match piece.same {
                true => wanted.get(piece.wanted).unwrap().to_owned(),
                false => [
                    "[",
                    wanted.get(piece.wanted).unwrap(),
                    "|",
                    found.get(piece.found).unwrap(),
                    "]",
                ]
                .concat(),
            })
            .collect()
    }

    /// Writes a text with its marks, `‹U+200B›`.
    fn marked(text: &str) -> String {
        visible(text)
            .into_iter()
            .map(|part| match part {
                Visible::Plain(at) => text.get(at).unwrap().to_owned(),
                Visible::Marked(mark) => {
                    assert_eq!(
                        text.get(mark.at).unwrap().chars().next(),
                        Some(mark.character)
                    );
                    format!("‹{}›", character::code_point(mark.character))
                }
            })
            .collect()
    }

    #[test]
    fn differences_are_the_smallest() {
        for (wanted, found, expected) in [
            ("api://orders", "api://orders", "api://orders"),
            ("api://orders", "api://orders/", "api://orders[|/]"),
            ("api://orders", "api://Orders", "api://[o|O]rders"),
            ("api://orders-v2", "api://orders", "api://orders[-v2|]"),
            ("https://a.b/c", "http://a.b/d", "http[s|]://a.b/[c|d]"),
            ("kitten", "sitting", "[k|s]itt[e|i]n[|g]"),
            ("аpi", "api", "[а|a]pi"),
            ("a", "", "[a|]"),
            ("", "é", "[|é]"),
            ("", "", ""),
            ("aa", "aaa", "aa[|a]"),
        ] {
            assert_eq!(aligned(wanted, found), expected, "{wanted:?} {found:?}");
        }
    }

    #[test]
    fn a_long_middle_is_one_piece() {
        let wanted = format!("api://{}/end", "ab".repeat(200));
        let found = format!("api://{}/end", "ba".repeat(200));
        let pieces = align(&wanted, &found);
        assert_eq!(pieces.len(), 3);
        assert_eq!(pieces[1].wanted, 6..406);
    }

    #[test]
    fn what_cannot_be_seen_is_marked() {
        for (text, expected) in [
            ("", ""),
            ("api://orders", "api://orders"),
            (
                "api://\u{200b}orders\u{feff}",
                "api://‹U+200B›orders‹U+FEFF›",
            ),
            ("a\u{a0}b\tc", "a‹U+00A0›b‹U+0009›c"),
            ("\u{202e}sredro", "‹U+202E›sredro"),
            ("api://оrders", "api://‹U+043E›rders"),
            // A name in Cyrillic is not an attack, and neither are accents.
            ("Иван Петров", "Иван Петров"),
            ("Zoë Müller", "Zoë Müller"),
            ("Оrders и Заказы", "‹U+041E›rders и Заказы"),
            ("A – B", "A – B"),
            ("A–B", "A‹U+2013›B"),
        ] {
            assert_eq!(marked(text), expected, "{text:?}");
        }
    }
}
