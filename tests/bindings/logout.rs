//! Logout tokens (OpenID Connect Back-Channel Logout 1.0).

use super::{LOGOUT, changed, made, said};
use audlens::binding::Beside;

/// OpenID Connect Back-Channel Logout 1.0 §2.4, its example with a lifetime as §4 prefers it.
#[test]
fn a_logout_token() {
    let header = r#"{"typ":"logout+jwt","alg":"RS256"}"#;
    let beside = Beside {
        now: 1_471_566_160,
        ..Beside::default()
    };
    let good = said(&made(header, LOGOUT), &beside);
    let expected = [
        "logout-typ: passed",
        "logout-alg: passed",
        "logout-iss: passed",
        "logout-aud: passed",
        "logout-iat: passed",
        "logout-exp: passed",
        "logout-lifetime: passed",
        "logout-jti: passed",
        "logout-sub-or-sid: passed",
        "logout-events: passed",
        "logout-event-empty: passed",
        "logout-nonce: passed",
        "logout-same-iss: not checked, NoIdToken",
        "logout-same-sub: not checked, NoIdToken",
        "logout-same-sid: not checked, NoIdToken",
    ];
    assert_eq!(good, expected);
    let headers: &[(&str, &[&str])] = &[
        // By its events alone.
        (
            r#"{"alg":"RS256"}"#,
            &["logout-typ: failed, Text(\"logout+jwt\"), Absent"],
        ),
        (
            r#"{"typ":"JWT","alg":"none"}"#,
            &[
                "logout-typ: failed, Text(\"logout+jwt\"), Text(\"JWT\")",
                "logout-alg: failed, Signed, Text(\"none\")",
            ],
        ),
    ];
    for (header, expected) in headers {
        let found = said(&made(header, LOGOUT), &beside);
        assert_eq!(changed(&good, &found), *expected, "{header}");
    }
    let event = r#"{"http://schemas.openid.net/event/backchannel-logout":{}}"#;
    let session = r#","sid":"08a5019c-17e1-4977-8f42-65a12843ea02""#;
    let subject = r#""sub":"248289761001","#;
    let cases: &[(&str, &str, &[&str])] = &[
        (
            r#""iss":"https://server.example.com","#,
            "",
            &[
                "logout-iss: failed, SomeText, Absent",
                "logout-same-iss: does not apply",
            ],
        ),
        (r#""s6BhdRkqt3""#, r#"["a","b"]"#, &[]),
        (
            r#""s6BhdRkqt3""#,
            "[]",
            &["logout-aud: failed, SomeText, WrongType { kind: Array, raw: \"[]\" }"],
        ),
        (
            r#""s6BhdRkqt3""#,
            "[1]",
            &["logout-aud: failed, SomeText, WrongType { kind: Array, raw: \"[1]\" }"],
        ),
        (
            "1471566154",
            "1471566461",
            &["logout-iat: failed, Between(-9223372036854775808, 1471566460), Time(1471566461)"],
        ),
        // As the specification's drafts had it, and RFC 8417 §2.1.2 has.
        (
            r#""exp":1471566274,"#,
            "",
            &[
                "logout-exp: failed, Time, Absent",
                "logout-lifetime: does not apply",
            ],
        ),
        (
            "1471566274",
            "1471566160",
            &["logout-exp: failed, Between(1471566161, 9223372036854775807), Time(1471566160)"],
        ),
        (
            "1471566274",
            "1471569754",
            &["logout-lifetime: failed, Most(120), Number(3600)"],
        ),
        ("bWJq", "", &["logout-jti: failed, SomeText, Text(\"\")"]),
        (subject, "", &["logout-same-sub: does not apply"]),
        (session, "", &["logout-same-sid: does not apply"]),
        (
            r#""248289761001""#,
            "248289761001",
            &[
                "logout-sub-or-sid: failed, Kind(String), WrongType { kind: Number, raw: \"248289761001\" }",
            ],
        ),
        (
            r#""jti""#,
            r#""nonce":"n","jti""#,
            &["logout-nonce: failed, Absent, Text(\"n\")"],
        ),
        (
            event,
            "[]",
            &[
                "logout-events: failed, Kind(Object), WrongType { kind: Array, raw: \"[]\" }",
                "logout-event-empty: does not apply",
            ],
        ),
        (
            event,
            "{}",
            &[
                "logout-events: failed, OneOfMembers([\"http://schemas.openid.net/event/backchannel-logout\"]), Absent",
                "logout-event-empty: does not apply",
            ],
        ),
        (
            "{}}",
            "null}",
            &[
                "logout-events: failed, Kind(Object), WrongType { kind: Null, raw: \"null\" }",
                "logout-event-empty: does not apply",
            ],
        ),
        (
            "{}}",
            r#"{"a":1}}"#,
            &["logout-event-empty: failed, NoMembers, Number(1)"],
        ),
    ];
    for (from, to, expected) in cases {
        assert!(LOGOUT.contains(from), "{from}");
        let found = said(&made(header, &LOGOUT.replace(from, to)), &beside);
        assert_eq!(changed(&good, &found), *expected, "{from} → {to}");
    }
    let nobody = LOGOUT.replace(session, "").replace(subject, "");
    let found = said(&made(header, &nobody), &beside);
    assert_eq!(
        changed(&good, &found),
        [
            "logout-sub-or-sid: failed, OneOfMembers([\"sub\", \"sid\"]), Absent",
            "logout-same-sub: does not apply",
            "logout-same-sid: does not apply",
        ]
    );
    // Against the ID token of the session; one of another issuer gives way.
    let id = |claims: &str| made(r#"{"alg":"RS256"}"#, claims);
    let others = [
        id(r#"{"iss":"https://other.example","nonce":"n","sub":"x"}"#),
        id(r#"{"iss":"https://server.example.com","nonce":"n","sub":"248289761002"}"#),
    ];
    let found = said(
        &made(header, LOGOUT),
        &Beside {
            others: &others,
            ..beside
        },
    );
    assert_eq!(
        changed(&good, &found),
        [
            "logout-same-iss: passed",
            "logout-same-sub: failed, Text(\"248289761002\"), Text(\"248289761001\")",
            "logout-same-sid: does not apply",
        ]
    );
    let found = said(
        &made(header, LOGOUT),
        &Beside {
            others: &others[..1],
            ..beside
        },
    );
    assert_eq!(
        changed(&good, &found),
        [
            "logout-same-iss: failed, Text(\"https://other.example\"), Text(\"https://server.example.com\")",
            "logout-same-sub: failed, Text(\"x\"), Text(\"248289761001\")",
            "logout-same-sid: does not apply",
        ]
    );
}
