//! An unused page wipes itself.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use yew::prelude::*;

use super::clock;
use super::state::{Action, Dispatch, Idle};

/// What counts as use.
const USES: [&str; 4] = ["keydown", "pointerdown", "pointermove", "wheel"];

/// Wipes after the time set, as long as there is something to wipe.
///
/// The clock is compared, not timers counted: a computer that slept wakes up to a wiped page.
#[hook]
pub(super) fn use_idle_wipe(idle: Idle, holds_something: bool, dispatch: Dispatch) {
    use_effect_with((idle, holds_something), move |(idle, holds_something)| {
        let limit = idle.seconds().filter(|_| *holds_something);
        let watch = limit.map(|limit| watch(limit, dispatch));
        move || drop(watch)
    });
}

fn watch(limit: i64, dispatch: Dispatch) -> (Interval, Vec<EventListener>) {
    let last_use = Rc::new(Cell::new(clock::now()));
    let used = Rc::clone(&last_use);
    let interval = Interval::new(5_000, move || {
        if clock::now() - used.get() >= limit {
            dispatch.dispatch(Action::WipeIdle);
        }
    });
    let document = web_sys::window().and_then(|window| window.document());
    let listen = |name| {
        let last_use = Rc::clone(&last_use);
        let note = move |_: &web_sys::Event| last_use.set(clock::now());
        document
            .as_ref()
            .map(|document| EventListener::new(document, name, note))
    };
    (interval, USES.into_iter().filter_map(listen).collect())
}
