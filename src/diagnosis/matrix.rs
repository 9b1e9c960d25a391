//! One token and one expectation before every validator: accepted here, refused there.

use super::case::Case;
use super::examined::Examined;
use super::facts::Facts;
use super::gate::{GateName, Outcome};
use super::{Looked, ORDER_OF_MENDING, Ties, ask};
use crate::token::Reading;
use crate::validators::{Expectation, Kind, Profile, Settings, Verdict, profiles};

/// What one validator makes of the token.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The validator.
    pub profile: &'static Profile,
    /// What it does, where it is a program whose ways are known.
    pub verdict: Option<Verdict>,
    /// The gate that is in the way, with its answer; `None` if it takes the token.
    pub refused: Option<(GateName, Option<Outcome>)>,
    /// Whether it was told anything that it could refuse a token by.
    pub told: bool,
    /// What is set on it.
    pub settings: Settings,
}

/// Shows the token to every validator. The one of the case has its settings; the others have what
/// can be carried over: what was filled in for all, and the audiences and issuers expected.
pub fn matrix(case: &Case, reading: &Reading, examined: &Examined) -> Vec<Entry> {
    let own = (case.validator.expect)(&case.attempt(reading));
    let facts = Facts::of(reading);
    let entry = |profile: &'static Profile| {
        let case = Case {
            input: String::new(),
            validator: profile,
            settings: carried(case, &own, profile),
            now: case.now,
            ..Case::default()
        };
        let case = examined.told(&case);
        let attempt = case.attempt(reading);
        let expectation = (profile.expect)(&attempt);
        let verdict = profile.run(&attempt);
        let refused = match &verdict {
            Some(verdict) => verdict.blames().map(|gate| (gate, None)),
            None => refused_by_gates(&case, reading, &facts, &expectation, examined),
        };
        Entry {
            profile,
            verdict,
            refused,
            told: profile.is_told(&case.settings, &expectation),
            settings: case.settings.clone(),
        }
    };
    profiles().map(entry).collect()
}

fn refused_by_gates(
    case: &Case,
    reading: &Reading,
    facts: &Facts,
    expectation: &Expectation,
    examined: &Examined,
) -> Option<(GateName, Option<Outcome>)> {
    // What a token is tied to is asked once, for the API; no validator here is known to ask.
    let looked = Looked {
        examined,
        ties: &Ties::default(),
    };
    let gates = ask(case, reading, facts, expectation, &looked);
    let failed = |name: &GateName| {
        gates
            .iter()
            .find(|gate| gate.name == *name && matches!(gate.outcome, Outcome::Failed(_)))
    };
    let gate = ORDER_OF_MENDING.iter().find_map(failed)?;
    Some((gate.name, Some(gate.outcome.clone())))
}

/// The settings for another validator of the same API.
fn carried(case: &Case, expected: &Expectation, profile: &'static Profile) -> Settings {
    let mut settings = case.settings.clone();
    if profile == case.validator {
        return settings;
    }
    for (kind, single, values) in [
        (Kind::Audiences, Kind::Audience, &expected.audiences),
        (Kind::Issuers, Kind::Issuer, &expected.issuers),
    ] {
        let blank = [kind, single]
            .iter()
            .all(|kind| settings.text(*kind).trim().is_empty());
        if blank && !values.is_empty() && profile.setting(kind).is_some() {
            settings.set(kind, values.join("\n"));
        }
    }
    settings
}
