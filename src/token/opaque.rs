//! Secrets that are no JWT, told by their shape.
//!
//! There is nothing to decode in them, so what helps is to say what they are, why an API that
//! expects a JWT refuses them, and how to get one.

use std::fmt;

use crate::catalogue::{Prose, prose};

mod formats;
mod guesses;
mod microsoft;
mod services;
mod shape;

/// Every kind that is known, by family. The first that fits is the answer, so what only
/// length and alphabet tell comes last.
pub static OPAQUE: [&[Opaque]; 4] = [
    microsoft::TABLE,
    services::TABLE,
    formats::TABLE,
    guesses::TABLE,
];

/// A kind of secret that is no JWT.
pub struct Opaque {
    /// A name that stays, in kebab-case.
    pub id: &'static str,
    /// What its makers call it.
    pub name: &'static str,
    /// How far the shape can be trusted.
    pub certainty: Certainty,
    /// What it is, in one sentence.
    pub what: Prose,
    /// How to get a JWT instead, or what else to do.
    pub instead: Prose,
    /// Where the shape, and what is said of it, comes from.
    pub source: Prose,
    shape: fn(&str) -> bool,
}

/// How far a shape can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Its makers gave it a mark that nothing else has.
    Sure,
    /// It looks like this, but no document promises it or others could look the same.
    Likely,
    /// Only length and alphabet fit.
    Guess,
}

/// Recognises a secret without its wrappings; the first entry of [`OPAQUE`] that fits.
///
/// A JWT is never recognised, and neither is a sentence.
pub fn recognise(text: &str) -> Option<&'static Opaque> {
    let text = text.trim();
    if text.is_empty() || is_jwt(text) {
        return None;
    }
    OPAQUE
        .iter()
        .copied()
        .flatten()
        .find(|opaque| (opaque.shape)(text))
}

/// The first characters of a secret, so that people can tell which one it is: at most six, at most a
/// quarter of it.
pub fn redact(text: &str) -> String {
    let shown = text.chars().take(4 * 6).count() / 4;
    text.chars().take(shown).chain(['…']).collect()
}

/// What to do with a secret that is meant for one service only.
const ANOTHER_SERVICE: Prose = prose(
    "Only the service that issued it can read it; your own API \
    needs an access token from the identity provider that it trusts.",
);

fn is_jwt(text: &str) -> bool {
    let dots = text.bytes().filter(|&byte| byte == b'.').count();
    (text.starts_with("ey") || text.starts_with("ew")) && dots >= 2
}

/// Ids are unique, so they alone decide.
impl PartialEq for Opaque {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl fmt::Debug for Opaque {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opaque({})", self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &str) {
        let found = recognise(text).map_or("", |opaque| opaque.id);
        assert_eq!(found, want, "for {text:?}");
    }

    /// `prefix`, then `length` characters that go round through `alphabet`.
    fn fake(prefix: &str, length: usize, alphabet: &str) -> String {
        prefix
            .chars()
            .chain(alphabet.chars().cycle().take(length))
            .collect()
    }

    const MIXED: &str = "FakeSecret0";
    const HEX: &str = "0123456789abcdef";

    #[test]
    fn microsoft() {
        let long = |prefix| fake(prefix, 120, MIXED);
        check(
            &long("0.AXkAFakeFakeFakeFakeFakeFake.AgABAwEAAAD"),
            "entra-refresh-token",
        );
        check(
            &long("1.AXkAFakeFakeFakeFakeFakeFake.AgABBAIAAAD"),
            "entra-refresh-token",
        );
        check(&long("AwABAAAA"), "entra-refresh-token");
        check(&long("M.R3_BAY.-"), "microsoft-account-refresh-token");
        check(&long("M.C507_BAY.0.U.-"), "microsoft-account-refresh-token");
        check(&long("EwB"), "microsoft-account-access-token");
        check(&long("t=EwA"), "microsoft-account-access-token");
        check(&fake("abc8Q~", 34, MIXED), "entra-client-secret");
        check(
            "SharedAccessSignature sr=a.example&sig=Fake%3D&se=1&skn=k",
            "azure-sas-messaging",
        );
        check(
            "https://a.example/c?sv=2024-01-01&sp=r&sig=Fake%3D",
            "azure-sas-storage",
        );
        check("?sv=2024-01-01&sig=Fake%3D", "azure-sas-storage");
        check(&(fake("", 76, MIXED) + "AZDO" + "Fak3"), "azure-devops-pat");
        check(&fake("", 52, "fakesecret234567"), "azure-devops-pat-legacy");
        check(&(fake("", 86, MIXED) + "=="), "azure-key-512");
        check(&(fake("", 43, MIXED) + "="), "azure-key-256");
        check(&fake("", 32, HEX), "hex-128");
        check(&long("CfDJ8"), "aspnet-data-protection");
    }

    #[test]
    fn headers_of_other_schemes() {
        check("Basic RmFrZTpTZWNyZXQ=", "basic");
        check("Negotiate YIIFake", "negotiate");
        check("NTLM TlRMTVNTUAAB", "negotiate");
        check(&fake("YII", 100, MIXED), "spnego-message");
        check("SSWS 00FakeSecret", "okta-api-token");
        check(
            "AWS4-HMAC-SHA256 Credential=Fake/20260101/x, Signature=0",
            "aws-signature",
        );
    }

