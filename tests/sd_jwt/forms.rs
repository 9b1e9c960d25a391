//! The forms that an SD-JWT comes in: compact, JSON, a credential.

use super::*;

const HEADER: &str = r#"{"alg":"ES256","typ":"example+sd-jwt"}"#;

#[test]
fn forms() {
    let jwt = "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln";
    let digests = "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOltdfQ.c2ln";
    let none = "eyJhbGciOiJub25lIn0.eyJfc2QiOltdfQ.";
    let orphan = "0: Orphan";
    let kb = "eyJ0eXAiOiJrYitqd3QifQ.e30.c2ln";
    // The text, disclosures, whether there is a key binding, what is said.
    let cases: &[(String, usize, bool, &[&str])] = &[
        (format!("{jwt}~"), 0, false, &[]),
        (format!("{jwt}~{kb}"), 0, true, &[]),
        (format!("{jwt}~WyJzIiwxXQ~"), 1, false, &[orphan]),
        (
            format!("{jwt}~WyJzIiwxXQ"),
            1,
            false,
            &["NoFinalTilde RFC 9901 §4", orphan],
        ),
        (digests.to_owned(), 0, false, &["NoFinalTilde RFC 9901 §4"]),
        (
            format!("{jwt}~{kb}~"),
            0,
            true,
            &["KeyBindingNotLast RFC 9901 §4"],
        ),
        (
            format!("{jwt}~{kb}~WyJzIiwxXQ~"),
            1,
            true,
            &["KeyBindingNotLast RFC 9901 §4", orphan],
        ),
        (format!("{jwt}~~"), 0, false, &["EmptyPart RFC 9901 §4"]),
        (
            format!("{none}~"),
            0,
            false,
            &["Unsecured RFC 9901 §7.1 step 2.a"],
        ),
        // The digest is of the text, so padding changes it, even where the contents are the same.
        (
            format!("{jwt}~WyJzIiwxMV0=~"),
            1,
            false,
            &[
                orphan,
                "0: Encoding([Padding { at: 11, count: 1 }]) RFC 9901 §4",
            ],
        ),
        // Claims without their encoding are no compact form.
        (r#"{"iss":"a~b","_sd":["x"]}"#.to_owned(), 0, false, &[]),
    ];
    for (text, disclosures, is_bound, expected) in cases {
        let (_, sd_jwt) = read(text);
        assert_eq!(sd_jwt.disclosures.len(), *disclosures, "{text}");
        assert_eq!(sd_jwt.key_binding.is_some(), *is_bound, "{text}");
        assert_eq!(faults(&sd_jwt), *expected, "{text}");
    }
    for text in [
        jwt,
        "",
        "~",
        "secret",
        r#"{"iss":"a~b","sub":"_sd ..."}"#,
        r#"{"payload":"eyJhIjoxfQ","protected":"eyJhbGciOiJFUzI1NiJ9","signature":"c2ln"}"#,
        r#"{"payload":"e30","signatures":[]}"#,
    ] {
        assert_eq!(sd_jwt::read(&token::read(text)), None, "{text}");
    }
}

/// RFC 9901 §8.
#[test]
fn json_serialization() {
    let whole = issue(HEADER, r#"{"_sd":["{0}"]}"#, &[r#"["s","a",1]"#]);
    let (jws, disclosure) = whole.trim_end_matches('~').split_once('~').unwrap();
    let parts: Vec<&str> = jws.split('.').collect();
    let (header, payload) = (parts[0], parts[1]);
    let kb = "eyJ0eXAiOiJrYitqd3QifQ.e30.c2ln";
    let good = format!(r#"{{"disclosures":["{disclosure}"],"kb_jwt":"{kb}"}}"#);
    let entry = |unprotected: &str| {
        format!(r#""protected":"{header}","signature":"c2ln","header":{unprotected}"#)
    };
    let flat = |unprotected: &str| format!(r#"{{"payload":"{payload}",{}}}"#, entry(unprotected));
    let general = |first: &str, second: &str| {
        let (first, second) = (entry(first), entry(second));
        format!(r#"{{"payload":"{payload}","signatures":[{{{first}}},{{{second}}}]}}"#)
    };
    let strings = "DisclosuresNotStrings RFC 9901 §8.1";
    let cases: &[(String, &str, bool, &[&str])] = &[
        (flat(&good), r#"{"a":1}"#, true, &[]),
        (general(&good, "{}"), r#"{"a":1}"#, true, &[]),
        (
            general(&good, r#"{"disclosures":[]}"#),
            r#"{"a":1}"#,
            true,
            &["DisclosuresElsewhere(1) RFC 9901 §8.3"],
        ),
        (flat(r#"{"disclosures":"x"}"#), "{}", false, &[strings]),
        (flat(r#"{"disclosures":[1]}"#), "{}", false, &[strings]),
        (flat(r#"{"kb_jwt":1}"#), "{}", false, &[strings]),
        (flat("{}"), "{}", false, &[]),
    ];
    for (text, processed, is_bound, expected) in cases {
        let (reading, sd_jwt) = read(text);
        assert_eq!(faults(&sd_jwt), *expected, "{text}");
        assert_eq!(compact(&sd_jwt.processed), *processed, "{text}");
        assert_eq!(sd_jwt.key_binding.is_some(), *is_bound, "{text}");
        if let Some(binding) = &sd_jwt.key_binding {
            // §8.1: the compact form "MUST be created temporarily to calculate the digest".
            let hash = base64url::encode(&Hash::Sha256.of(whole.as_bytes()));
            assert_eq!(binding.hash, Some(hash));
            assert_eq!(binding.span.of(&reading.text), kb);
            assert_eq!(sd_jwt.disclosures[0].span.of(&reading.text), disclosure);
        }
    }
}

#[test]
fn credentials() {
    let vct = r#""vct":"urn:x""#;
    let never = "draft-ietf-oauth-sd-jwt-vc-18 §2.2.2.3";
    /// `typ`, signed claims, disclosures, form, what is said.
    type Case<'a> = (&'a str, String, &'a [&'a str], &'a str, &'a [String]);
    let cases: &[Case<'_>] = &[
        ("dc+sd-jwt", format!("{{{vct}}}"), &[], "Current", &[]),
        (
            "application/dc+SD-JWT",
            format!(r#"{{{vct},"_sd":[]}}"#),
            &[],
            "Current",
            &[],
        ),
        ("vc+sd-jwt", format!("{{{vct}}}"), &[], "Former", &[]),
        ("JWT", format!(r#"{{{vct},"_sd":[]}}"#), &[], "Untyped", &[]),
        (
            "dc+sd-jwt",
            "{}".to_owned(),
            &[],
            "Current",
            &[format!("VctMissing {never}")],
        ),
        (
            "dc+sd-jwt",
            r#"{"vct":1}"#.to_owned(),
            &[],
            "Current",
            &["VctNotString draft-ietf-oauth-sd-jwt-vc-18 §2.2.2.1".to_owned()],
        ),
        // Nobody knows what claims lack that cannot be read.
        (
            "dc+sd-jwt",
            "[]".to_owned(),
            &[],
            "Current",
            &["PayloadUnreadable RFC 9901 §4.1".to_owned()],
        ),
        // What stands in the claims whatever they are, and what is inside of it.
        (
            "dc+sd-jwt",
            r#"{"_sd":["{0}","{1}","{2}","{3}"],"cnf":{"_sd":["{4}"]}}"#.to_owned(),
            &[
                r#"["s","vct","urn:x"]"#,
                r#"["t","status",{}]"#,
                r#"["u","iat",1]"#,
                r#"["v","aud","x"]"#,
                r#"["w","kid","1"]"#,
            ],
            "Current",
            &[
                format!("0: NotForCredential {never}"),
                format!("1: NotForCredential {never}"),
                "3: Critical RFC 9901 §9.7".to_owned(),
                format!("4: NotForCredential {never}"),
            ],
        ),
    ];
    for (typ, claims, disclosures, form, expected) in cases {
        let header = format!(r#"{{"alg":"ES256","typ":"{typ}"}}"#);
        let (_, sd_jwt) = read(&issue(&header, claims, disclosures));
        assert_eq!(faults(&sd_jwt), *expected, "{claims}");
        let credential = sd_jwt.credential.unwrap();
        assert_eq!(format!("{:?}", credential.form), *form, "{claims}");
    }
    let (_, sd_jwt) = read(&issue(HEADER, "{}", &[]));
    assert_eq!(sd_jwt.credential, None);
}
