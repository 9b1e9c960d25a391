//! AWS Application Load Balancer: the user-claims header `x-amzn-oidc-data`.

use super::provider::{Confirmed, Detail, Evidence, FinalSlash, Found, Keys, Provider, Recognised};
use crate::catalogue::prose;

/// AWS Application Load Balancer.
pub(super) static ALB: Provider = Provider {
    id: "aws-alb",
    name: "AWS Application Load Balancer",
    about: prose(
        "The load balancer signed these claims for its targets. There is no aud: check signer (the ARN of the load balancer) and client in the header. Its segments keep their base64 padding.",
    ),
    access_audience: None,
    id_audience: None,
    slash: FinalSlash::Varies,
    mistakes: &[
        prose("A strict decoder refuses the padded segments."),
        prose("A validator looks for aud, which is never there."),
    ],
    keys: Keys::Built(keys),
    sources: &[
        prose("awslabs/aws-jwt-verify src/alb-verifier.ts"),
        prose("jpadilla/pyjwt jwt/api_jws.py (padding)"),
    ],
    confirmed: Confirmed::Fully,
    recognise: |seen| {
        let signer = seen.claim("signer")?;
        let region = region(&signer)?;
        let region = Detail::Region(region.to_owned());
        seen.has(&["client"])
            .then(|| Found::by(Evidence::Claims).detail(region))
    },
};

/// The region of a load balancer's ARN, `arn:aws:elasticloadbalancing:REGION:…`.
fn region(arn: &str) -> Option<&str> {
    let mut fields = arn.split(':');
    let starts = fields.next() == Some("arn")
        && fields.next()?.starts_with("aws")
        && fields.next() == Some("elasticloadbalancing");
    let region = fields.next()?;
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (starts && !region.is_empty() && region.bytes().all(plain)).then_some(region)
}

/// One key per `kid`, in PEM, under this address.
fn keys(_: &str, found: &Recognised) -> Option<String> {
    found.details.iter().find_map(|detail| match detail {
        // The clouds apart from the worldwide one keep their keys elsewhere.
        Detail::Region(region) if region.starts_with("us-gov-") || region.starts_with("cn-") => {
            None
        }
        Detail::Region(region) => {
            Some(["https://public-keys.auth.elb.", region, ".amazonaws.com"].concat())
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check_claims, check_keys};

    #[test]
    fn claims_tell() {
        check_claims(&[
            (
                "https://idp.example",
                &[
                    (
                        "signer",
                        "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/a/b",
                    ),
                    ("client", "c"),
                ],
                "aws-alb, Claims, region eu-west-1",
            ),
            (
                "",
                &[(
                    "signer",
                    "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/a/b",
                )],
                "-",
            ),
            (
                "",
                &[("signer", "arn:aws:s3:eu-west-1:1:x"), ("client", "c")],
                "-",
            ),
            (
                "",
                &[
                    ("signer", "arn:aws:elasticloadbalancing:evil.example/:1"),
                    ("client", "c"),
                ],
                "-",
            ),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[(
            "",
            &[
                ("signer", "arn:aws:elasticloadbalancing:eu-west-1:1:x"),
                ("client", "c"),
            ],
            Some("https://public-keys.auth.elb.eu-west-1.amazonaws.com"),
        )]);
    }
}
