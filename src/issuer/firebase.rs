//! Firebase Authentication: ID tokens and session cookies.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Firebase Authentication.
pub(super) static ID_TOKEN: Provider = Provider {
    id: "firebase",
    name: "Firebase Authentication",
    about: prose("aud is the project id, and the issuer ends with the same id."),
    access_audience: Some(prose("the project id; the ID token serves as access token")),
    id_audience: Some(prose("the project id, not a URL")),
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The token comes from another Firebase project than the one that the server was set up with.",
    )],
    keys: Keys::At(
        "https://www.googleapis.com/robot/v1/metadata/x509/securetoken@system.gserviceaccount.com",
    ),
    sources: &[prose(
        "firebase/firebase-admin-node src/auth/token-verifier.ts",
    )],
    confirmed: Confirmed::Fully,
    recognise: |seen| project(seen.at("securetoken.google.com")?),
};

/// Firebase session cookie.
pub(super) static SESSION_COOKIE: Provider = Provider {
    id: "firebase-session",
    name: "Firebase session cookie",
    about: prose("A session cookie needs verifySessionCookie(); verifyIdToken() refuses it."),
    access_audience: Some(prose("the project id")),
    id_audience: Some(prose("the project id")),
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The session cookie was sent where an ID token is expected.",
    )],
    keys: Keys::At("https://www.googleapis.com/identitytoolkit/v3/relyingparty/publicKeys"),
    sources: &[prose(
        "firebase/firebase-admin-node src/auth/token-verifier.ts",
    )],
    confirmed: Confirmed::Fully,
    recognise: |seen| project(seen.at("session.firebase.google.com")?),
};

fn project(path: &[&str]) -> Option<Found> {
    match path {
        [project] if !project.is_empty() => Some(Found::by(Evidence::Host).tenant(project)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            (
                "https://securetoken.google.com/my-project",
                "firebase, Host, my-project",
            ),
            (
                "https://session.firebase.google.com/my-project",
                "firebase-session, Host, my-project",
            ),
            ("https://securetoken.google.com/", "-"),
            ("https://securetoken.google.com//", "-"),
            ("https://securetoken.google.com/a/b", "-"),
            ("https://securetoken.google.com/a/", "-"),
        ]);
    }
}
