//! Requests, and what came back.
//!
//! Each form reads one way in which people hold a request or an answer. What they have in common:
//! [`draft`] fills an exchange, [`fields`] decodes forms, [`words`] and [`literal`] read commands
//! and code. Tokens in them are found by their own form.

mod challenge;
mod curl;
mod draft;
mod fetch;
mod fields;
mod har;
mod httpie;
mod literal;
mod powershell;
mod raw;
mod words;

pub use challenge::{Challenge, challenges};
pub(super) use draft::{exchange, issued, piece};
pub(super) use fields::{decoded, of_node, pairs, told};

use super::form::Form;

pub(super) static FORMS: &[&Form] = &[
    &curl::FORM,
    &powershell::FORM,
    &httpie::FORM,
    &fetch::FORM,
    &raw::FORM,
    &challenge::FORM,
    &har::FORM,
];
