//! What surrounds or hides in a text: invisible characters, white space, quotes, escapes.

use super::{Likeness, NearMiss, Pair, Side, Text};
use crate::audience::{
    character::{self, Kind},
    near_miss::Placed,
};

pub(super) fn remove(pair: &mut Pair) {
    invisible(pair);
    pair.step(white_space, |side, (leading, trailing)| {
        NearMiss::WhiteSpace {
            side,
            leading,
            trailing,
        }
    });
    pair.step(quotes, |side, quote| NearMiss::Quotes { side, quote });
    pair.step(escapes, |side, escapes| NearMiss::PercentEncoding {
        side,
        escapes,
    });
    look_alikes(pair);
    pair.step(spn, |side, ()| NearMiss::SpnPrefix { side });
}

fn invisible(pair: &mut Pair) {
    let wanted = take_invisible(&mut pair.wanted);
    let found = take_invisible(&mut pair.found);
    if same_characters(&wanted, &found) {
        return;
    }
    for (side, characters) in [(Side::Wanted, wanted), (Side::Found, found)] {
        if !characters.is_empty() {
            pair.misses
                .push(NearMiss::InvisibleCharacters { side, characters });
        }
    }
}

/// Odd spaces become spaces, or nothing at an end.
fn take_invisible(text: &mut Text) -> Vec<Placed> {
    let is_space = |character| character::kind(character) == Some(Kind::Space);
    let is_hidden = |character: char| match character::kind(character) {
        Some(Kind::Control) => !character.is_ascii_whitespace(),
        Some(Kind::Bidirectional | Kind::Invisible | Kind::Tag | Kind::VariationSelector) => true,
        _ => false,
    };
    let taken = text
        .placed()
        .filter(|(_, character)| is_space(*character) || is_hidden(*character))
        .map(|(at, character)| Placed { at, character })
        .collect();
    text.map(|character| (!is_hidden(character)).then_some(character));
    trim(text, is_space);
    text.map(|character| Some(if is_space(character) { ' ' } else { character }));
    taken
}

fn white_space(text: &mut Text) -> Option<(usize, usize)> {
    let (leading, trailing) = trim(text, |character| character.is_ascii_whitespace());
    (leading + trailing > 0).then_some((leading, trailing))
}

/// Removes such characters at both ends, and says how many they were.
fn trim(text: &mut Text, unwanted: impl Fn(char) -> bool) -> (usize, usize) {
    let unwanted = |character: &char| unwanted(*character);
    let trailing = text.chars().rev().take_while(unwanted).count();
    text.remove(text.len() - trailing..text.len());
    let leading = text.chars().take_while(unwanted).count();
    text.remove(0..leading);
    (leading, trailing)
}

/// A quote at one end only is one that somebody forgot to remove.
fn quotes(text: &mut Text) -> Option<char> {
    let is_quote = |character: &char| "\"'`“”‘’«»".contains(*character);
    let last = text.chars().next_back().filter(is_quote);
    if last.is_some() {
        text.remove(text.len() - 1..text.len());
    }
    let first = text.get(0).filter(is_quote);
    if first.is_some() {
        text.remove(0..1);
    }
    first.or(last)
}

/// Decodes `%XX`; what does not decode to UTF-8 stays as it is.
fn escapes(text: &mut Text) -> Option<String> {
    let mut taken = String::new();
    let mut chars = Vec::with_capacity(text.len());
    let mut index = 0;
    while let Some(character) = text.get(index) {
        let (decoded, length) = escaped(text, index).unwrap_or((character, 1));
        if length > 1 {
            taken.push_str(&text.slice(index..index + length));
        }
        chars.push((text.bytes(index..index).start, decoded));
        index += length;
    }
    text.set(chars);
    (!taken.is_empty()).then_some(taken)
}

/// One character in one to four escapes, and how long they are.
fn escaped(text: &Text, index: usize) -> Option<(char, usize)> {
    let mut bytes = Vec::new();
    for at in (index..).step_by(3).take(4) {
        if text.get(at) != Some('%') {
            return None;
        }
        let high = text.get(at + 1)?.to_digit(16)?;
        let low = text.get(at + 2)?.to_digit(16)?;
        bytes.push(u8::try_from(high * 16 + low).ok()?);
        if let Ok(decoded) = str::from_utf8(&bytes) {
            let decoded = decoded.chars().next()?;
            return Some((decoded, bytes.len() * 3));
        }
    }
    None
}

fn look_alikes(pair: &mut Pair) {
    let wanted = take_look_alikes(&mut pair.wanted);
    let found = take_look_alikes(&mut pair.found);
    if same_characters(&wanted, &found) {
        return;
    }
    for (side, taken) in [(Side::Wanted, wanted), (Side::Found, found)] {
        for Placed { at, character } in taken {
            if let Some(like) = character::look_alike(character) {
                pair.likenesses.push(Likeness {
                    side,
                    at,
                    character,
                    like,
                });
            }
        }
    }
}

fn take_look_alikes(text: &mut Text) -> Vec<Placed> {
    let taken = text
        .placed()
        .filter(|(_, character)| character::look_alike(*character).is_some())
        .map(|(at, character)| Placed { at, character })
        .collect();
    text.map(|character| character::look_alike(character).or(Some(character)));
    taken
}

fn spn(text: &mut Text) -> Option<()> {
    let has = text.starts_with("spn:");
    if has {
        text.remove(0..4);
    }
    has.then_some(())
}

/// Places may be shifted by other differences, so only the characters count.
fn same_characters(one: &[Placed], other: &[Placed]) -> bool {
    one.iter()
        .map(|placed| placed.character)
        .eq(other.iter().map(|placed| placed.character))
}
