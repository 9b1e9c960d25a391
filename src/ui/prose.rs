//! Sentences, which may quote a token.

use std::ops::Range;

use yew::prelude::*;

use crate::audience::character::{self, Kind};
use crate::audience::difference::{Visible, visible};

/// A sentence in which characters that cannot be seen, or that turn the text around, are spelt.
///
/// Look-alikes stay as they are: a sentence of ours may hold a curly apostrophe, and the values
/// themselves are shown with all their marks elsewhere.
pub(super) fn prose(sentence: &str) -> Html {
    if sentence.is_ascii() {
        return html! { { sentence.to_owned() } };
    }
    let text = |at: Range<usize>| sentence.get(at).unwrap_or_default().to_owned();
    visible(sentence)
        .into_iter()
        .map(|piece| match piece {
            Visible::Plain(at) => html! { { text(at) } },
            Visible::Marked(mark) if matches!(mark.kind, Kind::LookAlike(_)) => {
                html! { { text(mark.at) } }
            }
            Visible::Marked(mark) => {
                html! { <span class="odd">{ character::code_point(mark.character) }</span> }
            }
        })
        .collect()
}

/// Paragraphs.
pub(super) fn paragraphs(texts: &[String]) -> Html {
    texts
        .iter()
        .map(|text| html! { <p>{ prose(text) }</p> })
        .collect()
}

/// Where a statement is written down.
pub(super) fn source(source: &'static str) -> Option<Html> {
    (!source.is_empty()).then(|| html! { <p class="source">{ "Source: " }{ source }</p> })
}
