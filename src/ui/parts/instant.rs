//! A moment as people need it: in UTC, on their own clock, and how far away.

use yew::prelude::*;

use crate::explain;
use crate::token::time;

/// A moment in UTC, in local time and relative to `now` (both in seconds since 1970), all of them always in sight.
pub fn instant(seconds: i64, now: i64) -> Html {
    let relative = explain::relative(seconds, now);
    let Some(utc) = time::utc(seconds) else {
        return html! {
            <span class="instant">
                <span class="utc">{ "beyond any calendar" }</span>
                <span class="relative">{ relative }</span>
            </span>
        };
    };
    let datetime = format!("{}Z", utc.replacen(' ', "T", 1));
    let local = local(&datetime).map(|local| match local == utc {
        true => "local time is UTC".to_owned(),
        false => format!("{local} local"),
    });
    html! {
        <time class="instant" {datetime}>
            <span class="utc">{ utc }{ " UTC" }</span>
            if let Some(local) = local {
                <span class="local">{ local }</span>
            }
            <span class="relative">{ relative }</span>
        </time>
    }
}

/// The same moment on the clock of whoever looks at the page, which only a browser knows.
#[cfg(target_arch = "wasm32")]
fn local(datetime: &str) -> Option<String> {
    let date = js_sys::Date::new(&datetime.into());
    if date.get_time().is_nan() {
        return None;
    }
    Some(format!(
        "{:04}-{:02}-{:02} {:02}:{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes(),
        date.get_seconds(),
    ))
}

#[cfg(not(target_arch = "wasm32"))]
fn local(_datetime: &str) -> Option<String> {
    None
}
