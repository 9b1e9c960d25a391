//! What validators do and say, in words.

use super::{gate_name, list};
use crate::catalogue::{Prose, prose};
use crate::diagnosis::{Diagnosis, GateName};
use crate::validators::{
    Answer, Family, Fidelity, Profile, Skip, Spoken, StepState, Verdict, fill,
};

static REFUSES: Prose = prose("It refuses the token at check {0} of {1}, “{2}”.");
static OTHER_TOKEN: Prose =
    prose("It looks at another token than this one; what it says of that one is not known here.");
static TAKES: Prose = prose("It takes the token.");
static IF_SIGNED: Prose = prose("No key was given: all of this holds only if the signature fits.");
static UNUSABLE: Prose =
    prose("A check whose setting cannot be read is left out; the real one may stop there.");
static FILL_IN: Prose = prose(
    "Nothing is filled in that it could go by. Fill in {0}, and here stands what it does with this token, check by check.",
);
static ALSO_WRONG: Prose = prose("It stops there and looks no further. Wrong as well: {0}.");
static WRONG_ALL_THE_SAME: Prose =
    prose("It does not see everything. Wrong all the same, as far as was filled in: {0}.");
static SAID_SO: Prose = prose("What was pasted speaks of “{0}” too: that fits.");

/// The name of a family.
pub fn family(family: Family) -> &'static str {
    match family {
        Family::Rules => "Rules",
        Family::Library => "Libraries and frameworks",
        Family::Gateway => "Gateways",
        Family::Api => "APIs",
    }
}

/// How the ways of a validator are known.
pub fn fidelity(fidelity: Fidelity) -> &'static str {
    match fidelity {
        Fidelity::Read => "Its source was read.",
        Fidelity::Recorded => "Its answers were recorded.",
        Fidelity::Documented => "Its documentation says so.",
        Fidelity::Inferred => "Inferred from what is known of it; nobody confirmed it.",
    }
}

/// The word for what became of a check.
pub fn step_word(state: StepState) -> &'static str {
    match state {
        StepState::Passed => "passed",
        StepState::Failed => "refused; it stops here",
        StepState::Skipped(Skip::Off) => "not asked for",
        StepState::Skipped(Skip::NoKey) => "not checked: no key",
        StepState::Skipped(Skip::OtherToken) => "looks at another token",
        StepState::Skipped(Skip::SettingUnusable) => "not checked: setting unusable",
        StepState::NotReached => "not reached",
    }
}

/// A sign for it, beside its word.
pub fn step_sign(state: StepState) -> &'static str {
    match state {
        StepState::Passed => "✓",
        StepState::Failed => "✗",
        StepState::Skipped(Skip::Off) => "–",
        StepState::Skipped(_) => "?",
        StepState::NotReached => "·",
    }
}

/// What to fill in, before anything can be said about what the validator does.
pub fn fill_in(profile: &Profile) -> String {
    let names = profile.settings.iter().take(3);
    let names: Vec<_> = names.map(|setting| setting.name.to_owned()).collect();
    fill(FILL_IN.text(), &[&list(&names, "or")])
}

/// What the validator does with the token, how sure that is, and what it does not see. What its
/// message blames against what is wrong is said by [`blame`](super::blame).
pub fn outcome(verdict: &Verdict, profile: &Profile, diagnosis: &Diagnosis) -> Vec<String> {
    let refused_at = verdict
        .steps
        .iter()
        .position(|step| step.state == StepState::Failed);
    let has = |skip| {
        verdict
            .steps
            .iter()
            .any(|step| step.state == StepState::Skipped(skip))
    };
    let blamed = verdict.blames();
    let mut said = vec![match (refused_at, blamed) {
        (Some(at), Some(gate)) => {
            let (number, all) = ((at + 1).to_string(), verdict.steps.len().to_string());
            fill(REFUSES.text(), &[&number, &all, gate_name(gate)])
        }
        _ if verdict.is_of_another_token() => OTHER_TOKEN.text().to_owned(),
        _ => TAKES.text().to_owned(),
    }];
    for (skip, text) in [
        (Skip::NoKey, &IF_SIGNED),
        (Skip::SettingUnusable, &UNUSABLE),
    ] {
        if has(skip) {
            said.push(text.text().to_owned());
        }
    }
    if !verdict.is_of_another_token() {
        said.extend(unseen(blamed, diagnosis));
    }
    let own = |spoken: &&Spoken| profile.writes(spoken.message);
    if let Some(spoken) = diagnosis.spoken().find(own)
        && Some(spoken.message.gate) == blamed
    {
        said.push(fill(SAID_SO.text(), &[gate_name(spoken.message.gate)]));
    }
    said
}

/// What is wrong beside what the validator blames.
fn unseen(blamed: Option<GateName>, diagnosis: &Diagnosis) -> Option<String> {
    let failed: Vec<_> = diagnosis.failed().map(|gate| gate.name).collect();
    let others: Vec<_> = failed
        .iter()
        .filter(|gate| Some(**gate) != blamed)
        .map(|gate| ["“", gate_name(*gate), "”"].concat())
        .collect();
    if others.is_empty() {
        return None;
    }
    let text = match blamed {
        Some(gate) if failed.contains(&gate) => &ALSO_WRONG,
        // What a message blames against what is wrong is told once, by `blame`.
        Some(_) => return None,
        None => &WRONG_ALL_THE_SAME,
    };
    Some(fill(text.text(), &[&list(&others, "and")]))
}

/// What stands in the place of a message that a validator does not write.
pub fn silent() -> &'static str {
    super::matrix::SILENT.text()
}

/// The status that the client sees; nothing where the protocol is not HTTP.
pub fn status(answer: &Answer) -> Option<String> {
    (answer.status != 0).then(|| ["HTTP ", &answer.status.to_string()].concat())
}
