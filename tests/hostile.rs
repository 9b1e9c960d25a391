//! Whatever is pasted, there is an answer: no panic, no hang.
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod support;

use audlens::diagnosis::{Case, State, diagnose};
use audlens::scenario::{NOON, scenarios};
use audlens::token::{self, Token, base64url};
use audlens::validators::{Settings, profiles};

/// Texts that have broken parsers before.
const HOSTILE: [&str; 34] = [
    "",
    ".",
    "..",
    "...",
    "....",
    "......",
    "~",
    "~~~",
    "a.b.c",
    "ey",
    "eyJ",
    "eyJ.eyJ.x",
    "e30.e30.",
    "e30.e30.e30",
    "e30.e30.e30.e30.e30",
    "W10.W10.W10",
    "bnVsbA.bnVsbA.",
    "\u{feff}",
    "\u{0}",
    "\u{202e}abc",
    "Bearer",
    "Bearer ",
    "Bearer Bearer Bearer",
    "Authorization: Bearer",
    "{",
    "[",
    "{\"payload\":1}",
    "{\"payload\":\"\",\"signatures\":[]}",
    "{\"payload\":\"\",\"signatures\":{}}",
    "{\"ciphertext\":1}",
    "{\"aud\":",
    "\"\"",
    "''''",
    "=====",
];

#[test]
fn hostile_texts_get_an_answer() {
    for text in HOSTILE {
        answer(text);
    }
    let long = [
        ".".repeat(100_000),
        "{\"a\":".repeat(20_000),
        "=".repeat(100_000),
        "é".repeat(50_000),
    ];
    long.iter().for_each(|text| answer(text));
}

/// Cut at every length, with one character replaced at every place, and with pieces doubled.
#[test]
fn damaged_tokens_get_an_answer() {
    for scenario in scenarios() {
        let input = scenario.input(NOON);
        let cuts = input.char_indices().map(|(at, _)| at).step_by(47);
        for at in cuts {
            let (before, after) = input.split_at(at);
            answer(before);
            answer(after);
            let rest = after
                .chars()
                .next()
                .map_or("", |first| &after[first.len_utf8()..]);
            for character in ["*", ".", "=", "\u{200b}", "é"] {
                read(&format!("{before}{character}{rest}"));
            }
        }
    }
}

/// Claims of every type where another is due.
#[test]
fn claims_of_every_type_get_an_answer() {
    let values = [
        "null",
        "true",
        "0",
        "-1",
        "1e400",
        "9007199254740993",
        "\"\"",
        "\"x\"",
        "[]",
        "[[]]",
        "[null]",
        "{}",
        "{\"a\":[]}",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "99999999999999999999999999",
    ];
    let names = [
        "aud",
        "iss",
        "exp",
        "nbf",
        "iat",
        "azp",
        "appid",
        "scp",
        "scope",
        "roles",
        "ver",
        "tid",
        "cnf",
        "events",
        "idtyp",
        "typ",
        "token_use",
        "groups",
        "_claim_names",
        "wids",
        "amr",
    ];
    for name in names {
        for value in values {
            answer(&token_of(&format!("{{\"{name}\":{value}}}")));
            answer(&token_of(&format!(
                "{{\"iss\":\"https://sts.windows.net/x/\",\"{name}\":{value},\"{name}\":{value}}}"
            )));
        }
    }
}

/// Every fix is tried on hostile settings too.
#[test]
fn settings_of_every_kind_get_an_answer() {
    let token =
        token_of(r#"{"aud":"api://orders","iss":"https://sts.windows.net/common/","exp":"x"}"#);
    for validator in profiles() {
        for text in HOSTILE.iter().chain(&[
            "\n\n",
            "999999999999999999999",
            "-5",
            "api://orders\u{200b}",
        ]) {
            let mut settings = Settings::default();
            validator
                .settings
                .iter()
                .for_each(|setting| settings.set(setting.kind, *text));
            let case = Case {
                input: token.clone(),
                validator,
                settings,
                message: (*text).to_owned(),
                now: i64::MIN,
                ..Case::default()
            };
            support::report(&diagnose(&case));
            support::report(&diagnose(&Case {
                now: i64::MAX,
                ..case
            }));
        }
    }
}

#[test]
fn depth_and_size_are_bounded_with_an_answer() {
    let deep = token_of(&format!("{{\"a\":{}", "[".repeat(10_000)));
    let said = support::report(&diagnose(&case(&deep)));
    assert!(
        said.contains("something less deeply nested (256 levels are read) should be"),
        "{said}"
    );

    let large = token_of(&format!(
        "{{\"aud\":\"api://orders\",\"x\":\"{}\"}}",
        "a".repeat(10_000_000)
    ));
    let diagnosis = diagnose(&case(&large));
    assert_eq!(diagnosis.gates[0].outcome.state(), State::Passed);

    // The proofs of a large token are made on a lighter one and say the same.
    let foreign = token_of(&format!(
        "{{\"aud\":\"api://other\",\"exp\":1,\"x\":\"{}\"}}",
        "a".repeat(1_000_000)
    ));
    let small = token_of(r#"{"aud":"api://other","exp":1}"#);
    assert_eq!(
        diagnose(&case(&foreign)).fixes,
        diagnose(&case(&small)).fixes
    );
    assert!(!diagnose(&case(&small)).fixes.is_empty());

    let reading = token::read(&"a".repeat(token::MAX_BYTES + 1));
    assert_eq!(reading.token, Token::Unknown(token::Unknown::TooLarge));
}

fn answer(input: &str) {
    let diagnosis = diagnose(&case(input));
    assert_eq!(diagnosis.gates.len(), 10);
    support::report(&diagnosis);
}

fn read(input: &str) {
    let reading = token::read(input);
    for (_, span) in reading.token.parts() {
        assert!(
            reading.text.get(span.start..span.end).is_some(),
            "a part is not inside the text of {input}"
        );
    }
}

fn case(input: &str) -> Case {
    let example = scenarios().into_iter().next().unwrap();
    Case {
        input: input.to_owned(),
        ..example.case(NOON)
    }
}

fn token_of(claims: &str) -> String {
    format!(
        "eyJhbGciOiJSUzI1NiJ9.{}.c2ln",
        base64url::encode(claims.as_bytes())
    )
}
