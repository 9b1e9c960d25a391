//! One setting of a validator, as a field of the form.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::state::{Action, Dispatch};
use crate::validators::Setting;

/// A list grows with its lines up to this height.
const TALLEST: usize = 6;

/// A list of choices, a list of values or one value, with the validator's own name for it.
pub(super) fn field(setting: &'static Setting, text: &str, dispatch: &Dispatch) -> Html {
    let Setting {
        name,
        kind,
        default,
        about,
        ..
    } = *setting;
    let id = format!("setting-{}", kind.name());
    let about_id = format!("{id}-about");
    html! {
        <div key={name} class="field" data-kind={kind.name()}>
            <label for={id.clone()}>{ name }</label>
            { control(setting, text, dispatch, id, about_id.clone()) }
            <p id={about_id} class="hint">
                { about.text() }
                if !default.is_empty() && setting.choices().is_empty() {
                    { " Default: " }<span class="exact">{ default }</span>
                }
            </p>
        </div>
    }
}

fn control(setting: &Setting, text: &str, dispatch: &Dispatch, id: String, about: String) -> Html {
    let kind = setting.kind;
    let code = kind.name();
    let placeholder = format!("e.g. {}", setting.example.text());
    let choices = setting.choices();
    let set = move |dispatch: &Dispatch, value: Option<String>| {
        if let Some(value) = value {
            dispatch.dispatch(Action::Set(kind, value));
        }
    };
    if let Some(first) = choices.first() {
        let default = if setting.default.is_empty() {
            first
        } else {
            setting.default
        };
        let chosen = if text.is_empty() { default } else { text };
        let dispatch = dispatch.clone();
        let change = move |event: Event| {
            set(
                &dispatch,
                value::<HtmlSelectElement>(&event, |select| select.value()),
            )
        };
        return html! {
            <select {id} data-setting={code} aria-describedby={about} onchange={change}>
                for choice in choices {
                    <option value={*choice} selected={*choice == chosen}>{ choice }</option>
                }
            </select>
        };
    }
    let dispatch = dispatch.clone();
    if setting.is_list() {
        let rows = (text.split('\n').count()).min(TALLEST).to_string();
        let input = move |event: InputEvent| {
            set(
                &dispatch,
                value::<HtmlTextAreaElement>(&event, |area| area.value()),
            )
        };
        return html! {
            <textarea
                {id}
                {rows}
                {placeholder}
                class="exact"
                data-setting={code}
                value={text.to_owned()}
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                translate="no"
                aria-describedby={about}
                oninput={input}
            />
        };
    }
    let input = move |event: InputEvent| {
        set(
            &dispatch,
            value::<HtmlInputElement>(&event, |input| input.value()),
        )
    };
    html! {
        <input
            {id}
            {placeholder}
            class="exact"
            type="text"
            data-setting={code}
            value={text.to_owned()}
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            translate="no"
            aria-describedby={about}
            oninput={input}
        />
    }
}

fn value<T: JsCast>(event: &Event, read: fn(&T) -> String) -> Option<String> {
    event.target()?.dyn_ref().map(read)
}
