//! Focus moves only when somebody did something, and never into nothing.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Puts the focus on an element of the page.
pub(super) fn focus(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Whether it took the focus is for the browser to say.
        let _ = element.focus();
    }
}

/// Takes the reader to the answer: to the top of the page, with the focus on the headline.
pub(super) fn show_answer() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    focus("headline");
}
