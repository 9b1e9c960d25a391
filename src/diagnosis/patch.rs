//! A change to a case, as small as the change that it stands for.

use std::borrow::Cow;
use std::rc::Rc;

use super::case::Case;
use crate::token::json::{Json, Value};
use crate::token::span::Span;
use crate::token::{self, Reading, base64url};
use crate::validators::{Kind, RequiredClaim};

/// What would be different after a fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Patch {
    /// The issuer mints another token: these members replaced or, with `None`, left out.
    /// Values are JSON texts.
    Reissue(Vec<(&'static str, Option<String>)>),
    /// A value is added to a list of the validator's settings.
    Accept(Kind, String),
    /// The issuer mints another token: this claim gets this value, a JSON text.
    Claim(String, String),
    /// Several changes, one after the other.
    All(Vec<Patch>),
    /// A setting gets another value.
    Set(Kind, String),
    /// The same token in the form that RFC 7515 asks for.
    Canonical,
}

/// Members longer than this are not carried into a reissued token: no gate reads them, and proving
/// a fix must not take long on a large token.
const LONGEST_MEMBER: usize = 4 * 1024;

/// How many members are carried, beside those that a gate may read.
const MOST_MEMBERS: usize = 200;

/// Claims that a gate, or what a gate looks at, may read.
const READ: [&str; 36] = [
    "aud",
    "iss",
    "exp",
    "nbf",
    "iat",
    "sub",
    "jti",
    "azp",
    "appid",
    "client_id",
    "cid",
    "scp",
    "scope",
    "roles",
    "role",
    "ver",
    "tid",
    "cnf",
    "events",
    "token_use",
    "typ",
    "nonce",
    "at_hash",
    "c_hash",
    "gty",
    "idtyp",
    "preferred_username",
    "acr",
    "tfp",
    "signer",
    "client",
    "ref",
    "ext",
    "amr",
    "oid",
    "groups",
];

/// How much is carried in all.
const LONGEST_CLAIMS: usize = 64 * 1024;

impl Patch {
    /// The case with the change made.
    pub fn apply(&self, case: &Case) -> Case {
        match self {
            Self::Reissue(members) => {
                let mut case = case.clone();
                let members = members.iter();
                let members = members.map(|(name, value)| (*name, value.as_deref()));
                case.input = reissue(&case, &members.collect::<Vec<_>>());
                case
            }
            Self::Claim(name, value) => {
                let mut case = case.clone();
                case.input = reissue(&case, &[(name, Some(value))]);
                case
            }
            Self::All(patches) => patches
                .iter()
                .fold(case.clone(), |case, patch| patch.apply(&case)),
            Self::Accept(kind, value) => case.with_added(*kind, value),
            Self::Set(kind, value) => {
                let mut case = case.clone();
                case.settings.set(*kind, value.as_str());
                case
            }
            Self::Canonical => {
                let mut case = case.clone();
                case.input = canonical(&case.input);
                case
            }
        }
    }
}

/// The same case without the members that no gate reads, where the token is a large one: a proof
/// must not take long.
pub(super) fn lightened(case: &Case, reading: &Reading) -> Option<Case> {
    let signed = reading.token.signed()?;
    let (header, payload) = (signed.header.as_ref()?, signed.payload.as_ref()?);
    let whole = !header.json.is_damaged() && !payload.json.is_damaged();
    if reading.text.len() <= LONGEST_CLAIMS || !whole || signed.remarks().next().is_some() {
        return None;
    }
    let members: Vec<_> = carried(&payload.json, &asked(case, reading)).collect();
    let claims = object(members.iter().map(|(name, value)| (name.as_str(), *value)));
    let text = |span: Span| span.of(&reading.text).to_owned();
    let signature = signed.signature.as_ref().map(|part| text(part.span));
    let parts = [
        Some(text(header.span)),
        Some(base64url::encode(claims.as_bytes())),
        signature,
    ];
    let input = parts.into_iter().flatten().collect::<Vec<_>>().join(".");
    Some(Case {
        input,
        validator: case.validator,
        settings: case.settings.clone(),
        message: case.message.clone(),
        given: case.given.clone(),
        pasted: Rc::clone(&case.pasted),
        blanks: case.blanks.clone(),
        now: case.now,
    })
}

/// The claims that the validator asks for by name.
fn asked(case: &Case, reading: &Reading) -> Vec<RequiredClaim> {
    (case.validator.expect)(&case.attempt(reading)).claims
}

/// A text as a JSON string.
pub(super) fn quote(text: &str) -> String {
    // Writing a text as JSON cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}

/// The token as its issuer would mint it with other claims. Its signature is a stand-in, as nobody
/// but the issuer can make a real one.
fn reissue(case: &Case, members: &[(&str, Option<&str>)]) -> String {
    let reading = token::read(&case.input);
    let asked = asked(case, &reading);
    let nothing = Json::default();
    let claims = reading.token.payload().map_or(&nothing, |part| &part.json);
    let header = reading.token.header().map_or(&nothing, |part| &part.json);
    let changed = |name: &str| members.iter().any(|(own, _)| *own == name);
    let header: Vec<_> = carried(header, &[])
        .filter(|(name, _)| name != "alg" && name != "nonce")
        .collect();
    let mut header: Vec<_> = header
        .iter()
        .map(|(name, value)| (name.as_str(), *value))
        .collect();
    header.push(("alg", r#""RS256""#));
    let kept: Vec<_> = carried(claims, &asked)
        .filter(|(name, _)| !changed(name))
        .collect();
    let kept = kept.iter().map(|(name, value)| (name.as_str(), *value));
    let new = members
        .iter()
        .filter_map(|(name, value)| Some((*name, (*value)?)));
    let parts = [
        object(header.into_iter()),
        object(kept.chain(new)),
        "stand-in".to_owned(),
    ];
    parts
        .map(|part| base64url::encode(part.as_bytes()))
        .join(".")
}

/// The members of the outermost object that are small enough, as names and JSON texts; of
/// duplicates the last, as libraries take it. Those that a gate may read are always among them, and
/// those that the validator asks for by name whatever their size.
fn carried<'a>(json: &'a Json, asked: &[RequiredClaim]) -> impl Iterator<Item = (String, &'a str)> {
    let members = json.object().into_iter().flat_map(Value::members);
    let first = members
        .take(MOST_MEMBERS)
        .filter_map(|member| member.name.string());
    let mut names: Vec<Cow<'_, str>> = Vec::new();
    let asked = || asked.iter().map(|claim| Cow::Owned(claim.name.clone()));
    let read = READ.iter().map(|name| Cow::Borrowed(*name));
    for name in first.chain(read).chain(asked()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let asked: Vec<_> = asked().collect();
    let mut total = 0;
    names.into_iter().filter_map(move |name| {
        let raw = json.get(&name)?.raw();
        total += raw.len();
        let fits = raw.len() <= LONGEST_MEMBER && total <= LONGEST_CLAIMS;
        (fits || asked.contains(&name)).then(|| (name.into_owned(), raw))
    })
}

fn object<'a>(members: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let members: Vec<_> = members
        .map(|(name, value)| format!("{}:{value}", quote(name)))
        .collect();
    format!("{{{}}}", members.join(","))
}

/// The same bytes, encoded as RFC 7515 §2 says.
fn canonical(input: &str) -> String {
    let reading = token::read(input);
    let part = |(_, span): &(token::PartName, token::span::Span)| {
        base64url::encode(&base64url::decode(span.of(&reading.text)).bytes)
    };
    reading
        .token
        .parts()
        .iter()
        .map(part)
        .collect::<Vec<_>>()
        .join(".")
}
