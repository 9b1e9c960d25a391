//! A token being made, for tests of one's own API: header and claims as text, and how to sign them.
//!
//! The texts stay as somebody wrote them: what is set in them keeps their layout. The token itself
//! carries them without white space, numbers and the order of members as written.

pub mod broken;
pub mod lifetime;
pub mod order;
mod text;

use super::algorithm::{self, Does};
use super::key::Key;
use super::random::Random;
use super::sign::{SignFault, sign};
use crate::token::json::{Expected, Fault, Json, Kind, Remark, Value};
use crate::token::{PartName, Reading, Signed, base64url};

/// The header parameter that every token made here carries, so that nobody takes it for an issued
/// one, and its value. A private header parameter name (RFC 7515 §4.3), which who does not know it
/// ignores (RFC 7515 §4).
pub const MARK: (&str, &str) = ("made-by", "Audlens");

/// A token being made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The JOSE header, as JSON.
    pub header: String,
    /// The claims set, as JSON.
    pub claims: String,
    /// The algorithm to sign with, by its name in `alg`. What the header says may differ, which
    /// makes a token that must be refused.
    pub algorithm: String,
}

/// Why a draft makes no token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftFault {
    /// The text stops being JSON.
    Json {
        /// Header or payload.
        part: PartName,
        /// What stands there and what may.
        fault: Fault,
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
    },
    /// JSON, but no object (RFC 7515 §4, RFC 7519 §7.2).
    NoObject(PartName),
    /// No algorithm of this name signs here.
    UnknownAlgorithm(String),
}

/// What makes a token that others may refuse, or was perhaps not meant. Lines and columns are from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftRemark {
    /// The header has no `alg`, or none that is a string (RFC 7515 §4.1.1).
    NoAlgorithm,
    /// The header states another algorithm than the one that is signed with.
    OtherAlgorithm {
        /// The one that the header states.
        stated: String,
        /// The line where it does.
        line: usize,
        /// The column where it does.
        column: usize,
    },
    /// A time that is no number of seconds (RFC 7519 §2, NumericDate).
    NoNumericDate {
        /// `exp`, `nbf` or `iat`.
        claim: &'static str,
        /// The line of its value.
        line: usize,
        /// The column of its value.
        column: usize,
    },
    /// The same name twice (RFC 7515 §4, RFC 7519 §4).
    Duplicate {
        /// Header or payload.
        part: PartName,
        /// The name.
        name: String,
        /// The line of the last value.
        line: usize,
        /// The column of the last value.
        column: usize,
    },
    /// The header says `"b64":false` (RFC 7797 §3), but the payload is encoded all the same.
    Encoded,
}

/// A draft of which a token can be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The header.
    pub header: Json,
    /// The claims set.
    pub claims: Json,
    /// What may not have been meant.
    pub remarks: Vec<DraftRemark>,
}

/// Why no token was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompactFault {
    /// The texts or the algorithm are at fault.
    Draft(Vec<DraftFault>),
    /// There is no key, and the algorithm needs one.
    NoKey,
    /// The key cannot sign so.
    Sign(SignFault),
}

impl Draft {
    /// A draft to begin with, issued at `now` (seconds since 1970) for an hour. The names are those
    /// that RFC 2606 §2 keeps for examples.
    pub fn new(algorithm: &str, now: i64) -> Self {
        let alg = text::quoted(algorithm);
        let expires = now.saturating_add(3600);
        Self {
            header: format!("{{\n  \"alg\": {alg},\n  \"typ\": \"JWT\"\n}}"),
            claims: format!(
                "{{\n  \"iss\": \"https://issuer.example\",\n  \"sub\": \"alice\",\n  \
                 \"aud\": \"https://api.example\",\n  \"iat\": {now},\n  \"exp\": {expires}\n}}"
            ),
            algorithm: algorithm.to_owned(),
        }
    }

    /// A draft of what a token says, to be changed and signed anew; `None` where its header or
    /// claims cannot be read.
    pub fn of(token: &Signed) -> Option<Self> {
        let (header, claims) = (token.header.as_ref()?, token.payload.as_ref()?);
        let alg = header.json.get("alg").and_then(Value::string);
        Some(Self {
            algorithm: alg.unwrap_or_default().into_owned(),
            header: header.json.text().to_owned(),
            claims: claims.json.text().to_owned(),
        })
    }

    /// Signs with this algorithm, and says so in the header where that can be read.
    pub fn choose(&mut self, algorithm: &str) {
        self.algorithm = algorithm.to_owned();
        if let Some(header) = text::set(&self.header, "alg", &text::quoted(algorithm)) {
            self.header = header;
        }
    }

    /// Names the key in the header (`kid`, RFC 7515 §4.1.4), or takes the name out where the key has none.
    pub fn name_key(&mut self, key: &Key) {
        let header = match &key.labels.kid {
            Some(kid) => text::set(&self.header, "kid", &text::quoted(kid)),
            None => text::remove(&self.header, "kid"),
        };
        self.header = header.unwrap_or_else(|| std::mem::take(&mut self.header));
    }

