//! Azure Key Vault: secrets, keys and certificates.

use super::api::{self, Api, CLOUD, Says, TENANT};
use super::checks;
use super::words::{self, NOT_KNOWN, says};
use crate::catalogue::prose;
use crate::validators::{Family, Fidelity, GateName, Holds, Message, Profile};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "azure-key-vault",
    name: "Azure Key Vault",
    family: Family::Api,
    about: prose(
        "Reads and writes the secrets, keys and certificates in a vault. The audience is the service, never the address of one vault.",
    ),
    version: "",
    fidelity: Fidelity::Recorded,
    sources: &[
        prose(
            "crossplane-contrib/provider-azure#346, Azure/go-autorest#525, argoproj-labs/argocd-vault-plugin#621, MicrosoftDocs/azure-docs#109562 (audience)",
        ),
        prose("MicrosoftDocs/azure-docs#75410, Azure/azure-sdk-for-js#6221 (issuer)"),
        prose("Azure/azure-sdk-for-python#27266, #12368 (expired, and the challenge)"),
        prose("Azure/go-autorest autorest/azure/environments.go (identifiers per cloud)"),
    ],
    settings: &[CLOUD, TENANT],
    expect: api::expect,
    checks: &[
        checks::reads(
            prose(
                "The token must be a whole JWT. What a vault says of one that is not was not recorded.",
            ),
            checks::AS_IDENTITY_MODEL,
        ),
        checks::SIGNED,
        checks::looks_at_lifetime(prose(
            "Azure/azure-sdk-for-python#27266, #12368 (IDX10223, older); inferred: the place before the audience and 300 seconds of skew; the text for a token that is not valid yet was not recorded",
        )),
        checks::looks_at_audience(
            prose(
                "aud must be the identifier of the service without a final slash, or its application id. Refused were the identifier with a slash, the address of a vault, and the application id behind spn:.",
            ),
            prose(
                "Azure/go-autorest#525; MicrosoftDocs/azure-docs#109562; argoproj-labs/argocd-vault-plugin#621",
            ),
        ),
        checks::looks_at_issuer(
            prose(
                "The issuer must be the tenant of the vault. The real message also lists tenants of Microsoft itself.",
            ),
            prose("MicrosoftDocs/azure-docs#75410; inferred: that it comes after the audience"),
        ),
    ],
    order: None,
    messages: &[&MESSAGES],
    answer: api::answer,
    table: None,
};

pub(super) static API: Api = Api {
    profile: &PROFILE,
    audiences: |attempt| api::registered(attempt, "https://vault.azure.net"),
    issuers: api::of_tenant,
    says: Says {
        unreadable: &NOT_KNOWN,
        expired: &MESSAGES[0],
        untimely: &NOT_KNOWN,
        audience: &MESSAGES[1],
        issuer: &MESSAGES[2],
    },
    others: words::usual,
    between: (" or ", 0),
    status: (401, 401),
    challenge: Some(prose(
        "Bearer authorization=\"https://{1}/{0}\", resource=\"{2}\"",
    )),
    body: Some(prose(
        "{\"error\":{\"code\":\"Unauthorized\",\"message\":{1}}}",
    )),
};

static MESSAGES: [Message; 4] = [
    says(
        "S2S12086",
        GateName::Lifetime,
        1,
        prose("[TokenExpired] Error validating token: 'S2S12086'."),
        &[],
    ),
    says(
        "AKV10022",
        GateName::Audience,
        1,
        prose("AKV10022: Invalid audience. Expected {0}, found: {1}."),
        &[Holds::WantedAudience, Holds::Audience],
    ),
    says(
        "AKV10032",
        GateName::Issuer,
        1,
        prose("AKV10032: Invalid issuer. Expected one of {0}, found {1}."),
        &[Holds::WantedIssuer, Holds::Issuer],
    ),
    says(
        "IDX10223",
        GateName::Lifetime,
        1,
        prose("Error validating token: IDX10223"),
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
                ("", r#""aud":"https://vault.azure.net""#, "accepted"),
                (
                    "",
                    r#""aud":"cfa8b339-82a2-471a-a3c9-0fc0be7a4093""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://vault.azure.net/""#,
                    "AKV10022: AKV10022: Invalid audience. Expected https://vault.azure.net or cfa8b339-82a2-471a-a3c9-0fc0be7a4093, found: https://vault.azure.net/.",
                ),
                (
                    "",
                    r#""aud":"https://shop.vault.azure.net""#,
                    "AKV10022: AKV10022: Invalid audience. Expected https://vault.azure.net or cfa8b339-82a2-471a-a3c9-0fc0be7a4093, found: https://shop.vault.azure.net.",
                ),
                (
                    "",
                    r#""aud":"spn:cfa8b339-82a2-471a-a3c9-0fc0be7a4093""#,
                    "AKV10022: AKV10022: Invalid audience. Expected https://vault.azure.net or cfa8b339-82a2-471a-a3c9-0fc0be7a4093, found: spn:cfa8b339-82a2-471a-a3c9-0fc0be7a4093.",
                ),
                (
                    "Cloud=US Government",
                    r#""aud":"https://vault.usgovcloudapi.net""#,
                    "accepted",
                ),
                (
                    "",
                    r#""aud":"https://vault.azure.net","exp":1"#,
                    "S2S12086: [TokenExpired] Error validating token: 'S2S12086'.",
                ),
                (
                    "",
                    r#""aud":"https://vault.azure.net","nbf":1795339200"#,
                    "401: 401 Unauthorized",
                ),
                (
                    "Directory (tenant) ID=bbbbcccc-1111-dddd-2222-eeee3333ffff",
                    r#""aud":"https://vault.azure.net""#,
                    "AKV10032: AKV10032: Invalid issuer. Expected one of https://sts.windows.net/bbbbcccc-1111-dddd-2222-eeee3333ffff/, found https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/.",
                ),
                (
                    "Directory (tenant) ID=contoso.com",
                    r#""aud":"https://vault.azure.net""#,
                    "accepted",
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
            r#"401 Bearer authorization="https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee", resource="https://vault.azure.net" | {"error":{"code":"Unauthorized","message":"AKV10022: Invalid audience. Expected https://vault.azure.net or cfa8b339-82a2-471a-a3c9-0fc0be7a4093, found: x."}}"#
        );
    }
}
