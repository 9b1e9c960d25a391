//! What the validator said, and who was recognised by it.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::field::value;
use super::prose::{paragraphs, prose, source};
use super::state::{Action, Dispatch};
use crate::diagnosis::Diagnosis;
use crate::explain;
use crate::validators::{Heard, Known, Profile};

/// Longer logs are cut: known messages are looked for with every key pressed.
const LONGEST: &str = "20000";

/// The box for the error message, and what stands in it.
pub(super) fn message(
    text: &str,
    diagnosis: &Diagnosis,
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
                if text.trim().is_empty() && !diagnosis.heard.is_empty() {
                    { "Recognised in the paste:" }
                } else if text.trim().is_empty() {
                    { "The error message, or the log around it. It tells which validator wrote it." }
                } else if !diagnosis.nearest.is_empty() {
                    { "No known message was found in it. The nearest ones:" }
                } else if diagnosis.heard.is_empty() {
                    { "No known message was found in it." }
                } else {
                    { "Recognised:" }
                }
            </p>
            <ul id="spoken">
                for heard in &diagnosis.heard {
                    { item(heard, validator, dispatch) }
                }
                for known in &diagnosis.nearest {
                    { near(known) }
                }
            </ul>
        </div>
    }
}

#[inline(never)]
fn item(heard: &Heard, validator: &'static Profile, dispatch: &Dispatch) -> Html {
    let said = explain::heard(heard);
    let of_another = heard
        .spoken()
        .filter(|spoken| !validator.writes(spoken.message));
    let choose = of_another.map(|spoken| {
        let (profile, dispatch) = (spoken.profile, dispatch.clone());
        let choose = move |_| dispatch.dispatch(Action::Choose(profile));
        html! { <button type="button" onclick={choose}>{ "Choose it" }</button> }
    });
    html! {
        <li data-spoken={heard.code().to_owned()}>
            { prose(&said.title) }
            if choose.is_some() { { " " } }
            { choose }
            { paragraphs(&said.body) }
            { source(said.source) }
        </li>
    }
}

#[inline(never)]
fn near(known: &Known) -> Html {
    html! { <li data-nearest={known.code()}>{ prose(&explain::nearest(known)) }</li> }
}