    /// Reads the texts.
    ///
    /// # Errors
    /// Everything because of which no token can be made, header first.
    pub fn read(&self) -> Result<Read, Vec<DraftFault>> {
        let mut faults = Vec::new();
        let header = part(PartName::Header, &self.header, &mut faults);
        let claims = part(PartName::Payload, &self.claims, &mut faults);
        if algorithm::scheme(&self.algorithm).is_none() {
            faults.push(DraftFault::UnknownAlgorithm(self.algorithm.clone()));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut remarks = self.on_header(&header);
        duplicates(PartName::Header, &header, &mut remarks);
        for claim in ["exp", "nbf", "iat"] {
            let value = claims.get(claim);
            if let Some(value) = value.filter(|value| value.kind() != Kind::Number) {
                let (line, column) = claims.line_and_column(value.span().start);
                remarks.push(DraftRemark::NoNumericDate {
                    claim,
                    line,
                    column,
                });
            }
        }
        duplicates(PartName::Payload, &claims, &mut remarks);
        Ok(Read {
            header,
            claims,
            remarks,
        })
    }

    fn on_header(&self, header: &Json) -> Vec<DraftRemark> {
        let mut remarks = Vec::new();
        let alg = header.get("alg");
        match alg.and_then(|alg| Some((alg, alg.string()?))) {
            None => remarks.push(DraftRemark::NoAlgorithm),
            Some((_, stated)) if stated == self.algorithm => {}
            Some((value, stated)) => {
                let (line, column) = header.line_and_column(value.span().start);
                remarks.push(DraftRemark::OtherAlgorithm {
                    stated: stated.into_owned(),
                    line,
                    column,
                });
            }
        }
        if header.get("b64").and_then(Value::boolean) == Some(false) {
            remarks.push(DraftRemark::Encoded);
        }
        remarks
    }
}

/// The token that a draft makes, in compact serialisation (RFC 7515 §7.1), with the [`MARK`].
///
/// # Errors
/// When the draft cannot be read, or the key cannot sign it. `none` needs no key (RFC 7518 §3.6).
pub fn compact(
    draft: &Draft,
    key: Option<&Key>,
    random: &mut Random,
) -> Result<String, CompactFault> {
    let read = draft.read().map_err(CompactFault::Draft)?;
    // It was just found to be an object.
    let header = marked(&draft.header).unwrap_or_default();
    let scheme = algorithm::scheme(&draft.algorithm);
    let mut token = encoded(&Json::from_text(header));
    token.push('.');
    token.push_str(&encoded(&read.claims));
    let signature = match (scheme, key) {
        (Some(algorithm::Scheme::None), _) => Vec::new(),
        (Some(scheme), Some(key)) => {
            sign(scheme, key, token.as_bytes(), random).map_err(CompactFault::Sign)?
        }
        _ => return Err(CompactFault::NoKey),
    };
    token.push('.');
    token.push_str(&base64url::encode(&signature));
    Ok(token)
}

/// The header with the [`MARK`], its layout kept; `None` where it is no JSON object.
pub fn marked(header: &str) -> Option<String> {
    let (name, value) = MARK;
    text::set(header, name, &text::quoted(value))
}

/// Whether a token says that it was made here. Anybody can write that: it is no proof, only a help
/// to those who find such a token where it does not belong.
pub fn made_here(reading: &Reading) -> bool {
    let header = reading.token.header();
    let mark = header.and_then(|header| header.json.get(MARK.0)?.string());
    mark.is_some_and(|mark| mark == MARK.1)
}

/// The names of the algorithms that sign, in the order of the table.
pub fn algorithms() -> impl Iterator<Item = &'static str> {
    let signing = algorithm::ALGORITHMS
        .iter()
        .filter(|own| matches!(own.does, Does::Sign(_)));
    signing.map(|own| own.name)
}

fn encoded(json: &Json) -> String {
    base64url::encode(text::minified(json).as_bytes())
}

fn part(part: PartName, text: &str, faults: &mut Vec<DraftFault>) -> Json {
    let json = Json::from_text(text.to_owned());
    let control = |remark: &Remark| match *remark {
        Remark::ControlCharacter { at, found } => Some(Fault {
            at,
            found: Some(found),
            expected: Expected::EscapedControl,
        }),
        _ => None,
    };
    let found = json.remarks.iter().filter_map(control);
    for fault in found.chain(json.fault.clone()) {
        let (line, column) = json.line_and_column(fault.at);
        faults.push(DraftFault::Json {
            part,
            fault,
            line,
            column,
        });
    }
    if json.fault.is_none() && json.object().is_none() {
        faults.push(DraftFault::NoObject(part));
    }
    json
}

fn duplicates(part: PartName, json: &Json, remarks: &mut Vec<DraftRemark>) {
    for duplicate in json.duplicates() {
        let last = duplicate.values.last().map_or(0, |span| span.start);
        let (line, column) = json.line_and_column(last);
        remarks.push(DraftRemark::Duplicate {
            part,
            name: duplicate.name,
            line,
            column,
        });
    }
}

#[cfg(test)]
mod tests;
