//! Software that accepts or rejects tokens, one file each.
//!
//! A [`Profile`] names its settings as its own documentation does. It turns what a person filled in
//! into one [`Expectation`], so that the gates are written once for all of them; and it has its own
//! [`Check`]s, in its own order and with its own words, so that what it says can be foretold.

mod apis;
mod attempt;
mod check;
mod claims;
mod expectation;
mod gate_name;
mod gateways;
mod lexicon;
mod libraries;
mod message;
#[cfg(test)]
mod probe;
mod rules;
mod setting;
mod settings;
pub mod signing_key;
mod table;
mod version;

pub use attempt::Attempt;
pub use check::{Answer, Check, Rejection, Said, Skip, Step, StepState, Verdict};
pub use claims::RequiredClaim;
pub use expectation::{AcceptedVersion, EntraApi, Expectation};
pub use gate_name::GateName;
pub use lexicon::Entry;
pub use message::{
    CodeFamily, Coded, Heard, Holds, Known, Listed, Message, Spoken, fill, hear, nearest,
    recognise, resembles, speaker,
};
pub use setting::{Fault, Kind, Setting, Shape, Wrong};
pub use settings::{Given, Settings};
pub use table::{Cell, Mend, Row, Table};
pub use version::Version;

use crate::catalogue::{self, Prose};
use crate::issuer::entra::EntraIssuer;

/// Every profile, in the order of the page's list; one folder for each family. Until the catalogue
/// is here, and the code of the others with it, only the rules.
pub fn profiles() -> impl Iterator<Item = &'static Profile> {
    let others = (0..).take_while(|_| catalogue::is_here());
    rules::PROFILES
        .iter()
        .copied()
        .chain(others.map_while(other))
}

/// One of those that come with the catalogue.
#[inline(never)]
fn other(index: usize) -> Option<&'static Profile> {
    [libraries::PROFILES, gateways::PROFILES, apis::PROFILES]
        .into_iter()
        .flatten()
        .copied()
        .nth(index)
}

/// The API that answers at this host, if only one of those that are known can be there.
pub fn at_host(host: &str) -> Option<&'static Profile> {
    match catalogue::is_here() {
        true => apis::at_host(host),
        false => None,
    }
}

/// The profile to start with for a token of that issuer: Entra's form has no place for another one.
pub fn fitting(issuer: Option<&str>) -> &'static Profile {
    let foreign = issuer.is_some_and(|issuer| EntraIssuer::parse(issuer).is_none());
    match foreign {
        true => &rules::RFC7519,
        false => &rules::ENTRA_API,
    }
}

/// One validator: what can be set on it, what that makes it expect, and what it does.
pub struct Profile {
    /// Stable, kebab-case.
    pub id: &'static str,
    /// The name people know it by.
    pub name: &'static str,
    /// What sort of software it is.
    pub family: Family,
    /// What it stands for, in a sentence.
    pub about: Prose,
    /// The version, or the range of versions, that is simulated; empty where it has none.
    pub version: &'static str,
    /// How its behaviour is known.
    pub fidelity: Fidelity,
    /// Where its rules are written down.
    pub sources: &'static [Prose],
    /// Its knobs, the most telling first.
    pub settings: &'static [Setting],
    /// What it expects of this token with these settings.
    pub expect: fn(&Attempt<'_>) -> Expectation,
    /// What it looks at, in its usual order; nothing if it is an idea rather than a program.
    pub checks: &'static [Check],
    /// The order for one token, where it is not always the same.
    pub order: Option<fn(&Attempt<'_>) -> Vec<&'static Check>>,
    /// What it writes; shared lists may occur in several profiles.
    pub messages: &'static [&'static [Message]],
    /// What the client sees of a refusal; `None` where that is for others to decide.
    pub answer: fn(&Attempt<'_>, &Rejection) -> Option<Answer>,
    /// Values that must agree in several places, side by side.
    pub table: Option<fn(&Attempt<'_>) -> Table>,
}

/// What sort of software a validator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// What a specification or a platform asks for, whatever the software.
    Rules,
    /// A library, or a framework's use of one.
    Library,
    /// Something that stands before an API.
    Gateway,
    /// An API that checks for itself.
    Api,
}

/// How we know what a validator does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fidelity {
    /// Its source was read.
    Read,
    /// Its answers were recorded, by us or in public threads.
    Recorded,
    /// Its documentation says so.
    Documented,
    /// Concluded from what is known of it.
    Inferred,
}

impl Profile {
    /// The profile of that id.
    pub fn by_id(id: &str) -> Option<&'static Profile> {
        profiles().find(|profile| profile.id == id)
    }

