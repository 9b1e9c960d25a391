//! What people paste from Azure API Management: its policies.

mod mistakes;
mod names;
mod order;
mod policy;
mod rules;

use super::Form;

pub(super) static FORMS: &[&Form] = &[&policy::FORM];
