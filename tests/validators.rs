//! What must hold for every profile: each check can pass and can refuse, has a source, and says
//! what the gates say.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet};

use audlens::diagnosis::gate::State;
use audlens::diagnosis::{Case, Diagnosis, diagnose};
use audlens::scenario::NOON;
use audlens::token::base64url;
use audlens::validators::{
    Fidelity, GateName, Kind, Profile, Settings, Shape, StepState, Verdict, profiles, recognise,
};
use serde_json::{Map, Value, json};

const TENANT: &str = "aaaabbbb-0000-cccc-1111-dddd2222eeee";

/// Sets of settings and tokens that between them bring out everything that a validator can do:
/// what each setting's example says, then one thing changed, then two.
struct Probes {
    profile: &'static Profile,
    settings: Vec<Settings>,
}

#[test]
fn every_check_passes_and_refuses_and_has_a_source() {
    let mut silent = Vec::new();
    for profile in profiles().filter(|profile| !profile.checks.is_empty()) {
        let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        Probes::of(profile).run(|_, diagnosis| {
            for step in &diagnosis.verdict.as_ref().unwrap().steps {
                seen.entry(step.check)
                    .or_default()
                    .insert(step.state.code());
            }
        });
        for check in profile.checks {
            assert!(
                !check.about.text().is_empty(),
                "{} {}",
                profile.id,
                check.code
            );
            assert!(
                !check.source.text().is_empty(),
                "{} {}",
                profile.id,
                check.code
            );
            let states = seen.get(check.code).cloned().unwrap_or_default();
            for state in ["passed", "failed"] {
                if !states.contains(state) {
                    silent.push(format!("{} {}: never {state}", profile.id, check.code));
                }
            }
        }
    }
    silent.sort();
    let expected: Vec<String> = EXCEPT
        .iter()
        .map(|(check, state, _)| format!("{check}: never {state}"))
        .collect();
    assert_eq!(silent, expected);
}

/// Checks that cannot do one of the two, and why.
const EXCEPT: &[(&str, &str, &str)] = &[];

