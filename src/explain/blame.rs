//! What a message blames, and what is wrong.

use super::heard::is_hidden;
use super::{either, gate_name, list};
use crate::catalogue::{Prose, prose};
use crate::diagnosis::{Diagnosis, Finding, Gate, GateName, State};
use crate::validators::{Heard, Holds, Spoken, fill};

static IN_ORDER: Prose =
    prose("The message blames the {0}, which is in order. The {1} is what is wrong.");
static ALSO: Prose =
    prose("The message blames the {0} and is silent about the {1}, which is wrong as well.");
static NOT_CHECKED: Prose =
    prose("The message blames the {0}, which was not checked here. The {1} is wrong in any case.");
static NOTHING_WRONG: Prose = prose(
    "The message blames the {0}, and the {0} of this token passes here. It was written about another token, or what is set there is not what is filled in here.",
);
static REFUSED_ALL_THE_SAME: Prose = prose("The message blames the {0}, which is in order.");
static HIDDEN: Prose = prose(
    "The message hides its values. Of the token at hand, {0} is {1}; with these settings, {2} is asked for.",
);
static CODE_ALONE: Prose = prose(
    "The message does not tell its values here. Of the token at hand, {0} is {1}; with these settings, {2} is asked for.",
);
static OTHERWISE: Prose = prose(
    "With these settings, {0} would not say that about this token but {1}. Compare the settings, and look whether it was this token.",
);

/// The message that was pasted, or the one that is foretold, against what is wrong; nothing where
/// they agree.
pub fn blame(diagnosis: &Diagnosis) -> Vec<String> {
    // Messages and verdicts come with the catalogue, and with it the code that compares them.
    match diagnosis.heard.is_empty() && diagnosis.verdict.is_none() {
        true => Vec::new(),
        false => blamed(diagnosis),
    }
}

#[inline(never)]
fn blamed(diagnosis: &Diagnosis) -> Vec<String> {
    let another = |finding: &Finding| matches!(finding, Finding::AnotherToken { .. });
    if diagnosis.findings.iter().any(another) {
        // It speaks of another token, as the finding says.
        return Vec::new();
    }
    let foretold = diagnosis.verdict.as_ref();
    let rejection = foretold.and_then(|verdict| verdict.rejection.as_ref());
    let is_foretold =
        |spoken: &&Spoken| rejection.is_some_and(|own| own.code == spoken.message.code);
    let of_this = diagnosis.spoken().find(is_foretold);
    let spoken = of_this.or_else(|| diagnosis.spoken().next());
    let is_spoken = |own: &&Heard| own.spoken().is_some_and(|own| Some(own) == spoken);
    let blames = |own: &&Heard| own.gate().is_some();
    let heard = &diagnosis.heard;
    let pasted = heard
        .iter()
        .find(is_spoken)
        .or_else(|| heard.iter().find(blames));
    let blamed = pasted.and_then(Heard::gate).or_else(|| foretold?.speaks_of);
    let Some(blamed) = blamed else {
        return Vec::new();
    };
    let mut said: Vec<_> = beside(blamed, diagnosis).into_iter().collect();
    let own = |spoken: &&Spoken| diagnosis.validator.writes(spoken.message);
    // What was not checked, or fails as well, may have been what it stopped at.
    let passed = |gate: &Gate| gate.outcome.state() == State::Passed;
    if let (Some(rejection), Some(spoken)) = (rejection, spoken.filter(own))
        && rejection.code != spoken.message.code
        && diagnosis.gate(blamed).is_some_and(passed)
    {
        let name = diagnosis.validator.name;
        said.push(fill(OTHERWISE.text(), &[name, rejection.code]));
    }
    said.extend(pasted.and_then(|heard| hidden(heard, diagnosis)));
    said
}

/// What stands in the place of values that a message hides: newer versions of Microsoft.IdentityModel
/// leave them out, older ones write that they are personal data.
fn hidden(heard: &Heard, diagnosis: &Diagnosis) -> Option<String> {
    let left_out = |spoken: &Spoken| {
        let text = spoken.message.text.text();
        text.ends_with("app-context-switches")
    };
    let personal = |(_, value): &(Holds, String)| is_hidden(value);
    let is_cut = !heard.is_whole();
    let is_hidden = heard.spoken().is_some_and(left_out) || heard.values().iter().any(personal);
    if !is_cut && !is_hidden {
        return None;
    }
    let Diagnosis {
        facts, expectation, ..
    } = diagnosis;
    let issuer = facts.issuer.as_slice();
    let (claim, found, wanted) = match heard.gate()? {
        GateName::Audience => ("aud", facts.audience.values(), &expectation.audiences),
        GateName::Issuer => ("iss", issuer, &expectation.issuers),
        _ => return None,
    };
    if found.is_empty() || wanted.is_empty() {
        return None;
    }
    let values = [claim, &list(found, "and"), &either(wanted)];
    let text = if is_cut { &CODE_ALONE } else { &HIDDEN };
    Some(fill(text.text(), &values))
}

