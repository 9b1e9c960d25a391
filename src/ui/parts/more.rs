//! The end of a long list of which only the beginning is drawn.

use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};
use yew::prelude::*;

/// The end of a list that is not drawn whole.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MoreProps {
    /// How many are drawn.
    pub shown: usize,
    /// How many there are.
    pub total: usize,
    /// How many come next.
    pub step: usize,
    /// What they are, in the plural: `lines`.
    pub what: AttrValue,
    /// Where the next ones are asked for.
    pub onmore: Callback<()>,
    /// Whether they also come by themselves.
    pub growth: Growth,
}

/// When a list grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// When its end comes into sight, or when the button is used.
    OnScroll,
    /// Only when the button is used.
    OnDemand,
}

/// A button for the next ones; nothing once all are drawn.
#[component]
pub fn More(props: &MoreProps) -> Html {
    let button = use_node_ref();
    {
        let (button, onmore) = (button.clone(), props.onmore.clone());
        let grows = props.growth == Growth::OnScroll && props.shown < props.total;
        // Watching anew after each growth reports an end that is still in sight.
        use_effect_with((props.shown, props.total, grows), move |_| {
            let watch = grows
                .then(|| button.cast())
                .flatten()
                .and_then(|end| Watch::new(&end, onmore));
            move || drop(watch)
        });
    }
    let left = props.total.saturating_sub(props.shown);
    if left == 0 {
        return Html::default();
    }
    let onclick = props.onmore.reform(|_| ());
    html! {
        <button ref={button} type="button" class="show-more" {onclick}>
            { "Show " }{ thousands(props.step.min(left)) }{ " more of " }{ thousands(props.total) }{ " " }{ props.what.clone() }
        </button>
    }
}

/// A number with commas: `201,650`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Watches whether an element is in sight, for as long as it lives.
struct Watch {
    observer: IntersectionObserver,
    _seen: Closure<dyn FnMut(Vec<IntersectionObserverEntry>)>,
}

impl Watch {
    fn new(element: &Element, onsight: Callback<()>) -> Option<Self> {
        let seen = Closure::new(move |entries: Vec<IntersectionObserverEntry>| {
            if entries
                .iter()
                .any(IntersectionObserverEntry::is_intersecting)
            {
                onsight.emit(());
            }
        });
        let function: &JsValue = seen.as_ref();
        let observer = IntersectionObserver::new(function.unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _seen: seen,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn long_numbers_have_commas() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (201_650, "201,650"),
            (10_485_760, "10,485,760"),
        ] {
            assert_eq!(thousands(number), text);
        }
    }
}
