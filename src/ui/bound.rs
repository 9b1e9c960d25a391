//! What a token is tied to, rule by rule, and the field for the nonce that some rules wait for.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::value;
use super::prose::prose;
use super::state::{Action, Dispatch};
use super::verdict::sign;
use crate::crypto::Given;
use crate::diagnosis::Diagnosis;
use crate::explain::{self, Tie, TieRow};

/// The section with its heading; nothing for a token that is tied to nothing.
#[inline(never)]
pub(super) fn bound(diagnosis: &Diagnosis, given: &Given, dispatch: &Dispatch) -> Html {
    if diagnosis.ties.is_empty() {
        return Html::default();
    }
    html! {
        <section id="bound" aria-labelledby="bound-title">
            <h2 id="bound-title">{ "Bound to" }</h2>
            if explain::asks_for_nonce(&diagnosis.ties) {
                { nonce(given, dispatch) }
            }
            { tables(diagnosis) }
        </section>
    }
}

/// Every kind with its rules.
pub fn tables(diagnosis: &Diagnosis) -> Html {
    let ties = explain::ties(&diagnosis.ties, diagnosis.now);
    ties.iter().map(table).collect()
}

/// Roles are spelled out because narrow screens lay the cells out as blocks, which would take them
/// away.
fn table(tie: &Tie) -> Html {
    html! {
        <table class="matrix" role="table" data-tie={tie.code}>
            <caption>{ prose(tie.title) }</caption>
            <colgroup>
                <col class="names" />
                <col class="answers" />
                <col />
            </colgroup>
            <thead class="visually-hidden" role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ "Rule" }</th>
                    <th role="columnheader" scope="col">{ "Answer" }</th>
                    <th role="columnheader" scope="col">{ "Expected and found" }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{ for tie.rows.iter().map(row) }</tbody>
        </table>
    }
}

fn row(row: &TieRow) -> Html {
    html! {
        <tr role="row" data-rule={row.code} data-state={row.state.code()}>
            <th role="rowheader" scope="row">
                { prose(row.asks) }
                if let Some(advice) = row.advice {
                    <span class="hint">{ " (" }{ advice }{ ")" }</span>
                }
            </th>
            <td role="cell" class="state" data-state={row.state.code()}>
                { sign(row.state) }{ explain::state_word(row.state) }
            </td>
            <td role="cell">
                { prose(&row.said) }
                <span class="source">{ " " }{ row.source }</span>
            </td>
        </tr>
    }
}

fn nonce(given: &Given, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let input = move |event: InputEvent| {
        let text = value::<HtmlInputElement>(&event, |input| input.value());
        dispatch.dispatch(Action::Nonce(text.unwrap_or_default()));
    };
    html! {
        <div class="field">
            <label for="nonce">{ "The nonce, or challenge, that the server gave" }</label>
            <input
                id="nonce"
                class="exact"
                autocomplete="off"
                autocorrect="off"
                autocapitalize="off"
                spellcheck="false"
                translate="no"
                data-gramm="false"
                value={given.nonce.clone()}
                oninput={input}
            />
        </div>
    }
}
