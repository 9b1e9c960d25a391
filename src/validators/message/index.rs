//! Every known message by the letters that it begins with, so that one pass over a text finds all.

use std::sync::OnceLock;

use super::super::lexicon::{self, Entry};
use super::super::{Profile, profiles};
use super::template::{Taken, Template};
use super::{Message, code};

/// A message that is known.
#[derive(Clone, Copy, Debug)]
pub enum Known {
    /// Of a validator that is simulated here; the first of the list where several write it.
    Message(&'static Profile, &'static Message),
    /// Of other software.
    Entry(&'static Entry),
}

/// What is known, ready to be looked for.
pub(super) struct Index {
    known: Vec<(Known, Option<Template>)>,
    /// In the order of their first four bytes.
    starts: Vec<Beginning>,
    /// Which of them there may be, by a hash.
    filter: Box<[u64; FILTER]>,
    /// By code.
    codes: Vec<(&'static str, usize)>,
}

/// What a template, or a code, begins with.
struct Beginning {
    four: u32,
    /// The four bytes after those, as far as they are letters.
    next: u32,
    mask: u32,
    of: Start,
}

#[derive(Clone, Copy)]
enum Start {
    Of(usize),
    Code,
}

/// What may stand at a place.
pub(super) enum Candidate<'a> {
    /// All of the message of that number.
    Whole(usize, Taken),
    /// A code.
    Code(&'static code::CodeFamily, &'a str),
}

static INDEX: OnceLock<Index> = OnceLock::new();

/// The index; only to be asked for once the catalogue is here.
pub(super) fn index() -> &'static Index {
    INDEX.get_or_init(Index::new)
}

impl Index {
    fn new() -> Self {
        let mut known = Vec::new();
        for profile in profiles() {
            for message in profile.messages.iter().copied().flatten() {
                // Shared lists occur in several profiles.
                let same = |(own, _): &(Known, _)| own.is(message);
                if !known.iter().any(same) {
                    let template = Template::of_message(message);
                    known.push((Known::Message(profile, message), template));
                }
            }
        }
        let entries = lexicon::entries().iter();
        known.extend(entries.map(|entry| (Known::Entry(entry), Template::of_entry(entry))));
        let mut index = Self {
            known,
            starts: Vec::new(),
            filter: Box::new([0; FILTER]),
            codes: Vec::new(),
        };
        index.fill();
        index
    }

    fn fill(&mut self) {
        for (number, (known, template)) in self.known.iter().enumerate() {
            let first = template.as_ref().map(|template| template.first.as_bytes());
            let start = first.and_then(|first| Beginning::of(first, Start::Of(number)));
            self.starts.extend(start);
            if code::is_code(known.code()) {
                self.codes.push((known.code(), number));
            }
        }
        for family in &code::FAMILIES {
            for digit in "0123456789".chars() {
                let start = format!("{}{digit}", family.prefix);
                let start = start.as_bytes().get(..4);
                let start = start.and_then(|start| Beginning::of(start, Start::Code));
                self.starts.extend(start);
            }
        }
        self.starts.sort_by_key(|start| start.four);
        self.starts.dedup_by(|one, other| {
            one.four == other.four && matches!((one.of, other.of), (Start::Code, Start::Code))
        });
        self.codes.sort_by_key(|(code, number)| (*code, *number));
        for start in &self.starts {
            let (word, bit) = hashed(start.four);
            if let Some(word) = self.filter.get_mut(word) {
                *word |= bit;
            }
        }
    }

