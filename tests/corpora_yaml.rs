//! Settings of Envoy, Istio and Kubernetes as their own projects publish them: each is recognised as
//! what it is and fills in what it sets, and tokens meet the fate that is written down for them.
//!
//! What a file holds is counted line by line here, with no parser. The files stand beside the
//! repository and are read in place; without them nothing is tested.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use audlens::diagnosis::{Case, Diagnosis, diagnose};
use audlens::intake::{self, Choices, Configured, Intake, Tells};
use audlens::token;
use audlens::validators::Kind;
use serde_json::Value;

const CORPORA: &str = "../shared/corpora";

/// Policies about tokens that fill nothing in, and why.
const NOT_FILLED: &[(&str, &str)] = &[
    ("allow-both-http-tcp-in.yaml", SEVERAL),
    ("allow-full-rule-in.yaml", SEVERAL),
    ("allow-only-http-in.yaml", SEVERAL),
    ("audit-both-http-tcp-in.yaml", NO_ALLOW),
    ("deny-both-http-tcp-in.yaml", NO_ALLOW),
    ("egress-gateway.yaml.tmpl", SEVERAL),
    ("gateway-jwt.yaml.tmpl", SEVERAL),
    ("global-jwt.yaml.tmpl", SEVERAL),
    ("jwt.yaml.tmpl", SEVERAL),
    ("single-policy-in.yaml", SEVERAL),
];
const SEVERAL: &str = "Its rules stand in for each other, depending on the request.";
const NO_ALLOW: &str = "It says what is not let through, or only what is noted down.";

/// Values that are no settings, and why.
const NO_VALUES: &[(&str, &str)] = &[(
    "\"\"",
    "It is empty, as the file is a collection of mistakes.",
)];

struct File {
    name: String,
    text: String,
}

