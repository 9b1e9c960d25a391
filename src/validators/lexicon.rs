//! Messages of software that is not simulated here: who writes each, and what it means.
//!
//! The table `messages` of the [catalogue](crate::catalogue) holds them. A row without a template
//! is known by its code alone.

use super::{GateName, Holds};
use crate::catalogue::Table;

/// A message that is known by its text or by its code.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// Kebab-case, or the code that the message begins with.
    pub id: &'static str,
    /// The software that writes it.
    pub writer: &'static str,
    /// Its versions, where that is known; else empty.
    pub versions: &'static str,
    /// The question that it blames, if it is one.
    pub gate: Option<GateName>,
    /// The text; `{aud}`, `{*}` and their like stand for what is filled in. May be empty.
    pub template: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// What to do; may be empty.
    pub remedy: &'static str,
    /// Where that is written down.
    pub source: &'static str,
}

static ROWS: Table<Entry> = Table::new("messages", read);

/// All of them, by id.
pub(super) fn entries() -> &'static [Entry] {
    ROWS.rows()
}

/// What the name of a place stands for; other braces are the text's own.
pub(super) fn place(name: &str) -> Option<Holds> {
    Some(match name {
        "aud" => Holds::Audience,
        "iss" => Holds::Issuer,
        "wanted-aud" => Holds::WantedAudience,
        "wanted-iss" => Holds::WantedIssuer,
        "claim" => Holds::Claim,
        "wanted" => Holds::WantedValue,
        "kid" => Holds::KeyId,
        "alg" => Holds::Algorithm,
        "time" => Holds::Time,
        "*" => Holds::Other,
        _ => return None,
    })
}

fn read(line: &'static str) -> Option<Entry> {
    let mut columns = line.split('\t');
    let mut next = || columns.next();
    let entry = Entry {
        id: next()?,
        writer: next()?,
        versions: next()?,
        gate: match next()? {
            "" => None,
            code => Some(GateName::of(code)?),
        },
        template: next()?,
        meaning: next()?,
        remedy: next()?,
        source: next()?,
    };
    columns.next().is_none().then_some(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        ROWS.assert_whole();
    }

    #[test]
    fn rows_are_in_order_and_say_something() {
        assert!(entries().is_sorted_by_key(|entry| entry.id));
        for entry in entries() {
            for column in [entry.id, entry.writer, entry.meaning, entry.source] {
                assert!(!column.is_empty(), "{}", entry.id);
            }
            let code = entry.id.starts_with(|char: char| char.is_ascii_uppercase());
            assert!(code || !entry.template.is_empty(), "{}", entry.id);
        }
    }
}
