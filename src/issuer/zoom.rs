//! Zoom: signatures for its SDKs, which you sign yourself.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Zoom SDK signature.
pub(super) static ZOOM: Provider = Provider {
    id: "zoom",
    name: "Zoom SDK signature",
    about: prose(
        "You signed this yourself with your SDK secret (HS256); it has neither iss nor aud.",
    ),
    access_audience: Some(prose("no aud")),
    id_audience: None,
    slash: FinalSlash::Varies,
    mistakes: &[prose(
        "The Meeting SDK wants exp between 30 minutes and 48 hours after iat.",
    )],
    keys: Keys::Secret,
    sources: &[prose("developers.zoom.us/docs/video-sdk/auth")],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let any = |names: &[&str]| names.iter().any(|name| seen.claim(name).is_some());
        let own = any(&["app_key", "appKey", "sdkKey"]) && any(&["tpc", "mn"]);
        (seen.iss.is_empty() && own).then(|| Found::by(Evidence::Claims))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_claims};

    #[test]
    fn issuers() {
        check(&[("", "-")]);
    }

    #[test]
    fn claims_tell() {
        check_claims(&[
            ("", &[("app_key", "k"), ("tpc", "t")], "zoom, Claims"),
            ("", &[("sdkKey", "k"), ("mn", "1")], "zoom, Claims"),
            ("https://x.example", &[("sdkKey", "k"), ("mn", "1")], "-"),
            ("", &[("app_key", "k")], "-"),
        ]);
    }
}
