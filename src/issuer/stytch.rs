//! Stytch.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Stytch.
pub(super) static STYTCH: Provider = Provider {
    id: "stytch",
    name: "Stytch",
    about: prose("The default issuer has no scheme: stytch.com/PROJECT_ID."),
    access_audience: Some(prose("the project id")),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The issuer was configured with https:// in front, or without it, unlike the token.",
    )],
    keys: Keys::Unknown,
    sources: &[prose("stytch.com/docs/b2b/api/connected-app-access-token")],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let rest = seen.iss.strip_prefix("https://").unwrap_or(seen.iss);
        let project = rest.strip_prefix("stytch.com/")?;
        let id = project
            .strip_prefix("project-live-")
            .or_else(|| project.strip_prefix("project-test-"))?;
        let hex = |b: u8| b.is_ascii_digit() || matches!(b, b'a'..=b'f' | b'-');
        let is_id = !id.is_empty() && id.bytes().all(hex);
        is_id.then(|| Found::by(Evidence::Host).tenant(project))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            (
                "stytch.com/project-test-11111111-2222-3333-4444-555555555555",
                "stytch, Host, project-test-11111111-2222-3333-4444-555555555555",
            ),
            (
                "https://stytch.com/project-live-11111111-2222-3333-4444-555555555555",
                "stytch, Host, project-live-11111111-2222-3333-4444-555555555555",
            ),
            ("stytch.com/project-test-", "-"),
            ("stytch.com/project-test-a/", "-"),
            ("evil.stytch.com/project-test-a", "-"),
        ]);
    }
}
