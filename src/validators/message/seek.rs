//! One pass over a text that finds every known message in it.

use std::collections::{BTreeMap, BTreeSet};

use super::index::{Candidate, Index, Known, index};
use super::template::{Taken, Template};
use super::{CodeFamily, Coded, Heard, Holds, Listed, Spoken};

type Values = Vec<(Holds, String)>;

/// What may have been found.
struct Found<'a> {
    at: usize,
    end: usize,
    /// Whether a validator that is simulated here writes it, and nobody else would by chance.
    own: bool,
    /// How many letters of the text are the message's own.
    weight: usize,
    what: What<'a>,
}

enum What<'a> {
    Whole(usize, Taken),
    Code(&'static CodeFamily, &'a str),
}

/// After so many the rest of a log adds nothing.
const MOST: usize = 10_000;

/// A text of so many letters is not part of another one by chance.
const TELLING: usize = 30;

/// How often the same message is told, with other values or not.
const AGAIN: usize = 3;

pub(super) fn seek(text: &str) -> Vec<Heard> {
    let index = index();
    let mut found: Vec<Found<'_>> = index
        .candidates(text, MOST)
        .into_iter()
        .filter_map(|(at, candidate)| Found::of(index, at, candidate))
        .collect();
    // Of the same weight the first of the list comes first.
    found.sort_by_key(|own| (!own.own, usize::MAX - own.weight, own.order(), own.at));
    let mut kept: BTreeMap<usize, (Found<'_>, Vec<usize>)> = BTreeMap::new();
    for own in found {
        let before = kept.range(..own.end).next_back();
        match before.map(|(at, (other, _))| (*at, other.end)) {
            Some((at, end)) if end > own.at => {
                if let Some((other, same)) = kept.get_mut(&at)
                    && let (What::Whole(..), What::Whole(number, _)) = (&other.what, &own.what)
                    && (other.at, other.end, other.weight) == (own.at, own.end, own.weight)
                {
                    same.push(*number);
                }
            }
            _ => {
                kept.insert(own.at, (own, Vec::new()));
            }
        }
    }
    let heard = kept.into_values().filter_map(|(own, same)| {
        let order = own.order();
        Some((order, own.heard(index, text, &same)?))
    });
    told_once(heard.collect())
}

/// Leaves out what was told often enough, and the bare codes of what is told in its own words.
fn told_once(heard: Vec<(usize, Heard)>) -> Vec<Heard> {
    let whole = heard.iter().filter(|(_, own)| own.is_whole());
    let whole: BTreeSet<String> = whole.map(|(_, own)| own.code().to_owned()).collect();
    let mut told: BTreeMap<(usize, String), Vec<Values>> = BTreeMap::new();
    let mut kept = Vec::new();
    for (order, own) in heard {
        let values = told.entry((order, own.code().to_owned())).or_default();
        let known = values.iter().any(|known| known == own.values());
        let bare = !own.is_whole() && whole.contains(own.code());
        if values.len() < AGAIN && !known && !bare {
            values.push(own.values().to_vec());
            kept.push(own);
        }
    }
    kept
}

impl<'a> Found<'a> {
    fn of(index: &Index, at: usize, candidate: Candidate<'a>) -> Option<Self> {
        Some(match candidate {
            Candidate::Whole(number, taken) => {
                let weight = index.template(number)?.letters();
                let own = matches!(index.known(number)?, Known::Message(..));
                Self {
                    at,
                    end: taken.end,
                    own: own && weight >= TELLING,
                    weight,
                    what: What::Whole(number, taken),
                }
            }
            Candidate::Code(family, code) => Self {
                at,
                end: at + code.len(),
                own: false,
                weight: 0,
                what: What::Code(family, code),
            },
        })
    }

    fn order(&self) -> usize {
        match &self.what {
            What::Whole(number, _) => *number,
            What::Code(..) => usize::MAX,
        }
    }

    fn heard(self, index: &Index, text: &str, same: &[usize]) -> Option<Heard> {
        let (at, end) = (self.at, self.end);
        match self.what {
            What::Whole(number, taken) => told(index, number, taken, at, same),
            What::Code(family, code) => {
                let unknown = || {
                    Heard::Code(Coded {
                        family,
                        code: code.to_owned(),
                        at,
                    })
                };
                let of_code = of_code(index, text, at, code);
                let Some((number, taken)) = of_code else {
                    return Some(unknown());
                };
                told(index, number, Taken { end, ..taken }, at, &[])
            }
        }
    }
}

fn told(index: &Index, number: usize, taken: Taken, at: usize, same: &[usize]) -> Option<Heard> {
    let Taken {
        end, whole, values, ..
    } = taken;
    let is_short = index.template(number).is_some_and(Template::is_short);
    Some(match index.known(number)? {
        Known::Message(profile, message) => Heard::Spoken(Spoken {
            profile,
            message,
            values,
            at,
            end,
            whole,
            short: whole && is_short,
        }),
        Known::Entry(entry) => {
            let others = same
                .iter()
                .filter_map(|number| match index.known(*number)? {
                    Known::Entry(other) if other.writer != entry.writer => Some(other),
                    _ => None,
                });
            Heard::Listed(Listed {
                entry,
                others: others.collect(),
                values,
                at,
                end,
                whole,
                short: whole && is_short,
            })
        }
    })
}

/// The message of a code whose words are cut off, changed or not there: the one that has most of
/// its letters there; of those the newest of the first writer.
fn of_code(index: &Index, text: &str, at: usize, code: &str) -> Option<(usize, Taken)> {
    let begun = |number| {
        let taken = index.template(number).and_then(|own| own.at(text, at));
        let bare = Taken {
            end: at + code.len(),
            letters: 0,
            whole: false,
            values: Vec::new(),
        };
        (number, taken.unwrap_or(bare))
    };
    let begun: Vec<_> = index.of_code(code).map(begun).collect();
    let most = begun.iter().map(|(_, taken)| taken.letters).max()?;
    let mut most = begun.into_iter().filter(|(_, taken)| taken.letters == most);
    let first = most.next()?;
    let writer = |number| index.known(number).map(|known| known.writer());
    let newest = most.rfind(|(number, _)| writer(*number) == writer(first.0));
    let (number, taken) = newest.unwrap_or(first);
    let whole = false;
    Some((number, Taken { whole, ..taken }))
}
