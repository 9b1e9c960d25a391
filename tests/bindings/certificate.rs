//! Access tokens that are bound to a certificate (RFC 8705).

use super::{made, said};
use audlens::binding::{Beside, Bound};
use audlens::crypto::Hash;
use audlens::crypto::key::Certificate;
use audlens::token::base64url;

/// RFC 8705 appendix A.
#[test]
fn a_certificate() {
    let der = "MIIBBjCBrAIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARtdGxzMB4XDTE4MTAxODEyMzcwOVoXDTIyMDUwMjEyMzcwOVowDzENMAsGA1UEAwwEbXRsczBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNcnyxwqV6hY8QnhxxzFQ03C7HKW9OylMbnQZjjJ/Au08/coZwxS7LfA4vOLS9WuneIXhbGGWvsDSb0tH6IxLm8wCgYIKoZIzj0EAwIDSQAwRgIhAP0RC1E+vwJD/D1AGHGzuri+hlV/PpQEKTWUVeORWz83AiEA5x2eXZOVbUlJSGQgjwD5vaUaKlLR50Q2DmFfQj1L+SY=";
    let der = base64url::decode(der).bytes;
    let own = Certificate {
        sha1: Hash::Sha1.of(&der),
        sha256: Hash::Sha256.of(&der),
        ..Certificate::default()
    };
    let text = "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0";
    let sha1 = base64url::encode(&own.sha1);
    let hex = own.sha256.iter().map(|byte| format!("{byte:02X}"));
    let hex = hex.collect::<Vec<_>>().join(":");
    let failed =
        |found: &str| format!("certificate-thumbprint: failed, OneOf([{text:?}]), {found}");
    let digest =
        |text: &str, slip: &str| failed(&format!("Digest {{ text: {text:?}, slip: {slip} }}"));
    let cases = [
        (text.to_owned(), "certificate-thumbprint: passed".to_owned()),
        // The example of §3.1.
        (
            "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2".to_owned(),
            failed("Text(\"bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2\")"),
        ),
        (sha1.clone(), digest(&sha1, "OtherHash(Sha1)")),
        (hex.clone(), digest(&hex, "Hex")),
        (format!("{text}="), digest(&format!("{text}="), "Base64")),
    ];
    let certificates = [own];
    for (claim, expected) in cases {
        let token = made(
            r#"{"alg":"RS256"}"#,
            &format!(r#"{{"cnf":{{"x5t#S256":"{claim}"}}}}"#),
        );
        assert_eq!(Bound::of(&token), [Bound::Certificate]);
        let beside = Beside {
            certificates: &certificates,
            ..Beside::default()
        };
        assert_eq!(said(&token, &beside), [expected]);
        assert_eq!(
            said(&token, &Beside::default()),
            ["certificate-thumbprint: not checked, NoCertificate"]
        );
    }
    // Several others are no help, one of several is.
    let token = made("{}", &format!(r#"{{"cnf":{{"x5t#S256":"{text}"}}}}"#));
    let other = Certificate::default();
    let [own] = certificates;
    let several = [other, own];
    let beside = Beside {
        certificates: &several,
        ..Beside::default()
    };
    assert_eq!(said(&token, &beside), ["certificate-thumbprint: passed"]);
}
