//! What a person gave: the whole input of [`diagnose`](super::diagnose).

use std::rc::Rc;

use crate::crypto::Given;
use crate::intake::{self, Filled, Intake};
use crate::token::{Reading, Token};
use crate::validators::{self, Attempt, Kind, Profile, Settings};

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
    /// Keys and the like that were given to check the token with, beside those in the paste.
    pub given: Given,
    /// Everything that was pasted with it, piece by piece.
    pub pasted: Rc<Intake>,
    /// What placeholders in it stand for: as written, and the value.
    pub blanks: Vec<(String, String)>,
    /// As of when, in seconds since 1970. The core has no clock of its own.
    pub now: i64,
}

/// What a person said in the form, beside what was pasted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// What was chosen among the pieces.
    pub choices: intake::Choices,
    /// Who refused the token; `None` for as long as nobody said.
    pub validator: Option<&'static Profile>,
    /// Settings that were filled in by hand. They count more than pasted ones.
    pub settings: Settings,
    /// What the validator said. It counts more than what was pasted.
    pub message: String,
    /// Keys and the like that were given to check the token with.
    pub given: Given,
}

/// Which text is the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The whole paste: a token, with whatever stands around it.
    Whole,
    /// One of the tokens in it.
    Token(String),
    /// There is none in it.
    Nothing,
}

impl Input {
    /// Which text of a paste is the token; `reading` is that of the whole paste.
    pub fn of(reading: &Reading, pasted: &Intake, filled: &Filled) -> Self {
        let is_other = matches!(reading.token, Token::Nothing | Token::Unknown(_));
        match filled.token.as_str() {
            "" if is_other && !pasted.pieces.is_empty() => Self::Nothing,
            "" => Self::Whole,
            token if token == reading.text => Self::Whole,
            token => Self::Token(token.to_owned()),
        }
    }

    /// That text of the paste.
    pub fn text<'a>(&'a self, paste: &'a str) -> &'a str {
        match self {
            Self::Whole => paste,
            Self::Token(token) => token,
            Self::Nothing => "",
        }
    }
}

impl Case {
    /// The case that a paste makes with what was said beside it. `reading` is that of `input`.
    pub fn of(
        input: &str,
        reading: &Reading,
        pasted: &Rc<Intake>,
        filled: &Filled,
        said: &Said,
        now: i64,
    ) -> Self {
        let message = match said.message.trim() {
            "" => &filled.message,
            _ => &said.message,
        };
        let issuer = reading.token.payload();
        let issuer = issuer.and_then(|part| part.json.get_whole("iss")?.string());
        let spoken = || {
            validators::recognise(message)
                .first()
                .map(|own| own.profile)
        };
        // What was typed in says more about who refused the token than what came with it.
        let recognised = match said.message.trim() {
            "" => filled.validator.or_else(spoken),
            _ => spoken().or(filled.validator),
        };
        let fitting = || validators::fitting(issuer.as_deref());
        Self {
            input: input.to_owned(),
            validator: said.validator.or(recognised).unwrap_or_else(fitting),
            settings: said.settings.over(&filled.settings),
            message: message.clone(),
            given: said.given.clone(),
            pasted: Rc::clone(pasted),
            blanks: said.choices.blanks.clone(),
            now,
        }
    }

    /// The case of a paste, with nothing said beside it.
    pub fn of_paste(paste: &str, said: &Said, now: i64) -> Self {
        let pasted = Rc::new(intake::read(paste));
        let filled = pasted.fill(&said.choices);
        let whole = crate::token::read(paste);
        let input = Input::of(&whole, &pasted, &filled);
        let input = input.text(paste);
        let reading = match input == paste {
            true => whole,
            false => crate::token::read(input),
        };
        Self::of(input, &reading, &pasted, &filled, said, now)
    }

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

impl Default for Case {
    /// No token before a strict verifier that was told nothing.
    fn default() -> Self {
        Self {
            input: String::new(),
            validator: validators::fitting(Some("")),
            settings: Settings::default(),
            message: String::new(),
            given: Given::default(),
            pasted: Rc::default(),
            blanks: Vec::new(),
            now: 0,
        }
    }
}
