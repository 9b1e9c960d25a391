//! The way to the panel for those who have no token yet.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::{Making, make};
use crate::crypto::SecretText;
use crate::ui::state::{Dispatch, Shared};

#[derive(Clone, Properties, PartialEq)]
pub(in crate::ui) struct Props {
    pub making: Option<Rc<Making>>,
    pub diagnosis: Shared,
    /// The text of the keys that were given.
    pub given: SecretText,
    pub dispatch: Dispatch,
}

/// The panel folded away; it is drawn once somebody opens it.
#[component]
pub(in crate::ui) fn MakeFirst(props: &Props) -> Html {
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            let details = event.target();
            let details = details.and_then(|target| target.dyn_into::<Element>().ok());
            open.set(details.is_some_and(|details| details.has_attribute("open")));
        })
    };
    html! {
        <details id="make-first" ontoggle={toggle}>
            <summary>{ "Make a test token" }</summary>
            if *open {
                { make(props.making.as_ref(), &props.diagnosis, &props.given, &props.dispatch) }
            }
        </details>
    }
}
