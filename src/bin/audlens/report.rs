//! What is known about an input: what both ways of writing it down begin with.

use std::ops::Range;
use std::rc::Rc;

use audlens::diagnosis::{Case, Diagnosis, Gate, State, diagnose, diagnose_reading};
use audlens::token::Token;
use audlens::validators::{self, Profile, Settings};

use crate::expectation::Expectation;
use crate::input;
use crate::keys::Keys;

/// An input and what there is to say about it.
pub(crate) struct Report {
    /// Where the tokens stand.
    pub(crate) pieces: Vec<Range<usize>>,
    /// What there is to say about each; the first is the one that is checked.
    pub(crate) tokens: Vec<Diagnosis>,
    /// Who validates; `None` where nobody asked.
    pub(crate) validator: Option<&'static Profile>,
    /// Why there is no token; empty if there is one.
    pub(crate) nothing: String,
    /// What the keys that were given say about the first token.
    pub(crate) keys: Option<String>,
}

/// What goes with the input.
pub(crate) struct Question {
    pub(crate) expectation: Option<Expectation>,
    pub(crate) message: String,
    pub(crate) keys: Option<Keys>,
    pub(crate) now: i64,
}

/// Looks at every token of an input.
pub(crate) fn of(text: &str, question: Question) -> Report {
    let pieces = input::tokens(text);
    let validator = question
        .expectation
        .as_ref()
        .map(|expectation| expectation.validator);
    let mut keys = None;
    let mut tokens = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        // The first has what stands around it, which is worth a word.
        let input = match index {
            0 => text,
            _ => text.get(piece.clone()).unwrap_or_default(),
        };
        let reading = audlens::token::read(input);
        let (validator, mut settings) = expected(&reading.token, question.expectation.as_ref());
        if let Some(given) = &question.keys {
            let kid = key_id(&reading.token);
            given.tell(kid.as_deref(), validator, &mut settings);
            keys.get_or_insert_with(|| given.say(kid.as_deref()));
        }
        let case = Case {
            input: input.to_owned(),
            validator,
            settings,
            message: question.message.clone(),
            now: question.now,
            ..Case::default()
        };
        tokens.push(diagnose_reading(Rc::new(reading), &case));
    }
    let nothing = match tokens.is_empty() {
        true => nothing(text, question.now),
        false => String::new(),
    };
    Report {
        nothing,
        pieces,
        tokens,
        validator,
        keys,
    }
}

fn nothing(text: &str, now: i64) -> String {
    let diagnosis = diagnose(&Case {
        input: text.to_owned(),
        validator: validators::fitting(None),
        settings: Settings::default(),
        message: String::new(),
        now,
        ..Case::default()
    });
    match diagnosis.is_empty() {
        true => "The input is empty.".to_owned(),
        false => audlens::explain::verdict(&diagnosis).headline,
    }
}

fn expected(token: &Token, expectation: Option<&Expectation>) -> (&'static Profile, Settings) {
    match expectation {
        Some(expectation) => (expectation.validator, expectation.settings.clone()),
        None => {
            let issuer = member(token.payload().map(|part| &part.json), "iss");
            // Nobody named Entra's rules, so that only its own tokens are held against them.
            let issuer = issuer.unwrap_or_default();
            (validators::fitting(Some(&issuer)), Settings::default())
        }
    }
}

fn key_id(token: &Token) -> Option<String> {
    member(token.header().map(|part| &part.json), "kid")
}

fn member(json: Option<&audlens::token::json::Json>, name: &str) -> Option<String> {
    Some(json?.get_whole(name)?.string()?.into_owned())
}

/// Whether the validator takes the token: what its checks say, and without any the gates.
pub(crate) fn accepted(diagnosis: &Diagnosis) -> bool {
    match &diagnosis.verdict {
        Some(verdict) => verdict.accepted(),
        None => diagnosis.failed().next().is_none(),
    }
}

/// The gates that were not looked at.
pub(crate) fn unchecked(diagnosis: &Diagnosis) -> impl Iterator<Item = &Gate> {
    diagnosis
        .gates
        .iter()
        .filter(|gate| gate.outcome.state() == State::NotChecked)
}
