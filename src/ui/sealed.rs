//! What the page knows about its own requests, and how to check that.

use gloo::timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::{Performance, PerformanceEntry};
use yew::prelude::*;

use super::catalogue::Catalogue;

/// What the browser's own record says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seal {
    /// The catalogue is on its way.
    Loading,
    /// The browser keeps no record.
    Unknown,
    /// No request since everything was loaded.
    Silent,
    /// That many requests since.
    Broken(u32),
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub catalogue: Catalogue,
}

/// Counts the requests since everything was loaded, again every few seconds.
#[component]
pub(super) fn Sealed(props: &Props) -> Html {
    let seal = use_state_eq(|| Seal::Loading);
    let setter = seal.setter();
    use_effect_with(props.catalogue.is_known(), move |loaded| {
        let watch = loaded.then(|| {
            let since = performance().map(|performance| performance.now());
            setter.set(look(since));
            Interval::new(5_000, move || setter.set(look(since)))
        });
        move || drop(watch)
    });
    html! {
        <details class="sealed">
            <summary><span id="sealed" data-seal={seal.code()}>{ seal.text() }</span></summary>
            <div class="sealed-how">
                <p>{ "This counts what the browser recorded since everything was loaded. To check for yourself:" }</p>
                <ul>
                    <li>{ "Open the developer tools, choose Network, and paste something: no line appears." }</li>
                    <li>{ "Go offline once the page is open: everything still works." }</li>
                    <li>{ "Read the Content-Security-Policy at the top of the page's source: the browser enforces it." }</li>
                </ul>
                <p>{ "Nothing is stored: no cookies, no local storage." }</p>
            </div>
        </details>
    }
}

fn performance() -> Option<Performance> {
    web_sys::window()?.performance()
}

fn look(since: Option<f64>) -> Seal {
    let (Some(performance), Some(since)) = (performance(), since) else {
        return Seal::Unknown;
    };
    let entries = performance.get_entries_by_type("resource");
    let icon = icon();
    // Browsers fetch a page's icon last, when the page has long been ready.
    let is_icon = |name: &str| icon.as_ref().is_some_and(|icon| name.ends_with(icon));
    let late = |entry: &PerformanceEntry| entry.start_time() > since && !is_icon(&entry.name());
    let count = entries
        .iter()
        .filter_map(|entry| entry.dyn_into().ok())
        .filter(late)
        .count();
    match u32::try_from(count) {
        Ok(0) => Seal::Silent,
        Ok(count) => Seal::Broken(count),
        Err(_) => Seal::Broken(u32::MAX),
    }
}

/// The address of the page's icon, from the slash before the file's name.
fn icon() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let link = document.query_selector("link[rel=icon]").ok()??;
    let address = link.get_attribute("href")?;
    address.strip_prefix('.').map(str::to_owned)
}

impl Seal {
    fn code(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Unknown => "unknown",
            Self::Silent => "silent",
            Self::Broken(_) => "broken",
        }
    }

    fn text(self) -> AttrValue {
        match self {
            Self::Loading => AttrValue::Static("not yet sealed: loading meanings"),
            Self::Unknown => AttrValue::Static("requests not measured"),
            Self::Silent => AttrValue::Static("sealed: no request since loading"),
            Self::Broken(1) => AttrValue::Static("1 request since loading"),
            Self::Broken(count) => AttrValue::from(format!("{count} requests since loading")),
        }
    }
}
