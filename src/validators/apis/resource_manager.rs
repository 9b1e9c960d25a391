//! Azure Resource Manager: everything in a subscription.

use super::api::{self, Api, CLOUD, Says, TENANT};
use super::checks;
use super::words::{self, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Holds, Message, Profile};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-resource-manager",
    name: "Azure Resource Manager",
    family: Family::Api,
    about: prose(
        "Creates, lists and changes what is in a subscription. A token for it opens no data inside a vault, an account or a database.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose(
            "Azure-Samples/active-directory-dotnetcore-daemon-v2#145, microsoft/azure-tools-for-java#2438 (audience)",
        ),
        prose(
            "AzureAD/azure-activedirectory-library-for-python#43, #60 (older wording, when the slash was still needed)",
        ),
        prose("Azure/LogicAppsUX#9068, Azure/azure-mcp#717 (issuer)"),
        prose("microsoft/foundry-dev-tools#461 (expired)"),
        prose("Azure/azure-cli src/azure-cli-core/azure/cli/core/cloud.py (identifiers per cloud)"),
    ],
    settings: &[CLOUD, TENANT],
    expect: api::expect,
    checks: &[
        checks::reads(
            checks::READABLE,
            prose(
                "Azure/azure-powershell#27882 (the text); inferred: that it is the one for an unreadable token",
            ),
        ),
        checks::SIGNED,
        checks::looks_at_lifetime(prose(
            "microsoft/foundry-dev-tools#461; inferred: the place before the audience and 300 seconds of skew",
        )),
        checks::looks_at_audience(
            prose(
                "aud must be one of the listed identifiers. Each is taken with and without its final slash; no other spelling is, not even the application id.",
            ),
            prose("Azure-Samples/active-directory-dotnetcore-daemon-v2#145"),
        ),
        checks::looks_at_issuer(
            prose(
                "The issuer must be the tenant of the subscription. Newer answers name the kind of issuer before the words access token.",
            ),
            prose("Azure/LogicAppsUX#9068; inferred: that it comes after the audience"),
        ),
    ],
    order: None,
    messages: &[&MESSAGES],
    answer: api::answer,
    table: None,
};

pub(super) static API: Api = Api {
    profile: &PROFILE,
    audiences: |attempt| api::registered(attempt, "https://management.azure.com/"),
    issuers: api::of_tenant,
    says: Says {
        unreadable: &MESSAGES[0],
        expired: &MESSAGES[1],
        untimely: &MESSAGES[0],
        audience: &MESSAGES[2],
        issuer: &MESSAGES[3],
    },
    others: words::usual,
    // The older pair is listed first.
    between: ("','", 2),
    status: (401, 401),
    challenge: None,
    body: Some(prose("{\"error\":{\"code\":\"{0}\",\"message\":{1}}}")),
};

static MESSAGES: [Message; 5] = [
    says(
        "InvalidAuthenticationToken",
        GateName::Readable,
        1,
        prose("The access token is invalid."),
        &[],
    ),
    says(
        "ExpiredAuthenticationToken",
        GateName::Lifetime,
        1,
        prose("The access token expiry UTC time '{0}' is earlier than current UTC time '{1}'."),
        &[Holds::Other, Holds::Other],
    ),
    says(
        AUDIENCE,
        GateName::Audience,
        2,
        prose(
            "The access token has been obtained for wrong audience or resource '{0}'. It should exactly match with one of the allowed audiences '{1}'.",
        ),
        &[Holds::Audience, Holds::WantedAudience],
    ),
    says(
        "InvalidAuthenticationTokenTenant",
        GateName::Issuer,
        1,
        prose(
            "The access token is from the wrong issuer '{0}'. It must match the tenant '{1}' associated with this subscription. Please use the authority (URL) 'https://login.windows.net/{2}' to get the token. Note, if the subscription is transferred to another tenant there is no impact to the services, but information about new tenant could take time to propagate (up to an hour). If you just transferred your subscription and see this error message, please try back later.",
        ),
        &[Holds::Issuer, Holds::WantedIssuer, Holds::Other],
    ),
    says(
        AUDIENCE,
        GateName::Audience,
        1,
        prose(
            "The access token has been obtained from wrong audience or resource '{0}'. It should exactly match (including forward slash) with one of the allowed audiences '{1}'.",
        ),
        &[Holds::Audience, Holds::WantedAudience],
    ),
];

const AUDIENCE: &str = "InvalidAuthenticationTokenAudience";

#[cfg(test)]
mod tests {
    use super::PROFILE;
    use crate::validators::apis::testing::{answer, check, unreadable};

    const TENANT: &str = "Directory (tenant) ID=aaaabbbb-0000-cccc-1111-dddd2222eeee";

    #[test]
    fn what_it_says() {
        check(
            &PROFILE,
            &[
                (
                    TENANT,
                    r#""aud":"https://management.azure.com/""#,
                    "accepted",
                ),
                (
                    TENANT,
                    r#""aud":"https://management.azure.com""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://management.core.windows.net/""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://graph.microsoft.com""#,
                    "InvalidAuthenticationTokenAudience: The access token has been obtained for wrong audience or resource 'https://graph.microsoft.com'. It should exactly match with one of the allowed audiences 'https://management.core.windows.net/','https://management.core.windows.net','https://management.azure.com/','https://management.azure.com'.",
                ),
                (
                    "",
                    r#""aud":"797f4846-ba00-4fd7-ba43-dac1f8f63013""#,
                    "InvalidAuthenticationTokenAudience: The access token has been obtained for wrong audience or resource '797f4846-ba00-4fd7-ba43-dac1f8f63013'. It should exactly match with one of the allowed audiences 'https://management.core.windows.net/','https://management.core.windows.net','https://management.azure.com/','https://management.azure.com'.",
                ),
                (
                    "Cloud=US Government DoD",
                    r#""aud":"https://management.usgovcloudapi.net/""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://management.azure.com/","exp":1795326771"#,
                    "ExpiredAuthenticationToken: The access token expiry UTC time '11/22/2026 5:52:51 AM' is earlier than current UTC time '11/22/2026 7:20:00 AM'.",
                ),
                (
                    "",
                    r#""aud":"https://management.azure.com/","exp":"soon""#,
                    "InvalidAuthenticationToken: The access token is invalid.",
                ),
                (
                    "Directory (tenant) ID=bbbbcccc-1111-dddd-2222-eeee3333ffff",
                    r#""aud":"https://management.azure.com/""#,
                    "InvalidAuthenticationTokenTenant: The access token is from the wrong issuer 'https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/'. It must match the tenant 'https://sts.windows.net/bbbbcccc-1111-dddd-2222-eeee3333ffff/' associated with this subscription. Please use the authority (URL) 'https://login.windows.net/bbbbcccc-1111-dddd-2222-eeee3333ffff' to get the token. Note, if the subscription is transferred to another tenant there is no impact to the services, but information about new tenant could take time to propagate (up to an hour). If you just transferred your subscription and see this error message, please try back later.",
                ),
            ],
        );
        assert_eq!(
            unreadable(&PROFILE),
            "InvalidAuthenticationToken: The access token is invalid."
        );
        assert_eq!(
            answer(
                &PROFILE,
                "",
                r#""aud":"https://management.azure.com/","exp":1"#
            ),
            r#"401 {"error":{"code":"ExpiredAuthenticationToken","message":"The access token expiry UTC time '1/1/1970 12:00:01 AM' is earlier than current UTC time '11/22/2026 7:20:00 AM'."}}"#
        );
    }
}
