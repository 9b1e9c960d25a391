//! For tests: a token before a validator, and all that comes of it in one text.

#[cfg(test)]
use crate::diagnosis::{Case, Diagnosis, GateName, State, diagnose};
use crate::token::base64url;
use crate::validators::{Profile, Settings};

/// The moment of the tests: 2026-11-22 00:00:00 UTC.
pub(in crate::validators) const NOW: i64 = 1_795_305_600;

/// Members of a JSON object with their values as JSON writes them.
pub(in crate::validators) type Members<'a> = &'a [(&'a str, &'a str)];

/// A token with these members and a signature that nobody checks.
pub(in crate::validators) fn token(header: Members<'_>, claims: Members<'_>) -> String {
    let part = |members| base64url::encode(json(members).as_bytes());
    [&part(header), ".", &part(claims), ".c2lnbmF0dXJl"].concat()
}

/// The members with some of them changed or added; an empty value takes one away.
pub(in crate::validators) fn with<'a>(
    members: &[(&'a str, &'a str)],
    changes: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let changed = |name: &str| changes.iter().find(|(own, _)| *own == name);
    let kept = members.iter().filter(|(name, _)| changed(name).is_none());
    let added = changes.iter().filter(|(_, value)| !value.is_empty());
    kept.chain(added).copied().collect()
}

/// What the validator does: `accepted`, or the check that refuses, the message and the answer.
///
/// A `~` in front says that the gates see it differently: they refuse what it accepts, or do not
/// see what it refuses.
pub(in crate::validators) fn said(
    profile: &'static Profile,
    input: &str,
    settings: Members<'_>,
) -> String {
    let mut own = Settings::default();
    for (name, value) in settings {
        let setting = profile.setting_named(name);
        own.set(setting.expect("there is such a setting").kind, *value);
    }
    let diagnosis = diagnose(&Case {
        input: input.to_owned(),
        validator: profile,
        settings: own,
        message: String::new(),
        now: NOW,
        ..Case::default()
    });
    shown(&diagnosis)
}

fn shown(diagnosis: &Diagnosis) -> String {
    let verdict = diagnosis.verdict.as_ref().expect("it is a program");
    let failed = |name| {
        let gate = diagnosis.gate(name).expect("every gate is asked");
        gate.outcome.state() == State::Failed
    };
    let Some(rejection) = &verdict.rejection else {
        if verdict.is_of_another_token() {
            return "another token".to_owned();
        }
        let any = GateName::ALL.into_iter().any(failed);
        return [mark(!any), "accepted"].concat();
    };
    let blamed = verdict.blames().expect("a check refuses");
    let failing =
        |step: &&crate::validators::Step| step.state == crate::validators::StepState::Failed;
    let check = verdict
        .steps
        .iter()
        .find(failing)
        .map_or("", |step| step.check);
    let mut text = [mark(failed(blamed)), check, ": ", &rejection.message].concat();
    if !rejection.exception.is_empty() {
        text = [&text, " (", rejection.exception, ")"].concat();
    }
    if let Some(answer) = &verdict.answer {
        text.push_str(&format!("\n{}", answer.status));
        for part in [&answer.challenge, &answer.body].into_iter().flatten() {
            text = [&text, "\n", part].concat();
        }
    }
    text
}

fn mark(agreed: bool) -> &'static str {
    match agreed {
        true => "",
        false => "~ ",
    }
}

fn json(members: Members<'_>) -> String {
    let members: Vec<_> = members
        .iter()
        .map(|(name, value)| ["\"", name, "\":", value].concat())
        .collect();
    ["{", &members.join(","), "}"].concat()
}
