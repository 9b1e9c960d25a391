//! Security event tokens (RFC 8417, OpenID Shared Signals Framework 1.0).

use super::{SIGNAL, changed, made, said};
use audlens::binding::Beside;
use audlens::binding::security_event::{self, Family};

#[test]
fn a_security_event() {
    let header = r#"{"typ":"secevent+jwt","alg":"ES256"}"#;
    let beside = Beside::default();
    let good = said(&made(header, SIGNAL), &beside);
    let expected = [
        "event-typ: passed",
        "event-iss: passed",
        "event-iat: passed",
        "event-jti: passed",
        "event-aud: passed",
        "event-events: passed",
        "event-names: passed",
        "event-once: passed",
        "event-toe: does not apply",
        "event-txn: passed",
        "event-exp: passed",
        "event-ssf-typ: passed",
        "event-ssf-sub-id: passed",
        "event-ssf-sub: passed",
        "event-ssf-exp: passed",
        "event-ssf-txn: passed",
        "event-ssf-one: passed",
    ];
    assert_eq!(good, expected);
    let event = "https://schemas.openid.net/secevent/risc/event-type/account-enabled";
    let ssf = [
        "event-ssf-typ: does not apply",
        "event-ssf-sub-id: does not apply",
        "event-ssf-sub: does not apply",
        "event-ssf-exp: does not apply",
        "event-ssf-txn: does not apply",
        "event-ssf-one: does not apply",
    ];
    let with = |first: &[&'static str]| [first, &ssf].concat();
    let double = format!(r#"{event}":{{}},"{event}"#);
    let cases: &[(&str, &str, Vec<&str>)] = &[
        (
            r#""iss":"https://idp.example.com/","#,
            "",
            vec!["event-iss: failed, SomeText, Absent"],
        ),
        ("1520364019", "1520364019.5", vec![]),
        (
            "1520364019",
            "true",
            vec!["event-iat: failed, Time, WrongType { kind: Boolean, raw: \"true\" }"],
        ),
        (
            r#""jti":"a","#,
            "",
            vec!["event-jti: failed, SomeText, Absent"],
        ),
        (
            r#""aud":"b","#,
            "",
            vec!["event-aud: failed, SomeText, Absent"],
        ),
        (
            r#""aud""#,
            r#""toe":1520364000,"aud""#,
            vec!["event-toe: passed"],
        ),
        (
            r#""aud""#,
            r#""toe":"now","aud""#,
            vec!["event-toe: failed, Time, WrongType { kind: String, raw: \"\\\"now\\\"\" }"],
        ),
        (
            r#""8675309""#,
            "8675309",
            vec![
                "event-txn: failed, Kind(String), WrongType { kind: Number, raw: \"8675309\" }",
                "event-ssf-txn: failed, Kind(String), WrongType { kind: Number, raw: \"8675309\" }",
            ],
        ),
        (
            r#""txn":"8675309","#,
            "",
            vec![
                "event-txn: does not apply",
                "event-ssf-txn: failed, SomeText, Absent",
            ],
        ),
        (
            r#""aud""#,
            r#""exp":1,"sub":"c","aud""#,
            vec![
                "event-exp: failed, Absent, WrongType { kind: Number, raw: \"1\" }",
                "event-ssf-sub: failed, Absent, Text(\"c\")",
                "event-ssf-exp: failed, Absent, WrongType { kind: Number, raw: \"1\" }",
            ],
        ),
        (
            r#""sub_id""#,
            r#""subject""#,
            vec!["event-ssf-sub-id: failed, Kind(Object), Absent"],
        ),
        (event, "urn:example:event", with(&[])),
        (
            event,
            "event",
            with(&["event-names: failed, Uri, Text(\"event\")"]),
        ),
        (
            event,
            double.as_str(),
            vec![
                "event-once: failed, Once, Text(\"https://schemas.openid.net/secevent/risc/event-type/account-enabled\")",
                "event-ssf-one: failed, Most(1), Number(2)",
            ],
        ),
        (
            r#"{}}"#,
            r#"[]}"#,
            vec!["event-events: failed, Kind(Object), WrongType { kind: Array, raw: \"[]\" }"],
        ),
        (
            r#""events":{"#,
            r#""events":{},"more":{"#,
            with(&[
                "event-events: failed, SomeMember, Absent",
                "event-names: does not apply",
                "event-once: does not apply",
            ]),
        ),
        (
            r#""events""#,
            r#""event""#,
            with(&[
                "event-events: failed, Kind(Object), Absent",
                "event-names: does not apply",
                "event-once: does not apply",
            ]),
        ),
    ];
    for (from, to, expected) in cases {
        assert!(SIGNAL.contains(from), "{from}");
        let found = said(&made(header, &SIGNAL.replace(from, to)), &beside);
        let mut wanted = expected.clone();
        // In the order of the rules.
        wanted.sort_by_key(|line| found.iter().position(|found| found == line));
        assert_eq!(changed(&good, &found), wanted, "{from} → {to}");
    }
    // By its claims alone.
    let found = said(&made(r#"{"alg":"ES256"}"#, SIGNAL), &beside);
    assert_eq!(
        changed(&good, &found),
        [
            "event-typ: failed, Text(\"secevent+jwt\"), Absent",
            "event-ssf-typ: failed, Text(\"secevent+jwt\"), Absent",
        ]
    );
}

#[test]
fn events_are_known_by_name() {
    let names = [
        (
            "http://schemas.openid.net/event/backchannel-logout",
            Some(Family::BackChannelLogout),
            true,
        ),
        (
            "https://schemas.openid.net/secevent/caep/event-type/session-revoked",
            Some(Family::Caep),
            true,
        ),
        (
            "https://schemas.openid.net/secevent/caep/event-type/session-ended",
            Some(Family::Caep),
            false,
        ),
        (
            "https://schemas.openid.net/secevent/oauth/event-type/tokens-revoked",
            Some(Family::OAuth),
            true,
        ),
        (
            "https://schemas.openid.net/secevent/risc/event-type/account-disabled",
            Some(Family::Risc),
            true,
        ),
        (
            "https://schemas.openid.net/secevent/ssf/event-type/verification",
            Some(Family::Ssf),
            true,
        ),
        (
            "https://schemas.openid.net/secevent/other/event-type/a",
            None,
            false,
        ),
        ("urn:ietf:params:scim:event:create", None, false),
    ];
    let members = names.map(|(name, ..)| format!("\"{name}\":{{}}"));
    let claims = format!(r#"{{"events":{{{}}}}}"#, members.join(","));
    let token = made(r#"{"typ":"secevent+jwt"}"#, &claims);
    let found = security_event::events(&token, 100);
    let found: Vec<_> = found
        .iter()
        .map(|event| (event.name.as_str(), event.family, event.listed))
        .collect();
    assert_eq!(found, names);
    assert_eq!(security_event::events(&token, 3).len(), 3);
}
