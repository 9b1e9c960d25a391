//! Tables of tokens and what an API says of them.

#[cfg(test)]
use crate::diagnosis::{Case, Diagnosis, diagnose};
use crate::diagnosis::{GateName, State};
use crate::token::base64url;
use crate::validators::{Profile, Settings};

/// 2026-11-22 07:20:00 UTC.
const NOW: i64 = 1_795_332_000;

/// Each row: settings as `name=value` lines, members of the claims set, and what is said: `accepted`
/// or the code and the message. The token is of the tenant and valid unless the members say otherwise.
///
/// Of the questions that the API asks, the gates must fail the one that it blames, or none.
#[track_caller]
pub(super) fn check(profile: &'static Profile, rows: &[(&str, &str, &str)]) {
    for (settings, members, expected) in rows {
        let diagnosis = diagnosed(profile, settings, &token(members));
        assert_eq!(said(&diagnosis), *expected, "{members}");
        let verdict = diagnosis.verdict.as_ref().unwrap();
        let failed = diagnosis.gates.iter().find(|gate| {
            gate.outcome.state() == State::Failed && verdict.blames() != Some(gate.name)
        });
        let asked = |gate: GateName| profile.checks.iter().any(|check| check.gate == gate);
        assert!(
            verdict.blames().is_some() || failed.is_none_or(|gate| !asked(gate.name)),
            "{members}: {failed:?}"
        );
    }
}

/// What the client sees of the refusal of such a token: status, challenge and body.
pub(super) fn answer(profile: &'static Profile, settings: &str, members: &str) -> String {
    let diagnosis = diagnosed(profile, settings, &token(members));
    let answer = diagnosis.verdict.unwrap().answer.unwrap();
    let texts: Vec<_> = [answer.challenge, answer.body]
        .into_iter()
        .flatten()
        .collect();
    format!("{} {}", answer.status, texts.join(" | "))
}

/// The refusal of a text that is no token.
pub(super) fn unreadable(profile: &'static Profile) -> String {
    said(&diagnosed(profile, "", "not.a.token"))
}

fn said(diagnosis: &Diagnosis) -> String {
    match &diagnosis.verdict.as_ref().unwrap().rejection {
        None => "accepted".to_owned(),
        Some(rejection) => format!("{}: {}", rejection.code, rejection.message),
    }
}

fn diagnosed(profile: &'static Profile, settings: &str, token: &str) -> Diagnosis {
    let mut filled = Settings::default();
    for line in settings.lines() {
        let (name, value) = line.split_once('=').unwrap();
        filled.set(profile.setting_named(name).unwrap().kind, value);
    }
    diagnose(&Case {
        input: token.to_owned(),
        validator: profile,
        settings: filled,
        message: String::new(),
        now: NOW,
        ..Case::default()
    })
}

/// Of members that are there twice the last one counts.
fn token(members: &str) -> String {
    let claims = format!(
        "{{\"iss\":\"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/\",\"exp\":{},{members}}}",
        NOW + 3_600
    );
    [r#"{"alg":"RS256","typ":"JWT"}"#, &claims, "signature"]
        .map(|part| base64url::encode(part.as_bytes()))
        .join(".")
}
