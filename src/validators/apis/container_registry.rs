//! Azure Container Registry: the exchange of a token of Microsoft Entra ID for one of the registry.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Message, Profile};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-container-registry",
    name: "Azure Container Registry",
    family: Family::Api,
    about: prose(
        "The registry's address /oauth2/exchange, which takes a token of Microsoft Entra ID once and gives a token of its own for everything else. Images are pulled with the registry's own tokens only.",
    ),
    version: "",
    fidelity: Fidelity::Documented,
    sources: &[
        prose("Azure/acr docs/AAD-OAuth.md (exchange)"),
        prose("Azure/azure-cli#33674, #33698 (audiences)"),
        prose("Azure/azure-cli#28740 (CONNECTIVITY_REFRESH_TOKEN_ERROR, what az acr login prints)"),
    ],
    settings: &[CLOUD],
    expect: api::expect,
    checks: &[
        checks::READ,
        checks::SIGNED,
        checks::LIFETIME,
        checks::looks_at_audience(
            prose(
                "aud must be the identifier of the container registries, or one of Resource Manager. The registry's own words for another one were not recorded; az acr login prints CONNECTIVITY_REFRESH_TOKEN_ERROR.",
            ),
            prose(
                "Azure/azure-cli#33674, #33698; Azure/acr docs/AAD-OAuth.md; inferred: that no other audience is taken",
            ),
        ),
    ],
    order: None,
    messages: &[&MESSAGES],
    answer: api::answer,
    table: None,
};

pub(super) static API: Api = Api {
    profile: &PROFILE,
    audiences: |attempt| {
        let mut all = api::registered_everywhere(attempt, "https://containerregistry.azure.net");
        all.extend(api::registered(attempt, "https://management.azure.com/"));
        all
    },
    issuers: api::any_issuer,
    says: Says {
        unreadable: &NOT_KNOWN,
        expired: &NOT_KNOWN,
        untimely: &NOT_KNOWN,
        audience: &MESSAGES[0],
        issuer: &NOT_KNOWN,
    },
    others: words::usual,
    between: ("", 0),
    status: (401, 401),
    challenge: None,
    body: None,
};

static MESSAGES: [Message; 1] = [says(
    "CONNECTIVITY_REFRESH_TOKEN_ERROR",
    GateName::Audience,
    1,
    prose("CONNECTIVITY_REFRESH_TOKEN_ERROR"),
    &[],
)];

#[cfg(test)]
mod tests {
    use super::PROFILE;
    use crate::validators::apis::testing::{answer, check, unreadable};

    #[test]
    fn what_it_says() {
        check(
            &PROFILE,
            &[
                (
                    "",
                    r#""aud":"https://containerregistry.azure.net""#,
                    "accepted",
                ),
                ("", r#""aud":"https://management.azure.com/""#, "accepted"),
                (
                    "Cloud=US Government",
                    r#""aud":"https://management.azure.com/""#,
                    "CONNECTIVITY_REFRESH_TOKEN_ERROR: CONNECTIVITY_REFRESH_TOKEN_ERROR",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com""#,
                    "CONNECTIVITY_REFRESH_TOKEN_ERROR: CONNECTIVITY_REFRESH_TOKEN_ERROR",
                ),
                (
                    "",
                    r#""aud":"https://shop.azurecr.io""#,
                    "CONNECTIVITY_REFRESH_TOKEN_ERROR: CONNECTIVITY_REFRESH_TOKEN_ERROR",
                ),
                (
                    "",
                    r#""aud":"https://containerregistry.azure.net","exp":1"#,
                    "401: 401 Unauthorized",
                ),
            ],
        );
        assert_eq!(unreadable(&PROFILE), "401: 401 Unauthorized");
        assert_eq!(answer(&PROFILE, "", r#""aud":"x""#), r#"401 "#);
    }
}
