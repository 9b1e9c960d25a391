//! The panel "Make": tokens for tests of one's own API, right ones and ones that are wrong on purpose.

mod first;
mod form;
mod making;
mod notes;
mod product;
mod seed;
mod select;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

pub(super) use self::first::MakeFirst;
pub use self::making::{Deed, Making, Outcome, Pick, Product, Sealing, Used, Work};

use self::form::form;
use self::product::outcome;
use super::clock;
use super::focus::show_answer;
use super::state::{Action, Dispatch};
use crate::crypto::draft::Draft;
use crate::crypto::draft::lifetime::Lifetime;
use crate::crypto::{Key, SecretText};
use crate::diagnosis::{Diagnosis, Examined};

/// How long the page gets to be drawn before a key is made, in milliseconds: two pictures and more.
const PAUSE: u32 = 50;

/// What is asked for in the panel.
#[derive(Clone)]
pub enum Wish {
    /// A change.
    Change(Deed),
    /// A lifetime from now on.
    Live(Lifetime),
    /// To look at this token; and at keys, if these were not there.
    Look(String, Option<SecretText>),
    /// To make the token.
    Make,
}

/// What the panel is drawn of.
pub struct Bench<'a> {
    /// The token being made.
    pub making: &'a Making,
    /// What the token at hand would begin with, if something else is being made.
    pub at_hand: Option<Draft>,
    /// The keys that were given.
    pub examined: &'a Examined,
    /// Their text.
    pub given: &'a SecretText,
}

/// The panel. What is being made begins with the token at hand until somebody changes it.
#[inline(never)]
pub(super) fn make(
    making: Option<&Rc<Making>>,
    diagnosis: &Diagnosis,
    given: &SecretText,
    dispatch: &Dispatch,
) -> Html {
    let begun = || Rc::new(Making::begun(&diagnosis.reading, diagnosis.now));
    let shown = making.cloned().unwrap_or_else(begun);
    let examined = &diagnosis.examined;
    let chosen = |pick: Pick| match pick {
        Pick::Given(index) => examined.ring.keys.get(index).cloned(),
        Pick::Fresh => None,
    };
    let bench = Bench {
        making: &shown,
        at_hand: making.and_then(|_| making::at_hand(&diagnosis.reading)),
        examined,
        given,
    };
    let keys = [chosen(shown.signer), chosen(shown.sealing.recipient)];
    let wish = {
        let (shown, dispatch) = (Rc::clone(&shown), dispatch.clone());
        Callback::from(move |wish| grant(wish, &shown, &keys, &dispatch))
    };
    panel(&bench, &wish)
}

/// The form, and what came of it.
pub fn panel(bench: &Bench<'_>, wish: &Callback<Wish>) -> Html {
    html! {
        <div class="make">
            { form(bench, wish) }
            { outcome(bench, wish) }
        </div>
    }
}

fn grant(wish: Wish, shown: &Rc<Making>, keys: &[Option<Key>; 2], dispatch: &Dispatch) {
    let change = |deed| dispatch.dispatch(Action::Make(Some(Rc::clone(shown)), deed));
    match wish {
        Wish::Change(deed) => change(deed),
        Wish::Live(lifetime) => change(Deed::Live(lifetime, clock::now())),
        Wish::Look(token, keys) => {
            dispatch.dispatch(Action::Take(token.into()));
            if let Some(keys) = keys {
                dispatch.dispatch(Action::Keys(keys));
            }
            Timeout::new(PAUSE, show_answer).forget();
        }
        Wish::Make => {
            change(Deed::Await);
            let ([signer, recipient], dispatch) = (keys.clone(), dispatch.clone());
            let work = move || {
                let work = Work {
                    seed: seed::seed(),
                    now: clock::now(),
                    signer,
                    recipient,
                };
                dispatch.dispatch(Action::Make(None, Deed::Work(Box::new(work))));
            };
            Timeout::new(PAUSE, work).forget();
        }
    }
}
