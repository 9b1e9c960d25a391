//! What the library says, case by case: `tests/validators/identity_model.txt`.
//!
//! `UPDATE=1 cargo test --lib identity_model` writes what is said now, for review.

use crate::validators::Profile;
use crate::validators::probe::{Members, said, token, with};

const HEADER: Members<'_> = &[
    ("typ", "\"JWT\""),
    ("alg", "\"RS256\""),
    ("kid", "\"key-1\""),
];

const CLAIMS: Members<'_> = &[
    ("aud", "\"api://orders\""),
    ("iss", "\"https://issuer.example/\""),
    ("nbf", "1795305300"),
    ("exp", "1795309200"),
];

const SETTINGS: Members<'_> = &[
    ("ValidAudience", "api://orders"),
    ("ValidIssuer", "https://issuer.example/"),
    ("Signing key", "fits"),
];

const CLASSES: [&str; 2] = [
    "Microsoft.IdentityModel.JsonWebTokens.JsonWebToken",
    "System.IdentityModel.Tokens.Jwt.JwtSecurityToken",
];

#[test]
fn each_line_says_what_is_said() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/validators/identity_model.txt"
    );
    let file = std::fs::read_to_string(path).unwrap();
    let now: String = file.lines().map(|line| answered(line) + "\n").collect();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, now).unwrap();
        return;
    }
    for (pinned, new) in file.lines().zip(now.lines()) {
        assert_eq!(new, pinned);
    }
    let cases = file.lines().filter(|line| !is_remark(line));
    assert!(cases.count() >= 150);
}

/// `MaximumTokenSizeInBytes` (TokenHandler.cs, DefaultMaximumTokenSizeInBytes), in UTF-16.
#[test]
fn what_is_too_long_is_not_read() {
    let old = "Version of Microsoft.IdentityModel";
    let cases: [(&str, Members<'_>, &str); 4] = [
        (
            &"a".repeat(256_001),
            &[],
            "input: IDX10209: Token has length: '256001' which is larger than the MaximumTokenSizeInBytes: '256000'. (ArgumentException)",
        ),
        (
            &"a".repeat(256_001),
            &[(old, "6.14.1")],
            "input: IDX10209: Token has length: 'System.Int32' which is larger than the MaximumTokenSizeInBytes: 'System.Int32'. (ArgumentException)",
        ),
        (
            &"a".repeat(256_001),
            &[(old, "5.4.0")],
            "input: IDX10209: token has length: '[PII is hidden]' which is larger than the MaximumTokenSizeInBytes: '[PII is hidden]'. (ArgumentException)",
        ),
        (
            &"é".repeat(256_001),
            &[],
            "input: IDX10209: Token has length: '256001' which is larger than the MaximumTokenSizeInBytes: '256000'. (ArgumentException)",
        ),
    ];
    for (token, settings, expected) in cases {
        for profile in profiles("both") {
            assert_eq!(said(profile, token, settings), expected);
        }
    }
    for just_short_enough in ["a".repeat(256_000), "é".repeat(256_000)] {
        for profile in profiles("both") {
            let said = said(profile, &just_short_enough, &[]);
            assert!(said.starts_with("read: "), "{said}");
        }
    }
}

fn is_remark(line: &str) -> bool {
    line.is_empty() || line.starts_with('#')
}

/// The line with what is said now.
fn answered(line: &str) -> String {
    if is_remark(line) {
        return line.to_owned();
    }
    let mut columns = line.splitn(4, " | ");
    let mut column = || columns.next().unwrap();
    let (who, settings, changes) = (column(), column(), column());
    let said: Vec<_> = profiles(who)
        .into_iter()
        .map(|profile| answer(profile, settings, changes))
        .collect();
    let (first, rest) = said.split_first().unwrap();
    assert!(rest.iter().all(|other| other == first), "{line}\n{said:#?}");
    [who, settings, changes, first].join(" | ")
}

fn profiles(who: &str) -> Vec<&'static Profile> {
    let ids: &[&str] = match who {
        "new" => &["json-web-token-handler"],
        "old" => &["jwt-security-token-handler"],
        _ => &["json-web-token-handler", "jwt-security-token-handler"],
    };
    ids.iter().map(|id| Profile::by_id(id).unwrap()).collect()
}

fn answer(profile: &'static Profile, settings: &str, changes: &str) -> String {
    let settings: Vec<_> = pairs(settings)
        .map(|(name, value)| (name, value.replace("\\n", "\n")))
        .collect();
    let settings: Vec<_> = settings
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let said = said(profile, &changed(changes), &with(SETTINGS, &settings));
    let said = CLASSES
        .iter()
        .fold(said, |said, class| said.replace(class, "{class}"));
    said.replace('\n', "\\n")
}

/// The token, with what is changed about it.
fn changed(changes: &str) -> String {
    if let Some(token) = changes.strip_prefix("token=") {
        return token.to_owned();
    }
    let (mut header, mut claims, mut signature) = (Vec::new(), Vec::new(), "c2lnbmF0dXJl");
    for (name, value) in pairs(changes) {
        match name.strip_prefix("header.") {
            Some(name) => header.push((name, value)),
            None if name == "signature" => signature = value,
            None => claims.push((name, value)),
        }
    }
    let token = token(&with(HEADER, &header), &with(CLAIMS, &claims));
    let (signed, _) = token.rsplit_once('.').unwrap();
    [signed, ".", signature].concat()
}

fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let text = if text == "-" { "" } else { text };
    text.split("; ").filter_map(|pair| pair.split_once('='))
}
