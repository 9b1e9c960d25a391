//! Whatever comes, there is an answer, and soon.

use std::time::{Duration, Instant};

use super::*;

const HEADER: &str = r#"{"alg":"ES256"}"#;

/// Far more than it takes, even without optimisation, and far less than a quadratic way would take.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn more_disclosures_than_are_read() {
    let disclosures = "WyJzIiwiYSIsMV0~".repeat(100_000);
    let start = Instant::now();
    let (_, sd_jwt) = read(&format!("e30.e30.c2ln~{disclosures}"));
    assert!(start.elapsed() < SOON);
    assert_eq!(sd_jwt.disclosures.len(), MOST_DISCLOSURES);
    let surplus = 100_000 - MOST_DISCLOSURES;
    assert_eq!(
        format!("{:?}", sd_jwt.faults),
        format!("[TooMany({surplus})]")
    );
    assert_eq!(sd_jwt.disclosures[0].place, Place::Orphan);
    assert_eq!(sd_jwt.disclosures[1].place, Place::Repeated(0));
}

/// Ten thousand claims below one long name: paths must not repeat it.
#[test]
fn many_disclosures_in_one_object() {
    let disclosures: Vec<String> = (0..MOST_DISCLOSURES)
        .map(|index| format!(r#"["s{index}","n{index}",{index}]"#))
        .map(|text| base64url::encode(text.as_bytes()))
        .collect();
    let digests: Vec<String> = disclosures
        .iter()
        .map(|own| base64url::encode(&Hash::Sha256.of(own.as_bytes())))
        .collect();
    let long = "x".repeat(500_000);
    let claims = format!(r#"{{"{long}":{{"_sd":["{}"]}}}}"#, digests.join("\",\""));
    let start = Instant::now();
    let claims = base64url::encode(claims.as_bytes());
    let (_, sd_jwt) = read(&format!("e30.{claims}.c2ln~{}~", disclosures.join("~")));
    assert!(start.elapsed() < SOON);
    assert!(!sd_jwt.refuses());
    let Place::Matched { path, .. } = &sd_jwt.disclosures[9_999].place else {
        panic!();
    };
    assert!(path.to_string().ends_with("x/n9999"));
    assert!(sd_jwt.processed.ends_with("\"n9999\": 9999\n  }\n}"));
}

/// Each disclosure holds the digest of the one before it.
#[test]
fn disclosures_in_disclosures() {
    for (depth, is_too_deep) in [(100, false), (2_000, true)] {
        let mut disclosures = vec![base64url::encode(br#"["s","a",1]"#)];
        let digest = |text: &str| base64url::encode(&Hash::Sha256.of(text.as_bytes()));
        for index in 1..depth {
            let inner = digest(disclosures.last().unwrap());
            let text = format!(r#"["s{index}","a",{{"_sd":["{inner}"]}}]"#);
            disclosures.push(base64url::encode(text.as_bytes()));
        }
        let outer = digest(disclosures.last().unwrap());
        let claims = base64url::encode(format!(r#"{{"_sd":["{outer}"]}}"#).as_bytes());
        let (_, sd_jwt) = read(&format!("e30.{claims}.c2ln~{}~", disclosures.join("~")));
        let matched = |own: &&sd_jwt::Disclosure| matches!(own.place, Place::Matched { .. });
        let matched = sd_jwt.disclosures.iter().filter(matched).count();
        assert_eq!(matched, if is_too_deep { MAX_DEPTH } else { depth });
        let path = ["/a"; MAX_DEPTH].concat();
        let deep = format!("TooDeep(Path({path}))");
        let own: Vec<String> = sd_jwt.faults.iter().map(|own| format!("{own:?}")).collect();
        assert_eq!(own, if is_too_deep { vec![deep] } else { vec![] });
    }
}

/// A deep text with much in its depth does not grow by its indentation, and no stack overflows.
#[test]
fn deep_claims() {
    for depth in [MAX_DEPTH - 1, 250, 10_000, 200_000] {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        let many = vec!["1"; 100_000].join(",");
        let claims = format!(r#"{{"_sd":[],"a":{open}{many}{close}}}"#);
        let start = Instant::now();
        let (_, sd_jwt) = read(&issue(HEADER, &claims, &[]));
        assert!(start.elapsed() < SOON);
        assert!(sd_jwt.processed.len() < 2_000_000);
        let own = sd_jwt.faults.iter().map(|own| own.rule());
        let own: Vec<_> = own.collect();
        let expected: &[&str] = match depth {
            ..MAX_DEPTH => &[],
            250 => &[""],
            _ => &["RFC 9901 §4.1"],
        };
        assert_eq!(own, expected, "{depth}");
    }
}

/// A disclosure cannot hold its own digest, but two may be sent that name each other's in vain.
#[test]
fn digests_that_lead_nowhere() {
    let (_, sd_jwt) = read(&issue(
        HEADER,
        r#"{"_sd":["{1}","{1}"]}"#,
        &[
            r#"["s","a",{"_sd":["{1}"]}]"#,
            r#"["t","b",{"_sd":["{0}","{0}"]}]"#,
        ],
    ));
    assert_eq!(places(&sd_jwt), ["/b/a", "/b"]);
    assert_eq!(compact(&sd_jwt.processed), r#"{"b":{"a":{}}}"#);
    assert_eq!(sd_jwt.faults.len(), 2);
}

/// A hundred thousand digests that nothing was disclosed for, each twice.
#[test]
fn many_digests() {
    let digests: Vec<String> = (0..100_000).map(|index| format!("\"{index}\"")).collect();
    let all = digests.join(",");
    let claims = format!(r#"{{"_sd":[{all}],"a":{{"_sd":[{all}]}}}}"#);
    let start = Instant::now();
    let (_, sd_jwt) = read(&issue(HEADER, &claims, &[]));
    assert!(start.elapsed() < SOON);
    assert_eq!(sd_jwt.decoys, 100_000);
    assert_eq!(sd_jwt.undisclosed.len(), 10_000);
    assert_eq!(sd_jwt.faults.len(), 1_000);
}

#[test]
fn bytes_that_are_no_text() {
    let bytes = base64url::encode(b"[\"s\",\"a\",\"\xff\"]");
    let digest = base64url::encode(&Hash::Sha256.of(bytes.as_bytes()));
    let claims = base64url::encode(format!(r#"{{"_sd":["{digest}"]}}"#).as_bytes());
    let (_, sd_jwt) = read(&format!("e30.{claims}.c2ln~{bytes}~"));
    assert_eq!(faults(&sd_jwt), ["0: NotUtf8 RFC 9901 §4.2"]);
    assert_eq!(compact(&sd_jwt.processed), "{\"a\":\"\u{fffd}\"}");
    // A line break as such in a string would make the processed claims no JSON.
    let (_, sd_jwt) = read(&issue(
        HEADER,
        r#"{"_sd":["{0}"]}"#,
        &["[\"s\",\"a\",\"\n\"]"],
    ));
    assert_eq!(faults(&sd_jwt), ["0: NotJson(None) RFC 9901 §4.2"]);
    assert_eq!(sd_jwt.processed, "{}");
}

/// Pieces that break one parser or another.
#[test]
fn odd_pieces() {
    const PIECES: [&str; 16] = [
        "",
        "~",
        ".",
        "e30",
        "W10",
        "WyJzIl0",
        "WyJzIiwxXQ",
        "WyJzIiwiYSIsMV0",
        "bnVsbA",
        "IiI",
        "{",
        "\u{e9}",
        "e30.e30.c2ln",
        "eyJfc2QiOlsiIl19",
        "eyIuLi4iOiIifQ",
        "[",
    ];
    for first in PIECES {
        for second in PIECES {
            for third in PIECES {
                for text in [
                    format!("e30.{first}.c2ln~{second}~{third}"),
                    format!("{first}~{second}~{third}"),
                    format!(
                        r#"{{"payload":"{first}","signature":"","header":{{"disclosures":["{second}"],"kb_jwt":"{third}"}}}}"#
                    ),
                ] {
                    let reading = token::read(&text);
                    if let Some(sd_jwt) = sd_jwt::read(&reading) {
                        let expected = Expected::default();
                        key_binding::check(&reading, &sd_jwt, &expected);
                        for own in &sd_jwt.disclosures {
                            assert!(reading.text.get(own.span.start..own.span.end).is_some());
                        }
                    }
                }
            }
        }
    }
}
