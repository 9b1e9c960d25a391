//! Tokens in the page's own address: taken or refused, and in any case removed.
//!
//! An authorization server that redirects here puts a token into the fragment (RFC 6749 §4.2.2).
//! A fragment stays in the browser (RFC 3986 §3.5); a query string does not (RFC 6750 §5.3), so a
//! token in one is not read.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;
use yew::prelude::*;

use super::notice::Notice;
use super::state::{Action, Dispatch};
use crate::token::unwrap;

/// The names that tokens go by, the most telling first.
const NAMES: [&str; 3] = ["access_token", "id_token", "token"];

/// What the address brought.
#[derive(Clone)]
pub(super) struct Arrival {
    /// The token of the fragment.
    pub token: Option<Rc<str>>,
    /// What to tell about it.
    pub notice: Notice,
}

/// Reads the address again whenever its fragment changes.
#[hook]
pub(super) fn use_address(dispatch: Dispatch) {
    use_effect_with((), move |()| {
        let arrive = move |_: &Event| {
            if let Some(arrival) = read() {
                dispatch.dispatch(Action::Arrive(arrival));
            }
        };
        let window = web_sys::window();
        let listener = window.map(|window| EventListener::new(&window, "hashchange", arrive));
        move || drop(listener)
    });
}

/// Takes what stands in the address and cleans it, in the browser's history too.
pub(super) fn read() -> Option<Arrival> {
    let window = web_sys::window()?;
    let location = window.location();
    let search = location.search().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    let in_query = token_in(search.trim_start_matches('?')).is_some();
    let token = token_in(hash.trim_start_matches('#'));
    if !in_query && token.is_none() {
        return None;
    }
    let mut clean = location.pathname().unwrap_or_default();
    if !in_query {
        clean.push_str(&search);
    }
    if token.is_none() {
        clean.push_str(&hash);
    }
    if let Ok(history) = window.history() {
        // A browser may refuse for a page that was opened as a file; the token is read all the same.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&clean));
    }
    let notice = if in_query {
        Notice::InQuery
    } else {
        Notice::FromAddress
    };
    Some(Arrival { token, notice })
}

/// The token under one of the usual names, or standing there without a name.
fn token_in(text: &str) -> Option<Rc<str>> {
    let fields = UrlSearchParams::new_with_str(text).ok()?;
    let named = NAMES
        .into_iter()
        .find_map(|name| fields.get(name))
        .filter(|token| !token.is_empty());
    let bare = || {
        unwrap::find(text)
            .next()
            .and_then(|range| text.get(range))
            .map(str::to_owned)
    };
    named.or_else(bare).map(Rc::from)
}
