//! What the page remembers: what the person did, and nothing that can be worked out from it.

use std::rc::Rc;

use yew::{Reducible, UseReducerDispatcher};

use super::address::{self, Arrival};
use super::clock;
use super::notice::Notice;
use crate::diagnosis::{Case, Diagnosis, GateName};
use crate::token::time;
use crate::validators::{Kind, PROFILES, Profile, Settings};

/// A diagnosis that many components show. Two are equal if they are the same one, so that a large
/// token is not compared on every render.
#[derive(Clone, Debug)]
pub struct Shared(pub Rc<Diagnosis>);

/// Inputs over this many bytes are large: the textarea shows only their beginning, and the mere
/// passing of time does not diagnose them again.
pub(super) const LARGE: usize = 64 * 1024;

pub(super) type Dispatch = UseReducerDispatcher<State>;

/// Everything that the person decided.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    /// The text as pasted.
    pub input: Rc<str>,
    /// Who refused it.
    pub validator: &'static Profile,
    /// What is set there; outlives a change of validator or token.
    pub settings: Settings,
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
    /// The last look at the clock.
    pub now: i64,
}

/// What stands behind the tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    Why,
    Decoded,
    Claims,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Theme {
    System,
    Light,
    Dark,
}

/// When an unused page wipes itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Idle {
    Never,
    After(u16),
}

/// What a person, or the clock, can do.
pub(super) enum Action {
    /// Take what the address brought.
    Arrive(Arrival),
    /// Pretend that it is another time.
    AsOf(String),
    /// Choose a validator.
    Choose(&'static Profile),
    /// Put the notice away.
    Dismiss,
    /// Wipe when unused for that long.
    Idle(Idle),
    /// Take over a whole case, as an example is.
    Load(Case),
    /// Say something.
    Notify(Notice),
    /// Open a tab.
    Open(Tab),
    /// Look at one gate.
    Select(GateName),
    /// Fill in a setting.
    Set(Kind, String),
    /// Put another text in.
    Take(Rc<str>),
    /// Choose light or dark.
    Theme(Theme),
    /// Time has passed.
    Tick,
    /// Empty everything.
    Wipe,
    /// Empty everything, because nobody used the page.
    WipeIdle,
}

/// What a diagnosis depends on.
#[derive(Clone, PartialEq)]
pub(super) struct Question {
    input: Rc<str>,
    validator: &'static Profile,
    settings: Settings,
    now: i64,
}

impl State {
    /// The state of a page that was just opened, with what its address brought.
    pub(super) fn opened() -> Self {
        let state = Self::new();
        match address::read() {
            Some(arrival) => state.after(Action::Arrive(arrival)),
            None => state,
        }
    }

    fn new() -> Self {
        let [validator, ..] = PROFILES;
        Self {
            input: Rc::default(),
            validator,
            settings: Settings::default(),
            as_of: String::new(),
            tab: Tab::Why,
            gate: None,
            theme: Theme::System,
            idle: Idle::After(15),
            notice: None,
            now: clock::now(),
        }
    }

    pub(super) fn question(&self) -> Question {
        let Self {
            input,
            validator,
            settings,
            now,
            ..
        } = self;
        let now = self.moment().unwrap_or(*now);
        Question {
            input: Rc::clone(input),
            validator,
            settings: settings.clone(),
            now,
        }
    }

    /// Whether there is anything that a wipe would take away.
    pub(super) fn holds_something(&self) -> bool {
        !self.input.is_empty() || !self.settings.is_empty() || !self.as_of.is_empty()
    }

    /// The moment that the person set, if it is one.
    pub(super) fn moment(&self) -> Option<i64> {
        time::parse(&self.as_of)
    }

    fn wiped(&self) -> Self {
        Self {
            theme: self.theme,
            idle: self.idle,
            ..Self::new()
        }
    }

    fn after(&self, action: Action) -> Self {
        let state = self.clone();
        match action {
            Action::Arrive(Arrival { token, notice }) => {
                let state = token.map_or(state.clone(), |token| state.after(Action::Take(token)));
                Self {
                    notice: Some(notice),
                    ..state
                }
            }
            Action::AsOf(as_of) => Self {
                as_of,
                now: clock::now(),
                ..state
            },
            Action::Choose(validator) => Self { validator, ..state },
            Action::Dismiss => Self {
                notice: None,
                ..state
            },
            Action::Idle(idle) => Self { idle, ..state },
            Action::Load(case) => Self::loaded(case, state),
            Action::Notify(notice) => Self {
                notice: Some(notice),
                ..state
            },
            Action::Open(tab) => Self { tab, ..state },
            Action::Select(gate) => Self {
                gate: Some(gate),
                tab: Tab::Why,
                ..state
            },
            Action::Set(kind, text) => {
                let mut settings = state.settings;
                settings.set(kind, text);
                Self { settings, ..state }
            }
            Action::Take(input) => Self {
                input,
                gate: None,
                notice: None,
                now: clock::now(),
                ..state
            },
            Action::Theme(theme) => Self { theme, ..state },
            Action::Tick => Self {
                now: clock::now(),
                ..state
            },
            Action::Wipe => state.wiped(),
            Action::WipeIdle => Self {
                notice: Some(Notice::Wiped(state.idle)),
                ..state.wiped()
            },
        }
    }

    fn loaded(case: Case, state: Self) -> Self {
        let now = clock::now();
        let as_of = if case.now == now {
            None
        } else {
            time::utc(case.now)
        };
        Self {
            input: case.input.into(),
            validator: case.validator,
            settings: case.settings,
            as_of: as_of.unwrap_or_default(),
            tab: Tab::Why,
            gate: None,
            notice: None,
            now,
            ..state
        }
    }

    /// Whether the clock matters to what is shown.
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
        Rc::new(self.after(action))
    }
}

impl Question {
    pub(super) fn case(&self) -> Case {
        let Self {
            input,
            validator,
            settings,
            now,
        } = self;
        Case {
            input: input.as_ref().to_owned(),
            validator,
            settings: settings.clone(),
            now: *now,
        }
    }

    /// The same question without the clock, so that what is read aloud does not change with it.
    pub(super) fn timeless(&self) -> Self {
        Self {
            now: 0,
            ..self.clone()
        }
    }
}

impl PartialEq for Shared {
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

impl Tab {
    pub(super) const ALL: [Self; 3] = [Self::Why, Self::Decoded, Self::Claims];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Why => "why",
            Self::Decoded => "decoded",
            Self::Claims => "claims",
        }
    }

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Why => "Why",
            Self::Decoded => "Decoded Token",
            Self::Claims => "Claims",
        }
    }
}

impl Theme {
    /// The theme that the button leads to.
    pub(super) fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What `data-theme` says; `None` where the system decides.
    pub(super) fn attribute(self) -> Option<&'static str> {
        (self != Self::System).then(|| self.label())
    }
}

impl Idle {
    pub(super) const ALL: [Self; 4] = [
        Self::After(5),
        Self::After(15),
        Self::After(60),
        Self::Never,
    ];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::After(..=5) => "5",
            Self::After(..=15) => "15",
            Self::After(_) => "60",
            Self::Never => "never",
        }
    }

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::After(..=5) => "idle: 5 min",
            Self::After(..=15) => "idle: 15 min",
            Self::After(_) => "idle: 60 min",
            Self::Never => "idle: never",
        }
    }

    /// After how many seconds; `None` for never.
    pub(super) fn seconds(self) -> Option<i64> {
        match self {
            Self::After(minutes) => Some(i64::from(minutes) * 60),
            Self::Never => None,
        }
    }
}
