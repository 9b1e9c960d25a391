//! What a person does with hands: click, press keys, type, copy and paste.

use serde_json::{Value, json};

use crate::browser::Browser;

/// Keys that have no character, by the code points of WebDriver, section "Keyboard actions".
pub mod key {
    /// Tab.
    pub const TAB: char = '\u{E004}';
    /// Enter.
    pub const ENTER: char = '\u{E007}';
    /// Shift.
    pub const SHIFT: char = '\u{E008}';
    /// Control.
    pub const CONTROL: char = '\u{E009}';
    /// Left arrow.
    pub const LEFT: char = '\u{E012}';
    /// Up arrow.
    pub const UP: char = '\u{E013}';
    /// Down arrow.
    pub const DOWN: char = '\u{E015}';
    /// Right arrow.
    pub const RIGHT: char = '\u{E014}';
}

impl Browser {
    /// Clicks on the first element that a CSS selector names, scrolled into sight. Fails, as a
    /// person would, when something lies over it.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let element = self.element(selector);
        self.post(&format!("/element/{element}/click"), json!({}));
    }

    /// Presses keys together, the first one first: `[CONTROL, 'v']`.
    #[track_caller]
    pub fn press(&self, keys: &[char]) {
        let act = |kind: &'static str| move |key: &char| json!({ "type": kind, "value": key });
        let down = keys.iter().map(act("keyDown"));
        let up = keys.iter().rev().map(act("keyUp"));
        self.keyboard(down.chain(up).collect());
    }

    /// Types a short text into what has the focus, key by key.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let act = |kind: &str, key: char| json!({ "type": kind, "value": key });
        let keys = text
            .chars()
            .flat_map(|key| [act("keyDown", key), act("keyUp", key)]);
        self.keyboard(keys.collect());
    }

    /// Clicks into a field and replaces what is in it by typing; ends with the focus there.
    #[track_caller]
    pub fn fill(&self, selector: &str, text: &str) {
        self.click(selector);
        self.press(&[key::CONTROL, 'a']);
        self.press(&[BACKSPACE]);
        self.type_text(text);
    }

    /// Chooses the entry of a `<select>` that has this value, as by opening it and clicking.
    #[track_caller]
    pub fn choose(&self, selector: &str, value: &str) {
        self.click(&format!("{selector} option[value=\"{value}\"]"));
    }

    /// Puts a text on the clipboard and presses Control and V.
    #[track_caller]
    pub fn paste(&self, text: &str) {
        self.set_clipboard(text);
        self.press(&[key::CONTROL, 'v']);
    }

    /// Puts a text on the clipboard, as copying in another program would.
    ///
    /// The copy event is the one way that needs no permission and no secure context.
    #[track_caller]
    pub fn set_clipboard(&self, text: &str) {
        let script = format!(
            "(() => {{
                const copy = (event) => {{
                    event.clipboardData.setData('text/plain', {text});
                    event.preventDefault();
                    event.stopImmediatePropagation();
                }};
                window.addEventListener('copy', copy, {{ capture: true, once: true }});
                if (document.execCommand('copy')) return true;
                // Outside a field there is nothing to copy as long as nothing is selected.
                getSelection().selectAllChildren(document.body);
                const copied = document.execCommand('copy');
                getSelection().removeAllRanges();
                return copied;
            }})()",
            text = Value::from(text),
        );
        // Browsers let a page copy only while a person does something.
        let parameters = json!({ "expression": script, "userGesture": true });
        let answer = self.devtools("Runtime.evaluate", parameters);
        assert_eq!(
            answer.pointer("/result/value"),
            Some(&Value::Bool(true)),
            "{answer}"
        );
    }

    /// Clicks on a button that copies, and gives what it put on the clipboard.
    #[track_caller]
    pub fn copy_with(&self, button: &str) -> String {
        const BEFORE: &str = "nothing was copied yet";
        self.set_clipboard(BEFORE);
        self.click(button);
        for _ in 0..COPYING_LOOKS {
            let text = self.clipboard();
            if text != BEFORE {
                return text;
            }
        }
        panic!("`{button}` copied nothing");
    }

    /// What is on the clipboard, read by pasting it where the page does not see it.
    #[track_caller]
    pub fn clipboard(&self) -> String {
        let script = "
            window.pastedByTest = undefined;
            window.addEventListener('paste', (event) => {
                window.pastedByTest = event.clipboardData.getData('text/plain');
                event.preventDefault();
                event.stopImmediatePropagation();
            }, { capture: true, once: true });";
        self.run(script, json!([]));
        self.press(&[key::CONTROL, 'v']);
        let text = self.wait_for(
            "a pasted text",
            "return { text: window.pastedByTest }.text ?? null",
        );
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The WebDriver name of the first element that a selector names.
    #[track_caller]
    fn element(&self, selector: &str) -> String {
        let element = self.post(
            "/element",
            json!({ "using": "css selector", "value": selector }),
        );
        let mut names = element
            .as_object()
            .into_iter()
            .flat_map(|names| names.values());
        let name = names.next().and_then(Value::as_str);
        name.unwrap_or_default().to_owned()
    }

    #[track_caller]
    fn keyboard(&self, actions: Vec<Value>) {
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("/actions", json!({ "actions": [keyboard] }));
    }
}

/// The page may copy a moment after the click; each look takes a few hundredths of a second.
const COPYING_LOOKS: u32 = 50;

const BACKSPACE: char = '\u{E003}';
