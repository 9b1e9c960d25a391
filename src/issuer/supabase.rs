//! Supabase: sign-in tokens and the legacy API keys.

use super::address::one_label;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Supabase Auth.
pub(super) static AUTH: Provider = Provider {
    id: "supabase",
    name: "Supabase Auth",
    about: prose(
        "The audience says what kind of user this is, not which API: authenticated or anon.",
    ),
    access_audience: Some(prose("authenticated, or anon")),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The API expects its own name in aud; Supabase writes authenticated.",
    )],
    keys: Keys::At("{iss}/.well-known/jwks.json"),
    sources: &[
        prose("supabase.com/docs/guides/auth/jwt-fields"),
        prose("supabase.com/docs/guides/auth/signing-keys (key set)"),
        prose("supabase/auth internal/api/auth.go"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        if seen.web()?.segments.as_slice() != ["auth", "v1"] {
            return None;
        }
        if let Some((prefix, _)) = seen.below("supabase.co") {
            let project = one_label(prefix)?;
            return Some(Found::by(Evidence::Host).tenant(project));
        }
        // A host of one's own: the path is too common to tell, the claims are not.
        seen.has(&["aal", "session_id"])
            .then(|| Found::by(Evidence::Claims))
    },
};

/// Supabase legacy API key.
pub(super) static KEY: Provider = Provider {
    id: "supabase-key",
    name: "Supabase legacy API key",
    about: prose(
        "This is a project's anon or service_role key, not a user's token; a service_role key must not reach a browser.",
    ),
    access_audience: Some(prose("no aud")),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[prose("The key was sent as a user's token.")],
    keys: Keys::Secret,
    sources: &[prose("supabase.com/docs")],
    confirmed: Confirmed::IssuerOnly,
    recognise: |seen| {
        matches!(seen.iss, "supabase" | "supabase-demo").then(|| Found::by(Evidence::Host))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_claims, check_keys};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://abcdefghijklmnopqrst.supabase.co/auth/v1",
                "supabase, Host, abcdefghijklmnopqrst",
            ),
            ("supabase", "supabase-key, Host"),
            ("supabase-demo", "supabase-key, Host"),
            ("https://example.com/auth/v1", "-"),
            ("https://a.supabase.co/auth/v1/", "-"),
            ("supabase2", "-"),
        ]);
    }

    #[test]
    fn claims_tell() {
        check_claims(&[(
            "http://127.0.0.1:54321/auth/v1",
            &[("aal", "aal1"), ("session_id", "s")],
            "supabase, Claims",
        )]);
    }

    #[test]
    fn keys() {
        check_keys(&[
            (
                "https://abc.supabase.co/auth/v1",
                &[],
                Some("https://abc.supabase.co/auth/v1/.well-known/jwks.json"),
            ),
            ("supabase", &[], None),
        ]);
    }
}
