//! Who issued the token, what its tokens look like, and the command that fetches its keys.

use yew::prelude::*;

use super::parts::{CopyButton, isolated};
use super::prose::{self, paragraphs, prose};
use crate::diagnosis::Diagnosis;
use crate::explain::{self, Explanation};

/// The provider behind `iss`; nothing where it is not known.
pub(super) fn issued_by(diagnosis: &Diagnosis) -> Html {
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
                <div class="copyable">
                    <span class="copyable-label">{ "Public keys; this page never fetches them" }</span>
                    <pre class="exact">{ isolated(&command) }</pre>
                    <CopyButton text={command} label="Copy" what="command" />
                </div>
            }
            { prose::source(source) }
        </details>
    }
}
