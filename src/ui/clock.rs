//! The only clock of the program.

use gloo::timers::callback::Interval;
use yew::prelude::*;

use super::state::{Action, Dispatch};

/// Seconds since 1970.
#[expect(
    clippy::as_conversions,
    reason = "the browser counts in floating point; it stays far below 2^53"
)]
pub(super) fn now() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}

/// Looks at the clock four times a minute, which is often enough for "3 minutes ago".
#[hook]
pub(super) fn use_clock(dispatch: Dispatch) {
    use_effect_with((), move |()| {
        let interval = Interval::new(15_000, move || dispatch.dispatch(Action::Tick));
        move || drop(interval)
    });
}
