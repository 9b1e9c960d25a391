//! Selective disclosure: SD-JWT (RFC 9901) and SD-JWT VC (draft-ietf-oauth-sd-jwt-vc-18).
//!
//! The signed claims hold digests; what they are digests of travels beside them, separated by `~`.
//! [`read`] finds which belongs to which, and writes the claims that come of it. Whether the
//! signature is good is none of its business, and who sent it is that of [`super::key_binding`].

mod credential;
mod disclosure;
mod fault;
mod parts;
mod path;
mod process;

pub use credential::{Credential, Form};
pub use disclosure::{Disclosure, Place, Spot};
pub use fault::{DisclosureFault, Fault};
pub use path::{Path, Step};

use crate::crypto::Hash;
use crate::token::json::{Json, Value};
use crate::token::span::Span;
use crate::token::{Reading, Signed, Token, base64url};
use parts::Parts;

/// More disclosures than this are not read.
pub const MOST_DISCLOSURES: usize = 10_000;

/// Containers deeper than this are not entered when disclosures are put in: serde_json, for one,
/// reads no deeper.
pub const MAX_DEPTH: usize = 128;

/// More digests without a disclosure than this are counted, but not listed.
pub const MOST_UNDISCLOSED: usize = 10_000;

/// More faults than this are not listed.
const MOST_FAULTS: usize = 1_000;

/// A token with claims that are disclosed one by one.
#[derive(Clone, Debug, PartialEq)]
pub struct SdJwt {
    /// The hash that the digests are made with.
    pub hash: HashClaim,
    /// The disclosures, in the order of the text.
    pub disclosures: Vec<Disclosure>,
    /// How many digests there are for which nothing was disclosed: claims held back, or decoys
    /// (RFC 9901 §4.2.5). Nobody can tell which.
    pub decoys: usize,
    /// Those digests, up to [`MOST_UNDISCLOSED`], in the order in which they are come across.
    pub undisclosed: Vec<Undisclosed>,
    /// The processed claims (RFC 9901 §7.1 step 3) as JSON, indented: numbers and strings as
    /// written, disclosed members behind the others of their object in the order of `_sd`. Empty
    /// where the signed claims cannot be read.
    pub processed: String,
    /// The key binding JWT, if there is one.
    pub key_binding: Option<KeyBinding>,
    /// What marks it as a credential, if anything does.
    pub credential: Option<Credential>,
    /// What is wrong, apart from what is wrong with single disclosures.
    pub faults: Vec<Fault>,
}

/// The claim `_sd_alg` (RFC 9901 §4.1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashClaim {
    /// As written; a string without its quotes. `None` where it is absent, which means `sha-256`.
    pub written: Option<String>,
    /// What is computed; `None` where the name is not known here.
    pub hash: Option<Hash>,
}

/// A digest for which nothing was disclosed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undisclosed {
    /// The object or array, among the processed claims, that has more than is shown.
    pub path: Path,
    /// Whether it stands for an array element; else for a member of an object.
    pub is_element: bool,
    /// Where it stands.
    pub spot: Spot,
}

/// The key binding JWT (RFC 9901 §4.3), not checked yet.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyBinding {
    /// Where it stands in the text of the token.
    pub span: Span,
    /// What `sd_hash` must be; `None` where the hash is not known.
    pub hash: Option<String>,
}

/// Reads what a token discloses; `None` if nothing about it says that it is an SD-JWT.
pub fn read(reading: &Reading) -> Option<SdJwt> {
    let (signed, parts) = take_apart(reading)?;
    let claims = signed.payload.as_ref().map(|payload| &payload.json);
    let claims = claims.filter(|json| json.object().is_some());
    let typ = signed
        .header
        .as_ref()
        .and_then(|header| header.json.get("typ"));
    let typ = typ.and_then(|typ| typ.string());
    let is_typed = typ.as_deref().is_some_and(|typ| typ.ends_with("sd-jwt"));
    if !parts.is_marked && !is_typed && !claims.is_some_and(has_digests) {
        return None;
    }
    let hash = HashClaim::of(claims);
    let mut sd_jwt = SdJwt {
        disclosures: disclosure::read_all(&reading.text, &parts.disclosures, hash.hash),
        hash,
        decoys: 0,
        undisclosed: Vec::new(),
        processed: String::new(),
        key_binding: None,
        credential: None,
        faults: parts.faults,
    };
    if matches!(reading.token, Token::Unsecured(_)) {
        sd_jwt.faults.push(Fault::Unsecured);
    }
    let hash = sd_jwt.hash.hash;
    sd_jwt.faults.extend(sd_jwt.hash.fault(claims));
    sd_jwt.key_binding = parts.key_binding.map(|span| KeyBinding {
        span,
        // RFC 9901 §4.3.1: the same hash as for the disclosures.
        hash: hash.map(|hash| base64url::encode(&hash.of(parts.presented.as_bytes()))),
    });
    match claims
        .filter(|json| !json.is_damaged())
        .and_then(Json::object)
    {
        Some(claims) => sd_jwt.process(claims),
        None => sd_jwt.faults.push(Fault::PayloadUnreadable),
    }
    sd_jwt.judge_credential(typ.as_deref());
    Some(sd_jwt)
}

