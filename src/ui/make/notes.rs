//! What is said beside each field of a draft.

use yew::prelude::*;

use super::Making;
use crate::crypto::draft::{DraftFault, DraftRemark};
use crate::explain::{self, Explanation};
use crate::token::PartName;
use crate::ui::prose::prose;

/// Whether it keeps the token from being made, and what is said.
pub(super) type Note = (bool, Explanation);

/// What is said beside each field.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) header: Vec<Note>,
    pub(super) claims: Vec<Note>,
    pub(super) algorithm: Vec<Note>,
}

impl Notes {
    /// What is said of this draft.
    pub(super) fn of(making: &Making) -> Self {
        let mut notes = Self::default();
        match making.draft.read() {
            Err(faults) => {
                for fault in faults {
                    let said = (true, explain::draft_fault(&fault));
                    match fault {
                        DraftFault::Json { part, .. } | DraftFault::NoObject(part) => {
                            notes.at(part).push(said);
                        }
                        DraftFault::UnknownAlgorithm(_) => notes.algorithm.push(said),
                    }
                }
            }
            Ok(read) => {
                for remark in read.remarks {
                    let said = explain::draft_remark(&remark, &making.draft.algorithm);
                    let part = match remark {
                        DraftRemark::NoNumericDate { .. } => PartName::Payload,
                        DraftRemark::Duplicate { part, .. } => part,
                        DraftRemark::NoAlgorithm
                        | DraftRemark::OtherAlgorithm { .. }
                        | DraftRemark::Encoded => PartName::Header,
                    };
                    notes.at(part).push((false, said));
                }
            }
        }
        notes
    }

    fn at(&mut self, part: PartName) -> &mut Vec<Note> {
        match part {
            PartName::Header => &mut self.header,
            _ => &mut self.claims,
        }
    }
}

/// Them, under the field with this id.
pub(super) fn notes(id: &str, notes: &[Note]) -> Html {
    html! {
        <div id={[id, "-note"].concat()} class="hint">
            for (is_fault, said) in notes {
                <p class={classes!(is_fault.then_some("wrong"))}>
                    { prose(&said.title) }
                    for text in &said.body {
                        { " " }{ prose(text) }
                    }
                </p>
            }
        </div>
    }
}

/// The value of `aria-invalid`.
pub(super) fn is_wrong(notes: &[Note]) -> Option<&'static str> {
    notes
        .iter()
        .any(|(is_fault, _)| *is_fault)
        .then_some("true")
}
