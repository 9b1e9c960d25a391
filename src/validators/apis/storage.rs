//! Azure Storage: blobs, files, queues and tables.

use super::api::{self, Api, CLOUD, Says, TENANT};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Kind, Message, Profile, Setting, Shape};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-storage",
    name: "Azure Storage",
    family: Family::Api,
    about: prose(
        "Blobs, files, queues and tables of a storage account, opened with a token instead of the account's key.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose("Azure/AzureStor#119 (audience, and the challenge)"),
        prose("Azure/azure-sdk-for-net#42859 (expired, and the body)"),
        prose("Azure/azure-sdk-for-net#10529 (issuer)"),
        prose("Azure/azure-sdk-for-java#8667 (older service versions: 403 AuthenticationFailed)"),
        prose("Azure/go-autorest autorest/azure/environments.go (one identifier for every cloud)"),
    ],
    settings: &[CLOUD, TENANT, ENDPOINT],
    expect: api::expect,
    checks: &[
        checks::READ,
        checks::SIGNED,
        checks::looks_at_lifetime(prose(
            "Azure/azure-sdk-for-net#42859; inferred: the place before the audience and 300 seconds of skew; what is said of a token that is not valid yet was not recorded",
        )),
        checks::looks_at_audience(
            prose(
                "aud must be the identifier of Azure Storage with or without its final slash, its application id, or the address of this very account. The message does not say what was found.",
            ),
            prose(
                "Azure/AzureStor#119; learn.microsoft.com/dotnet/api/azure.storage.blobs.models.blobaudience.createblobserviceaccountaudience (the address of the account); inferred: that every registered spelling is taken",
            ),
        ),
        checks::looks_at_issuer(
            prose("The issuer must be the tenant of the subscription that holds the account."),
            prose("Azure/azure-sdk-for-net#10529; inferred: that it comes after the audience"),
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
        let mut all = api::registered_everywhere(attempt, "https://storage.azure.com");
        all.extend(api::origin(attempt, ENDPOINT.kind));
        all
    },
    issuers: api::of_tenant,
    says: Says {
        unreadable: &NOT_KNOWN,
        expired: &MESSAGES[0],
        untimely: &NOT_KNOWN,
        audience: &MESSAGES[1],
        issuer: &MESSAGES[2],
    },
    others: words::usual,
    between: ("", 0),
    status: (401, 401),
    challenge: Some(prose(
        "Bearer authorization_uri=https://{1}/{0}/oauth2/authorize resource_id=https://storage.azure.com",
    )),
    body: Some(prose(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{0}</Code><Message>Server failed to authenticate the request. Please refer to the information in the www-authenticate header.\nRequestId:…\nTime:…</Message><AuthenticationErrorDetail>{2}</AuthenticationErrorDetail></Error>",
    )),
};

static MESSAGES: [Message; 3] = [
    says(
        "InvalidAuthenticationInfo",
        GateName::Lifetime,
        2,
        prose("Lifetime validation failed. The token is expired."),
        &[],
    ),
    says(
        "InvalidAuthenticationInfo",
        GateName::Audience,
        1,
        prose("Audience validation failed. Audience did not match."),
        &[],
    ),
    says(
        "InvalidAuthenticationInfo",
        GateName::Issuer,
        1,
        prose("Issuer validation failed. Issuer did not match."),
        &[],
    ),
];

const ENDPOINT: Setting = Setting {
    name: "Blob service endpoint",
    kind: Kind::Own("Blob service endpoint"),
    shape: Shape::Text,
    default: "",
    example: prose("https://shop.blob.core.windows.net"),
    about: prose("The address of the account, which it takes as an audience too."),
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
                ("", r#""aud":"https://storage.azure.com""#, "accepted"),
                ("", r#""aud":"https://storage.azure.com/""#, "accepted"),
                (
                    "Cloud=China",
                    r#""aud":"https://storage.azure.com/""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"e406a681-f3d4-42a8-90b6-c2b029497af1""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com""#,
                    "InvalidAuthenticationInfo: Audience validation failed. Audience did not match.",
                ),
                (
                    "",
                    r#""aud":"https://shop.blob.core.windows.net""#,
                    "InvalidAuthenticationInfo: Audience validation failed. Audience did not match.",
                ),
                (
                    "Blob service endpoint=shop.blob.core.windows.net",
                    r#""aud":"https://shop.blob.core.windows.net""#,
                    "accepted",
                ),
                (
                    "Blob service endpoint=https://other.blob.core.windows.net/",
                    r#""aud":"https://shop.blob.core.windows.net""#,
                    "InvalidAuthenticationInfo: Audience validation failed. Audience did not match.",
                ),
                (
                    "",
                    r#""aud":"https://storage.azure.com","exp":1"#,
                    "InvalidAuthenticationInfo: Lifetime validation failed. The token is expired.",
                ),
                (
                    "Directory (tenant) ID=bbbbcccc-1111-dddd-2222-eeee3333ffff",
                    r#""aud":"https://storage.azure.com""#,
                    "InvalidAuthenticationInfo: Issuer validation failed. Issuer did not match.",
                ),
            ],
        );
        assert_eq!(unreadable(&PROFILE), "401: 401 Unauthorized");
        assert_eq!(
            answer(
                &PROFILE,
                "Directory (tenant) ID=aaaabbbb-0000-cccc-1111-dddd2222eeee",
                r#""aud":"x""#
            ),
            r#"401 Bearer authorization_uri=https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/oauth2/authorize resource_id=https://storage.azure.com | <?xml version="1.0" encoding="utf-8"?><Error><Code>InvalidAuthenticationInfo</Code><Message>Server failed to authenticate the request. Please refer to the information in the www-authenticate header.
RequestId:…
Time:…</Message><AuthenticationErrorDetail>Audience validation failed. Audience did not match.</AuthenticationErrorDetail></Error>"#
        );
    }
}
