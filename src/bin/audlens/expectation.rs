//! Who validates and what is set there: from `--validator`, `--set` and `--expect`.

use std::path::Path;

use audlens::explain;
use audlens::token::json::{Json, Kind as JsonKind, Value};
use audlens::validators::{Kind, Profile, Settings, profiles};

use crate::arguments::Asked;
use crate::input;
use crate::problem::{Problem, Result};
use crate::shown::argument;

/// A validator with its settings.
#[derive(Debug, PartialEq)]
pub(crate) struct Expectation {
    /// `None` where that is left to the input to tell.
    pub(crate) validator: Option<&'static Profile>,
    pub(crate) settings: Settings,
}

/// Why an acceptance would mean nothing. Rules have no defaults of their own: where nothing is
/// expected nothing is refused, and a check that should guard an API would pass for want of a line.
pub(crate) fn emptiness(validator: &'static Profile, settings: &Settings) -> Option<Problem> {
    if !validator.checks.is_empty() || !settings.is_empty() {
        return None;
    }
    let name = validator.settings.first().map_or("NAME", |own| own.name);
    Some(
        Problem::new("Nothing is said about what the API expects.")
            .help(format!(
                "Say it with `--set '{name}=…'` or `--expect FILE`."
            ))
            .help("To read the token only: `audlens inspect`."),
    )
}

/// Neither the arguments nor the input name one.
pub(crate) fn unnamed() -> Problem {
    Problem::new("Which validator?")
        .help("Name it with `--validator ID`, or as \"validator\" in the file of `--expect`;")
        .help("or let its settings, its policy or its message stand in the input.")
        .help("`audlens validators` lists them.")
}

/// What was asked for; every setting can be read.
pub(crate) fn of(asked: &Asked) -> Result<Expectation> {
    let file = asked.expect.as_deref().map(read).transpose()?;
    let validator = validator(asked, file.as_ref())?;
    let mut settings = Settings::default();
    let is_set =
        !asked.set.is_empty() || file.as_ref().is_some_and(|file| !file.settings.is_empty());
    let Some(validator) = validator else {
        // A setting has the name that its validator has for it.
        return match is_set {
            true => Err(unnamed()),
            false => Ok(Expectation {
                validator,
                settings,
            }),
        };
    };
    for (name, text) in file.iter().flat_map(|file| &file.settings) {
        settings.set(kind(validator, name)?, text.clone());
    }
    set(validator, &mut settings, &asked.set)?;
    faultless(validator, &settings)?;
    Ok(Expectation {
        validator: Some(validator),
        settings,
    })
}

/// The validator of that id.
pub(crate) fn profile(id: &str) -> Result<&'static Profile> {
    Profile::by_id(id).ok_or_else(|| {
        let problem = Problem::new(format!("There is no validator {}.", argument(id)));
        let near: Vec<_> = profiles()
            .filter(|profile| profile.id.contains(id) || id.contains(profile.id))
            .map(|profile| format!("`{}`", profile.id))
            .collect();
        match near.is_empty() || id.is_empty() {
            true => problem,
            false => problem.help(format!("There is {}.", near.join(", "))),
        }
        .help("`audlens validators` lists them.")
    })
}

fn validator(asked: &Asked, file: Option<&Written>) -> Result<Option<&'static Profile>> {
    let written = file.and_then(|file| file.validator.as_deref());
    match (asked.validator.as_deref(), written) {
        (Some(id), Some(other)) if id != other => Err(Problem::new(format!(
            "`--validator` says {} and the file of `--expect` says {}.",
            argument(id),
            argument(other)
        ))),
        (Some(id), _) | (None, Some(id)) => profile(id).map(Some),
        (None, None) => Ok(None),
    }
}

