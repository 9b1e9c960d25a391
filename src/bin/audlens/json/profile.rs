//! The validators as JSON.

use audlens::validators::{Profile, Shape, profiles};
use serde::Serialize;

#[derive(Serialize)]
struct Validator {
    id: &'static str,
    name: &'static str,
    family: &'static str,
    about: &'static str,
    version: &'static str,
    fidelity: &'static str,
    sources: Vec<&'static str>,
    settings: Vec<Knob>,
    checks: Vec<Look>,
}

#[derive(Serialize)]
struct Knob {
    name: &'static str,
    kind: &'static str,
    shape: &'static str,
    choices: &'static [&'static str],
    default: &'static str,
    example: &'static str,
    about: &'static str,
}

#[derive(Serialize)]
struct Look {
    code: &'static str,
    gate: &'static str,
    about: &'static str,
    source: &'static str,
}

/// All validators, or one, in a list.
pub(crate) fn validators(one: Option<&'static Profile>) -> String {
    let wanted = |profile: &&'static Profile| one.is_none_or(|one| one == *profile);
    let list: Vec<_> = profiles().filter(wanted).map(validator).collect();
    super::print(&list)
}

fn validator(profile: &'static Profile) -> Validator {
    let settings = profile.settings.iter().map(|setting| Knob {
        name: setting.name,
        kind: setting.kind.name(),
        shape: shape(setting.shape),
        choices: setting.choices(),
        default: setting.default,
        example: setting.example.text(),
        about: setting.about.text(),
    });
    let checks = profile.checks.iter().map(|check| Look {
        code: check.code,
        gate: check.gate.code(),
        about: check.about.text(),
        source: check.source.text(),
    });
    Validator {
        id: profile.id,
        name: profile.name,
        family: profile.family.code(),
        about: profile.about.text(),
        version: profile.version,
        fidelity: profile.fidelity.code(),
        sources: profile.sources.iter().map(|source| source.text()).collect(),
        settings: settings.collect(),
        checks: checks.collect(),
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Choice(_) => "choice",
        Shape::Claims => "claims",
        Shape::Flag => "flag",
        Shape::Guid => "guid",
        Shape::Guids => "guids",
        Shape::List => "list",
        Shape::Seconds => "seconds",
        Shape::Tenant => "tenant",
        Shape::Text => "text",
        Shape::Version => "version",
    }
}
