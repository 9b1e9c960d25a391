//! The command line, as a shell sees it: exit status and every letter of what is printed.
//!
//! `UPDATE=1 cargo test --test cli` rewrites the files in `tests/cli`, for review.
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

#[path = "cli/audlens.rs"]
mod audlens_command;
#[path = "cli/schema.rs"]
mod schema;

use std::path::Path;

use audlens::scenario::{NOON, Scenario, examples};
use audlens::token::base64url::encode;
use audlens_command::{Ran, audlens, file};
use serde_json::{Value, json};

const NOON_UTC: &str = "2026-11-22T12:00:00Z";

/// Every situation before its validator.
#[test]
fn every_scenario_is_checked() {
    for scenario in examples() {
        let ran = check(&scenario, &[]);
        let refused = match scenario
            .says()
            .gates
            .iter()
            .any(|(_, state)| state == "failed")
        {
            true => 1,
            false => 0,
        };
        // A validator with checks of its own may ask less than all gates.
        if scenario.validator.checks.is_empty() {
            assert_eq!(ran.status, refused, "{}", scenario.id);
        }
        assert!(ran.stderr.is_empty(), "{}: {}", scenario.id, ran.stderr);
        pinned(&format!("check-{}", scenario.id), &ran.report());
    }
}

/// What is said of tokens of every form, without anybody asking.
#[test]
fn tokens_are_inspected() {
    for id in [
        "trailing-slash",
        "damaged-token",
        "cut-token",
        "opaque-token",
        "unsecured-token",
        "invisible-character",
    ] {
        let ran = audlens(&["inspect", "--at", NOON_UTC], &scenario(id).input(NOON));
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{id}");
        pinned(&format!("inspect-{id}"), &ran.report());
    }
    let claims =
        encode(br#"{"aud":"a","nested":"eyJhbGciOiJSUzI1NiJ9.e30.c2VjcmV0","esc":"\u001b[31m"}"#);
    let two = format!(
        "{{\"access_token\": \"{HEADER}.{claims}.c2ln\", \"id_token\": \"{HEADER}.e30.c2ln\"}}"
    );
    let keys = file("keys.json", r#"{"keys":[{"kty":"RSA","kid":"other"}]}"#);
    let ran = audlens(&["inspect", "--at", NOON_UTC, "--keys", &keys], &two);
    pinned("inspect-two-tokens", &ran.report());
    let ran = audlens(&["inspect", "--at", NOON_UTC], JWE);
    pinned("inspect-encrypted", &ran.report());
}

const HEADER: &str = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0";
const JWE: &str = "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a2V5.aXY.Y29udGVudA.dGFn";

/// Settings come from arguments, from a file, or from both; lists take several.
#[test]
fn settings_are_taken_from_where_they_are_given() {
    let token = token(r#"{"aud":"api://b","iss":"https://i/","exp":1795348800}"#);
    let expect = file(
        "expect.json",
        r#"{"validator":"rfc7519","settings":{"Audiences (aud)":["api://a"],"Skew":60}}"#,
    );
    let null = file(
        "null.json",
        r#"{"validator":"rfc7519","settings":{"Audiences":null,"Issuers":[],"Skew":"00:01:00"}}"#,
    );
    let late = "2026-11-22T12:00:59Z";
    let rfc = ["--validator", "rfc7519"];
    let cases: [(&[&str], i32); 11] = [
        (&["--expect", &expect], 1),
        (&["--expect", &expect, "--set", "Audiences=api://b"], 0),
        (
            &["--expect", &expect, "--set", "Audiences (aud)=api://b"],
            0,
        ),
        (
            &[
                "--expect",
                &expect,
                "--set",
                "Audiences=api://c",
                "--set",
                "Audiences=api://b",
            ],
            0,
        ),
        (&["--expect", &expect, "--set", "Audiences=api://c"], 1),
        (
            &[
                "--expect",
                &expect,
                "--set",
                "Audiences=api://b",
                "--set",
                "Skew=58",
            ],
            1,
        ),
        (&["--expect", &null], 0),
        (&["--expect", &expect, "--validator", "rfc7519"], 1),
        (&[rfc[0], rfc[1]], 1),
        (&[rfc[0], rfc[1], "--set", "Skew=60"], 0),
        (
            &[
                rfc[0],
                rfc[1],
                "--set",
                "Skew=60",
                "--set",
                "Issuers=https://i",
            ],
            1,
        ),
    ];
    for (given, status) in cases {
        let arguments = [&["check", "--at", late], given].concat();
        let ran = audlens(&arguments, &token);
        assert_eq!(
            ran.status, status,
            "{given:?}: {}{}",
            ran.stdout, ran.stderr
        );
    }
}

/// The file may be named, and be as PowerShell writes it.
#[test]
fn the_token_is_read_from_a_file_too() {
    let token = token(r#"{"aud":"a"}"#);
    let plain = file("token.txt", &format!("{token}\n"));
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(format!("{token}\r\n").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wide.txt");
    std::fs::write(&path, wide).unwrap();
    let piped = audlens(&["inspect", "-", "--at", "0"], &token);
    assert_eq!(piped.status, 0);
    for name in [plain.as_str(), path.to_str().unwrap()] {
        let ran = audlens(&["inspect", name, "--at", "0"], "");
        assert_eq!(ran.report(), piped.report(), "{name}");
    }
}

/// Everything that cannot be worked on is told, with status 2 and nothing on standard output.
#[test]
fn what_cannot_be_used_is_told() {
    let broken = file("broken.json", "{\"validator\": \"rfc7519\",}");
    let foreign = file("foreign.json", "{\"settings\": {}, \"setting\": {}}");
    let odd = file(
        "odd.json",
        "{\"validator\": \"rfc7519\", \"settings\": {\"Audiences\": [1]}}",
    );
    let strict = file("strict.json", "{\"validator\": \"rfc7519\"}");
    let metadata = file(
        "metadata.json",
        "{\"issuer\": \"https://i\", \"jwks_uri\": \"https://i/keys\"}",
    );
    let text = file("text.json", "hello");
    let missing = "no-such-file.txt";
    let token = token("{}");
    let check = ["check", "--validator", "rfc7519"];
    let with = |more: &[&'static str]| [&check[..], more].concat();
    let tables: Vec<(Vec<&str>, &str)> = vec![
        (vec![], ""),
        (vec!["decode"], ""),
        (vec!["inspect", "--verbose"], ""),
        (vec!["inspect", "-v"], ""),
        (vec!["inspect", "--set", "a=b"], ""),
        (vec!["inspect", "--json=yes"], ""),
        (vec!["inspect", "--json", "--json"], ""),
        (vec!["inspect", "a.txt", "b.txt"], ""),
        (vec!["inspect", "--at", "tomorrow"], ""),
        (vec!["inspect", "--at"], ""),
        (vec!["inspect", missing], ""),
        (vec!["inspect", "."], ""),
        (vec!["inspect"], ""),
        (vec!["inspect"], "hello world"),
        (vec!["inspect"], "one.two.three"),
        (vec!["schema", "more"], ""),
        (vec!["validators", "rfc"], ""),
        (vec!["check"], &token),
        (vec!["check", "--validator", "nobody"], &token),
        (with(&["--set", "Audience"]), &token),
        (with(&["--set", "Tenant=common"]), &token),
        (
            with(&["--set", "Skew=soon", "--set", "Compared with=sub"]),
            &token,
        ),
        (
            with(&["--set", "Type (typ)=JWT", "--set", "Type (typ)=at+jwt"]),
            &token,
        ),
        (
            vec![
                "check",
                "--validator",
                "entra-api",
                "--set",
                "ClientId=00001111-aaaa-2222-bbbb-3333cccc444",
            ],
            &token,
        ),
        (with(&["--said", "a", "--message", "b"]), &token),
        (vec!["check", "--expect", &broken], &token),
        (vec!["check", "--expect", &foreign], &token),
        (vec!["check", "--expect", &odd], &token),
        (vec!["check", "--expect", missing], &token),
        (
            vec!["check", "--validator", "entra-api", "--expect", &strict],
            &token,
        ),
        (vec!["inspect", "--keys", missing], &token),
        (vec!["inspect", "--keys", &metadata], &token),
        (vec!["inspect", "--keys", &text], &token),
        // Secrets on the command line, in every place where one may land.
        (vec!["inspect", &token], ""),
        (vec!["inspect", "Bearer", &token], ""),
        (vec!["--token", &token], ""),
        (
            vec!["inspect", "ghp_000000000000000000000000000000000000"],
            "",
        ),
        (vec!["check", "--said", &token], ""),
    ];
    let folder = env!("CARGO_TARGET_TMPDIR");
    let mut told = String::new();
    for (arguments, input) in &tables {
        let ran = audlens(arguments, input);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        let line = arguments.join(" ").replace(folder, "DIR");
        let stderr = ran.stderr.replace(folder, "DIR").replace('\\', "/");
        told += &format!("$ audlens {line}\n{stderr}\n");
        assert!(!ran.stderr.contains(&token), "{arguments:?}");
    }
    pinned("unusable", &told);
}

/// Not Unicode, and not even asked for by mistake.
#[test]
fn bytes_that_are_no_text_are_told() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("latin1.txt");
    std::fs::write(&path, b"ey\xe9").unwrap();
    let ran = audlens(&["inspect", path.to_str().unwrap()], "");
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains("is not text: byte 2 is not UTF-8."),
        "{}",
        ran.stderr
    );
}

/// A token as an argument is refused, with the way to pipe it, and never repeated.
#[test]
fn a_token_as_an_argument_is_refused() {
    let token = token(r#"{"aud":"api://orders"}"#);
    let cut = &token[..token.len() - 10];
    let with_prefix = format!("--token={token}");
    for argument in [&token, cut, &with_prefix, JWE, &format!("Bearer {token}")] {
        for arguments in [
            vec!["inspect", argument],
            vec![argument],
            vec!["check", "--said", argument],
        ] {
            let ran = audlens(&arguments, "");
            assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments:?}");
            assert!(
                ran.stderr
                    .contains("printf %s \"$TOKEN\" | audlens inspect")
            );
            for part in argument.split('.').filter(|part| part.len() > 6) {
                assert!(!ran.stderr.contains(part), "{}", ran.stderr);
            }
        }
    }
}

/// No window of a signature is in any output, whatever stands around the token or is wrong with it.
#[test]
fn a_signature_is_never_printed() {
    const WINDOW: usize = 10;
    for scenario in examples() {
        let input = scenario.input(NOON);
        let expect = expect(&scenario);
        let bare = audlens::token::read(&input).text;
        let signature = bare.splitn(3, '.').nth(2).unwrap_or_default().to_owned();
        let mut inputs = vec![input.clone()];
        if scenario.id == "trailing-slash" {
            inputs.extend(disguised(&bare, &signature));
        }
        let said = format!("failed for {bare}");
        let said = file(&format!("said-{}.txt", scenario.id), &said);
        for input in &inputs {
            for json in [&[][..], &["--json"]] {
                let inspect = [&["inspect", "--at", NOON_UTC][..], json].concat();
                let check = [
                    "check",
                    "--at",
                    NOON_UTC,
                    "--expect",
                    &expect,
                    "--message",
                    &said,
                ];
                for arguments in [inspect, [&check[..], json].concat()] {
                    let ran = audlens(&arguments, input);
                    let printed = ran.stdout + &ran.stderr;
                    for window in signature.as_bytes().windows(WINDOW) {
                        let window = std::str::from_utf8(window).unwrap();
                        assert!(
                            !printed.contains(window),
                            "{}: {input}\n{printed}",
                            scenario.id
                        );
                    }
                }
            }
        }
    }
}

/// The same token with things around it and inside it.
fn disguised(token: &str, signature: &str) -> Vec<String> {
    let unsigned = token.strip_suffix(signature).unwrap();
    let [header, claims] = unsigned.split('.').collect::<Vec<_>>()[..2] else {
        unreachable!("it has two dots")
    };
    let halves = signature.split_at(signature.len() / 2);
    let nested = encode(
        format!("{{\"aud\":\"{token}\",\"iss\":\"{token}\",\"token\":[\"{token}\"]}}").as_bytes(),
    );
    let lines = |width: usize| -> String {
        let bytes = token.as_bytes().chunks(width);
        bytes
            .map(|line| format!("{}\n", String::from_utf8_lossy(line)))
            .collect()
    };
    vec![
        format!("Authorization: Bearer {token}"),
        format!("{{\"access_token\":\"{token}\",\"id_token\":\"{token}\"}}"),
        lines(76),
        lines(64).replace('\n', "\r\n"),
        format!("{unsigned}{}*{}", halves.0, halves.1),
        format!("{unsigned}{} {}", halves.0, halves.1),
        format!("{unsigned}{signature}{signature}"),
        format!("{unsigned}{signature}.{signature}"),
        format!("{unsigned}{signature}~{signature}~"),
        format!("{unsigned}{signature}="),
        format!("{header}.{nested}.{signature}"),
        format!("{header}.!{claims}.{signature}"),
        format!(
            "{{\"protected\":\"{header}\",\"payload\":\"{claims}\",\"signature\":\"{signature}\"}}"
        ),
        format!(
            "{{\"payload\":\"{claims}\",\"signatures\":[{{\"protected\":\"{header}\",\"signature\":\"{signature}\"}}]}}"
        ),
    ]
}

/// Colours are for terminals. Asked for elsewhere, they are all that differs.
#[test]
fn colours_are_for_terminals() {
    let scenario = scenario("trailing-slash");
    let plain = check(&scenario, &[]);
    assert!(!plain.stdout.contains('\u{1b}'));
    let coloured = audlens_command::with(
        &[("CLICOLOR_FORCE", "1")],
        &["check", "--at", NOON_UTC, "--expect", &expect(&scenario)],
        &scenario.input(NOON),
    );
    assert!(
        coloured.stdout.contains("\u{1b}[1m\u{1b}[31merror"),
        "{}",
        coloured.stdout
    );
    let arguments = ["check", "--at", NOON_UTC, "--expect", &expect(&scenario)];
    let refused = audlens_command::with(
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")],
        &arguments,
        &scenario.input(NOON),
    );
    assert_eq!(refused.stdout, plain.stdout);
    let mut stripped = String::new();
    for piece in coloured.stdout.split('\u{1b}') {
        stripped += match stripped.is_empty() && !coloured.stdout.starts_with('\u{1b}') {
            true => piece,
            false => piece.split_once('m').map_or("", |(_, text)| text),
        };
    }
    assert_eq!(stripped, plain.stdout);
}

/// `audlens inspect | head` is no error.
#[test]
fn a_reader_that_goes_away_is_no_problem() {
    let claims: String = (0..20_000).map(|n| format!("\"claim{n}\":{n},")).collect();
    let token = token(&format!("{{{claims}\"aud\":\"a\"}}"));
    let (status, stderr) = audlens_command::unread(&["inspect", "--at", "0"], &token);
    assert_eq!((status, stderr.as_str()), (0, ""));
}

/// Every JSON that is printed has the published form.
#[test]
fn json_has_the_published_form() {
    let schema = audlens(&["schema"], "");
    assert_eq!(schema.status, 0);
    assert_eq!(
        schema.stdout,
        std::fs::read_to_string("www/audlens-1.schema.json").unwrap()
    );
    let schema: Value = serde_json::from_str(&schema.stdout).unwrap();
    for scenario in examples() {
        let checked = check(&scenario, &["--json"]);
        let report: Value = serde_json::from_str(&checked.stdout).unwrap();
        schema::check(&schema, &report);
        let told = report["verdict"]["accepted"] == json!(checked.status == 0);
        assert!(told, "{}: {}", scenario.id, checked.status);
        let input = scenario.input(NOON);
        let inspected = audlens(&["inspect", "--json", "--at", NOON_UTC], &input);
        let report: Value = serde_json::from_str(&inspected.stdout).unwrap();
        schema::check(&schema, &report);
        assert!(report.get("verdict").is_none(), "{}", scenario.id);
        let at = |name: &str| usize::try_from(report["pieces"][0][name].as_u64().unwrap()).unwrap();
        let bare = audlens::token::read(&input).text;
        assert_eq!(&input[at("start")..at("end")], bare, "{}", scenario.id);
    }
    let said = "IDX10214: Audience validation failed.";
    let ran = audlens(
        &["check", "--json", "--validator", "rfc7519", "--said", said],
        &token("{}"),
    );
    schema::check(&schema, &serde_json::from_str(&ran.stdout).unwrap());
    let nothing = audlens(&["check", "--json", "--validator", "rfc7519"], "hello");
    assert_eq!(nothing.status, 2);
    schema::check(&schema, &serde_json::from_str(&nothing.stdout).unwrap());
    pinned(
        "json-trailing-slash",
        &check(&scenario("trailing-slash"), &["--json"]).report(),
    );
}

/// The list of validators is what the profiles say.
#[test]
fn validators_are_listed() {
    let schema: Value = serde_json::from_str(&audlens(&["schema"], "").stdout).unwrap();
    let list: Value = serde_json::from_str(&audlens(&["validators", "--json"], "").stdout).unwrap();
    schema::check(&schema, &list);
    let ids: Vec<_> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["id"].as_str().unwrap())
        .collect();
    let profiles: Vec<_> = audlens::validators::profiles()
        .map(|profile| profile.id)
        .collect();
    assert_eq!(ids, profiles);
    let text = audlens(&["validators"], "").stdout;
    for profile in audlens::validators::profiles() {
        assert!(
            text.contains(profile.id) && text.contains(profile.name),
            "{text}"
        );
        let one = audlens(&["validators", profile.id], "");
        assert_eq!(one.status, 0);
        for setting in profile.settings {
            assert!(
                one.stdout.contains(setting.name),
                "{}: {}",
                profile.id,
                setting.name
            );
        }
        for check in profile.checks {
            assert!(
                one.stdout.contains(check.about.text()),
                "{}: {}",
                profile.id,
                check.code
            );
        }
    }
    pinned(
        "validators-rfc7519",
        &audlens(&["validators", "rfc7519"], "").report(),
    );
    let one: Value =
        serde_json::from_str(&audlens(&["validators", "--json", "rfc7519"], "").stdout).unwrap();
    assert_eq!(one.as_array().unwrap().len(), 1);
}

#[test]
fn help_and_version_are_there() {
    let help = audlens(&["--help"], "");
    assert_eq!(audlens(&["check", "-h"], "").report(), help.report());
    pinned("help", &help.report());
    let version = format!("audlens {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(audlens(&["--version"], "").stdout, version);
}

/// Without `--at` the clock counts: this token was good in 1970, for a while.
#[test]
fn now_is_the_clock_of_the_machine() {
    let old = token(r#"{"exp":60}"#);
    let rfc = ["check", "--validator", "rfc7519"];
    assert_eq!(audlens(&rfc, &old).status, 1);
    assert_eq!(
        audlens(&[&rfc[..], &["--at", "59"]].concat(), &old).status,
        0
    );
    let fresh = token(r#"{"exp":32503680000}"#);
    assert_eq!(audlens(&rfc, &fresh).status, 0);
}

fn token(claims: &str) -> String {
    format!("{HEADER}.{}.c2lnbmF0dXJl", encode(claims.as_bytes()))
}

fn scenario(id: &str) -> Scenario {
    examples().into_iter().find(|own| own.id == id).unwrap()
}

fn check(scenario: &Scenario, more: &[&str]) -> Ran {
    let expect = expect(scenario);
    let arguments = [&["check", "--at", NOON_UTC, "--expect", &expect], more].concat();
    audlens(&arguments, &scenario.input(NOON))
}

/// A scenario's validator and settings, as a file for `--expect`.
fn expect(scenario: &Scenario) -> String {
    let path = format!("tests/scenarios/{}.json", scenario.id);
    let whole: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let expect = json!({ "validator": whole["validator"], "settings": whole["settings"] });
    file(&format!("expect-{}.json", scenario.id), &expect.to_string())
}

#[track_caller]
fn pinned(name: &str, printed: &str) {
    let path = format!("tests/cli/{name}.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, printed).unwrap();
    }
    let pinned = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        printed == pinned,
        "{path} is out of date, see UPDATE=1:\n{printed}"
    );
}
