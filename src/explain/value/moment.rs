//! What is odd about a moment.

use crate::explain::claim;
use crate::token::time::{self, Form, NumericDate, Time, Unit};

/// RFC 7519 §2 defines a NumericDate: "A JSON numeric value representing the number of seconds".
pub(super) fn notes(moment: &Time, notes: &mut Vec<String>) {
    match moment {
        Time::Absent => {}
        Time::At(date) => {
            notes.extend(unit(date));
            notes.extend(form(date.form).map(str::to_owned));
        }
        Time::WrongType { kind, .. } => {
            let found = claim::type_word(*kind);
            notes.push(format!(
                "No moment: a number of seconds is due here, not {found}."
            ));
        }
    }
}

fn unit(date: &NumericDate) -> Option<String> {
    let (word, parts) = match date.unit()? {
        Unit::Milliseconds => ("milliseconds", 1_000),
        Unit::Microseconds => ("microseconds", 1_000_000),
    };
    let meant = time::utc(date.seconds / parts)?;
    Some(format!(
        "Too large for seconds. In {word} it would be {meant} UTC."
    ))
}

fn form(form: Form) -> Option<&'static str> {
    match form {
        Form::Integer => None,
        Form::Decimal => {
            Some("Not whole seconds: the standard allows it, some libraries refuse it.")
        }
        Form::Text => Some(
            "A number in quotes: the standard wants a bare number, many libraries refuse text.",
        ),
    }
}
