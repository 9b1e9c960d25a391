//! Tenants of Microsoft Entra ID that belong to Microsoft itself.
//!
//! Sources, read in 2026: `access-token-claims-reference.md` of MicrosoftDocs/entra-docs (personal
//! accounts), `EmulatorValidation.cs` of microsoft/botbuilder-dotnet (Bot Framework), the AWS
//! connector page of Microsoft Sentinel (the same US Government tenant),
//! `verify-first-party-apps-sign-in.md` of MicrosoftDocs/SupportArticles-docs (the others).
//! To refresh: read those files again; the list changes once in years.

use super::guid;

/// Whose tenant this is, when the id is one that tokens of many customers carry.
pub fn special_tenant(guid: &str) -> Option<&'static str> {
    match guid::hyphenated(guid)? {
        0x9188040d_6c67_4c5b_b112_36a304b66dad => Some("personal Microsoft accounts"),
        0xf8cdef31_a31e_4b4a_93e4_5f571e91255a => {
            Some("Microsoft Services, home of many Microsoft applications")
        }
        0x72f988bf_86f1_41af_91ab_2d7cd011db47 => Some("Microsoft, the company"),
        0xd6d49420_f39b_4df7_a1dc_d59a935871db => Some("Bot Framework"),
        0xcab8a31a_1906_4287_a0d8_4eef66b95f6e => {
            Some("Microsoft services in the US Government cloud, such as Bot Framework")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::special_tenant;

    #[test]
    fn a_tenant_is_known_by_its_id_in_either_letter_case() {
        for (id, expected) in [
            (
                "9188040d-6c67-4c5b-b112-36a304b66dad",
                Some("personal Microsoft accounts"),
            ),
            (
                "9188040D-6C67-4C5B-B112-36A304B66DAD",
                Some("personal Microsoft accounts"),
            ),
            (
                "d6d49420-f39b-4df7-a1dc-d59a935871db",
                Some("Bot Framework"),
            ),
            ("9188040d-6c67-4c5b-b112-36a304b66dae", None),
            ("common", None),
        ] {
            assert_eq!(special_tenant(id), expected, "{id}");
        }
    }
}
