//! The known messages that are most like an unknown one, by the words that both have.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::Known;
use super::index::index;

/// What an error is told with: without one of these a text is about something else.
const OF_ERRORS: [&str; 20] = [
    "aud",
    "audience",
    "authorization",
    "claim",
    "denied",
    "error",
    "exception",
    "expired",
    "failed",
    "failure",
    "forbidden",
    "invalid",
    "issuer",
    "jwt",
    "mismatch",
    "rejected",
    "signature",
    "token",
    "unauthorized",
    "validation",
];

/// How many are told.
const TOLD: usize = 3;

/// What share of the words both must have, where the text is known to be an error.
pub(super) const ENOUGH: f32 = 0.42;
/// The same where it may be anything.
pub(super) const PLENTY: f32 = 0.6;

/// Lines that are looked at, and how much of each.
const LINES: usize = 50;
const LONGEST: usize = 400;

struct Words {
    messages: Vec<(Known, BTreeSet<String>)>,
    /// How telling a word is: the rarer the more.
    weights: BTreeMap<String, f32>,
}

static WORDS: OnceLock<Words> = OnceLock::new();

pub(super) fn nearest(text: &str, enough: f32) -> Vec<Known> {
    let known = WORDS.get_or_init(Words::new);
    let mut best: Vec<(f32, Known)> = Vec::new();
    let lines = text.lines().filter(|line| line.len() <= LONGEST).map(words);
    let lines = lines.filter(|words| OF_ERRORS.iter().any(|own| words.contains(*own)));
    for line in lines.take(LINES) {
        best.extend(known.like(&line, enough));
    }
    best.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let mut told: Vec<Known> = Vec::new();
    for (_, known) in best {
        let same = |own: &Known| own.writer() == known.writer() && own.code() == known.code();
        if told.len() < TOLD && !told.iter().any(same) {
            told.push(known);
        }
    }
    told
}

impl Words {
    fn new() -> Self {
        let messages: Vec<_> = index()
            .all()
            .map(|known| (known, words(&without_places(known.text()))))
            .collect();
        let mut counts: BTreeMap<String, u16> = BTreeMap::new();
        for word in messages.iter().flat_map(|(_, words)| words) {
            let count = counts.entry(word.clone()).or_default();
            *count = count.saturating_add(1);
        }
        let all = u16::try_from(messages.len()).unwrap_or(u16::MAX);
        let weight = |count: u16| (1.0 + f32::from(all) / f32::from(count)).ln();
        let weights = counts
            .into_iter()
            .map(|(word, count)| (word, weight(count)));
        Self {
            weights: weights.collect(),
            messages,
        }
    }

    /// Messages that share enough with a line, and how much.
    fn like(&self, line: &BTreeSet<String>, enough: f32) -> Vec<(f32, Known)> {
        let all = self.weight(line);
        let shared = |words: &BTreeSet<String>| {
            let both: BTreeSet<String> = words.intersection(line).cloned().collect();
            let few = both.len() < 3;
            let share = 2.0 * self.weight(&both) / (all + self.weight(words));
            if few { 0.0 } else { share }
        };
        let messages = self.messages.iter();
        messages
            .map(|(known, words)| (shared(words), *known))
            .filter(|(share, _)| *share >= enough)
            .collect()
    }

    /// What words weigh together; those that no message has are values and weigh nothing.
    fn weight(&self, words: &BTreeSet<String>) -> f32 {
        words.iter().filter_map(|word| self.weights.get(word)).sum()
    }
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|char: char| !char.is_alphanumeric())
        .filter(|word| word.len() > 1)
        .map(str::to_lowercase)
        .collect()
}

/// A template without what stands in braces.
fn without_places(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, behind)) = rest.split_once('{') {
        kept.push_str(before);
        kept.push(' ');
        rest = match behind.split_once('}') {
            Some((place, after)) if !place.contains(' ') => after,
            _ => behind,
        };
    }
    kept + rest
}
