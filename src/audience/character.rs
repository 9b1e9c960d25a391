//! Characters that cannot be seen, or that look like others.
//!
//! Source of names and code points: the Unicode Character Database (`UnicodeData.txt`), and
//! `NameAliases.txt` for the control characters.

use super::confusables::LOOK_ALIKES;

/// Why a character does not show what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Changes the direction of the text around it (UAX #9).
    Bidirectional,
    /// A control character of ASCII or Latin-1.
    Control,
    /// Takes no room at all, or shows nothing in it.
    Invisible,
    /// Looks like this ASCII character (UTS #39, or its full-width or mathematical form).
    LookAlike(char),
    /// Looks like a space but is not U+0020.
    Space,
    /// A tag character: carries hidden ASCII (Unicode block Tags).
    Tag,
    /// Chooses a shape for the character before it.
    VariationSelector,
}

/// Says why a character does not show what it is; `None` for one that does.
pub fn kind(character: char) -> Option<Kind> {
    if matches!(character, ' '..='~') {
        return None;
    }
    match character {
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(Kind::Control),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{180b}'..='\u{180d}' => {
            Some(Kind::VariationSelector)
        }
        '\u{e0000}'..='\u{e007f}' => Some(Kind::Tag),
        _ => match named(character) {
            Some((_, kind, _)) => Some(*kind),
            None => look_alike(character).map(Kind::LookAlike),
        },
    }
}

/// The Unicode name of a character that cannot be seen; for a look-alike, its script.
pub fn name(character: char) -> Option<&'static str> {
    if let Some((_, _, name)) = named(character) {
        return Some(name);
    }
    match character {
        '\0' => Some("NULL"),
        '\t' => Some("CHARACTER TABULATION"),
        '\n' => Some("LINE FEED"),
        '\r' => Some("CARRIAGE RETURN"),
        '\u{1b}' => Some("ESCAPE"),
        '\u{7f}' => Some("DELETE"),
        '\u{85}' => Some("NEXT LINE"),
        '\u{e0001}' => Some("LANGUAGE TAG"),
        '\u{e0020}'..='\u{e007e}' => Some("TAG character"),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => Some("VARIATION SELECTOR"),
        _ => look_alike(character).and_then(|_| script(character)),
    }
}

/// The code point as people write it, `U+200B`.
pub fn code_point(character: char) -> String {
    let value = u32::from(character);
    let digits = (1..=6)
        .rev()
        .find(|digits| value >> ((digits - 1) * 4) != 0);
    let mut text = String::from("U+");
    for nibble in (0..digits.unwrap_or(1).max(4)).rev() {
        let digit = char::from_digit((value >> (nibble * 4)) & 0xf, 16);
        text.extend(digit.map(|digit| digit.to_ascii_uppercase()));
    }
    text
}

/// The ASCII character that this one looks like.
pub fn look_alike(character: char) -> Option<char> {
    let value = u32::from(character);
    match value {
        0..=0x7f => None,
        // Halfwidth and Fullwidth Forms repeat ASCII from U+0021 at U+FF01.
        0xff01..=0xff5e => char::from_u32(value - 0xfee0),
        // Mathematical Alphanumeric Symbols: alphabets of A-Z and a-z, one after the other.
        0x1d400..=0x1d6a3 => nth_letter((value - 0x1d400) % 52),
        // And sets of ten digits.
        0x1d7ce..=0x1d7ff => char::from_digit((value - 0x1d7ce) % 10, 10),
        _ => LOOK_ALIKES
            .iter()
            .find(|(_, others)| others.contains(character))
            .map(|(ascii, _)| *ascii),
    }
}

fn nth_letter(index: u32) -> Option<char> {
    match index {
        0..26 => char::from_u32(u32::from('A') + index),
        _ => char::from_u32(u32::from('a') + index - 26),
    }
}

fn script(character: char) -> Option<&'static str> {
    match character {
        '\u{180}'..='\u{2af}' | '\u{1d00}'..='\u{1d25}' | '\u{a720}'..='\u{a7ff}' => Some("Latin"),
        '\u{370}'..='\u{3e1}' | '\u{3f0}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some("Greek"),
        '\u{400}'..='\u{52f}' | '\u{a640}'..='\u{a69f}' => Some("Cyrillic"),
        '\u{530}'..='\u{58f}' => Some("Armenian"),
        '\u{590}'..='\u{5ff}' => Some("Hebrew"),
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Some("Cherokee"),
        '\u{a4d0}'..='\u{a4ff}' => Some("Lisu"),
        '\u{2c80}'..='\u{2cff}' => Some("Coptic"),
        '\u{2100}'..='\u{214f}' => Some("letter-like symbol"),
        '\u{2150}'..='\u{218f}' => Some("Roman numeral"),
        '\u{ff01}'..='\u{ff5e}' => Some("full-width form"),
        '\u{1d400}'..='\u{1d7ff}' => Some("mathematical symbol"),
        _ => None,
    }
}

