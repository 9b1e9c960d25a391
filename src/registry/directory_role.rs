//! The directory roles of Microsoft Entra ID, as the claim `wids` names them.
//!
//! They are in the catalogue, which says where they come from and how to refresh them.

use super::{Status, guid};
use crate::catalogue::Table;

/// Sorted by template id.
static ROLES: Table<(u128, DirectoryRole)> = Table::new("roles", read);

/// What one template id in `wids` stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DirectoryRole {
    /// The role's name, or what is known about an id that is no role.
    pub name: &'static str,
    /// Whether Microsoft labels the role as privileged.
    pub privileged: bool,
    /// Where it is written.
    pub source: &'static str,
    /// Roles are documented; the two ids that are no roles are not.
    pub status: Status,
}

/// The role with this template id.
pub fn directory_role(template_id: &str) -> Option<DirectoryRole> {
    let id = guid::hyphenated(template_id)?;
    let rows = ROLES.rows();
    let at = rows.binary_search_by_key(&id, |(id, _)| *id).ok()?;
    rows.get(at).map(|(_, role)| *role)
}

fn read(line: &'static str) -> Option<(u128, DirectoryRole)> {
    let (id, rest) = line.split_once('\t')?;
    let (kind, name) = rest.split_once('\t')?;
    let (privileged, status) = match kind {
        "Ordinary" => (false, Status::Documented),
        "Privileged" => (true, Status::Documented),
        "Unlisted" => (false, Status::Observed),
        _ => return None,
    };
    let source = match status {
        Status::Documented => "MicrosoftDocs/entra-docs permissions-reference.md",
        Status::Observed => "microsoftgraph/msgraph-sdk-powershell#1782",
    };
    let role = DirectoryRole {
        name,
        privileged,
        source,
        status,
    };
    Some((guid::hyphenated(id)?, role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_sorted_and_unique() {
        ROLES.assert_whole();
        let rows = ROLES.rows();
        assert!(rows.is_sorted_by(|(one, _), (next, _)| one < next));
        let documented = |(_, role): &&(u128, DirectoryRole)| role.status == Status::Documented;
        assert_eq!(rows.iter().filter(documented).count(), 123);
    }

    #[test]
    fn an_id_names_its_role() {
        let cases = [
            (
                "62e90394-69f5-4237-9190-012177145e10",
                Some(("Global Administrator", true, Status::Documented)),
            ),
            (
                "62E90394-69F5-4237-9190-012177145E10",
                Some(("Global Administrator", true, Status::Documented)),
            ),
            // An issue calls it "Authentication Admin"; the official table does not.
            (
                "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
                Some(("Application Administrator", true, Status::Documented)),
            ),
            (
                "88d8e3e3-8f55-4a1e-953a-9b9898b8876b",
                Some(("Directory Readers", false, Status::Documented)),
            ),
            (
                "b79fbf4d-3ef9-4689-8143-76b194e85509",
                Some((
                    "no admin role: the default of every user",
                    false,
                    Status::Observed,
                )),
            ),
            ("00000000-0000-0000-0000-000000000000", None),
            ("Global Administrator", None),
        ];
        for (id, expected) in cases {
            let found = directory_role(id).map(|role| (role.name, role.privileged, role.status));
            assert_eq!(found, expected, "{id}");
        }
    }
}
