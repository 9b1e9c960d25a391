//! What was recognised in the paste, worked out once for each.

use std::rc::Rc;

use yew::prelude::*;

use super::catalogue::Catalogue;
use crate::diagnosis::{Case, Input};
use crate::intake::{self, Choices, Filled, Intake};
use crate::token::{self, Reading};

use super::state::Question;

/// A paste and what it fills in. Two are equal if they are the same one.
#[derive(Clone, Debug)]
pub(super) struct Pasted {
    /// Piece by piece.
    pub intake: Rc<Intake>,
    /// Put together.
    pub filled: Rc<Filled>,
    /// Which text of it is the token.
    input: Rc<Input>,
    /// What that token says.
    pub reading: Rc<Reading>,
}

impl PartialEq for Pasted {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.filled, &other.filled) && Rc::ptr_eq(&self.reading, &other.reading)
    }
}

impl Pasted {
    /// The case that it makes.
    pub(super) fn case(&self, question: &Question) -> Case {
        let input = self.input.text(&question.input);
        let Question { said, now, .. } = question;
        Case::of(input, &self.reading, &self.intake, &self.filled, said, *now)
    }
}

/// Looks at the paste when it changes, or when another piece of it is chosen.
#[hook]
pub(super) fn use_pasted(input: &Rc<str>, choices: &Choices, catalogue: Catalogue) -> Pasted {
    let intake = use_memo((Rc::clone(input), catalogue), |(text, _)| {
        intake::read(text)
    });
    let whole = use_memo(Rc::clone(input), |text| token::read(text));
    let pasted = {
        let (intake, choices) = (Rc::clone(&intake), choices.clone());
        use_memo(
            (Rc::clone(input), choices, catalogue),
            move |(_, choices, _)| {
                let filled = Rc::new(intake.fill(choices));
                let input = Input::of(&whole, &intake, &filled);
                let reading = match &input {
                    Input::Whole => whole,
                    other => Rc::new(token::read(other.text(""))),
                };
                let input = Rc::new(input);
                Pasted {
                    intake,
                    filled,
                    input,
                    reading,
                }
            },
        )
    };
    (*pasted).clone()
}
