//! Who minted a token: the provider behind `iss`. One file per provider.
//!
//! **Invariant:** a provider is recognised by the whole host, never by a part of the text:
//! `https://sts.windows.net.evil.example/` is nobody we know.
//! An issuer proves nothing until the signature does; recognising it only helps to explain.

pub mod address;
pub mod entra;
mod lookalike;
pub mod near_miss;
pub mod provider;
mod seen;

mod adfs;
mod aks;
mod alb;
mod apple;
mod auth0;
mod authentik;
mod b2c;
mod bitbucket;
mod bot_framework;
mod buildkite;
mod circleci;
mod clerk;
mod cloudflare;
mod cognito;
mod descope;
mod docusign;
mod duende;
mod eks;
mod external_id;
mod facebook;
mod firebase;
mod frontegg;
mod fusionauth;
mod github;
mod gitlab;
mod gke;
mod google;
mod keycloak;
mod kinde;
mod kubernetes;
mod line;
mod linkedin;
mod login_gov;
mod logto;
mod okta;
mod onelogin;
mod orcid;
mod ory;
mod ping;
mod propelauth;
mod salesforce;
mod slack;
mod spire;
mod stytch;
mod supabase;
mod terraform;
mod vault;
mod vercel;
mod workos;
mod zitadel;
mod zoom;

pub use address::is_guid;
pub use lookalike::{Lookalike, lookalike};
pub use provider::{Confirmed, Detail, Evidence, FinalSlash, Keys, Provider, Recognised};

/// Every provider we know. Among equally good evidence the first one wins.
pub static PROVIDERS: &[&Provider] = &[
    &entra::PERSONAL,
    &entra::V1,
    &entra::V2,
    &external_id::EXTERNAL_ID,
    &b2c::B2C,
    &adfs::ADFS,
    &bot_framework::BOT_FRAMEWORK,
    &google::GOOGLE,
    &google::IAP,
    &google::SERVICE_ACCOUNT,
    &firebase::ID_TOKEN,
    &firebase::SESSION_COOKIE,
    &auth0::AUTH0,
    &okta::CUSTOM,
    &okta::ORG,
    &cognito::USER_POOL,
    &cognito::IDENTITY_POOL,
    &keycloak::KEYCLOAK,
    &aks::AKS,
    &alb::ALB,
    &apple::APPLE,
    &authentik::AUTHENTIK,
    &bitbucket::BITBUCKET,
    &buildkite::BUILDKITE,
    &circleci::CIRCLECI,
    &clerk::CLERK,
    &cloudflare::ACCESS,
    &descope::DESCOPE,
    &docusign::DOCUSIGN,
    &duende::DUENDE,
    &eks::EKS,
    &facebook::FACEBOOK,
    &frontegg::FRONTEGG,
    &fusionauth::FUSIONAUTH,
    &github::ACTIONS,
    &github::ENTERPRISE_SERVER,
    &gitlab::GITLAB,
    &gke::GKE,
    &kinde::KINDE,
    &kubernetes::KUBERNETES,
    &line::LINE,
    &linkedin::LINKEDIN,
    &login_gov::LOGIN_GOV,
    &logto::LOGTO,
    &onelogin::ONELOGIN,
    &orcid::ORCID,
    &ory::ORY,
    &ping::PINGONE,
    &ping::PINGFEDERATE,
    &propelauth::PROPELAUTH,
    &salesforce::SALESFORCE,
    &slack::SLACK,
    &spire::SPIRE,
    &stytch::STYTCH,
    &supabase::AUTH,
    &supabase::KEY,
    &terraform::TERRAFORM,
    &vault::VAULT,
    &vercel::VERCEL,
    &workos::WORKOS,
    &zitadel::ZITADEL,
    &zoom::ZOOM,
];

