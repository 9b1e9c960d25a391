//! Selective disclosure, in words: what the digests are, what is disclosed, what is held back, and
//! what a verifier refuses (RFC 9901).

mod disclosure;
mod fault;

pub(super) use disclosure::disclosure_fault;
pub use disclosure::{DisclosureWords, disclosure, disclosure_place};
pub(super) use fault::fault;

use super::{Explanation, shorten};
use crate::binding::sd_jwt::{Form, HashClaim, Path, SdJwt, Undisclosed};
use crate::catalogue::{Prose, prose};
use crate::validators::fill;

/// An SD-JWT in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SdJwtWords {
    /// What it is, what its digests are, and what they leave open.
    pub facts: Vec<String>,
    /// Where something was held back, or a decoy stands.
    pub held_back: Vec<String>,
    /// What is wrong with it as a whole.
    pub faults: Vec<Explanation>,
}

/// So many places are listed where nothing is disclosed.
const MOST_HELD_BACK: usize = 20;

/// An SD-JWT in words.
pub fn sd_jwt(own: &SdJwt) -> SdJwtWords {
    let credential = own.credential.as_ref();
    let credential = credential.map(|own| credential_words(own.form, own.vct.as_deref()));
    let facts = credential.into_iter().chain([hash(&own.hash)]);
    let held_back = own.undisclosed.iter().take(MOST_HELD_BACK);
    SdJwtWords {
        facts: facts.chain([decoys(own.decoys)]).collect(),
        held_back: held_back.map(undisclosed).collect(),
        faults: own.faults.iter().map(fault).collect(),
    }
}

static CLAIMS: Prose = prose("the claims");

/// A place among the processed claims.
fn place(path: &Path) -> String {
    let text = path.to_string();
    match text.is_empty() {
        true => CLAIMS.text().to_owned(),
        false => shorten(&text),
    }
}

static HASH_DEFAULT: Prose = prose("The digests are by sha-256: there is no _sd_alg.");
static HASH_NAMED: Prose = prose("The digests are by {0}, as _sd_alg says.");

fn hash(hash: &HashClaim) -> String {
    match &hash.written {
        None => HASH_DEFAULT.text().to_owned(),
        Some(name) => fill(HASH_NAMED.text(), &[&shorten(name)]),
    }
}

static ALL_DISCLOSED: Prose = prose("Nothing is held back: there is a disclosure for each digest.");
static ONE_OPEN: Prose = prose(
    "For one digest nothing is disclosed: a claim is held back, or it is a decoy. Nobody but the issuer and the holder can tell which.",
);
static OPEN: Prose = prose(
    "For {0} digests nothing is disclosed: claims are held back, or they are decoys. Nobody but the issuer and the holder can tell which.",
);

fn decoys(count: usize) -> String {
    match count {
        0 => ALL_DISCLOSED.text().to_owned(),
        1 => ONE_OPEN.text().to_owned(),
        count => fill(OPEN.text(), &[&count.to_string()]),
    }
}

static OPEN_ELEMENT: Prose = prose("An element of {0}");
static OPEN_MEMBER: Prose = prose("A claim in {0}");

/// Where something was held back, or a decoy stands.
fn undisclosed(own: &Undisclosed) -> String {
    let text = if own.is_element {
        OPEN_ELEMENT
    } else {
        OPEN_MEMBER
    };
    fill(text.text(), &[&place(&own.path)])
}

static CURRENT: Prose = prose("It is a credential (SD-JWT VC) of the type {0}.");
static FORMER: Prose = prose(
    "It is a credential (SD-JWT VC) of the type {0}, with the typ vc+sd-jwt of drafts before November 2024; now it is dc+sd-jwt.",
);
static UNTYPED: Prose = prose(
    "Its vct makes it a credential (SD-JWT VC) of the type {0}, but its typ is not dc+sd-jwt.",
);
static NO_TYPE: Prose = prose("(none)");

fn credential_words(form: Form, vct: Option<&str>) -> String {
    let vct = vct.map_or_else(|| NO_TYPE.text().to_owned(), shorten);
    let text = match form {
        Form::Current => CURRENT,
        Form::Former => FORMER,
        Form::Untyped => UNTYPED,
    };
    fill(text.text(), &[&vct])
}
