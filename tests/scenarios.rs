//! Every scenario file says what its file says it must.
//!
//! `UPDATE=1 cargo test --test scenarios` writes what is said now into the files, for review.
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod support;

use std::collections::BTreeSet;

use audlens::audience::near_miss::NearMiss;
use audlens::diagnosis::fix::Fix;
use audlens::diagnosis::gate::{Outcome, Reason, State};
use audlens::diagnosis::patch::Patch;
use audlens::diagnosis::{Diagnosis, diagnose};
use audlens::explain;
use audlens::scenario::{NOON, Says, Scenario, examples, scenarios};
use audlens::validators::{Family, Step, StepState, Verdict};

#[test]
fn what_is_said_is_what_the_file_says() {
    for scenario in scenarios() {
        let diagnosis = diagnose(&scenario.case(NOON));
        let said = said(&diagnosis);
        if std::env::var_os("UPDATE").is_some() {
            write(&scenario, &said);
            continue;
        }
        assert_eq!(said, scenario.says(), "{}", scenario.id);
    }
}

/// The causes for which requests really fail, each with public threads that show it.
#[test]
fn every_known_cause_has_a_situation_with_its_threads() {
    let mut causes = BTreeSet::new();
    for scenario in scenarios() {
        let file = file(&scenario);
        let threads = file["threads"].as_array().map_or(0, Vec::len);
        if let Some(cause) = file["cause"].as_u64() {
            causes.insert(cause);
            assert!(threads > 0, "{}: no thread", scenario.id);
        }
    }
    assert_eq!(causes, (1..=21).collect());
}

/// A page full of examples helps nobody, and all of them are loaded before the page is sealed.
#[test]
fn the_gallery_has_a_few_for_every_family() {
    let gallery = examples();
    assert!((20..=32).contains(&gallery.len()), "{}", gallery.len());
    let families: BTreeSet<_> = gallery
        .iter()
        .map(|own| own.case(NOON).validator.family)
        .collect();
    assert_eq!(families, Family::ALL.into_iter().collect());
}

#[test]
fn every_file_is_listed_and_can_be_read() {
    let mut files: Vec<_> = std::fs::read_dir("tests/scenarios")
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    files.sort();
    let mut listed: Vec<_> = scenarios()
        .iter()
        .map(|scenario| scenario.id.to_owned())
        .collect();
    listed.sort();
    assert_eq!(files, listed);
}

/// Every sentence, word for word, in `tests/said`.
#[test]
fn every_sentence_is_pinned() {
    for scenario in scenarios() {
        let path = format!("tests/said/{}.txt", scenario.id);
        let said = support::report(&diagnose(&scenario.case(NOON)));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &said).unwrap();
        }
        let pinned = std::fs::read_to_string(&path).unwrap();
        assert_eq!(said, pinned, "{}", scenario.id);
    }
}

/// Every fix that is shown turns its gate; applying it by hand shows the same.
#[test]
fn every_fix_is_proved() {
    for scenario in scenarios() {
        let case = scenario.case(NOON);
        let diagnosis = diagnose(&case);
        for fix in &diagnosis.fixes {
            let patched = diagnose(&fix.patch.apply(&case));
            let state = patched.gate(fix.gate).unwrap().outcome.state();
            assert_eq!(
                state,
                State::Passed,
                "{}: {}",
                scenario.id,
                fix.advice.code()
            );
            assert!(fix.proof.holds(), "{}: {}", scenario.id, fix.advice.code());
            let failing: Vec<_> = patched
                .gates
                .iter()
                .filter(|gate| gate.outcome.state() == State::Failed)
                .map(|gate| gate.name)
                .collect();
            assert_eq!(
                fix.proof.still_failing,
                failing,
                "{}: {}",
                scenario.id,
                fix.advice.code()
            );
        }
    }
}

/// A gate that failed has something to offer, signatures and proofs of a key apart: only the issuer, or
/// the holder of the key, can mend those.
#[test]
fn every_failed_gate_has_a_fix() {
    for scenario in scenarios() {
        let diagnosis = diagnose(&scenario.case(NOON));
        for gate in diagnosis.failed() {
            let of_key = matches!(
                gate.outcome,
                Outcome::Failed(
                    Reason::Unsigned | Reason::RuleBroken(_) | Reason::KeyBindingBroken(_)
                )
            );
            let mends = |fix: &&Fix| !fix.proof.still_failing.contains(&gate.name);
            let fixes = diagnosis.fixes.iter().filter(mends).count();
            assert!(
                of_key || fixes > 0,
                "{}: nothing for {}",
                scenario.id,
                gate.name.code()
            );
        }
    }
}

