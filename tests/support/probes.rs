//! Tokens and settings that between them bring out everything that a validator can do.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

use std::collections::BTreeSet;

use audlens::diagnosis::Case;
use audlens::scenario::NOON;
use audlens::token::{self, base64url};
use audlens::validators::{Expectation, Kind, Profile, Settings, Shape, Verdict};
use serde_json::{Map, Value, json};

const TENANT: &str = "aaaabbbb-0000-cccc-1111-dddd2222eeee";

/// Sets of settings and tokens that between them bring out everything that a validator can do:
/// what each setting's example says, then one thing changed, then two.
pub(crate) struct Probes {
    profile: &'static Profile,
    settings: Vec<Settings>,
}

impl Probes {
    pub(crate) fn of(profile: &'static Profile) -> Self {
        let mut base = Settings::default();
        for setting in profile.settings {
            let example = setting.example.text();
            let fill = match setting.shape {
                Shape::Choice(_) | Shape::Flag => "",
                _ if setting.fault(example).is_some() => "",
                _ => example,
            };
            base.set(setting.kind, fill);
        }
        let mut anybody = base.clone();
        for setting in profile.settings {
            let text = base.text(setting.kind).replace(TENANT, "common");
            let named = matches!(setting.kind, Kind::Tenant | Kind::Issuers);
            anybody.set(setting.kind, if named { String::new() } else { text });
        }
        let mut settings = vec![base.clone(), Settings::default(), anybody];
        for setting in profile.settings {
            let values: Vec<&str> = match setting.shape {
                Shape::Choice(choices) => choices.to_vec(),
                Shape::Flag => vec!["true", "false"],
                Shape::Seconds => vec!["0", "1000"],
                // One for each question that a claim may belong to.
                Shape::Claims => vec![
                    "",
                    "aud: api://orders",
                    "iss: https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/",
                    "appid: 11112222-bbbb-3333-cccc-4444dddd5555",
                    "oid\nroles any: Orders.Read.All",
                ],
                Shape::Version => vec![
                    "5.2.0", "6.5.0", "6.22.0", "6.30.0", "7.2.0", "8.2.0", "8.8.0", "8.22.0",
                ],
                _ => vec!["", "null", "[]"],
            };
            for value in values {
                let mut changed = base.clone();
                changed.set(setting.kind, value);
                settings.push(changed);
            }
        }
        Self { profile, settings }
    }

    /// Every token with what the examples say and with nothing set; with the rest a few of them,
    /// or all.
    pub(crate) fn each(&self, all: bool, mut look: impl FnMut(&Case)) {
        for (index, settings) in self.settings.iter().enumerate() {
            let mut case = Case {
                input: String::new(),
                validator: self.profile,
                settings: settings.clone(),
                message: String::new(),
                now: NOON,
                ..Case::default()
            };
            // Twice, because what is expected may depend on what came.
            let mut wanted = json!({});
            for _ in 0..2 {
                case.input = token(&header(), &wanted, "c2ln");
                let reading = token::read(&case.input);
                wanted = claims(&(self.profile.expect)(&case.attempt(&reading)));
            }
            // One token is longer than some validators read, and takes long to read.
            let longest = (index == 0).then(|| token(&header(), &wanted, &"A".repeat(300_000)));
            for input in tokens(&wanted, all || index < 2).into_iter().chain(longest) {
                case.input = input;
                look(&case);
            }
        }
    }

    /// What the validator does in all of these cases.
    pub(crate) fn run(&self, mut look: impl FnMut(&Verdict)) {
        self.each(true, |case| {
            let reading = token::read(&case.input);
            look(&self.profile.run(&case.attempt(&reading)).unwrap());
        });
    }
}

fn header() -> Value {
    json!({"typ": "JWT", "alg": "RS256", "kid": "example-key-1"})
}

