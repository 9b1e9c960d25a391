//! Keys and tokens that mean harm: a clear answer, and soon.

use crate::examples::{HMAC_KEY, HS256, P256_KEY, RS256, RSA_KEY};
use crate::made::{self, compact, member};
use crate::{checked, ring};
use audlens::crypto::key::KeyFault;
use audlens::crypto::signature::check;
use audlens::crypto::{Answer, Verdict, WhyNot};
use audlens::token::{self, base64url::encode};
use std::time::{Duration, Instant};

fn rsa(n: &[u8], e: &[u8]) -> String {
    format!(r#"{{"kty":"RSA","n":"{}","e":"{}"}}"#, encode(n), encode(e))
}

#[test]
fn numbers_that_make_no_key() {
    let n = member(RSA_KEY, "n");
    let mut even = n.clone();
    *even.last_mut().unwrap() &= 0xfe;
    let longest = |bytes: usize| [&[0xc1], vec![0x55; bytes - 1].as_slice()].concat();
    let cases = [
        (rsa(&[7], &[3]), KeyFault::BadModulus),
        (rsa(&n[..63], &[3]), KeyFault::BadModulus),
        (rsa(&even, &[1, 0, 1]), KeyFault::BadModulus),
        (rsa(&n, &[2]), KeyFault::BadExponent),
        (rsa(&n, &[1]), KeyFault::BadExponent),
        (rsa(&n, &n), KeyFault::BadExponent),
        (rsa(&n, &[2, 0, 0, 0, 1]), KeyFault::BadExponent),
        (rsa(&[], &[3]), KeyFault::Missing("n")),
        (rsa(&n, &[]), KeyFault::Missing("e")),
        (rsa(&longest(2049), &[1, 0, 1]), KeyFault::Long(16_392)),
        (rsa(&longest(12_500), &[1, 0, 1]), KeyFault::Long(100_000)),
    ];
    for (key, fault) in cases {
        let check = checked(RS256, &[&key]);
        assert_eq!(check.tried, [(0, Answer::Unusable(fault))]);
        assert_eq!(check.verdict, Verdict::NoKeyFits);
    }
    let empty = r#"{"kty":"oct","k":""}"#;
    let check = checked(HS256, &[empty]);
    let fault = KeyFault::Missing("k");
    assert_eq!(check.tried, [(0, Answer::Unusable(fault))]);
}

#[test]
fn points_that_are_none() {
    let altered = |name: &str, key: &str, bytes: &[u8]| {
        let mut key: serde_json::Value = serde_json::from_str(key).unwrap();
        key[name] = encode(bytes).into();
        key.to_string()
    };
    let es256 = compact(r#"{"alg":"ES256"}"#, "{}", |_| vec![1; 64]);
    let eddsa = compact(r#"{"alg":"EdDSA"}"#, "{}", |_| vec![0; 64]);
    let ed448 = compact(r#"{"alg":"EdDSA"}"#, "{}", |_| vec![0; 114]);
    let okp =
        |curve: &str, x: &[u8]| format!(r#"{{"kty":"OKP","crv":"{curve}","x":"{}"}}"#, encode(x));
    let length = |found| KeyFault::Length {
        member: "x",
        found,
        wanted: 32,
    };
    // Of Ed448: y = 2, which is no point, and unused bits of the last byte.
    let mut two = [0; 57];
    two[0] = 2;
    let mut unused = [0; 57];
    unused[56] = 1;
    let cases = [
        (
            &es256,
            altered("x", P256_KEY, &[1; 32]),
            KeyFault::NotOnCurve,
        ),
        (
            &es256,
            altered("x", P256_KEY, &[0xff; 32]),
            KeyFault::NotOnCurve,
        ),
        (&es256, altered("x", P256_KEY, &[1; 33]), length(33)),
        (&es256, altered("x", P256_KEY, &[]), KeyFault::Missing("x")),
        // The neutral element, and a point of order four.
        (
            &eddsa,
            okp("Ed25519", &[&[1], [0; 31].as_slice()].concat()),
            KeyFault::SmallOrder,
        ),
        (&eddsa, okp("Ed25519", &[0; 32]), KeyFault::SmallOrder),
        (
            &eddsa,
            okp("Ed25519", &[&[2], [0; 31].as_slice()].concat()),
            KeyFault::NotOnCurve,
        ),
        (&eddsa, okp("Ed25519", &[1; 31]), length(31)),
        (&ed448, okp("Ed448", &two), KeyFault::NotOnCurve),
        (&ed448, okp("Ed448", &unused), KeyFault::NotOnCurve),
        (&ed448, okp("Ed448", &[0xff; 57]), KeyFault::NotOnCurve),
    ];
    for (token, key, fault) in cases {
        let check = checked(token, &[&key]);
        assert_eq!(check.tried, [(0, Answer::Unusable(fault))], "{key}");
        assert_eq!(check.verdict, Verdict::NoKeyFits);
    }
    let zeros = altered(
        "y",
        P256_KEY,
        &[&[0], member(P256_KEY, "y").as_slice()].concat(),
    );
    let check = checked(crate::examples::ES256, &[&zeros]);
    assert_eq!(check.verdict, Verdict::Verified { key: 0 });
}

#[test]
fn signatures_of_every_length() {
    for (_, key, token) in made::one_of_each() {
        let (input, _) = token.rsplit_once('.').unwrap();
        for length in [0, 1, 63, 64, 65, 114, 132, 256, 1024 * 1024] {
            let token = format!("{input}.{}", encode(&vec![0x5a; length]));
            let check = checked(&token, &[&key]);
            assert_eq!(
                check.verdict,
                Verdict::Wrong { keys: vec![0] },
                "{token:.40}"
            );
        }
    }
}

#[test]
fn no_changed_letter_is_verified() {
    let flattened = made::flattened(r#"{"alg":"HS256"}"#, r#"{"kid":"a"}"#);
    for (token, key, step) in [
        (HS256, HMAC_KEY, 1),
        (flattened.as_str(), HMAC_KEY, 1),
        (crate::examples::ES256, P256_KEY, 7),
    ] {
        let genuine = token::read(token);
        let ring = ring(&[key]);
        for at in (0..token.len()).step_by(step) {
            for other in ["", "A", ".", "\"", "\u{e9}"] {
                let altered = format!("{}{other}{}", &token[..at], &token[at + 1..]);
                let reading = token::read(&altered);
                let checks = check(&reading, &ring, None);
                let verified =
                    |check: &audlens::crypto::Check| check.verdict == Verdict::Verified { key: 0 };
                // What the signature covers, or its own bytes, is another, unless it is not verified.
                let same = signed(&reading) == signed(&genuine);
                assert!(same || !checks.iter().any(verified), "{altered}");
            }
        }
    }
}

/// What a signature is made of: protected header, payload, and the bytes of the signature.
fn signed(reading: &token::Reading) -> Option<(String, String, Vec<u8>)> {
    let signed = reading.token.signed()?;
    let text = |span: token::span::Span| span.of(&reading.text).to_owned();
    Some((
        text(signed.protected()?.span),
        text(signed.payload.as_ref()?.span),
        signed.signature.as_ref()?.bytes.clone(),
    ))
}

/// Debug builds are slower than what people use, so what is bound here is bound there.
fn soon<T>(limit: Duration, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    assert!(start.elapsed() < limit, "{:?}", start.elapsed());
    result
}

#[test]
fn the_largest_key_answers_soon() {
    let largest = rsa(
        &[&[0xc1], vec![0x55; 2047].as_slice()].concat(),
        &[1, 0xff, 0xff, 0xff, 0xff],
    );
    let token = compact(r#"{"alg":"RS256"}"#, "{}", |_| vec![0x42; 2048]);
    let token = token.as_str();
    let check = soon(Duration::from_secs(2), || checked(token, &[&largest]));
    assert_eq!(check.verdict, Verdict::Wrong { keys: vec![0] });
    let many = vec![largest.as_str(); 100];
    let check = soon(Duration::from_secs(4), || checked(token, &many));
    assert_eq!((check.tried.len(), check.left_out), (4, 96));
}

#[test]
fn of_a_thousand_keys_the_fitting_one_is_tried() {
    let labelled = |kid: usize| {
        let key = if kid == 777 { RSA_KEY } else { P256_KEY };
        key.replacen('{', &format!(r#"{{"kid":"{kid}","#), 1)
    };
    let keys: Vec<String> = (0..1000).map(labelled).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let token = compact(r#"{"alg":"RS256","kid":"777"}"#, "{}", |input| {
        made::pkcs1("RS256", input)
    });
    let check = checked(&token, &keys);
    assert_eq!(check.verdict, Verdict::Verified { key: 777 });
    assert_eq!((check.tried.len(), check.misfits.len()), (1, 999));
    // Where none says that it is the one, some are tried, and it is said how many were not.
    let all = vec![RSA_KEY; 1000];
    let wrong = compact(r#"{"alg":"RS256"}"#, "{}", |_| vec![1; 256]);
    let check = checked(&wrong, &all);
    assert_eq!((check.tried.len(), check.left_out), (16, 984));
}

#[test]
fn ten_thousand_signatures_are_not_all_computed() {
    let header = encode(br#"{"alg":"HS256"}"#);
    let entry = format!(r#"{{"protected":"{header}","signature":"AAAA"}}"#);
    let entries = vec![entry; 10_000].join(",");
    let ring = ring(&[HMAC_KEY]);
    for (payload, read, computed) in [(10, 256, 128), (1024 * 1024, 47, 47)] {
        let payload = encode(&vec![b' '; payload]);
        let token = format!(r#"{{"payload":"{payload}","signatures":[{entries}]}}"#);
        let checks = soon(Duration::from_secs(20), || {
            check(&token::read(&token), &ring, None)
        });
        assert_eq!(checks.len(), read);
        let tried = checks.iter().filter(|check| !check.tried.is_empty());
        assert_eq!(tried.count(), computed);
        let is_told =
            |check: &&audlens::crypto::Check| check.verdict == Verdict::NotChecked(WhyNot::TooMuch);
        assert_eq!(checks.iter().filter(is_told).count(), read - computed);
    }
}