#[test]
fn every_configuration_is_recognised() {
    let mut wrong = Vec::new();
    for File { name, text } in files() {
        let found = intake::read(&text);
        let mut expected: Vec<&str> = Vec::new();
        let providers = lines(&text, "providers:").count();
        for (kind, form) in [
            ("kind: AuthorizationPolicy", "istio-authorization-policy"),
            (
                "kind: RequestAuthentication",
                "istio-request-authentication",
            ),
            (
                "kind: AuthenticationConfiguration",
                "kubernetes-authentication-configuration",
            ),
        ] {
            expected.extend(lines(&text, kind).map(|_| form));
        }
        expected.extend(std::iter::repeat_n("envoy-jwt-authn", providers));
        expected.extend(lines(&text, "{ \"keys\"").map(|_| "jwks"));
        let expected: BTreeSet<_> = expected.into_iter().collect();
        let forms: BTreeSet<_> = found.pieces.iter().map(|piece| piece.form.id).collect();
        if forms != expected {
            wrong.push(format!("{name}: {forms:?}, not {expected:?}"));
        }
        let policies = lines(&text, "kind: AuthorizationPolicy").count();
        let recognised = found.pieces.iter();
        let recognised = recognised.filter(|own| own.form.id == "istio-authorization-policy");
        if recognised.count() != policies {
            wrong.push(format!("{name}: not all of {policies} policies"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_issuer_and_audience_is_filled_in() {
    let (mut wrong, mut exceptions) = (Vec::new(), BTreeSet::new());
    for File { name, text } in files() {
        let found = intake::read(&text);
        let values = |kinds: &[Kind]| -> Vec<&str> {
            let all = configured(&found).flat_map(|own| &own.values);
            let all = all.filter(|value| kinds.contains(&value.kind));
            all.map(|value| value.text.as_str()).collect()
        };
        let is_kubernetes = text.contains("kind: AuthenticationConfiguration");
        let key = if is_kubernetes { "url:" } else { "issuer:" };
        let issuers: Vec<_> = lines(&text, key)
            .map(bare)
            .filter(|own| !own.is_empty())
            .collect();
        if values(&[Kind::Issuer, Kind::Issuers]) != issuers {
            let found = values(&[Kind::Issuer, Kind::Issuers]);
            wrong.push(format!("{name}: {found:?}, not {issuers:?}"));
        }
        let audiences = audiences(&text);
        let (none, audiences): (Vec<_>, Vec<_>) = audiences
            .into_iter()
            .partition(|own| NO_VALUES.iter().any(|(value, _)| value == own));
        exceptions.extend(none.into_iter().map(str::to_owned));
        let audiences: Vec<_> = audiences.into_iter().map(bare).collect();
        if values(&[Kind::Audiences]) != audiences {
            let found = values(&[Kind::Audiences]);
            wrong.push(format!("{name}: {found:?}, not {audiences:?}"));
        }
        let about_tokens = ["requestPrincipals:", "request.auth."];
        let asks = about_tokens.iter().any(|words| text.contains(words));
        let filled = values(&[Kind::Own("requestPrincipals"), Kind::Claims]);
        if asks && text.contains("kind: AuthorizationPolicy") && filled.is_empty() {
            exceptions.insert(name.rsplit('/').next().unwrap_or_default().to_owned());
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    if present() {
        let known = NOT_FILLED
            .iter()
            .chain(NO_VALUES)
            .map(|(name, _)| (*name).to_owned());
        assert_eq!(exceptions, known.collect());
    }
}

/// The configuration of Kubernetes' documentation, and what it says of three tokens. Its tokens are
/// for another audience than its configuration has, which is a refusal of its own.
#[test]
fn kubernetes_tokens_meet_their_fate() {
    if !present() {
        return;
    }
    let folder = Path::new(CORPORA).join("k8s-authn/docs");
    let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    for (file, case) in expected.as_object().unwrap() {
        let Some(token) = case["token"].as_str() else {
            continue;
        };
        let now = case["claims"]["iat"].as_i64().unwrap();
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let refused = rejection(&check(&text, token, now));
        assert_eq!(
            refused,
            r#"oidc: verify token: oidc: expected audience "my-app" got ["kubernetes"]"#
        );
        let later = rejection(&check(
            &text.replace("my-app", "kubernetes"),
            token,
            now + 9_999_999,
        ));
        assert!(
            later.starts_with("oidc: verify token: oidc: token is expired"),
            "{later}"
        );
        // Expressions are not worked out here, but named.
        let checked = check(&text.replace("my-app", "kubernetes"), token, now);
        assert_eq!(rejection(&checked), "", "{file}");
        let named = intake::read(&text).fill(&Choices::default());
        let named = named.settings.list(Kind::Own("validation expressions"));
        let documented = case["documented"].as_str().unwrap();
        assert_eq!(
            documented.contains("hd claim"),
            file == "fails-claim-validation.yaml"
        );
        let by = named
            .iter()
            .filter(|own| own.contains("claims.hd") || own.contains("system:"));
        let rules = text.matches("- expression:").count();
        assert_eq!(by.count(), rules, "{file}: {named:?}");
    }
}

/// Istio's own tokens and the rule in its README; and what its tasks say of claims that are lists.
#[test]
fn istio_tokens_meet_their_fate() {
    if !present() {
        return;
    }
    let folder = Path::new(CORPORA).join("envoy-istio/istio/security/tools/jwt/samples");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let (rule, demo, groups) = (
        read("README.md"),
        read("demo.jwt"),
        read("groups-scope.jwt"),
    );
    let policy = |conditions: &str| {
        let head = "kind: AuthorizationPolicy\nspec:\n  rules:\n  - from:\n    - source:\n        requestPrincipals: ";
        [&rule, "\n\n", head, conditions].concat()
    };
    let own = "[testing@secure.istio.io/testing@secure.istio.io]\n";
    let listed =
        "['*']\n    when:\n    - key: request.auth.claims[groups]\n      values: [group1]\n";
    let scoped =
        "['*']\n    when:\n    - key: request.auth.claims[scope]\n      values: [scope2]\n";
    let denied = "RBAC: access denied";
    for (text, token, expected) in [
        (rule.clone(), &demo, ""),
        (rule.clone(), &groups, ""),
        (
            rule.replace("testing@secure.istio.io", "testing@secure.example"),
            &demo,
            "Jwt issuer is not configured",
        ),
        (policy(own), &demo, ""),
        (policy("[testing@secure.istio.io/another]\n"), &demo, denied),
        (policy(listed), &groups, ""),
        (policy(listed), &demo, denied),
        (policy(scoped), &groups, ""),
        (policy(scoped), &demo, denied),
    ] {
        let checked = check(&text, token.trim(), 1_795_348_800);
        assert_eq!(rejection(&checked), expected, "{text}");
    }
    // Nothing of what the README has beside the rule gets in the way of it.
    let filled = intake::read(&rule).fill(&Choices::default());
    assert_eq!(filled.validator.map(|own| own.id), Some("istio"));
}

/// What becomes of a token that is pasted with these settings.
fn check(text: &str, token: &str, now: i64) -> Diagnosis {
    assert!(token::read(token).token.payload().is_some(), "{token}");
    let filled = intake::read(text).fill(&Choices::default());
    diagnose(&Case {
        input: token.to_owned(),
        validator: filled.validator.unwrap(),
        settings: filled.settings,
        now,
        ..Case::default()
    })
}

fn rejection(diagnosis: &Diagnosis) -> String {
    let verdict = diagnosis.verdict.as_ref().unwrap();
    let rejection = verdict.rejection.as_ref();
    rejection.map(|own| own.message.clone()).unwrap_or_default()
}

fn configured(intake: &Intake) -> impl Iterator<Item = &Configured> {
    intake.pieces.iter().filter_map(|piece| match &piece.tells {
        Tells::Settings(configured) => Some(configured),
        _ => None,
    })
}

/// What stands behind a key, in the lines that begin with it.
fn lines<'a>(text: &'a str, key: &'static str) -> impl Iterator<Item = &'a str> {
    let own = text.lines().map(|line| line.trim_start_matches([' ', '-']));
    own.filter_map(move |line| {
        let rest = line.strip_prefix(key)?;
        (rest.is_empty() || rest.starts_with([' ', ':']) || !key.ends_with(':'))
            .then_some(rest.trim())
    })
}

/// A value without quotation marks and the comment behind it.
fn bare(value: &str) -> &str {
    let value = value.split(" #").next().unwrap_or(value).trim();
    value.trim_matches(['"', '\''])
}

/// The audiences of a file, as they are written: in brackets, or in the lines below.
fn audiences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    // What a rule asks for beside its provider stands elsewhere.
    let mut overrides = false;
    for line in text.lines() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let own = line.trim();
        overrides |= own.starts_with("provider_and_audiences");
        if let Some(rest) = own.strip_prefix("audiences:").filter(|_| !overrides) {
            let inside = rest.trim().trim_matches(['[', ']', ' ']);
            found.extend(
                inside
                    .split(',')
                    .map(str::trim)
                    .filter(|own| !own.is_empty()),
            );
            open = rest.trim().is_empty().then_some(indent);
            continue;
        }
        let item = own.strip_prefix("- ").unwrap_or(own);
        let goes_on =
            |start: &usize| indent >= *start && !item.contains(": ") && !own.ends_with(':');
        match open.filter(goes_on) {
            Some(_) if !own.is_empty() => found.push(item),
            _ => open = None,
        }
    }
    found
}

fn present() -> bool {
    !files().is_empty()
}

fn files() -> Vec<File> {
    let folders = ["envoy-istio", "k8s-authn"].map(|name| Path::new(CORPORA).join(name));
    if !folders.iter().all(|folder| folder.is_dir()) {
        println!("skipped: corpora not present");
        return Vec::new();
    }
    let mut open: Vec<PathBuf> = folders.to_vec();
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.display().to_string();
            let ends = [".yaml", ".yaml.tmpl", "jwks.json"];
            if path.is_dir() {
                open.push(path);
            } else if ends.iter().any(|end| name.ends_with(end)) {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push(File { name, text });
            }
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}