impl SdJwt {
    /// Whether a verifier must refuse it for what is seen here (RFC 9901 §7.1 steps 3 to 5).
    pub fn refuses(&self) -> bool {
        self.faults.iter().any(Fault::refuses) || self.disclosures.iter().any(Disclosure::refuses)
    }

    fn process(&mut self, claims: Value<'_>) {
        let mut processed = process::process(claims, &self.disclosures);
        for (index, fault) in processed.disclosure_faults {
            if let Some(disclosure) = self.disclosures.get_mut(index) {
                disclosure.faults.push(fault);
            }
        }
        let mut firsts = std::collections::HashMap::new();
        if self.hash.hash.is_some() {
            for (index, disclosure) in self.disclosures.iter_mut().enumerate() {
                let first = *firsts.entry(disclosure.digest.clone()).or_insert(index);
                disclosure.place = match processed.places.remove(&index) {
                    Some((path, spot)) => Place::Matched { path, spot },
                    None if first != index => Place::Repeated(first),
                    None => Place::Orphan,
                };
            }
        }
        self.processed = processed.text;
        self.decoys = processed.decoys;
        self.undisclosed = processed.undisclosed;
        self.faults.append(&mut processed.faults);
    }

    fn judge_credential(&mut self, typ: Option<&str>) {
        let claims = Json::from_text(self.processed.clone());
        self.credential = credential::read(typ, &claims);
        let readable = self.credential.as_ref().filter(|_| !claims.is_empty());
        self.faults
            .extend(readable.and_then(|own| own.fault(&claims)));
        credential::mark(&mut self.disclosures, self.credential.is_some());
    }
}

impl HashClaim {
    fn of(claims: Option<&Json>) -> Self {
        let Some(value) = claims.and_then(|claims| claims.get("_sd_alg")) else {
            // "If the _sd_alg claim is not present at the top level, a default value of sha-256
            // MUST be used."
            let hash = Some(Hash::Sha256);
            return Self {
                written: None,
                hash,
            };
        };
        // Names of the IANA registry "Named Information Hash Algorithm". It has SHA-3, BLAKE2 and
        // KangarooTwelve as well, and shortened hashes that RFC 9901 §9.4 calls unfit.
        let hash = match value.string().as_deref() {
            Some("sha-256") => Some(Hash::Sha256),
            Some("sha-384") => Some(Hash::Sha384),
            Some("sha-512") => Some(Hash::Sha512),
            _ => None,
        };
        Self {
            written: Some(value.display().into_owned()),
            hash,
        }
    }

    fn fault(&self, claims: Option<&Json>) -> Option<Fault> {
        let written = self.written.as_ref().filter(|_| self.hash.is_none())?;
        let value = claims.and_then(|claims| claims.get("_sd_alg"))?;
        Some(match value.string() {
            Some(_) => Fault::HashUnknown(written.clone()),
            None => Fault::HashNotString,
        })
    }
}

/// The signed token and the parts, of a token that can be an SD-JWT.
fn take_apart(reading: &Reading) -> Option<(&Signed, Parts)> {
    let text = &reading.text;
    let signed = reading.token.signed()?;
    let parts = match &reading.token {
        Token::Serialized(_) => parts::json(text),
        // Claims without their encoding, or a header alone.
        _ if text.starts_with(['{', '[']) => Parts::default(),
        _ => parts::compact(text, &signed.disclosures),
    };
    Some((signed, parts))
}

/// Whether the claims have `_sd_alg`, or a digest anywhere.
fn has_digests(claims: &Json) -> bool {
    if !["_sd", "..."]
        .iter()
        .any(|name| claims.text().contains(name))
    {
        return false;
    }
    let is_sign = |value: Value<'_>| {
        let mut names = value.members();
        names.any(|member| member.is_named("_sd") || member.is_named("..."))
    };
    claims.get("_sd_alg").is_some()
        || (0..claims.len()).any(|at| claims.at(at).is_some_and(is_sign))
}
