//! Validators.cs, `ValidateIssuerAsync`.

use super::audience::OPEN;
use super::parameters::{Delegate, Parameters};
use super::words::{Value, listed, said};
use crate::validators::{Attempt, Given, Said, Skip};

pub(super) const EXCEPTION: &str = "SecurityTokenInvalidIssuerException";

/// Whether the token's issuer is one of the valid ones, character for character.
pub(in crate::validators) fn issuer(parameters: &Parameters, attempt: &Attempt<'_>) -> Said {
    if Parameters::is_sealed(attempt) {
        return Said::Skipped(Skip::NoKey);
    }
    match parameters.issuer_delegate {
        Delegate::Unset => {}
        Delegate::Runs(run) => return run(parameters, attempt),
        // The delegate returns the issuer; to refuse it throws something of its own.
        Delegate::Returns(_) => return Said::Passed,
    }
    if !parameters.validate_issuer {
        return Said::Skipped(Skip::Off);
    }
    let found = attempt.text("iss").unwrap_or_default();
    if found.trim().is_empty() {
        return said(parameters, "IDX10211", EXCEPTION, &[]);
    }
    let single = parameters.valid_issuer.as_deref();
    let metadata = parameters.metadata_issuer.as_deref();
    let nothing = !matches!(parameters.valid_issuers, Given::Values(_));
    if nothing && single.is_none() && metadata.is_none() {
        return said(parameters, "IDX10204", EXCEPTION, &[]);
    }
    if parameters.issuers().contains(&found) {
        return Said::Passed;
    }
    let values = [
        Value::open(&found, OPEN),
        Value::open(single.unwrap_or("null"), OPEN),
        Value::open(&listed(&parameters.valid_issuers), OPEN),
        Value::open(metadata.unwrap_or("Null"), OPEN),
    ];
    said(parameters, "IDX10205", EXCEPTION, &values)
}

impl Parameters {
    /// The valid issuers, that of the metadata first.
    pub(in crate::validators) fn issuers(&self) -> Vec<String> {
        let single = [&self.metadata_issuer, &self.valid_issuer];
        let mut all: Vec<_> = single.into_iter().flatten().cloned().collect();
        if let Given::Values(values) = &self.valid_issuers {
            all.extend(values.iter().cloned());
        }
        all
    }
}
