//! What is known about an input: what both ways of writing it down begin with.

use std::ops::Range;
use std::rc::Rc;

use audlens::crypto::SecretText;
use audlens::diagnosis::{
    Case, Diagnosis, Examined, Gate, Input, Said, State, diagnose, diagnose_examined,
    diagnose_reading,
};
use audlens::intake::{Filled, Intake};
use audlens::token;
use audlens::validators::{self, Profile};

use crate::input;

/// An input and what there is to say about it.
pub(crate) struct Report {
    /// The input, for the places in it.
    pub(crate) text: String,
    /// Everything that was recognised.
    pub(crate) pasted: Rc<Intake>,
    /// Where the tokens stand.
    pub(crate) pieces: Vec<Range<usize>>,
    /// What there is to say about each; the first is the one that is checked.
    pub(crate) tokens: Vec<Diagnosis>,
    /// Who validates; `None` where nobody asked.
    pub(crate) validator: Option<&'static Profile>,
    /// What there is to say of everything else, where no token is in it.
    pub(crate) without_token: Option<Diagnosis>,
    /// Why there is no token; empty if there is one.
    pub(crate) nothing: String,
    /// The keys that were given, as text: what could not be read stands in it.
    pub(crate) keys: SecretText,
    /// As of when.
    pub(crate) now: i64,
}

/// What goes with the input.
pub(crate) struct Question {
    /// Whether the token is held against a validator.
    pub(crate) is_checked: bool,
    pub(crate) said: Said,
    pub(crate) now: i64,
}

/// Looks at every token of an input.
pub(crate) fn of(text: &str, pasted: Rc<Intake>, question: Question) -> Report {
    let filled = pasted.fill(&question.said.choices);
    let input = Input::of(&token::read(text), &pasted, &filled);
    let pieces = pieces(text, &input, &pasted, &filled);
    let mut report = Report {
        text: text.to_owned(),
        pieces,
        tokens: Vec::new(),
        validator: None,
        without_token: None,
        nothing: String::new(),
        keys: question.said.given.keys.clone(),
        now: question.now,
        pasted: Rc::clone(&pasted),
    };
    for (index, piece) in report.pieces.iter().enumerate() {
        // The first has what stands around it, which is worth a word.
        let input = match index {
            0 => input.text(text),
            _ => text.get(piece.clone()).unwrap_or_default(),
        };
        let reading = Rc::new(token::read(input));
        let Question { said, now, .. } = &question;
        let none = Rc::default();
        let pasted = if index == 0 { &pasted } else { &none };
        let mut case = Case::of(input, &reading, pasted, &filled, said, *now);
        let examined = Rc::new(Examined::of(&case, &reading));
        let is_named = said.validator.or(filled.validator).is_some();
        if !question.is_checked && !is_named {
            // Nobody named Entra's rules, so that only its own tokens are held against them.
            let own = examined.opened().unwrap_or(&reading);
            let issuer = member(own.token.payload().map(|part| &part.json), "iss");
            case.validator = validators::fitting(Some(&issuer.unwrap_or_default()));
        }
        if index == 0 && question.is_checked {
            report.validator = Some(case.validator);
        }
        report
            .tokens
            .push(diagnose_examined(reading, examined, &case));
    }
    if report.tokens.is_empty() {
        report.nothing = nothing(text, question.now);
        let reading = Rc::new(token::read(""));
        let Question { said, now, .. } = &question;
        let case = Case::of("", &reading, &pasted, &filled, said, *now);
        report.without_token = Some(diagnose_reading(reading, &case));
    }
    report
}

/// Where the tokens stand; the one to look at first.
fn pieces(text: &str, input: &Input, pasted: &Intake, filled: &Filled) -> Vec<Range<usize>> {
    let mut pieces = input::tokens(text);
    match input {
        Input::Whole => {}
        Input::Nothing => pieces.clear(),
        Input::Token(token) => {
            let own = |piece: &Range<usize>| text.get(piece.clone()) == Some(token);
            let at = match pieces.iter().position(own) {
                Some(index) => pieces.remove(index),
                None => {
                    let piece = filled.token_piece.and_then(|own| pasted.pieces.get(own));
                    piece.map_or(0..0, |piece| piece.span.start..piece.span.end)
                }
            };
            pieces.insert(0, at);
        }
    }
    pieces
}

fn nothing(text: &str, now: i64) -> String {
    let diagnosis = diagnose(&Case {
        input: text.to_owned(),
        validator: validators::fitting(None),
        now,
        ..Case::default()
    });
    match diagnosis.is_empty() {
        true => "The input is empty.".to_owned(),
        false => audlens::explain::verdict(&diagnosis).headline,
    }
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
