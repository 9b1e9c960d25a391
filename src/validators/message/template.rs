//! A text with places, and how much of it stands at one spot of a longer text.
//!
//! Blanks and line breaks count as one another, and a line may have been broken inside a word: logs
//! and mail do both.

use std::borrow::Cow;

use super::super::lexicon::{self, Entry};
use super::{Holds, Message, pieces};

/// A known text, taken apart at its places.
pub(super) struct Template {
    /// What it begins with.
    pub(super) first: Cow<'static, str>,
    /// Each place, with what stands behind it.
    rest: Vec<(usize, Cow<'static, str>)>,
    holds: Vec<Holds>,
    manner: Manner,
}

/// How a text stands among others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// Anywhere, and its places may hold whole keys and tokens.
    Long,
    /// On one line, which may have been broken once in each place, as words of its own.
    Line,
    /// The same, and too short to be told from other people's words but where it stands alone.
    Alone,
}

/// How much of a template stands somewhere.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    /// Where that ends.
    pub(super) end: usize,
    /// How many letters of its own were found.
    pub(super) letters: usize,
    /// Whether that is all of them.
    pub(super) whole: bool,
    /// What stands in its places; nothing in those that were not reached.
    pub(super) values: Vec<(Holds, String)>,
}

/// Texts of fewer letters must stand alone.
const SHORT: usize = 20;

/// No message is longer, whatever it holds; and no place of one that stands on one line.
const LONGEST: usize = 64 * 1024;
const LONGEST_PLACE: usize = 2 * 1024;

impl Template {
    /// The text of a validator; `None` until the catalogue is here.
    pub(super) fn of_message(message: &Message) -> Option<Self> {
        let text: &'static str = message.text.text();
        let mut pieces = pieces(text.trim_end());
        let (_, first) = pieces.next().filter(|(_, first)| !first.is_empty())?;
        let mut template = Self {
            first: Cow::Borrowed(first),
            rest: pieces
                .map(|(place, literal)| (place, Cow::Borrowed(literal)))
                .collect(),
            holds: message.holds.to_vec(),
            manner: Manner::Long,
        };
        if template.letters() < SHORT {
            template.manner = Manner::Alone;
        }
        Some(template)
    }

    /// The text of a row of the lexicon; `None` if it is known by its code alone.
    pub(super) fn of_entry(entry: &'static Entry) -> Option<Self> {
        let mut holds = Vec::new();
        let mut rest = Vec::new();
        let mut first = None;
        let mut text = entry.template;
        loop {
            let place = next_place(text);
            let literal = place.map_or(Some(text), |(start, ..)| text.get(..start))?;
            let literal = match literal.contains("\\n") {
                true => Cow::Owned(literal.replace("\\n", "\n")),
                false => Cow::Borrowed(literal),
            };
            match first {
                None => first = Some(literal),
                Some(_) => rest.push((holds.len() - 1, literal)),
            }
            let Some((_, end, own)) = place else { break };
            holds.push(own);
            text = text.get(end..)?;
        }
        let mut template = Self {
            first: first.filter(|first| !first.is_empty())?,
            rest,
            holds,
            manner: Manner::Line,
        };
        let is_code = template.first.starts_with(entry.id);
        if template.letters() < SHORT && !is_code {
            template.manner = Manner::Alone;
        }
        Some(template)
    }

    /// How many letters are its own.
    pub(super) fn letters(&self) -> usize {
        let rest = self.rest.iter().map(|(_, literal)| literal.len());
        self.first.len() + rest.sum::<usize>()
    }

    /// Whether others may write the same words by chance.
    pub(super) fn is_short(&self) -> bool {
        self.manner == Manner::Alone
    }

