//! A field with a list of choices.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A list of choices; whoever chooses gets the place of what was chosen.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    id: &'static str,
    label: &'static str,
    /// A value and a label each.
    choices: Vec<(String, String)>,
    chosen: usize,
    choose: Callback<usize>,
    note: Html,
}

/// The list always shows what is remembered, also after a wipe, or when a choice was not taken.
#[component]
fn Select(props: &Props) -> Html {
    let Props {
        id,
        label,
        choices,
        chosen,
        choose,
        note,
    } = props;
    let list = use_node_ref();
    let shown = choices.get(*chosen).map(|(value, _)| value.clone());
    let shown = shown.unwrap_or_default();
    use_effect_with((shown.clone(), list.clone()), |(shown, list)| {
        if let Some(list) = list.cast::<HtmlSelectElement>() {
            list.set_value(shown);
        }
    });
    let values: Vec<String> = choices.iter().map(|(value, _)| value.clone()).collect();
    let (list_now, choose) = (list.clone(), choose.clone());
    let change = move |_: Event| {
        let Some(list) = list_now.cast::<HtmlSelectElement>() else {
            return;
        };
        let value = list.value();
        list.set_value(&shown);
        if let Some(place) = values.iter().position(|own| *own == value) {
            choose.emit(place);
        }
    };
    html! {
        <div class="field">
            <label for={*id}>{ *label }</label>
            <select id={*id} ref={list} onchange={change}>
                for (place, (value, label)) in choices.iter().enumerate() {
                    <option value={value.clone()} selected={place == *chosen}>{ label }</option>
                }
            </select>
            { note.clone() }
        </div>
    }
}

/// A field with such a list.
pub(super) fn select(
    id: &'static str,
    label: &'static str,
    choices: &[(String, String)],
    chosen: usize,
    choose: Callback<usize>,
    note: Html,
) -> Html {
    let choices = choices.to_vec();
    html! { <Select {id} {label} {choices} {chosen} {choose} {note} /> }
}

/// A list whose first choice is none of `all`.
pub(super) fn optional<T: Copy + PartialEq + 'static>(
    none: &str,
    all: &[T],
    name: impl Fn(T) -> (&'static str, &'static str),
    chosen: Option<T>,
) -> (Vec<(String, String)>, usize) {
    let named = all.iter().map(|own| {
        let (code, name) = name(*own);
        (code.to_owned(), name.to_owned())
    });
    let choices = std::iter::once((String::new(), none.to_owned())).chain(named);
    let place = all.iter().position(|own| Some(*own) == chosen);
    (
        choices.collect(),
        place.map_or(0, |place| place.saturating_add(1)),
    )
}

/// What was chosen of such a list.
pub(super) fn nth<T: Copy>(all: &[T], place: usize) -> Option<T> {
    all.get(place.checked_sub(1)?).copied()
}
