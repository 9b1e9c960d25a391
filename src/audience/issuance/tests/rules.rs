//! The issuer, and the rule behind each claim.

use super::*;

#[test]
fn the_issuer_follows_the_version_and_the_cloud() {
    let cases = [
        (
            Cloud::Public,
            "https://sts.windows.net/T/",
            "https://login.microsoftonline.com/T/v2.0",
        ),
        (
            Cloud::UsGovernment,
            "https://sts.windows.net/T/",
            "https://login.microsoftonline.us/T/v2.0",
        ),
        (
            Cloud::UsDefense,
            "https://sts.windows.net/T/",
            "https://login.microsoftonline.us/T/v2.0",
        ),
        (
            Cloud::China,
            "https://sts.chinacloudapi.cn/T/",
            "https://login.partner.microsoftonline.cn/T/v2.0",
        ),
        (
            Cloud::Germany,
            "https://sts.microsoftonline.de/T/",
            "https://login.microsoftonline.de/T/v2.0",
        ),
        (Cloud::Bleu, "", "https://login.sovcloud-identity.fr/T/v2.0"),
        (
            Cloud::Delos,
            "",
            "https://login.sovcloud-identity.de/T/v2.0",
        ),
        (
            Cloud::Singapore,
            "",
            "https://login.sovcloud-identity.sg/T/v2.0",
        ),
    ];
    for (cloud, first, second) in cases {
        for (version, expected) in [(Version::V1, first), (Version::V2, second)] {
            let request = Request {
                cloud,
                ..request("v2 code api://orders/.default")
            };
            let issued = issue(&request, &registered(version)).unwrap();
            let issuer = issued.issuer.unwrap_or_default();
            assert_eq!(issuer.replace(TENANT, "T"), expected, "{cloud:?}");
        }
    }
}

#[test]
fn a_token_names_the_tenant_by_its_id() {
    for (tenant, expected) in [
        (
            TENANT,
            "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
        ),
        (
            "AAAABBBB-0000-CCCC-1111-DDDD2222EEEE",
            "https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0",
        ),
        (
            "contoso.com",
            "https://login.microsoftonline.com/{tenantid}/v2.0",
        ),
        (
            "common",
            "https://login.microsoftonline.com/{tenantid}/v2.0",
        ),
        (
            "consumers",
            "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
        ),
        ("", "https://login.microsoftonline.com/{tenantid}/v2.0"),
    ] {
        let request = Request {
            tenant: tenant.to_owned(),
            ..request("v2 code api://orders/.default")
        };
        let issued = issue(&request, &registered(Version::V2)).unwrap();
        assert_eq!(issued.issuer.as_deref(), Some(expected), "{tenant}");
    }
}

#[test]
fn each_claim_has_its_rule() {
    let cases = [
        (
            "v2 code api://orders/Orders.Read",
            Version::V1,
            "BeforeLastSlash api://orders/Orders.Read api://orders; VersionOfApi 1.0; AudienceAsAsked api://orders",
        ),
        (
            "v2 app https://contoso.com//.default",
            Version::V2,
            "DoubleSlash https://contoso.com//.default https://contoso.com/; NoUser ; VersionOfApi 2.0; AudienceIsId 00001111-aaaa-2222-bbbb-3333cccc4444",
        ),
        (
            "v2 code User.Read",
            Version::V2,
            "NoPrefix User.Read; VersionOfMicrosoft Microsoft Graph 1.0; AudienceAsAsked 00000003-0000-0000-c000-000000000000",
        ),
        (
            "v2 code openid",
            Version::V2,
            "OnlyOpenId openid; VersionOfMicrosoft Microsoft Graph 1.0; AudienceAsAsked 00000003-0000-0000-c000-000000000000",
        ),
        (
            "v2 app https://management.azure.com/.default",
            Version::V2,
            "BeforeLastSlash https://management.azure.com/.default https://management.azure.com; SlashLeftOut https://management.azure.com/ https://management.azure.com//.default; NoUser ; VersionOfMicrosoft Azure Resource Manager 1.0; AudienceAsAsked https://management.azure.com",
        ),
        (
            "v2 app https://management.azure.com//.default",
            Version::V2,
            "DoubleSlash https://management.azure.com//.default https://management.azure.com/; NoUser ; VersionOfMicrosoft Azure Resource Manager 1.0; AudienceAsAsked https://management.azure.com/",
        ),
        (
            "v1 app https://vault.azure.net/",
            Version::V2,
            "ResourceParameter https://vault.azure.net/; NoUser ; VersionUnsure Azure Key Vault; AudienceAsAsked https://vault.azure.net/; SpellingRefused Azure Key Vault https://vault.azure.net/ https://vault.azure.net/.default",
        ),
        (
            "v2 identity api://orders/.default",
            Version::V1,
            "ScopeMadeResource api://orders; NoUser ; VersionOfApi 1.0; AudienceAsAsked api://orders",
        ),
        (
            "v1 code api://orders",
            Version::V1,
            "ResourceParameter api://orders; EverythingGranted ; VersionOfApi 1.0; AudienceAsAsked api://orders",
        ),
    ];
    for (text, version, expected) in cases {
        assert_eq!(
            followed(&request(text), &registered(version)),
            expected,
            "{text}"
        );
    }
}

#[test]
fn what_else_is_worth_knowing_is_said() {
    let nothing = Client {
        scopes: Some(Vec::new()),
        roles: Some(Vec::new()),
        listed: None,
    };
    let cases = [
        (
            "v2 code api://orders/.default",
            CLIENT,
            "ConsentAsked 11112222-bbbb-3333-cccc-4444dddd5555",
        ),
        ("v2 app api://orders/.default", CLIENT, "NoRoles "),
        (
            "v2 code api://orders/.default",
            API,
            "ItselfByUri 00001111-aaaa-2222-bbbb-3333cccc4444",
        ),
        (
            "v2 implicit api://orders/.default",
            API,
            "ItselfByUri 00001111-aaaa-2222-bbbb-3333cccc4444",
        ),
    ];
    for (text, client, expected) in cases {
        let request = Request {
            client: client.to_owned(),
            ..request(text)
        };
        let registrations = Registrations {
            client: nothing.clone(),
            ..registered(Version::V1)
        };
        let rules = followed(&request, &registrations);
        assert!(rules.contains(expected), "{text}: {rules}");
    }
}
