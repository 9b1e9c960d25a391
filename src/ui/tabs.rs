//! The views of a token, as tabs.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::claims::Claims;
use super::decoded::Decoded;
use super::focus::focus;
use super::make::{Making, make};
use super::matrix::validators;
use super::request::request;
use super::signature::signature;
use super::state::{Action, Asked, Dispatch, Shared, Tab};
use super::why::why;
use crate::catalogue;
use crate::diagnosis::GateName;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub diagnosis: Shared,
    /// What it was made of, without the token.
    pub asked: Asked,
    /// The gate looked at.
    pub gate: GateName,
    pub tab: Tab,
    /// The token being made.
    pub making: Option<Rc<Making>>,
    pub dispatch: Dispatch,
}

/// Tabs with the keys of the ARIA Authoring Practices: arrows, Home and End.
///
/// A panel is built when it is first opened and kept, so that nothing typed or folded open in it
/// is lost, and a large token is not drawn again and again.
#[component]
pub(super) fn Tabs(props: &Props) -> Html {
    let opened = use_mut_ref(BTreeSet::new);
    opened.borrow_mut().insert(props.tab);
    let panel = |tab: Tab| {
        let content = opened.borrow().contains(&tab).then(|| content(tab, props));
        html! {
            <section
                key={tab.code()}
                id={format!("panel-{}", tab.code())}
                role="tabpanel"
                aria-labelledby={format!("tab-{}", tab.code())}
                hidden={tab != props.tab}
            >
                { content }
            </section>
        }
    };
    html! {
        <div class="tabs">
            <div role="tablist" aria-label="Views of the token">
                for tab in Tab::ALL {
                    { button(tab, props) }
                }
            </div>
            for tab in Tab::ALL {
                { panel(tab) }
            }
        </div>
    }
}

fn content(tab: Tab, props: &Props) -> Html {
    let diagnosis = props.diagnosis.clone();
    match tab {
        Tab::Signature | Tab::Validators | Tab::Request | Tab::Make if !catalogue::is_here() => {
            html! { <p class="hint">{ "This comes with the catalogue of meanings, which is not here." }</p> }
        }
        Tab::Why => why(&diagnosis, &props.asked.0, props.gate, &props.dispatch),
        Tab::Decoded => html! { <Decoded {diagnosis} /> },
        Tab::Claims => html! { <Claims {diagnosis} /> },
        Tab::Signature => signature(&diagnosis, &props.asked.0.given, &props.dispatch),
        // All of them are asked only while somebody looks.
        Tab::Validators if tab == props.tab => {
            let dispatch = props.dispatch.clone();
            let choose = Callback::from(move |(profile, settings)| {
                dispatch.dispatch(Action::Adopt(profile, settings));
            });
            validators(&diagnosis, &props.asked.0, &choose)
        }
        Tab::Request if tab == props.tab => {
            request(&diagnosis, &props.asked.0.settings, &props.dispatch)
        }
        Tab::Make if tab == props.tab => {
            let given = &props.asked.0.given.keys;
            make(props.making.as_ref(), &diagnosis, given, &props.dispatch)
        }
        Tab::Validators | Tab::Request | Tab::Make => Html::default(),
    }
}

fn button(tab: Tab, props: &Props) -> Html {
    let selected = tab == props.tab;
    let open = |tab: Tab| {
        let dispatch = props.dispatch.clone();
        move || dispatch.dispatch(Action::Open(tab))
    };
    let click = open(tab);
    let dispatch = props.dispatch.clone();
    let key = Callback::from(move |event: KeyboardEvent| {
        if let Some(next) = tab.led_to(&event.key()) {
            event.prevent_default();
            dispatch.dispatch(Action::Open(next));
            focus(&format!("tab-{}", next.code()));
        }
    });
    html! {
        <button
            key={tab.code()}
            type="button"
            role="tab"
            id={format!("tab-{}", tab.code())}
            data-tab={tab.code()}
            aria-selected={selected.to_string()}
            aria-controls={format!("panel-{}", tab.code())}
            tabindex={if selected { "0" } else { "-1" }}
            onclick={move |_| click()}
            onkeydown={key}
        >
            { tab.label() }
        </button>
    }
}
