//! What is around the token that is shown, from the outside in: headers, and who opened them.

use yew::prelude::*;

use super::json::JsonLines;
use super::place::Place;
use crate::catalogue;
use crate::crypto::decrypt::Opening;
use crate::explain;
use crate::ui::parts::isolated;
use crate::ui::signature::statement;
use crate::ui::state::Shared;

/// So many are shown of each kind.
const SHOWN: usize = 20;

/// Each encrypted token around the one that is shown; nothing where that is the only one.
pub(super) fn layers(diagnosis: &Shared) -> Html {
    let examined = &diagnosis.examined;
    let is_one = examined.opened().is_none() && examined.layers.len() < 2;
    match catalogue::is_here() && !is_one {
        true => all(diagnosis),
        false => Html::default(),
    }
}

#[inline(never)]
fn all(diagnosis: &Shared) -> Html {
    let count = diagnosis.examined.layers.len();
    html! {
        <div class="layers">
            { for (0..count).map(|index| layer(index, diagnosis)) }
        </div>
    }
}

fn layer(index: usize, diagnosis: &Shared) -> Html {
    let layers = &diagnosis.examined.layers;
    let openings = layers.get(index).map(|layer| layer.openings.as_slice());
    let openings = openings.unwrap_or_default();
    let id = format!("layer-{}", index.saturating_add(1));
    let headers = (0..=openings.len().min(SHOWN).saturating_add(1)).map(|nth| Place::Layer {
        layer: index,
        header: nth,
    });
    let headers = headers.filter(|place| place.json(diagnosis).is_some());
    html! {
        <section {id} class="part layer" data-part="header">
            <h2>{ explain::LAYER }{ " " }{ index.saturating_add(1) }</h2>
            for place in headers {
                <JsonLines diagnosis={diagnosis.clone()} {place} label={place.title()} />
            }
            for opening in openings.iter().take(SHOWN) {
                { answer(opening, diagnosis) }
            }
        </section>
    }
}

/// The answer for one recipient, and what speaks against the token all the same.
pub(in crate::ui) fn answer(opening: &Opening, diagnosis: &Shared) -> Html {
    let state = explain::opening_state(opening);
    let said = explain::opening(opening, &diagnosis.examined);
    let names = [
        ("alg", &opening.algorithm),
        ("enc", &opening.encryption),
        ("kid", &opening.kid),
    ];
    let names = names
        .into_iter()
        .filter_map(|(name, own)| Some((name, own.as_ref()?)));
    html! {
        <article class="answer" data-state={state.code()}>
            { statement(&said, Some(state)) }
            <dl>
                for (name, value) in names {
                    <dt>{ name }</dt>
                    <dd class="exact">{ isolated(value) }</dd>
                }
            </dl>
            for warning in opening.warnings.iter().map(explain::warning) {
                <div class="cause">{ statement(&warning, None) }</div>
            }
        </article>
    }
}

/// Why the only token stays closed, where keys were given.
pub(super) fn closed(diagnosis: &Shared) -> Html {
    match catalogue::is_here() {
        true => why(diagnosis),
        false => Html::default(),
    }
}

#[inline(never)]
fn why(diagnosis: &Shared) -> Html {
    let said = explain::sealed(diagnosis);
    html! {
        if let Some(said) = said {
            <div class="closed">{ statement(&said, None) }</div>
        }
    }
}
