//! What to change, on which side, with the text to copy and the proof.

use yew::prelude::*;

use super::parts::{copyable, isolated};
use super::prose::{self, paragraphs, prose};
use crate::diagnosis::{Diagnosis, Fix, GateName};
use crate::explain::{self, Copyable, Remedy};

/// The fixes of one gate.
pub(super) fn fixes(diagnosis: &Diagnosis, gate: GateName) -> Html {
    let mut fixes = diagnosis.fixes_for(gate).peekable();
    if fixes.peek().is_none() {
        return Html::default();
    }
    html! {
        <section class="fixes" aria-labelledby="fixes-title">
            <h2 id="fixes-title">{ "What to change" }</h2>
            <p class="hint">{ "One of these is enough for this gate. Each was tried on this token." }</p>
            <div class="cards">
                for fix in fixes {
                    { card(fix, diagnosis) }
                }
            </div>
        </section>
    }
}

/// A policy is written on several lines; everywhere else the end of a line would deceive.
fn shown(label: &str, text: &str) -> Html {
    match label {
        "policy" => text
            .lines()
            .map(|line| html! { <div>{ isolated(line) }</div> })
            .collect(),
        _ => isolated(text),
    }
}

#[inline(never)]
fn card(fix: &Fix, diagnosis: &Diagnosis) -> Html {
    let Remedy {
        title,
        body,
        copy,
        caution,
        proof,
        source,
    } = explain::fix(fix, diagnosis);
    let side = fix.advice.side();
    html! {
        <article key={fix.advice.code()} data-fix={fix.advice.code()} data-side={side.code()}>
            <p class="side">{ explain::side(side) }</p>
            <h3>{ prose(&title) }</h3>
            { paragraphs(&body) }
            for Copyable { label, text } in copy {
                { copyable(label, shown(label, &text), &text, label) }
            }
            if let Some(caution) = caution {
                <p class="caution"><strong>{ "Caution: " }</strong>{ prose(&caution) }</p>
            }
            <p class="proof">{ prose(&proof) }</p>
            { prose::source(source) }
        </article>
    }
}
