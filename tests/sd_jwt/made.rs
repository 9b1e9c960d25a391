//! What is disclosed and what is wrong, rule by rule.

use super::*;

const HEADER: &str = r#"{"alg":"ES256","typ":"example+sd-jwt"}"#;

type Texts = &'static [&'static str];

/// The digests that RFC 9901 §4.2.3 and §4.2.4.2 give as examples.
#[test]
fn digests_of_the_rfc() {
    for (disclosure, digest) in [
        (
            "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0",
            "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0",
        ),
        (
            "WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0",
            "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs",
        ),
    ] {
        let (_, sd_jwt) = read(&format!("e30.e30.c2ln~{disclosure}~"));
        assert_eq!(sd_jwt.disclosures[0].digest, digest);
    }
}

/// Each way of writing "Möbius" of RFC 9901 §4.2.1 says the same.
#[test]
fn ways_of_writing_one_claim() {
    for disclosure in [
        "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNXHUwMGY2Yml1cyJd",
        "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsImZhbWlseV9uYW1lIiwiTcO2Yml1cyJd",
        "WwoiXzI2YmM0TFQtYWM2cTJLSTZjQlc1ZXMiLAoiZmFtaWx5X25hbWUiLAoiTcO2Yml1cyIKXQ",
    ] {
        let (_, sd_jwt) = read(&format!("e30.e30.c2ln~{disclosure}~"));
        let own = &sd_jwt.disclosures[0];
        assert_eq!(own.salt.as_deref(), Some("_26bc4LT-ac6q2KI6cBW5es"));
        assert_eq!(own.name.as_deref(), Some("family_name"));
        assert_eq!(own.value().unwrap().string().unwrap(), "Möbius");
        assert!(own.faults.is_empty());
    }
}

