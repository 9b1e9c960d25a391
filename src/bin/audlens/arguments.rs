//! What was asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Error, Parser, ValueExt};

use audlens::crypto::SecretForm;
use audlens::token::time;

use crate::problem::{Problem, Result};
use crate::shown::{argument, is_token};

/// How the command is used.
pub(crate) const HELP: &str = "\
Who is this token for, and why did that API refuse it?

Usage: audlens inspect [FILE] [KEYS] [--at TIME] [--json]
       audlens check [FILE] [--validator ID] [--set NAME=VALUE]... [--expect FILE]
                     [--said TEXT | --message FILE] [KEYS] [--at TIME] [--json]
       audlens validators [ID] [--json]
       audlens schema
 KEYS: [--keys FILE]... [--secret FORM] [--password-file FILE] [--detached FILE]

The token is read from FILE, or from standard input without one or with `-`. It may be bare or
stand in a header, a response or any other text. It is never taken as an argument. What else stands
there is read too: the error message, the validator's settings or policy, the request.

  inspect      what the token says, and what else there is to say about it
  check        what a validator does with it, why, and what to change
  validators   the validators and their settings; with an ID, everything about one
  schema       the JSON Schema of what --json prints

  --validator ID     who validates; `audlens validators` lists them; without it, as the input tells
  --set NAME=VALUE   a setting, under the validator's own name; once for each value of a list
  --expect FILE      validator and settings as JSON:
                     {\"validator\": \"rfc7519\", \"settings\": {\"Audiences (aud)\": [\"api://orders\"]}}
  --said TEXT        what the validator said, for instance an error message
  --message FILE     the same from a file
  --keys FILE        what verifies or opens the token: a key set (JWKS), keys (JWK, PEM, DER, OpenSSH),
                     certificates, metadata with a key set in it, a shared secret, or the password
                     that the token was encrypted with; once for each file
  --secret FORM      how a shared secret is written: text (without it), base64, base64url or hex
  --password-file FILE  the password of an encrypted private key
  --detached FILE    the payload that was sent beside the token, exactly as it was sent
  --at TIME          as of when, such as 2026-11-22T07:20:00Z or 1795332000; without it, now
  --json             for programs: one JSON value, described by `audlens schema`
  --help, --version

Exit status: 0 accepted (or read), 1 refused, 2 nothing usable to work on.
";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Inspect(Look),
    Check(Look, Asked),
    Validators { id: Option<String>, json: bool },
    Schema,
    Help,
    Version,
}

/// What to look at, and how.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// Where the token is; standard input without a file.
    pub(crate) file: Option<PathBuf>,
    pub(crate) keys: Vec<PathBuf>,
    /// How a shared secret among them is written.
    pub(crate) secret: Option<SecretForm>,
    pub(crate) password_file: Option<PathBuf>,
    pub(crate) detached: Option<PathBuf>,
    pub(crate) at: Option<i64>,
    pub(crate) json: bool,
}

/// Who validates, and what is set there.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) validator: Option<String>,
    pub(crate) set: Vec<(String, String)>,
    pub(crate) expect: Option<PathBuf>,
    pub(crate) said: Option<String>,
    pub(crate) message: Option<PathBuf>,
}

/// The options of each command.
const OPTIONS: [(&str, &[&str]); 4] = [
    (
        "inspect",
        &["keys", "secret", "password-file", "detached", "at", "json"],
    ),
    (
        "check",
        &[
            "validator",
            "set",
            "expect",
            "said",
            "message",
            "keys",
            "secret",
            "password-file",
            "detached",
            "at",
            "json",
        ],
    ),
    ("validators", &["json"]),
    ("schema", &[]),
];

/// Reads the arguments; the problem never repeats a token.
pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Command> {
    if arguments
        .iter()
        .any(|text| is_token(&text.to_string_lossy()))
    {
        return Err(as_argument());
    }
    let mut parser = Parser::from_args(arguments);
    let mut given = Given::default();
    while let Some(next) = parser.next().map_err(strange)? {
        match next {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Short('V') | Arg::Long("version") => return Ok(Command::Version),
            Arg::Long(name) => {
                let name = known(name)?;
                given.option(name, &mut parser)?;
            }
            Arg::Short(letter) => {
                return Err(usage(format!("There is no option `-{letter}`.")));
            }
            Arg::Value(word) => given.words.push(word),
        }
    }
    given.command()
}

/// Why a token is not taken from an argument: it is in the process list and in the shell's history by now.
pub(crate) fn as_argument() -> Problem {
    Problem::new("A token was given as an argument. It is not read and not repeated here.")
        .help("Arguments stand in the process list and in the shell's history. Pipe it instead:")
        .help("  printf %s \"$TOKEN\" | audlens inspect")
        .help("  audlens inspect token.txt")
        .help("If it is still valid, treat it as seen by others.")
}

