//! What the API expects: the validator and its settings, as its profile lists them.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::field::field;
use super::state::{Action, Dispatch};
use crate::token::time;
use crate::validators::{Profile, Setting, Settings, profiles};

/// How many settings are always in sight; profiles list the most telling first.
const IN_SIGHT: usize = 3;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub validator: &'static Profile,
    pub settings: Settings,
    pub as_of: String,
    /// Whether the audience cannot be judged because nothing is said about it.
    pub audience_missing: bool,
    pub dispatch: Dispatch,
}

/// The form. It is never sent anywhere.
#[component]
pub(super) fn Expectation(props: &Props) -> Html {
    let Props {
        validator,
        dispatch,
        ..
    } = props;
    let (shown, folded) = validator
        .settings
        .split_at_checked(IN_SIGHT)
        .unwrap_or((validator.settings, &[]));
    // Opened once a folded setting says something, and never closed under somebody's hands.
    let unfolded = use_mut_ref(|| false);
    if filled(folded, &props.settings).is_some() {
        *unfolded.borrow_mut() = true;
    }
    let stay = Callback::from(|event: SubmitEvent| event.prevent_default());
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| choose(&event, &dispatch))
    };
    html! {
        <form
            id="expectation"
            class={classes!(props.audience_missing.then_some("wanted"))}
            aria-labelledby="expectation-title"
            autocomplete="off"
            onsubmit={stay}
        >
            <h2 id="expectation-title">{ "What the API expects" }</h2>
            if props.audience_missing {
                <p id="audience-missing">{ "Tell what the API expects, and its audience can be compared with the token's." }</p>
            }
            <div class="field">
                <label for="validator">{ "Validator" }</label>
                <select id="validator" aria-describedby="validator-about" onchange={choose}>
                    for profile in profiles() {
                        <option value={profile.id} selected={profile == *validator}>{ profile.name }</option>
                    }
                </select>
                <p id="validator-about" class="hint">{ validator.about.text() }</p>
            </div>
            { fields(shown, props) }
            if !folded.is_empty() {
                <details class="more" key={validator.id} open={*unfolded.borrow()}>
                    <summary>{ "More settings" }{ filled(folded, &props.settings) }</summary>
                    <div class="more-fields">{ fields(folded, props) }</div>
                </details>
            }
            { as_of(&props.as_of, dispatch) }
        </form>
    }
}

fn fields(settings: &'static [Setting], props: &Props) -> Html {
    let one = |setting: &'static Setting| {
        field(setting, props.settings.text(setting.kind), &props.dispatch)
    };
    settings.iter().map(one).collect()
}

/// Names the settings that are folded away although they say something.
fn filled(folded: &[Setting], settings: &Settings) -> Option<Html> {
    let said = |setting: &&Setting| !settings.text(setting.kind).trim().is_empty();
    let names: Vec<_> = folded
        .iter()
        .filter(said)
        .map(|setting| setting.name)
        .collect();
    (!names.is_empty()).then(|| html! { <span class="filled">{ ": " }{ names.join(", ") }</span> })
}

fn choose(event: &Event, dispatch: &Dispatch) {
    let select = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    if let Some(profile) = select.and_then(|select| Profile::by_id(&select.value())) {
        dispatch.dispatch(Action::Choose(profile));
    }
}

/// The time for which the question is asked.
fn as_of(text: &str, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let input = Callback::from(move |event: InputEvent| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            dispatch.dispatch(Action::AsOf(input.value()));
        }
    });
    let moment = time::parse(text);
    let wrong = moment.is_none() && !text.trim().is_empty();
    html! {
        <div class="field">
            <label for="as-of">{ "As of" }</label>
            <input
                id="as-of"
                class="exact"
                type="text"
                value={text.to_owned()}
                placeholder="now"
                spellcheck="false"
                aria-describedby="as-of-about"
                aria-invalid={wrong.to_string()}
                oninput={input}
            />
            <p id="as-of-about" class={if wrong { "hint wrong" } else { "hint" }}>
                if wrong {
                    { "This is no time; now is used. Write 2026-11-22 07:20:00 (UTC), with an offset, or seconds since 1970." }
                } else if let Some(utc) = moment.and_then(time::utc) {
                    { utc }{ " UTC" }
                } else {
                    { "When it was refused. Empty for now." }
                }
            </p>
        </div>
    }
}
