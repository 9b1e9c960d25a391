//! Requests, and what came back.

use super::form::Form;

pub(super) static FORMS: &[&Form] = &[];