/// Recognises the provider that minted a token with this `iss`; `""` stands for a missing one.
///
/// `claim` gives the text of a claim: a string as it is, anything else as JSON.
/// It may fall back on the JOSE header for names that the claims set lacks;
/// the token of an AWS load balancer is known by its header alone.
///
/// The spelling must be exact; see [`lookalike`] for what nearly is a provider's issuer.
#[inline(never)]
pub fn recognise(iss: &str, claim: &dyn Fn(&str) -> Option<String>) -> Option<Recognised> {
    let seen = seen::Seen::new(iss, claim);
    PROVIDERS
        .iter()
        .filter_map(|provider| {
            let found = (provider.recognise)(&seen)?;
            // Claims speak for themselves: the issuer beside them is whatever was configured.
            let spelled_right =
                found.evidence == Evidence::Claims || provider.slash.agrees_with(iss);
            // `https://host//v2.0` leaves the tenant's place empty.
            let names_a_tenant = found.tenant.as_deref() != Some("");
            (spelled_right && names_a_tenant).then(|| Recognised {
                provider,
                tenant: found.tenant,
                cloud: found.cloud,
                details: found.details,
                evidence: found.evidence,
                confirmed: found.confirmed.min(provider.confirmed),
            })
        })
        .min_by_key(|recognised| recognised.evidence)
}

#[cfg(test)]
pub(crate) mod testing {
    use super::recognise;

    type Claims<'a> = &'a [(&'a str, &'a str)];

    /// Checks issuers without claims; `-` means not recognised.
    pub(crate) fn check(table: &[(&str, &str)]) {
        for (iss, wanted) in table {
            assert_eq!(said(iss, &[]), *wanted, "{iss}");
        }
    }

    /// Checks issuers with claims beside them.
    pub(crate) fn check_claims(table: &[(&str, Claims<'_>, &str)]) {
        for (iss, claims, wanted) in table {
            assert_eq!(said(iss, claims), *wanted, "{iss} {claims:?}");
        }
    }

    /// Checks the printed address of the keys.
    pub(crate) fn check_keys(table: &[(&str, Claims<'_>, Option<&str>)]) {
        for (iss, claims, wanted) in table {
            let recognised = recognise(iss, &look_up(claims)).expect(iss);
            assert_eq!(recognised.keys_url(iss).as_deref(), *wanted, "{iss}");
        }
    }

    fn said(iss: &str, claims: Claims<'_>) -> String {
        let Some(found) = recognise(iss, &look_up(claims)) else {
            return "-".to_owned();
        };
        let mut words = vec![
            found.provider.id.to_owned(),
            format!("{:?}", found.evidence),
        ];
        words.extend(found.tenant);
        words.extend(found.details.iter().map(|detail| {
            let (label, value) = detail.label();
            format!("{label} {value}")
        }));
        words.extend(found.cloud.map(|cloud| cloud.name().to_owned()));
        if found.confirmed < found.provider.confirmed {
            words.push("unconfirmed".to_owned());
        }
        words.join(", ")
    }

    fn look_up(claims: Claims<'_>) -> impl Fn(&str) -> Option<String> {
        move |name| {
            let (_, value) = claims.iter().find(|(known, _)| *known == name)?;
            Some((*value).to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_complete() {
        let mut ids = Vec::new();
        for provider in PROVIDERS {
            let id = provider.id;
            assert!(!ids.contains(&id), "{id} twice");
            ids.push(id);
            assert!(!provider.sources.is_empty(), "{id} has no source");
            let sentences = provider.mistakes.iter().chain([&provider.about]);
            for sentence in sentences.map(|sentence| sentence.text()) {
                assert!(sentence.ends_with('.'), "{id}: {sentence}");
            }
        }
    }

    #[test]
    fn hostile_issuers_do_not_panic() {
        let pieces = [
            "",
            "https://",
            "http://",
            "://",
            "/",
            "//",
            ".",
            "@",
            ":",
            "[",
            "]",
            "%",
            "\0",
            "\u{202e}",
            "\u{1f600}",
            "sts.windows.net",
            "auth0.com",
            ".auth0.com",
            "supabase",
            "{",
            "}",
            "v2.0",
            "amazonaws.com",
            "_",
            "-",
            "oauth2",
            "P2PqjhPcC8Hri2nXUY7f234FabcD",
            "realms",
            "stytch.com/",
            "@x.gserviceaccount.com",
        ];
        let mut known = 0_usize;
        for a in pieces {
            for b in pieces {
                for c in pieces {
                    let iss = [a, b, c].concat();
                    let always = |_: &str| Some(c.to_owned());
                    known += usize::from(recognise(&iss, &always).is_some());
                    known += usize::from(lookalike(&iss).is_some());
                    if let Some(found) = recognise(&iss, &|_| None) {
                        found.keys_url(&iss);
                    }
                    near_miss::compare(&iss, b);
                }
            }
        }
        assert!(known > 0);
    }
}
