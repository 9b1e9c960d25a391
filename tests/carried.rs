//! Tokens of documentation are found however they are carried.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use audlens::intake::{self, Choices, Tells};
use serde_json::Value;

#[test]
fn tokens_of_documentation_are_found_wherever_they_stand() {
    let file = "../shared/corpora/real-world-docs/tokens.jsonl";
    let Ok(rows) = std::fs::read_to_string(file) else {
        println!("skipped: corpora not present");
        return;
    };
    let mut count = 0;
    for row in rows.lines() {
        let row: Value = serde_json::from_str(row).unwrap();
        let token = row["token"].as_str().unwrap();
        let segments = row["segments"].as_u64().unwrap();
        if segments != 3 && segments != 5 {
            continue;
        }
        count += 1;
        check(
            token,
            &format!("The token {token} does not work."),
            "",
            false,
        );
        let command = format!(
            "curl https://api.example/orders \\\n  -H \"Authorization: Bearer {token}\" | jq .\n"
        );
        check(token, &command, "Authorization", true);
        check(token, &recording(token), "Authorization", true);
    }
    assert!(count > 20, "{count}");
}

fn recording(token: &str) -> String {
    let entry = serde_json::json!({
        "startedDateTime": "2026-11-22T12:00:00.000Z",
        "request": {
            "method": "GET",
            "url": "https://api.example/orders",
            "headers": [{"name": "Authorization", "value": format!("Bearer {token}")}],
        },
        "response": {"status": 401, "headers": [], "content": {"text": "{\"a\": \"b\\n\"}"}},
    });
    serde_json::to_string_pretty(&serde_json::json!({"log": {"entries": [entry]}})).unwrap()
}

/// One token, under this name, exactly there, with the request that sent it.
fn check(token: &str, text: &str, name: &str, sent: bool) {
    let intake = intake::read(text);
    let found: Vec<_> = intake
        .pieces
        .iter()
        .enumerate()
        .filter_map(|(index, piece)| match &piece.tells {
            Tells::Token(carried) => Some((index, piece.span.of(text), carried)),
            _ => None,
        })
        .collect();
    let [(index, there, carried)] = found.as_slice() else {
        unreachable!("{} tokens in {text}", found.len());
    };
    assert_eq!(carried.token, token, "{text}");
    assert_eq!(*there, token, "{text}");
    assert_eq!(carried.name, name, "{text}");
    let exchange = intake
        .exchange_of(*index)
        .map(|(_, own)| own.address.as_str());
    assert_eq!(
        exchange,
        sent.then_some("https://api.example/orders"),
        "{text}"
    );
    assert_eq!(intake.fill(&Choices::default()).token, token);
}

/// A browser's recording of two megabytes, with its end missing.
#[test]
fn a_long_recording_is_read() {
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlIn0.c2lnbmF0dXJl";
    let padding = "x\\n".repeat(500);
    let entry = format!(
        r#"{{
  "startedDateTime": "2026-11-22T12:00:00.000Z",
  "request": {{
    "method": "GET",
    "url": "https://api.example/orders",
    "headers": [{{"name": "Authorization", "value": "Bearer {token}"}}]
  }},
  "response": {{"status": 401, "headers": [], "content": {{"text": "{{\"a\": \"{padding}\"}}"}}}}
}}"#
    );
    let entries = vec![entry; 1_500].join(",\n");
    let text = format!("{{\"log\": {{\"entries\": [\n{entries}");
    let text = text.get(..2_000_000).unwrap();
    let intake = intake::read(text);
    let exchanges = intake.exchanges().count();
    assert!(exchanges > 1_000, "{exchanges}");
    let filled = intake.fill(&Choices::default());
    assert_eq!(filled.token, token);
}

/// A text that is made to be read again and again would not be done in hours.
#[test]
fn nothing_is_read_twice_because_of_what_follows() {
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln";
    for line in [
        "curl '",
        "curl \"\\\"",
        "curl -H 'a: b' \\\n",
        "http a \\\n",
        "http :8080/a b:c \\\n",
        "fetch({a:",
        "fetch('a'\n",
        "Invoke-RestMethod @{a=",
        "$a = @{",
        "$a = @{}\n",
        "irm -Uri 'a' -Headers @{ `\n",
        "GET /a HTTP/1.1\nHost: a\n",
        "HTTP/1.1 401 No\n\n{\n",
        "Host: a\n",
        ":authority\n",
        "WWW-Authenticate: Bearer error=\"\n",
        "Bearer error=\"a",
        "grant_type=a&\n",
        "grant_type=",
        "access_token=",
        "Bearer ",
        "://#access_token=a&token_type=b",
        "#access_token=a ",
        "eyJ",
        "eyJhbGciOiJIUzI1NiJ9.",
        "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.\n",
        "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQeyJhIjoxfQeyJhIjoxfQ\n",
        "\"a\": \"\\n\", ",
        "> ",
        "{\"name\":\"a\",\"user\":",
        "{\"access_token\":\"a\",\"token_type\":[",
        "=== Request Data ===\nScopes - a\n",
        token,
        &format!("{token}\n"),
        &format!("{token} "),
        &format!("curl a.b -H 'Authorization: Bearer {token}' "),
    ] {
        let text = line.repeat(300_000 / line.len());
        let intake = intake::read(&text);
        let filled = intake.fill(&Choices::default());
        assert!(intake.pieces.len() < text.len() && filled.token.len() <= text.len());
    }
}
