//! A bar with the moments between which a token is valid.

use yew::prelude::*;

use super::scale::{Scale, scale};
use crate::diagnosis::Diagnosis;
use crate::explain;
use crate::token::json::Json;
use crate::token::time::Time;

/// The bar, and the same in a sentence. Nothing where there are no claims.
pub(super) fn validity_bar(diagnosis: &Diagnosis) -> Html {
    let (facts, now) = (&diagnosis.facts, diagnosis.now);
    // Where the rest of the claims cannot be read, a missing `exp` says nothing.
    let is_told = |json: &Json| {
        json.object().is_some() && (!json.is_damaged() || facts.expires != Time::Absent)
    };
    if !diagnosis
        .reading
        .token
        .payload()
        .is_some_and(|part| is_told(&part.json))
    {
        return Html::default();
    }
    let scale = scale(
        facts.not_before.seconds(),
        facts.expires.seconds(),
        facts.issued.seconds(),
        now,
    );
    html! {
        <figure id="validity">
            <figcaption>{ explain::validity(facts, now) }</figcaption>
            { bar(&scale) }
        </figure>
    }
}

/// What a screen reader needs is in the sentence.
fn bar(scale: &Scale) -> Html {
    let valid = scale.valid.map(|(begin, end)| {
        html! { <rect class="valid" x={percent(begin)} width={percent(end - begin)} y="26" height="12" /> }
    });
    html! {
        <svg class="validity-bar" width="100%" height="76" aria-hidden="true" focusable="false">
            <rect class="track" x="0" width="100%" y="26" height="12" />
            { valid }
            { for scale.marks.iter().map(|(name, place)| mark(name, *place)) }
        </svg>
    }
}

/// Now stands above the bar; below it each name has its line, because places can be the same.
fn mark(name: &'static str, place: i64) -> Html {
    let (top, bottom, text) = match name {
        "now" => ("18", "42", "13"),
        "iat" => ("22", "42", "71"),
        _ => ("22", "42", "55"),
    };
    let anchor = match place {
        ..100 => "start",
        901.. => "end",
        _ => "middle",
    };
    let x = percent(place);
    html! {
        <g class={classes!("mark", name)}>
            <line x1={x.clone()} x2={x.clone()} y1={top} y2={bottom} />
            <text {x} y={text} text-anchor={anchor}>{ name }</text>
        </g>
    }
}

/// Thousandths as SVG wants them.
fn percent(place: i64) -> String {
    format!("{}.{}%", place / 10, place % 10)
}
