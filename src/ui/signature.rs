//! The panel "Signature": what the keys say, each key and what became of it, and the box for them.

mod keys;

use yew::prelude::*;

use self::keys::key_box;
use super::bound::bound;
use super::decoded;
use super::parts::{copyable, isolated};
use super::prose::{self, paragraphs, prose};
use super::state::{Dispatch, Shared};
use crate::crypto::Given;
use crate::crypto::signature::{Check, Verdict};
use crate::diagnosis::State;
use crate::explain::{self, Explanation, KeyRow};
use crate::ui::verdict::sign;

/// So many answers of recipients are shown.
const MOST_ANSWERS: usize = 50;

/// What the keys say to each signature, and the keys.
#[inline(never)]
pub(super) fn signature(diagnosis: &Shared, given: &Given, dispatch: &Dispatch) -> Html {
    let examined = &diagnosis.examined;
    html! {
        <div class="signature">
            for opening in examined.layers.iter().flat_map(|layer| &layer.openings).take(MOST_ANSWERS) {
                { decoded::answer(opening, diagnosis) }
            }
            for check in &examined.signatures {
                { answer(check, diagnosis) }
            }
            { key_box(given, &explain::key_box(given, diagnosis), dispatch) }
            { unread(diagnosis, given) }
            { absence(diagnosis) }
            { listing(diagnosis) }
            { command(diagnosis) }
            { bound(diagnosis, given, dispatch) }
        </div>
    }
}

/// The answer for one signature, and what was proved about a wrong one.
fn answer(check: &Check, diagnosis: &Shared) -> Html {
    let examined = &diagnosis.examined;
    let state = match check.verdict {
        Verdict::Verified { .. } => State::Passed,
        Verdict::Wrong { .. } => State::Failed,
        _ => State::NotChecked,
    };
    let causes = check.causes.iter();
    let causes = causes.map(|cause| explain::cause(cause, examined));
    html! {
        <article class="answer" data-state={state.code()}>
            { statement(&explain::signature(check, examined), Some(state)) }
            for cause in causes {
                <div class="cause">{ statement(&cause, None) }</div>
            }
        </article>
    }
}

/// A statement with what it means and its source.
pub(super) fn statement(said: &Explanation, state: Option<State>) -> Html {
    html! {
        <>
            <p class="statement">
                if let Some(state) = state {
                    <span class="state" data-state={state.code()}>{ sign(state) }{ explain::state_word(state) }</span>{ " " }
                }
                { prose(&said.title) }
            </p>
            { paragraphs(&said.body) }
            { prose::source(said.source) }
        </>
    }
}

fn unread(diagnosis: &Shared, given: &Given) -> Html {
    let unread = diagnosis.examined.ring.unread.iter();
    let said = unread.map(|own| explain::unread(own, given.keys.expose()));
    html! {
        for said in said {
            <p class="wrong">{ prose(&said) }</p>
        }
    }
}

fn absence(diagnosis: &Shared) -> Html {
    match explain::key_absence(diagnosis) {
        Some(said) => html! { <div id="key-absence">{ statement(&said, None) }</div> },
        None => Html::default(),
    }
}

fn listing(diagnosis: &Shared) -> Html {
    let count = diagnosis.examined.ring.keys.len();
    if count == 0 {
        return Html::default();
    }
    let rows = explain::key_rows(diagnosis);
    let more = count.saturating_sub(rows.len());
    html! {
        <section aria-labelledby="keys-title">
            <h2 id="keys-title">{ "Keys" }</h2>
            <ul id="key-list">{ for rows.iter().map(row) }</ul>
            if more > 0 {
                <p class="hint">{ more }{ " more" }</p>
            }
        </section>
    }
}

fn row(row: &KeyRow) -> Html {
    html! {
        <li data-key={row.state}>
            <p>
                <strong>{ prose(&row.title) }</strong>
                <span class="hint">{ " " }{ prose(&row.form) }</span>
                { ": " }{ prose(&row.said) }
            </p>
            if row.is_secret {
                <p class="hint">{ "Others must not see it; it is not shown here." }</p>
            }
            if !row.labels.is_empty() {
                <dl>
                    for (name, value) in &row.labels {
                        <dt>{ *name }</dt>
                        <dd class="exact">{ isolated(value) }</dd>
                    }
                </dl>
            }
            { paragraphs(&row.notes) }
        </li>
    }
}

/// The command that fetches the issuer's keys, for those who have none yet.
fn command(diagnosis: &Shared) -> Html {
    match explain::keys_command(&diagnosis.facts) {
        Some(command) => html! {
            <>
                <p class="hint">{ "This page never fetches keys. This command does; put its answer into the box above." }</p>
                { copyable("The issuer's keys", isolated(&command), &command, "command") }
            </>
        },
        None => Html::default(),
    }
}
