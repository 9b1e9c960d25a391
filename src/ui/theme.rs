//! Light or dark, as the system says or as the person chose. The choice is not stored.

use yew::prelude::*;

use super::state::Theme;

/// Writes the choice where the style sheet reads it: `data-theme` of the root element.
#[hook]
pub(super) fn use_theme(theme: Theme) {
    use_effect_with(theme, |theme| {
        let root = web_sys::window().and_then(|window| window.document()?.document_element());
        if let Some(root) = root {
            // Neither call can fail with a constant, valid name.
            let _ = match theme.attribute() {
                Some(value) => root.set_attribute("data-theme", value),
                None => root.remove_attribute("data-theme"),
            };
        }
    });
}
