//! Why a gate answered as it did, and what to change.

use yew::prelude::*;

use super::findings::findings;
use super::fixes::fixes;
use super::gate_detail::gate_detail;
use super::issued_by::issued_by;
use super::state::Shared;
use crate::diagnosis::GateName;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub diagnosis: Shared,
    pub gate: GateName,
}

/// The evidence of one gate, its fixes, and what else was noticed.
#[component]
pub(super) fn Why(props: &Props) -> Html {
    let Props { diagnosis, gate } = props;
    html! {
        <>
            { gate_detail(diagnosis, *gate) }
            { fixes(diagnosis, *gate) }
            { issued_by(diagnosis) }
            { findings(diagnosis) }
        </>
    }
}
