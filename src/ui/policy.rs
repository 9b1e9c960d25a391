//! The policy that was pasted, element by element.

use yew::prelude::*;

use super::pieces::blanks;
use super::prose::{paragraphs, prose};
use super::state::Dispatch;
use crate::diagnosis::policy::Ran;
use crate::diagnosis::{Case, Diagnosis};
use crate::explain::{self, StepWords};
use crate::policy::Step;

/// What it did to the request; nothing where none was pasted.
pub(super) fn policy(diagnosis: &Diagnosis, case: &Case, dispatch: &Dispatch) -> Html {
    match &diagnosis.policy {
        Some(ran) => steps(ran, case, dispatch),
        None => Html::default(),
    }
}

#[inline(never)]
fn steps(ran: &Ran, case: &Case, dispatch: &Dispatch) -> Html {
    html! {
        <section id="policy" aria-labelledby="policy-title">
            <h2 id="policy-title">{ "The policy, step by step" }</h2>
            { paragraphs(&explain::policy_outcome(&ran.run)) }
            <ol class="policy-steps">
                for own in &ran.run.steps {
                    { step(own) }
                }
            </ol>
            { blanks("policy-blanks", &open(ran, case), dispatch) }
        </section>
    }
}

/// What the run hangs on, and what was filled in for it here.
fn open(ran: &Ran, case: &Case) -> Vec<(String, String)> {
    // Named values stand in settings too, whose fields are elsewhere.
    let is_own = |name: &str| !name.starts_with("{{");
    let names = ran.run.open().into_iter().filter(|name| is_own(name));
    let mut open: Vec<_> = names.map(|name| (name.to_owned(), String::new())).collect();
    // What was filled in stays, to be changed.
    let filled = case.blanks.iter().filter(|(name, _)| is_own(name));
    open.extend(filled.cloned());
    open
}

fn step(step: &Step) -> Html {
    let StepWords { does, holds, says } = explain::policy_step(step);
    html! {
        <li data-element={step.element.clone()} data-changed={(step.before != step.after).to_string()}>
            <p><span class="element exact">{ &step.element }</span>{ " " }{ prose(&does) }</p>
            <p class="hint">{ prose(&holds) }</p>
            { paragraphs(&says) }
        </li>
    }
}
