//! Does what was asked for, and says so on the right stream with the right exit status.

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;
use std::rc::Rc;

use audlens::diagnosis::{Diagnosis, Said};
use audlens::explain;
use audlens::intake::{self, Choices};
use audlens::token::Token;

use crate::arguments::{self, Asked, Command, HELP, Look};
use crate::expectation;
use crate::problem::{Problem, Result};
use crate::report::{self, Question, Report};
use crate::shown::discreet;
use crate::{input, json, keys, text};

const ACCEPTED: u8 = 0;
const REFUSED: u8 = 1;
const UNUSABLE: u8 = 2;

/// The JSON Schema of `--json`.
const SCHEMA: &str = include_str!("../../../www/audlens-1.schema.json");

/// What to print, and the exit status.
struct Outcome {
    printed: String,
    status: u8,
}

/// Runs the command with these arguments.
pub(crate) fn run(arguments: Vec<OsString>) -> ExitCode {
    let status = arguments::parse(arguments)
        .and_then(obey)
        .and_then(|outcome| {
            print(&outcome.printed)?;
            Ok(outcome.status)
        })
        .unwrap_or_else(|problem| {
            // Nothing is left to be done about it if even that cannot be written.
            let _ = anstream::stderr().write_all(text::problem(&problem).as_bytes());
            UNUSABLE
        });
    ExitCode::from(status)
}

fn obey(command: Command) -> Result<Outcome> {
    let fine = |printed: String| Outcome {
        printed,
        status: ACCEPTED,
    };
    Ok(match command {
        Command::Help => fine(HELP.to_owned()),
        Command::Version => fine(format!("audlens {}\n", env!("CARGO_PKG_VERSION"))),
        Command::Schema => fine(SCHEMA.to_owned()),
        Command::Validators { id, json } => fine(validators(id.as_deref(), json)?),
        Command::Inspect(look) => inspect(&look)?,
        Command::Check(look, asked) => check(&look, &asked)?,
    })
}

fn validators(id: Option<&str>, as_json: bool) -> Result<String> {
    let one = id.map(expectation::profile).transpose()?;
    Ok(match (as_json, one) {
        (true, one) => json::validators(one),
        (false, None) => text::validators(),
        (false, Some(profile)) => text::validator(profile),
    })
}

fn inspect(look: &Look) -> Result<Outcome> {
    let given = keys::given(look)?;
    let text = input::text(look.file.as_deref())?;
    let pasted = Rc::new(intake::read(&text));
    let question = Question {
        is_checked: false,
        said: Said {
            given,
            ..Said::default()
        },
        now: now(look),
    };
    let report = report::of(&text, pasted, question);
    if report.tokens.is_empty() && !report.pasted.pieces.is_empty() {
        let printed = match look.json {
            true => discreet(&json::report(&report)).into_owned(),
            false => text::inspect(&report),
        };
        let status = ACCEPTED;
        return Ok(Outcome { printed, status });
    }
    finish(look, &report, text::inspect, |_| ACCEPTED)
}

fn check(look: &Look, asked: &Asked) -> Result<Outcome> {
    let expectation = expectation::of(asked)?;
    // What was asked for is wrong or right whatever is read then.
    let message = match (&asked.said, &asked.message) {
        (Some(_), Some(_)) => {
            return Err(Problem::new(
                "`--said` and `--message` are both there; one is enough.",
            ));
        }
        (Some(text), None) => text.clone(),
        (None, Some(file)) => input::file_text(file)?,
        (None, None) => String::new(),
    };
    let given = keys::given(look)?;
    let text = input::text(look.file.as_deref())?;
    let pasted = Rc::new(intake::read(&text));
    let filled = pasted.fill(&Choices::default());
    let validator = expectation.validator.or(filled.validator);
    let Some(validator) = validator else {
        return Err(expectation::unnamed());
    };
    let settings = expectation.settings.over(&filled.settings);
    let emptiness = expectation::emptiness(validator, &settings);
    let question = Question {
        is_checked: true,
        said: Said {
            validator: Some(validator),
            settings: expectation.settings,
            message,
            given,
            ..Said::default()
        },
        now: now(look),
    };
    let report = report::of(&text, pasted, question);
    let accepted = |report: &Report| report.tokens.first().is_some_and(report::accepted);
    let problem = emptiness.or_else(|| closed(report.tokens.first()?));
    if let Some(problem) = problem.filter(|_| accepted(&report)) {
        if look.json {
            print(&discreet(&json::report(&report)))?;
        }
        return Err(problem);
    }
    finish(look, &report, text::check, |report| {
        match report.tokens.first().is_some_and(report::accepted) {
            true => ACCEPTED,
            false => REFUSED,
        }
    })
}

/// A token that stays closed says nothing that could be accepted.
fn closed(diagnosis: &Diagnosis) -> Option<Problem> {
    if !matches!(diagnosis.reading.token, Token::Encrypted(_)) {
        return None;
    }
    let said = explain::verdict(diagnosis);
    let problem = Problem::new(said.headline);
    Some(said.detail.into_iter().fold(problem, Problem::help))
}

/// Without a token there is nothing to say, but a program that reads JSON gets JSON all the same.
fn finish(
    look: &Look,
    report: &Report,
    as_text: fn(&Report) -> String,
    status: fn(&Report) -> u8,
) -> Result<Outcome> {
    let printed = match look.json {
        true => discreet(&json::report(report)).into_owned(),
        false => String::new(),
    };
    if report.tokens.is_empty() {
        print(&printed)?;
        return Err(Problem::new(report.nothing.as_str())
            .help("A token is read from a file, or without one from the standard input."));
    }
    Ok(Outcome {
        printed: match look.json {
            true => printed,
            false => as_text(report),
        },
        status: status(report),
    })
}

/// Writes to standard output, with colours where a person reads it. A reader that has seen enough
/// and goes away is no problem.
fn print(text: &str) -> Result<()> {
    let mut out = anstream::stdout();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Problem::new("The output cannot be written."))
        }
        _ => Ok(()),
    }
}

/// As of when: what was asked for, or the clock of this machine.
fn now(look: &Look) -> i64 {
    #[expect(
        clippy::disallowed_methods,
        reason = "the core has no clock, so that whoever calls it must look at one"
    )]
    let since = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    look.at.unwrap_or_else(|| {
        let seconds = since().map_or(0, |passed| passed.as_secs());
        i64::try_from(seconds).unwrap_or(i64::MAX)
    })
}
