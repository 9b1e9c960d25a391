//! The box that takes anything, however large, and the words for what was recognised.

use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlTextAreaElement};
use yew::prelude::*;

use super::files::{self, Into};
use super::focus::focus;
use super::parts::thousands;
use super::prose::prose;
use super::state::{Action, Dispatch, LARGE, Shared, Text};
use crate::explain;

/// How many characters of a large input are shown.
const SHOWN: usize = 2_000;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub input: Text,
    /// What was recognised; `None` where there is nothing.
    pub diagnosis: Option<Shared>,
    pub dispatch: Dispatch,
}

/// Takes what is typed, pasted, dropped or opened.
#[component]
pub(super) fn Paste(props: &Props) -> Html {
    let Props {
        input,
        diagnosis,
        dispatch,
    } = props;
    let digest = use_memo(input.clone(), |input| {
        (input.len() > LARGE).then(|| Digest::of(input))
    });
    let dragging = files::use_drop(dispatch.clone());
    let value = match &*digest {
        Some(digest) => digest.beginning.clone(),
        None => AttrValue::from(Rc::clone(&input.0)),
    };
    html! {
        <section class={classes!("paste", dragging.then_some("dragging"))} aria-labelledby="paste-label">
            <div class="paste-head">
                <label id="paste-label" for="paste">{ "Paste anything: a token, a request, an error, a policy, settings, keys" }</label>
                { files::chooser("Open a file", Into::Anything, dispatch) }
            </div>
            <textarea
                id="paste"
                class="exact"
                rows="5"
                {value}
                readonly={digest.is_some()}
                spellcheck="false"
                autocomplete="off"
                autocorrect="off"
                autocapitalize="off"
                translate="no"
                data-gramm="false"
                aria-describedby="paste-note"
                oninput={on_input(dispatch.clone())}
                onpaste={on_paste(dispatch.clone(), digest.is_some())}
            />
            <p id="paste-note">{ note(digest.as_ref().as_ref(), dispatch) }</p>
            <ul id="chips">
                for chip in diagnosis.iter().flat_map(|diagnosis| explain::chips(diagnosis)) {
                    <li>{ prose(&chip) }</li>
                }
            </ul>
        </section>
    }
}

/// What is shown of a large input.
struct Digest {
    beginning: AttrValue,
    characters: usize,
}

impl Digest {
    fn of(input: &str) -> Self {
        let beginning: String = input.chars().take(SHOWN).collect();
        Self {
            beginning: beginning.into(),
            characters: input.chars().count(),
        }
    }
}

fn note(digest: Option<&Digest>, dispatch: &Dispatch) -> Html {
    let Some(digest) = digest else {
        return html! { "Everything happens inside this page: after loading it makes no request, and it stores nothing." };
    };
    let dispatch = dispatch.clone();
    let remove = Callback::from(move |_| {
        dispatch.dispatch(Action::Take(Rc::default()));
        // The button goes away under the reader's hands.
        focus("paste");
    });
    html! {
        <>
            { thousands(digest.characters) }{ " characters kept; the first " }{ thousands(SHOWN) }{ " are shown. " }
            <button type="button" onclick={remove}>{ "Remove" }</button>
        </>
    }
}

fn on_input(dispatch: Dispatch) -> Callback<InputEvent> {
    Callback::from(move |event: InputEvent| {
        if let Some(area) = textarea(&event) {
            dispatch.dispatch(Action::Take(area.value().into()));
        }
    })
}

/// Keeps a large text away from the textarea, which would take seconds to lay it out.
fn on_paste(dispatch: Dispatch, digested: bool) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let data = event
            .dyn_ref::<ClipboardEvent>()
            .and_then(ClipboardEvent::clipboard_data);
        let (Some(data), Some(area)) = (data, textarea(&event)) else {
            return;
        };
        if let Some(file) = files::first_file(&data) {
            event.prevent_default();
            return files::open(&file, &dispatch, Into::Anything);
        }
        let text = data.get_data("text/plain").unwrap_or_default();
        if digested && !text.is_empty() {
            event.prevent_default();
            dispatch.dispatch(Action::Take(text.into()));
        } else if text.len() > LARGE {
            event.prevent_default();
            dispatch.dispatch(Action::Take(spliced(&area, &text).into()));
        }
    })
}

/// The textarea's text with its selection replaced. Browsers count UTF-16 units.
fn spliced(area: &HtmlTextAreaElement, text: &str) -> String {
    let value = JsString::from(area.value());
    let start = area.selection_start().ok().flatten().unwrap_or_default();
    let end = area.selection_end().ok().flatten().unwrap_or_default();
    let before = String::from(value.slice(0, start));
    let after = String::from(value.slice(end, value.length()));
    [before.as_str(), text, after.as_str()].concat()
}

fn textarea(event: &Event) -> Option<HtmlTextAreaElement> {
    event.target()?.dyn_into().ok()
}
