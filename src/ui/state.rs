//! What the page remembers: what the person did, and nothing that can be worked out from it.

mod action;
mod choice;

use std::rc::Rc;

use yew::{Reducible, UseReducerDispatcher};

pub(super) use action::Action;
pub(super) use choice::{Idle, Tab, Theme};

use super::address;
use super::catalogue::Catalogue;
use super::clock;
use super::make::Making;
use super::notice::Notice;
use crate::diagnosis::{Case, Diagnosis, GateName, Said};
use crate::token::time;

/// A diagnosis that many components show. Two are equal if they are the same one, so that a large
/// token is not compared on every render.
#[derive(Clone, Debug)]
pub struct Shared(pub Rc<Diagnosis>);

/// What was diagnosed, without the token, which may be large. Two are equal if they are the same one.
#[derive(Clone, Debug)]
pub(super) struct Asked(pub Rc<Case>);

/// Inputs over this many bytes are large: the textarea shows only their beginning, and the mere
/// passing of time does not diagnose them again.
pub(super) const LARGE: usize = 64 * 1024;

/// The text as pasted. It is compared on every render: one that is the same is known to be without a
/// look at its characters, of which there may be millions.
#[derive(Clone, Debug, Default)]
pub(super) struct Text(pub Rc<str>);

pub(super) type Dispatch = UseReducerDispatcher<State>;

/// Everything that the person decided.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    /// The text as pasted.
    pub input: Text,
    /// What was filled in by hand; outlives a change of validator or token.
    pub said: Said,
    /// As of when, as written; empty for now.
    pub as_of: String,
    /// The open tab.
    pub tab: Tab,
    /// The gate chosen; `None` for the first that needs mending.
    pub gate: Option<GateName>,
    /// Light or dark.
    pub theme: Theme,
    /// When an unused page wipes itself.
    pub idle: Idle,
    /// What the page did on its own and has to tell.
    pub notice: Option<Notice>,
    /// How many examples were opened: each takes the reader to its answer.
    pub examples_opened: u32,
    /// Whether names can be explained.
    pub catalogue: Catalogue,
    /// The token being made, once somebody began with it.
    pub making: Option<Rc<Making>>,
    /// The last look at the clock that matters to the diagnosis.
    pub now: i64,
}

/// What a diagnosis depends on.
#[derive(Clone, PartialEq)]
pub(super) struct Question {
    pub input: Text,
    pub said: Said,
    pub catalogue: Catalogue,
    pub now: i64,
}

impl State {
    /// The state of a page that was just opened, with what its address brought.
    pub(super) fn opened() -> Self {
        let now = clock::now();
        let state = Self::new(now);
        match address::read() {
            Some(arrival) => state.after(Action::Arrive(arrival), now),
            None => state,
        }
    }

    fn new(now: i64) -> Self {
        Self {
            input: Text::default(),
            said: Said::default(),
            as_of: String::new(),
            tab: Tab::Why,
            gate: None,
            theme: Theme::System,
            idle: Idle::After(15),
            notice: None,
            examples_opened: 0,
            catalogue: Catalogue::now(),
            making: None,
            now,
        }
    }

    /// What to ask.
    pub(super) fn question(&self) -> Question {
        Question {
            input: self.input.clone(),
            said: self.said.clone(),
            catalogue: self.catalogue,
            now: self.moment().unwrap_or(self.now),
        }
    }

    /// Whether there is anything that a wipe would take away.
    pub(super) fn holds_something(&self) -> bool {
        !self.input.is_empty()
            || !self.said.settings.is_empty()
            || !self.said.message.is_empty()
            || !self.said.given.is_empty()
            || !self.as_of.is_empty()
            || self.making.is_some()
    }

    /// The moment that the person set, if it is one.
    fn moment(&self) -> Option<i64> {
        time::parse(&self.as_of)
    }

    /// Whether the passing of time is worth another diagnosis.
    fn follows_the_clock(&self) -> bool {
        self.input.len() <= LARGE && self.moment().is_none()
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        if matches!(action, Action::Tick) && !self.follows_the_clock() {
            return self;
        }
        Rc::new(Rc::unwrap_or_clone(self).after(action, clock::now()))
    }
}

impl Question {
    /// The same question without the clock, so that what is read aloud does not change with it.
    pub(super) fn timeless(&self) -> Self {
        Self {
            now: 0,
            ..self.clone()
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Shared {
    type Target = Diagnosis;

    fn deref(&self) -> &Diagnosis {
        &self.0
    }
}
