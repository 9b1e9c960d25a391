use super::*;
use crate::crypto::algorithm;
use crate::crypto::generate::generate;
use crate::crypto::random::random;
use crate::crypto::sign::sign;
use crate::token::base64url;

const NOW: i64 = 1_000_000;

fn draft(header: &str, claims: &str) -> Draft {
    Draft {
        header: header.into(),
        claims: claims.into(),
        algorithm: "HS256".into(),
    }
}

/// What was altered, one line each: `part name: before → after`.
fn said(altered: &Altered) -> Vec<String> {
    let line = |own: &Alteration| {
        let side = |json: &Option<String>| json.clone().unwrap_or("–".into());
        let (before, after) = (side(&own.before), side(&own.after));
        format!("{:?} {}: {before} → {after}", own.part, own.name)
    };
    altered.alterations.iter().map(line).collect()
}

#[test]
fn each_breaks_one_thing_and_says_what() {
    use Broken::*;
    let whole = draft(
        r#"{"alg":"HS256","kid":"one"}"#,
        r#"{"iss":"i","sub":"s","aud":"a","iat":1,"exp":2}"#,
    );
    let bare = draft("{}", "{}");
    let list = draft("{}", r#"{"aud":["a","b/"]}"#);
    let mixed = draft("{}", r#"{"aud":["a",1]}"#);
    let damaged = draft("{", "{");
    let cases: &[(Broken, &Draft, Option<&[&str]>)] = &[
        (
            WrongAudience,
            &whole,
            Some(&[r#"Payload aud: "a" → "https://other-api.example""#]),
        ),
        (
            WrongAudience,
            &bare,
            Some(&[r#"Payload aud: – → "https://other-api.example""#]),
        ),
        (TrailingSlash, &whole, Some(&[r#"Payload aud: "a" → "a/""#])),
        (
            TrailingSlash,
            &list,
            Some(&[r#"Payload aud: ["a","b/"] → ["a/","b"]"#]),
        ),
        (TrailingSlash, &mixed, None),
        (TrailingSlash, &bare, None),
        (
            OtherIssuer,
            &whole,
            Some(&[r#"Payload iss: "i" → "https://other-issuer.example""#]),
        ),
        (
            Expired,
            &whole,
            Some(&["Payload iat: 1 → 992800", "Payload exp: 2 → 996400"]),
        ),
        (Expired, &bare, Some(&["Payload exp: – → 996400"])),
        (
            NotYetValid,
            &whole,
            Some(&[
                "Payload iat: 1 → 1000000",
                "Payload nbf: – → 1003600",
                "Payload exp: 2 → 1007200",
            ]),
        ),
        (
            Unsecured,
            &whole,
            Some(&[r#"Header alg: "HS256" → "none""#]),
        ),
        (OtherKey, &whole, Some(&["Signature : – → –"])),
        (
            AlteredPayload,
            &whole,
            Some(&[r#"Payload sub: "s" → "mallory""#]),
        ),
        (
            AlteredPayload,
            &bare,
            Some(&[r#"Payload sub: – → "mallory""#]),
        ),
        (NoKid, &whole, Some(&[r#"Header kid: "one" → –"#])),
        (NoKid, &bare, None),
        (WrongAudience, &damaged, None),
        (NoKid, &damaged, None),
        (AlteredPayload, &damaged, None),
    ];
    for (broken, draft, expected) in cases {
        let altered = broken.apply(draft, NOW);
        let found = altered.as_ref().map(said);
        let expected = expected.map(|lines| lines.iter().map(|line| line.to_string()).collect());
        assert_eq!(found, expected, "{} of {}", broken.code(), draft.claims);
    }
}

#[test]
fn only_what_is_to_be_broken_is() {
    let random = &mut random([1; 32]);
    let key = generate("HS256", random).unwrap();
    let draft = draft(
        r#"{"alg":"HS256","kid":"one"}"#,
        r#"{"iss":"i","sub":"s","aud":"a","exp":2}"#,
    );
    let scheme = algorithm::scheme("HS256").unwrap();
    for broken in Broken::ALL {
        let altered = broken.apply(&draft, NOW).unwrap();
        let token = altered.compact(Some(&key), random).unwrap();
        let (input, signature) = token.rsplit_once('.').unwrap();
        let own = sign(scheme, &key, input.as_bytes(), random).unwrap();
        let verifies = base64url::encode(&own) == signature;
        let unsigned = matches!(
            broken,
            Broken::Unsecured | Broken::OtherKey | Broken::AlteredPayload
        );
        assert_eq!(verifies, !unsigned, "{}", broken.code());
        assert_eq!(signature.is_empty(), broken == Broken::Unsecured);
    }
}

/// The signature of an altered payload is right for the one that was signed.
#[test]
fn an_altered_payload_keeps_its_signature() {
    let random = &mut random([2; 32]);
    let key = generate("HS256", random).unwrap();
    let draft = draft(r#"{"alg":"HS256"}"#, r#"{"sub":"s"}"#);
    let right = compact(&draft, Some(&key), random).unwrap();
    let altered = Broken::AlteredPayload.apply(&draft, NOW).unwrap();
    let token = altered.compact(Some(&key), random).unwrap();
    let (right, token): (Vec<_>, Vec<_>) = (right.split('.').collect(), token.split('.').collect());
    assert_eq!((right[0], right[2]), (token[0], token[2]));
    assert_eq!(base64url::decode(token[1]).bytes, br#"{"sub":"mallory"}"#);
}

#[test]
fn what_has_no_signature_cannot_have_a_wrong_one() {
    let draft = Draft::new("none", NOW);
    for broken in [Broken::OtherKey, Broken::AlteredPayload] {
        assert_eq!(broken.apply(&draft, NOW), None);
    }
    let altered = Broken::Expired.apply(&draft, NOW).unwrap();
    assert!(altered.compact(None, &mut random([3; 32])).is_ok());
}

#[test]
fn codes_are_stable() {
    let codes = Broken::ALL.map(Broken::code).join(" ");
    assert_eq!(
        codes,
        "wrong-audience trailing-slash other-issuer expired not-yet-valid unsecured other-key \
         altered-payload no-kid"
    );
}