#[test]
fn disclosures_are_put_where_their_digests_stand() {
    /// Signed claims, disclosures, processed claims, where each was put, digests left over.
    type Case = (&'static str, Texts, &'static str, Texts, usize);
    let cases: &[Case] = &[
        // Members behind the others, in the order of `_sd`; exact numbers and escapes stay.
        (
            r#"{"_sd":["{1}","{0}"],"a":1.50}"#,
            &[
                r#"["s","b",10000000000000000000001]"#,
                r#"["t","\u0063","\u00e9"]"#,
            ],
            "{\n  \"a\": 1.50,\n  \"\\u0063\": \"\\u00e9\",\n  \"b\": 10000000000000000000001\n}",
            &["/b", "/c"],
            0,
        ),
        // Elements in their place; what is not disclosed is left out.
        (
            r#"{"a":[1,{"...":"decoy"},{"...":"{0}"},3]}"#,
            &[r#"["s",null]"#],
            "{\n  \"a\": [\n    1,\n    null,\n    3\n  ]\n}",
            &["/a/1"],
            1,
        ),
        // RFC 9901 §4.2.6: a disclosed array of disclosed elements.
        (
            r#"{"family_name":"Möbius","_sd":["{2}"]}"#,
            &[
                r#"["s","DE"]"#,
                r#"["t","FR"]"#,
                r#"["u","nationalities",[{"...":"{0}"},{"...":"{1}"},{"...":"UK"}]]"#,
            ],
            "{\n  \"family_name\": \"Möbius\",\n  \"nationalities\": [\n    \"DE\",\n    \"FR\"\n  ]\n}",
            &["/nationalities/0", "/nationalities/1", "/nationalities"],
            1,
        ),
        // §7.1 step 3.e: an object with nothing left is an object still; `_sd_alg` goes.
        (
            r#"{"_sd_alg":"sha-256","a":{"_sd":["x","y"]},"b":[{"...":"z"}],"c":{"_sd":[]}}"#,
            &[],
            "{\n  \"a\": {},\n  \"b\": [],\n  \"c\": {}\n}",
            &[],
            3,
        ),
        // An array in an array, an object in an element, a name that a pointer must escape.
        (
            r#"{"a":[[{"...":"{1}"}]]}"#,
            &[r#"["s","x/y~z",true]"#, r#"["t",{"_sd":["{0}"]}]"#],
            "{\n  \"a\": [\n    [\n      {\n        \"x/y~z\": true\n      }\n    ]\n  ]\n}",
            &["/a/0/0/x~1y~0z", "/a/0/0"],
            0,
        ),
    ];
    for (claims, disclosures, processed, expected, decoys) in cases {
        let (_, sd_jwt) = read(&issue(HEADER, claims, disclosures));
        assert_eq!(sd_jwt.processed, *processed, "{claims}");
        assert_eq!(places(&sd_jwt), *expected, "{claims}");
        assert_eq!(sd_jwt.decoys, *decoys, "{claims}");
        assert_eq!(sd_jwt.undisclosed.len(), *decoys, "{claims}");
        assert_eq!(faults(&sd_jwt), [""; 0], "{claims}");
        assert!(!sd_jwt.refuses(), "{claims}");
    }
}

#[test]
fn the_digest_of_a_disclosure_is_shown_where_it_stands() {
    let claims = r#"{"a":{"_sd":["{1}","decoy"]}}"#;
    let (reading, sd_jwt) = read(&issue(
        HEADER,
        claims,
        &[r#"["s",1]"#, r#"["t","b",[{"...":"{0}"}]]"#],
    ));
    let own = |index: usize| match &sd_jwt.disclosures[index].place {
        Place::Matched { spot, .. } => *spot,
        place => panic!("{place:?}"),
    };
    let digest = |index: usize| format!("\"{}\"", sd_jwt.disclosures[index].digest);
    let signed = reading.token.payload().unwrap().json.text();
    assert_eq!(own(1).within, None);
    assert_eq!(own(1).span.of(signed), digest(1));
    assert_eq!(own(0).within, Some(1));
    assert_eq!(own(0).span.of(sd_jwt.disclosures[1].json.text()), digest(0));
    let decoy = &sd_jwt.undisclosed[0];
    assert_eq!(decoy.path.to_string(), "/a");
    assert!(!decoy.is_element);
    assert_eq!(decoy.spot.span.of(signed), "\"decoy\"");
}

#[test]
fn hashes() {
    for (hash, name) in [
        (Hash::Sha256, "sha-256"),
        (Hash::Sha384, "sha-384"),
        (Hash::Sha512, "sha-512"),
    ] {
        let claims = format!(r#"{{"_sd_alg":"{name}","_sd":["{{0}}"]}}"#);
        let (_, sd_jwt) = read(&issue_with(hash, HEADER, &claims, &[r#"["s","a",1]"#]));
        assert_eq!(sd_jwt.hash.hash, Some(hash));
        assert_eq!(compact(&sd_jwt.processed), r#"{"a":1}"#, "{name}");
        assert_eq!(faults(&sd_jwt), [""; 0], "{name}");
    }
    for (written, said) in [
        (
            r#""SHA-256""#,
            r#"HashUnknown("SHA-256") RFC 9901 §7.1 step 2.d"#,
        ),
        (
            r#""sha3-256""#,
            r#"HashUnknown("sha3-256") RFC 9901 §7.1 step 2.d"#,
        ),
        (
            r#""sha-256-32""#,
            r#"HashUnknown("sha-256-32") RFC 9901 §7.1 step 2.d"#,
        ),
        ("null", "HashNotString RFC 9901 §4.1.1"),
    ] {
        let claims = format!(r#"{{"_sd_alg":{written},"_sd":["{{0}}"]}}"#);
        let (_, sd_jwt) = read(&issue(HEADER, &claims, &[r#"["s","a",1]"#]));
        assert_eq!(faults(&sd_jwt), [said, "0: Unknown"]);
        assert_eq!(sd_jwt.processed, "{}");
        assert!(sd_jwt.refuses());
    }
    // No digest is not the digest of what cannot be computed.
    let claims = r#"{"_sd_alg":"md5","_sd":[""]}"#;
    let (_, sd_jwt) = read(&issue(HEADER, claims, &[r#"["s","a",1]"#]));
    assert_eq!(sd_jwt.processed, "{}");
    assert_eq!(sd_jwt.decoys, 1);
}

#[test]
fn each_rule_that_refuses() {
    /// Signed claims, disclosures, processed claims, what is said.
    type Case = (&'static str, Texts, &'static str, Texts);
    let cases: &[Case] = &[
        // §7.1 step 3.c.ii: three elements in an object.
        (
            r#"{"_sd":["{0}","{1}","{2}"]}"#,
            &[r#"["s",1]"#, r#"["t"]"#, r#"["u","a",1,2,3]"#],
            "{}",
            &[
                "0: Length { found: 2, wanted: 3 } RFC 9901 §7.1 step 3.c.ii",
                "1: Length { found: 1, wanted: 3 } RFC 9901 §7.1 step 3.c.ii",
                "2: Length { found: 4, wanted: 3 } RFC 9901 §7.1 step 3.c.ii",
            ],
        ),
        // Step 3.c.iii: two in an array.
        (
            r#"{"a":[{"...":"{0}"},2]}"#,
            &[r#"["s","b",1]"#],
            r#"{"a":[2]}"#,
            &["0: Length { found: 3, wanted: 2 } RFC 9901 §7.1 step 3.c.iii"],
        ),
        // Names that are taken by the mechanism.
        (
            r#"{"_sd":["{0}","{1}"]}"#,
            &[r#"["s","_sd",["x"]]"#, r#"["t","...","x"]"#],
            "{}",
            &[
                "0: NameReserved RFC 9901 §7.1 step 3.c.ii",
                "1: NameReserved RFC 9901 §7.1 step 3.c.ii",
            ],
        ),
        // A name that is there already, signed or disclosed, whatever its escapes.
        (
            r#"{"a":1,"_sd":["{0}","{1}","{2}"]}"#,
            &[r#"["s","\u0061",2]"#, r#"["t","b",3]"#, r#"["u","b",4]"#],
            r#"{"a":1,"b":3}"#,
            &[
                "0: NameTaken RFC 9901 §7.1 step 3.c.ii",
                "2: NameTaken RFC 9901 §7.1 step 3.c.ii",
            ],
        ),
        // Step 4: a digest twice, in one place or in two, by way of a disclosure, or a decoy.
        (
            r#"{"_sd":["{0}","{0}"],"x":{"_sd":["d"]},"y":[{"...":"d"}]}"#,
            &[r#"["s","a",1]"#],
            r#"{"x":{},"y":[],"a":1}"#,
            &[
                r#"DigestRepeated { digest: "d", path: Path(/y) } RFC 9901 §7.1 step 4"#,
                "DigestRepeated { digest: \"BGTxyUeFckBj45wkvFhytQzTElN985q48s589DlzZKw\", path: Path() } RFC 9901 §7.1 step 4",
            ],
        ),
        // Step 5: a disclosure that nothing refers to, and one that only that one refers to.
        (
            r#"{"a":1,"_sd":[]}"#,
            &[r#"["s","b",1]"#, r#"["t","c",{"_sd":["{0}"]}]"#],
            r#"{"a":1}"#,
            &["0: Orphan", "1: Orphan"],
        ),
        // §4: the same twice.
        (
            r#"{"_sd":["{0}"]}"#,
            &[r#"["s","a",1]"#, r#"["s","a",1]"#],
            r#"{"a":1}"#,
            &["1: Repeated(0)"],
        ),
        // §4.2: what a disclosure must be.
        (
            r#"{"_sd":["{0}","{1}","{2}","{3}","{4}","{5}"]}"#,
            &[
                r#"{"s":1}"#,
                "[",
                "",
                r#"[1,"a",1]"#,
                r#"["s",2,1]"#,
                r#""text""#,
            ],
            r#"{"a":1}"#,
            &[
                "EmptyPart RFC 9901 §4",
                "0: NotArray RFC 9901 §4.2",
                "1: NotJson(Some(Fault { at: 1, found: None, expected: Value })) RFC 9901 §4.2",
                "2: SaltNotString RFC 9901 §4.2.1",
                "3: NameNotString RFC 9901 §4.2.1",
                "4: NotArray RFC 9901 §4.2",
            ],
        ),
        // One salt for two claims: an issuer's fault that nobody refuses.
        (
            r#"{"_sd":["{0}","{1}"]}"#,
            &[r#"["s","a",1]"#, r#"["s","b",1]"#],
            r#"{"a":1,"b":1}"#,
            &["1: SaltRepeated(0) RFC 9901 §4.2.1"],
        ),
        // §4.1 and §4.2.4: names of the mechanism for other purposes.
        (
            r#"{"_sd":"x","a":{"_sd":["x",1]},"b":{"...":"x"},"c":[{"...":"x","d":1},{"...":2}],"e":{"_sd_alg":"sha-256"}}"#,
            &[],
            r#"{"a":{},"b":{"...":"x"},"c":[{"...":"x","d":1},{"...":2}],"e":{"_sd_alg":"sha-256"}}"#,
            &[
                "SdNotStrings(Path(/a)) RFC 9901 §4.2.4.1",
                "EllipsisMisplaced(Path(/b)) RFC 9901 §4.2.4.2",
                "EllipsisMisplaced(Path(/c/0)) RFC 9901 §4.2.4.2",
                "EllipsisMisplaced(Path(/c/1)) RFC 9901 §4.2.4.2",
                "HashMisplaced(Path(/e)) RFC 9901 §4.1.1",
                "SdNotStrings(Path()) RFC 9901 §4.2.4.1",
            ],
        ),
        // `_sd_alg` must stand in the open.
        (
            r#"{"_sd":["{0}"]}"#,
            &[r#"["s","_sd_alg","sha-512"]"#],
            r#"{"_sd_alg":"sha-512"}"#,
            &["HashMisplaced(Path()) RFC 9901 §4.1.1"],
        ),
        // §9.7: claims that decide whether the token is valid; an entry of `aud` may be hidden.
        (
            r#"{"_sd":["{0}","{1}"],"aud":[{"...":"{2}"}]}"#,
            &[r#"["s","exp",1]"#, r#"["t","sub","x"]"#, r#"["u","api"]"#],
            r#"{"aud":["api"],"exp":1,"sub":"x"}"#,
            &["0: Critical RFC 9901 §9.7"],
        ),
        ("[]", &[], "", &["PayloadUnreadable RFC 9901 §4.1"]),
        (
            r#"{"_sd":["{0}"],"#,
            &[r#"["s","a",1]"#],
            "",
            &["PayloadUnreadable RFC 9901 §4.1", "0: Unknown"],
        ),
    ];
    for (claims, disclosures, processed, expected) in cases {
        let (_, sd_jwt) = read(&issue(HEADER, claims, disclosures));
        assert_eq!(faults(&sd_jwt), *expected, "{claims}");
        let own = match sd_jwt.processed.as_str() {
            "" => String::new(),
            own => compact(own),
        };
        assert_eq!(own, *processed, "{claims}");
        let minor = |fault: &&&str| fault.contains("SaltRepeated") || fault.contains("Critical");
        let is_minor = expected.iter().filter(minor).count() == expected.len();
        assert_eq!(sd_jwt.refuses(), !is_minor, "{claims}");
    }
}
