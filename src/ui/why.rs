//! Why a gate answered as it did, and what to change.

use yew::prelude::*;

use super::findings::Findings;
use super::fixes::Fixes;
use super::gate_detail::GateDetail;
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
            <GateDetail diagnosis={diagnosis.clone()} gate={*gate} />
            <Fixes diagnosis={diagnosis.clone()} gate={*gate} />
            { issued_by(diagnosis) }
            <Findings diagnosis={diagnosis.clone()} />
        </>
    }
}
