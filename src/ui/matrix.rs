//! Accepted here, refused there: one token before every validator.

use yew::prelude::*;

use super::prose::prose;
use crate::diagnosis::matrix::{Entry, matrix};
use crate::diagnosis::{Case, Diagnosis};
use crate::explain;
use crate::validators::{Family, Profile, Settings};

/// Chooses a validator, with the settings that it has in the matrix.
pub type Choose = Callback<(&'static Profile, Settings)>;

/// Every validator, what it says and why, by family.
#[inline(never)]
pub fn validators(diagnosis: &Diagnosis, case: &Case, choose: &Choose) -> Html {
    let entries = matrix(case, &diagnosis.reading, &diagnosis.examined);
    html! {
        <div class="validators">
            <h2>{ explain::tally(&entries) }</h2>
            <p class="hint">
                { "Each has what was filled in, as far as it has a place for it, and its own defaults. Choose one to see what it does." }
            </p>
            for family in Family::ALL {
                { table(family, &entries, case, choose) }
            }
        </div>
    }
}

/// Roles are spelled out because narrow screens lay the cells out as blocks, which would take them
/// away.
fn table(family: Family, entries: &[Entry], case: &Case, choose: &Choose) -> Html {
    let mut own = entries
        .iter()
        .filter(|entry| entry.profile.family == family)
        .peekable();
    if own.peek().is_none() {
        return Html::default();
    }
    html! {
        <table class="matrix" role="table">
            <caption>{ explain::family(family) }</caption>
            <colgroup>
                <col class="names" />
                <col class="answers" />
                <col />
            </colgroup>
            <thead class="visually-hidden" role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ "Validator" }</th>
                    <th role="columnheader" scope="col">{ "Answer" }</th>
                    <th role="columnheader" scope="col">{ "Reason" }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                for entry in own {
                    { row(entry, case, choose) }
                }
            </tbody>
        </table>
    }
}

fn row(entry: &Entry, case: &Case, choose: &Choose) -> Html {
    let profile = entry.profile;
    let (code, sign, word) = explain::answer(entry);
    let choose = {
        let (choose, settings) = (choose.clone(), entry.settings.clone());
        move |_| choose.emit((profile, settings.clone()))
    };
    let pressed = (profile == case.validator).to_string();
    let refused = entry.refused.as_ref().filter(|_| entry.told);
    let gate = refused.map(|(gate, _)| *gate);
    html! {
        <tr role="row" data-validator={profile.id} data-state={code}>
            <th role="rowheader" scope="row">
                <button type="button" aria-pressed={pressed} onclick={choose}>{ profile.name }</button>
            </th>
            <td role="cell" class="state" data-state={code}>
                <span class="sign" aria-hidden="true">{ sign }</span>{ word }
            </td>
            <td role="cell">
                if let Some(gate) = gate {
                    <strong>{ explain::gate_name(gate) }</strong>{ ": " }
                }
                { prose(&explain::reason(entry, case.now)) }
            </td>
        </tr>
    }
}
