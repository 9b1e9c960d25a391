//! Google Kubernetes Engine: service accounts of a cluster.

use super::provider::{Confirmed, Detail, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Google GKE service account.
pub(super) static GKE: Provider = Provider {
    id: "gke",
    name: "Google GKE service account",
    about: prose("A pod shows this token to the cluster or to another service."),
    access_audience: Some(prose(
        "the audience asked for with TokenRequest or the projected volume; by default the issuer itself, which is the API server",
    )),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "A token with the default audience is for the API server and for nobody else.",
    )],
    keys: Keys::Discovery,
    sources: &[
        prose("kubernetes.recipes/recipes/security/gke-oidc-issuer-workload-identity"),
        prose("kubernetes/kubernetes pkg/serviceaccount/claims.go"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let path = seen.at("container.googleapis.com")?;
        match path {
            [
                "v1",
                "projects",
                project,
                "locations" | "zones",
                location,
                "clusters",
                cluster,
            ] => {
                let location = Detail::Location((*location).to_owned());
                let cluster = Detail::Cluster((*cluster).to_owned());
                Some(
                    Found::by(Evidence::Host)
                        .tenant(project)
                        .detail(location)
                        .detail(cluster),
                )
            }
            _ => None,
        }
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            (
                "https://container.googleapis.com/v1/projects/p/locations/us-central1/clusters/c",
                "gke, Host, p, location us-central1, cluster c",
            ),
            (
                "https://container.googleapis.com/v1/projects/p/zones/z/clusters/c",
                "gke, Host, p, location z, cluster c",
            ),
            ("https://container.googleapis.com/v1/projects/p", "-"),
        ]);
    }
}
