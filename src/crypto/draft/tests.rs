use super::*;
use crate::crypto::generate::generate;
use crate::crypto::random::random;
use crate::token::{Token, read};

fn draft(header: &str, claims: &str, algorithm: &str) -> Draft {
    Draft {
        header: header.into(),
        claims: claims.into(),
        algorithm: algorithm.into(),
    }
}

/// The header and the payload of a compact token.
fn opened(token: &str) -> [String; 2] {
    let mut parts = token.split('.').map(|part| {
        let bytes = base64url::decode(part).bytes;
        String::from_utf8(bytes).unwrap()
    });
    [parts.next().unwrap(), parts.next().unwrap()]
}

#[test]
fn faults_say_where_they_stand() {
    let json = |part, at, found, expected, line, column| DraftFault::Json {
        part,
        fault: Fault {
            at,
            found,
            expected,
        },
        line,
        column,
    };
    use PartName::{Header, Payload};
    for (header, claims, algorithm, faults) in [
        (
            "{\n  \"alg\": HS256\n}",
            "",
            "HS256",
            vec![
                json(Header, 11, Some('H'), Expected::Value, 2, 10),
                json(Payload, 0, None, Expected::Value, 1, 1),
            ],
        ),
        (
            "{}",
            "{\"é\":1,\n\"a\":\"\t\" \"b\"}",
            "HS256",
            vec![
                json(Payload, 14, Some('\t'), Expected::EscapedControl, 2, 6),
                json(Payload, 17, Some('"'), Expected::CommaOrBrace, 2, 9),
            ],
        ),
        (
            "[]",
            "\"text\"",
            "A128KW",
            vec![
                DraftFault::NoObject(Header),
                DraftFault::NoObject(Payload),
                DraftFault::UnknownAlgorithm("A128KW".into()),
            ],
        ),
    ] {
        let draft = draft(header, claims, algorithm);
        assert_eq!(draft.read(), Err(faults.clone()), "{header} {claims}");
        let made = compact(&draft, None, &mut random([1; 32]));
        assert_eq!(made, Err(CompactFault::Draft(faults)));
    }
}

