//! Every policy of the corpus is recognised, and what configures a validator fills its settings.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::path::Path;

use audlens::intake::{self, Tells};
use audlens::policy::{self, Blanks, Request};

const FOLDER: &str = "../shared/corpora/apim-policies";

/// Files with an element that looks at tokens which fills nothing in, and why.
const EMPTY: &[(&str, &str)] = &[
    ("087", "audiences holds an element that nobody knows"),
    ("089", "required-claims holds an element that nobody knows"),
    ("093", "validate-jwt holds an element that nobody knows"),
    ("121", "the attributes are made by a program"),
    ("123", "the elements are made by a program"),
    ("127", "audience and issuer stand there without their lists"),
];

struct File {
    name: String,
    text: String,
}

fn files() -> Vec<File> {
    let mut files = Vec::new();
    for folder in ["files", "embedded"] {
        let Ok(entries) = Path::new(FOLDER).join(folder).read_dir() else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            files.push(File {
                name: path.file_name().unwrap().to_string_lossy().into_owned(),
                text: std::fs::read_to_string(&path).unwrap(),
            });
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    if files.is_empty() {
        println!("skipped: corpora not present");
    }
    files
}

#[test]
fn every_policy_is_recognised_and_fills_its_settings() {
    let mut wrong = Vec::new();
    for File { name, text } in files() {
        let intake = intake::read(&text);
        let own = intake
            .pieces
            .iter()
            .filter(|piece| piece.form.id == "apim-policy");
        let policies = own
            .clone()
            .filter(|piece| matches!(piece.tells, Tells::Policy(_)));
        if policies.count() != 1 {
            wrong.push(format!("{name}: no policy"));
        }
        let tags = ["<validate-jwt", "<validate-azure-ad-token"];
        let written: usize = tags
            .iter()
            .map(|tag| without_comments(&text).matches(tag).count())
            .sum();
        let mut looked = 0;
        for piece in own {
            let Tells::Settings(configured) = &piece.tells else {
                continue;
            };
            looked += usize::from(configured.validator.is_some());
            let is_known = EMPTY.iter().any(|(own, _)| name.starts_with(own));
            if configured.values.is_empty() != is_known {
                wrong.push(format!(
                    "{name}: {} is empty: {:?}",
                    piece.name,
                    piece.span.of(&text)
                ));
            }
            for value in &configured.values {
                let there = value.span.of(&text);
                if there.is_empty() && !value.text.is_empty() {
                    wrong.push(format!("{name}: {} stands nowhere", value.name));
                }
            }
        }
        if looked != written {
            wrong.push(format!("{name}: {looked} of {written} elements"));
        }
        if intake.fill(&intake::Choices::default()).validator.is_none() {
            wrong.push(format!("{name}: no validator"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = behind.split_once("-->").map_or("", |(_, behind)| behind);
    }
    kept + rest
}

/// Nothing that is there stops the machine, and where nothing answers before, it comes to each
/// element that looks at tokens.
#[test]
fn every_policy_runs() {
    let known = |_: &str| None;
    let fill = |text: &str| Some(text.to_owned());
    let blanks = Blanks {
        fill: &fill,
        known: &known,
    };
    for File { name, text } in files() {
        let policy = policy::read(&text).unwrap_or_else(|| panic!("{name}"));
        let run = policy::run(&policy, &Request::default(), &blanks);
        assert!(!run.steps.is_empty(), "{name}");
        for step in &run.steps {
            let there = step.span.of(&text);
            assert!(
                there.starts_with(&["<", &step.element].concat()),
                "{name}: {there}"
            );
        }
    }
}
