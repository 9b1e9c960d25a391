//! Signatures of whole tokens: the examples of the standards, those of others, and what is wrong with
//! the rest.
#![allow(
    clippy::disallowed_methods,
    reason = "hostile input must be answered soon, on a slow machine too"
)]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

#[path = "jose_signatures/causes.rs"]
mod causes;
#[path = "jose_signatures/corpora.rs"]
mod corpora;
#[path = "jose_signatures/examples.rs"]
mod examples;
#[path = "jose_signatures/hostile.rs"]
mod hostile;
#[path = "jose_signatures/made.rs"]
mod made;

use audlens::crypto::signature::{CriticalFault, OwnKeyPlace, check};
use audlens::crypto::{Check, Given, Keyring, Verdict, WhyNot, keyring};
use audlens::token::{self, base64url::encode};
use examples::*;

/// Keys in JSON.
fn ring(keys: &[&str]) -> Keyring {
    let keys = format!(r#"{{"keys":[{}]}}"#, keys.join(","));
    keyring::read(&Given {
        keys: keys.as_str().into(),
        ..Given::default()
    })
}

fn checks(token: &str, keys: &[&str], detached: Option<&str>) -> Vec<Check> {
    check(&token::read(token), &ring(keys), detached)
}

/// The only signature of a token.
fn checked(token: &str, keys: &[&str]) -> Check {
    let mut checks = checks(token, keys, None);
    assert_eq!(checks.len(), 1, "{token}");
    checks.remove(0)
}

fn verdicts(token: &str, keys: &[&str], detached: Option<&str>) -> Vec<Verdict> {
    let checks = checks(token, keys, detached);
    checks.into_iter().map(|check| check.verdict).collect()
}

#[test]
fn the_examples_of_the_standards() {
    use Verdict::{NotChecked, Verified};
    let first = || Verified { key: 0 };
    let all = [HMAC_KEY, RSA_KEY, P256_KEY, P521_KEY];
    let unknown = WhyNot::Critical(vec!["http://example.com/UNDEFINED".to_owned()]);
    type Case<'a> = (&'a str, &'a [&'a str], Option<&'a str>, Vec<Verdict>);
    let cases: [Case<'_>; 16] = [
        (HS256, &[HMAC_KEY], None, vec![first()]),
        (RS256, &[RSA_KEY], None, vec![first()]),
        (ES256, &[P256_KEY], None, vec![first()]),
        (ES512, &[P521_KEY], None, vec![first()]),
        (ES512, &all, None, vec![Verified { key: 3 }]),
        (UNSECURED, &all, None, vec![NotChecked(WhyNot::Unsecured)]),
        (
            GENERAL,
            &all,
            None,
            vec![Verified { key: 1 }, Verified { key: 2 }],
        ),
        (
            GENERAL,
            &[P256_KEY],
            None,
            vec![Verdict::NoKeyFits, first()],
        ),
        (FLATTENED, &[P256_KEY], None, vec![first()]),
        (UNKNOWN_CRITICAL, &all, None, vec![NotChecked(unknown)]),
        (B64_DETACHED, &[B64_KEY], Some("$.02"), vec![first()]),
        (
            B64_DETACHED,
            &[B64_KEY],
            None,
            vec![NotChecked(WhyNot::NoPayload)],
        ),
        (B64_FLATTENED, &[B64_KEY], None, vec![first()]),
        (EDDSA, &[ED25519_KEY], None, vec![first()]),
        (EDDSA, &[], None, vec![NotChecked(WhyNot::NoKey)]),
        (r#"{"iss":"joe"}"#, &all, None, vec![]),
    ];
    for (token, keys, detached, expected) in cases {
        assert_eq!(verdicts(token, keys, detached), expected, "{token}");
    }
}

#[test]
fn every_algorithm_verifies_what_it_signed_and_nothing_else() {
    for (algorithm, key, token) in made::one_of_each() {
        let check = checked(&token, &[&key]);
        assert_eq!(check.verdict, Verdict::Verified { key: 0 }, "{algorithm}");
        assert_eq!(check.causes, [], "{algorithm}");
        let (input, signature) = token.rsplit_once('.').unwrap();
        let altered = format!("{}.{signature}", made::altered(input));
        let check = checked(&altered, &[&key]);
        assert_eq!(
            check.verdict,
            Verdict::Wrong { keys: vec![0] },
            "{algorithm}"
        );
        assert_eq!(check.causes, [], "{algorithm}");
    }
}

#[test]
fn a_detached_payload_is_taken_from_beside_the_token() {
    let (header, rest) = HS256.split_once('.').unwrap();
    let (payload, signature) = rest.split_once('.').unwrap();
    let beside =
        "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}";
    assert_eq!(encode(beside.as_bytes()), payload);
    let compact = format!("{header}..{signature}");
    let flattened = format!(r#"{{"protected":"{header}","signature":"{signature}"}}"#);
    let general = format!(r#"{{"signatures":[{flattened}]}}"#);
    for token in [compact, flattened, general] {
        let cases = [
            (None, Verdict::NotChecked(WhyNot::NoPayload)),
            (Some(beside), Verdict::Verified { key: 0 }),
            (Some("{}"), Verdict::Wrong { keys: vec![0] }),
        ];
        for (detached, verdict) in cases {
            let checks = checks(&token, &[HMAC_KEY], detached);
            assert_eq!(checks[0].verdict, verdict, "{token}");
            assert!(checks[0].facts.is_detached);
        }
    }
    // What the disclosures of a selective-disclosure token are is no matter of its signature.
    let disclosed = format!("{HS256}~WyJzYWx0IiwiYSIsMV0~");
    assert_eq!(
        verdicts(&disclosed, &[HMAC_KEY], None),
        [Verdict::Verified { key: 0 }]
    );
    // Other JSON may have a header and a signature, too.
    let other = r#"{"header":{"page":1},"signature":"AAAA"}"#;
    assert_eq!(verdicts(other, &[HMAC_KEY], None), []);
    // What stands in the token is what was signed, whatever stands beside it.
    assert_eq!(
        verdicts(HS256, &[HMAC_KEY], Some("{}")),
        [Verdict::Verified { key: 0 }]
    );
}

#[test]
fn what_cannot_be_checked_says_why() {
    let with = |header: &str| made::hs256(header, "{}");
    let bad = |fault| WhyNot::BadCritical(fault);
    let cases = [
        (with(r#"{"typ":"JWT"}"#), WhyNot::NoAlgorithm),
        (with(r#"{"alg":5}"#), WhyNot::NoAlgorithm),
        (
            with(r#"{"alg":"hs256"}"#),
            WhyNot::UnknownAlgorithm("hs256".to_owned()),
        ),
        (
            with(r#"{"alg":"RSA-OAEP"}"#),
            WhyNot::UnknownAlgorithm("RSA-OAEP".to_owned()),
        ),
        (with(r#"{"alg":"NoNe"}"#), WhyNot::Unsecured),
        (with(r#"{"alg":"HS256""#), WhyNot::Unreadable),
        (format!("{HS256}.more"), WhyNot::Unreadable),
        (
            HS256.rsplit_once('.').unwrap().0.to_owned(),
            WhyNot::NoSignature,
        ),
        (
            with(r#"{"alg":"HS256","crit":[]}"#),
            bad(CriticalFault::Empty),
        ),
        (
            with(r#"{"alg":"HS256","crit":"b64"}"#),
            bad(CriticalFault::NotNames),
        ),
        (
            with(r#"{"alg":"HS256","crit":[true]}"#),
            bad(CriticalFault::NotNames),
        ),
        (
            with(r#"{"alg":"HS256","crit":["alg"]}"#),
            bad(CriticalFault::Standard("alg".to_owned())),
        ),
        (
            with(r#"{"alg":"HS256","crit":["b64"]}"#),
            bad(CriticalFault::Absent("b64".to_owned())),
        ),
        (
            with(r#"{"alg":"HS256","crit":["b64","b64"],"b64":true}"#),
            bad(CriticalFault::Twice("b64".to_owned())),
        ),
        (
            with(r#"{"alg":"HS256","crit":["b64"],"b64":"no"}"#),
            bad(CriticalFault::NotBoolean),
        ),
        (
            with(r#"{"alg":"HS256","crit":["b64","exp"],"b64":true,"exp":1}"#),
            WhyNot::Critical(vec!["exp".to_owned()]),
        ),
        (
            made::flattened(r#"{"alg":"HS256"}"#, r#"{"crit":["b64"]}"#),
            bad(CriticalFault::Unprotected),
        ),
        (
            made::flattened(r#"{"alg":"HS256","crit":["b64"]}"#, r#"{"b64":false}"#),
            bad(CriticalFault::UnprotectedB64),
        ),
        (
            made::flattened(r#"{"alg":"HS256","kid":"1"}"#, r#"{"kid":"1","x":2}"#),
            WhyNot::SharedParameters(vec!["kid".to_owned()]),
        ),
    ];
    for (token, why) in cases {
        assert_eq!(
            verdicts(&token, &[HMAC_KEY], None),
            [Verdict::NotChecked(why)],
            "{token}"
        );
    }
    let encoded = with(r#"{"alg":"HS256","crit":["b64"],"b64":true}"#);
    assert_eq!(
        checked(&encoded, &[HMAC_KEY]).verdict,
        Verdict::Verified { key: 0 }
    );
    let uncritical = checked(&with(r#"{"alg":"HS256","b64":false}"#), &[HMAC_KEY]);
    assert_eq!(uncritical.verdict, Verdict::Verified { key: 0 });
    assert!(uncritical.facts.is_b64_ignored && !uncritical.facts.is_unencoded);
}

#[test]
fn an_unprotected_algorithm_is_told() {
    for (token, is_unprotected) in [
        (
            made::flattened(r#"{"alg":"HS256"}"#, r#"{"kid":"a"}"#),
            false,
        ),
        (
            made::flattened(r#"{"kid":"a"}"#, r#"{"alg":"HS256"}"#),
            true,
        ),
        (made::flattened("", r#"{"alg":"HS256","kid":"a"}"#), true),
    ] {
        let check = checked(&token, &[HMAC_KEY]);
        assert_eq!(check.verdict, Verdict::Verified { key: 0 }, "{token}");
        assert_eq!(check.facts.is_algorithm_unprotected, is_unprotected);
        assert_eq!(check.facts.kid.as_deref(), Some("a"));
    }
}

#[test]
fn which_keys_fit_and_why_the_others_do_not() {
    let token = made::hs256(r#"{"alg":"HS256","kid":"one"}"#, "{}");
    let labelled = |labels: &str| HMAC_KEY.replacen('{', &format!("{{{labels},"), 1);
    let cases: [(String, &[&str]); 9] = [
        (labelled(r#""kid":"one""#), &[]),
        (labelled(r#""use":"sig","alg":"HS256""#), &[]),
        (labelled(r#""key_ops":["verify"]"#), &[]),
        (labelled(r#""kid":"two""#), &["Kid"]),
        (labelled(r#""alg":"HS512""#), &["Algorithm"]),
        (labelled(r#""use":"enc""#), &["Usage"]),
        (labelled(r#""key_ops":["decrypt"]"#), &["Operations"]),
        (RSA_KEY.to_owned(), &["Type"]),
        (
            labelled(r#""kid":"two","alg":"HS384","use":"enc""#),
            &["Algorithm", "Kid", "Usage"],
        ),
    ];
    for (key, misfits) in cases {
        let check = checked(&token, &[&key]);
        let found = check.misfits.into_iter().flat_map(|own| own.1);
        let found: Vec<_> = found.map(|own| format!("{own:?}")).collect();
        let name = |own: &String| own.split([' ', '(']).next().unwrap().to_owned();
        let found: Vec<_> = found.iter().map(name).collect();
        assert_eq!(found, misfits, "{key}");
        let expected = if misfits.is_empty() {
            Verdict::Verified { key: 0 }
        } else {
            Verdict::NoKeyFits
        };
        assert_eq!(check.verdict, expected, "{key}");
    }
}

#[test]
fn the_key_inside_the_token_never_counts_as_verified() {
    let (token, key) = made::with_own_key();
    let alone = checked(&token, &[]);
    assert_eq!(alone.verdict, Verdict::OwnKeyOnly);
    assert_eq!(alone.own_key.unwrap().place, OwnKeyPlace::Jwk);
    let beside_another = checked(&token, &[ED25519_KEY]);
    assert_eq!(beside_another.verdict, Verdict::OwnKeyOnly);
    assert_eq!(beside_another.tried.len(), 1);
    let given = checked(&token, &[&key]);
    assert_eq!(given.verdict, Verdict::Verified { key: 0 });
    let certified = checked(&made::with_certificate(), &[]);
    assert_eq!(certified.verdict, Verdict::OwnKeyOnly);
    assert_eq!(certified.own_key.unwrap().place, OwnKeyPlace::X5c);
}
