//! A situation as data: what was pasted, which validator, and what must be said.
//!
//! The files under `tests/scenarios` drive the native tests, the browser tests and the examples
//! of the page. Times in them are written relative to now (`"$now+3600"`), so that they stay alive.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::diagnosis::Case;
use crate::token::base64url;
use crate::validators::{Kind, Profile, Settings};

/// The files, in the order of the gallery.
static FILES: &[(&str, &str)] = &[
    (
        "graph-token-to-own-api",
        include_str!("../tests/scenarios/graph-token-to-own-api.json"),
    ),
    (
        "outlook-token-to-graph",
        include_str!("../tests/scenarios/outlook-token-to-graph.json"),
    ),
    (
        "own-token-to-graph",
        include_str!("../tests/scenarios/own-token-to-graph.json"),
    ),
    (
        "guid-where-uri-expected",
        include_str!("../tests/scenarios/guid-where-uri-expected.json"),
    ),
    (
        "uri-where-guid-expected",
        include_str!("../tests/scenarios/uri-where-guid-expected.json"),
    ),
    (
        "trailing-slash",
        include_str!("../tests/scenarios/trailing-slash.json"),
    ),
    (
        "changed-app-id-uri",
        include_str!("../tests/scenarios/changed-app-id-uri.json"),
    ),
    (
        "id-token-as-access-token",
        include_str!("../tests/scenarios/id-token-as-access-token.json"),
    ),
    (
        "v1-issuer-where-v2-expected",
        include_str!("../tests/scenarios/v1-issuer-where-v2-expected.json"),
    ),
    (
        "right-audience-wrong-issuer",
        include_str!("../tests/scenarios/right-audience-wrong-issuer.json"),
    ),
    (
        "expired-by-seconds",
        include_str!("../tests/scenarios/expired-by-seconds.json"),
    ),
    (
        "expired-inside-skew",
        include_str!("../tests/scenarios/expired-inside-skew.json"),
    ),
    (
        "cognito-without-aud",
        include_str!("../tests/scenarios/cognito-without-aud.json"),
    ),
    (
        "keycloak-account",
        include_str!("../tests/scenarios/keycloak-account.json"),
    ),
    (
        "opaque-token",
        include_str!("../tests/scenarios/opaque-token.json"),
    ),
    (
        "damaged-token",
        include_str!("../tests/scenarios/damaged-token.json"),
    ),
    (
        "cut-token",
        include_str!("../tests/scenarios/cut-token.json"),
    ),
    (
        "unsecured-token",
        include_str!("../tests/scenarios/unsecured-token.json"),
    ),
    (
        "missing-scope",
        include_str!("../tests/scenarios/missing-scope.json"),
    ),
    (
        "app-only-without-role",
        include_str!("../tests/scenarios/app-only-without-role.json"),
    ),
    (
        "caller-not-allowed",
        include_str!("../tests/scenarios/caller-not-allowed.json"),
    ),
    (
        "clock-ahead",
        include_str!("../tests/scenarios/clock-ahead.json"),
    ),
    (
        "joined-audience",
        include_str!("../tests/scenarios/joined-audience.json"),
    ),
    (
        "invisible-character",
        include_str!("../tests/scenarios/invisible-character.json"),
    ),
];

/// One situation.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The name of its file.
    pub id: &'static str,
    /// What happened, in a few words.
    pub title: String,
    /// What happened, in a sentence.
    pub story: String,
    /// Who refused the token.
    pub validator: &'static Profile,
    /// What is set there.
    pub settings: Settings,
    /// What must be said about it.
    pub says: Says,
    token: Token,
    around: String,
}

/// What must be said.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Says {
    /// The first sentence, as of [`NOON`].
    pub headline: String,
    /// Gates that are not passed, with their state.
    #[serde(default)]
    pub gates: Map<String, Value>,
    /// Codes of the near misses, in order.
    #[serde(default)]
    pub misses: Vec<String>,
    /// Codes of the findings, in order.
    #[serde(default)]
    pub findings: Vec<String>,
    /// Codes of the fixes, in order.
    #[serde(default)]
    pub fixes: Vec<String>,
}

/// The moment that pinned texts speak of: 2026-11-22 12:00:00 UTC.
pub const NOON: i64 = 1_795_348_800;

/// What the signature of a made-up token says. It is no signature.
const STAND_IN: &[u8] =
    b"This is an example. Its signature is a stand-in, and no key will ever verify it.";

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Token {
    Made {
        header: Map<String, Value>,
        claims: Map<String, Value>,
    },
    Text(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    story: String,
    token: Token,
    /// What stands around the token, with `{token}` in its place.
    #[serde(default = "bare")]
    around: String,
    validator: String,
    #[serde(default)]
    settings: Map<String, Value>,
    says: Says,
}

/// The scenarios that the page offers as examples.
pub fn examples() -> Vec<Scenario> {
    FILES
        .iter()
        .filter_map(|(id, text)| Scenario::parse(id, text).ok())
        .collect()
}

impl Scenario {
    /// Reads a file; the error says what is wrong with it.
    pub fn parse(id: &'static str, text: &str) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|error| format!("{id}: {error}"))?;
        let validator = Profile::by_id(&file.validator)
            .ok_or_else(|| format!("{id}: no validator {}", file.validator))?;
        let mut settings = Settings::default();
        for (name, value) in &file.settings {
            let kind = Kind::named(name).ok_or_else(|| format!("{id}: no setting {name}"))?;
            settings.set(
                kind,
                value
                    .as_str()
                    .ok_or_else(|| format!("{id}: {name} must be a text"))?,
            );
        }
        let File {
            title,
            story,
            token,
            around,
            says,
            ..
        } = file;
        Ok(Self {
            id,
            title,
            story,
            validator,
            settings,
            says,
            token,
            around,
        })
    }

    /// The situation as of `now`, in seconds since 1970.
    pub fn case(&self, now: i64) -> Case {
        Case {
            input: self.input(now),
            validator: self.validator,
            settings: self.settings.clone(),
            now,
        }
    }

    /// What was pasted.
    pub fn input(&self, now: i64) -> String {
        let token = match &self.token {
            Token::Text(text) => text.clone(),
            Token::Made { header, claims } => made(header, claims, now),
        };
        self.around.replace("{token}", &token)
    }
}

fn made(header: &Map<String, Value>, claims: &Map<String, Value>, now: i64) -> String {
    let unsigned = header.get("alg").and_then(Value::as_str) == Some("none");
    let json = |members: &Map<String, Value>| {
        let members = members
            .iter()
            .map(|(name, value)| (name.clone(), timed(value, now)));
        base64url::encode(Value::Object(members.collect()).to_string().as_bytes())
    };
    let signature = if unsigned {
        String::new()
    } else {
        base64url::encode(STAND_IN)
    };
    [json(header), json(claims), signature].join(".")
}

/// Puts a number in the place of `$now+60` or `$now-60`.
fn timed(value: &Value, now: i64) -> Value {
    let offset = value.as_str().and_then(|text| text.strip_prefix("$now"));
    match offset {
        Some("") => now.into(),
        Some(offset) => offset
            .parse::<i64>()
            .map_or(value.clone(), |offset| (now + offset).into()),
        None => value.clone(),
    }
}

fn bare() -> String {
    "{token}".to_owned()
}
