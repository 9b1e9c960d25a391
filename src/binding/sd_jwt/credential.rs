//! SD-JWT VC: a credential in an SD-JWT (draft-ietf-oauth-sd-jwt-vc-18), and which claims must not be
//! hidden from a verifier.

use super::disclosure::{Disclosure, Place};
use super::fault::{DisclosureFault, Fault};
use crate::token::json::{Json, Kind};

/// What marks a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// How the header names its type.
    pub form: Form,
    /// `vct`, the type of the credential.
    pub vct: Option<String>,
}

/// How the header of a credential names its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `dc+sd-jwt` (§2.2.1).
    Current,
    /// `vc+sd-jwt`, which drafts named until November 2024 (§2.2.1).
    Former,
    /// Another `typ` or none; the claims have a `vct`.
    Untyped,
}

/// §2.2.2.3: "MUST NOT be included in the Disclosures".
const NEVER_DISCLOSED: [&str; 8] = [
    "aka_vcts",
    "cnf",
    "exp",
    "iss",
    "nbf",
    "status",
    "vct",
    "vct#integrity",
];

/// RFC 9901 §9.7: claims that decide whether the token is valid. Single entries of `aud` may be
/// disclosable.
const CRITICAL: [&str; 5] = ["aud", "cnf", "exp", "iss", "nbf"];

/// The credential that a token with this `typ` and these processed claims is.
pub(super) fn read(typ: Option<&str>, claims: &Json) -> Option<Credential> {
    // RFC 7515 §4.1.9: `application/` may be left off; names of media types know no case.
    let is = |name: &str| {
        typ.is_some_and(|typ| {
            let typ = typ.to_ascii_lowercase();
            typ.strip_prefix("application/").unwrap_or(&typ) == name
        })
    };
    let vct = claims.get("vct");
    let form = if is("dc+sd-jwt") {
        Form::Current
    } else if is("vc+sd-jwt") {
        Form::Former
    } else {
        vct.is_some().then_some(Form::Untyped)?
    };
    let vct = vct.and_then(|vct| vct.string());
    let vct = vct.map(|vct| vct.into_owned());
    Some(Credential { form, vct })
}

impl Credential {
    /// What is wrong with its type.
    pub(super) fn fault(&self, claims: &Json) -> Option<Fault> {
        match claims.get("vct") {
            None => Some(Fault::VctMissing),
            Some(vct) if vct.kind() != Kind::String => Some(Fault::VctNotString),
            Some(_) => None,
        }
    }
}

/// Marks the disclosures of claims that should stand in the open.
pub(super) fn mark(disclosures: &mut [Disclosure], is_credential: bool) {
    for disclosure in disclosures {
        let Place::Matched { path, .. } = &disclosure.place else {
            continue;
        };
        let fault = match path.claim() {
            Some((name, _)) if is_credential && NEVER_DISCLOSED.contains(&name) => {
                DisclosureFault::NotForCredential
            }
            Some((name, false)) if CRITICAL.contains(&name) => DisclosureFault::Critical,
            _ => continue,
        };
        disclosure.faults.push(fault);
    }
}
