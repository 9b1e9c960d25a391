//! The texts that validators write: filling them in, and finding them in what somebody pasted.

use super::{GateName, Profile, Version};
use crate::catalogue::{self, Prose};

/// A text with numbered places, as a validator writes it from some version on.
#[derive(Debug)]
pub struct Message {
    /// Its code; the validator's own where it has one.
    pub code: &'static str,
    /// The question that it blames.
    pub gate: GateName,
    /// The first version that writes it so.
    pub since: Version,
    /// The text; `{0}`, `{1}` … stand for what is filled in.
    pub text: Prose,
    /// What is filled in, in the order of the numbers.
    pub holds: &'static [Holds],
}

/// What a place in a message is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The audiences of the token.
    Audience,
    /// The issuer of the token.
    Issuer,
    /// An audience that the validator wants.
    WantedAudience,
    /// An issuer that the validator wants.
    WantedIssuer,
    /// The name of a claim.
    Claim,
    /// A value that the validator wants in that claim.
    WantedValue,
    /// The `kid` of the token.
    KeyId,
    /// Something else.
    Other,
}

/// A message that was found in a text.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// Who writes it; the first of the list where several do.
    pub profile: &'static Profile,
    /// What was found.
    pub message: &'static Message,
    /// What it is filled with.
    pub values: Vec<(Holds, String)>,
    /// Where it starts in the text, in bytes; a line's end counts as one.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
}

impl PartialEq for Spoken {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.message, other.message) && self.at == other.at
    }
}

impl Message {
    /// The message of that code as this version writes it; the oldest known for a version before it.
    pub fn of(messages: &'static [Self], code: &str, version: Version) -> Option<&'static Self> {
        let own = || messages.iter().filter(|message| message.code == code);
        own()
            .filter(|message| message.since <= version)
            .max_by_key(|message| message.since)
            .or_else(|| own().min_by_key(|message| message.since))
    }

    /// The text with its places filled in.
    pub fn fill(&self, values: &[&str]) -> String {
        fill(self.text.text(), values)
    }

    /// Looks for the message in a text: where it starts and ends, and what stands in its places.
    fn find(&self, text: &str) -> Option<(usize, usize, Vec<String>)> {
        let text_of_message = self.text.text().trim_end();
        // Until the catalogue is here there is nothing to look for.
        if text_of_message.is_empty() {
            return None;
        }
        let mut pieces = pieces(text_of_message);
        let (_, first) = pieces.next()?;
        let at = text.find(first)?;
        let mut rest = text.get(at + first.len()..)?;
        let mut values = vec![String::new(); self.holds.len()];
        for (place, literal) in pieces {
            let length = match literal {
                "" => rest.find('\n').unwrap_or(rest.len()),
                "." => full_stop(rest)?,
                literal => rest.find(literal)?,
            };
            let (value, after) = rest.split_at_checked(length)?;
            if let Some(slot) = values.get_mut(place) {
                value.clone_into(slot);
            }
            rest = after.get(literal.len()..)?;
        }
        Some((at, text.len() - rest.len(), values))
    }
}

/// What of the known messages stands in a text, in the order in which it stands there. Nothing
/// until the catalogue is here, which holds them.
///
/// Of messages that overlap the one with most letters of its own counts: others are parts of it.
///
/// Lines may end as those of Windows do.
pub fn recognise(text: &str) -> Vec<Spoken> {
    match catalogue::is_here() {
        true => seek(&text.replace("\r\n", "\n")),
        false => Vec::new(),
    }
}

#[inline(never)]
fn seek(text: &str) -> Vec<Spoken> {
    let mut found: Vec<Spoken> = Vec::new();
    for profile in super::profiles() {
        for message in profile.messages.iter().copied().flatten() {
            let Some((at, end, values)) = message.find(text) else {
                continue;
            };
            let values = message.holds.iter().copied().zip(values).collect();
            let spoken = Spoken {
                profile,
                message,
                values,
                at,
                end,
            };
            let overlaps = |other: &&mut Spoken| other.at < end && at < other.end;
            match found.iter_mut().find(overlaps) {
                Some(other) if other.weight() >= spoken.weight() => {}
                Some(other) => *other = spoken,
                None => found.push(spoken),
            }
        }
    }
    found.sort_by_key(|spoken| spoken.at);
    found
}

impl Spoken {
    /// What stands in a place of that sort.
    pub fn value(&self, holds: Holds) -> Option<&str> {
        let of_sort = |(own, value): &&(Holds, String)| *own == holds && !value.is_empty();
        self.values
            .iter()
            .find(of_sort)
            .map(|(_, value)| value.as_str())
    }

