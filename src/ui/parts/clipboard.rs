//! Copying, also where the browser offers no clipboard.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// Puts a text on the clipboard; says whether that worked.
///
/// `navigator.clipboard` exists in secure contexts only. A page that an intranet serves over plain
/// http is none, and there the older command still works.
pub(super) async fn write(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    if window.is_secure_context() {
        let promise = window.navigator().clipboard().write_text(text);
        if JsFuture::from(promise).await.is_ok() {
            return true;
        }
    }
    window
        .document()
        .is_some_and(|document| by_command(&document, text).unwrap_or(false))
}

/// Selects the text in a field that nobody sees and copies the selection.
fn by_command(document: &Document, text: &str) -> Option<bool> {
    let focused = document
        .active_element()
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    // White space is copied as it is laid out, so the style sheet keeps it.
    field.set_class_name("visually-hidden copy-source");
    field.set_read_only(true);
    field.set_value(text);
    document.body()?.append_child(&field).ok()?;
    field.select();
    let page: &HtmlDocument = document.dyn_ref()?;
    let copied = page.exec_command("copy").unwrap_or(false);
    field.remove();
    // Selecting took the focus away from the button.
    if let Some(focused) = focused {
        focused.focus().ok();
    }
    Some(copied)
}
