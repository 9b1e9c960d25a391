//! What people paste, and what must be recognised in it.
//!
//! The tables under `tests/pastes` hold one paste after another: a title, the text, and what is
//! recognised in it. `UPDATE=1` writes down what is recognised now, to be read before it is kept.
//!
//! In a text `{jws}`, `{other-jws}`, `{jwe}` and `{opaque}` stand for tokens. Behind a `|` in the
//! title stands what happened to the text on its way: see [`damage`].
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::fmt::Write as _;
use std::path::PathBuf;

use audlens::intake::{self, Choices, Intake, Piece, Tells, forms};
use audlens::policy::{self, Blanks, Did, Held, Policy, Request};
use audlens::validators::hear;

/// Version 1.0, for `api://orders`.
const JWS: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6ImV4YW1wbGUta2V5LTEifQ.eyJhdWQiOiJhcGk6Ly9vcmRlcnMiLCJpc3MiOiJodHRwczovL3N0cy53aW5kb3dzLm5ldC9hYWFhYmJiYi0wMDAwLWNjY2MtMTExMS1kZGRkMjIyMmVlZWUvIiwiZXhwIjoxNzk1MzUyNDAwLCJ2ZXIiOiIxLjAifQ.c3RhbmQtaW4";
/// For another API.
const OTHER: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6ImV4YW1wbGUta2V5LTIifQ.eyJhdWQiOiJodHRwczovL2dyYXBoLm1pY3Jvc29mdC5jb20iLCJpc3MiOiJodHRwczovL3N0cy53aW5kb3dzLm5ldC9hYWFhYmJiYi0wMDAwLWNjY2MtMTExMS1kZGRkMjIyMmVlZWUvIiwiZXhwIjoxNzk1MzUyNDAwfQ.c3RhbmQtaW4";
const JWE: &str =
    "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXZpdml2aXZpdg.Y2lwaGVydGV4dA.dGFndGFndGFn";
/// A refresh token of Microsoft Entra ID, by its shape.
const OPAQUE: &str = "0.AXEAu7uqqgAAzMwRER3d0iIi7u4REgAAIiKqqrszM8zMREQABm8.AgABAwEAAADW6jl31mB3T7ugrWTT8pFeAwDs_wUA9P8abcdefghijklmnopqrstuvwxyz0123456789";

struct Paste {
    title: String,
    text: String,
    recognised: String,
}

#[test]
fn pastes_are_recognised() {
    let mut wrong = String::new();
    for file in tables() {
        let table = std::fs::read_to_string(&file).unwrap();
        let pastes = parse(&table);
        assert!(!pastes.is_empty(), "{}", file.display());
        let mut now = String::new();
        for paste in &pastes {
            let found = shown(&damaged(&paste.title, &filled_in(&paste.text)));
            if found != paste.recognised {
                let name = file.file_name().unwrap().to_string_lossy();
                writeln!(wrong, "{name}: {}\n{found}", paste.title).unwrap();
            }
            let Paste { title, text, .. } = paste;
            write!(
                now,
                "=== {title}\n--- pasted\n{text}--- recognised\n{found}\n"
            )
            .unwrap();
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, now.trim_end().to_owned() + "\n").unwrap();
        }
    }
    if std::env::var_os("UPDATE").is_none() {
        assert!(wrong.is_empty(), "recognised otherwise:\n{wrong}");
    }
}

#[test]
fn what_is_filled_in_is_a_setting_of_its_validator() {
    for file in tables() {
        let table = std::fs::read_to_string(&file).unwrap();
        for paste in parse(&table) {
            let text = damaged(&paste.title, &filled_in(&paste.text));
            for piece in intake::read(&text).pieces {
                let Tells::Settings(told) = piece.tells else {
                    continue;
                };
                for value in told.values {
                    let known = told
                        .validator
                        .is_none_or(|own| own.setting(value.kind).is_some());
                    assert!(
                        known,
                        "{}: {:?} of {:?}",
                        paste.title, value.kind, piece.form
                    );
                }
            }
        }
    }
}

#[test]
fn forms_have_ids_of_their_own() {
    for (index, form) in forms().enumerate() {
        let kebab = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '-';
        assert!(form.id.chars().all(kebab), "{}", form.id);
        assert!(!form.source.text().is_empty(), "{}", form.id);
        assert!(forms().skip(index + 1).all(|other| other.id != form.id));
    }
}

