//! `cargo xtask test`: everything that must hold before a change is accepted.

use std::cell::OnceCell;

use anyhow::{Result, bail};

use crate::project::{Project, WASM};
use crate::step::{run as start, step};
use crate::tools::{Browser, OtherLibraries, Tools};
use crate::{budget, deny, dist, interop, site, tools, web_tests};

type Step = (&'static str, fn(&Shared) -> Result<()>);

/// The steps in their order: the quickest to fail come first.
const STEPS: [Step; 11] = [
    ("tools", Shared::everything),
    ("format", format),
    ("clippy", clippy),
    ("clippy-wasm", clippy_wasm),
    ("native", native),
    ("interop", |shared| interop::compare(&shared.project)),
    ("panels", panels),
    ("dist", |shared| {
        dist::build(&shared.project, shared.tools()?)
    }),
    ("budget", |shared| {
        budget::check(&site::folder(&shared.project))
    }),
    ("browser", |shared| {
        start(&mut web_tests::command(&shared.project)?)
    }),
    ("deny", |shared| deny::check(&shared.project)),
];

/// Runs the steps, and stops at the first that fails.
///
/// # Errors
/// The failing step's.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    let chosen = choose(options)?;
    let shared = Shared {
        project: Project::find()?,
        tools: OnceCell::new(),
    };
    for (name, work) in &chosen {
        step(name, || work(&shared))?;
    }
    let names: Vec<&str> = chosen.iter().map(|(name, _)| *name).collect();
    println!("\nEverything holds: {}.", names.join(", "));
    Ok(())
}

/// What the steps share.
struct Shared {
    project: Project,
    tools: OnceCell<Tools>,
}

impl Shared {
    /// The tools that build the page, sought when first needed.
    fn tools(&self) -> Result<&Tools> {
        if let Some(tools) = self.tools.get() {
            return Ok(tools);
        }
        let tools = Tools::ready(&self.project)?;
        Ok(self.tools.get_or_init(|| tools))
    }

    /// Seeks all tools ahead, so that a missing one is known before the long steps.
    fn everything(&self) -> Result<()> {
        self.tools()?;
        Browser::ready()?;
        OtherLibraries::ready()?;
        tools::axe()?;
        tools::cargo_deny()?;
        Ok(())
    }

    fn cargo(&self, words: &[&str]) -> Result<()> {
        start(&mut self.project.cargo(words))
    }

    fn has(&self, path: &str) -> bool {
        self.project.root.join(path).exists()
    }
}

fn format(shared: &Shared) -> Result<()> {
    shared.cargo(&["fmt", "--all", "--check"])
}

fn clippy(shared: &Shared) -> Result<()> {
    shared.cargo(&[
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])
}

fn clippy_wasm(shared: &Shared) -> Result<()> {
    let words = [
        "clippy",
        "--locked",
        "--package",
        "audlens",
        "--features",
        "ui",
        "--target",
    ];
    shared.cargo(&[&words[..], &[WASM, "--", "-D", "warnings"]].concat())
}

fn native(shared: &Shared) -> Result<()> {
    shared.cargo(&[
        "test",
        "--locked",
        "--workspace",
        "--exclude",
        "browser-tests",
    ])
}

fn panels(shared: &Shared) -> Result<()> {
    if !shared.has("tests/panels.rs") && !shared.has("tests/panels/main.rs") {
        println!("   there are no panel tests yet");
        return Ok(());
    }
    shared.cargo(&[
        "test",
        "--locked",
        "--features",
        "ui-test",
        "--test",
        "panels",
    ])
}

fn choose(options: &[&str]) -> Result<Vec<Step>> {
    let (mut only, mut skip) = (Vec::new(), Vec::new());
    let mut rest = options;
    while let [option, name, after @ ..] = rest {
        if !STEPS.iter().any(|(step, _)| step == name) {
            let names: Vec<&str> = STEPS.iter().map(|(step, _)| *step).collect();
            bail!("there is no step `{name}`; there are {}", names.join(", "));
        }
        match *option {
            "--only" => only.push(*name),
            "--skip" => skip.push(*name),
            _ => bail!("test takes `--only STEP` and `--skip STEP`"),
        }
        rest = after;
    }
    if let [word, ..] = rest {
        bail!("`{word}` needs the name of a step");
    }
    let wanted = |name: &&str| (only.is_empty() || only.contains(name)) && !skip.contains(name);
    Ok(STEPS.into_iter().filter(|(name, _)| wanted(name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_chosen_by_name() {
        let names = |options: &[&str]| match choose(options) {
            Ok(steps) => steps
                .iter()
                .map(|(name, _)| *name)
                .collect::<Vec<_>>()
                .join(" "),
            Err(problem) => problem.to_string(),
        };
        const ALL: &str =
            "tools format clippy clippy-wasm native interop panels dist budget browser deny";
        for (options, expected) in [
            (&[][..], ALL),
            (&["--only", "deny", "--only", "format"], "format deny"),
            (&["--only", "deny", "--skip", "deny"], ""),
            (&["--skip"], "`--skip` needs the name of a step"),
            (
                &["--fast", "deny"],
                "test takes `--only STEP` and `--skip STEP`",
            ),
        ] {
            assert_eq!(names(options), expected);
        }
        assert!(names(&["--only", "lunch"]).starts_with("there is no step `lunch`; there are "));
    }
}
