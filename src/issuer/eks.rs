//! Amazon EKS: service accounts of a cluster.

use super::address::one_label;
use super::provider::{Confirmed, Detail, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Amazon EKS service account.
pub(super) static EKS: Provider = Provider {
    id: "eks",
    name: "Amazon EKS service account",
    about: prose(
        "A pod shows this token to AWS or to another service; each audience needs a token of its own.",
    ),
    access_audience: Some(prose(
        "the audience asked for with TokenRequest or the projected volume; sts.amazonaws.com for IAM roles for service accounts",
    )),
    id_audience: None,
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The trust policy or the IAM OIDC provider names another cluster's issuer or another audience.",
    )],
    keys: Keys::Discovery,
    sources: &[prose(
        "docs.aws.amazon.com Amazon EKS, IAM roles for service accounts",
    )],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let (prefix, path) = seen
            .below("amazonaws.com")
            .or_else(|| seen.below("amazonaws.com.cn"))?;
        let region = one_label(prefix.strip_prefix("oidc.eks.")?)?;
        match path {
            ["id", id] if !id.is_empty() && id.bytes().all(|b| b.is_ascii_hexdigit()) => {
                let region = Detail::Region(region.to_owned());
                let cluster = Detail::Cluster((*id).to_owned());
                Some(Found::by(Evidence::Host).detail(region).detail(cluster))
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
                "https://oidc.eks.eu-west-1.amazonaws.com/id/EFAE86F27C29EF05B482628D9790EA70",
                "eks, Host, region eu-west-1, cluster EFAE86F27C29EF05B482628D9790EA70",
            ),
            (
                "https://oidc.eks.cn-north-1.amazonaws.com.cn/id/EF",
                "eks, Host, region cn-north-1, cluster EF",
            ),
            ("https://oidc.eks.eu-west-1.amazonaws.com/id/", "-"),
            ("https://oidc.eks.eu-west-1.amazonaws.com/id/XYZ", "-"),
            ("https://oidc.eks.amazonaws.com/id/EF", "-"),
        ]);
    }
}