    /// How many letters of the text are the message's own.
    fn weight(&self) -> usize {
        pieces(self.message.text.text())
            .map(|(_, literal)| literal.len())
            .sum()
    }
}

/// Fills numbered places in; a number without a value leaves nothing.
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len());
    for (index, (place, literal)) in pieces(template).enumerate() {
        if index > 0 {
            filled.push_str(values.get(place).unwrap_or(&""));
        }
        filled.push_str(literal);
    }
    filled
}

/// Where a sentence ends: at a full stop that is not inside a word, as in a host.
fn full_stop(text: &str) -> Option<usize> {
    let inside = |rest: &str| rest.starts_with(|next: char| next.is_alphanumeric() || next == '/');
    text.match_indices('.')
        .map(|(at, _)| at)
        .find(|at| !text.get(at + 1..).is_some_and(inside))
}

/// The literal parts of a template, each with the number of the place before it; the first has none
/// before it and says 0.
fn pieces(template: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some((0, template));
    std::iter::from_fn(move || {
        let (place, text) = rest.take()?;
        let Some((start, end, number)) = next_place(text) else {
            return Some((place, text));
        };
        rest = text.get(end..).map(|text| (number, text));
        Some((place, text.get(..start).unwrap_or_default()))
    })
}

/// Where the next `{number}` starts and ends, and the number.
fn next_place(text: &str) -> Option<(usize, usize, usize)> {
    text.match_indices('{').find_map(|(start, _)| {
        let inside = text.get(start + 1..)?;
        let (number, _) = inside.split_once('}')?;
        Some((start, start + number.len() + 2, number.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stop_ends_a_sentence_and_no_host() {
        for (text, expected) in [
            (
                "https://vault.azure.net/. Usage",
                Some("https://vault.azure.net/"),
            ),
            ("https://vault.azure.net.", Some("https://vault.azure.net")),
            ("a.\"}", Some("a")),
            ("vault.azure.net", None),
            ("", None),
        ] {
            let found = full_stop(text).map(|at| text.get(..at).unwrap());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_log_of_windows_is_read_too() {
        let text = "Exception: \r\nIDX10511: Signature validation failed. Keys tried: 'a\r\nb'. \r\nkid: 'k'. \r\nExceptions caught:\r\n ''.\r\ntoken: 't'.\r\n";
        let found = recognise(text);
        let first = found.first().expect("it is known");
        assert_eq!(first.message.code, "IDX10511");
        assert_eq!(first.value(Holds::KeyId), Some("k"));
    }

    #[test]
    fn places_are_filled_in() {
        for (template, values, expected) in [
            ("plain", &[][..], "plain"),
            ("'{0}' or '{1}'", &["a", "b"], "'a' or 'b'"),
            ("{1}{0}.", &["a", "b"], "ba."),
            (
                "{ \"statusCode\": {0} }",
                &["401"],
                "{ \"statusCode\": 401 }",
            ),
            ("{2}!", &["a"], "!"),
            ("{x} {", &["a"], "{x} {"),
        ] {
            assert_eq!(fill(template, values), expected, "{template}");
        }
    }
}