/// The claims of a token that meets what is expected.
fn claims(expected: &Expectation) -> Value {
    let first =
        |values: &[String], other: &str| values.first().map_or(other, String::as_str).to_owned();
    let mut claims = json!({
        "aud": first(&expected.audiences, "api://orders").trim(),
        "iss": first(&expected.issuers, &format!("https://sts.windows.net/{TENANT}/")).trim(),
        "tid": TENANT, "ver": "1.0", "oid": "00aa00aa-bb11-cc22-dd33-44ee44ee44ee",
        "sub": "subject", "nbf": NOON - 300, "iat": NOON - 300, "exp": NOON + 3600,
        "appid": first(&expected.callers, "11112222-bbbb-3333-cccc-4444dddd5555"),
        "scp": if expected.scopes.is_empty() { "access_as_user".to_owned() } else { expected.scopes.join(" ") },
        "roles": if expected.roles.is_empty() { vec!["Orders.Read.All".to_owned()] } else { expected.roles.clone() },
    });
    for claim in &expected.claims {
        let separator = claim.separator.as_deref().unwrap_or(" ");
        claims[&claim.name] = match claim.values.as_slice() {
            [] => json!("anything"),
            [first, ..] if claim.name == "aud" && !claim.all => json!([claims["aud"], first]),
            values => json!(values.join(separator)),
        };
    }
    claims
}

/// The token as it is wanted, and everything that can be wrong with one.
fn tokens(wanted: &Value, all_of_them: bool) -> Vec<String> {
    let good = token(&header(), wanted, "c2ln");
    if !all_of_them {
        return few(wanted);
    }
    let mut all = vec![
        String::new(),
        good.clone(),
        good.replacen('.', "", 1),
        good.replace('.', ""),
        format!("{good}."),
        format!("{good}.x.y"),
        format!("{good}.x.y.z"),
        format!("*{good}"),
        good.replace(".ey", ".*ey"),
        good.replacen("ey", "e*y", 1),
        token(&header(), wanted, ""),
        token(&header(), &Value::Null, "c2ln"),
        token(&json!({"alg": "none", "kid": "x"}), wanted, ""),
        token(
            &json!({"alg": "HS256", "typ": "at+jwt", "kid": "x"}),
            wanted,
            "c2ln",
        ),
        token(
            &json!({"alg": "RS256", "typ": "at+jwt", "kid": "x"}),
            wanted,
            "c2ln",
        ),
        token(&json!({"alg": "RS256"}), wanted, "c2ln"),
        token(&json!({"alg": "none"}), wanted, "c2ln"),
        token(
            &json!({"alg": "RS256", "kid": "x", "nonce": "n"}),
            wanted,
            "c2ln",
        ),
        token(&json!({"alg": "dir", "enc": "A128GCM"}), wanted, "c2ln").replace('.', "..") + ".t",
        String::from("EwBwA8l6BAAUO9chh8cJscQLmU+LSWpbnr0vmwwAAQ"),
    ];
    for (name, values) in changes(wanted) {
        for value in values {
            let mut claims: Map<String, Value> = wanted.as_object().unwrap().clone();
            match value {
                Some(value) => claims.insert(name.clone(), value),
                None => claims.remove(&name),
            };
            all.push(token(&header(), &Value::Object(claims), "c2ln"));
        }
    }
    let mut powerless = wanted.clone();
    powerless["scp"].take();
    powerless["roles"] = json!([]);
    all.push(token(&header(), &powerless, "c2ln"));
    powerless
        .as_object_mut()
        .unwrap()
        .retain(|name, _| name != "scp" && name != "roles");
    all.push(token(&header(), &powerless, "c2ln"));
    let id = powerless.as_object_mut().unwrap();
    id.remove("appid");
    id.insert("nonce".into(), json!("of the one who signs in"));
    all.push(token(&header(), &powerless, "c2ln"));
    powerless["idtyp"] = json!("app");
    all.push(token(&header(), &powerless, "c2ln"));
    let mut other = wanted.clone();
    other["ver"] = json!("2.0");
    for host in ["login.microsoftonline.us", "login.microsoftonline.com"] {
        other["iss"] = json!(format!("https://{host}/{TENANT}/v2.0"));
        all.push(token(&header(), &other, "c2ln"));
    }
    other["aud"] = json!("00001111-aaaa-2222-bbbb-3333cccc4444");
    other["azp"] = other["appid"].take();
    all.push(token(&header(), &other, "c2ln"));
    all
}

