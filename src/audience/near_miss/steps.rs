//! Makes two texts equal, one kind of difference after the other.

mod marks;
mod uri;

use super::{Likeness, NearMiss, Side, text::Text};

/// The differences between two texts, if nothing but them differs.
pub(super) fn between(wanted: &str, found: &str) -> Option<Vec<NearMiss>> {
    if wanted.len() > LONGEST || found.len() > LONGEST {
        return edges(wanted, found);
    }
    let mut pair = Pair {
        wanted: Text::new(wanted),
        found: Text::new(found),
        misses: Vec::new(),
        likenesses: Vec::new(),
    };
    marks::remove(&mut pair);
    uri::remove(&mut pair);
    pair.settle()
}

/// Longer texts are compared at their ends only.
const LONGEST: usize = 2_000;

struct Pair {
    wanted: Text,
    found: Text,
    misses: Vec<NearMiss>,
    likenesses: Vec<Likeness>,
}

impl Pair {
    /// Takes the same thing away from both texts; it is a difference if only one had it, or
    /// the two had it differently.
    fn step<T: PartialEq>(
        &mut self,
        take: impl Fn(&mut Text) -> Option<T>,
        miss: impl Fn(Side, T) -> NearMiss,
    ) {
        let wanted = take(&mut self.wanted);
        let found = take(&mut self.found);
        if wanted != found {
            self.misses
                .extend(wanted.map(|taken| miss(Side::Wanted, taken)));
            self.misses
                .extend(found.map(|taken| miss(Side::Found, taken)));
        }
    }

    /// Compares what is left; letter case and look-alikes of ASCII are all that may differ.
    fn settle(mut self) -> Option<Vec<NearMiss>> {
        if self.wanted.len() != self.found.len() {
            return None;
        }
        let mut case: Option<(usize, usize)> = None;
        for index in 0..self.wanted.len() {
            let (one, other) = (self.wanted.get(index)?, self.found.get(index)?);
            if one == other {
                continue;
            }
            if small(one) == small(other) {
                case = Some((case.map_or(index, |(first, _)| first), index + 1));
            } else if class(one).is_some() && class(one) == class(other) {
                let (side, at) = (Side::Found, self.found.bytes(index..index).start);
                self.likenesses.push(Likeness {
                    side,
                    at,
                    character: other,
                    like: one,
                });
            } else {
                return None;
            }
        }
        if !self.likenesses.is_empty() {
            self.misses.push(NearMiss::LookAlikes {
                characters: self.likenesses,
            });
        }
        if let Some((first, last)) = case {
            self.misses.push(NearMiss::LetterCase {
                wanted: self.wanted.bytes(first..last),
                found: self.found.bytes(first..last),
            });
        }
        (!self.misses.is_empty()).then_some(self.misses)
    }
}

/// `I`, `l`, `1` and `|` are one class of look-alikes, `O` and `0` another (UTS #39).
fn class(character: char) -> Option<char> {
    match character {
        'I' | 'l' | '1' | '|' => Some('l'),
        'O' | '0' => Some('O'),
        _ => None,
    }
}

/// What stands at the ends of two texts too long to be looked at in full.
fn edges(wanted: &str, found: &str) -> Option<Vec<NearMiss>> {
    let mut misses = Vec::new();
    for (side, text) in [(Side::Wanted, wanted), (Side::Found, found)] {
        let count = |trimmed: &str| text.chars().count() - trimmed.chars().count();
        let (leading, trailing) = (count(text.trim_start()), count(text.trim_end()));
        if leading + trailing > 0 {
            misses.push(NearMiss::WhiteSpace {
                side,
                leading,
                trailing,
            });
        }
    }
    let (wanted, found) = (wanted.trim(), found.trim());
    let slash = |text: &str| text.strip_suffix('/').map(str::len);
    if wanted != found {
        match (slash(wanted), slash(found)) {
            (None, Some(length)) if length == wanted.len() && found.starts_with(wanted) => {
                misses.push(NearMiss::TrailingSlash { side: Side::Found });
            }
            (Some(length), None) if length == found.len() && wanted.starts_with(found) => {
                misses.push(NearMiss::TrailingSlash { side: Side::Wanted });
            }
            _ => return None,
        }
    }
    (!misses.is_empty()).then_some(misses)
}

/// The small letter, for ASCII, Latin-1, Greek and Cyrillic, whose capitals stand at a fixed
/// distance (Unicode code charts). The standard library knows all scripts, at the price of a table
/// that no audience ever needed.
fn small(letter: char) -> char {
    let distance = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ω' | 'А'..='Я' => 0x20,
        'Ѐ'..='Џ' => 0x50,
        _ => 0,
    };
    char::from_u32(u32::from(letter) + distance).unwrap_or(letter)
}
