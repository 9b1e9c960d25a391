//! A decoded part with its heading.

use yew::prelude::*;

use super::Selection;
use super::json::JsonLines;
use super::layout::{Lines, pretty};
use super::place::{Place, slug};
use crate::diagnosis::gate::Reason;
use crate::diagnosis::{Diagnosis, GateName, Outcome};
use crate::explain;
use crate::token::span::Span;
use crate::ui::parts::CopyButton;
use crate::ui::prose::prose;
use crate::ui::state::Shared;

/// Which part to show.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PartProps {
    /// The diagnosis that holds it.
    pub(super) diagnosis: Shared,
    /// Where it stands.
    pub(super) place: Place,
    /// Its place in the raw token.
    pub(super) span: Span,
    /// What the reader selected.
    pub(super) selection: Selection,
}

/// Header, payload or a disclosure: JSON, pretty printed.
pub(super) fn json_section(props: &PartProps) -> Html {
    let (diagnosis, place) = (props.diagnosis.clone(), props.place);
    let json = Callback::from(move |()| {
        let part = place.json(&diagnosis);
        part.map(|part| pretty(Lines::of(&part.json)))
            .unwrap_or_default()
    });
    let empty = place
        .json(&props.diagnosis)
        .is_none_or(|part| part.json.text().is_empty());
    let content = html! {
        <>
            if empty {
                <p class="about">{ "Empty." }</p>
            } else {
                <JsonLines diagnosis={props.diagnosis.clone()} {place} label={place.title()} />
            }
            if let Some(why) = fault(&props.diagnosis, place) {
                <p class="fault-reason">{ prose(&why) }</p>
            }
        </>
    };
    section(props, "Copy JSON", json, content)
}

/// The frame of a part: heading, buttons, what the part says.
pub(super) fn section(
    props: &PartProps,
    label: &'static str,
    text: Callback<(), String>,
    content: Html,
) -> Html {
    let (id, title, span) = (props.place.id(), props.place.title(), props.span);
    let selected = props.selection.part == Some(span);
    let onclick = props.selection.onselect.reform(move |_| span);
    let diagnosis = props.diagnosis.clone();
    let encoded = Callback::from(move |()| span.of(&diagnosis.reading.text).to_owned());
    html! {
        <section
            id={format!("decoded-{id}")}
            class="part"
            data-part={slug(props.place.part())}
            data-selected={selected.then_some("true")}
        >
            <div class="part-head">
                <h2>
                    <button type="button" class="part-name" {onclick} aria-pressed={selected.to_string()}>
                        { title.clone() }
                    </button>
                </h2>
                <CopyButton {text} {label} what={format!("of {title}")} part={id.clone()} />
                <CopyButton text={encoded} label="Copy encoded" what={title} part={format!("{id}-encoded")} />
            </div>
            { content }
        </section>
    }
}

/// Why this part cannot be read to its end.
fn fault(diagnosis: &Diagnosis, place: Place) -> Option<String> {
    if matches!(place, Place::KeyBinding(_) | Place::Processed) {
        return None;
    }
    let gate = diagnosis.gate(GateName::Readable)?;
    let Outcome::Failed(reason) = &gate.outcome else {
        return None;
    };
    let here = match reason {
        Reason::Json { part, .. }
        | Reason::Encoding { part, .. }
        | Reason::NotUtf8 { part, .. }
        | Reason::NotCanonical { part }
        | Reason::NotAnObject(part) => *part == place.part(),
        _ => false,
    };
    here.then(|| explain::gate(gate, diagnosis).title)
}