#[derive(Default)]
struct Given {
    words: Vec<OsString>,
    used: Vec<&'static str>,
    look: Look,
    asked: Asked,
}

impl Given {
    fn option(&mut self, name: &'static str, parser: &mut Parser) -> Result<()> {
        if self.used.contains(&name) && !["set", "keys"].contains(&name) {
            return Err(usage(format!("`--{name}` is there twice.")));
        }
        self.used.push(name);
        if name == "json" {
            self.look.json = true;
            return Ok(());
        }
        let value = parser.value().map_err(strange)?;
        match name {
            "keys" => self.look.keys.push(value.into()),
            "secret" => self.look.secret = Some(secret(&text(value)?)?),
            "password-file" => self.look.password_file = Some(value.into()),
            "detached" => self.look.detached = Some(value.into()),
            "expect" => self.asked.expect = Some(value.into()),
            "message" => self.asked.message = Some(value.into()),
            "at" => self.look.at = Some(moment(&text(value)?)?),
            "set" => self.asked.set.push(setting(&text(value)?)?),
            "said" => self.asked.said = Some(text(value)?),
            _ => self.asked.validator = Some(text(value)?),
        }
        Ok(())
    }

    fn command(self) -> Result<Command> {
        let mut words = self.words.into_iter();
        let Some(command) = words.next() else {
            return Err(usage("Which command?"));
        };
        let command = text(command)?;
        let Some((name, options)) = OPTIONS.iter().find(|(name, _)| *name == command) else {
            return Err(usage(format!(
                "There is no command {}.",
                argument(&command)
            )));
        };
        if let Some(wrong) = self.used.iter().find(|used| !options.contains(used)) {
            return Err(usage(format!("`{name}` has no option `--{wrong}`.")));
        }
        let word = words.next();
        if let Some(more) = words.next().or_else(|| {
            let takes = *name != "schema";
            word.clone().filter(|_| !takes)
        }) {
            return Err(usage(format!(
                "Too many arguments: {}.",
                argument(&more.to_string_lossy())
            )));
        }
        let mut look = self.look;
        if *name == "validators" {
            return Ok(Command::Validators {
                id: word.map(text).transpose()?,
                json: look.json,
            });
        }
        look.file = word.filter(|word| word != "-").map(PathBuf::from);
        Ok(match *name {
            "inspect" => Command::Inspect(look),
            "check" => Command::Check(look, self.asked),
            _ => Command::Schema,
        })
    }
}

/// The option of that name.
fn known(name: &str) -> Result<&'static str> {
    let mut all = OPTIONS.iter().flat_map(|(_, options)| *options);
    all.find(|own| **own == name).copied().ok_or_else(|| {
        usage(format!(
            "There is no option {}.",
            argument(&format!("--{name}"))
        ))
    })
}

fn setting(text: &str) -> Result<(String, String)> {
    let (name, value) = text
        .split_once('=')
        .ok_or_else(|| usage(format!("`--set` takes NAME=VALUE, not {}.", argument(text))))?;
    Ok((name.to_owned(), value.to_owned()))
}

/// The word is never repeated: it may be the secret itself.
fn secret(text: &str) -> Result<SecretForm> {
    Ok(match text {
        "text" => SecretForm::Text,
        "base64" => SecretForm::Base64,
        "base64url" => SecretForm::Base64Url,
        "hex" => SecretForm::Hex,
        _ => {
            let problem = usage("`--secret` takes text, base64, base64url or hex.");
            return Err(problem.help("The secret itself stands in a file, which `--keys` names."));
        }
    })
}

fn moment(text: &str) -> Result<i64> {
    time::parse(text).ok_or_else(|| {
        Problem::new(format!("`--at` cannot read {} as a time.", argument(text)))
            .help("It takes a time such as 2026-11-22T07:20:00Z, or seconds since 1970.")
    })
}

fn text(value: OsString) -> Result<String> {
    value
        .string()
        .map_err(|_| usage("An argument is not Unicode."))
}

/// In our own words: the library's would repeat what was given.
fn strange(error: Error) -> Problem {
    match error {
        Error::MissingValue {
            option: Some(option),
        } => usage(format!("`{option}` takes a value.")),
        Error::UnexpectedValue { option, .. } => usage(format!("`{option}` takes no value.")),
        _ => usage("The arguments cannot be read."),
    }
}

fn usage(title: impl Into<String>) -> Problem {
    Problem::new(title).help("`audlens --help` shows how it is used.")
}