    /// How much of it stands there; `None` if not even its beginning does.
    pub(super) fn at(&self, text: &str, at: usize) -> Option<Taken> {
        let rest = text.get(at..)?;
        let first = taken(rest, &self.first)?;
        let mut found = Taken {
            end: at + first,
            letters: self.first.len(),
            whole: true,
            values: self.holds.iter().map(|own| (*own, String::new())).collect(),
        };
        let window = self.window(rest, first);
        let mut from = first;
        for (place, literal) in &self.rest {
            let behind = window.get(from..)?;
            let Some((length, taken)) = self.gap(behind, literal) else {
                found.whole = false;
                break;
            };
            if let Some((holds, slot)) = found.values.get_mut(*place) {
                *slot = value(behind.get(..length)?, *holds);
            }
            from += length + taken;
            found.letters += literal.len();
            found.end = at + from;
        }
        self.fits(text, at, found.end).then_some(found)
    }

    /// How far it may reach: not into the next message of its own sort.
    fn window<'a>(&self, text: &'a str, first: usize) -> &'a str {
        let text = clipped(text, LONGEST);
        let next = text.get(first..).and_then(|rest| rest.find(&*self.first));
        match next {
            Some(next) if !self.rest.is_empty() => text.get(..first + next).unwrap_or(text),
            _ => text,
        }
    }

    /// How long the value is that stands before a literal, and how much the literal takes.
    fn gap(&self, text: &str, literal: &str) -> Option<(usize, usize)> {
        let (length, taken) = match literal {
            "" => (open_end(clipped(text, LONGEST_PLACE)), 0),
            "." => (full_stop(text)?, 1),
            literal => find(text, literal)?,
        };
        let value = text.get(..length)?;
        let on_one_line = || length <= LONGEST_PLACE && value.matches('\n').count() <= 1;
        (self.manner == Manner::Long || on_one_line()).then_some((length, taken))
    }

    /// Whether what stands before and behind leaves it a text of its own.
    fn fits(&self, text: &str, at: usize, end: usize) -> bool {
        let before = text.get(..at).unwrap_or_default();
        let behind = text.get(end..).unwrap_or_default();
        let inside = |char: char| char.is_alphanumeric() || char == '_';
        match self.manner {
            Manner::Long => true,
            Manner::Line | Manner::Alone => {
                let last = self.rest.last().map_or(&self.first, |(_, last)| last);
                let open_start = self.first.starts_with(inside) && before.ends_with(inside);
                let open_end = last.ends_with(inside) && behind.starts_with(inside);
                let alone = || begins_after(before) && ends_before(behind);
                !open_start && !open_end && (self.manner == Manner::Line || alone())
            }
        }
    }
}

/// Where the next `{name}` starts and ends, and what the place holds.
fn next_place(text: &str) -> Option<(usize, usize, Holds)> {
    text.match_indices('{').find_map(|(start, _)| {
        let (name, _) = text.get(start + 1..)?.split_once('}')?;
        Some((start, start + name.len() + 2, lexicon::place(name)?))
    })
}

/// Whether a message of its own can begin behind this.
fn begins_after(before: &str) -> bool {
    const LEVELS: [&str; 8] = [
        "ERROR", "WARN", "INFO", "DEBUG", "FATAL", "TRACE", "error", "warn",
    ];
    let before = before.trim_end_matches([' ', '\t']);
    let marks = |char| "\n\r\"'`:=([>|-,\\])".contains(char);
    let level = || LEVELS.iter().any(|level| before.ends_with(level));
    before.is_empty() || before.ends_with(marks) || level()
}

/// Whether it can be over before this.
fn ends_before(behind: &str) -> bool {
    let behind = behind.trim_start_matches([' ', '\t']);
    behind.is_empty() || behind.starts_with(|char| "\n\r\"'`.,;:)]}<|\\(".contains(char))
}

