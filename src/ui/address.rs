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

/// Reads the address once, and again whenever its fragment changes.
#[hook]
pub(super) fn use_address(dispatch: Dispatch) {
    use_effect_with((), move |()| {
        read(&dispatch);
        let listener = web_sys::window()
            .map(|window| EventListener::new(&window, "hashchange", move |_| read(&dispatch)));
        move || drop(listener)
    });
}

fn read(dispatch: &Dispatch) {
    let Some(window) = web_sys::window() else { return };
    let location = window.location();
    let search = location.search().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    let in_query = token_in(search.trim_start_matches('?'));
    let in_fragment = token_in(hash.trim_start_matches('#'));
    if in_query.is_none() && in_fragment.is_none() {
        return;
    }
    let mut clean = location.pathname().unwrap_or_default();
    if in_query.is_none() {
        clean.push_str(&search);
    }
    if in_fragment.is_none() {
        clean.push_str(&hash);
    }
    // A file's address may keep its token: browsers let a page change little of it.
    let _ = window.history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&clean)));
    if let Some(token) = in_fragment {
        dispatch.dispatch(Action::Take(token));
        dispatch.dispatch(Action::Notify(Notice::FromAddress));
    }
    if in_query.is_some() {
        dispatch.dispatch(Action::Notify(Notice::InQuery));
    }
}

/// The token under one of the usual names, or standing there without a name.
fn token_in(text: &str) -> Option<Rc<str>> {
    let fields = UrlSearchParams::new_with_str(text).ok()?;
    let named = NAMES.into_iter().find_map(|name| fields.get(name)).filter(|token| !token.is_empty());
    let bare = || unwrap::find(text).next().and_then(|range| text.get(range)).map(str::to_owned);
    named.or_else(bare).map(Rc::from)
}
