//! Amazon Cognito: user pools and identity pools.

use super::address::one_label;
use super::provider::{Confirmed, Detail, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// Amazon Cognito user pool.
pub(super) static USER_POOL: Provider = Provider {
    id: "cognito",
    name: "Amazon Cognito user pool",
    about: prose(
        "An access token has no aud unless something adds one: the app client is in client_id. token_use tells the two kinds apart.",
    ),
    access_audience: Some(prose("none by default; the app client id is in client_id")),
    id_audience: Some(prose("the app client id")),
    slash: FinalSlash::Never,
    mistakes: &[
        prose("The API checks aud, but a Cognito access token names its app client in client_id."),
        prose("An ID token was sent where token_use must be access, or the other way round."),
    ],
    keys: Keys::Discovery,
    sources: &[
        prose("awslabs/aws-jwt-verify src/cognito-verifier.ts"),
        prose("docs.aws.amazon.com Verified Permissions, Amazon Cognito token validation"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let (prefix, path) = seen
            .below("amazonaws.com")
            .or_else(|| seen.below("amazonaws.com.cn"))?;
        let region = one_label(prefix.strip_prefix("cognito-idp.")?)?;
        match path {
            [pool] if is_pool(pool) => {
                let region = Detail::Region(region.to_owned());
                Some(Found::by(Evidence::Host).tenant(pool).detail(region))
            }
            _ => None,
        }
    },
};

/// Amazon Cognito identity pool.
pub(super) static IDENTITY_POOL: Provider = Provider {
    id: "cognito-identity",
    name: "Amazon Cognito identity pool",
    about: prose("A token of an identity pool; user pools have another issuer."),
    access_audience: None,
    id_audience: Some(prose("the id of the identity pool (region:GUID)")),
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Unknown,
    sources: &[prose("AWS documentation, Amazon Cognito identity pools")],
    confirmed: Confirmed::No,
    recognise: |seen| {
        seen.is_origin("cognito-identity.amazonaws.com")
            .then(|| Found::by(Evidence::Host))
    },
};

/// A region, an underscore and letters: `eu-west-1_AbCdEfGhI`.
fn is_pool(text: &str) -> bool {
    text.split_once('_').is_some_and(|(region, id)| {
        let region_byte = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let named = !region.is_empty() && !id.is_empty();
        named && region.bytes().all(region_byte) && id.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_keys};

    #[test]
    fn issuers() {
        check(&[
            (
                "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI",
                "cognito, Host, eu-west-1_AbCdEfGhI, region eu-west-1",
            ),
            (
                "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Ab",
                "cognito, Host, cn-north-1_Ab, region cn-north-1",
            ),
            (
                "https://cognito-identity.amazonaws.com",
                "cognito-identity, Host",
            ),
            (
                "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI/",
                "-",
            ),
            ("https://cognito-idp.eu-west-1.amazonaws.com/", "-"),
            ("https://cognito-idp.eu-west-1.amazonaws.com/_", "-"),
            ("https://cognito-idp.amazonaws.com/eu-west-1_A", "-"),
            ("https://s3.eu-west-1.amazonaws.com/eu-west-1_A", "-"),
            ("https://cognito-idp.a.b.amazonaws.com/eu-west-1_A", "-"),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[(
            "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A",
            &[],
            Some(
                "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A/.well-known/openid-configuration",
            ),
        )]);
    }
}
