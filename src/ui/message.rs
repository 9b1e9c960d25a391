//! What the validator said, and who was recognised by it.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::field::value;
use super::prose::prose;
use super::state::{Action, Dispatch};
use crate::explain;
use crate::validators::{Profile, Spoken};

/// Longer logs are cut: every known message is looked for with every key pressed.
const LONGEST: &str = "20000";

/// The box for the error message, and what stands in it.
pub(super) fn message(
    text: &str,
    spoken: &[Spoken],
    validator: &'static Profile,
    dispatch: &Dispatch,
) -> Html {
    let input = {
        let dispatch = dispatch.clone();
        move |event: InputEvent| {
            let text = value::<HtmlTextAreaElement>(&event, |area| area.value());
            dispatch.dispatch(Action::Said(text.unwrap_or_default()));
        }
    };
    html! {
        <div class="field">
            <label for="message">{ "What it said" }</label>
            <textarea
                id="message"
                class="exact"
                rows="2"
                maxlength={LONGEST}
                value={text.to_owned()}
                spellcheck="false"
                autocomplete="off"
                autocorrect="off"
                autocapitalize="off"
                translate="no"
                data-gramm="false"
                aria-describedby="message-about"
                oninput={input}
            />
            <p id="message-about" class="hint">
                if text.trim().is_empty() {
                    { "The error message, or the log around it. It tells which validator wrote it." }
                } else if spoken.is_empty() {
                    { "No message of these validators was found in it." }
                } else {
                    { "Recognised:" }
                }
            </p>
            <ul id="spoken">
                for spoken in spoken {
                    { item(spoken, validator, dispatch) }
                }
            </ul>
        </div>
    }
}

#[inline(never)]
fn item(spoken: &Spoken, validator: &'static Profile, dispatch: &Dispatch) -> Html {
    let profile = spoken.profile;
    let dispatch = dispatch.clone();
    let choose = move |_| dispatch.dispatch(Action::Choose(profile));
    html! {
        <li data-spoken={spoken.message.code}>
            { prose(&explain::spoken(spoken)) }
            if !validator.writes(spoken.message) {
                { " " }<button type="button" onclick={choose}>{ "Choose it" }</button>
            }
        </li>
    }
}
