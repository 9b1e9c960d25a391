//! HCP Terraform: workload identity of a run.

use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// HCP Terraform.
pub(super) static TERRAFORM: Provider = Provider {
    id: "terraform-cloud",
    name: "HCP Terraform",
    about: prose("A run got this token; the audience is set for each provider it signs in to."),
    access_audience: Some(prose(
        "what the workspace sets for the provider, for instance aws.workload.identity",
    )),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Discovery,
    sources: &[prose(
        "HashiCorp documentation, HCP Terraform workload identity tokens",
    )],
    confirmed: Confirmed::No,
    recognise: |seen| {
        seen.is_origin("app.terraform.io")
            .then(|| Found::by(Evidence::Host))
    },
};

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            ("https://app.terraform.io", "terraform-cloud, Host"),
            ("https://app.terraform.io/x", "-"),
        ]);
    }
}
