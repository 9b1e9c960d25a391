//! Selective disclosure.

use audlens::binding::sd_jwt::{
    self, Credential, DisclosureFault, Fault, Form, HashClaim, Path, Place, SdJwt, Spot,
    Undisclosed,
};
use audlens::explain::{disclosure, disclosure_place, sd_jwt as said};
use audlens::token;
use audlens::token::base64url::{Remark, encode};
use audlens::token::json::{Expected, Fault as JsonFault};
use audlens::token::span::Span;

/// An SD-JWT with nothing in it but one orphan.
fn bare() -> SdJwt {
    let parts = [r#"{"alg":"ES256"}"#, "{}", "signed"].map(|part| encode(part.as_bytes()));
    let text = format!("{}~{}~", parts.join("."), encode(br#"["salt","a",1]"#));
    sd_jwt::read(&token::read(&text)).unwrap()
}

#[test]
fn what_is_wrong_with_the_whole() {
    let path = Path::default;
    let cases = [
        (
            Fault::DigestRepeated {
                digest: "abc".to_owned(),
                path: path(),
            },
            "The digest abc stands twice, the second time in the claims. Each digest may stand in the claims once only, so that one disclosure is one claim. (RFC 9901 §7.1 step 4)",
        ),
        (
            Fault::DisclosuresElsewhere(1),
            "disclosures or kb_jwt stand beside signature 2. They belong into the unprotected header of the first signature. (RFC 9901 §8.3)",
        ),
        (
            Fault::DisclosuresNotStrings,
            "disclosures is no array of strings, or kb_jwt is no string. (RFC 9901 §8.1)",
        ),
        (
            Fault::EllipsisMisplaced(path()),
            "The name ... is out of place in the claims. It stands for an element of an array, alone in its object, with a digest as its value. (RFC 9901 §4.2.4.2)",
        ),
        (
            Fault::EmptyPart,
            "There is nothing between two of the tildes. Copy the token once more; a disclosure may be missing. (RFC 9901 §4)",
        ),
        (
            Fault::HashMisplaced(path()),
            "_sd_alg is out of place in the claims. It stands in the outermost object of the signed claims, or nowhere. (RFC 9901 §4.1.1)",
        ),
        (
            Fault::HashNotString,
            "_sd_alg is no string. (RFC 9901 §4.1.1)",
        ),
        (
            Fault::HashUnknown("SHA-256".to_owned()),
            "_sd_alg names SHA-256, which is not computed here. So no disclosure can be matched. Names are written as in sha-256, in small letters. (RFC 9901 §7.1 step 2.d)",
        ),
        (
            Fault::KeyBindingNotLast,
            "More follows behind the key binding. The key binding is the last part, without a tilde behind it. (RFC 9901 §4)",
        ),
        (
            Fault::NoFinalTilde,
            "The tilde at the end is missing. An SD-JWT without a key binding ends with a tilde; without it, the last disclosure reads as a key binding. (RFC 9901 §4)",
        ),
        (
            Fault::PayloadUnreadable,
            "The signed claims cannot be read, so no disclosure can be matched. (RFC 9901 §4.1)",
        ),
        (
            Fault::SdNotStrings(path()),
            "_sd in the claims is no array of strings. (RFC 9901 §4.2.4.1)",
        ),
        (
            Fault::TooDeep(path()),
            "What stands at the claims is nested deeper than 128 levels, and was not looked at. That limit is one of this page. ()",
        ),
        (
            Fault::TooMany(3),
            "3 disclosures behind the first 10000 were not looked at. That is more than this page reads. ()",
        ),
        (
            Fault::Unsecured,
            "alg is none: nobody signed the digests. Anybody can make such a token with any claims. (RFC 9901 §7.1 step 2.a)",
        ),
        (
            Fault::VctMissing,
            "The credential has no vct. vct names the type of a credential. (draft-ietf-oauth-sd-jwt-vc-18 §2.2.2.3)",
        ),
        (
            Fault::VctNotString,
            "vct is no string. (draft-ietf-oauth-sd-jwt-vc-18 §2.2.2.1)",
        ),
    ];
    for (fault, words) in cases {
        let own = SdJwt {
            faults: vec![fault],
            ..bare()
        };
        let said = said(&own).faults.remove(0);
        let text = [&[said.title], said.body.as_slice()].concat().join(" ");
        assert_eq!(format!("{text} ({})", said.source), words);
    }
}

#[test]
fn what_it_is_and_what_is_held_back() {
    let credential = |form, vct: Option<&str>| {
        let own = SdJwt {
            credential: Some(Credential {
                form,
                vct: vct.map(str::to_owned),
            }),
            ..bare()
        };
        said(&own).facts.remove(0)
    };
    assert_eq!(
        credential(Form::Current, Some("https://a")),
        "It is a credential (SD-JWT VC) of the type https://a."
    );
    assert_eq!(
        credential(Form::Former, None),
        "It is a credential (SD-JWT VC) of the type (none), with the typ vc+sd-jwt of drafts before November 2024; now it is dc+sd-jwt."
    );
    assert_eq!(
        credential(Form::Untyped, Some("a")),
        "Its vct makes it a credential (SD-JWT VC) of the type a, but its typ is not dc+sd-jwt."
    );
    let open = |count| {
        said(&SdJwt {
            decoys: count,
            ..bare()
        })
        .facts
    };
    assert_eq!(
        open(0),
        [
            "The digests are by sha-256: there is no _sd_alg.",
            "Nothing is held back: there is a disclosure for each digest."
        ]
    );
    assert_eq!(
        open(1)[1..],
        [
            "For one digest nothing is disclosed: a claim is held back, or it is a decoy. Nobody but the issuer and the holder can tell which."
        ]
    );
    assert_eq!(
        open(2)[1..],
        [
            "For 2 digests nothing is disclosed: claims are held back, or they are decoys. Nobody but the issuer and the holder can tell which."
        ]
    );
    let spot = Spot {
        within: None,
        span: Span::new(0, 0),
    };
    let undisclosed = |is_element| Undisclosed {
        path: Path::default(),
        is_element,
        spot,
    };
    let own = SdJwt {
        undisclosed: vec![undisclosed(true), undisclosed(false)],
        hash: HashClaim {
            written: Some("sha-512".to_owned()),
            hash: None,
        },
        ..bare()
    };
    assert_eq!(
        said(&own).held_back,
        ["An element of the claims", "A claim in the claims"]
    );
    assert_eq!(
        said(&own).facts[0],
        "The digests are by sha-512, as _sd_alg says."
    );
}

#[test]
fn where_a_disclosure_belongs() {
    let matched = |within| Place::Matched {
        path: Path::default(),
        spot: Spot {
            within,
            span: Span::new(0, 0),
        },
    };
    let cases = [
        (
            matched(None),
            "It belongs to the claims; its digest stands in the signed claims.",
        ),
        (
            matched(Some(1)),
            "It belongs to the claims; its digest stands in disclosure 2.",
        ),
        (
            Place::Orphan,
            "No digest refers to it. A verifier refuses the token: the disclosure is another token's, or was changed.",
        ),
        (
            Place::Repeated(0),
            "It is disclosure 1 once more. A verifier refuses the token; send each once.",
        ),
        (
            Place::Unknown,
            "Where it belongs cannot be told: the hash is unknown, or the claims cannot be read.",
        ),
    ];
    for (place, words) in cases {
        assert_eq!(disclosure_place(&place), words);
    }
    let mut own = bare().disclosures.remove(0);
    let told = disclosure(&own);
    assert_eq!((&*told.title, told.refused), ("The claim a", true));
    own.name = None;
    assert_eq!(disclosure(&own).title, "An element of an array");
    own.value = None;
    assert_eq!(disclosure(&own).title, "No claim");
}

#[test]
fn what_is_wrong_with_a_disclosure() {
    let encoding = |remark| DisclosureFault::Encoding(vec![remark]);
    let json = JsonFault {
        at: 4,
        found: None,
        expected: Expected::Digit,
    };
    let cases = [
        (
            DisclosureFault::Critical,
            "A claim that decides whether the token is valid is hidden. A holder who leaves it out gets around the check. The issuer should let it stand in the open. (RFC 9901 §9.7)",
        ),
        (
            encoding(Remark::Foreign {
                at: 0,
                found: '!',
                count: 1,
            }),
            "It holds a character that base64url does not have. (RFC 9901 §4)",
        ),
        (
            encoding(Remark::Length { characters: 5 }),
            "A character of it is missing: no base64url has that length. (RFC 9901 §4)",
        ),
        (
            encoding(Remark::Padding { at: 3, count: 1 }),
            "It ends with =, which is left off here. (RFC 9901 §4)",
        ),
        (
            encoding(Remark::StandardAlphabet {
                at: 0,
                found: '+',
                count: 1,
            }),
            "It is base64 with + or /, and must be base64url. (RFC 9901 §4)",
        ),
        (
            encoding(Remark::TrailingBits { at: 3, found: 'B' }),
            "Its last character has bits that belong to no byte. (RFC 9901 §4)",
        ),
        (
            DisclosureFault::Encoding(Vec::new()),
            "It is no base64url. (RFC 9901 §4)",
        ),
        (
            DisclosureFault::Length {
                found: 2,
                wanted: 3,
            },
            "It has 2 elements, and its place asks for 3. A claim is salt, name and value; an element of an array is salt and value. (RFC 9901 §7.1 step 3.c.ii)",
        ),
        (
            DisclosureFault::NameNotString,
            "The name of the claim is no string. (RFC 9901 §4.2.1)",
        ),
        (
            DisclosureFault::NameReserved,
            "The name of the claim is _sd or three dots. These two names are for digests alone. (RFC 9901 §7.1 step 3.c.ii)",
        ),
        (
            DisclosureFault::NameTaken,
            "There is a claim of that name already. A disclosure must not take the place of a claim. (RFC 9901 §7.1 step 3.c.ii)",
        ),
        (DisclosureFault::NotArray, "It is no array. (RFC 9901 §4.2)"),
        (
            DisclosureFault::NotJson(None),
            "It is no JSON. (RFC 9901 §4.2)",
        ),
        (
            DisclosureFault::NotJson(Some(json)),
            "It stops being JSON at byte 5. (RFC 9901 §4.2)",
        ),
        (
            DisclosureFault::NotUtf8,
            "Its bytes are no UTF-8. (RFC 9901 §4.2)",
        ),
        (
            DisclosureFault::NotForCredential,
            "A credential must not hide this claim. A verifier needs it to judge the credential. It stands in the open. (draft-ietf-oauth-sd-jwt-vc-18 §2.2.2.3)",
        ),
        (
            DisclosureFault::SaltNotString,
            "The salt is no string. (RFC 9901 §4.2.1)",
        ),
        (
            DisclosureFault::SaltRepeated(0),
            "It has the salt of disclosure 1. Each disclosure needs a salt of its own, or who knows one can guess the value of another. (RFC 9901 §4.2.1)",
        ),
    ];
    for (fault, words) in cases {
        let mut own = bare().disclosures.remove(0);
        own.faults = vec![fault];
        let said = disclosure(&own).faults.remove(0);
        let text = [&[said.title], said.body.as_slice()].concat().join(" ");
        assert_eq!(format!("{text} ({})", said.source), words);
    }
}
