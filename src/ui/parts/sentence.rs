//! A sentence of ours, in which backticks stand around names.

use yew::prelude::*;

/// The sentence, its names set as code.
pub fn sentence(text: &'static str) -> Html {
    let pieces = text.split('`').enumerate();
    pieces
        .map(|(at, piece)| {
            if at % 2 == 0 {
                Html::from(piece)
            } else {
                html! { <code>{ piece }</code> }
            }
        })
        .collect()
}
