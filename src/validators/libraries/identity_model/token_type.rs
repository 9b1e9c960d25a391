//! Validators.cs, `ValidateTokenType`.

use super::parameters::Parameters;
use super::words::{Value, listed, said};
use crate::validators::{Attempt, Given, Said, Skip, Version};

const EXCEPTION: &str = "SecurityTokenInvalidTypeException";

/// Whether the header's `typ` is one of the valid types, in the same letter case.
pub(in crate::validators) fn token_type(parameters: &Parameters, attempt: &Attempt<'_>) -> Said {
    let Given::Values(valid) = &parameters.valid_types else {
        return Said::Skipped(Skip::Off);
    };
    if Parameters::is_sealed(attempt) {
        return Said::Skipped(Skip::NoKey);
    }
    let found = attempt.header_text("typ").unwrap_or_default();
    if found.is_empty() {
        return said(parameters, "IDX10256", EXCEPTION, &[]);
    }
    if valid.contains(&found) {
        return Said::Passed;
    }
    let values = [
        Value::open(&found, Version(6, 15, 0)),
        Value::hidden(&listed(&parameters.valid_types), "System.String"),
    ];
    said(parameters, "IDX10257", EXCEPTION, &values)
}
