//! How the catalogue comes into the page: the start scripts under `www` hand it over as soon as
//! the page is ready, and the page looks at everything once more.

use std::sync::atomic::{AtomicBool, Ordering};

use gloo::events::EventListener;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

use super::state::{Action, Dispatch};
use crate::catalogue;

/// Whether the names in a token can be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Catalogue {
    /// Not yet.
    Awaited,
    /// Yes.
    Here,
    /// No: it could not be loaded, or is that of another release.
    Missing,
}

/// What the page's window is told when there is something new about it.
const NEWS: &str = "audlens-catalogue";

/// Whether the start script has said that none can be had.
static GIVEN_UP: AtomicBool = AtomicBool::new(false);

/// Takes the catalogue, and answers whether it is the one of this build.
#[wasm_bindgen]
pub fn install_catalogue(text: String) -> bool {
    let taken = catalogue::install(text).is_ok();
    tell();
    taken
}

/// Goes on without a catalogue: none can be had.
#[wasm_bindgen]
pub fn go_without_catalogue() {
    GIVEN_UP.store(true, Ordering::Relaxed);
    tell();
}

/// Waits for it.
#[hook]
pub(super) fn use_catalogue(dispatch: Dispatch) {
    use_effect_with((), move |()| {
        let look = move || dispatch.dispatch(Action::Catalogue(Catalogue::now()));
        // It may have come while the page was drawn.
        if Catalogue::now().is_known() {
            look();
        }
        let window = web_sys::window();
        let listener =
            window.map(|window| EventListener::new(&window, NEWS, move |_: &Event| look()));
        move || drop(listener)
    });
}

impl Catalogue {
    /// What is known about it now. A program that carries it has it from the start.
    pub(super) fn now() -> Self {
        if catalogue::is_here() {
            Self::Here
        } else if GIVEN_UP.load(Ordering::Relaxed) {
            Self::Missing
        } else {
            Self::Awaited
        }
    }

    /// Whether nothing is left to load.
    pub(super) fn is_known(self) -> bool {
        self != Self::Awaited
    }
}

fn tell() {
    let event = Event::new(NEWS).ok();
    if let (Some(window), Some(event)) = (web_sys::window(), event) {
        // It cannot be cancelled, so the answer says nothing.
        let _ = window.dispatch_event(&event);
    }
}
