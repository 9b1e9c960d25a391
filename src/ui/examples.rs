//! Situations to look at, each one a scenario that is also a test.

use std::rc::Rc;

use yew::prelude::*;

use super::catalogue::Catalogue;
use super::clock;
use super::state::{Action, Dispatch};
use crate::scenario::{self, Scenario};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// They are in it.
    pub catalogue: Catalogue,
    /// Whether they stand back behind what the person pasted.
    pub folded: bool,
    pub dispatch: Dispatch,
}

/// The gallery.
#[component]
pub(super) fn Examples(props: &Props) -> Html {
    let examples = use_memo(props.catalogue, |_| scenario::examples());
    if examples.is_empty() {
        return Html::default();
    }
    let list = list(&examples, &props.dispatch);
    let content = if props.folded {
        html! { <details key="folded"><summary>{ "Examples" }</summary>{ list }</details> }
    } else {
        html! { <div key="open"><h2>{ "Examples" }</h2>{ list }</div> }
    };
    html! { <nav id="examples" aria-label="Examples">{ content }</nav> }
}

#[inline(never)]
fn list(examples: &Rc<Vec<Scenario>>, dispatch: &Dispatch) -> Html {
    let button = |example: &Scenario| {
        html! {
            <li key={example.id}>
                <button type="button" data-example={example.id} onclick={load(example, dispatch)}>
                    <span class="example-title">{ &example.title }</span>
                    <span class="example-story">{ &example.story }</span>
                </button>
            </li>
        }
    };
    html! { <ul>{ for examples.iter().map(button) }</ul> }
}

fn load(example: &Scenario, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (example, dispatch) = (example.clone(), dispatch.clone());
    Callback::from(move |_| dispatch.dispatch(Action::Load(Box::new(example.given(clock::now())))))
}
