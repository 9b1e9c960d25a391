//! One setting of a validator, as a field of the form.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::prose::prose;
use super::state::{Action, Dispatch};
use crate::explain;
use crate::validators::Setting;

/// A list grows with its lines up to this height.
const TALLEST: usize = 6;

/// A list of choices, a list of values or one value, with the validator's own name for it, and with
/// where it comes from.
pub(super) fn field(
    setting: &'static Setting,
    text: &str,
    source: Html,
    dispatch: &Dispatch,
) -> Html {
    let Setting {
        name,
        kind,
        default,
        about,
        ..
    } = *setting;
    // Ids are listed with blanks between, so they have none.
    let id = ["setting-", &kind.name().replace(' ', "-")].concat();
    let about_id = [&id, "-about"].concat();
    let fault = setting.fault(text);
    let fault = fault.map(|fault| explain::fault(setting, &fault));
    html! {
        <div key={name} class="field" data-kind={kind.name()}>
            <label for={id.clone()}>{ name }</label>
            { control(setting, text, fault.is_some(), dispatch, id, about_id.clone()) }
            <p id={about_id} class="hint">
                if let Some(fault) = fault {
                    <span class="wrong">{ prose(&fault) }</span>
                }
                { source }
                { about.text() }
                if !default.is_empty() && setting.choices().is_empty() {
                    { " Default: " }<span class="exact">{ default }</span>
                }
            </p>
        </div>
    }
}

fn control(
    setting: &Setting,
    text: &str,
    wrong: bool,
    dispatch: &Dispatch,
    id: String,
    about: String,
) -> Html {
    let wrong = wrong.then_some("true");
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
        let chosen = if text.trim().is_empty() {
            default
        } else {
            text
        };
        let dispatch = dispatch.clone();
        let change = move |event: Event| {
            set(
                &dispatch,
                value::<HtmlSelectElement>(&event, |select| select.value()),
            )
        };
        return html! {
            <select {id} data-setting={code} aria-describedby={about} aria-invalid={wrong} onchange={change}>
                if wrong.is_some() {
                    <option value={chosen.to_owned()} selected=true>{ chosen }</option>
                }
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
                aria-invalid={wrong}
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
            aria-invalid={wrong}
            oninput={input}
        />
    }
}

/// What stands in the control that an event came from.
pub(super) fn value<T: JsCast>(event: &Event, read: fn(&T) -> String) -> Option<String> {
    event.target()?.dyn_ref().map(read)
}
