//! What must hold for every profile: each check can pass and can refuse, has a source, and says
//! what the gates say.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use audlens::diagnosis::gate::State;
use audlens::diagnosis::{Diagnosis, diagnose};
use audlens::token::base64url;
use audlens::validators::{
    Family, Fidelity, GateName, Profile, Step, StepState, profiles, recognise,
};
use support::probes::Probes;

/// What each profile did with all probes.
struct Seen {
    profile: &'static Profile,
    states: BTreeMap<&'static str, BTreeSet<&'static str>>,
    written: BTreeMap<&'static str, String>,
    taken: bool,
}

static SEEN: LazyLock<Vec<Seen>> = LazyLock::new(|| {
    let programs = profiles().filter(|profile| !profile.checks.is_empty());
    programs.map(seen).collect()
});

fn seen(profile: &'static Profile) -> Seen {
    let mut seen = Seen {
        profile,
        states: BTreeMap::new(),
        written: BTreeMap::new(),
        taken: false,
    };
    Probes::of(profile).run(|verdict| {
        for step in &verdict.steps {
            let states = seen.states.entry(step.check).or_default();
            states.insert(step.state.code());
        }
        match &verdict.rejection {
            None => seen.taken = true,
            Some(rejection) => {
                let written = seen.written.entry(rejection.code);
                written.or_insert_with(|| rejection.message.clone());
            }
        }
    });
    seen
}

