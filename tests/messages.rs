//! Every message of the knowledge files is recognised: alone, in a line of a log, and in JSON.
//!
//! The files lie outside of the repository; without them there is nothing to compare with.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::collections::BTreeSet;
use std::path::Path;

use audlens::intake::{self, Choices};
use audlens::validators::{Heard, hear};
use serde_json::Value;

const KNOWLEDGE: &str = "../shared/knowledge/data";

/// Messages that are not found from their example, the places where they are not, and why.
const EXCEPTIONS: &[(&str, &[&str], &str)] = &[];

struct Example {
    id: String,
    text: String,
    /// Whether all of it must be known, and not its code alone.
    whole: bool,
}

#[test]
fn every_message_is_recognised_alone_and_in_a_log() {
    let examples: Vec<Example> = errors().into_iter().chain(codes()).collect();
    if examples.is_empty() {
        println!("skipped: knowledge not present");
        return;
    }
    let mut missing = BTreeSet::new();
    for Example { id, text, whole } in &examples {
        let quoted = serde_json::to_string(text).unwrap();
        let time = "2026-11-22T12:00:00.123Z";
        let line = format!("{time} ERROR [api-1] {text}");
        let json = format!("{time} {{\"level\":\"error\",\"message\":{quoted},\"thread\":7}}");
        for (place, told) in [
            ("alone", hear(text)),
            ("in a line", hear(&line)),
            ("in JSON", hear(&pasted(&json))),
        ] {
            if !told.iter().any(|heard| is(heard, id, *whole)) {
                missing.insert(format!("{id} {place}"));
            }
        }
    }
    let expected = EXCEPTIONS
        .iter()
        .flat_map(|(id, places, _)| places.iter().map(move |place| format!("{id} {place}")));
    assert_eq!(missing, expected.collect(), "left: not recognised");
}

/// Whether it is the message of that id, or one of a validator that is simulated here, which has
/// codes of its own.
fn is(heard: &Heard, id: &str, whole: bool) -> bool {
    match heard {
        Heard::Spoken(spoken) => {
            let whole = spoken.whole || !whole;
            whole && (!id.starts_with("IDX") || spoken.message.code == id)
        }
        Heard::Listed(listed) => {
            let others = listed.others.iter().map(|entry| entry.id);
            others.chain([listed.entry.id]).any(|own| own == id)
        }
        Heard::Code(_) => false,
    }
}

/// The message that a paste tells.
fn pasted(text: &str) -> String {
    intake::read(text).fill(&Choices::default()).message
}

fn errors() -> Vec<Example> {
    let Some(Value::Array(entries)) = read("error_messages.json") else {
        return Vec::new();
    };
    let text = |entry: &Value, name: &str| entry[name].as_str().unwrap().to_owned();
    let entry = |entry: &Value| Example {
        id: text(entry, "id"),
        text: text(entry, "example"),
        whole: true,
    };
    entries.iter().map(entry).collect()
}

/// The texts of Microsoft.IdentityModel with made-up values; older ones, and the codes without one.
fn codes() -> Vec<Example> {
    let Some(file) = read("idx_messages.json") else {
        return Vec::new();
    };
    let mut examples = Vec::new();
    for entry in file.get("messages").unwrap().as_array().unwrap() {
        let code = entry["code"].as_str().unwrap();
        let older = entry["history"].as_array().into_iter().flatten();
        let older = older.filter_map(|older| older["text"].as_str());
        let newest = [&entry["text_8_2_0"], &entry["text"]];
        let newest = newest.into_iter().filter_map(Value::as_str);
        let older = older.chain([code]).map(|text| (text, false));
        for (text, whole) in newest.map(|text| (text, true)).chain(older) {
            let text = (0..10).fold(text.to_owned(), |text, number| {
                text.replace(&format!("{{{number}}}"), &format!("value-{number}"))
            });
            let id = code.to_owned();
            examples.push(Example { id, text, whole });
        }
    }
    examples
}

fn read(name: &str) -> Option<Value> {
    let text = std::fs::read_to_string(Path::new(KNOWLEDGE).join(name)).ok()?;
    Some(serde_json::from_str(&text).unwrap())
}