fn named(character: char) -> Option<&'static (char, Kind, &'static str)> {
    NAMED
        .binary_search_by_key(&character, |(known, _, _)| *known)
        .ok()
        .and_then(|index| NAMED.get(index))
}

/// In code point order.
#[rustfmt::skip]
static NAMED: [(char, Kind, &str); 58] = [
    ('\u{a0}', Kind::Space, "NO-BREAK SPACE"),
    ('\u{ad}', Kind::Invisible, "SOFT HYPHEN"),
    ('\u{34f}', Kind::Invisible, "COMBINING GRAPHEME JOINER"),
    ('\u{61c}', Kind::Bidirectional, "ARABIC LETTER MARK"),
    ('\u{115f}', Kind::Invisible, "HANGUL CHOSEONG FILLER"),
    ('\u{1160}', Kind::Invisible, "HANGUL JUNGSEONG FILLER"),
    ('\u{1680}', Kind::Space, "OGHAM SPACE MARK"),
    ('\u{17b4}', Kind::Invisible, "KHMER VOWEL INHERENT AQ"),
    ('\u{17b5}', Kind::Invisible, "KHMER VOWEL INHERENT AA"),
    ('\u{180e}', Kind::Invisible, "MONGOLIAN VOWEL SEPARATOR"),
    ('\u{2000}', Kind::Space, "EN QUAD"),
    ('\u{2001}', Kind::Space, "EM QUAD"),
    ('\u{2002}', Kind::Space, "EN SPACE"),
    ('\u{2003}', Kind::Space, "EM SPACE"),
    ('\u{2004}', Kind::Space, "THREE-PER-EM SPACE"),
    ('\u{2005}', Kind::Space, "FOUR-PER-EM SPACE"),
    ('\u{2006}', Kind::Space, "SIX-PER-EM SPACE"),
    ('\u{2007}', Kind::Space, "FIGURE SPACE"),
    ('\u{2008}', Kind::Space, "PUNCTUATION SPACE"),
    ('\u{2009}', Kind::Space, "THIN SPACE"),
    ('\u{200a}', Kind::Space, "HAIR SPACE"),
    ('\u{200b}', Kind::Invisible, "ZERO WIDTH SPACE"),
    ('\u{200c}', Kind::Invisible, "ZERO WIDTH NON-JOINER"),
    ('\u{200d}', Kind::Invisible, "ZERO WIDTH JOINER"),
    ('\u{200e}', Kind::Bidirectional, "LEFT-TO-RIGHT MARK"),
    ('\u{200f}', Kind::Bidirectional, "RIGHT-TO-LEFT MARK"),
    ('\u{2028}', Kind::Space, "LINE SEPARATOR"),
    ('\u{2029}', Kind::Space, "PARAGRAPH SEPARATOR"),
    ('\u{202a}', Kind::Bidirectional, "LEFT-TO-RIGHT EMBEDDING"),
    ('\u{202b}', Kind::Bidirectional, "RIGHT-TO-LEFT EMBEDDING"),
    ('\u{202c}', Kind::Bidirectional, "POP DIRECTIONAL FORMATTING"),
    ('\u{202d}', Kind::Bidirectional, "LEFT-TO-RIGHT OVERRIDE"),
    ('\u{202e}', Kind::Bidirectional, "RIGHT-TO-LEFT OVERRIDE"),
    ('\u{202f}', Kind::Space, "NARROW NO-BREAK SPACE"),
    ('\u{205f}', Kind::Space, "MEDIUM MATHEMATICAL SPACE"),
    ('\u{2060}', Kind::Invisible, "WORD JOINER"),
    ('\u{2061}', Kind::Invisible, "FUNCTION APPLICATION"),
    ('\u{2062}', Kind::Invisible, "INVISIBLE TIMES"),
    ('\u{2063}', Kind::Invisible, "INVISIBLE SEPARATOR"),
    ('\u{2064}', Kind::Invisible, "INVISIBLE PLUS"),
    ('\u{2066}', Kind::Bidirectional, "LEFT-TO-RIGHT ISOLATE"),
    ('\u{2067}', Kind::Bidirectional, "RIGHT-TO-LEFT ISOLATE"),
    ('\u{2068}', Kind::Bidirectional, "FIRST STRONG ISOLATE"),
    ('\u{2069}', Kind::Bidirectional, "POP DIRECTIONAL ISOLATE"),
    ('\u{206a}', Kind::Invisible, "INHIBIT SYMMETRIC SWAPPING"),
    ('\u{206b}', Kind::Invisible, "ACTIVATE SYMMETRIC SWAPPING"),
    ('\u{206c}', Kind::Invisible, "INHIBIT ARABIC FORM SHAPING"),
    ('\u{206d}', Kind::Invisible, "ACTIVATE ARABIC FORM SHAPING"),
    ('\u{206e}', Kind::Invisible, "NATIONAL DIGIT SHAPES"),
    ('\u{206f}', Kind::Invisible, "NOMINAL DIGIT SHAPES"),
    ('\u{2800}', Kind::Space, "BRAILLE PATTERN BLANK"),
    ('\u{3000}', Kind::Space, "IDEOGRAPHIC SPACE"),
    ('\u{3164}', Kind::Invisible, "HANGUL FILLER"),
    ('\u{feff}', Kind::Invisible, "ZERO WIDTH NO-BREAK SPACE"),
    ('\u{ffa0}', Kind::Invisible, "HALFWIDTH HANGUL FILLER"),
    ('\u{fff9}', Kind::Invisible, "INTERLINEAR ANNOTATION ANCHOR"),
    ('\u{fffa}', Kind::Invisible, "INTERLINEAR ANNOTATION SEPARATOR"),
    ('\u{fffb}', Kind::Invisible, "INTERLINEAR ANNOTATION TERMINATOR"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_names() {
        for (character, code, wanted, called) in [
            ('a', "U+0061", None, None),
            (' ', "U+0020", None, None),
            ('é', "U+00E9", None, None),
            ('и', "U+0438", None, None),
            ('\n', "U+000A", Some(Kind::Control), Some("LINE FEED")),
            (
                '\u{a0}',
                "U+00A0",
                Some(Kind::Space),
                Some("NO-BREAK SPACE"),
            ),
            (
                '\u{200b}',
                "U+200B",
                Some(Kind::Invisible),
                Some("ZERO WIDTH SPACE"),
            ),
            (
                '\u{feff}',
                "U+FEFF",
                Some(Kind::Invisible),
                Some("ZERO WIDTH NO-BREAK SPACE"),
            ),
            (
                '\u{ad}',
                "U+00AD",
                Some(Kind::Invisible),
                Some("SOFT HYPHEN"),
            ),
            (
                '\u{202e}',
                "U+202E",
                Some(Kind::Bidirectional),
                Some("RIGHT-TO-LEFT OVERRIDE"),
            ),
            (
                '\u{e0061}',
                "U+E0061",
                Some(Kind::Tag),
                Some("TAG character"),
            ),
            (
                '\u{fe0f}',
                "U+FE0F",
                Some(Kind::VariationSelector),
                Some("VARIATION SELECTOR"),
            ),
            ('о', "U+043E", Some(Kind::LookAlike('o')), Some("Cyrillic")),
            ('Α', "U+0391", Some(Kind::LookAlike('A')), Some("Greek")),
            (
                '\u{ff0f}',
                "U+FF0F",
                Some(Kind::LookAlike('/')),
                Some("full-width form"),
            ),
            (
                '\u{1d41a}',
                "U+1D41A",
                Some(Kind::LookAlike('a')),
                Some("mathematical symbol"),
            ),
            (
                '\u{1d7ce}',
                "U+1D7CE",
                Some(Kind::LookAlike('0')),
                Some("mathematical symbol"),
            ),
            ('\u{2010}', "U+2010", Some(Kind::LookAlike('-')), None),
            ('\u{10ffff}', "U+10FFFF", None, None),
        ] {
            assert_eq!(code_point(character), code);
            assert_eq!(kind(character), wanted, "{code}");
            assert_eq!(name(character), called, "{code}");
        }
    }

    #[test]
    fn the_table_is_in_order() {
        assert!(NAMED.is_sorted_by_key(|(character, _, _)| *character));
    }
}
