use super::*;
use crate::crypto::content::Lengths;
use crate::crypto::draft::broken::{Alteration, Broken};
use crate::crypto::draft::lifetime::Lifetime;
use crate::crypto::draft::order::OrderFault;
use crate::crypto::draft::{CompactFault, Draft};
use crate::crypto::encrypt::EncryptFault;
use crate::crypto::sign::SignFault;
use crate::crypto::{Curve, KeyFault, MlDsa};
use crate::token::PartName;

/// Title and paragraphs on one line, with the source behind.
fn whole(said: &Explanation) -> String {
    let text = [std::slice::from_ref(&said.title), &said.body].concat();
    format!("{} [{}]", text.join(" "), said.source)
}

fn draft(header: &str, claims: &str) -> Draft {
    Draft {
        header: header.to_owned(),
        claims: claims.to_owned(),
        algorithm: "ES256".to_owned(),
    }
}

#[test]
fn every_fault_of_a_draft_has_its_words() {
    let header = r#"{"alg":"ES256"}"#;
    for (draft, expected) in [
        (
            draft("{\n  \"alg\" \"ES256\"}", "{}"),
            "Line 2, column 9: a quotation mark where a colon should be. [RFC 8259 section 2]",
        ),
        (
            draft(header, "{\"aud\":"),
            "Line 1, column 8: the end where a value should be. [RFC 8259 section 2]",
        ),
        (
            draft(header, "{\"aud\":\"a\tb\"}"),
            "Line 1, column 10: a tab where an escaped control character should be. [RFC 8259 section 2]",
        ),
        (
            draft("[]", "{}"),
            "The header must be one JSON object, in braces. [RFC 7515 section 4; RFC 7519 section 7.2]",
        ),
        (
            draft(header, "1"),
            "The payload must be one JSON object, in braces. [RFC 7515 section 4; RFC 7519 section 7.2]",
        ),
        (
            Draft {
                algorithm: "es256".to_owned(),
                ..draft(header, "{}")
            },
            "Nothing signs here with an algorithm called es256. Choose one of the list. Names of algorithms are case-sensitive. [RFC 7515 section 4.1.1]",
        ),
    ] {
        let faults = draft.read().unwrap_err();
        let said: Vec<_> = faults.iter().map(draft_fault).collect();
        assert_eq!(said.iter().map(whole).collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn every_remark_on_a_draft_has_its_words() {
    for (header, claims, expected) in [
        (
            "{}",
            "{}",
            "The header has no alg, or none that is a text. It must have one: an API must refuse this token. [RFC 7515 section 4.1.1]",
        ),
        (
            "{\n\"alg\":\"none\"}",
            "{}",
            "Line 2, column 7: alg says none, but it is signed with ES256. An API must refuse this token. [RFC 7515 section 4.1.1; RFC 8725 section 3.1]",
        ),
        (
            r#"{"alg":"ES256"}"#,
            r#"{"exp":"soon"}"#,
            "Line 1, column 8: exp is no number. It counts the seconds since 1970. An API should refuse this token. [RFC 7519 section 2 (NumericDate)]",
        ),
        (
            r#"{"alg":"ES256"}"#,
            r#"{"aud":"a","aud":"b"}"#,
            "Line 1, column 18: aud is there more than once. An API refuses this token, or takes the last one. [RFC 7515 section 4; RFC 7519 section 4]",
        ),
        (
            r#"{"alg":"ES256","b64":false}"#,
            "{}",
            "The header says that the payload is not encoded, but here it is. For an API that knows b64 the signature is wrong. [RFC 7797 sections 3 and 6]",
        ),
    ] {
        let remarks = draft(header, claims).read().unwrap().remarks;
        let said = remarks.iter().map(|own| draft_remark(own, "ES256"));
        assert_eq!(
            said.map(|own| whole(&own)).collect::<Vec<_>>(),
            [expected],
            "{header}"
        );
    }
}

#[test]
fn whoever_makes_no_token_hears_why() {
    let faults = draft("[]", "{").read().unwrap_err();
    for (fault, expected) in [
        (
            OrderFault::NothingToBreak,
            "There is nothing to break in this way. The claim, the key name or the signature that would be changed is not there, or not in what is encrypted. []",
        ),
        (
            OrderFault::Compact(CompactFault::Draft(faults)),
            "Header or claims cannot be signed as they stand. The header must be one JSON object, in braces. Line 1, column 2: the end where a member name in quotes or } should be. [RFC 7515 section 4; RFC 7519 section 7.2]",
        ),
        (
            OrderFault::Compact(CompactFault::NoKey),
            "There is no key to sign with. Only none needs no key. [RFC 7518 section 3.6]",
        ),
        (
            OrderFault::Compact(CompactFault::Sign(SignFault::Sha1)),
            "No signature is made with SHA-1. JOSE has no algorithm that signs so. [RFC 7518 section 3.1]",
        ),
        (
            OrderFault::Encrypt(EncryptFault::Header),
            "The header of the encrypted token must be one JSON object, in braces. [RFC 7516 section 4]",
        ),
    ] {
        assert_eq!(whole(&order_fault(&fault)), expected);
    }
}

#[test]
fn every_key_that_cannot_sign_has_its_words() {
    for (fault, expected) in [
        (
            SignFault::OtherKind {
                wanted: "RSA",
                found: "EC",
            },
            "The key cannot sign so: the algorithm needs a key of the kind RSA, and this is EC. Choose another key, or an algorithm for this one. [RFC 7518 section 3.1]",
        ),
        (
            SignFault::OtherKind {
                wanted: "RSA",
                found: "",
            },
            "The key cannot sign so: the algorithm needs a key of the kind RSA, and this is an unknown one. Choose another key, or an algorithm for this one. [RFC 7518 section 3.1]",
        ),
        (
            SignFault::OtherCurve {
                wanted: Some(Curve::P256),
                found: Curve::P384,
            },
            "The key cannot sign so: the algorithm needs a key on P-256, and this is on P-384. Choose another key, or an algorithm for this one. [RFC 7518 section 3.4; RFC 8037 section 3.1; RFC 9864 section 2.2]",
        ),
        (
            SignFault::OtherCurve {
                wanted: None,
                found: Curve::X25519,
            },
            "The key cannot sign so: the algorithm needs a key on Ed25519 or Ed448, and this is on X25519. Choose another key, or an algorithm for this one. [RFC 7518 section 3.4; RFC 8037 section 3.1; RFC 9864 section 2.2]",
        ),
        (
            SignFault::OtherParameters {
                wanted: MlDsa::MlDsa44,
                found: MlDsa::MlDsa65,
            },
            "The key cannot sign so: the algorithm needs a key for ML-DSA-44, and this is for ML-DSA-65. Choose another key, or an algorithm for this one. [FIPS 204 section 4]",
        ),
        (
            SignFault::NoPrivateHalf,
            "This is a public key: it verifies signatures and makes none. Signing takes the private half. [RFC 7515 section 5.1]",
        ),
        (
            SignFault::NoRoom { bits: 512 },
            "An RSA key of 512 bits has no room for this signature. JOSE asks for 2,048 bits or more. [RFC 8017 sections 9.1.1 and 9.2; RFC 7518 section 3.3]",
        ),
        (
            SignFault::Sha1,
            "No signature is made with SHA-1. JOSE has no algorithm that signs so. [RFC 7518 section 3.1]",
        ),
        (
            SignFault::Unusable(KeyFault::BadModulus),
            "The key cannot be used. The modulus (n) cannot be one of RSA. It is even, or far too small. [RFC 8017 section 3.1]",
        ),
    ] {
        assert_eq!(whole(&sign_fault(&fault)), expected);
    }
}

#[test]
fn everything_that_cannot_be_encrypted_has_its_words() {
    let name = || "X1".to_owned();
    for (fault, expected) in [
        (
            EncryptFault::UnknownAlgorithm(name()),
            "X1 is no way to encrypt a key that is computed here. Choose an alg of the list. [RFC 7518 section 4.1]",
        ),
        (
            EncryptFault::UnknownEncryption(name()),
            "X1 is no way to encrypt a content that is computed here. Choose an enc of the list. [RFC 7518 section 5.1]",
        ),
        (
            EncryptFault::UnknownCompression(name()),
            "zip says X1, and only DEF is known. [RFC 7516 section 4.1.3]",
        ),
        (
            EncryptFault::Header,
            "The header of the encrypted token must be one JSON object, in braces. [RFC 7516 section 4]",
        ),
        (
            EncryptFault::Member("epk".to_owned()),
            "The header of the encrypted token cannot say epk itself. Either encrypting writes it, or it is there twice. [RFC 7516 section 4; RFC 7518 section 4]",
        ),
        (
            EncryptFault::Unreadable("p2c"),
            "p2c in the header of the encrypted token cannot be computed with. apu and apv are base64url; p2c is a number of rounds, and not more than is computed here. [RFC 7518 sections 4.6.1 and 4.8.1]",
        ),
        (
            EncryptFault::Kind("oct"),
            "The key cannot encrypt so: it is oct, and alg is for keys of another kind. Choose another key, or an alg for this one. [RFC 7518 section 4.1]",
        ),
        (
            EncryptFault::Kind(""),
            "The key cannot encrypt so: it is an unknown one, and alg is for keys of another kind. Choose another key, or an alg for this one. [RFC 7518 section 4.1]",
        ),
        (
            EncryptFault::SecretLength(Lengths {
                found: 16,
                wanted: 32,
            }),
            "The shared secret must have 32 bytes, and has 16. How many it must have is said by alg, and with dir by enc. [RFC 7518 sections 4.4, 4.5 and 4.7]",
        ),
        (
            EncryptFault::Key(KeyFault::NotOnCurve),
            "The key cannot be used. The point is not on its curve. x and y do not belong together, or crv names another curve. Verifiers refuse such a key. [RFC 7518 section 6.2.1; SEC 1 version 2.0 section 3.2.2.1]",
        ),
        (
            EncryptFault::ZeroSecret,
            "With this key, the agreed secret is zero for everybody. It is a point of small order. Choose another key. [RFC 8037 section 5; RFC 7748 section 6.1]",
        ),
        (
            EncryptFault::Impossible,
            "This could not be encrypted, for a reason that should not exist. That is a fault of this page, not of the key. []",
        ),
    ] {
        assert_eq!(whole(&encrypt_fault(&fault)), expected);
    }
}

#[test]
fn every_lifetime_has_a_name() {
    let names = Lifetime::ALL.map(lifetime_name);
    assert_eq!(
        names,
        [
            "5 minutes",
            "1 hour",
            "24 hours",
            "365 days",
            "expired an hour ago",
            "1 hour, beginning in an hour",
        ]
    );
}

#[test]
fn every_way_to_break_says_what_a_careful_api_answers() {
    let said = Broken::ALL.map(|own| whole(&broken(own)));
    let expected = [
        "Wrong audience aud names another API. An API that does not find itself in aud must refuse the token: 401, invalid_token. [RFC 7519 section 4.1.3; RFC 6750 section 3.1]",
        "Trailing slash Each audience has a slash more at its end, or lacks the one that it had. Audiences are compared letter by letter, so the answer is 401, invalid_token; Microsoft.IdentityModel forgives the slash. [RFC 7519 sections 2 and 4.1.3; Microsoft.IdentityModel.Tokens Validators.cs (AudiencesMatchIgnoringTrailingSlash)]",
        "Other issuer iss names somebody else, and the same key signs. An API must check that the key belongs to the issuer: 401, invalid_token. [RFC 7519 section 4.1.1; RFC 8725 section 3.8; RFC 6750 section 3.1]",
        "Expired exp was an hour ago, which no allowance for clocks covers; that is a few minutes. The answer is 401, invalid_token. [RFC 7519 section 4.1.4; RFC 6750 section 3.1]",
        "Not valid yet nbf is in an hour. An API that looks at nbf must refuse the token until then: 401, invalid_token. [RFC 7519 section 4.1.5; RFC 6750 section 3.1]",
        "alg none The header says none and nothing is signed, so anybody could have made it. An API must refuse it: 401, invalid_token. [RFC 7518 section 3.6; RFC 8725 section 3.2; RFC 6750 section 3.1]",
        "Other key Another key of the same kind signs, under the name of the right one. The signature is wrong: 401, invalid_token. An API that takes it checks no signatures. [RFC 7515 section 5.2; RFC 6750 section 3.1]",
        "Altered claims sub was changed after signing, so the signature is wrong: 401, invalid_token. An API that takes it checks no signatures. [RFC 7515 section 5.2; RFC 6750 section 3.1]",
        "No kid The header does not name its key, and need not. An API may find the key in another way and take the token, or refuse it: both are right. [RFC 7515 sections 4.1.4 and 6]",
    ];
    assert_eq!(said, expected);
}

#[test]
fn what_was_altered_is_told() {
    let alteration = |part, name, before: Option<&str>, after: Option<&str>| Alteration {
        part,
        name,
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    };
    use PartName::{Header, Payload, Signature};
    for (own, expected) in [
        (
            alteration(Payload, "aud", Some("\"a\""), Some("\"a/\"")),
            "aud in the payload was \"a\", and is \"a/\".",
        ),
        (
            alteration(Payload, "nbf", None, Some("7")),
            "nbf in the payload was not there, and is 7.",
        ),
        (
            alteration(Header, "kid", Some("\"k\""), None),
            "kid in the header was \"k\", and is not there.",
        ),
        (
            alteration(Signature, "", None, None),
            "Another key signed it.",
        ),
    ] {
        assert_eq!(super::alteration(&own), expected);
    }
}

#[test]
fn whoever_has_a_key_knows_what_to_do_with_it() {
    for (name, expected) in [
        (
            "ES256",
            "Give your API the public key set, as the keys of the issuer that this token names. Keep the private key only if you need more tokens by it.",
        ),
        (
            "HS512",
            "One secret signs and verifies, so there is no public key. Your API needs this one, and whoever has it makes tokens.",
        ),
        ("none", "none signs nothing, so there is no key to give."),
    ] {
        assert_eq!(signer_use(name), expected);
    }
    assert_eq!(
        recipient_use(),
        "Your API needs this key to decrypt the token."
    );
    assert_eq!(
        whole(&made_here()),
        "This token was made with Audlens, for tests. Its header says so (made-by). Anybody can write that, so it proves nothing. An API in use that accepts such a token trusts a key which is meant for tests, or checks no signature. [RFC 7515 section 4.3]"
    );
}
