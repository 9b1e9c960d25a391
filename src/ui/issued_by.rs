//! Who issued the token, what its tokens look like, and the command that fetches its keys.

use yew::prelude::*;

use super::parts::{copyable, isolated};
use super::prose::{self, paragraphs, prose};
use crate::catalogue;
use crate::diagnosis::Diagnosis;
use crate::explain::{self, Explanation};

/// The provider behind `iss`; nothing where it is not known, and until the catalogue is here.
pub(super) fn issued_by(diagnosis: &Diagnosis) -> Html {
    match catalogue::is_here() {
        true => provider(diagnosis),
        false => Html::default(),
    }
}

#[inline(never)]
fn provider(diagnosis: &Diagnosis) -> Html {
    let Some(Explanation {
        title,
        body,
        source,
    }) = explain::provider(&diagnosis.facts)
    else {
        return Html::default();
    };
    html! {
        <details class="issued-by">
            <summary>{ prose(&title) }</summary>
            { paragraphs(&body) }
            if let Some(command) = explain::keys_command(&diagnosis.facts) {
                { copyable("Public keys; this page never fetches them", isolated(&command), &command, "command") }
            }
            { prose::source(source) }
        </details>
    }
}