#[test]
fn what_others_may_refuse_is_remarked_but_made() {
    use DraftRemark::*;
    let (line, column) = (1, 8);
    for (header, claims, remarks) in [
        (r#"{"alg":"HS256"}"#, r#"{"exp":1.5,"iat":1e9}"#, vec![]),
        ("{}", "{}", vec![NoAlgorithm]),
        (r#"{"alg":1}"#, "{}", vec![NoAlgorithm]),
        (
            r#"{"alg":"none"}"#,
            "{}",
            vec![OtherAlgorithm {
                stated: "none".into(),
                line,
                column,
            }],
        ),
        (
            r#"{"alg":"HS256","b64":false}"#,
            "{\"exp\":\"1\",\n\"nbf\":null}",
            vec![
                Encoded,
                NoNumericDate {
                    claim: "exp",
                    line,
                    column,
                },
                NoNumericDate {
                    claim: "nbf",
                    line: 2,
                    column: 7,
                },
            ],
        ),
        (
            r#"{"alg":"HS256"}"#,
            r#"{"a":1,"a":2}"#,
            vec![Duplicate {
                part: PartName::Payload,
                name: "a".into(),
                line,
                column: 12,
            }],
        ),
    ] {
        let draft = draft(header, claims, "HS256");
        assert_eq!(draft.read().unwrap().remarks, remarks, "{header} {claims}");
        let key = generate("HS256", &mut random([1; 32]));
        assert!(compact(&draft, key.as_ref(), &mut random([1; 32])).is_ok());
    }
}

#[test]
fn a_token_made_here_is_marked() {
    let random = &mut random([2; 32]);
    let key = generate("ES256", random).unwrap();
    for (header, marked) in [
        (
            "{\n  \"alg\": \"ES256\"\n}",
            r#"{"alg":"ES256","made-by":"Audlens"}"#,
        ),
        (
            r#"{"made-by":"nobody", "alg":"ES256"}"#,
            r#"{"made-by":"Audlens","alg":"ES256"}"#,
        ),
    ] {
        let draft = draft(header, "{ \"a b\": 1.0 }", "ES256");
        let token = compact(&draft, Some(&key), random).unwrap();
        assert_eq!(opened(&token), [marked, r#"{"a b":1.0}"#]);
        let reading = read(&token);
        assert!(matches!(reading.token, Token::Signed(_)));
        assert!(made_here(&reading));
    }
    for other in ["", "eyJhbGciOiJub25lIn0.e30.", "eyJtYWRlLWJ5IjoiYSJ9.e30."] {
        assert!(!made_here(&read(other)), "{other}");
    }
}

#[test]
fn the_signature_is_the_keys_over_what_stands_before_it() {
    let random = &mut random([3; 32]);
    let key = generate("HS256", random).unwrap();
    let draft = Draft::new("HS256", 1_000_000);
    let token = compact(&draft, Some(&key), random).unwrap();
    let (input, signature) = token.rsplit_once('.').unwrap();
    let scheme = algorithm::scheme("HS256").unwrap();
    let own = sign(scheme, &key, input.as_bytes(), random).unwrap();
    assert_eq!(base64url::encode(&own), signature);
    let unsecured = Draft {
        algorithm: "none".into(),
        ..draft.clone()
    };
    let token = compact(&unsecured, None, random).unwrap();
    assert_eq!(token.strip_suffix('.'), Some(input));
    assert_eq!(compact(&draft, None, random), Err(CompactFault::NoKey));
    let other = generate("ES256", random);
    let wanted = SignFault::OtherKind {
        wanted: "oct",
        found: "EC",
    };
    let made = compact(&draft, other.as_ref(), random);
    assert_eq!(made, Err(CompactFault::Sign(wanted)));
}

#[test]
fn a_draft_follows_what_is_chosen() {
    let mut draft = Draft::new("RS256", 1_000_000);
    assert_eq!(draft.read().unwrap().remarks, []);
    assert_eq!(
        text::minified(&Json::from_text(draft.claims.clone())),
        r#"{"iss":"https://issuer.example","sub":"alice","aud":"https://api.example","iat":1000000,"exp":1003600}"#
    );
    let mut key = generate("EdDSA", &mut random([4; 32])).unwrap();
    key.labels.kid = Some("one".into());
    draft.choose("EdDSA");
    draft.name_key(&key);
    assert_eq!(draft.algorithm, "EdDSA");
    let named = "{\n  \"alg\": \"EdDSA\",\n  \"typ\": \"JWT\",\n  \"kid\": \"one\"\n}";
    assert_eq!(draft.header, named);
    key.labels.kid = None;
    draft.name_key(&key);
    assert_eq!(
        draft.header,
        "{\n  \"alg\": \"EdDSA\",\n  \"typ\": \"JWT\"\n}"
    );
    let mut damaged = Draft {
        header: "{".into(),
        ..draft
    };
    damaged.choose("HS256");
    damaged.name_key(&key);
    assert_eq!((&*damaged.header, &*damaged.algorithm), ("{", "HS256"));
}

#[test]
fn a_token_becomes_a_draft_again() {
    let random = &mut random([5; 32]);
    let key = generate("HS512", random).unwrap();
    let first = draft(r#"{"alg":"HS512"}"#, r#"{"n":1.10}"#, "HS512");
    let token = compact(&first, Some(&key), random).unwrap();
    let again = Draft::of(read(&token).token.signed().unwrap()).unwrap();
    assert_eq!(
        (&*again.claims, &*again.algorithm),
        (r#"{"n":1.10}"#, "HS512")
    );
    assert_eq!(compact(&again, Some(&key), random), Ok(token));
    assert_eq!(Draft::of(&Signed::default()), None);
}

#[test]
fn every_algorithm_that_signs_can_be_chosen() {
    let names: Vec<&str> = algorithms().collect();
    let ends = (names.first(), names.last(), names.len());
    assert_eq!(ends, (Some(&"HS256"), Some(&"none"), 20));
}
