//! Why a gate answered as it did, and what to change.

use yew::prelude::*;

use super::findings::findings;
use super::fixes::fixes;
use super::gate_detail::gate_detail;
use super::issued_by::issued_by;
use crate::diagnosis::{Diagnosis, GateName};

/// The evidence of one gate, its fixes, who issued the token, and what else was noticed.
pub(super) fn why(diagnosis: &Diagnosis, gate: GateName) -> Html {
    html! {
        <>
            { gate_detail(diagnosis, gate) }
            { fixes(diagnosis, gate) }
            { issued_by(diagnosis) }
            { findings(diagnosis) }
        </>
    }
}
