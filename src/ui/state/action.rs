//! What a person, or the clock, can do, and what the page remembers of it.

use std::rc::Rc;

use super::{Idle, State, Tab, Text, Theme};
use crate::crypto::{SecretForm, SecretText};
use crate::diagnosis::GateName;
use crate::scenario::Given;
use crate::token::time;
use crate::ui::address::Arrival;
use crate::ui::catalogue::Catalogue;
use crate::ui::make::{Deed, Making};
use crate::ui::notice::Notice;
use crate::validators::{Kind, Profile, Settings};

/// One deed.
#[derive(Clone)]
pub(in crate::ui) enum Action {
    /// Choose a validator with these settings.
    Adopt(&'static Profile, Settings),
    /// Take what the address brought.
    Arrive(Arrival),
    /// Ask as of another time.
    AsOf(String),
    /// Look again with the catalogue, or know that there is none.
    Catalogue(Catalogue),
    /// Choose a validator.
    Choose(&'static Profile),
    /// Put the notice away.
    Dismiss,
    /// Wipe when unused for that long.
    Idle(Idle),
    /// Put a value in the place of a placeholder.
    Fill(String, String),
    /// Take back a setting that was filled in by hand.
    Forget(Kind),
    /// Take over a whole situation, as an example is.
    Load(Box<Given>),
    /// Look at the token of this piece of the paste.
    LookAt(usize),
    /// Work at a token being made: as it was shown, or only at one that was begun.
    Make(Option<Rc<Making>>, Deed),
    /// Say something.
    Notify(Notice),
    /// Open a tab.
    Open(Tab),
    /// What the validator said.
    Said(String),
    /// Give the text of keys.
    Keys(SecretText),
    /// Say how a shared secret stands for its bytes.
    SecretForm(SecretForm),
    /// Give the password of a private key.
    Password(SecretText),
    /// Give the payload of a detached signature.
    Detached(String),
    /// Give the nonce, or challenge, that a server gave.
    Nonce(String),
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
    /// Take the settings of this piece of the paste.
    Use(usize),
    /// Empty everything.
    Wipe,
    /// Empty everything, because nobody used the page.
    WipeIdle,
}

impl State {
    /// What is remembered after a deed at `now`, in seconds since 1970.
    ///
    /// The clock counts only for deeds that change the question: opening a tab must not diagnose a
    /// large token again.
    pub(super) fn after(self, action: Action, now: i64) -> Self {
        let mut state = self;
        match action {
            Action::Adopt(validator, settings) => {
                state.said.validator = Some(validator);
                state.said.settings = settings;
                state.now = now;
            }
            Action::Arrive(Arrival { token, notice }) => {
                if let Some(token) = token {
                    state = state.after(Action::Take(token), now);
                }
                state.notice = Some(notice);
            }
            Action::AsOf(as_of) => {
                state = Self {
                    as_of,
                    now,
                    ..state
                }
            }
            Action::Catalogue(catalogue) => state.catalogue = catalogue,
            Action::Choose(validator) => {
                state.said.validator = Some(validator);
                state.now = now;
            }
            Action::Dismiss => state.notice = None,
            Action::Idle(idle) => state.idle = idle,
            Action::Fill(name, value) => {
                let blanks = &mut state.said.choices.blanks;
                blanks.retain(|(own, _)| *own != name);
                blanks.push((name, value));
                state.now = now;
            }
            Action::Forget(kind) => {
                state.said.settings.forget(kind);
                state.now = now;
            }
            Action::Load(given) => state = state.with(*given, now),
            Action::LookAt(piece) => {
                state.said.choices.token = Some(piece);
                (state.gate, state.now) = (None, now);
            }
            Action::Keys(keys) => state.said.given.keys = keys,
            Action::SecretForm(form) => state.said.given.form = form,
            Action::Password(password) => state.said.given.password = password,
            Action::Detached(payload) => state.said.given.detached = payload,
            Action::Nonce(nonce) => state.said.given.nonce = nonce,
            Action::Make(shown, deed) => {
                // What comes late finds nothing after a wipe.
                if let Some(making) = state.making.take().or(shown) {
                    state.making = Some(Rc::new(making.after(deed)));
                }
            }
            Action::Notify(notice) => state.notice = Some(notice),
            Action::Open(tab) => state.tab = tab,
            Action::Said(message) => state.said.message = message,
            Action::Select(gate) => (state.gate, state.tab) = (Some(gate), Tab::Why),
            Action::Set(kind, text) => {
                state.said.settings.set(kind, text);
                state.now = now;
            }
            Action::Take(input) => {
                (state.gate, state.notice) = (None, None);
                state.said.choices.forget_pieces();
                (state.input, state.now) = (Text(input), now);
            }
            Action::Theme(theme) => state.theme = theme,
            Action::Tick => state.now = now,
            Action::Use(piece) => {
                state.said.choices.settings = Some(piece);
                // What was chosen or typed in before would count more.
                state.said.validator = None;
                state.said.settings = Settings::default();
                state.now = now;
            }
            Action::Wipe => state = state.wiped(now),
            Action::WipeIdle => {
                let notice = Some(Notice::Wiped);
                state = Self {
                    notice,
                    ..state.wiped(now)
                };
            }
        }
        state
    }

    /// A situation in the place of everything that was said about another.
    fn with(self, given: Given, now: i64) -> Self {
        let as_of = if given.now == now {
            None
        } else {
            time::utc(given.now)
        };
        Self {
            input: Text(given.paste.into()),
            said: given.said,
            as_of: as_of.unwrap_or_default(),
            examples_opened: self.examples_opened.saturating_add(1),
            making: self.making,
            theme: self.theme,
            idle: self.idle,
            catalogue: self.catalogue,
            ..Self::new(now)
        }
    }

    /// Nothing but how the page looks and when it wipes itself.
    fn wiped(&self, now: i64) -> Self {
        Self {
            theme: self.theme,
            idle: self.idle,
            catalogue: self.catalogue,
            ..Self::new(now)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::draft::Draft;
    use crate::ui::make::{Outcome, Work};
    use crate::validators::profiles;

    const NOW: i64 = 1_795_348_800;

    fn making(deed: Deed) -> Action {
        let begun = Making::with(Draft::new("ES256", NOW));
        Action::Make(Some(Rc::new(begun)), deed)
    }

    fn used() -> State {
        let deeds = [
            Action::Take("eyJhbGciOiJub25lIn0.e30.".into()),
            Action::Choose(profiles().nth(1).unwrap()),
            Action::Set(Kind::Audiences, "api://orders".to_owned()),
            Action::AsOf("2026-11-22 10:42".to_owned()),
            Action::Open(Tab::Claims),
            Action::Theme(Theme::Dark),
            Action::Idle(Idle::Never),
            Action::Catalogue(Catalogue::Missing),
            making(Deed::Await),
        ];
        deeds
            .into_iter()
            .fold(State::new(NOW - 60), |state, deed| state.after(deed, NOW))
    }

    #[test]
    fn nothing_is_lost_by_another_token() {
        let before = used().after(Action::Select(GateName::Issuer), NOW);
        let after = before
            .clone()
            .after(Action::Take("rubbish".into()), NOW + 9);
        let kept = State {
            input: before.input.clone(),
            gate: before.gate,
            now: NOW,
            ..after.clone()
        };
        assert_eq!(kept, before);
        assert_eq!(
            (&*after.input, after.gate, after.now),
            ("rubbish", None, NOW + 9)
        );
    }

    #[test]
    fn a_wipe_leaves_nothing_but_the_look_of_the_page() {
        let fresh = State {
            theme: Theme::Dark,
            idle: Idle::Never,
            catalogue: Catalogue::Missing,
            ..State::new(NOW)
        };
        assert_eq!(used().after(Action::Wipe, NOW), fresh);
        let told = State {
            notice: Some(Notice::Wiped),
            ..fresh
        };
        assert_eq!(used().after(Action::WipeIdle, NOW), told);
        assert!(used().holds_something() && !told.holds_something());
    }

    #[test]
    fn a_token_that_comes_after_a_wipe_is_not_kept() {
        let work = Work {
            seed: None,
            now: NOW,
            signer: None,
            recipient: None,
        };
        let late = Action::Make(None, Deed::Work(Box::new(work)));
        let kept = used().after(late.clone(), NOW).making.unwrap();
        assert_eq!(kept.outcome, Outcome::NoRandomness);
        let wiped = used().after(Action::Wipe, NOW);
        assert_eq!(wiped.clone().after(late, NOW), wiped);
        assert_eq!(wiped.making, None);
        let only = wiped.after(making(Deed::Encrypt(true)), NOW);
        assert!(only.holds_something(), "keys go when the page is idle");
    }

    #[test]
    fn a_deed_that_changes_no_question_asks_none() {
        let deeds = [
            Action::Dismiss,
            Action::Idle(Idle::After(5)),
            Action::Open(Tab::Decoded),
            Action::Select(GateName::Audience),
            Action::Theme(Theme::Light),
            making(Deed::Encrypt(true)),
        ];
        let state = State {
            as_of: String::new(),
            ..used()
        };
        for deed in deeds {
            assert!(state.clone().after(deed, NOW + 9).question() == state.question());
        }
        for deed in [Action::Tick, Action::Catalogue(Catalogue::Here)] {
            assert!(state.clone().after(deed, NOW + 9).question() != state.question());
        }
    }

    #[test]
    fn the_clock_is_followed_where_that_is_cheap_and_wanted() {
        let large = "x".repeat(super::super::LARGE + 1);
        assert!(State::new(NOW).follows_the_clock());
        assert!(!used().follows_the_clock());
        assert!(
            !State::new(NOW)
                .after(Action::Take(large.into()), NOW)
                .follows_the_clock()
        );
        assert!(
            State::new(NOW)
                .after(Action::AsOf("yesterday".to_owned()), NOW)
                .follows_the_clock()
        );
    }
}
