//! Azure Batch: pools and jobs.

use super::api::{self, Api, CLOUD, Says};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Holds, Message, Profile};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-batch",
    name: "Azure Batch",
    family: Family::Api,
    about: prose(
        "Pools, jobs and tasks of a Batch account. Its identifier ends in a slash, so what a client asks for has two.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose(
            "AzureAD/microsoft-authentication-library-for-js#1735, Azure/azure-sdk-for-net#8026 (audience, and the body)",
        ),
        prose("Azure/go-autorest autorest/azure/environments.go (identifiers per cloud)"),
    ],
    settings: &[CLOUD],
    expect: api::expect,
    checks: &[
        checks::READ,
        checks::SIGNED,
        checks::LIFETIME,
        checks::looks_at_audience(
            prose("aud must be the one identifier of this cloud, its final slash included."),
            prose(
                "Azure/azure-sdk-for-net#8026; Azure/go-autorest autorest/azure/environments.go (other clouds)",
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
    audiences: |attempt| api::registered(attempt, "https://batch.core.windows.net/"),
    issuers: api::any_issuer,
    says: Says {
        unreadable: &NOT_KNOWN,
        expired: &NOT_KNOWN,
        untimely: &NOT_KNOWN,
        audience: &MESSAGES[0],
        issuer: &NOT_KNOWN,
    },
    others: words::usual,
    between: ("','", 0),
    status: (401, 401),
    challenge: None,
    body: Some(prose(
        "{\"odata.metadata\":\"…\",\"code\":\"{0}\",\"message\":{\"lang\":\"en-US\",\"value\":\"Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly.\\nRequestId:…\\nTime:…\"},\"values\":[{\"key\":\"AuthenticationErrorDetail\",\"value\":{1}}]}",
    )),
};

static MESSAGES: [Message; 1] = [says(
    "AuthenticationFailed",
    GateName::Audience,
    1,
    prose(
        "The access token has been obtained from wrong audience or resource '{0}'. It should exactly match (including forward slash) with one of the allowed audiences '{1}'",
    ),
    &[Holds::Audience, Holds::WantedAudience],
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
                ("", r#""aud":"https://batch.core.windows.net/""#, "accepted"),
                (
                    "",
                    r#""aud":"https://batch.core.windows.net""#,
                    "AuthenticationFailed: The access token has been obtained from wrong audience or resource 'https://batch.core.windows.net'. It should exactly match (including forward slash) with one of the allowed audiences 'https://batch.core.windows.net/'",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com""#,
                    "AuthenticationFailed: The access token has been obtained from wrong audience or resource 'https://graph.microsoft.com'. It should exactly match (including forward slash) with one of the allowed audiences 'https://batch.core.windows.net/'",
                ),
                (
                    "",
                    r#""aud":"ddbf3205-c6bd-46ae-8127-60eb93363864""#,
                    "AuthenticationFailed: The access token has been obtained from wrong audience or resource 'ddbf3205-c6bd-46ae-8127-60eb93363864'. It should exactly match (including forward slash) with one of the allowed audiences 'https://batch.core.windows.net/'",
                ),
                (
                    "Cloud=China",
                    r#""aud":"https://batch.chinacloudapi.cn/""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://batch.core.windows.net/","exp":1"#,
                    "401: 401 Unauthorized",
                ),
            ],
        );
        assert_eq!(unreadable(&PROFILE), "401: 401 Unauthorized");
        assert_eq!(
            answer(&PROFILE, "", r#""aud":"x""#),
            r#"401 {"odata.metadata":"…","code":"AuthenticationFailed","message":{"lang":"en-US","value":"Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly.\nRequestId:…\nTime:…"},"values":[{"key":"AuthenticationErrorDetail","value":"The access token has been obtained from wrong audience or resource 'x'. It should exactly match (including forward slash) with one of the allowed audiences 'https://batch.core.windows.net/'"}]}"#
        );
    }
}
