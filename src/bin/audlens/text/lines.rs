//! JSON with one member a line, as it is shown and pointed at.

use audlens::diagnosis::Diagnosis;
use audlens::explain;
use audlens::registry::ValueKind;
use audlens::token::json::{Json, Member};
use audlens::token::{PartName, time};

use crate::paper::{DIM, Paper, RULE};
use crate::shown::{short, shown};

/// Values longer than this many characters are cut.
const LONGEST: usize = 160;

/// One member on its line.
pub(super) struct Line {
    /// From 1; the opening brace has a line too.
    pub(super) number: usize,
    /// What stands before the value.
    pub(super) lead: String,
    /// The value, perhaps cut, and a comma where one follows.
    pub(super) value: String,
}

/// The line of one member, which stands at `index` of `count`.
fn line(member: &Member<'_>, index: usize, count: usize) -> Line {
    let comma = if index + 1 < count { "," } else { "" };
    let value = shown(&on_one_line(member.value.raw()));
    Line {
        number: index + 2,
        lead: format!("  {}: ", shown(member.name.raw())),
        value: format!("{}{comma}", short(&value, LONGEST)),
    }
}

/// The line of the member of that name; of duplicates the last, which is what libraries take.
pub(super) fn of(json: &Json, name: &str) -> Option<Line> {
    let object = json.object()?;
    let count = object.members().count();
    let mut members = object.members().enumerate().collect::<Vec<_>>();
    members.reverse();
    members
        .into_iter()
        .find(|(_, member)| member.is_named(name))
        .map(|(index, member)| line(&member, index, count))
}

/// All of it, with what a time says beside it.
pub(super) fn all(paper: &mut Paper, json: &Json, part: PartName, diagnosis: &Diagnosis) {
    let Some(object) = json.object() else {
        return;
    };
    let count = object.members().count();
    let width = (count + 2).to_string().len();
    numbered(paper, width, 1);
    paper.text("{").end();
    for (index, member) in object.members().enumerate() {
        let own = line(&member, index, count);
        numbered(paper, width, own.number);
        paper.text(&own.lead).text(&own.value);
        if let Some(note) = note(part, member, diagnosis) {
            paper.text("  ").put(DIM, &format!("// {note}"));
        }
        paper.end();
    }
    numbered(paper, width, count + 2);
    // What stands behind the first bad character is not shown.
    paper
        .text(if json.is_damaged() {
            "(damaged here)"
        } else {
            "}"
        })
        .end();
}

fn numbered(paper: &mut Paper, width: usize, number: usize) {
    paper.put(RULE, &format!("{number:>width$} | "));
}

/// What a value says beyond its text, where that is short.
fn note(part: PartName, member: Member<'_>, diagnosis: &Diagnosis) -> Option<String> {
    const LONGEST: usize = 60;
    let said = explain::claim::claim(part, member, diagnosis);
    let is_time = said
        .entry
        .is_some_and(|entry| entry.kind == ValueKind::Time);
    let seconds = is_time.then(|| time::Time::from_value(member.value).seconds());
    if let Some(seconds) = seconds.flatten() {
        let away = explain::relative(seconds, diagnosis.now);
        return time::utc(seconds).map(|date| format!("{date} UTC, {away}"));
    }
    let first = said.notes.into_iter().next();
    first.filter(|note| note.chars().count() <= LONGEST)
}

/// White space between values is not worth a line; inside strings there can be none but blanks.
fn on_one_line(raw: &str) -> String {
    if !raw.contains(['\n', '\r', '\t']) {
        return raw.to_owned();
    }
    let (mut inside, mut escaped) = (false, false);
    let mut out = String::with_capacity(raw.len());
    for character in raw.chars() {
        if inside || !character.is_whitespace() {
            out.push(character);
        }
        if character == '"' && !escaped {
            inside = !inside;
        }
        escaped = character == '\\' && !escaped;
    }
    out
}
