//! What belongs to the page rather than to a token: silence, theme, wiping.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::catalogue::Catalogue;
use super::sealed::Sealed;
use super::state::{Action, Dispatch, Idle, Theme};

/// The bar at the top.
pub(super) fn header(catalogue: Catalogue, theme: Theme, idle: Idle, dispatch: &Dispatch) -> Html {
    let act = |action: fn(Theme) -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(action(theme)))
    };
    let choose_idle = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| choose_idle(&event, &dispatch))
    };
    html! {
        <header class="bar">
            <h1>{ "Audlens" }</h1>
            <p class="motto">{ "Who is this token for, and why was it refused?" }</p>
            <div class="bar-tools">
                <Sealed {catalogue} />
                <button type="button" id="theme" onclick={act(|theme| Action::Theme(theme.next()))}>
                    { "Theme: " }{ theme.label() }
                </button>
                <div class="wipe">
                    <button type="button" id="wipe" onclick={act(|_| Action::Wipe)}>{ "Wipe" }</button>
                    <select id="idle" aria-label="Wipe this page by itself" onchange={choose_idle}>
                        for choice in Idle::ALL {
                            <option value={choice.code()} selected={choice == idle}>{ choice.label() }</option>
                        }
                    </select>
                </div>
            </div>
        </header>
    }
}

fn choose_idle(event: &Event, dispatch: &Dispatch) {
    let select = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    let value = select.map(|select| select.value());
    let chosen = value.and_then(|value| Idle::ALL.into_iter().find(|idle| idle.code() == value));
    if let Some(idle) = chosen {
        dispatch.dispatch(Action::Idle(idle));
    }
}
