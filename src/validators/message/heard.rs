//! A message that was found in a text, whoever writes it.

use super::super::GateName;
use super::super::lexicon::Entry;
use super::{CodeFamily, Holds, Spoken};

/// A message that was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// Of a validator that is simulated here.
    Spoken(Spoken),
    /// Of other software.
    Listed(Listed),
    /// A code that nobody described.
    Code(Coded),
}

/// A row of the lexicon that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The row.
    pub entry: &'static Entry,
    /// Further rows of the very same words.
    pub others: Vec<&'static Entry>,
    /// What it is filled with.
    pub values: Vec<(Holds, String)>,
    /// Where it starts in the text, in bytes.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether all of it stands there, and not its code alone.
    pub whole: bool,
    /// Whether it is so short that others may write the same.
    pub short: bool,
}

/// A code of a known family.
#[derive(Clone, Debug)]
pub struct Coded {
    /// Whose codes look so.
    pub family: &'static CodeFamily,
    /// The code.
    pub code: String,
    /// Where it starts in the text, in bytes.
    pub at: usize,
}

impl Heard {
    /// Where it stands.
    pub fn place(&self) -> (usize, usize) {
        match self {
            Self::Spoken(own) => (own.at, own.end),
            Self::Listed(own) => (own.at, own.end),
            Self::Code(own) => (own.at, own.at + own.code.len()),
        }
    }

    /// The message, if a validator that is simulated here writes it.
    pub fn spoken(&self) -> Option<&Spoken> {
        match self {
            Self::Spoken(spoken) => Some(spoken),
            _ => None,
        }
    }

    /// Its code, or the id of its row.
    pub fn code(&self) -> &str {
        match self {
            Self::Spoken(own) => own.message.code,
            Self::Listed(own) => own.entry.id,
            Self::Code(own) => &own.code,
        }
    }

    /// Who writes it.
    pub fn writer(&self) -> &'static str {
        match self {
            Self::Spoken(own) => own.profile.name,
            Self::Listed(own) => own.entry.writer,
            Self::Code(own) => own.family.writer.text(),
        }
    }

    /// The question that it blames.
    pub fn gate(&self) -> Option<GateName> {
        match self {
            Self::Spoken(own) => Some(own.gate()),
            Self::Listed(own) => own.entry.gate,
            Self::Code(_) => None,
        }
    }

    /// What it is filled with.
    pub fn values(&self) -> &[(Holds, String)] {
        match self {
            Self::Spoken(own) => &own.values,
            Self::Listed(own) => &own.values,
            Self::Code(_) => &[],
        }
    }

    /// Whether all of it stands there, and not its code alone.
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Spoken(own) => own.whole,
            Self::Listed(own) => own.whole,
            Self::Code(_) => false,
        }
    }
}

impl Coded {
    /// Where it is explained.
    pub fn look_up(&self) -> String {
        let digits = self.code.strip_prefix(self.family.prefix);
        super::fill(self.family.look_up.text(), &[digits.unwrap_or_default()])
    }
}

impl PartialEq for Coded {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code && self.at == other.at
    }
}
