//! ValidatorUtilities.cs, `ValidateLifetime`, and EpochTime.cs.

use super::date;
use super::parameters::{Delegate, Parameters};
use super::words::{Value, said};
use crate::validators::{Attempt, Said, Skip, Version};

/// Names of classes and dates stand in messages as they are.
const OPEN: Version = Version(6, 15, 0);

/// Whether the token is valid now, give or take the skew.
pub(in crate::validators) fn lifetime(parameters: &Parameters, attempt: &Attempt<'_>) -> Said {
    if Parameters::is_sealed(attempt) {
        return Said::Skipped(Skip::NoKey);
    }
    const INVALID: &str = "SecurityTokenInvalidLifetimeException";
    let class = parameters.handler.token_class();
    match parameters.lifetime_delegate {
        Delegate::Unset => {}
        Delegate::Runs(run) => return run(parameters, attempt),
        Delegate::Returns(true) => return Said::Passed,
        Delegate::Returns(false) => {
            return said(parameters, "IDX10230", INVALID, &[Value::token(parameters)]);
        }
    }
    if !parameters.validate_lifetime {
        return Said::Skipped(Skip::Off);
    }
    let expires = date::claim(attempt, "exp");
    let starts = date::claim(attempt, "nbf");
    let refused = |code, exception, one: &str, other: &str, class| {
        let values = [Value::of(one, class, OPEN), Value::of(other, class, OPEN)];
        said(parameters, code, exception, &values)
    };
    if expires.is_none() && parameters.require_expiration_time {
        let exception = "SecurityTokenNoExpirationException";
        return refused("IDX10225", exception, class, "", "System.String");
    }
    let date = "System.DateTime";
    // Before they were marked as open, dates were printed as everything else, with ShowPII only.
    let print = match parameters.version < OPEN {
        true => date::invariant,
        false => date::print,
    };
    let now = attempt.now;
    if let (Some(starts), Some(expires)) = (starts, expires)
        && starts > expires
    {
        return refused("IDX10224", INVALID, &print(starts), &print(expires), date);
    }
    if let Some(starts) = starts.filter(|starts| *starts > now.saturating_add(parameters.skew)) {
        let exception = "SecurityTokenNotYetValidException";
        return refused("IDX10222", exception, &print(starts), &print(now), date);
    }
    match expires.filter(|expires| *expires < now.saturating_sub(parameters.skew)) {
        Some(expires) => {
            let exception = "SecurityTokenExpiredException";
            refused("IDX10223", exception, &print(expires), &print(now), date)
        }
        None => Said::Passed,
    }
}
