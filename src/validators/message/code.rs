//! Codes that tell a message without its words: `AADSTS50013`, `IDX10214`, `AKV10022`, `IDW10201`.

use crate::catalogue::{Prose, prose};

/// A family of codes, and where those are explained that are not known here.
#[derive(Debug)]
pub struct CodeFamily {
    /// What its codes begin with.
    pub prefix: &'static str,
    /// Who writes them.
    pub writer: Prose,
    /// Where a code is explained; `{0}` stands for its digits.
    pub look_up: Prose,
    digits: (usize, usize),
}

/// The families.
pub(super) static FAMILIES: [CodeFamily; 4] = [
    CodeFamily {
        prefix: "AADSTS",
        writer: prose("Microsoft Entra ID, when it issues tokens"),
        look_up: prose("https://login.microsoftonline.com/error?code={0}"),
        digits: (4, 10),
    },
    CodeFamily {
        prefix: "AKV",
        writer: prose("Azure Key Vault"),
        look_up: prose(
            "https://learn.microsoft.com/azure/key-vault/general/rest-error-codes, under AKV{0}",
        ),
        digits: (5, 5),
    },
    CodeFamily {
        prefix: "IDW",
        writer: prose("Microsoft.Identity.Web"),
        look_up: prose(
            "AzureAD/microsoft-identity-web, in the files IDWebErrorMessage.cs, under IDW{0}",
        ),
        digits: (5, 5),
    },
    CodeFamily {
        prefix: "IDX",
        writer: prose("Microsoft.IdentityModel"),
        look_up: prose(
            "AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet, in the files LogMessages.cs, under IDX{0}",
        ),
        digits: (5, 5),
    },
];

/// The code that stands at a place, and its family.
pub(super) fn at(text: &str, at: usize) -> Option<(&'static CodeFamily, &str)> {
    let rest = text.get(at..)?;
    let family = FAMILIES
        .iter()
        .find(|family| rest.starts_with(family.prefix))?;
    let inside = |char: char| char.is_alphanumeric() || char == '_';
    if text.get(..at)?.ends_with(inside) {
        return None;
    }
    let behind = rest.strip_prefix(family.prefix)?;
    let digits = behind.len()
        - behind
            .trim_start_matches(|char: char| char.is_ascii_digit())
            .len();
    let (fewest, most) = family.digits;
    if !(fewest..=most).contains(&digits) || behind.get(digits..)?.starts_with(inside) {
        return None;
    }
    Some((family, rest.get(..family.prefix.len() + digits)?))
}

/// Whether a message could be found by this code.
pub(super) fn is_code(id: &str) -> bool {
    at(id, 0).is_some_and(|(_, code)| code == id)
}