/// What is to be mended first, where it is not what is blamed.
fn beside(blamed: GateName, diagnosis: &Diagnosis) -> Option<String> {
    let blames = noun(blamed);
    let state = diagnosis.gate(blamed)?.outcome.state();
    let Some(first) = diagnosis.failed().next() else {
        return in_order(blamed, state, diagnosis);
    };
    let text = match state {
        _ if first.name == blamed => return None,
        State::Failed => ALSO,
        State::NotChecked => NOT_CHECKED,
        State::Passed | State::DoesNotApply => IN_ORDER,
    };
    Some(fill(text.text(), &[&blames, &noun(first.name)]))
}

/// Nothing is wrong as far as the gates see.
fn in_order(blamed: GateName, state: State, diagnosis: &Diagnosis) -> Option<String> {
    if state != State::Passed {
        return None;
    }
    let verdict = diagnosis.verdict.as_ref();
    let check = verdict
        .and_then(|verdict| verdict.failed())
        .and_then(|step| diagnosis.validator.check(step.check));
    Some(match check {
        Some(_) => fill(REFUSED_ALL_THE_SAME.text(), &[&noun(blamed)]),
        None => fill(NOTHING_WRONG.text(), &[&noun(blamed)]),
    })
}

/// The name of a gate inside a sentence.
fn noun(gate: GateName) -> String {
    match gate {
        GateName::Readable => "form".to_owned(),
        GateName::Permissions => "permission".to_owned(),
        gate => gate_name(gate).to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::{Case, diagnose};
    use crate::scenario::NOON;
    use crate::token::base64url::encode;
    use crate::validators::{Profile, Settings};

    const EVENT: &str = "Microsoft.Dynamics.Commerce.Runtime.UserAuthenticationException: The audience validation failed.";
    const LATE: &str = "IDX10223: Lifetime validation failed. The token is expired.\nValidTo (UTC): '1/1/2026 0:00:00', Current time (UTC): '1/2/2026 0:00:00'.";
    const KEY: &str = "IDX10503: Signature validation failed. Keys tried: 'a'.\nExceptions caught:\n 'b'.\ntoken: 'c'.";

    #[test]
    fn what_is_blamed_is_held_against_what_is_wrong() {
        let right = r#""iss":"https://sts.windows.net/a/","appid":"pos","aud":"api://rs""#;
        let (fresh, late) = (NOON + 60, NOON - 3_600);
        let cases: [(&str, i64, &str, &[&str]); 7] = [
            (right, fresh, "", &[]),
            (
                right,
                fresh,
                EVENT,
                &[
                    "The message blames the audience, and the audience of this token passes here. It was written about another token, or what is set there is not what is filled in here.",
                ],
            ),
            (
                r#""iss":"https://sts.windows.net/a/","appid":"pos","aud":"api://RS""#,
                fresh,
                EVENT,
                &[],
            ),
            (
                r#""iss":"https://sts.windows.net/a","appid":"pos","aud":"api://rs""#,
                fresh,
                "",
                &[
                    "The message blames the audience, which is in order. The issuer is what is wrong.",
                ],
            ),
            (
                r#""iss":"https://sts.windows.net/a/","appid":"pos","aud":"api://RS""#,
                late,
                LATE,
                &[
                    "The message blames the time and is silent about the audience, which is wrong as well.",
                ],
            ),
            (
                right,
                late,
                EVENT,
                &[
                    "The message blames the audience, which is in order. The time is what is wrong.",
                    "With these settings, Dynamics 365 Commerce Retail Server would not say that about this token but IDX10223. Compare the settings, and look whether it was this token.",
                ],
            ),
            (
                r#""iss":"https://sts.windows.net/a/","appid":"pos","aud":"api://RS""#,
                fresh,
                KEY,
                &[
                    "The message blames the signature, which was not checked here. The audience is wrong in any case.",
                ],
            ),
        ];
        let validator = Profile::by_id("dynamics-commerce").expect("there is one");
        let mut settings = Settings::default();
        for (name, text) in [
            ("Issuers", "https://sts.windows.net/a/"),
            ("Callers", "pos"),
            ("Audiences", "api://rs"),
        ] {
            let setting = validator.setting_named(name).expect("it has it");
            settings.set(setting.kind, text);
        }
        for (claims, exp, message, expected) in cases {
            let claims = format!("{{{claims},\"exp\":{exp}}}");
            let diagnosis = diagnose(&Case {
                input: format!("eyJhbGciOiJSUzI1NiJ9.{}.c2ln", encode(claims.as_bytes())),
                validator,
                settings: settings.clone(),
                message: message.to_owned(),
                now: NOON,
                ..Case::default()
            });
            assert_eq!(blame(&diagnosis), expected, "{claims} {message}");
        }
    }
}
