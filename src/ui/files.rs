//! Files, opened or dropped, read inside the browser.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Element, Event, File, FileReader, HtmlInputElement};
use yew::prelude::*;

use super::notice::Notice;
use super::state::{Action, Dispatch};
use crate::crypto::{SecretText, given};
use crate::token::MAX_BYTES;

/// What a file is opened as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Into {
    /// Anything that can be pasted.
    Anything,
    /// Keys.
    Keys,
}

/// Reads a file and takes it as the input, or as keys.
#[expect(clippy::as_conversions, reason = "no file is as large as 2^53 bytes")]
pub(super) fn open(file: &File, dispatch: &Dispatch, into: Into) {
    if file.size() > MAX_BYTES as f64 {
        return dispatch.dispatch(Action::Notify(Notice::FileTooLarge));
    }
    let Ok(reader) = FileReader::new() else {
        return;
    };
    let ended = {
        let (reader, dispatch) = (reader.clone(), dispatch.clone());
        EventListener::once(&reader.clone(), "loadend", move |_| {
            let buffer = reader.result().ok();
            let buffer = buffer.and_then(|result| result.dyn_into::<ArrayBuffer>().ok());
            dispatch.dispatch(match buffer {
                Some(buffer) => taken(given::File::of(Uint8Array::new(&buffer).to_vec()), into),
                None => Action::Notify(Notice::FileUnreadable),
            });
        })
    };
    // The listener lives as long as the reader, which ends with this one event.
    ended.forget();
    if reader.read_as_array_buffer(file).is_err() {
        dispatch.dispatch(Action::Notify(Notice::FileUnreadable));
    }
}

/// What becomes of a file. A key in DER is one wherever it was dropped.
fn taken(file: given::File, into: Into) -> Action {
    match (file, into) {
        (given::File::Text(text), Into::Anything) => Action::Take(Rc::from(text)),
        (file, _) => Action::Keys(file.into_keys()),
    }
}

/// The way to a file for those who do not drag.
pub(super) fn chooser(label: &'static str, into: Into, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let open = Callback::from(move |event: Event| opened(&event, &dispatch, into));
    html! {
        <label class="open-file">
            <input type="file" class="visually-hidden" onchange={open} />
            <span>{ label }</span>
        </label>
    }
}

/// Takes the file that was chosen in a field.
fn opened(event: &Event, dispatch: &Dispatch, into: Into) {
    let input = event.target();
    let input = input.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    if let Some(file) = input.files().and_then(|files| files.get(0)) {
        open(&file, dispatch, into);
    }
    // So that the same file can be opened again.
    input.set_value("");
}

/// Takes what is dropped anywhere on the page, which would otherwise be replaced by it, and tells
/// whether something hovers over it.
#[hook]
pub(super) fn use_drop(dispatch: Dispatch) -> bool {
    let hovering = use_state_eq(|| false);
    let setter = hovering.setter();
    use_effect_with((), move |()| {
        let document = web_sys::window().and_then(|window| window.document());
        let listeners = document.map(|document| {
            ["dragover", "dragleave", "drop"].map(|name| {
                let (setter, dispatch) = (setter.clone(), dispatch.clone());
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&document, name, options, move |event| {
                    event.prevent_default();
                    setter.set(hovers(event));
                    take_dropped(event, &dispatch);
                })
            })
        });
        move || drop(listeners)
    });
    *hovering
}

/// Leaving one element for another is no leaving of the page.
fn hovers(event: &Event) -> bool {
    let goes_on = || {
        let drag = event.dyn_ref::<DragEvent>();
        drag.and_then(|drag| drag.related_target()).is_some()
    };
    match event.type_().as_str() {
        "dragover" => true,
        "dragleave" => goes_on(),
        _ => false,
    }
}

fn take_dropped(event: &Event, dispatch: &Dispatch) {
    let data = event
        .dyn_ref::<DragEvent>()
        .and_then(DragEvent::data_transfer);
    let Some(data) = data.filter(|_| event.type_() == "drop") else {
        return;
    };
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    let into = match target.and_then(|target| target.closest("#key-box").ok()?) {
        Some(_) => Into::Keys,
        None => Into::Anything,
    };
    if let Some(file) = first_file(&data) {
        return open(&file, dispatch, into);
    }
    if let Ok(text) = data.get_data("text/plain")
        && !text.is_empty()
    {
        dispatch.dispatch(match into {
            Into::Anything => Action::Take(text.into()),
            Into::Keys => Action::Keys(SecretText::new(text)),
        });
    }
}

/// The first of the files that something carries.
pub(super) fn first_file(data: &DataTransfer) -> Option<File> {
    data.files()?.get(0)
}
