//! What the API expects: the validator and its settings, as its profile lists them.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::field::{field, value};
use super::message::message;
use super::pasted::Pasted;
use super::prose::prose;
use super::state::{Action, Dispatch, Shared};
use crate::diagnosis::{Diagnosis, GateName, Outcome, gate::Unchecked};
use crate::explain;
use crate::token::time;
use crate::validators::{Family, Profile, Setting, Settings, profiles};

/// How many settings are always in sight; profiles list the most telling first.
const IN_SIGHT: usize = 3;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub validator: &'static Profile,
    pub settings: Settings,
    /// Those that were filled in by hand.
    pub own: Settings,
    pub pasted: Pasted,
    pub message: String,
    pub as_of: String,
    pub diagnosis: Shared,
    pub dispatch: Dispatch,
}

/// The form. It is never sent anywhere.
#[component]
pub(super) fn Expectation(props: &Props) -> Html {
    let Props {
        validator,
        dispatch,
        diagnosis,
        ..
    } = props;
    let audience_missing = audience_missing(diagnosis);
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
            class={classes!(audience_missing.then_some("wanted"))}
            aria-labelledby="expectation-title"
            autocomplete="off"
            onsubmit={stay}
        >
            <h2 id="expectation-title">{ "What the API expects" }</h2>
            if audience_missing {
                <p id="audience-missing">{ "Tell what the API expects, and its audience can be compared with the token's." }</p>
            }
            <div class="field">
                <label for="validator">{ "Validator" }</label>
                <select id="validator" aria-describedby="validator-about" onchange={choose}>
                    for family in Family::ALL {
                        { group(family, validator) }
                    }
                </select>
                <p id="validator-about" class="hint">{ validator.about.text() }</p>
            </div>
            { message(&props.message, diagnosis, validator, dispatch) }
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

/// The validators of one family; nothing where there are none.
fn group(family: Family, chosen: &Profile) -> Html {
    let mut own = profiles().filter(|profile| profile.family == family);
    let option = |profile: &'static Profile| {
        html! { <option value={profile.id} selected={profile == chosen}>{ profile.name }</option> }
    };
    let Some(first) = own.next() else {
        return Html::default();
    };
    html! {
        <optgroup label={explain::family(family)}>
            { option(first) }
            for profile in own {
                { option(profile) }
            }
        </optgroup>
    }
}

fn fields(settings: &'static [Setting], props: &Props) -> Html {
    let one = |setting: &'static Setting| {
        let text = props.settings.text(setting.kind);
        field(setting, text, source(setting, props), &props.dispatch)
    };
    settings.iter().map(one).collect()
}

/// Where in the paste a setting comes from, or what stands there where it was filled in by hand.
fn source(setting: &Setting, props: &Props) -> Html {
    let sources = &props.pasted.filled.sources;
    let mut own = sources.iter().filter(|own| own.kind == setting.kind);
    let Some(first) = own.next() else {
        return Html::default();
    };
    let more = own.count();
    let line = props.pasted.line(first.value.span.start);
    let by_hand = props.own.touched(setting.kind).is_some();
    let dispatch = props.dispatch.clone();
    let kind = setting.kind;
    let forget = move |_| dispatch.dispatch(Action::Forget(kind));
    html! {
        <span class="pasted" data-pasted={kind.name()}>
            { prose(&explain::source(&first.value, line)) }
            if more > 0 {
                { " and " }{ more }{ " more" }
            }
            if by_hand {
                { " " }<button type="button" onclick={forget}>{ "Take it again" }</button>
            } else {
                { "." }
            }
        </span>
    }
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
    let id = value::<HtmlSelectElement>(event, |select| select.value());
    if let Some(profile) = id.and_then(|id| Profile::by_id(&id)) {
        dispatch.dispatch(Action::Choose(profile));
    }
}

/// The time for which the question is asked.
fn as_of(text: &str, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let input = Callback::from(move |event: InputEvent| {
        if let Some(text) = value::<HtmlInputElement>(&event, |input| input.value()) {
            dispatch.dispatch(Action::AsOf(text));
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

/// Whether the question that matters most cannot be answered for want of an expectation.
fn audience_missing(diagnosis: &Diagnosis) -> bool {
    let audience = diagnosis.gate(GateName::Audience);
    audience.is_some_and(|gate| gate.outcome == Outcome::NotChecked(Unchecked::NotTold))
}
