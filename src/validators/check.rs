//! What a validator does with a token, check by check, and what it says when it refuses.

use super::{Attempt, GateName};
use crate::catalogue::Prose;

/// One thing that a validator looks at.
#[derive(Clone, Copy)]
pub struct Check {
    /// Stable, kebab-case, unique in its profile.
    pub code: &'static str,
    /// The question that it belongs to.
    pub gate: GateName,
    /// What is looked at and when it is refused, in a sentence.
    pub about: Prose,
    /// Where that stands: file and line, page or thread.
    pub source: Prose,
    /// Looks.
    pub run: fn(&Attempt<'_>) -> Said,
}

/// What a check says of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// In order.
    Passed,
    /// Not looked at, or nothing to go by; the validator goes on.
    Skipped(Skip),
    /// Refused; the validator stops.
    Refused(Box<Rejection>),
}

/// Why a check says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// Switched off, or nothing is set that it could ask for.
    Off,
    /// It takes a key, and none was given: everything after it holds only if the signature fits.
    NoKey,
    /// Another token is looked at than the one at hand.
    OtherToken,
    /// A setting that it needs cannot be read.
    SettingUnusable,
}

/// A refusal, in the validator's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// The code of the message, such as `IDX10214`.
    pub code: &'static str,
    /// The exception's class; empty where there is none.
    pub exception: &'static str,
    /// The text, letter for letter.
    pub message: String,
}

/// What the client of the API sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status; 0 where the protocol is not HTTP.
    pub status: u16,
    /// `WWW-Authenticate`.
    pub challenge: Option<String>,
    /// The body, as far as it is known.
    pub body: Option<String>,
}

/// What became of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The code of the check.
    pub check: &'static str,
    /// The question that it belongs to.
    pub gate: GateName,
    /// What it said.
    pub state: StepState,
}

/// What became of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// See [`Said::Passed`].
    Passed,
    /// See [`Said::Refused`].
    Failed,
    /// See [`Said::Skipped`].
    Skipped(Skip),
    /// The validator had stopped before.
    NotReached,
}

/// What a validator does with a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Its checks, in the order in which it runs them here.
    pub steps: Vec<Step>,
    /// The refusal, if it refuses.
    pub rejection: Option<Rejection>,
    /// What the client sees of the refusal; `None` where that is for others to decide.
    pub answer: Option<Answer>,
    /// The question that its message speaks of, which may be another one than that of the check.
    pub speaks_of: Option<GateName>,
}

impl Verdict {
    /// Whether the token gets through.
    pub fn accepted(&self) -> bool {
        self.rejection.is_none() && !self.is_of_another_token()
    }

    /// Whether another token is looked at than the one at hand.
    pub fn is_of_another_token(&self) -> bool {
        let other = StepState::Skipped(Skip::OtherToken);
        self.steps.iter().any(|step| step.state == other)
    }

    /// The question of the check that refuses.
    pub fn blames(&self) -> Option<GateName> {
        self.failed().map(|step| step.gate)
    }

    /// The check that refuses.
    pub fn failed(&self) -> Option<&Step> {
        let failed = |step: &&Step| step.state == StepState::Failed;
        self.steps.iter().find(failed)
    }
}

impl StepState {
    /// Stable, kebab-case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Skipped(Skip::Off) => "does-not-apply",
            Self::Skipped(_) => "not-checked",
            Self::NotReached => "not-reached",
        }
    }
}

impl Said {
    /// A refusal with this message.
    pub fn refused(
        code: &'static str,
        exception: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self::Refused(Box::new(Rejection {
            code,
            exception,
            message: message.into(),
        }))
    }

    /// In order, or a refusal.
    pub fn unless(rejection: Option<Rejection>) -> Self {
        rejection.map_or(Self::Passed, |rejection| Self::Refused(Box::new(rejection)))
    }
}

/// Runs the checks in this order and stops where the first refuses.
pub(super) fn run(
    checks: &[&'static Check],
    attempt: &Attempt<'_>,
) -> (Vec<Step>, Option<Rejection>) {
    let faults = attempt.profile.faults(attempt.settings);
    let unusable: Vec<&GateName> = faults
        .flat_map(|(setting, _)| setting.kind.gates())
        .collect();
    let mut rejection = None;
    let mut steps = Vec::with_capacity(checks.len());
    for check in checks {
        let state = if rejection.is_some() {
            StepState::NotReached
        } else if unusable.contains(&&check.gate) {
            StepState::Skipped(Skip::SettingUnusable)
        } else {
            match (check.run)(attempt) {
                Said::Passed => StepState::Passed,
                Said::Skipped(skip) => StepState::Skipped(skip),
                Said::Refused(refused) => {
                    rejection = Some(*refused);
                    StepState::Failed
                }
            }
        };
        steps.push(Step {
            check: check.code,
            gate: check.gate,
            state,
        });
    }
    (steps, rejection)
}
