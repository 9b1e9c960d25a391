//! What a pasted text turns out to be.
#![allow(
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use audlens::diagnosis::{Case, Diagnosis, diagnose};
use audlens::explain;
use audlens::scenario::NOON;
use audlens::token::base64url::encode;
use audlens::token::{self, Token};
use audlens::validators::{Profile, Settings};

/// RFC 7519 §3.1.
const JWT: &str = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

/// RFC 7519 §6.1.
const UNSECURED: &str = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.";

/// RFC 7516 §A.1.
const JWE: &str = "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGeipsEdY3mx_etLbbWSrFr05kLzcSr4qKAq7YN7e9jwQRb23nfa6c9d-StnImGyFDbSv04uVuxIp5Zms1gNxKKK2Da14B8S4rzVRltdYwam_lDp5XnZAYpQdb76FdIKLaVmqgfwX7XWRxv2322i-vDxRfqNzo_tETKzpVLzfiwQyeyPGLBIO56YJ7eObdv0je81860ppamavo35UgoRdbYaBcoh9QcfylQr66oc6vFWXRcZ_ZT2LawVCWTIy3brGPi6UklfCpIMfIjf7iGdXKHzg.48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A.XFBoMYUZodetZdvTiFvSkQ";

#[test]
fn every_form_is_told_apart() {
    let flattened = format!(
        r#"{{"payload":"{}","protected":"{}","signature":"c2ln"}}"#,
        encode(br#"{"aud":"a"}"#),
        encode(br#"{"alg":"ES256"}"#)
    );
    let general = format!(
        r#"{{"payload":"{0}","signatures":[{{"protected":"{1}","signature":"c2ln"}},{{"protected":"{1}","signature":"c2ln"}}]}}"#,
        encode(br#"{"aud":"a"}"#),
        encode(br#"{"alg":"ES256"}"#)
    );
    let cases: [(&str, &str); 14] = [
        ("", "nothing"),
        (" \n ", "nothing"),
        (JWT, "signed token"),
        (UNSECURED, "unsecured token"),
        (JWE, "encrypted token"),
        (&flattened, "signed token"),
        (&general, "signed token"),
        (r#"{"aud":"a","iss":"b"}"#, "signed token"),
        (
            r#"{"ciphertext":"AA","protected":"e30"}"#,
            "encrypted token",
        ),
        (r#"{"hello":"world"}"#, "not a token"),
        ("hello world", "not a token"),
        ("www.example.com", "not a token"),
        ("ya29.a0AfExampleExampleExample", "Google access token"),
        ("eyJhbGciOiJSUzI1NiJ9", "signed token"),
    ];
    for (input, what) in cases {
        assert_eq!(explain::chips(&diagnosis(input))[0], what, "{input}");
    }
    let Token::Serialized(signatures) = token::read(&general).token else {
        panic!("no serialisation")
    };
    assert_eq!(signatures.len(), 2);
    assert_eq!(
        token::read(&flattened).token.payload().unwrap().json.text(),
        r#"{"aud":"a"}"#
    );
}

/// Part, column, what was found and what was allowed.
#[test]
fn the_first_bad_character_is_pointed_at() {
    let [header, payload, signature] = JWT.split('.').collect::<Vec<_>>()[..] else {
        panic!("three parts")
    };
    let json = |claims: &str| format!("{header}.{}.{signature}", encode(claims.as_bytes()));
    let cases = [
        (
            format!("{header}.{}*{}.{signature}", &payload[..9], &payload[10..]),
            "The payload has “*” at column 10.",
        ),
        (
            format!("{}é{}.{payload}.{signature}", &header[..4], &header[5..]),
            "The header has “é” (U+00E9) at column 5.",
        ),
        (
            format!(
                "{header}.{payload}.{}#{}",
                &signature[..20],
                &signature[21..]
            ),
            "The signature has “#” at column 21.",
        ),
        (
            format!("{header}.{payload}.{}", &signature[..41]),
            "The signature ends too early, at column 42.",
        ),
        (format!("{header}.{payload}"), "The signature is missing."),
        (header.to_owned(), "The payload is missing."),
        (format!("{JWT}.abcd"), "There is one part too many."),
        (
            json(r#"{"iss":"joe",}"#),
            "The payload stops being JSON at line 1, column 14 of the decoded text: “}” where a member name in quotes should be.",
        ),
        (
            json("{\"iss\":\"joe\"\n \"aud\":1}"),
            "The payload stops being JSON at line 2, column 2 of the decoded text: a quotation mark where a comma or } should be.",
        ),
        (json("[1]"), "The payload is no JSON object."),
        (
            format!("{header}.{}.{signature}", encode(b"{\"a\":\"\xff\"}")),
            "The payload is not UTF-8: byte 0xFF at offset 6.",
        ),
        (
            JWE[..JWE.rfind('.').unwrap()].to_owned(),
            "The authentication tag is missing.",
        ),
    ];
    for (input, title) in cases {
        let diagnosis = diagnosis(&input);
        assert_eq!(
            explain::gate(&diagnosis.gates[0], &diagnosis).title,
            title,
            "{input}"
        );
    }
}

/// Around and inside a token; each is taken off and said.
#[test]
fn what_stands_around_a_token_is_taken_off_and_said() {
    let wrapped = format!("{}\r\n{}\n{}", &JWT[..60], &JWT[60..120], &JWT[120..]);
    let cases = [
        (format!(" {JWT}\n"), "white-space"),
        (format!("\"{JWT}\""), "quotes"),
        (format!("'{JWT}'"), "quotes"),
        (format!("“{JWT}”"), "quotes"),
        (format!("{JWT},"), "trailing-punctuation"),
        (format!("Bearer {JWT}"), "scheme-bearer"),
        (format!("bearer {JWT}"), "scheme-bearer"),
        (format!("Bearer Bearer {JWT}"), "scheme-repeated"),
        (format!("Authorization: Bearer {JWT}"), "header-name"),
        (format!("id_token {JWT}"), "scheme-id-token"),
        (
            format!("access_token={JWT}&token_type=Bearer"),
            "form-field",
        ),
        (
            format!("{{\"access_token\":\"{JWT}\",\"expires_in\":3599}}"),
            "surrounding-text",
        ),
        (format!("\"access_token\": \"{JWT}\","), "json-member"),
        (wrapped, "line-breaks"),
        (format!("\u{feff}{JWT}"), "invisible-characters"),
    ];
    for (input, code) in cases {
        let diagnosis = diagnosis(&input);
        assert_eq!(diagnosis.reading.text, JWT, "{input}");
        let codes: Vec<_> = diagnosis
            .findings
            .iter()
            .map(|finding| finding.code())
            .collect();
        assert!(codes.contains(&code), "{input}: {codes:?}");
    }
}

/// Findings that no gate fails over.
#[test]
fn oddities_are_found() {
    let payload = |claims: &[u8]| format!("eyJhbGciOiJSUzI1NiJ9.{}.c2ln", encode(claims));
    let header = |header: &str| format!("{}.e30.c2ln", encode(header.as_bytes()));
    let cases = [
        (
            payload(br#"{"n":9007199254740993}"#),
            vec!["number-not-exact"],
        ),
        (
            payload(br#"{"n":9007199254740992,"m":3.0,"x":1.5e10}"#),
            vec![],
        ),
        (payload(br#"{"n":1e400}"#), vec!["number-not-exact"]),
        (payload(b"{\"a\":\"x\ny\"}"), vec!["control-character"]),
        (
            payload(br#"{"role":"user","role":"admin"}"#),
            vec!["duplicate-member"],
        ),
        (payload(b"\xef\xbb\xbf{}"), vec!["byte-order-mark"]),
        (payload(br#"{"a":"\ud800"}"#), vec!["lone-surrogate"]),
        (payload(b"{\"a\":\"\xff\"}"), vec!["invalid-utf8"]),
        (
            payload("{\"a\":\"ad\u{200b}min\"}".as_bytes()),
            vec!["deceptive-text"],
        ),
        (
            payload("{\"a\":\"\u{202e}gpj.exe\"}".as_bytes()),
            vec!["deceptive-text"],
        ),
        (
            payload("{\"a\":\"\u{430}dmin\"}".as_bytes()),
            vec!["deceptive-text"],
        ),
        (payload("{\"a\":\"Grüße, 東京 👍\"}".as_bytes()), vec![]),
        (payload(br#"{"exp":"1795352400"}"#), vec!["time-as-text"]),
        (payload(br#"{"exp":1795352400.5}"#), vec!["time-not-whole"]),
        (
            payload(br#"{"iat":1795352400000}"#),
            vec!["time-in-milliseconds"],
        ),
        (payload(br#"{"aud":"a b"}"#), vec!["audience-joined"]),
        (payload(br#"{"aud":["a"]}"#), vec!["audience-list"]),
        (payload(br#"{"hasgroups":true}"#), vec!["group-overage"]),
        (
            payload(br#"{"_claim_names":{"groups":"src1"}}"#),
            vec!["group-overage"],
        ),
        (
            payload(br#"{"iss":"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee"}"#),
            vec!["issuer-misspelt"],
        ),
        (header(r#"{"alg":"RS256","jwk":{}}"#), vec!["embedded-key"]),
        (
            header(r#"{"alg":"RS256","x5u":"https://evil.example"}"#),
            vec!["embedded-key"],
        ),
        (
            header(r#"{"alg":"RS256","crit":["b64"],"b64":false}"#),
            vec!["critical-extensions"],
        ),
        ("eyJhbGciOiJSUzI1NiJ9.e30=.c2ln".to_owned(), vec!["padding"]),
        (
            "eyJhbGciOiJSUzI1NiJ9.e30.+/8".to_owned(),
            vec!["standard-alphabet"],
        ),
        (
            "eyJhbGciOiJSUzI1NiJ9.e31.c2ln".to_owned(),
            vec!["trailing-bits"],
        ),
        (
            "eyJhbGciOiJSUzI1NiJ9.e30.c2ln~WyJzYWx0Il0~".to_owned(),
            vec!["disclosures-refused", "selective-disclosure"],
        ),
        (r#"{"aud":"a"}"#.to_owned(), vec!["claims-only"]),
    ];
    for (input, expected) in cases {
        let codes: Vec<_> = diagnosis(&input)
            .findings
            .iter()
            .map(|finding| finding.code())
            .collect();
        assert_eq!(codes, expected, "{input}");
    }
}

/// Tokens printed in RFCs, and what an independent implementation made of them.
#[test]
fn tokens_of_the_rfcs_are_read_as_others_read_them() {
    let Ok(text) = std::fs::read_to_string("../shared/corpora/rfc-examples/expected.json") else {
        println!("skipped: corpora not present");
        return;
    };
    let rows: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let mut compared = 0;
    for row in &rows {
        let Some(input) = row["token"].as_str() else {
            continue;
        };
        let reading = token::read(input);
        let header = reading
            .token
            .header()
            .unwrap_or_else(|| panic!("no header in {input}"));
        for name in ["alg", "typ", "enc"] {
            let found = header
                .json
                .get(name)
                .map(|value| value.display().into_owned());
            let Some(expected) = row[name].as_str() else {
                continue;
            };
            assert_eq!(found.as_deref(), Some(expected), "{name} of {input}");
        }
        if let (Some(expected), Token::Signed(_) | Token::Unsecured(_)) =
            (row["payload"].as_str(), &reading.token)
        {
            assert_eq!(
                reading.token.payload().unwrap().json.text(),
                expected,
                "{input}"
            );
            compared += 1;
        }
    }
    assert!(compared >= 10, "only {compared} payloads compared");
}

/// Every text of the JSON test suite as a payload: an answer, whatever it is.
#[test]
fn any_json_text_as_a_payload_gets_an_answer() {
    let Ok(folder) = std::fs::read_dir("../shared/corpora/json-test-suite/test_parsing") else {
        println!("skipped: corpora not present");
        return;
    };
    for entry in folder {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        support::report(&diagnosis(&format!(
            "eyJhbGciOiJSUzI1NiJ9.{}.c2ln",
            encode(&bytes)
        )));
    }
}

fn diagnosis(input: &str) -> Diagnosis {
    let validator = Profile::by_id("entra-api").unwrap();
    diagnose(&Case {
        input: input.to_owned(),
        validator,
        settings: Settings::default(),
        message: String::new(),
        now: NOON,
        ..Case::default()
    })
}
