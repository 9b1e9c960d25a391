//! What a value says beyond its text: names for ids, words for numbers, and what is odd about it.

mod moment;
mod vocabulary;

use std::borrow::Cow;

use super::{claim, duration};
use crate::audience::resource::Owner;
use crate::diagnosis::Diagnosis;
use crate::registry::applications::{self, Application, NameSource};
use crate::registry::{self, Advice, Entry, Status, ValueKind};
use crate::token::PartName;
use crate::token::json::{Kind, Member, Value};
use crate::token::time::Time;

/// Claims that hold the id of an application: entra-docs access-token-claims-reference.md (`appid`,
/// `azp`), RFC 8693 §4.3 (`client_id`), okta-developer-docs (`cid`), entra-docs agent-token-claims.md.
const APPLICATIONS: [&str; 5] = ["appid", "azp", "client_id", "cid", "xms_par_app_azp"];

/// What the value of a member says, a sentence or a name each.
pub fn notes(
    part: PartName,
    member: Member<'_>,
    entry: Option<&'static Entry>,
    diagnosis: &Diagnosis,
) -> Vec<String> {
    let (name, value) = (member.name.display(), member.value);
    let mut notes = Vec::new();
    let kind = entry.map_or(ValueKind::Any, |entry| entry.kind);
    match kind {
        ValueKind::Time => moment::notes(&Time::from_value(value), &mut notes),
        ValueKind::Seconds => {
            let seconds = Time::from_value(value).seconds();
            notes.extend(seconds.filter(|seconds| *seconds >= 0).map(duration));
        }
        _ => notes.extend(mismatch(kind, value)),
    }
    if !matches!(value.kind(), Kind::Array | Kind::Object) {
        notes.extend(word(part, &name, &value.display(), diagnosis));
    }
    notes
}

/// So many items tell whether a list is plain; a list may have millions.
const JUDGED: usize = 1_000;

/// The words of a text that holds several, or the items of a plain list; `None` for other values.
pub fn words<'a>(
    value: Value<'a>,
    entry: Option<&'static Entry>,
) -> Option<Box<dyn Iterator<Item = Cow<'a, str>> + 'a>> {
    // `scp` is a list or a text with spaces (okta-developer-docs; entra-docs), so its kind is open.
    let spaced = |entry: &&Entry| entry.kind == ValueKind::SpaceSeparated || entry.name == "scp";
    match value.kind() {
        Kind::Array if !value.items().take(JUDGED).any(is_container) => {
            Some(Box::new(value.items().map(Value::display)))
        }
        Kind::String if entry.filter(spaced).is_some() => match value.string()? {
            Cow::Borrowed(text) => Some(Box::new(text.split_whitespace().map(Cow::Borrowed))),
            Cow::Owned(text) => {
                let words: Vec<_> = text.split_whitespace().map(str::to_owned).collect();
                Some(Box::new(words.into_iter().map(Cow::Owned)))
            }
        },
        _ => None,
    }
}

/// What one word means as a value of a claim or header parameter, or as one of several.
pub fn word(part: PartName, name: &str, text: &str, diagnosis: &Diagnosis) -> Option<String> {
    if part == PartName::Header && matches!(name, "alg" | "enc" | "zip") {
        return algorithm(text);
    }
    if part != PartName::Header {
        let found = match name {
            "aud" => audience(text, diagnosis),
            "iss" => issuer(text, diagnosis),
            "tid" => registry::special_tenant(text).map(str::to_owned),
            "wids" => role(text),
            _ if APPLICATIONS.contains(&name) => applications::by_id(text).map(application),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    vocabulary::meaning(part, name, text, diagnosis.facts.is_entra()).map(str::to_owned)
}

/// Says so when a value is not the JSON that its definition asks for.
fn mismatch(kind: ValueKind, value: Value<'_>) -> Option<String> {
    let expected: &[Kind] = match kind {
        ValueKind::Flag => &[Kind::Boolean],
        ValueKind::Guid | ValueKind::Opaque | ValueKind::Text | ValueKind::Uri => &[Kind::String],
        ValueKind::List => &[Kind::Array],
        ValueKind::Number => &[Kind::Number],
        ValueKind::Object => &[Kind::Object],
        ValueKind::SpaceSeparated => &[Kind::String],
        ValueKind::TextOrList => &[Kind::String, Kind::Array],
        ValueKind::Any | ValueKind::Seconds | ValueKind::Time => return None,
    };
    let first = expected
        .first()
        .filter(|_| !expected.contains(&value.kind()))?;
    let (found, wanted) = (claim::type_word(value.kind()), claim::type_word(*first));
    Some(format!("Defined as {wanted}, written as {found}."))
}

fn is_container(value: Value<'_>) -> bool {
    matches!(value.kind(), Kind::Array | Kind::Object)
}

fn audience(text: &str, diagnosis: &Diagnosis) -> Option<String> {
    let facts = &diagnosis.facts;
    let values = facts.audience.values().iter();
    let owner = values
        .zip(&facts.resources)
        .find(|(value, _)| *value == text)?
        .1
        .as_ref()?;
    Some(match owner {
        Owner::Resource(known) => known.resource.name.to_owned(),
        Owner::Application(found) => application(*found),
    })
}

fn issuer(text: &str, diagnosis: &Diagnosis) -> Option<String> {
    let found = diagnosis.facts.provider.as_ref()?;
    let same = diagnosis.facts.issuer.as_deref() == Some(text);
    same.then(|| found.provider.name.to_owned())
}

/// Source of the names: see [`applications`].
fn application(found: Application) -> String {
    match found.name_source {
        NameSource::Published => found.name.to_owned(),
        NameSource::InferredFromUri => format!("{} (named after its URI)", found.name),
    }
}

fn role(text: &str) -> Option<String> {
    let role = registry::directory_role(text)?;
    Some(match (role.status, role.privileged) {
        (Status::Observed, _) => format!("{} (unconfirmed)", role.name),
        (_, true) => format!("{}, privileged", role.name),
        (_, false) => role.name.to_owned(),
    })
}

/// The sources are those of the registry's entries; the spelling rule is RFC 7515 §4.1.1.
fn algorithm(text: &str) -> Option<String> {
    if registry::algorithm_kind(text).is_none() {
        return Some("No registered algorithm has this name; letter case counts.".to_owned());
    }
    let found = registry::algorithm(text)?;
    let advice = match found.advice {
        Advice::Refuse => " Do not accept it.",
        Advice::Discouraged => " Do not choose it for something new.",
        Advice::Deprecated => " A newer name says more.",
        Advice::New => " So new that few libraries know it.",
        Advice::Acceptable | Advice::Careful | Advice::Recommended => "",
    };
    let note = found
        .note
        .map(|note| format!(" {note}"))
        .unwrap_or_default();
    Some(format!("{}{advice}{note}", found.meaning))
}

#[cfg(test)]
mod tests;
