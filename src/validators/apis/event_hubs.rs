//! Azure Event Hubs: streams of events, Kafka included.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::service_bus::MESSAGES;
use super::words::{self, NOT_KNOWN};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, Kind, Profile, Setting, Shape};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-event-hubs",
    name: "Azure Event Hubs",
    family: Family::Api,
    about: prose(
        "Streams of events, over AMQP, HTTP or Kafka. Kafka clients ask for the address of the namespace instead of the service.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose("MicrosoftDocs/azure-docs#19707 (audience)"),
        prose("Azure/azure-sdk-for-js#9601 (expired, with a shared access signature)"),
        prose("sandrinodimattia/RedDog#4 (the body, with a shared access signature)"),
        prose("Azure/azure-event-hubs-for-kafka tutorials/oauth (the namespace as the audience)"),
    ],
    settings: &[CLOUD, NAMESPACE],
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
                "MicrosoftDocs/azure-docs#19707; dirkjanm/ROADtools firstpartyscopes.json; inferred: that the slash counts and that no other address than the namespace's is taken; Azure/azure-event-hubs-for-kafka tutorials/oauth",
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
        let mut all = api::registered_everywhere(attempt, "https://eventhubs.azure.net");
        all.extend(api::origin(attempt, NAMESPACE.kind));
        all
    },
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

const NAMESPACE: Setting = Setting {
    name: "Namespace",
    kind: Kind::Own("Namespace"),
    shape: Shape::Text,
    default: "",
    example: prose("https://shop.servicebus.windows.net"),
    about: prose("The host of the namespace, which Kafka clients use as the audience."),
};

#[cfg(test)]
mod tests {
    use super::PROFILE;
    use crate::validators::apis::testing::{answer, check, unreadable};

    #[test]
    fn what_it_says() {
        check(
            &PROFILE,
            &[
                ("", r#""aud":"https://eventhubs.azure.net""#, "accepted"),
                (
                    "",
                    r#""aud":"https://shop.servicebus.windows.net""#,
                    "InvalidAudience: InvalidAudience: Invalid authorization token audience.",
                ),
                (
                    "Namespace=shop.servicebus.windows.net",
                    r#""aud":"https://shop.servicebus.windows.net""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com""#,
                    "InvalidAudience: InvalidAudience: Invalid authorization token audience.",
                ),
                (
                    "",
                    r#""aud":"https://eventhubs.azure.net/""#,
                    "InvalidAudience: InvalidAudience: Invalid authorization token audience.",
                ),
                (
                    "",
                    r#""aud":"https://eventhubs.azure.net","exp":1"#,
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