    /// What may stand in a text, each with its place; in the order of the places, and no more than
    /// so many.
    pub(super) fn candidates<'a>(
        &'static self,
        text: &'a str,
        most: usize,
    ) -> Vec<(usize, Candidate<'a>)> {
        let mut found = Vec::new();
        let mut four = 0_u32;
        let mut rest = text.as_bytes();
        while let [byte, behind @ ..] = rest
            && found.len() < most
        {
            rest = behind;
            four = four >> 8 | u32::from(*byte) << 24;
            let (word, bit) = hashed(four);
            if self.filter.get(word).is_none_or(|own| own & bit == 0) {
                continue;
            }
            // The first three bytes are no four yet.
            let Some(at) = (text.len() - rest.len()).checked_sub(4) else {
                continue;
            };
            let from = self.starts.partition_point(|own| own.four < four);
            let same = self.starts.iter().skip(from);
            let next = rest.first_chunk();
            let may = same
                .take_while(|own| own.four == four)
                .filter(|own| next.is_none_or(|next| own.goes_on(*next)));
            let here = may.filter_map(|own| Some((at, self.candidate(text, at, own.of)?)));
            found.extend(here);
        }
        found.truncate(most);
        found
    }

    fn candidate<'a>(&self, text: &'a str, at: usize, start: Start) -> Option<Candidate<'a>> {
        match start {
            Start::Of(number) => {
                let taken = self.template(number)?.at(text, at)?;
                taken.whole.then_some(Candidate::Whole(number, taken))
            }
            Start::Code => {
                let (family, code) = code::at(text, at)?;
                Some(Candidate::Code(family, code))
            }
        }
    }

    /// The messages of a code.
    pub(super) fn of_code(&self, code: &str) -> impl Iterator<Item = usize> {
        let from = self.codes.partition_point(|(own, _)| *own < code);
        let same = self.codes.iter().skip(from);
        same.take_while(move |(own, _)| *own == code)
            .map(|(_, number)| *number)
    }

    /// The message of that number.
    pub(super) fn known(&self, number: usize) -> Option<Known> {
        self.known.get(number).map(|(known, _)| *known)
    }

    /// Its text.
    pub(super) fn template(&self, number: usize) -> Option<&Template> {
        self.known.get(number)?.1.as_ref()
    }

    /// Every message.
    pub(super) fn all(&self) -> impl Iterator<Item = Known> {
        self.known.iter().map(|(known, _)| *known)
    }
}

impl Beginning {
    fn of(first: &[u8], of: Start) -> Option<Self> {
        let (four, rest) = first.split_first_chunk()?;
        let (mut next, mut mask) = ([0; 4], [0; 4]);
        let letters = rest.iter().take_while(|byte| !byte.is_ascii_whitespace());
        for (byte, (next, mask)) in letters.zip(next.iter_mut().zip(&mut mask)) {
            (*next, *mask) = (*byte, u8::MAX);
        }
        Some(Self {
            four: u32::from_le_bytes(*four),
            next: u32::from_le_bytes(next),
            mask: u32::from_le_bytes(mask),
            of,
        })
    }

    /// Whether it may go on so; a line may be broken anywhere.
    fn goes_on(&self, next: [u8; 4]) -> bool {
        let is_same = u32::from_le_bytes(next) & self.mask == self.next;
        is_same || next.contains(&b'\n')
    }
}

impl Known {
    /// Its code, or the id of its row.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Message(_, message) => message.code,
            Self::Entry(entry) => entry.id,
        }
    }

    /// Who writes it.
    pub fn writer(&self) -> &'static str {
        match self {
            Self::Message(profile, _) => profile.name,
            Self::Entry(entry) => entry.writer,
        }
    }

    /// Its text, places and all.
    pub fn text(&self) -> &'static str {
        match self {
            Self::Message(_, message) => message.text.text(),
            Self::Entry(entry) => entry.template,
        }
    }

    fn is(&self, message: &Message) -> bool {
        matches!(self, Self::Message(_, own) if *own == message)
    }
}

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Message(_, one), Self::Message(_, other)) => one == other,
            (Self::Entry(one), Self::Entry(other)) => one == other,
            _ => false,
        }
    }
}

/// Words of the filter: 65,536 bits.
const FILTER: usize = 1024;

/// The word and the bit of four bytes.
fn hashed(start: u32) -> (usize, u64) {
    let [low, high, ..] = (start.wrapping_mul(0x9e37_79b1) >> 16).to_le_bytes();
    let hash = usize::from(u16::from_le_bytes([low, high]));
    (hash / 64, 1 << (hash % 64))
}
