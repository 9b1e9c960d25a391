//! Accepted here, refused there, in words.

use super::{gate, shorten};
use crate::catalogue::{Prose, prose};
use crate::diagnosis::Outcome;
use crate::diagnosis::matrix::Entry;
use crate::validators::fill;

static TALLY: Prose = prose("Accepted by {0}, refused by {1}.");
static TALLY_UNTOLD: Prose =
    prose("Accepted by {0}, refused by {1}; {2} are told nothing to go by.");
static UNTOLD: Prose = prose("Nothing is filled in that it could go by.");

pub(super) static SILENT: Prose = prose("It writes no message.");

/// How many take the token.
pub fn tally(entries: &[Entry]) -> String {
    let told = entries.iter().filter(|entry| entry.told).count();
    let refused = entries
        .iter()
        .filter(|entry| entry.told && entry.refused.is_some())
        .count();
    let [accepted, refused, untold] =
        [told - refused, refused, entries.len() - told].map(|count| count.to_string());
    let text = if told == entries.len() {
        &TALLY
    } else {
        &TALLY_UNTOLD
    };
    fill(text.text(), &[&accepted, &refused, &untold])
}

/// What a validator says, as a stable code, a sign and a word.
pub fn answer(entry: &Entry) -> (&'static str, &'static str, &'static str) {
    match (entry.told, &entry.refused) {
        (false, _) => ("not-checked", "?", "not told"),
        (true, None) => ("passed", "✓", "accepted"),
        (true, Some(_)) => ("failed", "✗", "refused"),
    }
}

/// Why it refuses, in its own words where they are known.
pub fn reason(entry: &Entry, now: i64) -> String {
    let rejection = entry
        .verdict
        .as_ref()
        .and_then(|verdict| verdict.rejection.as_ref());
    match (entry.told, rejection, &entry.refused) {
        (false, _, _) => UNTOLD.text().to_owned(),
        (true, Some(rejection), _) if rejection.message.is_empty() => SILENT.text().to_owned(),
        (true, Some(rejection), _) => shorten(&rejection.message),
        (true, None, Some((_, Some(Outcome::Failed(reason))))) => gate::refusal(reason, now),
        _ => String::new(),
    }
}
