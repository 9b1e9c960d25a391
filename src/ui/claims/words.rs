//! A value that holds several words, one on each line.

use std::borrow::Cow;

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
    let total = use_memo(props.clone(), |props| read(props, |_, words| words.count()));
    let (diagnosis, part) = (&props.diagnosis, props.place.part());
    let item = |name: &str, word: &str| {
        let drawn = beginning(word);
        html! {
            <li>
                <bdi class="exact" dir="ltr">{ exact(drawn) }</bdi>
                if drawn.len() < word.len() {
                    { "…" }
                }
                if let Some(meaning) = value::word(part, name, word, diagnosis) {
                    { " " }<span class="reading">{ exact(&meaning) }</span>
                }
            </li>
        }
    };
    let items = |name: &str, words: &mut dyn Iterator<Item = Cow<'_, str>>| -> Html {
        words.take(*shown).map(|word| item(name, &word)).collect()
    };
    let total = total.unwrap_or_default();
    html! {
        <>
            <ul class="words">{ read(props, items) }</ul>
            <More shown={total.min(*shown)} {total} step={STEP} what="values" {onmore} growth={Growth::OnDemand} />
        </>
    }
}

/// Gives the member's name and its words to `reader`.
fn read<T>(
    props: &WordsProps,
    reader: impl FnOnce(&str, &mut dyn Iterator<Item = Cow<'_, str>>) -> T,
) -> Option<T> {
    let part = props.place.json(&props.diagnosis)?;
    let member = member(&part.json, props.index)?;
    let name = member.name.display();
    let entry = claim::entry(props.place.part(), &name, &props.diagnosis);
    let mut words = value::words(member.value, entry)?;
    Some(reader(&name, &mut words))
}

fn beginning(word: &str) -> &str {
    let end = word
        .char_indices()
        .nth(LONGEST)
        .map_or(word.len(), |(end, _)| end);
    word.get(..end).unwrap_or_default()
}
