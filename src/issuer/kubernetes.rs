//! Kubernetes: service accounts of any cluster.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Kubernetes service account.
pub(super) static KUBERNETES: Provider = Provider {
    id: "kubernetes",
    name: "Kubernetes service account",
    about: prose(
        "The cluster chooses the issuer. A bound token is for the audiences it was asked for; a legacy token, issuer kubernetes/serviceaccount, has no aud and counts for the API server only.",
    ),
    access_audience: Some(prose(
        "the audience asked for with TokenRequest or the projected volume; by default those of the API server",
    )),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[
        prose("The token has the API server's default audience and is shown to another service."),
        prose("A legacy token without aud is reviewed for an audience of its own."),
    ],
    keys: Keys::Unknown,
    sources: &[
        prose("kubernetes/kubernetes pkg/serviceaccount/claims.go"),
        prose("kubernetes/kubernetes pkg/serviceaccount/legacy.go"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        if seen.iss == "kubernetes/serviceaccount" {
            return Some(Found::by(Evidence::Host));
        }
        let host = seen
            .https()
            .map(|address| (address.host, address.segments.is_empty()));
        if let Some(("kubernetes.default.svc", true)) = host {
            return Some(Found::by(Evidence::Host));
        }
        if seen
            .below("cluster.local")
            .is_some_and(|(prefix, path)| prefix == "kubernetes.default.svc" && path.is_empty())
        {
            return Some(Found::by(Evidence::Host));
        }
        let subject = seen.claim("sub")?;
        let is_account = subject.starts_with("system:serviceaccount:");
        is_account.then(|| Found::by(Evidence::Claims))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_claims};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://kubernetes.default.svc.cluster.local",
                "kubernetes, Host",
            ),
            ("https://kubernetes.default.svc", "kubernetes, Host"),
            ("kubernetes/serviceaccount", "kubernetes, Host"),
            ("https://kubernetes.default.svc.evil.example", "-"),
        ]);
    }

    #[test]
    fn claims_tell() {
        check_claims(&[
            (
                "https://oidc.example/cluster/",
                &[("sub", "system:serviceaccount:ns:name")],
                "kubernetes, Claims",
            ),
            (
                "https://oidc.example/cluster/",
                &[("sub", "system:node")],
                "-",
            ),
        ]);
    }
}
