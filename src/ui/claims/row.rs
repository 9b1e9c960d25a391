//! One claim.

use std::rc::Rc;

use yew::prelude::*;

use super::listing::member;
use super::words::Words;
use crate::explain::claim::{self, ClaimText};
use crate::explain::value;
use crate::registry::{Entry, Status, ValueKind};
use crate::token::json::{Kind, Member};
use crate::token::time::Time;
use crate::ui::decoded::{JsonLines, LONGEST, LongText, Place, Repeated};
use crate::ui::parts::{CopyButton, exact, instant, sentence};
use crate::ui::state::Shared;

/// Which claim to show.
#[derive(Clone)]
pub(super) struct Claim {
    pub(super) diagnosis: Shared,
    pub(super) place: Place,
    /// The index of its name.
    pub(super) index: usize,
    /// Which values share their name with others.
    pub(super) repeated: Rc<Repeated>,
}

/// Name, value and meaning of one claim.
pub(super) fn row(props: &Claim) -> Html {
    let part = props.place.json(&props.diagnosis);
    let Some(member) = part
        .as_ref()
        .and_then(|part| member(&part.json, props.index))
    else {
        return Html::default();
    };
    let text = claim::claim(props.place.part(), member, &props.diagnosis);
    let name = AttrValue::from(member.name.display().into_owned());
    let repeated = props.repeated.get(&member.value.span().start);
    let (diagnosis, place, index) = (props.diagnosis.clone(), props.place, props.index);
    let copied = Callback::from(move |()| copied(&diagnosis, place, index));
    html! {
        <tr key={index} role="row" data-claim={name.clone()}>
            <th scope="row" role="rowheader">
                <code class="claim-name" translate="no">{ exact(&name) }</code>
                if text.entry.is_none() {
                    <span class="type">{ text.type_word }</span>
                }
            </th>
            <td role="cell" class="claim-value" translate="no">
                <div class="value-and-copy">
                    <div>
                        { shown(member, &text, props) }
                        if let Some((nth, count)) = repeated {
                            <p class="repeated" data-duplicate={format!("{nth}/{count}")}>
                                { claim::repeated(*nth, *count) }
                            </p>
                        }
                        { for text.notes.iter().map(|note| html! { <p class="reading">{ exact(note) }</p> }) }
                    </div>
                    <CopyButton text={copied} label="Copy" what={name.clone()} claim={name} />
                </div>
            </td>
            <td role="cell" class="claim-meaning">{ text.entry.map(meaning) }</td>
        </tr>
    }
}

/// The value in the form that reads best.
fn shown(member: Member<'_>, text: &ClaimText, props: &Claim) -> Html {
    let Claim {
        diagnosis, place, ..
    } = props.clone();
    let value = member.value;
    let is_time = text
        .entry
        .is_some_and(|entry| entry.kind == ValueKind::Time);
    let moment = is_time.then(|| Time::from_value(value));
    if let Some(seconds) = moment.and_then(|moment| moment.seconds()) {
        return html! {
            <>
                { instant(seconds, diagnosis.now) }
                <span class="as-written">{ exact(value.raw()) }</span>
            </>
        };
    }
    if value.kind() == Kind::Array && value.after() == value.index() + 1 {
        return html! { <span class="as-written">{ "[]" }</span> };
    }
    if value::words(value, text.entry).is_some() {
        return html! { <Words {diagnosis} {place} index={props.index} /> };
    }
    match value.kind() {
        Kind::Array | Kind::Object => {
            let label = member.name.display().into_owned();
            html! { <JsonLines {diagnosis} {place} {label} value={Some(value.index())} /> }
        }
        _ if value.raw().len() > LONGEST => {
            html! { <LongText {diagnosis} {place} index={value.index()} /> }
        }
        Kind::String if value.raw() == "\"\"" => {
            html! { <span class="as-written">{ "\"\"" }</span> }
        }
        _ => html! { <bdi class="exact" dir="ltr">{ exact(&value.display()) }</bdi> },
    }
}

fn meaning(entry: &'static Entry) -> Html {
    html! {
        <>
            <p>{ sentence(entry.meaning) }</p>
            if let Some(caution) = entry.caution {
                <p class="caution">{ sentence(caution) }</p>
            }
            <p class="source">
                if entry.status == Status::Observed {
                    <strong>{ "Unconfirmed. " }</strong>
                }
                { entry.source }
            </p>
        </>
    }
}

/// A text as it is meant, anything else as written.
fn copied(diagnosis: &Shared, place: Place, index: usize) -> String {
    let part = place.json(diagnosis);
    let member = part.as_ref().and_then(|part| member(&part.json, index));
    member
        .map(|member| member.value.display().into_owned())
        .unwrap_or_default()
}
