//! Azure Service Bus: queues and topics.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Holds, Message, Profile};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-service-bus",
    name: "Azure Service Bus",
    family: Family::Api,
    about: prose(
        "Queues and topics, over AMQP or HTTP, opened with a token of Microsoft Entra ID instead of a shared access signature.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose("MicrosoftDocs/azure-docs#19707 (audience)"),
        prose("Azure/azure-sdk-for-js#9601 (expired, with a shared access signature)"),
        prose("sandrinodimattia/RedDog#4 (the body, with a shared access signature)"),
    ],
    settings: &[CLOUD],
    expect: api::expect,
    checks: &[
        checks::READ,
        checks::SIGNED,
        checks::looks_at_lifetime(prose(
            "Azure/azure-sdk-for-js#9601, recorded with a shared access signature; inferred: that a token of Microsoft Entra ID gets the same text, the place before the audience and 300 seconds of skew",
        )),
        checks::looks_at_audience(
            prose(
                "aud must be the identifier of the service as it is registered, without a final slash, or its application id. Shared access signatures have another text for the same: the authorization header contains a token with a wrong audience.",
            ),
            prose(
                "MicrosoftDocs/azure-docs#19707; dirkjanm/ROADtools firstpartyscopes.json; inferred: that the slash counts",
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
    audiences: |attempt| api::registered_everywhere(attempt, "https://servicebus.azure.net"),
    issuers: api::any_issuer,
    says: Says {
        unreadable: &NOT_KNOWN,
        expired: &MESSAGES[0],
        untimely: &NOT_KNOWN,
        audience: &MESSAGES[1],
        issuer: &NOT_KNOWN,
    },
    others: words::universal,
    between: ("", 0),
    status: (401, 401),
    challenge: None,
    body: Some(prose(
        "<Error><Code>401</Code><Detail>{2} TrackingId:…, SystemTracker:…, Timestamp:…</Detail></Error>",
    )),
};

/// Azure Event Hubs says the same.
pub(super) static MESSAGES: [Message; 3] = [
    says(
        "ExpiredToken",
        GateName::Lifetime,
        1,
        prose("ExpiredToken: The token is expired. Expiration time: '{0}'"),
        &[Holds::Other],
    ),
    says(
        "InvalidAudience",
        GateName::Audience,
        2,
        prose("InvalidAudience: Invalid authorization token audience."),
        &[],
    ),
    says(
        "InvalidAudience",
        GateName::Audience,
        1,
        prose("InvalidAudience: The authorization header contains a token with a wrong audience."),
        &[],
    ),
];

#[cfg(test)]
mod tests {
    use super::PROFILE;
    use crate::validators::apis::testing::{answer, check, unreadable};

    #[test]
    fn what_it_says() {
        check(
            &PROFILE,
            &[
                ("", r#""aud":"https://servicebus.azure.net""#, "accepted"),
                (
                    "",
                    r#""aud":"80a10ef9-8168-493d-abf9-3297c4ef6e3c""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com""#,
                    "InvalidAudience: InvalidAudience: Invalid authorization token audience.",
                ),
                (
                    "",
                    r#""aud":"https://servicebus.azure.net/""#,
                    "InvalidAudience: InvalidAudience: Invalid authorization token audience.",
                ),
                (
                    "",
                    r#""aud":"https://eventhubs.azure.net""#,
                    "InvalidAudience: InvalidAudience: Invalid authorization token audience.",
                ),
                (
                    "",
                    r#""aud":"https://servicebus.azure.net","exp":1"#,
                    "ExpiredToken: ExpiredToken: The token is expired. Expiration time: '1970-01-01 00:00:01Z'",
                ),
            ],
        );
        assert_eq!(unreadable(&PROFILE), "401: 401 Unauthorized");
        assert_eq!(
            answer(&PROFILE, "", r#""aud":"x""#),
            r#"401 <Error><Code>401</Code><Detail>InvalidAudience: Invalid authorization token audience. TrackingId:…, SystemTracker:…, Timestamp:…</Detail></Error>"#
        );
    }
}