fn tables() -> Vec<PathBuf> {
    let read = std::fs::read_dir("tests/pastes").unwrap();
    let mut files: Vec<_> = read.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn parse(table: &str) -> Vec<Paste> {
    let own = |text: &str| {
        let (title, rest) = text.split_once("\n--- pasted\n").unwrap();
        let (text, recognised) = rest.split_once("--- recognised").unwrap();
        let recognised = recognised.trim_matches('\n');
        Paste {
            title: title.to_owned(),
            text: text.to_owned(),
            recognised: match recognised {
                "" => String::new(),
                recognised => format!("{recognised}\n"),
            },
        }
    };
    // `=== ` may stand in a paste too, but not behind an empty line.
    let pastes = table.trim_start_matches("=== ").split("\n\n=== ");
    pastes.map(own).collect()
}

fn filled_in(text: &str) -> String {
    text.replace("{jws}", JWS)
        .replace("{other-jws}", OTHER)
        .replace("{jwe}", JWE)
        .replace("{opaque}", OPAQUE)
}

/// What happened to a text on its way, by the words behind `|` in the title.
fn damaged(title: &str, text: &str) -> String {
    let words = title.split('|').nth(1).unwrap_or_default();
    words.split_whitespace().fold(text.to_owned(), damage)
}

fn damage(text: String, how: &str) -> String {
    match how {
        // A mail program breaks lines after 76 characters.
        "wrapped" => {
            let line = |line: &str| {
                let chars: Vec<char> = line.chars().collect();
                let pieces = chars
                    .chunks(76)
                    .map(|piece| piece.iter().collect::<String>());
                pieces.collect::<Vec<_>>().join("\n")
            };
            text.lines().map(line).collect::<Vec<_>>().join("\n")
        }
        "smart-quotes" => {
            let mut opens = false;
            let curly = |char| match char {
                '"' => {
                    opens = !opens;
                    if opens { '“' } else { '”' }
                }
                char => char,
            };
            text.chars().map(curly).collect()
        }
        "html" => text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('\'', "&#39;"),
        "in-json" => {
            let quoted = serde_json::to_string(&text).unwrap();
            format!("{{\"time\":\"2026-11-22T12:00:00Z\",\"log\":{quoted}}}")
        }
        "crlf" => text.replace('\n', "\r\n"),
        "indented" => text.lines().map(|line| format!("    {line}\n")).collect(),
        "quoted" => text.lines().map(|line| format!("> {line}\n")).collect(),
        // The last fifth is missing.
        "cut" => text.chars().take(text.chars().count() * 4 / 5).collect(),
        // Two million characters of a log around it.
        "in-a-log" => {
            let line = "2026-11-22T12:00:00.000Z INFO  [worker-7] c.e.OrderService: order 4711 stored in 12 ms\n";
            let log = line.repeat(1_000_000 / line.len());
            format!("{log}{text}\n{log}")
        }
        other => panic!("no damage is called {other}"),
    }
}

/// What was recognised, and what it fills in.
fn shown(text: &str) -> String {
    let intake = intake::read(text);
    let pieces = intake.pieces.iter().enumerate();
    let pieces: String = pieces
        .map(|(index, piece)| one(&intake, index, piece, text))
        .collect();
    pieces + &filled(&intake)
}

/// A token of the tables by its name, any other by its beginning.
fn named(token: &str) -> String {
    let names = ["{jws}", "{other-jws}", "{jwe}", "{opaque}"];
    let mut known = names.iter().zip([JWS, OTHER, JWE, OPAQUE]);
    let name = known.find(|(_, own)| *own == token);
    name.map_or_else(
        || token.chars().take(12).collect(),
        |(name, _)| (*name).to_owned(),
    )
}

fn one(intake: &Intake, index: usize, piece: &Piece, text: &str) -> String {
    let mut shown = piece.form.id.to_owned();
    if !piece.name.is_empty() {
        write!(shown, " {}", piece.name).unwrap();
    }
    shown.push('\n');
    match &piece.tells {
        Tells::Token(carried) => {
            let around = intake.exchange_of(index);
            let around = around.and_then(|(index, _)| intake.pieces.get(index));
            let around = around.map_or(String::new(), |own| {
                format!(" with {} {}", own.form.id, own.name)
            });
            let token = named(&carried.token);
            writeln!(shown, "  {} {token}{around}", carried.name).unwrap();
            // A token that was not broken stands there as it is.
            let there = piece.span.of(text);
            if there != carried.token {
                let (start, end) = (there.chars().take(20), there.chars().rev().take(8));
                let end: String = end.collect::<Vec<_>>().into_iter().rev().collect();
                writeln!(shown, "  from {:?} … {end:?}", start.collect::<String>()).unwrap();
            }
        }
        Tells::Exchange(exchange) => {
            let status = exchange.status.map(|status| status.to_string());
            let status = status.unwrap_or_default();
            writeln!(shown, "  {} {} {status}", exchange.method, exchange.address).unwrap();
            for (name, value) in &exchange.fields {
                writeln!(shown, "  {name} = {value}").unwrap();
            }
            for (name, value) in &exchange.headers {
                let scheme = value.split_whitespace().next().unwrap_or_default();
                writeln!(
                    shown,
                    "  {name}: {}",
                    scheme.chars().take(20).collect::<String>()
                )
                .unwrap();
            }
            if !exchange.challenge.is_empty() {
                writeln!(shown, "  {}", exchange.challenge).unwrap();
            }
            if !exchange.body.is_empty() {
                let said: String = exchange.body.chars().take(60).collect();
                writeln!(shown, "  said {said:?}").unwrap();
            }
            if let Some(at) = exchange.at {
                writeln!(shown, "  at {at}").unwrap();
            }
        }
        Tells::Message(said) => {
            for heard in hear(said) {
                let writer = match heard.spoken() {
                    Some(spoken) => spoken.profile.id,
                    None => heard.writer(),
                };
                let doubt = if heard.is_whole() { "" } else { "?" };
                let values = heard.values().iter().map(|(_, value)| value.as_str());
                let values = values.filter(|value| !value.is_empty()).collect::<Vec<_>>();
                let line = [heard.code(), doubt, " ", &values.join(" | ")].concat();
                writeln!(shown, "  {writer}: {}", line.trim_end()).unwrap();
            }
            let there: String = piece.span.of(text).chars().take(60).collect();
            writeln!(shown, "  at {there:?}").unwrap();
        }
        Tells::Settings(configured) => {
            if let Some(validator) = configured.validator {
                writeln!(shown, "  for {} {}", validator.id, configured.stands_for).unwrap();
            }
            for value in &configured.values {
                // What the place holds, so that it cannot point elsewhere.
                let there: String = value.span.of(text).chars().take(60).collect();
                writeln!(
                    shown,
                    "  {} = {:?} at {} {there:?}",
                    value.kind.name(),
                    value.text,
                    value.name
                )
                .unwrap();
            }
            for mistake in &configured.mistakes {
                let there: String = mistake.span.of(text).chars().take(60).collect();
                writeln!(
                    shown,
                    "  ! {} {there:?}: {}",
                    mistake.rule.code,
                    mistake.title()
                )
                .unwrap();
            }
        }
        Tells::Policy(policy) => write!(shown, "{}", steps(policy)).unwrap(),
        Tells::Other => {}
    }
    shown
}

/// What `Authorization` holds after each element that changes it or looks at it, where the caller
/// sent a token.
fn steps(policy: &Policy) -> String {
    let known = |_: &str| None;
    let fill = |text: &str| Some(text.to_owned());
    let blanks = Blanks {
        fill: &fill,
        known: &known,
    };
    let run = policy::run(policy, &Request::default(), &blanks);
    let mut shown = String::new();
    for step in &run.steps {
        let perhaps = if step.perhaps { " perhaps" } else { "" };
        let looks = matches!(step.did, Did::Looked(_));
        if looks || step.before != step.after {
            let after = match &step.after {
                Held::Nothing => "nothing",
                Held::Caller => "the caller's",
                Held::Identity(resource) => &format!("the identity's for {resource}"),
                Held::Text(_) => "a text",
                Held::Unknown(_) => "?",
            };
            writeln!(shown, "  >{perhaps} {}: {after}", step.element).unwrap();
        }
    }
    if policy.corrected().is_some() {
        shown.push_str("  > corrected\n");
    }
    shown
}

fn filled(intake: &Intake) -> String {
    let filled = intake.fill(&Choices::default());
    let mut shown = String::new();
    if intake.tokens().len() > 1 {
        writeln!(shown, "=> looks at {}", named(&filled.token)).unwrap();
    }
    if let Some(validator) = filled.validator {
        writeln!(shown, "=> {}", validator.id).unwrap();
    }
    for waiting in &filled.waiting {
        writeln!(
            shown,
            "=> {} waits for {}",
            waiting.kind.name(),
            waiting.placeholder
        )
        .unwrap();
    }
    shown
}
