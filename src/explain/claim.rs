//! One claim or header parameter in words: what its name means, and what its value says.

use super::value;
use crate::diagnosis::Diagnosis;
use crate::registry::{self, Entry};
use crate::token::PartName;
use crate::token::json::{Kind, Member};

/// What can be said about one member of a header or a claims set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimText {
    /// Group, meaning, caution, source and status; `None` for a name that no registry has.
    pub entry: Option<&'static Entry>,
    /// What this value says beyond its text, a sentence or a name each.
    pub notes: Vec<String>,
    /// What JSON it is: `text`, `number`, `list`.
    pub type_word: &'static str,
}

/// What one member means. Microsoft's own meaning comes first where Microsoft Entra ID is the issuer.
pub fn claim(part: PartName, member: Member<'_>, diagnosis: &Diagnosis) -> ClaimText {
    let entry = entry(part, &member.name.display(), diagnosis);
    ClaimText {
        entry,
        notes: value::notes(part, member, entry, diagnosis),
        type_word: type_word(member.value.kind()),
    }
}

/// The registry's line for a name.
pub fn entry(part: PartName, name: &str, diagnosis: &Diagnosis) -> Option<&'static Entry> {
    let entra = diagnosis.facts.is_entra();
    match part {
        PartName::Header => entra
            .then(|| registry::entra_header(name))
            .flatten()
            .or_else(|| registry::header(name)),
        _ => entra
            .then(|| registry::entra_claim(name))
            .flatten()
            .or_else(|| registry::claim(name)),
    }
}

/// The kinds of JSON values, in words.
pub fn type_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Boolean => "true or false",
        Kind::Number => "number",
        Kind::String => "text",
        Kind::Array => "list",
        Kind::Object => "object",
    }
}

/// Says of a member that its name is there more than once.
///
/// RFC 7519 §4: a reader must refuse such a token or take the last one.
pub fn repeated(nth: usize, count: usize) -> String {
    match nth == count {
        true => format!("{nth} of {count} with this name; most libraries take this one"),
        false => format!("{nth} of {count} with this name"),
    }
}
