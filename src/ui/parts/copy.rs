//! A button that copies.

use gloo::timers::callback::Timeout;
use yew::html::IntoPropValue;
use yew::prelude::*;

use super::clipboard;

/// What a button copies.
#[derive(Clone, Debug, PartialEq)]
pub enum CopyText {
    /// A text that is there.
    Ready(AttrValue),
    /// A text that is made when somebody asks for it, because it may be large.
    Made(Callback<(), String>),
}

/// A button that copies.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CopyButtonProps {
    /// What it copies.
    pub text: CopyText,
    /// What stands on it.
    pub label: AttrValue,
    /// What a screen reader says after the label, where the label alone does not tell.
    #[prop_or_default]
    pub what: AttrValue,
    /// The part that it copies, for `data-copy-part`.
    #[prop_or_default]
    pub part: Option<AttrValue>,
    /// The claim that it copies, for `data-copy-claim`.
    #[prop_or_default]
    pub claim: Option<AttrValue>,
}

/// What became of the last click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Copying {
    Idle,
    Copied,
    Refused,
}

/// How long a button says what became of the click, in milliseconds.
const ANSWER_SHOWN: u32 = 2_000;

/// A button that copies a text and says so, without changing its size.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let state = use_state_eq(|| Copying::Idle);
    let onclick = {
        let (text, state) = (props.text.clone(), state.setter());
        Callback::from(move |_| {
            let (text, state) = (text.text(), state.clone());
            yew::platform::spawn_local(async move {
                let copied = clipboard::write(&text).await;
                state.set(if copied {
                    Copying::Copied
                } else {
                    Copying::Refused
                });
            });
        })
    };
    let setter = state.setter();
    use_effect_with(*state, move |state| {
        let back = (*state != Copying::Idle)
            .then(|| Timeout::new(ANSWER_SHOWN, move || setter.set(Copying::Idle)));
        move || drop(back)
    });
    let answer = match *state {
        Copying::Idle => None,
        Copying::Copied => Some("Copied"),
        Copying::Refused => Some("Not copied"),
    };
    let plain = props.part.is_none() && props.claim.is_none();
    html! {
        <span class="copy">
            <button
                type="button"
                class={classes!("copy-button", answer.map(|_| "answered"))}
                {onclick}
                data-copy={plain.then_some("")}
                data-copy-part={props.part.clone()}
                data-copy-claim={props.claim.clone()}
            >
                <span class="copy-label">
                    { props.label.clone() }
                    if !props.what.is_empty() {
                        <span class="visually-hidden">{ " " }{ props.what.clone() }</span>
                    }
                </span>
                <span class="copy-answer" aria-hidden="true">{ answer.unwrap_or("Copied") }</span>
            </button>
            <span class="visually-hidden" role="status">{ answer }</span>
        </span>
    }
}

impl CopyText {
    fn text(&self) -> AttrValue {
        match self {
            Self::Ready(text) => text.clone(),
            Self::Made(make) => make.emit(()).into(),
        }
    }
}

impl IntoPropValue<CopyText> for AttrValue {
    fn into_prop_value(self) -> CopyText {
        CopyText::Ready(self)
    }
}

impl IntoPropValue<CopyText> for String {
    fn into_prop_value(self) -> CopyText {
        CopyText::Ready(self.into())
    }
}

impl IntoPropValue<CopyText> for &'static str {
    fn into_prop_value(self) -> CopyText {
        CopyText::Ready(self.into())
    }
}

impl IntoPropValue<CopyText> for Callback<(), String> {
    fn into_prop_value(self) -> CopyText {
        CopyText::Made(self)
    }
}