/// The text up to so many bytes.
fn clipped(text: &str, longest: usize) -> &str {
    let end = (0..=longest.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// Where a literal stands, and how many bytes it takes there.
fn find(text: &str, literal: &str) -> Option<(usize, usize)> {
    if let Some(at) = text.find(literal) {
        return Some((at, literal.len()));
    }
    if !text.contains('\n') && !literal.contains('\n') {
        return None;
    }
    let first = literal.chars().next()?;
    let begins = |char: char| char == first || first.is_whitespace() && char.is_whitespace();
    text.match_indices(begins)
        .find_map(|(at, _)| Some((at, taken(text.get(at..)?, literal)?)))
}

/// How many bytes a literal takes where a text begins with it.
fn taken(text: &str, literal: &str) -> Option<usize> {
    let pairs = text.bytes().zip(literal.bytes());
    let same = pairs.take_while(|(one, other)| one == other).count();
    if same == literal.len() {
        return Some(same);
    }
    // Only blanks and line breaks are forgiven.
    let blank = |text: &str| {
        text.as_bytes()
            .get(same)
            .is_some_and(u8::is_ascii_whitespace)
    };
    if !blank(text) && !blank(literal) {
        return None;
    }
    // What is the same needs no second look, but for the blanks at its end.
    let agreed = literal.get(..same).map_or(0, |own| own.trim_end().len());
    let (mut rest, mut wanted) = (text.get(agreed..)?, literal.get(agreed..)?);
    while let Some(next) = wanted.chars().next() {
        if next.is_whitespace() {
            let behind = wanted.trim_start();
            let blank = wanted.get(..wanted.len() - behind.len())?;
            let after = without_blanks(rest);
            // Where a line ended, some logs leave nothing.
            if after.len() == rest.len() && !blank.contains('\n') {
                return None;
            }
            (rest, wanted) = (after, behind);
            continue;
        }
        if !rest.starts_with(next) {
            // A mail program breaks long lines, inside a word if it must.
            rest = Some(rest).filter(|rest| rest.starts_with(['\r', '\n']))?;
            rest = without_blanks(rest);
        }
        rest = rest.strip_prefix(next)?;
        wanted = wanted.get(next.len_utf8()..)?;
    }
    Some(text.len() - rest.len())
}

/// What follows blanks, line breaks, and the marks of quoted mail behind those.
fn without_blanks(text: &str) -> &str {
    let rest = text.trim_start();
    let blank = text.get(..text.len() - rest.len()).unwrap_or_default();
    match blank.contains('\n') {
        true => rest.trim_start_matches(['>', ' ', '\t']),
        false => rest,
    }
}

/// A value as it was before its line was broken, where it is one that has no lines.
fn value(text: &str, holds: Holds) -> String {
    let text = text.trim_end_matches('\r');
    if holds == Holds::Other || !text.contains('\n') {
        return text.to_owned();
    }
    text.lines()
        .map(|line| line.trim_start_matches(['>', ' ', '\t']))
        .collect()
}

/// Where a sentence ends: at a full stop that is not inside a word, as in a host.
pub(super) fn full_stop(text: &str) -> Option<usize> {
    let inside = |rest: &str| rest.starts_with(|next: char| next.is_alphanumeric() || next == '/');
    text.match_indices('.')
        .map(|(at, _)| at)
        .find(|at| !text.get(at + 1..).is_some_and(inside))
}

/// Where a value ends behind which nothing is said to stand: with its line, with the quotation
/// marks around the message, with an escaped line break, or with the HTML element.
fn open_end(text: &str) -> usize {
    let opens = |before: char| before.is_whitespace() || "([{=:,".contains(before);
    let closes = |behind: &str| {
        behind.is_empty()
            || behind.starts_with(|next: char| next.is_whitespace() || ",}]);.<\\".contains(next))
    };
    // Escaped once, or again and again.
    let escapes = |behind: &str| {
        let behind = behind.trim_start_matches('\\');
        behind.starts_with(['r', 'n', '"']) || behind.starts_with("&quot;")
    };
    let mut open = None;
    let mut before = ' ';
    for (at, char) in text.char_indices() {
        let behind = text.get(at + char.len_utf8()..).unwrap_or_default();
        match char {
            '\n' | '\r' => return at,
            '\\' if escapes(behind) => return at,
            '<' if behind.starts_with(['/', 'b']) => return at,
            '&' if behind.starts_with("quot;") || behind.starts_with("lt;") => return at,
            '"' | '\'' => match open {
                Some(own) if own == char && closes(behind) => open = None,
                Some(_) => {}
                None if opens(before) => open = Some(char),
                None if closes(behind) => return at,
                None => {}
            },
            _ => {}
        }
        before = char;
    }
    text.len()
}
