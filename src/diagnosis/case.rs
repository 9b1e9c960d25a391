//! What a person gave: the whole input of [`diagnose`](super::diagnose).

use crate::validators::{Expectation, Kind, Profile, Settings};

/// One question: why was this token refused there and then?
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The token as pasted, with whatever stood around it.
    pub input: String,
    /// Who refused it.
    pub validator: &'static Profile,
    /// What is set there, as far as it is known.
    pub settings: Settings,
    /// As of when, in seconds since 1970. The core has no clock of its own.
    pub now: i64,
}

impl Case {
    /// What the validator expects.
    pub fn expectation(&self) -> Expectation {
        (self.validator.expect)(&self.settings)
    }

    /// The same case with one more value in a list of settings.
    pub fn with_added(&self, kind: Kind, value: &str) -> Self {
        let mut case = self.clone();
        case.settings.add(kind, value);
        case
    }
}