/// What `--set` says takes the place of what the file says; several values of a list are lines.
fn set(
    validator: &'static Profile,
    settings: &mut Settings,
    set: &[(String, String)],
) -> Result<()> {
    let mut seen: Vec<Kind> = Vec::new();
    for (name, value) in set {
        let kind = kind(validator, name)?;
        let is_list = validator.setting(kind).is_some_and(|own| own.is_list());
        let text = match (seen.contains(&kind), is_list) {
            (false, _) => value.clone(),
            (true, true) => format!("{}\n{value}", settings.text(kind)),
            (true, false) => {
                return Err(Problem::new(format!(
                    "{} is set twice and holds one value.",
                    argument(name)
                )));
            }
        };
        seen.push(kind);
        settings.set(kind, text);
    }
    Ok(())
}

fn kind(validator: &'static Profile, name: &str) -> Result<Kind> {
    let setting = validator.setting_named(name);
    setting.map(|setting| setting.kind).ok_or_else(|| {
        let names: Vec<_> = validator
            .settings
            .iter()
            .map(|setting| format!("`{}`", setting.name))
            .collect();
        Problem::new(format!(
            "`{}` has no setting {}.",
            validator.id,
            argument(name)
        ))
        .help(format!("It has {}.", names.join(", ")))
    })
}

fn faultless(validator: &'static Profile, settings: &Settings) -> Result<()> {
    let problem = validator.faults(settings).fold(None, |problem, found| {
        let (setting, fault) = found;
        let text = explain::fault(setting, &fault);
        let text = format!("{}: {text}", setting.name);
        let problem: Problem = problem.unwrap_or_else(|| {
            Problem::new(format!("A setting of `{}` cannot be used.", validator.id))
        });
        Some(problem.help(text))
    });
    problem.map_or(Ok(()), Err)
}

/// A file of `--expect`.
#[derive(Debug, Default)]
struct Written {
    validator: Option<String>,
    settings: Vec<(String, String)>,
}

fn read(path: &Path) -> Result<Written> {
    let name = argument(&path.to_string_lossy());
    let json = Json::from_text(input::file_text(path)?);
    if let Some(fault) = &json.fault {
        let (line, column) = json.line_and_column(fault.at);
        return Err(Problem::new(format!(
            "{name} is not JSON: line {line}, column {column}."
        )));
    }
    let wrong = |what: &str| {
        Problem::new(format!("{name}: {what}")).help(
            "It holds {\"validator\": ID, \"settings\": {NAME: \"value\" or [\"value\", ...]}}.",
        )
    };
    let object = json.object().ok_or_else(|| wrong("not an object."))?;
    let mut written = Written::default();
    for member in object.members() {
        match &*member.name.display() {
            "validator" => {
                let id = member.value.string();
                let id = id.ok_or_else(|| wrong("\"validator\" is not a string."))?;
                written.validator = Some(id.into_owned());
            }
            "settings" if member.value.kind() == JsonKind::Object => {
                for own in member.value.members() {
                    let name = own.name.display().into_owned();
                    let text = setting(own.value).ok_or_else(|| {
                        wrong(&format!("the value of {} cannot be used.", argument(&name)))
                    })?;
                    written.settings.push((name, text));
                }
            }
            "settings" => return Err(wrong("\"settings\" is not an object.")),
            other => {
                return Err(wrong(&format!("it has a member {}.", argument(other))));
            }
        }
    }
    Ok(written)
}

/// A value as it would be filled in: a list has one value a line, and may be absent or empty.
fn setting(value: Value<'_>) -> Option<String> {
    match value.kind() {
        JsonKind::Object => None,
        JsonKind::Array => {
            let lines: Option<Vec<_>> = value.items().map(line).collect();
            let lines = lines?;
            Some(match lines.is_empty() {
                true => "[]".to_owned(),
                false => lines.join("\n"),
            })
        }
        _ => Some(value.display().into_owned()),
    }
}

fn line(value: Value<'_>) -> Option<String> {
    let text = value.string()?;
    (!text.contains(['\n', '\r'])).then(|| text.into_owned())
}
