//! A value that holds several words, one on each line.

use yew::prelude::*;

use super::listing::member;
use crate::explain::{claim, value};
use crate::ui::decoded::Place;
use crate::ui::parts::{Growth, More, exact};
use crate::ui::state::Shared;

/// Which value to show.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct WordsProps {
    pub(super) diagnosis: Shared,
    pub(super) place: Place,
    /// The index of the member's name.
    pub(super) index: usize,
}

/// How many words are drawn at first, and how many more each time.
const STEP: usize = 50;

/// How much of one word is drawn, in characters.
const LONGEST: usize = 500;

/// Words, each with its meaning where it has a known one.
#[component]
pub(super) fn Words(props: &WordsProps) -> Html {
    let shown = use_state_eq(|| STEP);
    let onmore = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(*shown + STEP))
    };
    let (diagnosis, part) = (&props.diagnosis, props.place.part());
    let json = props.place.json(diagnosis);
    let Some(member) = json
        .as_ref()
        .and_then(|part| member(&part.json, props.index))
    else {
        return Html::default();
    };
    let name = member.name.display();
    let entry = claim::entry(part, &name, diagnosis);
    let words = || value::words(member.value, entry).into_iter().flatten();
    let total = words().count();
    let item = |word: &str| {
        html! {
            <li>
                <bdi class="exact" dir="ltr">{ exact(beginning(word)) }</bdi>
                if beginning(word).len() < word.len() {
                    { "…" }
                }
                if let Some(meaning) = value::word(part, &name, word, diagnosis) {
                    { " " }<span class="reading">{ exact(&meaning) }</span>
                }
            </li>
        }
    };
    html! {
        <>
            <ul class="words">{ for words().take(*shown).map(|word| item(&word)) }</ul>
            <More shown={total.min(*shown)} {total} step={STEP} what="values" {onmore} growth={Growth::OnDemand} />
        </>
    }
}

fn beginning(word: &str) -> &str {
    let end = word
        .char_indices()
        .nth(LONGEST)
        .map_or(word.len(), |(end, _)| end);
    word.get(..end).unwrap_or_default()
}
