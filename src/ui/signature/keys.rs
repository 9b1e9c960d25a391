//! The box for keys, beside the token: neither ever takes the place of the other.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::crypto::{Given, SecretForm, SecretText};
use crate::explain;
use crate::ui::field::value;
use crate::ui::files::{self, Into};
use crate::ui::prose::prose;
use crate::ui::state::{Action, Dispatch};

/// Where keys are typed, pasted or opened; `about` describes what became of them.
pub(super) fn key_box(given: &Given, wants: &explain::KeyBox, dispatch: &Dispatch) -> Html {
    html! {
        <div id="key-box">
            <div class="paste-head">
                <label for="key-text">{ wants.label }</label>
                { files::chooser("Open a key file", Into::Keys, dispatch) }
            </div>
            <textarea
                id="key-text"
                class="exact"
                rows="4"
                value={given.keys.expose().to_owned()}
                spellcheck="false"
                autocomplete="off"
                autocorrect="off"
                autocapitalize="off"
                translate="no"
                data-gramm="false"
                aria-describedby="key-note"
                oninput={typed::<HtmlTextAreaElement>(dispatch, |area| area.value(), Action::Keys)}
            />
            <p id="key-note" class="hint">{ "They stay in this page like the token, and are forgotten with it." }</p>
            if !wants.forms.is_empty() {
                { forms(given.form, wants, dispatch) }
            }
            if wants.password {
                { password(given, dispatch) }
            }
            if wants.detached {
                { detached(given, dispatch) }
            }
        </div>
    }
}

/// A handler that makes a deed of what stands in a field.
fn typed<T: wasm_bindgen::JsCast + 'static>(
    dispatch: &Dispatch,
    read: fn(&T) -> String,
    deed: fn(SecretText) -> Action,
) -> Callback<InputEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(text) = value::<T>(&event, read) {
            dispatch.dispatch(deed(SecretText::new(text)));
        }
    })
}

/// How a shared secret stands for its bytes, with what each way gives.
fn forms(chosen: SecretForm, wants: &explain::KeyBox, dispatch: &Dispatch) -> Html {
    let one = |(form, gives): &(SecretForm, String)| {
        let form = *form;
        let dispatch = dispatch.clone();
        let click = move |_| dispatch.dispatch(Action::SecretForm(form));
        html! {
            <label class="choice">
                <input type="radio" name="secret-form" value={explain::secret_form(form)} checked={form == chosen} onchange={click} />
                { explain::secret_form(form) }
                <span class="hint">{ " " }{ prose(gives) }</span>
            </label>
        }
    };
    html! {
        <fieldset id="secret-form">
            <legend>{ wants.forms_label }</legend>
            { for wants.forms.iter().map(one) }
        </fieldset>
    }
}

fn password(given: &Given, dispatch: &Dispatch) -> Html {
    html! {
        <div class="field">
            <label for="key-password">{ "Password of the private key" }</label>
            <input
                id="key-password"
                class="exact"
                type="password"
                autocomplete="off"
                spellcheck="false"
                translate="no"
                value={given.password.expose().to_owned()}
                oninput={typed::<HtmlInputElement>(dispatch, |input| input.value(), Action::Password)}
            />
        </div>
    }
}

fn detached(given: &Given, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let input = move |event: InputEvent| {
        let text = value::<HtmlTextAreaElement>(&event, |area| area.value());
        dispatch.dispatch(Action::Detached(text.unwrap_or_default()));
    };
    html! {
        <div class="field">
            <label for="detached">{ "The payload, which this token does not carry" }</label>
            <textarea
                id="detached"
                class="exact"
                rows="3"
                value={given.detached.clone()}
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                translate="no"
                data-gramm="false"
                oninput={input}
            />
        </div>
    }
}
