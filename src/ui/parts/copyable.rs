//! A text to read and to copy.

use yew::prelude::*;

use super::CopyButton;

/// The text as it is `shown`, what it is, and a button that copies it: `what`, as a screen reader
/// says.
pub fn copyable(label: &'static str, shown: Html, text: &str, what: &'static str) -> Html {
    html! {
        <div class="copyable">
            <span class="copyable-label">{ label }</span>
            <pre class="exact">{ shown }</pre>
            <CopyButton text={text.to_owned()} label="Copy" {what} />
        </div>
    }
}
