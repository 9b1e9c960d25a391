//! Keys: what they verify, what they open, and that they are never printed.

use audlens::crypto::encrypt::encrypt;
use audlens::crypto::random::random;
use audlens::crypto::{Given, SecretText, keyring};
use serde_json::Value;

use crate::audlens_command::{Ran, audlens, file};
use crate::{NOON_UTC, pinned, schema};

/// RFC 7515 appendix A.1.
const HS256: &str = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const SECRET: &str =
    "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";

/// RFC 7515 appendix A.2, its key with another name than the token could have.
const RS256: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
const MODULUS: &str = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";

/// RFC 7516 appendix A.3.
const A128KW: &str = "eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ";
const WRAPPING: &str = "GawgguFyGrWKav7AX4VKUg";

/// Files for `--keys`, by name and text.
type Files<'a> = &'a [(&'a str, &'a str)];

const PASSWORD: &str = "correct horse";

fn set(names: &[&str]) -> String {
    let keys = names
        .iter()
        .map(|kid| format!(r#"{{"kty":"RSA","kid":"{kid}","n":"{MODULUS}","e":"AQAB"}}"#));
    format!(r#"{{"keys":[{}]}}"#, keys.collect::<Vec<_>>().join(","))
}

/// A token around another, opened with that text.
fn around(inside: &str, alg: &str, opener: &str) -> String {
    let given = Given {
        keys: SecretText::from(opener),
        ..Given::default()
    };
    let key = keyring::read(&given).keys.remove(0);
    let header = match alg.starts_with("PBES2") {
        true => r#"{"cty":"JWT","p2c":1000}"#,
        false => r#"{"cty":"JWT"}"#,
    };
    encrypt(
        inside.as_bytes(),
        header,
        alg,
        "A128GCM",
        &key,
        &mut random([1; 32]),
    )
    .unwrap()
}

/// What is said in text and in JSON, which never has a secret in it.
fn inspect(input: &str, keys: Files<'_>, more: &[&str]) -> Ran {
    let mut arguments = vec!["inspect", "--at", NOON_UTC];
    for (name, text) in keys {
        file(name, text);
        arguments.extend(["--keys", name]);
    }
    arguments.extend(more);
    let ran = audlens(&arguments, input);
    arguments.push("--json");
    let json = audlens(&arguments, input);
    assert_eq!(
        (ran.status, json.status),
        (0, 0),
        "{}{}",
        ran.stderr,
        json.stderr
    );
    let schema: Value = serde_json::from_str(&audlens(&["schema"], "").stdout).unwrap();
    schema::check(&schema, &serde_json::from_str(&json.stdout).unwrap());
    for secret in [SECRET, WRAPPING, PASSWORD, "wrong horse", "not the secret"] {
        for printed in [&ran.stdout, &json.stdout] {
            assert!(!printed.contains(secret), "{printed}");
        }
    }
    ran
}

/// Each answer of keys, word for word.
#[test]
fn keys_verify_and_open() {
    let wrapping = format!(r#"{{"kty":"oct","kid":"7","k":"{WRAPPING}"}}"#);
    let secret = format!(r#"{{"kty":"oct","k":"{SECRET}"}}"#);
    let locked = around(HS256, "PBES2-HS256+A128KW", PASSWORD);
    let nested = around(&around(HS256, "A128KW", &wrapping), "A128KW", &wrapping);
    let half = around(&locked, "A128KW", &wrapping);
    let both = [
        ("wrapping.json", wrapping.as_str()),
        ("secret.json", &secret),
    ];
    let form: &[&str] = &["--secret", "base64url"];
    let cases: [(&str, &str, Files<'_>, &[&str]); 14] = [
        ("hs256-right", HS256, &[("secret.txt", SECRET)], form),
        ("hs256-other-form", HS256, &[("secret.txt", SECRET)], &[]),
        (
            "hs256-wrong",
            HS256,
            &[("wrong.txt", "not the secret, but long enough")],
            &[],
        ),
        ("rs256-set", RS256, &[("set.json", &set(&["a"]))], &[]),
        (
            "kid-not-in-set",
            &crate::token(r#"{"aud":"a"}"#),
            &[("set.json", &set(&["a", "K1"]))],
            &[],
        ),
        ("opened", A128KW, &[("wrapping.json", &wrapping)], &[]),
        ("opened-without-key", A128KW, &[], &[]),
        (
            "opened-with-other-key",
            A128KW,
            &[("secret.txt", "fedcba9876543210")],
            &[],
        ),
        (
            "opened-with-longer-key",
            A128KW,
            &[("secret.json", &secret)],
            &[],
        ),
        (
            "opened-with-public-key",
            A128KW,
            &[("set.json", &set(&["a"]))],
            &[],
        ),
        (
            "password",
            &locked,
            &[("password.txt", &format!("{PASSWORD}\n"))],
            &[],
        ),
        (
            "password-wrong",
            &locked,
            &[("password.txt", "wrong horse")],
            &[],
        ),
        ("nested", &nested, &both, &[]),
        ("nested-half", &half, &both, &[]),
    ];
    for (name, input, keys, more) in cases {
        pinned(
            &format!("keys-{name}"),
            &inspect(input, keys, more).report(),
        );
    }
}

/// A validator is told about its key, unless somebody told it already.
#[test]
fn a_validator_is_told_about_its_key() {
    let right = format!(r#"{{"kty":"oct","k":"{SECRET}"}}"#);
    let wrong = right.replace("AyM", "ByM");
    let token = crate::token(r#"{"aud":"api://a","iss":"https://i","exp":32503680000}"#);
    let fits = ["--set", "Signing key=fits"];
    let cases: [(&str, &str, &[&str], i32, &str); 6] = [
        (&token, r#"{"keys":[]}"#, &[], 1, "error[IDX10500]: "),
        (&token, &set(&["K1"]), &[], 1, "error[IDX10503]: "),
        (&token, &set(&["K1"]), &fits, 0, "note: "),
        (&token, &set(&["k1"]), &[], 1, "error[IDX10511]: "),
        (HS256, &wrong, &[], 1, "error[IDX10517]: "),
        (HS256, &right, &[], 1, "error[IDX10223]: "),
    ];
    let validator = ["check", "--validator", "json-web-token-handler"];
    let set = [
        "--set",
        "ValidAudience=api://a",
        "--set",
        "ValidIssuer=https://i",
        "--set",
        "ValidateAudience=false",
        "--set",
        "ValidateIssuer=false",
    ];
    for (token, keys, more, status, start) in cases {
        let keys = file("keys.json", keys);
        let arguments = [&validator, &set[..], more, &["--keys", &keys]].concat();
        let ran = audlens(&arguments, token);
        assert_eq!(ran.status, status, "{}{}", ran.stdout, ran.stderr);
        assert!(ran.stdout.starts_with(start), "{}", ran.stdout);
    }
}

/// What is opened is checked as if it had come open, and what is not is told why.
#[test]
fn what_is_opened_is_checked() {
    let key = format!(r#"{{"kty":"oct","k":"{WRAPPING}"}}"#);
    let inside = crate::token(r#"{"aud":"api://a","exp":32503680000}"#);
    let token = around(&inside, "A128KW", &key);
    let check = ["check", "--validator", "rfc7519", "--at", NOON_UTC];
    let check = [&check[..], &["--set", "Audiences=api://b"]].concat();
    let keys = file("key.json", &key);
    let other = file("other.txt", "fedcba9876543210");
    for (name, keys) in [("opened", &keys), ("closed", &other)] {
        let ran = audlens(&[&check[..], &["--keys", keys]].concat(), &token);
        pinned(&format!("check-keys-{name}"), &ran.report());
    }
}

/// A payload beside the token (RFC 7515 appendix F), and a private key with a password.
#[test]
fn what_comes_in_files_of_its_own_is_used() {
    let secret = format!(r#"{{"kty":"oct","k":"{SECRET}"}}"#);
    let parts: Vec<_> = HS256.split('.').collect();
    let payload = audlens::token::base64url::decode(parts[1]).bytes;
    let payload = file("payload.bin", payload);
    let detached = format!("{}..{}", parts[0], parts[2]);
    let keys = file("secret.json", &secret);
    let verified = |more: &[&str]| {
        let ran = audlens(&[&["inspect", "--keys", &keys], more].concat(), &detached);
        ran.stdout.contains("verified[signature]")
    };
    assert!(verified(&["--detached", &payload]));
    assert!(!verified(&[]));
    let pem = std::fs::read("tests/keys/p256-pkcs8-encrypted-pbkdf2-sha256.pem").unwrap();
    let pem = file("locked.pem", pem);
    let word = file("password.txt", "swordfish\n");
    let keys = ["inspect", "--keys", &pem];
    let closed = audlens(&keys, RS256).stdout;
    let open = audlens(&[&keys[..], &["--password-file", &word]].concat(), RS256).stdout;
    assert!(
        closed.contains("private key, locked with a password"),
        "{closed}"
    );
    assert!(open.contains("private EC on P-256"), "{open}");
}
