//! Arguments and files, those that can be used and those that cannot.

use crate::audlens_command::{audlens, file};
use crate::{pinned, token};

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

/// What the validator said is recognised, whether it is given as text or in a file.
#[test]
fn messages_are_recognised() {
    let said = "IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '11/22/2026 11:00:00 AM', Current time (UTC): '11/22/2026 12:00:00 PM'.";
    let log = file("log.txt", format!("[12:00:00 ERR] {said}\r\n"));
    let token = token("{}");
    let check = "check --validator rfc7519 --set Skew=60 --at 0"
        .split(' ')
        .collect::<Vec<_>>();
    let one = audlens(&[&check[..], &["--said", said]].concat(), &token);
    let two = audlens(&[&check[..], &["--message", &log]].concat(), &token);
    assert_eq!(one.report(), two.report());
    let note = "note[lifetime]: IDX10223 of Microsoft.IdentityModel (JsonWebTokenHandler) speaks of “Time”.";
    assert!(
        one.stdout.lines().any(|line| line == note),
        "{}",
        one.stdout
    );
}

/// The file may be named, and be as PowerShell writes it.
#[test]
fn the_token_is_read_from_a_file_too() {
    let token = token(r#"{"aud":"a"}"#);
    let plain = file("token.txt", format!("{token}\n"));
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(format!("{token}\r\n").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let wide = file("wide.txt", wide);
    let piped = audlens(&["inspect", "-", "--at", "0"], &token);
    assert_eq!(piped.status, 0);
    for name in [plain, wide] {
        let ran = audlens(&["inspect", &name, "--at", "0"], "");
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
    let text = file("text.txt", "hello!");
    let request = file(
        "request.pem",
        "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n",
    );
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
        (
            vec!["inspect", "--keys", &text, "--secret", "base64"],
            &token,
        ),
        (
            vec!["inspect", "--keys", &metadata, "--keys", &request],
            &token,
        ),
        (vec!["inspect", "--secret", "open sesame"], &token),
        (vec!["inspect", "--password-file", missing], &token),
        (vec!["inspect", "--detached", missing], &token),
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
    let mut told = String::new();
    for (arguments, input) in &tables {
        let ran = audlens(arguments, input);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        let line = arguments.join(" ");
        told += &format!("$ audlens {line}\n{}\n", ran.stderr);
        assert!(!ran.stderr.contains(&token), "{arguments:?}");
        assert!(!ran.stderr.contains("sesame"), "{arguments:?}");
    }
    pinned("unusable", &told);
}

/// A file in another character set.
#[test]
fn bytes_that_are_no_text_are_told() {
    let latin = file("latin1.txt", b"ey\xe9");
    let ran = audlens(&["inspect", &latin], "");
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains("is not text: byte 2 is not UTF-8."),
        "{}",
        ran.stderr
    );
}

#[test]
fn help_and_version_are_there() {
    let help = audlens(&["--help"], "");
    assert_eq!(audlens(&["check", "-h"], "").report(), help.report());
    pinned("help", &help.report());
    let version = format!("audlens {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(audlens(&["--version"], "").stdout, version);
}

/// A check that expects nothing guards nothing, and must not look like one that does.
#[test]
fn nothing_expected_is_nothing_accepted() {
    let token = token(r#"{"exp":32503680000}"#);
    let ran = audlens(&["check", "--validator", "entra-api"], &token);
    assert_eq!(ran.status, 2);
    pinned("nothing-expected", &ran.report());
    let refused = audlens(
        &["check", "--validator", "rfc7519", "--at", "32503680001"],
        &token,
    );
    assert_eq!(refused.status, 1);
}

/// Without `--at` the clock counts: this token was good in 1970, for a while.
#[test]
fn now_is_the_clock_of_the_machine() {
    let old = token(r#"{"exp":60}"#);
    let rfc = ["check", "--validator", "rfc7519", "--set", "Skew=0"];
    assert_eq!(audlens(&rfc, &old).status, 1);
    assert_eq!(
        audlens(&[&rfc[..], &["--at", "59"]].concat(), &old).status,
        0
    );
    let fresh = token(r#"{"exp":32503680000}"#);
    assert_eq!(audlens(&rfc, &fresh).status, 0);
}
