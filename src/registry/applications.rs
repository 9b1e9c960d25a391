//! The applications that Microsoft registered in Microsoft Entra ID.
//!
//! A token names them by application id (`aud`, `appid`, `azp`) or, as an audience, by URI.
//! They are in the catalogue; `tests/applications.rs` writes that table.
//!
//! Sources: `firstpartyscopes.json` of dirkjanm/ROADtools (resource identifiers),
//! `_info/MicrosoftApps.json` of merill/microsoft-info (names) and
//! secureworks/family-of-client-ids-research (families of clients).

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::guid;
use crate::catalogue::Table;

/// Sorted by id.
static ROWS: Table<Row> = Table::new("applications", read);

/// One application of Microsoft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Application {
    /// The application id; `guid::write` spells it.
    pub id: u128,
    /// What Microsoft, or we, call it.
    pub name: &'static str,
    /// Who chose the name.
    pub name_source: NameSource,
    /// On which side of a token request it is known to stand.
    pub kind: Kind,
    /// Whether the application can keep a secret (RFC 6749 §2.1).
    pub client_type: ClientType,
    /// Whether its refresh tokens are known to work for its whole family of clients.
    pub family: Family,
}

/// Who chose the name of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameSource {
    /// Microsoft; it is what sign-in logs show.
    Published,
    /// We, from the URI: no published name is known.
    InferredFromUri,
}

/// On which side of a token request an application stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An API: tokens are made for it.
    Resource,
    /// A program that asks for tokens; a token for it is an ID token (OpenID Connect Core 1.0
    /// §2) far more often than an access token.
    Client,
    /// Seen on both sides.
    Both,
}

/// Whether a client can keep a secret (RFC 6749 §2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientType {
    /// It cannot.
    Public,
    /// It can.
    Confidential,
    /// No source says.
    Unknown,
}

/// Whether an application belongs to the family of clients that share refresh tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Listed by secureworks/family-of-client-ids-research.
    Member,
    /// Not listed.
    Unlisted,
}

/// Finds an application by its id, in any form of GUID.
pub fn by_id(id: &str) -> Option<Application> {
    let (id, _) = guid::parse(id)?;
    let rows = ROWS.rows();
    let at = rows.binary_search_by_key(&id, |(id, _)| *id).ok()?;
    rows.get(at).map(application)
}

/// Finds the application that a resource identifier belongs to.
///
/// The comparison is exact, letter case included; then the host patterns are tried
/// (`https://*.vault.azure.net`), the longest one first.
pub fn by_uri(uri: &str) -> Option<Application> {
    let rows = ROWS.rows();
    if uri.len() > LONGEST_URI || rows.is_empty() {
        return None;
    }
    let index = INDEX.get_or_init(|| Index::new(rows));
    index
        .exact(uri)
        .or_else(|| index.by_pattern(uri))
        .map(application)
}

/// Longer texts are not identifiers of Microsoft; the longest known one has 91 characters.
const LONGEST_URI: usize = 2_000;

/// An application's id and the rest of its line: marks, name, tab, identifiers.
///
/// `https://` is left out, `/?` is a slash that may be missing, `@` is the application's own
/// id, and `*` is anything within one part of the URI.
type Row = (u128, &'static str);

fn read(line: &'static str) -> Option<Row> {
    let (id, line) = line.split_once('\t')?;
    Some((guid::hyphenated(id)?, line))
}

fn application((id, line): &Row) -> Application {
    let (marks, rest) = line.split_once(' ').unwrap_or_default();
    let name = rest.split('\t').next().unwrap_or_default();
    Application {
        id: *id,
        name,
        name_source: match marks.contains('~') {
            true => NameSource::InferredFromUri,
            false => NameSource::Published,
        },
        kind: match marks.chars().next() {
            Some('r') => Kind::Resource,
            Some('c') => Kind::Client,
            _ => Kind::Both,
        },
        client_type: match (marks.contains('p'), marks.contains('s')) {
            (true, _) => ClientType::Public,
            (_, true) => ClientType::Confidential,
            _ => ClientType::Unknown,
        },
        family: match marks.contains('f') {
            true => Family::Member,
            false => Family::Unlisted,
        },
    }
}

/// The identifiers of all applications, taken apart once.
struct Index {
    /// By identifier, and whether a slash at its end may be missing.
    exact: HashMap<Cow<'static, str>, (&'static Row, bool)>,
    /// Host patterns.
    patterns: Vec<(&'static Row, Cow<'static, str>, bool)>,
}

static INDEX: OnceLock<Index> = OnceLock::new();

impl Index {
    fn new(rows: &'static [Row]) -> Self {
        let mut index = Self {
            exact: HashMap::new(),
            patterns: Vec::new(),
        };
        for row in rows {
            let (_, identifiers) = row.1.split_once('\t').unwrap_or_default();
            for identifier in identifiers.split_ascii_whitespace() {
                index.add(row, identifier);
            }
        }
        index
    }

