//! The validators, and what can be set on them.

use audlens::explain;
use audlens::validators::{Family, Profile, Setting, Shape, profiles};

use crate::paper::{BOLD, DIM, HELP, Paper};

/// All of them, by family.
pub(crate) fn validators() -> String {
    let mut paper = Paper::default();
    let width = profiles()
        .map(|profile| profile.id.len())
        .max()
        .unwrap_or(0);
    for family in Family::ALL {
        let mut own = profiles()
            .filter(|profile| profile.family == family)
            .peekable();
        if own.peek().is_none() {
            continue;
        }
        paper.put(BOLD, explain::family(family)).end();
        for profile in own {
            paper
                .text("  ")
                .put(HELP, &format!("{:<width$}", profile.id))
                .text("  ")
                .text(profile.name);
            if !profile.version.is_empty() {
                paper.text(" ").text(profile.version);
            }
            paper.end();
        }
    }
    paper
        .end()
        .text("`audlens validators ID` says what can be set on one, what it checks, and how that is known.")
        .end();
    paper.done()
}

/// Everything about one.
pub(crate) fn validator(profile: &Profile) -> String {
    let mut paper = Paper::default();
    paper
        .put(HELP, profile.id)
        .text("  ")
        .put(BOLD, profile.name);
    if !profile.version.is_empty() {
        paper.text(" ").text(profile.version);
    }
    paper.end().text(profile.about.text()).end();
    paper.end().put(BOLD, "settings").end();
    profile
        .settings
        .iter()
        .for_each(|own| setting(&mut paper, own));
    if !profile.checks.is_empty() {
        paper.end().put(BOLD, "checks, in this order").end();
        for check in profile.checks {
            paper.text("  ").put(HELP, check.code).end();
            paper.text("    ").text(check.about.text()).end();
            paper.text("    ").put(DIM, check.source.text()).end();
        }
    }
    paper
        .end()
        .put(BOLD, "sources")
        .text(": ")
        .text(explain::fidelity(profile.fidelity))
        .end();
    for source in profile.sources {
        paper.text("  ").text(source.text()).end();
    }
    paper.done()
}

fn setting(paper: &mut Paper, setting: &Setting) {
    paper.text("  ").put(HELP, setting.name);
    paper.put(DIM, &format!("  {}", shape(setting)));
    if !setting.default.is_empty() {
        paper.put(DIM, &format!(", default {}", setting.default));
    }
    paper.end().text("    ").text(setting.about.text()).end();
    let example = setting.example.text();
    if !example.is_empty() && setting.choices().is_empty() {
        paper
            .text("    ")
            .put(DIM, &format!("such as {example}"))
            .end();
    }
}

/// What may be filled in.
fn shape(setting: &Setting) -> String {
    let choices = setting.choices();
    if !choices.is_empty() {
        return choices.join(" | ");
    }
    match setting.shape {
        Shape::Claims => "claims",
        Shape::Guid => "a GUID",
        Shape::Guids => "GUIDs",
        Shape::List => "values",
        Shape::Seconds => "seconds, or hh:mm:ss",
        Shape::Tenant => "a tenant",
        Shape::Version => "a version",
        _ => "a value",
    }
    .to_owned()
}
