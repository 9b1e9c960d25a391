//! The answer in one sentence, the ten gates, and what to do first.

use yew::prelude::*;

use super::parts::CopyButton;
use super::prose::{paragraphs, prose};
use super::state::{Action, Dispatch};
use crate::diagnosis::{Diagnosis, Gate, GateName, State};
use crate::explain::{self, Copyable};

/// The strip that stays in sight: the sentence and the gates, of which one is looked at.
pub(super) fn verdict(diagnosis: &Diagnosis, selected: GateName, dispatch: &Dispatch) -> Html {
    let verdict = explain::verdict(diagnosis);
    let failed = diagnosis.failed().next().is_some();
    html! {
        <section id="verdict" data-failed={failed.to_string()} aria-labelledby="headline">
            <h2 id="headline" tabindex="-1">{ prose(&verdict.headline) }</h2>
            <ol id="gates">
                for gate in &diagnosis.gates {
                    <li key={gate.name.code()}>{ button(gate, selected, dispatch) }</li>
                }
            </ol>
            <div id="verdict-detail">{ paragraphs(&verdict.detail) }</div>
        </section>
    }
}

fn button(gate: &Gate, selected: GateName, dispatch: &Dispatch) -> Html {
    let (name, state) = (gate.name, gate.outcome.state());
    let dispatch = dispatch.clone();
    let select = Callback::from(move |_| dispatch.dispatch(Action::Select(name)));
    html! {
        <button
            type="button"
            data-gate={name.code()}
            data-state={state.code()}
            aria-pressed={(name == selected).to_string()}
            onclick={select}
        >
            { sign(state) }
            { explain::gate_name(name) }
            <span class="visually-hidden">{ ": " }{ explain::state_word(state) }</span>
        </button>
    }
}

/// The sign of a state, which is never the only word for it.
pub(super) fn sign(state: State) -> Html {
    html! { <span class="sign" aria-hidden="true">{ explain::state_sign(state) }</span> }
}

/// What to do first, in one line.
pub(super) fn first_fix(diagnosis: &Diagnosis) -> Html {
    let first = diagnosis
        .failed()
        .find_map(|gate| diagnosis.fixes_for(gate.name).next())
        .or_else(|| diagnosis.fixes.first());
    let Some(fix) = first else {
        return Html::default();
    };
    let remedy = explain::fix(fix, diagnosis);
    html! {
        <div id="first-fix">
            <span class="side">{ explain::side(fix.advice.side()) }</span>
            <p>{ prose(&remedy.title) }</p>
            if let Some(Copyable { label, text }) = remedy.copy.into_iter().next() {
                <CopyButton {text} label="Copy" what={label} />
            }
        </div>
    }
}
