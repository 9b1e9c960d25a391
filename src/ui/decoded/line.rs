//! One line of JSON.

use std::collections::HashMap;

use yew::prelude::*;

use super::json::LongText;
use super::layout::{Content, Line, brackets};
use super::place::Place;
use super::string;
use crate::explain::{self, claim};
use crate::registry::ValueKind;
use crate::token::json::{Json, Kind, Member, Value};
use crate::token::time::{self, Time};
use crate::ui::parts::exact;
use crate::ui::state::Shared;

/// What a line has to know about the text that it belongs to.
pub(super) struct Context<'a> {
    pub(super) diagnosis: &'a Shared,
    pub(super) place: Place,
    pub(super) json: &'a Json,
    /// How deep claims stand; nowhere, where only one value is shown.
    pub(super) claims: Option<usize>,
    pub(super) repeated: &'a Repeated,
}

/// For values whose name is there more than once: which of how many, by where the value starts.
pub(in crate::ui) type Repeated = HashMap<usize, (usize, usize)>;

/// Longer strings and numbers are cut, and can be unfolded; bytes.
pub(in crate::ui) const LONGEST: usize = 2_000;

/// Longer readings are left to the claims panel; bytes.
const LONGEST_READING: usize = 60;

/// Deeper lines are not indented further, for the sake of narrow screens.
const DEEPEST: usize = 12;

/// One line, with the white space before it and the line break after it.
pub(super) fn line(line: &Line<'_>, context: &Context<'_>) -> Html {
    let depth = line.depth.min(DEEPEST);
    let indent = "  ".repeat(depth);
    html! {
        <span class={classes!("line", format!("depth-{depth}"))}>
            { indent }
            if line.depth > DEEPEST {
                <span class="level">{ "level " }{ line.depth }{ " " }</span>
            }
            if let Some(name) = line.name {
                <span class="name">{ "\"" }{ string(name, context) }{ "\"" }</span>
                if !matches!(line.content, Content::Missing) {
                    { ": " }
                }
            }
            { content(line, context) }
            if line.comma {
                { "," }
            }
            { remark(line, context) }
            { "\n" }
        </span>
    }
}

fn content(line: &Line<'_>, context: &Context<'_>) -> Html {
    match line.content {
        Content::Close(kind) => Html::from(brackets(kind).1),
        Content::Empty(kind) => html! { <>{ brackets(kind).0 }{ brackets(kind).1 }</> },
        Content::Fault(from) => fault(from, context.json),
        Content::Missing => Html::default(),
        Content::Open(value) => Html::from(brackets(value.kind()).0),
        Content::Scalar(value) => scalar(value, context),
    }
}

fn scalar(value: Value<'_>, context: &Context<'_>) -> Html {
    match value.kind() {
        Kind::String => {
            let closed = value.raw().len() > 1 && value.raw().ends_with('"');
            html! {
                <span class="string">
                    { "\"" }{ string(value, context) }
                    if closed {
                        { "\"" }
                    }
                </span>
            }
        }
        Kind::Number => html! { <span class="number">{ long(value.raw(), value, context) }</span> },
        _ => html! { <span class="literal">{ exact(value.raw()) }</span> },
    }
}

fn string(value: Value<'_>, context: &Context<'_>) -> Html {
    long(unquoted(value.raw()), value, context)
}

fn long(text: &str, value: Value<'_>, context: &Context<'_>) -> Html {
    if text.len() <= LONGEST {
        return string::inside(text);
    }
    html! { <LongText diagnosis={context.diagnosis.clone()} place={context.place} index={value.index()} /> }
}

/// A value as written, without the quotation marks of a string.
pub(super) fn unquoted(raw: &str) -> &str {
    let inside = raw.strip_prefix('"').unwrap_or(raw);
    inside.strip_suffix('"').unwrap_or(inside)
}

/// What cannot be read, with the first bad character marked.
fn fault(from: usize, json: &Json) -> Html {
    let Some(fault) = &json.fault else {
        return Html::default();
    };
    let before = json.text().get(from..fault.at).unwrap_or_default();
    let after = json.text().get(fault.at..).unwrap_or_default();
    let (bad, after) = after
        .split_at_checked(fault.found.map_or(0, char::len_utf8))
        .unwrap_or_default();
    let shown = string::beginning(after, LONGEST);
    html! {
        <span class="unread">
            { exact(ending(before, LONGEST)) }
            <mark class="fault" data-fault={fault.at.to_string()}>
                if bad.is_empty() {
                    { "end of text" }
                } else {
                    { exact(bad) }
                }
            </mark>
            { exact(shown) }
            if shown.len() < after.len() {
                { "…" }
            }
        </span>
    }
}

/// The last bytes of a text, from a character boundary on.
fn ending(text: &str, longest: usize) -> &str {
    let from = text.len().saturating_sub(longest);
    let from = (from..=text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or_default();
    text.get(from..).unwrap_or_default()
}

/// Whether the name is there more than once, and what the value says.
fn remark(line: &Line<'_>, context: &Context<'_>) -> Html {
    let (Some(name), Content::Scalar(value) | Content::Open(value)) = (line.name, line.content)
    else {
        return Html::default();
    };
    let repeated = context.repeated.get(&value.span().start);
    let is_claim = context.claims == Some(line.depth);
    let reading = is_claim
        .then(|| reading(Member { name, value }, context))
        .flatten();
    html! {
        <>
            if let Some((nth, count)) = repeated {
                { "  " }
                <strong class="repeated" data-duplicate={format!("{nth}/{count}")}>
                    { claim::repeated(*nth, *count) }
                </strong>
            }
            if let Some(reading) = reading {
                <span class="reading">{ "  " }{ exact(&reading) }</span>
            }
        </>
    }
}

fn reading(member: Member<'_>, context: &Context<'_>) -> Option<String> {
    let value = member.value;
    if matches!(value.kind(), Kind::Array | Kind::Object) || value.raw().len() > LONGEST {
        return None;
    }
    let now = context.diagnosis.now;
    let text = claim::claim(context.place.part(), member, context.diagnosis);
    let moment = text.entry.filter(|entry| entry.kind == ValueKind::Time);
    let seconds = moment.and_then(|_| Time::from_value(value).seconds());
    match seconds.and_then(|seconds| Some((time::utc(seconds)?, explain::relative(seconds, now)))) {
        Some((utc, relative)) => Some(format!("{utc} UTC, {relative}")),
        None => text
            .notes
            .into_iter()
            .next()
            .filter(|note| note.len() <= LONGEST_READING),
    }
}