    /// The setting of that kind, if this validator has it.
    pub fn setting(&self, kind: Kind) -> Option<&'static Setting> {
        self.settings.iter().find(|setting| setting.kind == kind)
    }

    /// The setting of that name: the validator's own, or that of its kind.
    pub fn setting_named(&self, name: &str) -> Option<&'static Setting> {
        let own = self.settings.iter().find(|setting| setting.name == name);
        own.or_else(|| {
            self.settings
                .iter()
                .find(|setting| setting.kind.name() == name)
        })
    }

    /// The check of that code.
    pub fn check(&self, code: &str) -> Option<&'static Check> {
        self.checks.iter().find(|check| check.code == code)
    }

    /// Whether this message is one of its own.
    pub fn writes(&self, message: &Message) -> bool {
        let mut own = self.messages.iter().copied().flatten();
        own.any(|own| own == message)
    }

    /// Whether it was told anything that it could refuse a token by.
    pub fn is_told(&self, settings: &Settings, expectation: &Expectation) -> bool {
        let filled = |setting: &Setting| !settings.text(setting.kind).trim().is_empty();
        !expectation.audiences.is_empty() || self.settings.iter().any(filled)
    }

    /// Settings that cannot be read, and what is wrong with each.
    pub fn faults(&self, settings: &Settings) -> impl Iterator<Item = (&'static Setting, Fault)> {
        self.settings
            .iter()
            .filter_map(|setting| Some((setting, setting.fault(settings.text(setting.kind))?)))
    }

    /// What it does with a token; `None` if it is no program and has no words of its own.
    pub fn run(&'static self, attempt: &Attempt<'_>) -> Option<Verdict> {
        // Those that are there before the catalogue have no checks.
        (!self.checks.is_empty()).then(|| self.simulate(attempt))
    }

    #[inline(never)]
    fn simulate(&'static self, attempt: &Attempt<'_>) -> Verdict {
        let order = match self.order {
            Some(order) => order(attempt),
            None => self.checks.iter().collect(),
        };
        let (steps, rejection) = check::run(&order, attempt);
        let answer = rejection
            .as_ref()
            .and_then(|rejection| (self.answer)(attempt, rejection));
        let mut verdict = Verdict {
            steps,
            rejection,
            answer,
            speaks_of: None,
        };
        verdict.speaks_of = self.speaks_of(&verdict);
        verdict
    }

    /// The question that the message of a refusal speaks of: that of the check, unless messages of
    /// that code only ever speak of another.
    fn speaks_of(&self, verdict: &Verdict) -> Option<GateName> {
        let checked = verdict.failed()?.gate;
        let code = verdict.rejection.as_ref()?.code;
        let messages = self.messages.iter().copied().flatten();
        let mut gates = messages
            .filter(|message| message.code == code)
            .map(|message| message.gate)
            .peekable();
        let first = *gates.peek().unwrap_or(&checked);
        let spoken = gates.any(|gate| gate == checked);
        Some(if spoken { checked } else { first })
    }
}

impl Family {
    /// All of them, in the order of the page's list.
    pub const ALL: [Self; 4] = [Self::Rules, Self::Library, Self::Gateway, Self::Api];

    /// Stable, kebab-case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Library => "library",
            Self::Gateway => "gateway",
            Self::Api => "api",
        }
    }
}

impl Fidelity {
    /// Stable, kebab-case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Recorded => "recorded",
            Self::Documented => "documented",
            Self::Inferred => "inferred",
        }
    }
}

/// For a library: what its caller makes of a refusal is not known here.
fn no_answer(_: &Attempt<'_>, _: &Rejection) -> Option<Answer> {
    None
}

impl PartialEq for Profile {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Debug for Profile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_meets_a_form_that_fits_it() {
        let cases = [
            (None, "entra-api"),
            (
                Some("https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/"),
                "entra-api",
            ),
            (
                Some("https://login.microsoftonline.us/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0"),
                "entra-api",
            ),
            (Some("https://contoso.eu.auth0.com/"), "rfc7519"),
            (Some(""), "rfc7519"),
        ];
        for (issuer, id) in cases {
            assert_eq!(fitting(issuer).id, id, "{issuer:?}");
        }
    }

    #[test]
    fn ids_are_unique_and_every_profile_has_sources_and_settings() {
        for (index, profile) in profiles().enumerate() {
            assert!(
                profiles()
                    .skip(index + 1)
                    .all(|other| other.id != profile.id)
            );
            assert!(!profile.sources.is_empty(), "{}", profile.id);
            assert!(!profile.settings.is_empty(), "{}", profile.id);
            assert_eq!(Profile::by_id(profile.id), Some(profile));
        }
    }
}
