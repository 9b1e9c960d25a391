//! What was recognised in what a validator said, as JSON.

use audlens::diagnosis::GateName;
use audlens::explain;
use audlens::validators::{self, Holds, Known, Spoken};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Recognised<'a> {
    validator: &'static str,
    code: &'static str,
    gate: &'static str,
    values: Vec<&'a str>,
}

/// A message, whoever writes it.
#[derive(Serialize)]
pub(super) struct Heard<'a> {
    writer: &'static str,
    code: &'a str,
    gate: Option<&'static str>,
    whole: bool,
    values: Vec<&'a str>,
    title: String,
    body: Vec<String>,
    source: &'static str,
}

#[derive(Serialize)]
pub(super) struct Nearest {
    writer: &'static str,
    code: &'static str,
    text: &'static str,
}

pub(super) fn recognised(spoken: &Spoken) -> Recognised<'_> {
    Recognised {
        validator: spoken.profile.id,
        code: spoken.message.code,
        gate: spoken.message.gate.code(),
        values: values(&spoken.values),
    }
}

pub(super) fn heard(heard: &validators::Heard) -> Heard<'_> {
    let said = explain::heard(heard);
    Heard {
        writer: heard.writer(),
        code: heard.code(),
        gate: heard.gate().map(GateName::code),
        whole: heard.is_whole(),
        values: values(heard.values()),
        title: said.title,
        body: said.body,
        source: said.source,
    }
}

pub(super) fn nearest(known: &Known) -> Nearest {
    Nearest {
        writer: known.writer(),
        code: known.code(),
        text: known.text(),
    }
}

fn values(values: &[(Holds, String)]) -> Vec<&str> {
    values.iter().map(|(_, value)| value.as_str()).collect()
}
