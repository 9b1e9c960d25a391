//! Why a gate answered as it did, and what to change.

use yew::prelude::*;

use super::does::{does, simulated};
use super::findings::findings;
use super::fixes::fixes;
use super::gate_detail::gate_detail;
use super::issued_by::issued_by;
use super::policy::policy;
use super::state::Dispatch;
use crate::diagnosis::{Case, Diagnosis, GateName};

/// What the validator does; then, apart from it, the evidence of one gate, its fixes, who issued
/// the token, and what else was noticed.
pub(super) fn why(diagnosis: &Diagnosis, case: &Case, gate: GateName, dispatch: &Dispatch) -> Html {
    html! {
        <>
            { does(diagnosis, case) }
            if diagnosis.verdict.is_some() {
                <div class="seen">
                    <h2>{ "Everything we see" }</h2>
                    <p class="hint">{ "Each question on its own, wherever the validator stops." }</p>
                </div>
            }
            { policy(diagnosis, case, dispatch) }
            { gate_detail(diagnosis, gate) }
            { fixes(diagnosis, gate) }
            { issued_by(diagnosis) }
            { simulated(case.validator) }
            { findings(diagnosis) }
        </>
    }
}