    fn add(&mut self, row: &'static Row, identifier: &'static str) {
        let (identifier, optional) = match identifier.strip_suffix("/?") {
            Some(identifier) => (identifier, true),
            None => (identifier, false),
        };
        let identifier = match identifier.contains('@') {
            true => Cow::Owned(identifier.replace('@', &guid::write(row.0))),
            false => Cow::Borrowed(identifier),
        };
        if identifier.contains('*') {
            self.patterns.push((row, identifier, optional));
        } else {
            self.exact.entry(identifier).or_insert((row, optional));
        }
    }

    fn exact(&self, uri: &str) -> Option<&'static Row> {
        let key = key(uri)?;
        let row = |key: &str| self.exact.get(key);
        let without_slash = || {
            key.strip_suffix('/')
                .and_then(row)
                .filter(|(_, optional)| *optional)
        };
        row(key).or_else(without_slash).map(|(row, _)| *row)
    }

    fn by_pattern(&self, uri: &str) -> Option<&'static Row> {
        let key = key(uri)?;
        let matches = |(_, pattern, optional): &&(&'static Row, Cow<'static, str>, bool)| {
            let key = key.strip_suffix('/').filter(|_| *optional).unwrap_or(key);
            glob(pattern, key)
        };
        // The longest pattern says most; of two that are as long, the first.
        let fitting = self.patterns.iter().rev().filter(matches);
        fitting
            .max_by_key(|(_, pattern, _)| pattern.len())
            .map(|(row, _, _)| *row)
    }
}

/// A URI as the table writes it: `https://` goes without saying, every other scheme is written.
fn key(uri: &str) -> Option<&str> {
    uri.strip_prefix("https://")
        .or_else(|| (uri.contains("://") || uri.starts_with("urn:")).then_some(uri))
}

fn glob(pattern: &str, text: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(rest) = text.strip_prefix(head) else {
        return false;
    };
    rest.char_indices()
        .take_while(|(_, character)| *character != '/')
        .filter_map(|(at, character)| rest.split_at_checked(at + character.len_utf8()))
        .any(|(_, rest)| glob(tail, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_sorted_and_unique() {
        ROWS.assert_whole();
        assert!(ROWS.rows().is_sorted_by(|(one, _), (next, _)| one < next));
    }

    #[test]
    fn ids_are_named() {
        for (id, name, kind) in [
            (
                "00000003-0000-0000-c000-000000000000",
                "Microsoft Graph",
                Kind::Resource,
            ),
            (
                "{00000003-0000-0000-C000-000000000000}",
                "Microsoft Graph",
                Kind::Resource,
            ),
            (
                "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
                "Microsoft Azure CLI",
                Kind::Client,
            ),
            (
                "4765445b-32c6-49b0-83e6-1d93765276ca",
                "OfficeHome",
                Kind::Both,
            ),
        ] {
            let found = by_id(id).map(|found| (found.name, found.kind));
            assert_eq!(found, Some((name, kind)), "{id}");
        }
        assert_eq!(by_id("00000003-0000-0000-c000-000000000001"), None);
        assert_eq!(by_id("Microsoft Graph"), None);
    }

    #[test]
    fn uris_are_named() {
        for (uri, name) in [
            ("https://graph.microsoft.com", Some("Microsoft Graph")),
            ("https://graph.microsoft.com/", Some("Microsoft Graph")),
            ("https://graph.microsoft.com//", None),
            ("https://GRAPH.microsoft.com", None),
            ("https://vault.azure.net", Some("Azure Key Vault")),
            ("https://shop.vault.azure.net", Some("Azure Key Vault")),
            ("https://.vault.azure.net", None),
            (
                "https://contoso.sharepoint.com/",
                Some("Office 365 SharePoint Online"),
            ),
            (
                "api://00000003-0000-0ff1-ce00-000000000000",
                Some("Office 365 SharePoint Online"),
            ),
            (
                "urn:ms-drs:enterpriseregistration.windows.net",
                Some("Device Registration Service"),
            ),
            ("https://search.azure.com", Some("Azure AI Search")),
            ("api://orders", None),
            ("", None),
        ] {
            assert_eq!(by_uri(uri).map(|found| found.name), name, "{uri}");
        }
    }

    #[test]
    fn an_inferred_name_says_so() {
        let search = by_uri("https://search.azure.com").unwrap();
        assert_eq!(search.name_source, NameSource::InferredFromUri);
        let graph = by_uri("https://graph.microsoft.com").unwrap();
        assert_eq!(graph.name_source, NameSource::Published);
    }

    #[test]
    fn clients_say_what_they_are() {
        let cli = by_id("04b07795-8ddb-461a-bbee-02f9e1bf7b46").unwrap();
        assert_eq!(
            (cli.client_type, cli.family),
            (ClientType::Public, Family::Member)
        );
    }
}