    #[test]
    fn clouds_and_services() {
        check(&fake("AKIA", 16, "FAKE2"), "aws-access-key-id");
        check(&fake("IQoJb3JpZ2lu", 90, MIXED), "aws-session-token");
        check(&fake("FwoGZXIvYXdz", 90, MIXED), "aws-session-token");
        check(&fake("ya29.", 60, MIXED), "google-access-token");
        check(&fake("1//", 60, MIXED), "google-refresh-token");
        check(&fake("4/0", 60, MIXED), "google-authorization-code");
        check(&fake("AIza", 35, MIXED), "google-api-key");
        for prefix in ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"] {
            check(&fake(prefix, 40, MIXED), "github-token");
        }
        check(&fake("glpat-", 20, MIXED), "gitlab-token");
        check(&fake("xoxb-", 40, "0123456789-"), "slack-token");
        check(&fake("sk-ant-api03-", 90, MIXED), "anthropic-api-key");
        check(&fake("sk-proj-", 90, MIXED), "openai-api-key");
        check(&fake("sk_live_", 24, MIXED), "stripe-key");
        check(&fake("npm_", 36, MIXED), "npm-token");
        check(&fake("pypi-AgE", 60, MIXED), "pypi-token");
        check(&fake("00D5g000000Fake!AQ", 80, MIXED), "salesforce-session");
        check(&fake("EAAM", 110, MIXED), "facebook-access-token");
        check(&fake("hvs.", 92, MIXED), "vault-token");
        check(&fake("s.", 24, MIXED), "vault-token-legacy");
        check("fakefa.fakesecret012345", "kubernetes-bootstrap-token");
        check(&fake("dapi", 32, HEX), "databricks-token");
        check(&fake("dop_v1_", 64, HEX), "digitalocean-token");
        check(&fake("hf_", 34, "FakeSecret"), "hugging-face-token");
        let origin_ca = fake("v1.0-", 24, HEX) + &fake("-", 146, HEX);
        check(&origin_ca, "cloudflare-origin-ca-key");
        check(&fake("", 40, MIXED), "cloudflare-api-token");
    }

    #[test]
    fn formats() {
        check(&fake("v4.public.", 60, MIXED), "paseto");
        check(&(fake("v4.local.", 60, MIXED) + ".Rm9vdGVy"), "paseto");
        check("<saml:Assertion Version=\"2.0\"></saml:Assertion>", "saml");
        check("PHNhbWxwOlJlc3BvbnNlPjwvc2FtbHA6UmVzcG9uc2U+", "saml");
        check(&fake("MDAyMWxvY2F0aW9uIGZha2U", 60, MIXED), "macaroon");
        check(&fake("AgEI", 80, MIXED), "macaroon-v2");
        check(&fake("gAAAAA", 90, MIXED), "fernet");
    }

    #[test]
    fn guesses_come_last() {
        check(&fake("", 32, MIXED), "auth0-opaque");
        check("00000000-1111-2222-3333-444444444444", "guid");
        check("{00000000-1111-2222-3333-444444444444}", "guid");
        check(&fake("00", 39, MIXED), "");
        check(&fake("00", 40, MIXED), "okta-api-token-bare");
    }

    #[test]
    fn what_is_none_of_these() {
        for text in [
            "",
            "  ",
            "hello",
            "the quick brown fox jumps over the lazy dog",
            "Basic instinct is a film",
            "https://api.example/orders?sv=1",
            "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln",
            "eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn",
            "00000000-1111-2222-3333-44444444444",
            "ghp_",
            "sk-",
            "v4.public.",
            "Sk8er and EwBank",
            "s.short",
            "<p>Hello</p>",
            "antidisestablishmentarianismsxxx",
            "api://00000000-1111-2222-3333-444444444444",
            "{\"aud\":\"x\"}",
        ] {
            check(text, "");
        }
        let jwt = format!("eyJhbGciOiJIUzI1NiJ9.{}.{}", "A".repeat(40), "A".repeat(43));
        check(&jwt, "");
    }

    #[test]
    fn the_table_is_whole() {
        let mut ids: Vec<_> = OPAQUE
            .iter()
            .copied()
            .flatten()
            .map(|opaque| opaque.id)
            .collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "an id stands twice");
        for opaque in OPAQUE.iter().copied().flatten() {
            let Opaque {
                id,
                name,
                what,
                instead,
                source,
                ..
            } = opaque;
            let kebab =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            assert!(id.bytes().all(kebab), "{id}");
            assert!(!name.is_empty() && !source.text().is_empty(), "{id}");
            assert!(
                what.text().ends_with('.') && instead.text().ends_with('.'),
                "{id}"
            );
        }
    }

    #[test]
    fn redacted() {
        for (text, want) in [
            ("", "…"),
            ("abc", "…"),
            ("abcdefgh", "ab…"),
            ("github_pat_FakeSecretFakeSecret", "github…"),
            ("éééééééé", "éé…"),
        ] {
            assert_eq!(redact(text), want);
        }
    }
}
