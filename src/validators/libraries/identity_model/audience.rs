//! Validators.cs, `ValidateAudience` and what it calls.

use super::parameters::{Delegate, Handler, Parameters};
use super::words::{Value, joined, listed, said};
use crate::token::json::Kind as JsonKind;
use crate::validators::{Attempt, Given, Said, Skip, Version};

pub(super) const EXCEPTION: &str = "SecurityTokenInvalidAudienceException";

/// Audiences and issuers stand in messages as they are.
pub(super) const OPEN: Version = Version(6, 22, 0);

/// Whether one of the token's audiences is one of the valid ones.
pub(in crate::validators) fn audience(parameters: &Parameters, attempt: &Attempt<'_>) -> Said {
    if Parameters::is_sealed(attempt) {
        return Said::Skipped(Skip::NoKey);
    }
    match parameters.audience_delegate {
        Delegate::Unset => {}
        Delegate::Runs(run) => return run(parameters, attempt),
        Delegate::Returns(true) => return Said::Passed,
        Delegate::Returns(false) => {
            let token = Value::artifact(parameters);
            return said(parameters, "IDX10231", EXCEPTION, &[token]);
        }
    }
    if !parameters.validate_audience {
        return Said::Skipped(Skip::Off);
    }
    let found = found(parameters, attempt);
    if !parameters.requires_audience() && found.is_empty() {
        return Said::Passed;
    }
    if parameters.valid_audience.is_none() && parameters.valid_audiences == Given::Null {
        return said(parameters, "IDX10208", EXCEPTION, &[]);
    }
    // Older versions came to IDX10214 with 'empty' in it.
    if found.is_empty() && parameters.version >= Version(6, 8, 0) {
        return said(parameters, "IDX10206", EXCEPTION, &[]);
    }
    let valid = parameters.audiences();
    let fits = |found: &String| valid.iter().any(|valid| parameters.matches(found, valid));
    if found.iter().flatten().any(fits) {
        return Said::Passed;
    }
    let single = parameters.valid_audience.as_deref().unwrap_or("null");
    let values = [
        Value::open(&joined(&found), OPEN),
        Value::open(single, OPEN),
        Value::open(&listed(&parameters.valid_audiences), OPEN),
    ];
    said(parameters, "IDX10214", EXCEPTION, &values)
}

/// `InvalidAudience` of the exception: the audiences of the token in one string.
pub(in crate::validators) fn invalid_audience(
    parameters: &Parameters,
    attempt: &Attempt<'_>,
) -> String {
    joined(&found(parameters, attempt))
}

/// The audiences of the token as the handler reads them; `None` for the `null` that only
/// `JwtSecurityTokenHandler` keeps (JwtPayload.cs, `CreatePayload`).
fn found(parameters: &Parameters, attempt: &Attempt<'_>) -> Vec<Option<String>> {
    let Some(value) = attempt.claim("aud") else {
        return Vec::new();
    };
    let text = |value: crate::token::json::Value<'_>| Some(value.string()?.into_owned());
    let mut found: Vec<_> = match value.kind() {
        JsonKind::Array => value.items().map(text).collect(),
        _ => vec![text(value)],
    };
    if parameters.handler == Handler::JsonWebToken {
        found.retain(Option::is_some);
    }
    found
}

impl Parameters {
    /// The valid audiences, the list first; blank ones are skipped.
    pub(in crate::validators) fn audiences(&self) -> Vec<String> {
        let mut all = match &self.valid_audiences {
            Given::Values(values) => values.clone(),
            Given::Null | Given::Empty => Vec::new(),
        };
        all.extend(self.valid_audience.clone());
        all.retain(|valid| !valid.trim().is_empty());
        all
    }

    /// Whether a token needs an audience: `RequireAudience` is looked at since 8.3.1.
    pub(super) fn requires_audience(&self) -> bool {
        self.require_audience || self.version < Version(8, 3, 1)
    }

    /// Whether one trailing slash more or less is forgiven in an audience.
    pub(super) fn forgives_slash(&self) -> bool {
        self.ignore_trailing_slash && self.version >= Version(6, 5, 0)
    }

    /// Whether letter case is forgiven in an audience.
    pub(super) fn forgives_case(&self) -> bool {
        self.ignore_case && self.version >= Version(8, 22, 0)
    }

    /// `AudiencesMatch` and `AudiencesMatchIgnoringTrailingSlash`.
    fn matches(&self, found: &str, valid: &str) -> bool {
        if found.trim().is_empty() {
            return false;
        }
        let same = |one: &str, other: &str| match self.forgives_case() {
            true => one.eq_ignore_ascii_case(other),
            false => one == other,
        };
        let but_for_slash = |longer: &str, other: &str| {
            longer.strip_suffix('/').is_some_and(|one| same(one, other))
        };
        same(found, valid)
            || self.forgives_slash() && (but_for_slash(found, valid) || but_for_slash(valid, found))
    }
}
