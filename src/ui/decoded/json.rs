//! JSON of any size: only the lines that somebody looks at are drawn.

use std::rc::Rc;

use yew::prelude::*;

use super::layout::Lines;
use super::line::{Context, LONGEST, Repeated, line, unquoted};
use super::place::Place;
use super::string;
use crate::token::json::Json;
use crate::ui::parts::{Growth, More};
use crate::ui::state::Shared;

/// Which JSON to show.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct JsonLinesProps {
    /// The diagnosis that holds it.
    pub diagnosis: Shared,
    /// Where it stands.
    pub place: Place,
    /// What a screen reader calls it.
    pub label: AttrValue,
    /// The value to show, by its index; the whole text without one.
    #[prop_or_default]
    pub value: Option<usize>,
}

/// How many lines are drawn at first.
const FIRST: usize = 300;

/// How many more are drawn each time.
const STEP: usize = 500;

/// How many more characters of a long string are drawn each time.
const STEP_OF_TEXT: usize = 20_000;

/// Pretty printed JSON, as written: order, numbers and duplicates included.
#[component]
pub fn JsonLines(props: &JsonLinesProps) -> Html {
    let total = use_memo(
        (props.diagnosis.clone(), props.place, props.value),
        |(diagnosis, place, value)| {
            place
                .json(diagnosis)
                .map_or(0, |part| lines(&part.json, *value).count())
        },
    );
    let repeated = use_memo(
        (props.diagnosis.clone(), props.place),
        |(diagnosis, place)| repeated(diagnosis, *place),
    );
    let chunks = use_state_eq(|| 1_usize);
    let onmore = {
        let chunks = chunks.clone();
        Callback::from(move |()| chunks.set(*chunks + 1))
    };
    let long = *total > FIRST;
    let shown = end(*chunks).min(*total);
    html! {
        <div
            class={classes!("json", long.then_some("long"))}
            role="group"
            aria-label={props.label.clone()}
            tabindex={long.then_some("0")}
        >
            <pre translate="no" dir="ltr"><code>
                { for (1..=*chunks).map(|chunk| html! {
                    <Chunk
                        key={chunk}
                        diagnosis={props.diagnosis.clone()}
                        place={props.place}
                        value={props.value}
                        repeated={Rc::clone(&repeated)}
                        from={if chunk == 1 { 0 } else { end(chunk - 1) }}
                        to={end(chunk)}
                    />
                }) }
            </code></pre>
            <More {shown} total={*total} step={STEP} what="lines" {onmore} growth={Growth::OnScroll} />
        </div>
    }
}

/// How many lines so many chunks have.
fn end(chunks: usize) -> usize {
    FIRST + chunks.saturating_sub(1) * STEP
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct ChunkProps {
    diagnosis: Shared,
    place: Place,
    value: Option<usize>,
    repeated: Rc<Repeated>,
    from: usize,
    to: usize,
}

/// Some lines, drawn once however many follow.
#[component]
fn Chunk(props: &ChunkProps) -> Html {
    let Some(part) = props.place.json(&props.diagnosis) else {
        return Html::default();
    };
    let context = Context {
        diagnosis: &props.diagnosis,
        place: props.place,
        json: &part.json,
        claims: props.value.is_none().then_some(1),
        repeated: &props.repeated,
    };
    let shown = lines(&part.json, props.value)
        .skip(props.from)
        .take(props.to - props.from);
    shown.map(|shown| line(&shown, &context)).collect()
}

/// A string or number that is too long to be drawn at once.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::ui) struct LongTextProps {
    pub(in crate::ui) diagnosis: Shared,
    pub(in crate::ui) place: Place,
    /// Which value, by its index.
    pub(in crate::ui) index: usize,
}

/// The beginning of a long string, as written, and a button for more of it.
#[component]
pub(in crate::ui) fn LongText(props: &LongTextProps) -> Html {
    let shown = use_state_eq(|| LONGEST);
    let onmore = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(*shown + STEP_OF_TEXT))
    };
    let part = props.place.json(&props.diagnosis);
    let value = part.as_ref().and_then(|part| part.json.at(props.index));
    let text = value.map(|value| unquoted(value.raw())).unwrap_or_default();
    let beginning = string::beginning(text, *shown);
    html! {
        <>
            { string::inside(beginning) }
            if beginning.len() < text.len() {
                { "… " }
                <More
                    shown={beginning.len()}
                    total={text.len()}
                    step={STEP_OF_TEXT}
                    what="characters"
                    {onmore}
                    growth={Growth::OnDemand}
                />
            }
        </>
    }
}

fn lines(json: &Json, value: Option<usize>) -> Lines<'_> {
    match value.and_then(|index| json.at(index)) {
        Some(value) => Lines::of_value(json, value),
        None => Lines::of(json),
    }
}

/// Which values share their name with others.
pub(in crate::ui) fn repeated(diagnosis: &Shared, place: Place) -> Repeated {
    let part = place
        .may_repeat(diagnosis)
        .then(|| place.json(diagnosis))
        .flatten();
    let duplicates = part.map(|part| part.json.duplicates()).unwrap_or_default();
    let mut repeated = Repeated::new();
    for duplicate in duplicates {
        let count = duplicate.values.len();
        let values = duplicate.values.iter().enumerate();
        repeated.extend(values.map(|(nth, span)| (span.start, (nth + 1, count))));
    }
    repeated
}