#[test]
fn what_it_does_and_what_we_see_agree() {
    let mut wrong = BTreeSet::new();
    for profile in profiles().filter(|profile| !profile.checks.is_empty()) {
        Probes::of(profile).run(|case, diagnosis| {
            if let Some(disagreement) = disagreement(diagnosis) {
                wrong.insert(format!("{} {disagreement}", case.validator.id));
            }
        });
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A refusal must be a gate that did not pass; and where every gate passed, the token is taken.
fn disagreement(diagnosis: &Diagnosis) -> Option<String> {
    let verdict = diagnosis.verdict.as_ref()?;
    let state = |gate: GateName| diagnosis.gate(gate).unwrap().outcome.state();
    match verdict.blames() {
        Some(gate) if state(gate) == State::Passed => {
            Some(format!("refuses over {}, which passed", gate.code()))
        }
        Some(_) => None,
        None => {
            let failed = diagnosis.failed().next()?;
            let asked = verdict
                .steps
                .iter()
                .any(|step| step.gate == failed.name && step.state == StepState::Passed);
            asked.then(|| format!("accepts although {} failed", failed.name.code()))
        }
    }
}

/// Every message that a profile writes is recognised when it is pasted, alone and in a log line.
#[test]
fn a_message_is_recognised_wherever_it_stands() {
    for profile in profiles().filter(|profile| !profile.checks.is_empty()) {
        let mut written: BTreeMap<&str, String> = BTreeMap::new();
        Probes::of(profile).run(|_, diagnosis| {
            if let Some(rejection) = &diagnosis.verdict.as_ref().unwrap().rejection {
                written
                    .entry(rejection.code)
                    .or_insert_with(|| rejection.message.clone());
            }
        });
        for (code, message) in written {
            for text in [
                message.clone(),
                format!("2026-11-22T12:00:00Z [warn] auth: {message}\n  at Validate()\n"),
            ] {
                let found = recognise(&text);
                assert!(!found.is_empty(), "{} {code}: {message}", profile.id);
                assert_eq!(found[0].message.code, code, "{}: {message}", profile.id);
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

impl Probes {
    fn of(profile: &'static Profile) -> Self {
        let mut base = Settings::default();
        for setting in profile.settings {
            let example = setting.example.text();
            let fill = match setting.shape {
                Shape::Choice(_) | Shape::Flag => "",
                _ if setting.fault(example).is_some() => "",
                _ => example,
            };
            base.set(setting.kind, fill);
        }
        let mut settings = vec![base.clone(), Settings::default()];
        for setting in profile.settings {
            let values: Vec<&str> = match setting.shape {
                Shape::Choice(choices) => choices.to_vec(),
                Shape::Flag => vec!["true", "false"],
                Shape::Version => vec![
                    "5.2.0", "6.5.0", "6.22.0", "6.30.0", "7.2.0", "8.2.0", "8.8.0", "8.22.0",
                ],
                _ => vec!["", "null", "[]"],
            };
            for value in values {
                let mut changed = base.clone();
                changed.set(setting.kind, value);
                settings.push(changed);
            }
        }
        Self { profile, settings }
    }

    fn run(&self, mut look: impl FnMut(&Case, &Diagnosis)) {
        for settings in &self.settings {
            let mut case = Case {
                input: String::new(),
                validator: self.profile,
                settings: settings.clone(),
                message: String::new(),
                now: NOON,
            };
            // Twice, because what is expected may depend on what came.
            let mut wanted = json!({});
            for _ in 0..2 {
                case.input = token(&header(), &wanted, "c2ln");
                let diagnosis = diagnose(&case);
                wanted = claims(&diagnosis);
            }
            for input in tokens(&wanted) {
                case.input = input;
                look(&case, &diagnose(&case));
            }
        }
    }
}

fn header() -> Value {
    json!({"typ": "JWT", "alg": "RS256", "kid": "example-key-1"})
}

/// The claims of a token that meets what is expected.
fn claims(diagnosis: &Diagnosis) -> Value {
    let expected = &diagnosis.expectation;
    let first =
        |values: &[String], other: &str| values.first().map_or(other, String::as_str).to_owned();
    let mut claims = json!({
        "aud": first(&expected.audiences, "api://orders").trim(),
        "iss": first(&expected.issuers, &format!("https://sts.windows.net/{TENANT}/")).trim(),
        "tid": TENANT, "ver": "1.0", "oid": "00aa00aa-bb11-cc22-dd33-44ee44ee44ee",
        "sub": "subject", "nbf": NOON - 300, "iat": NOON - 300, "exp": NOON + 3600,
        "appid": first(&expected.callers, "11112222-bbbb-3333-cccc-4444dddd5555"),
        "scp": if expected.scopes.is_empty() { "access_as_user".to_owned() } else { expected.scopes.join(" ") },
        "roles": if expected.roles.is_empty() { vec!["Orders.Read.All".to_owned()] } else { expected.roles.clone() },
    });
    for claim in &expected.claims {
        let separator = claim.separator.as_deref().unwrap_or(" ");
        claims[&claim.name] = match claim.values.as_slice() {
            [] => json!("anything"),
            values => json!(values.join(separator)),
        };
    }
    claims
}

/// The token as it is wanted, and everything that can be wrong with one.
fn tokens(wanted: &Value) -> Vec<String> {
    let good = token(&header(), wanted, "c2ln");
    let mut all = vec![
        good.clone(),
        good.replacen('.', "", 1),
        good.replace('.', ""),
        format!("{good}."),
        format!("{good}.x.y"),
        format!("{good}.x.y.z"),
        format!("*{good}"),
        good.replace(".ey", ".*ey"),
        token(&header(), wanted, ""),
        token(&json!({"alg": "none"}), wanted, ""),
        token(&json!({"alg": "HS256", "typ": "at+jwt"}), wanted, "c2ln"),
        token(&json!({"alg": "RS256"}), wanted, "c2ln"),
        token(
            &json!({"alg": "RS256", "kid": "x", "nonce": "n"}),
            wanted,
            "c2ln",
        ),
        token(&json!({"alg": "dir", "enc": "A128GCM"}), wanted, "c2ln").replace('.', "..") + ".t",
        String::from("EwBwA8l6BAAUO9chh8cJscQLmU+LSWpbnr0vmwwAAQ"),
        format!("{good}{}", "A".repeat(300_000)),
    ];
    for (name, values) in changes(wanted) {
        for value in values {
            let mut claims: Map<String, Value> = wanted.as_object().unwrap().clone();
            match value {
                Some(value) => claims.insert(name.clone(), value),
                None => claims.remove(&name),
            };
            all.push(token(&header(), &Value::Object(claims), "c2ln"));
        }
    }
    let v2 = format!("https://login.microsoftonline.com/{TENANT}/v2.0");
    let mut other = wanted.clone();
    other["iss"] = json!(v2);
    other["ver"] = json!("2.0");
    all.push(token(&header(), &other, "c2ln"));
    other["aud"] = json!("00001111-aaaa-2222-bbbb-3333cccc4444");
    other["azp"] = other["appid"].take();
    all.push(token(&header(), &other, "c2ln"));
    all
}

fn changes(wanted: &Value) -> Vec<(String, Vec<Option<Value>>)> {
    let text = |name: &str| wanted[name].as_str().unwrap_or_default().to_owned();
    let mut changes: Vec<(String, Vec<Option<Value>>)> = vec![
        (
            "aud".into(),
            vec![
                None,
                Some(json!([])),
                Some(json!("")),
                Some(json!(7)),
                Some(json!(["x", text("aud")])),
                Some(json!("https://graph.microsoft.com")),
                Some(json!(format!("{}/", text("aud")))),
                Some(json!(text("aud").to_uppercase())),
                Some(json!("00001111-aaaa-2222-bbbb-3333cccc4444")),
            ],
        ),
        (
            "iss".into(),
            vec![
                None,
                Some(json!("")),
                Some(json!("https://issuer.example/")),
                Some(json!(text("iss").trim_end_matches('/'))),
                Some(json!(
                    "https://sts.windows.net/99999999-0000-cccc-1111-dddd2222eeee/"
                )),
                Some(json!(format!(
                    "https://contoso.b2clogin.com/tfp/{TENANT}/b2c_1_a/v2.0/"
                ))),
            ],
        ),
        (
            "exp".into(),
            vec![
                None,
                Some(json!(NOON - 400)),
                Some(json!(NOON - 300)),
                Some(json!(NOON)),
                Some(json!("x")),
                Some(json!(NOON - 1000)),
            ],
        ),
        (
            "nbf".into(),
            vec![None, Some(json!(NOON + 400)), Some(json!(NOON + 4000))],
        ),
        (
            "tid".into(),
            vec![None, Some(json!("99999999-0000-cccc-1111-dddd2222eeee"))],
        ),
        ("ver".into(), vec![None, Some(json!("2.0"))]),
        (
            "appid".into(),
            vec![None, Some(json!("99999999-0000-cccc-1111-dddd2222eeee"))],
        ),
        (
            "oid".into(),
            vec![None, Some(json!("99999999-0000-cccc-1111-dddd2222eeee"))],
        ),
        ("sub".into(), vec![None, Some(json!("somebody else"))]),
        ("scp".into(), vec![None, Some(json!("another"))]),
        ("roles".into(), vec![None, Some(json!(["another"]))]),
    ];
    let known: BTreeSet<String> = changes.iter().map(|(name, _)| name.clone()).collect();
    for name in wanted.as_object().unwrap().keys() {
        if !known.contains(name) {
            changes.push((name.clone(), vec![None, Some(json!("another"))]));
        }
    }
    // Neither scopes nor roles: one of them alone may be enough.
    changes
}

fn token(header: &Value, claims: &Value, signature: &str) -> String {
    let part = |value: &Value| base64url::encode(value.to_string().as_bytes());
    [part(header), part(claims), signature.to_owned()].join(".")
}

/// The probes are worth something: they tell a validator's acceptance from its refusal.
#[test]
fn the_probes_hold_a_token_that_is_taken() {
    for profile in profiles().filter(|profile| !profile.checks.is_empty()) {
        let (mut taken, mut refused) = (false, false);
        Probes::of(profile).run(|_, diagnosis| {
            let accepted = diagnosis.verdict.as_ref().is_some_and(Verdict::accepted);
            taken |= accepted;
            refused |= !accepted;
        });
        assert!(taken && refused, "{}", profile.id);
    }
    let entra = Profile::by_id("entra-api").unwrap();
    assert!(entra.setting(Kind::ClientId).is_some());
}