/// The token as it is wanted, and one for each question that it can fail.
fn few(wanted: &Value) -> Vec<String> {
    let changed = |name: &str, value: Value| {
        let mut claims = wanted.clone();
        claims[name] = value;
        token(&header(), &claims, "c2ln")
    };
    vec![
        token(&header(), wanted, "c2ln"),
        token(&header(), wanted, ""),
        token(
            &json!({"alg": "HS256", "typ": "at+jwt", "kid": "x"}),
            wanted,
            "c2ln",
        ),
        changed("aud", json!("https://graph.microsoft.com")),
        changed("iss", json!("https://issuer.example/")),
        changed("exp", json!(NOON - 400)),
        changed("ver", json!("2.0")),
        changed("tid", json!("99999999-0000-cccc-1111-dddd2222eeee")),
        changed("appid", json!("99999999-0000-cccc-1111-dddd2222eeee")),
        changed("scp", Value::Null),
    ]
}

fn changes(wanted: &Value) -> Vec<(String, Vec<Option<Value>>)> {
    let text = |name: &str| {
        let first = wanted[name].as_str().or(wanted[name][0].as_str());
        first.unwrap_or_default().to_owned()
    };
    let mut changes: Vec<(String, Vec<Option<Value>>)> = vec![
        (
            "aud".into(),
            vec![
                None,
                Some(json!([])),
                Some(json!("")),
                Some(json!(7)),
                Some(json!(["x", text("aud")])),
                Some(json!("https://graph.microsoft.com")),
                Some(json!(format!("{}/", text("aud")))),
                Some(json!(text("aud").to_uppercase())),
                Some(json!("00001111-aaaa-2222-bbbb-3333cccc4444")),
            ],
        ),
        (
            "iss".into(),
            vec![
                None,
                Some(json!("")),
                Some(json!(7)),
                Some(json!("https://issuer.example/")),
                Some(json!(text("iss").trim_end_matches('/'))),
                Some(json!(
                    "https://sts.windows.net/99999999-0000-cccc-1111-dddd2222eeee/"
                )),
                Some(json!(format!(
                    "https://contoso.b2clogin.com/tfp/{TENANT}/b2c_1_a/v2.0/"
                ))),
            ],
        ),
        (
            "exp".into(),
            vec![
                None,
                Some(json!(NOON - 400)),
                Some(json!(NOON - 300)),
                Some(json!(NOON)),
                Some(json!("x")),
                Some(json!(NOON - 1000)),
            ],
        ),
        (
            "nbf".into(),
            vec![None, Some(json!(NOON + 400)), Some(json!(NOON + 4000))],
        ),
        (
            "tid".into(),
            vec![None, Some(json!("99999999-0000-cccc-1111-dddd2222eeee"))],
        ),
        ("ver".into(), vec![None, Some(json!("2.0"))]),
        (
            "appid".into(),
            vec![None, Some(json!("99999999-0000-cccc-1111-dddd2222eeee"))],
        ),
        (
            "oid".into(),
            vec![None, Some(json!("99999999-0000-cccc-1111-dddd2222eeee"))],
        ),
        ("sub".into(), vec![None, Some(json!("somebody else"))]),
        ("scp".into(), vec![None, Some(json!("another"))]),
        ("roles".into(), vec![None, Some(json!(["another"]))]),
    ];
    let known: BTreeSet<String> = changes.iter().map(|(name, _)| name.clone()).collect();
    for name in wanted.as_object().unwrap().keys() {
        if !known.contains(name) {
            changes.push((name.clone(), vec![None, Some(json!("another"))]));
        }
    }
    // Neither scopes nor roles: one of them alone may be enough.
    changes
}

fn token(header: &Value, claims: &Value, signature: &str) -> String {
    let part = |value: &Value| base64url::encode(value.to_string().as_bytes());
    [part(header), part(claims), signature.to_owned()].join(".")
}
