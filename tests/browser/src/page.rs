//! The words of Audlens's own page.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::built::built;

impl Browser {
    /// Opens the built site and waits until it is ready for paste.
    #[track_caller]
    pub fn open(&self) {
        self.open_at(&built().url);
    }

    /// Opens the page at an address of its own and waits until it is ready for paste.
    #[track_caller]
    pub fn open_at(&self, url: &str) {
        self.go(url);
        self.wait_ready();
    }

    /// Waits until the page is ready for paste and has loaded all that follows.
    #[track_caller]
    pub fn wait_ready(&self) {
        self.wait_for(
            "the page",
            "return document.querySelector('#page[data-ready=true][data-sealed=true]') !== null",
        );
    }

    /// Stops the clock of every page opened from now on, in seconds since 1970.
    #[track_caller]
    pub fn stop_clock(&self, now: i64) {
        let script = format!(
            "globalThis.Date = class extends Date {{
                constructor(...when) {{ super(...(when.length ? when : [{now}000])); }}
                static now() {{ return {now}000; }}
            }};"
        );
        self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        );
    }

    /// Puts a text into the paste box by pasting it over whatever is there.
    #[track_caller]
    pub fn paste_token(&self, text: &str) {
        self.replace("#paste", text);
    }

    /// Pastes over whatever is in a field.
    #[track_caller]
    pub fn replace(&self, field: &str, text: &str) {
        self.set_clipboard(text);
        self.click(field);
        self.press(&[crate::hands::key::CONTROL, 'a']);
        self.press(&[crate::hands::key::CONTROL, 'v']);
    }

    /// Opens one of the panels: `why`, `decoded`, `claims` or `validators`.
    #[track_caller]
    pub fn open_tab(&self, name: &str) {
        self.click(&format!("[role=tab][data-tab={name}]"));
        self.wait_shown(&format!("#panel-{name}"));
    }

    /// Waits until exactly one element of this kind can be seen.
    #[track_caller]
    pub fn wait_shown(&self, selector: &str) {
        let script = format!(
            "return [...document.querySelectorAll(`{selector}`)]
                .filter((element) => element.checkVisibility()).length"
        );
        self.wait_until(&script, 1);
    }

    /// Waits for the first sentence of the verdict.
    #[track_caller]
    pub fn wait_headline(&self, expected: &str) {
        self.wait_text("#headline", expected);
    }

    /// Waits until an element holds this text and no other; without the element the text is empty.
    #[track_caller]
    pub fn wait_text(&self, selector: &str, expected: &str) {
        let script =
            format!("return document.querySelector(`{selector}`)?.textContent.trim() ?? ''");
        self.wait_until(&script, expected);
    }

    /// Waits until the text of an element contains this one.
    #[track_caller]
    pub fn wait_contains(&self, selector: &str, expected: &str) {
        let script = format!(
            "const text = document.querySelector(`{selector}`)?.textContent ?? '';
             return text.includes({text}) ? {text} : text.slice(0, 2000)",
            text = Value::from(expected),
        );
        self.wait_until(&script, expected);
    }

    /// Waits until a gate has this state.
    #[track_caller]
    pub fn wait_gate(&self, gate: &str, state: &str) {
        let script = format!(
            "return document.querySelector('#gates [data-gate={gate}]')?.dataset.state ?? null"
        );
        self.wait_until(&script, state);
    }
}
