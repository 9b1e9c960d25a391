//! What a claim, a header parameter, an algorithm, a directory role or a tenant id means.
//!
//! Every table is data: one entry says what a name means, what its value looks like, what to
//! beware of, and where that is written. Most of them are in the [catalogue](crate::catalogue),
//! which the page loads last: until then nothing is found in them.
//! Nothing here judges a token; the names are looked up exactly as a token spells them.

mod algorithm;
pub mod applications;
pub mod cloud;
mod directory_role;
mod entry;
pub mod guid;
mod tenant;

pub use algorithm::{
    Advice, Algorithm, AlgorithmKind, KeyType, Requirement, algorithm, algorithm_kind,
};
pub use directory_role::{DirectoryRole, directory_role};
pub use entry::{Entry, Group, Status, ValueKind};
pub use tenant::special_tenant;

use crate::catalogue::Table;

static CLAIMS: Table<Entry> = Table::new("claims", entry::read);
static HEADERS: Table<Entry> = Table::new("headers", entry::read);
static ENTRA_CLAIMS: Table<Entry> = Table::new("entra claims", entry::read);
static ENTRA_HEADERS: Table<Entry> = Table::new("entra headers", entry::read);

/// What a claim means in general: the IANA registry, OpenID Connect, current drafts, and names
/// that one vendor made common.
///
/// Claim names are case-sensitive (RFC 7519 §4).
pub fn claim(name: &str) -> Option<&'static Entry> {
    find(&CLAIMS, name)
}

/// What a claim means in a token that Microsoft Entra ID (or Azure AD B2C) issued.
///
/// Where [`claim`] knows the name too, this is the narrower reading: Microsoft's `sub` is pairwise,
/// its `aud` depends on the version, and so on.
pub fn entra_claim(name: &str) -> Option<&'static Entry> {
    find(&ENTRA_CLAIMS, name)
}

/// What a JOSE header parameter means in general.
pub fn header(name: &str) -> Option<&'static Entry> {
    find(&HEADERS, name)
}

/// What a JOSE header parameter means in a token that Microsoft Entra ID issued.
pub fn entra_header(name: &str) -> Option<&'static Entry> {
    find(&ENTRA_HEADERS, name)
}

/// The table is sorted by name.
fn find(table: &'static Table<Entry>, name: &str) -> Option<&'static Entry> {
    let rows = table.rows();
    rows.get(rows.binary_search_by(|entry| entry.name.cmp(name)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The longest meaning or caution that still fits a table cell.
    const LONGEST: usize = 140;

    fn check(table: &'static Table<Entry>, expected_len: usize) {
        table.assert_whole();
        for entry in table.rows() {
            assert!(!entry.source.is_empty(), "{} has no source", entry.name);
            for sentence in [Some(entry.meaning), entry.caution].into_iter().flatten() {
                let first = sentence.chars().next().expect("not empty");
                assert!(!first.is_lowercase(), "{}: {sentence}", entry.name);
                assert!(sentence.ends_with('.'), "{}: {sentence}", entry.name);
                assert!(sentence.len() <= LONGEST, "{}: {sentence}", entry.name);
            }
        }
        for pair in table.rows().windows(2) {
            assert!(
                pair[0].name < pair[1].name,
                "{} is out of order",
                pair[1].name
            );
        }
        assert_eq!(table.rows().len(), expected_len);
    }

    #[test]
    fn tables_are_sorted_unique_and_made_of_sentences() {
        check(&CLAIMS, 190);
        check(&HEADERS, 39);
        check(&ENTRA_CLAIMS, 80);
        check(&ENTRA_HEADERS, 5);
    }

    #[test]
    fn the_general_and_the_microsoft_reading_are_kept_apart() {
        let general = claim("aud").unwrap();
        let narrow = entra_claim("aud").unwrap();
        assert_eq!(general.source, "RFC 7519 §4.1.3");
        assert_eq!(general.kind, ValueKind::TextOrList);
        assert_eq!(narrow.kind, ValueKind::Text);
        assert_eq!(claim("wids"), None);
        assert_eq!(entra_claim("wids").unwrap().group, Group::Permissions);
        assert_eq!(header("nonce").unwrap().source, "RFC 8555 §6.5.2");
        assert_eq!(entra_header("nonce").unwrap().status, Status::Observed);
    }

    #[test]
    fn names_are_case_sensitive() {
        assert!(claim("Aud").is_none());
        assert!(header("KID").is_none());
        assert!(claim("").is_none());
    }

    #[test]
    fn names_that_change_are_never_a_key() {
        for name in ["upn", "email", "preferred_username", "unique_name", "name"] {
            assert!(entra_claim(name).unwrap().caution.is_some(), "{name}");
        }
    }

    #[test]
    fn what_nobody_documents_is_marked() {
        for name in ["xms_ftd", "xms_tcdt", "puid", "platf", "deviceid"] {
            assert_eq!(
                entra_claim(name).unwrap().status,
                Status::Observed,
                "{name}"
            );
        }
    }
}
