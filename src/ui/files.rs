//! Files, opened or dropped, read inside the browser.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Event, File, FileReader};
use yew::prelude::*;

use super::notice::Notice;
use super::state::{Action, Dispatch};
use crate::token::MAX_BYTES;

/// Reads a file as text and takes it as the input.
#[expect(clippy::as_conversions, reason = "no file is as large as 2^53 bytes")]
pub(super) fn open(file: &File, dispatch: &Dispatch) {
    if file.size() > MAX_BYTES as f64 {
        return dispatch.dispatch(Action::Notify(Notice::FileTooLarge));
    }
    let Ok(reader) = FileReader::new() else {
        return;
    };
    let ended = {
        let (reader, dispatch) = (reader.clone(), dispatch.clone());
        EventListener::once(&reader.clone(), "loadend", move |_| {
            let text = reader.result().ok().and_then(|result| result.as_string());
            dispatch.dispatch(match text {
                Some(text) => Action::Take(Rc::from(text)),
                None => Action::Notify(Notice::FileUnreadable),
            });
        })
    };
    // The listener lives as long as the reader, which ends with this one event.
    ended.forget();
    if reader.read_as_text(file).is_err() {
        dispatch.dispatch(Action::Notify(Notice::FileUnreadable));
    }
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
    if let Some(file) = first_file(&data) {
        return open(&file, dispatch);
    }
    if let Ok(text) = data.get_data("text/plain")
        && !text.is_empty()
    {
        dispatch.dispatch(Action::Take(text.into()));
    }
}

/// The first of the files that something carries.
pub(super) fn first_file(data: &DataTransfer) -> Option<File> {
    data.files()?.get(0)
}
