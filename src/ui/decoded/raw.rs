//! The token as it was sent, each part in its colour.

use yew::prelude::*;

use super::Selection;
use super::place::slug;
use super::string::beginning;
use crate::diagnosis::Finding;
use crate::explain;
use crate::token::base64url::Remark;
use crate::token::span::Span;
use crate::token::{PartName, Token};
use crate::ui::parts::{CopyButton, Growth, More, exact, thousands};
use crate::ui::state::Shared;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct RawProps {
    /// The diagnosis that holds the token.
    pub(super) diagnosis: Shared,
    /// What the reader selected.
    pub(super) selection: Selection,
}

/// How many characters of each part are drawn at first.
const FIRST: usize = 2_000;

/// How many more are drawn each time.
const STEP: usize = 20_000;

/// Parts beyond this are not drawn one by one; no form of token has so many.
const MOST_PARTS: usize = 100;

/// A stretch of the token: a part, or what stands between parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    part: Option<PartName>,
    span: Span,
}

/// The whole token, cut where it is long, so that every part stays in sight.
#[component]
pub(super) fn Raw(props: &RawProps) -> Html {
    let shown = use_state_eq(|| FIRST);
    let onmore = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(*shown + STEP))
    };
    let reading = &props.diagnosis.reading;
    let stretches = use_memo(props.diagnosis.clone(), |diagnosis| {
        stretches(&diagnosis.reading.token, &diagnosis.reading.text)
    });
    let drawn: usize = stretches
        .iter()
        .map(|stretch| stretch.span.len().min(*shown))
        .sum();
    let diagnosis = props.diagnosis.clone();
    let whole = Callback::from(move |()| diagnosis.reading.text.clone());
    html! {
        <section id="raw" class="raw" aria-labelledby="raw-title">
            <div class="part-head">
                <h2 id="raw-title">{ "Token" }</h2>
                <CopyButton text={whole} label="Copy token" part="token" />
            </div>
            <div class="raw-text" role="group" aria-label="Parts of the token" translate="no" dir="ltr">
                { for stretches.iter().map(|stretch| draw(*stretch, props, *shown)) }
            </div>
            <More shown={drawn} total={reading.text.len()} step={STEP} what="characters" {onmore} growth={Growth::OnDemand} />
        </section>
    }
}

fn draw(stretch: Stretch, props: &RawProps, shown: usize) -> Html {
    let Stretch { part, span } = stretch;
    let text = span.of(&props.diagnosis.reading.text);
    let drawn = beginning(text, shown);
    let hidden = text.len() - drawn.len();
    let cut = html! {
        if hidden > 0 {
            <span class="cut">{ format!(" … {} characters … ", thousands(hidden)) }</span>
        }
    };
    let Some(part) = part else {
        return html! { <>{ between(drawn) }{ cut }</> };
    };
    let selected = props.selection.part == Some(span);
    let onselect = &props.selection.onselect;
    // The button stands inside the part, which would be selected twice.
    let onclick = onselect.reform(move |event: MouseEvent| {
        event.stop_propagation();
        span
    });
    html! {
        <span class="raw-part" data-part={slug(part)} data-selected={selected.then_some("true")} onclick={onclick.clone()}>
            // For the keyboard and for the ear: a part's name and length; its letters say nothing to either.
            <button
                type="button"
                class="visually-hidden"
                aria-label={format!("{}, {} characters", explain::part(part), thousands(span.len()))}
                aria-pressed={selected.to_string()}
                {onclick}
            />
            { marked(drawn, remarks(&props.diagnosis.reading.token, span), part) }{ cut }
        </span>
    }
}

/// What stands between parts: a dot, or JSON, whose lines stay lines.
fn between(text: &str) -> Html {
    let mut lines = text.split('\n');
    let first = lines.next().map(exact);
    let others = lines.map(|line| html! { <>{ "\n" }{ exact(line.trim_end_matches('\r')) }</> });
    first.into_iter().chain(others).collect()
}

/// The text of a part, with the first character of every deviation from base64url marked.
fn marked(text: &str, remarks: &[Remark], part: PartName) -> Html {
    // Remarks come in the order of the text.
    let places = remarks
        .iter()
        .filter_map(|remark| Some((place(remark)?, remark)));
    let mut rest = text;
    let mut at = 0;
    let mut pieces = Vec::new();
    for (start, remark) in places {
        let found = start
            .checked_sub(at)
            .and_then(|length| rest.split_at_checked(length));
        let Some((before, behind)) = found else {
            continue;
        };
        let length = behind.chars().next().map_or(0, char::len_utf8);
        let Some((bad, behind)) = behind.split_at_checked(length) else {
            continue;
        };
        let title = explain::finding(&Finding::Encoding {
            part,
            remark: remark.clone(),
        })
        .title;
        pieces.push(exact(before));
        pieces.push(html! { <mark class="fault" {title}>{ exact(bad) }</mark> });
        (rest, at) = (behind, start + length);
    }
    pieces.push(exact(rest));
    pieces.into_iter().collect()
}

fn place(remark: &Remark) -> Option<usize> {
    match remark {
        Remark::Foreign { at, .. }
        | Remark::Padding { at, .. }
        | Remark::StandardAlphabet { at, .. }
        | Remark::TrailingBits { at, .. } => Some(*at),
        Remark::Length { .. } => None,
    }
}

/// How the encoding of the part at `span` deviates.
fn remarks(token: &Token, span: Span) -> &[Remark] {
    let json = [token.header(), token.payload()].into_iter().flatten();
    let json = json.map(|part| (part.span, &part.remarks));
    let signature = token.signed().and_then(|signed| signed.signature.as_ref());
    let mut all = json.chain(signature.map(|part| (part.span, &part.remarks)));
    all.find(|(own, _)| *own == span)
        .map(|(_, remarks)| remarks.as_slice())
        .unwrap_or_default()
}

/// The parts and what stands between them, in the order of the text.
fn stretches(token: &Token, text: &str) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut at = 0;
    for (part, span) in token.parts().into_iter().take(MOST_PARTS) {
        if span.start < at {
            continue;
        }
        stretches.push(Stretch {
            part: None,
            span: Span::new(at, span.start),
        });
        stretches.push(Stretch {
            part: Some(part),
            span,
        });
        at = span.end;
    }
    stretches.push(Stretch {
        part: None,
        span: Span::new(at, text.len()),
    });
    stretches.retain(|stretch| !stretch.span.is_empty());
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token;

    #[test]
    fn the_stretches_cover_the_whole_token() {
        let cases = [
            ("eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJub25lIn0|.|e30|."),
            (
                "eyJhbGciOiJub25lIn0.e30.AA.BB",
                "eyJhbGciOiJub25lIn0|.|e30|.|AA|.|BB",
            ),
            (
                r#"{"payload":"e30","signature":"AA","protected":"e30"}"#,
                r#"{"payload":"|e30|","signature":"|AA|","protected":"|e30|"}"#,
            ),
        ];
        for (text, expected) in cases {
            let token = token::read(text).token;
            let found: Vec<_> = stretches(&token, text)
                .iter()
                .map(|stretch| stretch.span.of(text))
                .collect();
            assert_eq!(found.join("|"), expected);
        }
    }
}
