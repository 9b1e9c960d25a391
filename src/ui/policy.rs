//! The policy that was pasted, element by element.

use yew::prelude::*;

use super::prose::{paragraphs, prose};
use crate::diagnosis::Diagnosis;
use crate::diagnosis::policy::Ran;
use crate::explain::{self, StepWords};
use crate::policy::Step;

/// What it did to the request; nothing where none was pasted.
pub(super) fn policy(diagnosis: &Diagnosis) -> Html {
    match &diagnosis.policy {
        Some(ran) => steps(ran),
        None => Html::default(),
    }
}

#[inline(never)]
fn steps(ran: &Ran) -> Html {
    html! {
        <section id="policy" aria-labelledby="policy-title">
            <h2 id="policy-title">{ "The policy, step by step" }</h2>
            { paragraphs(&explain::policy_outcome(&ran.run)) }
            <ol class="steps">
                for own in &ran.run.steps {
                    { step(own) }
                }
            </ol>
        </section>
    }
}

fn step(step: &Step) -> Html {
    let StepWords { does, holds, says } = explain::policy_step(step);
    html! {
        <li data-element={step.element.clone()} data-changed={(step.before != step.after).to_string()}>
            <div>
                <span class="exact">{ &step.element }</span>{ " " }{ prose(&does) }
                <p class="hint">{ prose(&holds) }</p>
                { paragraphs(&says) }
            </div>
        </li>
    }
}
