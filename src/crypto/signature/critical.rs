//! `crit`: extensions that must be understood, or the token refused (RFC 7515 §4.1.11).

use super::{Headers, WhyNot};
use crate::token::json::{Kind, Value};

/// How `crit` or what it names breaks the standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CriticalFault {
    /// It is not a list of strings.
    NotNames,
    /// The list is empty.
    Empty,
    /// It stands in the unprotected header.
    Unprotected,
    /// A name stands in it twice.
    Twice(String),
    /// A name that the header does not have.
    Absent(String),
    /// A name that the standard itself defines.
    Standard(String),
    /// `b64` is there, and is neither `true` nor `false` (RFC 7797 §3).
    NotBoolean,
    /// `b64` stands in the unprotected header, where it must not (RFC 7797 §3).
    UnprotectedB64,
}

/// What the extensions that are understood say.
pub(super) struct Extensions {
    /// RFC 7797.
    pub(super) is_unencoded: bool,
}

/// The parameters that RFC 7515 §4.1 and RFC 7518 define.
const STANDARD: [&str; 20] = [
    "alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit", "enc",
    "zip", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c",
];

/// Reads `crit` and, where it names it, `b64`, the only extension that is understood here.
///
/// A `b64` that `crit` does not name is not looked at, although RFC 7797 §6 wants it named: a verifier
/// that knows nothing of RFC 7797 would not either, and github.com/panva/jose (`src/jws/flattened/verify.ts`)
/// asks `crit` first.
pub(super) fn read(headers: &Headers<'_>) -> Result<Extensions, WhyNot> {
    let unprotected = |name| headers.unprotected.and_then(|part| part.json.get(name));
    if unprotected("crit").is_some() {
        return Err(WhyNot::BadCritical(CriticalFault::Unprotected));
    }
    let crit = headers.protected.and_then(|part| part.json.get("crit"));
    let Some(crit) = crit else {
        return Ok(Extensions {
            is_unencoded: false,
        });
    };
    let names = names(crit, headers).map_err(WhyNot::BadCritical)?;
    let (known, unknown): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name == "b64");
    if !unknown.is_empty() {
        return Err(WhyNot::Critical(unknown));
    }
    if known.is_empty() {
        return Ok(Extensions {
            is_unencoded: false,
        });
    }
    if unprotected("b64").is_some() {
        return Err(WhyNot::BadCritical(CriticalFault::UnprotectedB64));
    }
    let encoded = headers.get("b64").and_then(Value::boolean);
    let encoded = encoded.ok_or(WhyNot::BadCritical(CriticalFault::NotBoolean))?;
    Ok(Extensions {
        is_unencoded: !encoded,
    })
}

fn names(crit: Value<'_>, headers: &Headers<'_>) -> Result<Vec<String>, CriticalFault> {
    if crit.kind() != Kind::Array {
        return Err(CriticalFault::NotNames);
    }
    let mut names: Vec<String> = Vec::new();
    // A list of more than a few names is nothing that anybody understands; its rest is not needed.
    for item in crit.items().take(32) {
        let name = item.string().ok_or(CriticalFault::NotNames)?.into_owned();
        if names.contains(&name) {
            return Err(CriticalFault::Twice(name));
        }
        if STANDARD.contains(&name.as_str()) {
            return Err(CriticalFault::Standard(name));
        }
        if headers.get(&name).is_none() {
            return Err(CriticalFault::Absent(name));
        }
        names.push(name);
    }
    if names.is_empty() {
        return Err(CriticalFault::Empty);
    }
    Ok(names)
}
