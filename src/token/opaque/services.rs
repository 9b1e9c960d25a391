//! Secrets of other services.

use super::Certainty::{Likely, Sure};
use super::shape::{alphanumeric, base64, base64url, hex, prefixed, two_parts};
use super::{ANOTHER_SERVICE, Opaque};
use crate::catalogue::prose;

pub(super) const TABLE: &[Opaque] = &[
    Opaque {
        id: "github-token",
        name: "GitHub token",
        certainty: Sure,
        what: prose("A token for GitHub: personal, of an app, or to refresh one."),
        instead: ANOTHER_SERVICE,
        source: prose(
            "docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github",
        ),
        shape: |text| {
            prefixed(
                text,
                &["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
                30,
                base64url,
            )
        },
    },
    Opaque {
        id: "gitlab-token",
        name: "GitLab token",
        certainty: Sure,
        what: prose("A token or secret of GitLab; its prefix tells which kind."),
        instead: ANOTHER_SERVICE,
        source: prose("docs.gitlab.com/security/tokens (token prefixes)"),
        shape: |text| {
            prefixed(
                text,
                &["glpat-", "gldt-", "glrt-", "gloas-", "glptt-"],
                20,
                |b| base64url(b) || b == b'.',
            )
        },
    },
    Opaque {
        id: "aws-access-key-id",
        name: "AWS access key id",
        certainty: Sure,
        what: prose(
            "The name of an AWS key, long-lived (AKIA) or temporary (ASIA); the secret that signs is another text.",
        ),
        instead: prose(
            "AWS requests are signed with the key, not sent with it; for your own API ask an identity provider such as Cognito for a JWT.",
        ),
        source: prose("docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html"),
        shape: |text| {
            text.len() == 20
                && prefixed(
                    text,
                    &["AKIA", "ASIA"],
                    16,
                    |b| matches!(b, b'A'..=b'Z' | b'2'..=b'7'),
                )
        },
    },
    Opaque {
        id: "aws-session-token",
        name: "AWS session token",
        certainty: Likely,
        what: prose(
            "The third part of temporary AWS credentials, meant for x-amz-security-token beside a signature.",
        ),
        instead: prose(
            "AWS requests are signed; for your own API ask an identity provider such as Cognito for a JWT.",
        ),
        source: prose(
            "sample credentials in the developer guide of the AWS SDK for Java; both prefixes are base64 of text (origin, er/aws); docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html",
        ),
        shape: |text| {
            prefixed(text, &["IQoJb3JpZ2lu", "FwoGZXIvYXdz"], 80, |b| {
                base64(b) || b == b'='
            })
        },
    },
    Opaque {
        id: "google-access-token",
        name: "Google access token",
        certainty: Likely,
        what: prose("An access token for Google's own APIs, which is opaque."),
        instead: prose(
            "For your own API use the ID token, which is a JWT with your client id or service as its audience.",
        ),
        source: prose("cloud.google.com/docs/authentication/token-types"),
        shape: |text| prefixed(text, &["ya29."], 20, |b| base64url(b) || b == b'.'),
    },
    Opaque {
        id: "google-refresh-token",
        name: "Google refresh token",
        certainty: Likely,
        what: prose("A credential for Google's token endpoint."),
        instead: prose(
            "Redeem it at the token endpoint; the id_token of the answer is a JWT, the access_token is opaque and for Google.",
        ),
        source: prose("developers.google.com/identity/protocols/oauth2/web-server"),
        shape: |text| prefixed(text, &["1//"], 30, base64url),
    },
    Opaque {
        id: "google-authorization-code",
        name: "Google authorization code",
        certainty: Likely,
        what: prose("A credential for Google's token endpoint that can be used once."),
        instead: prose(
            "Redeem it at the token endpoint; the id_token of the answer is a JWT, the access_token is opaque and for Google.",
        ),
        source: prose("developers.google.com/identity/protocols/oauth2/web-server"),
        shape: |text| prefixed(text, &["4/0", "4/P"], 20, base64url),
    },
    Opaque {
        id: "google-api-key",
        name: "Google API key",
        certainty: Sure,
        what: prose("A key that names a Google Cloud project; it names nobody."),
        instead: prose(
            "It belongs into key= or x-goog-api-key of Google's APIs; your own API needs a token that names a caller.",
        ),
        source: prose(
            "gitleaks/gitleaks config/gitleaks.toml gcp-api-key; cloud.google.com/docs/authentication/api-keys-use",
        ),
        shape: |text| text.len() == 39 && prefixed(text, &["AIza"], 35, base64url),
    },
    Opaque {
        id: "slack-token",
        name: "Slack token",
        certainty: Sure,
        what: prose("A token for Slack's API: of a bot, a person or an app."),
        instead: ANOTHER_SERVICE,
        source: prose(
            "api.slack.com/authentication/token-types; gitleaks/gitleaks config/gitleaks.toml slack-*",
        ),
        shape: |text| {
            prefixed(
                text,
                &[
                    "xoxb-", "xoxp-", "xoxa-", "xoxe-", "xoxo-", "xoxr-", "xoxs-", "xapp-",
                ],
                8,
                base64url,
            )
        },
    },
    Opaque {
        id: "anthropic-api-key",
        name: "Anthropic API key",
        certainty: Sure,
        what: prose("A key for the API of Anthropic."),
        instead: ANOTHER_SERVICE,
        source: prose("gitleaks/gitleaks config/gitleaks.toml anthropic-api-key"),
        shape: |text| prefixed(text, &["sk-ant-"], 40, base64url),
    },
    Opaque {
        id: "openai-api-key",
        name: "OpenAI API key, or one of a service that imitates it",
        certainty: Likely,
        what: prose("A key for the API of OpenAI or a compatible one."),
        instead: ANOTHER_SERVICE,
        source: prose("gitleaks/gitleaks config/gitleaks.toml openai-api-key"),
        shape: |text| prefixed(text, &["sk-"], 40, base64url),
    },
    Opaque {
        id: "stripe-key",
        name: "Stripe API key",
        certainty: Sure,
        what: prose("A key for Stripe's API: secret (sk), restricted (rk) or publishable (pk)."),
        instead: ANOTHER_SERVICE,
        source: prose("docs.stripe.com/keys"),
        shape: |text| {
            prefixed(
                text,
                &[
                    "sk_live_", "sk_test_", "rk_live_", "rk_test_", "pk_live_", "pk_test_",
                ],
                10,
                alphanumeric,
            )
        },
    },
    Opaque {
        id: "npm-token",
        name: "npm access token",
        certainty: Sure,
        what: prose("A token for the npm registry."),
        instead: ANOTHER_SERVICE,
        source: prose("gitleaks/gitleaks config/gitleaks.toml npm-access-token"),
        shape: |text| text.len() == 40 && prefixed(text, &["npm_"], 36, alphanumeric),
    },
    Opaque {
        id: "pypi-token",
        name: "PyPI API token",
        certainty: Sure,
        what: prose("A macaroon for uploads to PyPI."),
        instead: prose(
            "Use it as the password of the user __token__; your own API needs an access token from the identity provider that it trusts.",
        ),
        source: prose(
            "pypi.org/help (API tokens); gitleaks/gitleaks config/gitleaks.toml pypi-upload-token",
        ),
        shape: |text| prefixed(text, &["pypi-AgE"], 50, base64url),
    },
    Opaque {
        id: "salesforce-session",
        name: "Salesforce access token",
        certainty: Likely,
        what: prose(
            "A session of Salesforce: the organisation's id, an exclamation mark, a secret.",
        ),
        instead: ANOTHER_SERVICE,
        source: prose("google/osv-scalibr#1381"),
        shape: |text| {
            text.split_once('!').is_some_and(|(organisation, secret)| {
                prefixed(organisation, &["00D"], 8, alphanumeric)
                    && prefixed(secret, &[""], 40, |b| base64url(b) || b == b'.')
            })
        },
    },
    Opaque {
        id: "facebook-access-token",
        name: "Facebook access token",
        certainty: Likely,
        what: prose("An access token for Facebook's Graph API."),
        instead: prose("Have your server check it with Facebook's debug_token; it is no JWT."),
        source: prose(
            "gitleaks/gitleaks config/gitleaks.toml facebook-page-access-token; developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging",
        ),
        shape: |text| prefixed(text, &["EAA"], 100, alphanumeric),
    },
    Opaque {
        id: "vault-token",
        name: "HashiCorp Vault token",
        certainty: Sure,
        what: prose("A token for Vault, stored (hvs) or batch (hvb)."),
        instead: prose(
            "Send it to Vault in X-Vault-Token; your own API needs an access token from the identity provider that it trusts.",
        ),
        source: prose(
            "gitleaks/gitleaks config/gitleaks.toml vault-service-token, vault-batch-token; developer.hashicorp.com/vault/api-docs",
        ),
        shape: |text| prefixed(text, &["hvs.", "hvb."], 20, base64url),
    },
    Opaque {
        id: "vault-token-legacy",
        name: "HashiCorp Vault token, older form",
        certainty: Likely,
        what: prose("A token for Vault, stored (s) or batch (b)."),
        instead: prose(
            "Send it to Vault in X-Vault-Token; your own API needs an access token from the identity provider that it trusts.",
        ),
        source: prose(
            "developer.hashicorp.com/vault/docs/upgrading/upgrade-to-1.0.0; gitleaks/gitleaks config/gitleaks.toml vault-service-token",
        ),
        shape: |text| {
            (text.len() == 26 && prefixed(text, &["s."], 24, alphanumeric))
                || prefixed(text, &["b."], 100, base64url)
        },
    },
    Opaque {
        id: "kubernetes-bootstrap-token",
        name: "Kubernetes bootstrap token",
        certainty: Likely,
        what: prose("A token by which a node joins a cluster: a public id, a dot, a secret."),
        instead: prose(
            "Use it with kubeadm join; `kubectl create token` makes a JWT of a service account.",
        ),
        source: prose(
            "kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens; kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_token",
        ),
        shape: |text| {
            two_parts(text, 6, 16, |b| {
                b.is_ascii_lowercase() || b.is_ascii_digit()
            })
        },
    },
    Opaque {
        id: "databricks-token",
        name: "Databricks personal access token",
        certainty: Sure,
        what: prose("A person's own token for Databricks."),
        instead: ANOTHER_SERVICE,
        source: prose(
            "microsoft/security-utilities GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json SEC101/110",
        ),
        shape: |text| prefixed(text, &["dapi"], 32, |b| hex(b) || b == b'-'),
    },
    Opaque {
        id: "digitalocean-token",
        name: "DigitalOcean token",
        certainty: Sure,
        what: prose(
            "A token for DigitalOcean: personal (dop), OAuth (doo) or to refresh one (dor).",
        ),
        instead: ANOTHER_SERVICE,
        source: prose("gitleaks/gitleaks config/gitleaks.toml digitalocean-*"),
        shape: |text| {
            text.len() == 71 && prefixed(text, &["dop_v1_", "doo_v1_", "dor_v1_"], 64, hex)
        },
    },
    Opaque {
        id: "hugging-face-token",
        name: "Hugging Face token",
        certainty: Sure,
        what: prose("A token for Hugging Face."),
        instead: ANOTHER_SERVICE,
        source: prose("gitleaks/gitleaks config/gitleaks.toml huggingface-access-token"),
        shape: |text| text.len() == 37 && prefixed(text, &["hf_"], 34, alphanumeric),
    },
    Opaque {
        id: "cloudflare-origin-ca-key",
        name: "Cloudflare origin CA key",
        certainty: Sure,
        what: prose("A key for one certificate service of Cloudflare."),
        instead: ANOTHER_SERVICE,
        source: prose("gitleaks/gitleaks config/gitleaks.toml cloudflare-origin-ca-key"),
        shape: |text| prefixed(text, &["v1.0-"], 171, |b| hex(b) || b == b'-'),
    },
];
