//! What was recognised in the paste, worked out once for each.

use std::cell::OnceCell;
use std::rc::Rc;

use yew::prelude::*;

use super::catalogue::Catalogue;
use crate::diagnosis::{Case, Input};
use crate::intake::{self, Choices, Filled, Intake};
use crate::token::{self, Reading};

use super::state::{Question, Text};

/// A paste and what it fills in. Two are equal if they are the same one.
#[derive(Clone, Debug)]
pub(super) struct Pasted {
    /// Piece by piece.
    pub intake: Rc<Intake>,
    /// Put together.
    pub filled: Rc<Filled>,
    /// Where its lines end, once somebody asks.
    lines: Rc<OnceCell<Vec<usize>>>,
    text: Text,
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
    /// The line of a byte of the paste, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        let ends = || self.text.match_indices('\n').map(|(at, _)| at).collect();
        let ends = self.lines.get_or_init(ends);
        ends.partition_point(|end| *end < at) + 1
    }

    /// The case that it makes.
    pub(super) fn case(&self, question: &Question) -> Case {
        let input = self.input.text(&question.input);
        let Question { said, now, .. } = question;
        Case::of(input, &self.reading, &self.intake, &self.filled, said, *now)
    }
}

/// Looks at the paste when it changes, or when another piece of it is chosen.
#[hook]
pub(super) fn use_pasted(input: &Text, choices: &Choices, catalogue: Catalogue) -> Pasted {
    let intake = use_memo((input.clone(), catalogue), |(text, _)| intake::read(text));
    let whole = use_memo(input.clone(), |text| token::read(text));
    let pasted = {
        let (intake, choices) = (Rc::clone(&intake), choices.clone());
        use_memo(
            (input.clone(), choices, catalogue),
            move |(text, choices, _)| {
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
                    lines: Rc::default(),
                    text: text.clone(),
                    input,
                    reading,
                }
            },
        )
    };
    (*pasted).clone()
}
