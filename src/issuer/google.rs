//! Google: sign-in, Identity-Aware Proxy and service accounts.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Google.
pub(super) static GOOGLE: Provider = Provider {
    id: "google",
    name: "Google",
    about: prose(
        "ID tokens only: a Google access token is opaque. Both accounts.google.com and https://accounts.google.com are legal issuers.",
    ),
    access_audience: None,
    id_audience: Some(prose(
        "the OAuth client id, or the audience that a service account asked for",
    )),
    slash: FinalSlash::Never,
    mistakes: &[
        prose("The validator knows only one of the two spellings of the issuer."),
        prose("Cloud Run and Functions want the URL of the service, or a custom audience, in aud."),
    ],
    keys: Keys::At("https://accounts.google.com/.well-known/openid-configuration"),
    sources: &[
        prose("googleapis/google-auth-library-nodejs src/auth/oauth2client.ts"),
        prose("coreos/go-oidc oidc/verify.go"),
        prose("cloud.google.com/run docs, custom audiences"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let known = seen.iss == "accounts.google.com" || seen.is_origin("accounts.google.com");
        known.then(|| Found::by(Evidence::Host))
    },
};

/// Google Identity-Aware Proxy.
pub(super) static IAP: Provider = Provider {
    id: "google-iap",
    name: "Google Identity-Aware Proxy",
    about: prose("The proxy signs this for the backend, in the header x-goog-iap-jwt-assertion."),
    access_audience: Some(prose(
        "/projects/NUMBER/global/backendServices/ID or /projects/NUMBER/apps/PROJECT_ID",
    )),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The backend service was created anew and has another id.",
    )],
    keys: Keys::Unknown,
    sources: &[prose("cloud.google.com/iap/docs/signed-headers-howto")],
    confirmed: Confirmed::Fully,
    recognise: |seen| (seen.at("cloud.google.com")? == ["iap"]).then(|| Found::by(Evidence::Host)),
};

/// Google service account, self-signed.
pub(super) static SERVICE_ACCOUNT: Provider = Provider {
    id: "gcp-service-account",
    name: "Google service account, self-signed",
    about: prose("The service account signed this itself; the issuer is its e-mail address."),
    access_audience: Some(prose(
        "the address of the service that is called, or of the token endpoint",
    )),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Unknown,
    sources: &[prose("google-auth-library, JWTAccess")],
    confirmed: Confirmed::IssuerOnly,
    recognise: |seen| {
        let (name, domain) = seen.iss.split_once('@')?;
        let lower = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let project = domain.strip_suffix(".gserviceaccount.com")?;
        let named = !name.is_empty() && name.bytes().all(lower);
        let below = !project.is_empty() && project.bytes().all(|b| lower(b) || b == b'.');
        (named && below).then(|| Found::by(Evidence::Host).tenant(seen.iss))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_keys};

    #[test]
    fn issuers() {
        check(&[
            ("https://accounts.google.com", "google, Host"),
            ("accounts.google.com", "google, Host"),
            ("https://accounts.google.com/", "-"),
            ("https://accounts.google.com.evil.example", "-"),
            ("https://cloud.google.com/iap", "google-iap, Host"),
            ("https://cloud.google.com/iap/x", "-"),
            (
                "svc@proj.iam.gserviceaccount.com",
                "gcp-service-account, Host, svc@proj.iam.gserviceaccount.com",
            ),
            ("svc@gserviceaccount.com", "-"),
            ("@p.gserviceaccount.com", "-"),
            ("svc@evil@p.gserviceaccount.com", "-"),
            ("a@gserviceaccount.com.evil.example", "-"),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[(
            "accounts.google.com",
            &[],
            Some("https://accounts.google.com/.well-known/openid-configuration"),
        )]);
    }
}
