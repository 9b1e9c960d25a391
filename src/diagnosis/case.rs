//! What a person gave: the whole input of [`diagnose`](super::diagnose).

use crate::token::Reading;
use crate::validators::{Attempt, Kind, Profile, Settings};

/// One question: why was this token refused there and then?
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The token as pasted, with whatever stood around it.
    pub input: String,
    /// Who refused it.
    pub validator: &'static Profile,
    /// What is set there, as far as it is known.
    pub settings: Settings,
    /// What it said, as pasted; empty where nobody knows.
    pub message: String,
    /// As of when, in seconds since 1970. The core has no clock of its own.
    pub now: i64,
}

impl Case {
    /// The token before the validator; `reading` must be what was read from the input.
    pub fn attempt<'a>(&'a self, reading: &'a Reading) -> Attempt<'a> {
        Attempt {
            profile: self.validator,
            settings: &self.settings,
            reading,
            now: self.now,
        }
    }

    /// The same case with one more value in a list of settings.
    pub fn with_added(&self, kind: Kind, value: &str) -> Self {
        let mut case = self.clone();
        case.settings.add(kind, value);
        case
    }
}
