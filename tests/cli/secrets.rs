//! What is never printed.

use audlens::scenario::{NOON, scenarios};
use audlens::token::base64url::encode;

use crate::audlens_command::{audlens, file};
use crate::{JWE, NOON_UTC, expect, token};

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
    for scenario in scenarios() {
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