/// A change of letters in the token alone never turns the audience: the proof can fail.
#[test]
fn a_patch_that_changes_nothing_proves_nothing() {
    let scenario = scenarios()
        .into_iter()
        .find(|scenario| scenario.id == "graph-token-to-own-api")
        .unwrap();
    let case = scenario.case(NOON);
    let patched = diagnose(&Patch::Reissue(vec![("name", Some("\"x\"".into()))]).apply(&case));
    let audience = audlens::diagnosis::GateName::Audience;
    assert_eq!(
        patched.gate(audience).unwrap().outcome.state(),
        State::Failed
    );
}

fn said(diagnosis: &Diagnosis) -> Says {
    let not_passed = diagnosis
        .gates
        .iter()
        .filter(|gate| gate.outcome.state() != State::Passed);
    Says {
        headline: explain::verdict(diagnosis).headline,
        gates: not_passed
            .map(|gate| {
                (
                    gate.name.code().to_owned(),
                    gate.outcome.state().code().to_owned(),
                )
            })
            .collect(),
        misses: diagnosis
            .gates
            .iter()
            .flat_map(|gate| misses(&gate.outcome))
            .collect(),
        findings: diagnosis
            .findings
            .iter()
            .map(|finding| finding.code().to_owned())
            .collect(),
        fixes: diagnosis
            .fixes
            .iter()
            .map(|fix| fix.advice.code().to_owned())
            .collect(),
        steps: diagnosis.verdict.iter().flat_map(steps).collect(),
        verdict: diagnosis.verdict.iter().flat_map(verdict).collect(),
        spoken: diagnosis
            .heard
            .iter()
            .map(|heard| heard.code().to_owned())
            .collect(),
        blame: explain::blame(diagnosis),
    }
}

fn steps(verdict: &Verdict) -> impl Iterator<Item = (String, String)> {
    let pair = |step: &Step| (step.check.to_owned(), step.state.code().to_owned());
    verdict.steps.iter().map(pair)
}

/// What the validator says, name by name.
fn verdict(verdict: &Verdict) -> Vec<(String, String)> {
    let failed = |step: &&Step| step.state == StepState::Failed;
    let Some(rejection) = &verdict.rejection else {
        return vec![("accepted".to_owned(), verdict.accepted().to_string())];
    };
    let check = verdict.steps.iter().find(failed).unwrap().check;
    let mut pairs = vec![
        ("check", check.to_owned()),
        ("code", rejection.code.to_owned()),
        ("message", rejection.message.clone()),
    ];
    if let Some(answer) = &verdict.answer {
        pairs.push(("status", answer.status.to_string()));
        pairs.extend(answer.challenge.clone().map(|text| ("challenge", text)));
        pairs.extend(answer.body.clone().map(|text| ("body", text)));
    }
    let owned = |(name, text): (&str, String)| (name.to_owned(), text);
    pairs.into_iter().map(owned).collect()
}

fn misses(outcome: &Outcome) -> Vec<String> {
    let codes = |misses: &[NearMiss]| misses.iter().map(|miss| miss.code().to_owned()).collect();
    match outcome {
        Outcome::Failed(Reason::AudienceNotAccepted { misses, .. }) => codes(misses),
        Outcome::Failed(Reason::IssuerNotAccepted {
            spelling, meaning, ..
        }) => {
            let mut all: Vec<String> = codes(spelling);
            all.extend(meaning.iter().map(|miss| miss.code().to_owned()));
            all
        }
        _ => Vec::new(),
    }
}

fn write(scenario: &Scenario, said: &Says) {
    let mut file = file(scenario);
    let mut says = serde_json::json!({
        "headline": said.headline,
        "gates": object(&said.gates),
        "misses": said.misses,
        "findings": said.findings,
        "fixes": said.fixes,
    });
    // Only programs have checks, and only some stories have a message.
    for (name, pairs) in [("steps", &said.steps), ("verdict", &said.verdict)] {
        if !pairs.is_empty() {
            says[name] = object(pairs);
        }
    }
    for (name, list) in [("spoken", &said.spoken), ("blame", &said.blame)] {
        if !list.is_empty() {
            says[name] = list.clone().into();
        }
    }
    file["says"] = says;
    std::fs::write(
        path(scenario),
        serde_json::to_string_pretty(&file).unwrap() + "\n",
    )
    .unwrap();
}

fn path(scenario: &Scenario) -> String {
    format!("tests/scenarios/{}.json", scenario.id)
}

fn file(scenario: &Scenario) -> serde_json::Value {
    let text = std::fs::read_to_string(path(scenario)).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn object(pairs: &[(String, String)]) -> serde_json::Value {
    let member = |(name, text): &(String, String)| (name.clone(), text.as_str().into());
    serde_json::Value::Object(pairs.iter().map(member).collect())
}
