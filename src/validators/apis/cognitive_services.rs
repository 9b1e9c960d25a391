//! Azure AI services and Azure OpenAI.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Holds, Message, Profile};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-ai-services",
    name: "Azure AI services and Azure OpenAI",
    family: Family::Api,
    about: prose(
        "Models and AI services behind a resource with its own subdomain. One sentence stands for every refusal, a wrong API key included.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose(
            "Azure-Samples/azure-search-openai-demo#458, MuiseDestiny/zotero-gpt#412 (the answer)",
        ),
        prose("learn.microsoft.com/azure/ai-services/cognitive-services-custom-subdomains"),
        prose("dirkjanm/ROADtools firstpartyscopes.json (identifiers)"),
    ],
    settings: &[CLOUD],
    expect: api::expect,
    checks: &[
        checks::reads(
            checks::READABLE,
            prose("Azure-Samples/azure-search-openai-demo#458"),
        ),
        checks::SIGNED,
        checks::looks_at_lifetime(prose(
            "Azure-Samples/azure-search-openai-demo#458; inferred: the place in the order and 300 seconds of skew",
        )),
        checks::looks_at_audience(
            prose(
                "aud must be the identifier of the service, which the message names, or its application id. The address of one resource is not taken.",
            ),
            prose(
                "Azure-Samples/azure-search-openai-demo#458; dirkjanm/ROADtools firstpartyscopes.json; inferred: that every registered spelling is taken, and that the message names the one of the cloud",
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
    audiences: |attempt| api::registered(attempt, "https://cognitiveservices.azure.com"),
    issuers: api::any_issuer,
    says: Says {
        unreadable: &MESSAGES[0],
        expired: &MESSAGES[0],
        untimely: &MESSAGES[0],
        audience: &MESSAGES[0],
        issuer: &NOT_KNOWN,
    },
    others: |_, attempt| {
        let mut names = api::registered(attempt, "https://cognitiveservices.azure.com");
        names.truncate(1);
        names
    },
    between: ("", 0),
    status: (401, 401),
    challenge: None,
    body: Some(prose("{\"statusCode\":401,\"message\":{1}}")),
};

static MESSAGES: [Message; 1] = [says(
    "Unauthorized",
    GateName::Audience,
    1,
    prose(
        "Unauthorized. Access token is missing, invalid, audience is incorrect ({0}), or have expired.",
    ),
    &[Holds::Other],
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
                    r#""aud":"https://cognitiveservices.azure.com""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://cognitiveservices.azure.com/""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com""#,
                    "Unauthorized: Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.",
                ),
                (
                    "",
                    r#""aud":"https://shop.openai.azure.com""#,
                    "Unauthorized: Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.",
                ),
                (
                    "",
                    r#""aud":"https://cognitiveservices.azure.com","exp":1"#,
                    "Unauthorized: Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.",
                ),
                (
                    "Cloud=US Government",
                    r#""aud":"x""#,
                    "Unauthorized: Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.us), or have expired.",
                ),
            ],
        );
        assert_eq!(
            unreadable(&PROFILE),
            "Unauthorized: Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired."
        );
        assert_eq!(
            answer(&PROFILE, "", r#""aud":"x""#),
            r#"401 {"statusCode":401,"message":"Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired."}"#
        );
    }
}
