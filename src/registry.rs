//! What a claim, a header parameter, an algorithm, a directory role or a tenant id means.
//!
//! Every table is data: one entry says what a name means, what its value looks like, what to
//! beware of, and where that is written.
//! Nothing here judges a token; the names are looked up exactly as a token spells them.

mod algorithm;
pub mod applications;
mod claims;
pub mod cloud;
mod directory_role;
mod entra;
mod entry;
pub mod guid;
mod headers;
mod tenant;

pub use algorithm::{Advice, Algorithm, AlgorithmKind, KeyType, Requirement, algorithm};
pub use directory_role::{DirectoryRole, directory_role};
pub use entry::{Entry, Group, Status, ValueKind};
pub use tenant::special_tenant;

/// What a claim means in general: the IANA registry, OpenID Connect, current drafts, and names
/// that one vendor made common.
///
/// Claim names are case-sensitive (RFC 7519 §4).
pub fn claim(name: &str) -> Option<&'static Entry> {
    find(claims::TABLES, name)
}

/// What a claim means in a token that Microsoft Entra ID (or Azure AD B2C) issued.
///
/// Where [`claim`] knows the name too, this is the narrower reading: Microsoft's `sub` is pairwise,
/// its `aud` depends on the version, and so on.
pub fn entra_claim(name: &str) -> Option<&'static Entry> {
    find(entra::CLAIMS, name)
}

/// What a JOSE header parameter means in general.
pub fn header(name: &str) -> Option<&'static Entry> {
    find(headers::TABLES, name)
}

/// What a JOSE header parameter means in a token that Microsoft Entra ID issued.
pub fn entra_header(name: &str) -> Option<&'static Entry> {
    find(entra::HEADERS, name)
}

/// Each table is sorted by name; a name occurs in one table at most.
fn find(tables: &[&'static [Entry]], name: &str) -> Option<&'static Entry> {
    tables.iter().find_map(|table| {
        let at = table.binary_search_by(|entry| entry.name.cmp(name)).ok()?;
        table.get(at)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The longest meaning or caution that still fits a table cell.
    const LONGEST: usize = 140;

    fn check(tables: &[&'static [Entry]], expected_len: usize) {
        let mut names = BTreeSet::new();
        for entry in tables.iter().copied().flatten() {
            assert!(names.insert(entry.name), "{} occurs twice", entry.name);
            assert!(!entry.source.is_empty(), "{} has no source", entry.name);
            for sentence in [Some(entry.meaning), entry.caution].into_iter().flatten() {
                let first = sentence.chars().next().expect("not empty");
                assert!(!first.is_lowercase(), "{}: {sentence}", entry.name);
                assert!(sentence.ends_with('.'), "{}: {sentence}", entry.name);
                assert!(sentence.len() <= LONGEST, "{}: {sentence}", entry.name);
            }
        }
        for table in tables {
            assert!(
                table.is_sorted_by_key(|entry| entry.name),
                "out of order: {:?}",
                table.windows(2).find(|pair| pair[0].name > pair[1].name)
            );
        }
        assert_eq!(names.len(), expected_len);
    }

    #[test]
    fn tables_are_sorted_unique_and_made_of_sentences() {
        check(claims::TABLES, 190);
        check(headers::TABLES, 39);
        check(entra::CLAIMS, 80);
        check(entra::HEADERS, 5);
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