#[test]
fn every_check_passes_and_refuses_and_has_a_source() {
    let mut silent = Vec::new();
    for Seen {
        profile, states, ..
    } in SEEN.iter()
    {
        for check in profile.checks {
            let name = format!("{} {}", profile.id, check.code);
            assert!(!check.about.text().is_empty(), "{name}");
            assert!(!check.source.text().is_empty(), "{name}");
            let states = states.get(check.code).cloned().unwrap_or_default();
            for state in ["passed", "failed"] {
                // Only the service has the keys that its tokens are signed with.
                let elsewhere = matches!(profile.family, Family::Api | Family::Gateway)
                    && check.gate == GateName::Signature
                    && state == "passed";
                if !states.contains(state) && !elsewhere {
                    silent.push(format!("{name}: never {state}"));
                }
            }
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn what_it_does_and_what_we_see_agree() {
    let mut wrong = BTreeMap::new();
    for profile in profiles().filter(|profile| !profile.checks.is_empty()) {
        Probes::of(profile).each(false, |case| {
            if let Some(disagreement) = disagreement(&diagnose(case)) {
                let example = format!("{:?} {}", case.settings, claims_of(&case.input));
                wrong
                    .entry(format!("{} {disagreement}", profile.id))
                    .or_insert(example);
            }
        });
    }
    for (own, _) in OWN_WAYS {
        let before = wrong.len();
        wrong.retain(|disagreement, _| !disagreement.ends_with(own));
        assert!(wrong.len() < before, "{own}: no longer so");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Where a validator's own ways are not a question that the gates ask, and why.
const OWN_WAYS: &[(&str, &str)] = &[
    (
        " input: refuses although the gate readable passed",
        "Microsoft.IdentityModel has a limit for the length of a token.",
    ),
    (
        " read: refuses although the gate readable passed",
        "Microsoft.IdentityModel cannot read a claim of another type; the claim's own gate says so.",
    ),
    (
        "passport-azure-ad one-audience: refuses although the gate audience passed",
        "No gate asks how many audiences there are.",
    ),
    (
        "passport-azure-ad issuer-known: refuses although the gate issuer passed",
        "It refuses every token where it is not set whose to take.",
    ),
    (
        " payload-times: refuses although the gate lifetime passed",
        "Nimbus and go-jose read iat too, and refuse a text there; no gate looks at it.",
    ),
    (
        "smallrye-jwt age: refuses although the gate lifetime passed",
        "No gate asks how old a token is.",
    ),
    (
        "vault-jwt times: refuses although the gate lifetime passed",
        "Without exp it makes one of the other times.",
    ),
    (
        "dynamics-commerce distribution: refuses although the gate audience passed",
        "What is set agrees with the token, and has not arrived yet.",
    ),
    (
        "envoy-jwt-authn present: accepts although the gate readable failed",
        "A section that is empty does not count, so a dot too many does no harm.",
    ),
    (
        "istio format: accepts although the gate readable failed",
        "The same.",
    ),
    (
        " issued-at: refuses although the gate lifetime passed",
        "No gate asks what iat is.",
    ),
    (
        "envoy-jwt-authn max-lifetime: refuses although the gate lifetime passed",
        "No gate asks how long a token may live.",
    ),
    (
        "istio request-principal: refuses although the gate permissions passed",
        "No gate asks who the subject is.",
    ),
    (
        "kubernetes-oidc username: refuses although the gate permissions passed",
        "No gate asks what the user is called.",
    ),
];

/// A refusal must be a gate that did not pass; and where a gate failed that the validator asks,
/// the token is not taken.
fn disagreement(diagnosis: &Diagnosis) -> Option<String> {
    let verdict = diagnosis.verdict.as_ref()?;
    let state = |gate: GateName| diagnosis.gate(gate).unwrap().outcome.state();
    let failed = |step: &&Step| step.state == StepState::Failed;
    if let Some(step) = verdict.steps.iter().find(failed) {
        let passed = state(step.gate) == State::Passed;
        return passed.then(|| {
            let (check, gate) = (step.check, step.gate.code());
            format!("{check}: refuses although the gate {gate} passed")
        });
    }
    let step = verdict
        .steps
        .iter()
        .find(|step| step.state == StepState::Passed && state(step.gate) == State::Failed)?;
    let (check, gate) = (step.check, step.gate.code());
    Some(format!("{check}: accepts although the gate {gate} failed"))
}

fn claims_of(input: &str) -> String {
    let payload = input.split('.').nth(1).unwrap_or_default();
    String::from_utf8_lossy(&base64url::decode(payload).bytes).into_owned()
}

/// Every message that a profile writes is recognised when it is pasted, alone and in a log line.
#[test]
fn a_message_is_recognised_wherever_it_stands() {
    for Seen {
        profile, written, ..
    } in SEEN.iter()
    {
        // A status stands where nobody recorded what a service writes.
        let status = |code: &str| matches!(code, "401" | "403");
        for (code, message) in written.iter().filter(|(code, _)| !status(code)) {
            for text in [
                message.clone(),
                format!("2026-11-22T12:00:00Z [warn] auth: {message}\n  at Validate()\n"),
            ] {
                let found = recognise(&text);
                let first = found.first().map(|spoken| spoken.message.code);
                assert_eq!(first, Some(*code), "{}: {message}", profile.id);
            }
        }
    }
}

#[test]
fn every_profile_is_complete() {
    for profile in profiles() {
        let id = profile.id;
        assert!(!profile.about.text().is_empty(), "{id}");
        assert!(!profile.sources.is_empty(), "{id}");
        assert!(!profile.settings.is_empty(), "{id}");
        let mut names = BTreeSet::new();
        let mut kinds = BTreeSet::new();
        for setting in profile.settings {
            assert!(names.insert(setting.name), "{id}: {} twice", setting.name);
            assert!(
                kinds.insert(setting.kind.name()),
                "{id}: {} twice",
                setting.kind.name()
            );
            assert!(!setting.about.text().is_empty(), "{id} {}", setting.name);
            assert_eq!(
                setting.fault(setting.default),
                None,
                "{id} {}",
                setting.name
            );
        }
        let codes: BTreeSet<_> = profile.checks.iter().map(|check| check.code).collect();
        assert_eq!(codes.len(), profile.checks.len(), "{id}: a code twice");
        if profile.fidelity == Fidelity::Read {
            assert!(!profile.version.is_empty(), "{id}: which version was read?");
        }
    }
}

/// The probes are worth something: they tell a validator's acceptance from its refusal.
#[test]
fn the_probes_hold_a_token_that_is_taken() {
    for seen in SEEN.iter() {
        assert!(seen.taken, "{}", seen.profile.id);
        assert!(!seen.written.is_empty(), "{}", seen.profile.id);
    }
}
