use super::*;
use crate::issuer::testing::check;

const T: &str = "11111111-2222-3333-4444-555555555555";

#[test]
fn recognised_in_every_cloud_and_nowhere_else() {
    check(&[
        (
            "https://sts.windows.net/contoso/",
            "entra-v1, Host, contoso, version 1.0, public cloud",
        ),
        (
            "https://sts.windows.net/11111111-2222-3333-4444-555555555555/",
            "entra-v1, Host, 11111111-2222-3333-4444-555555555555, version 1.0, public cloud",
        ),
        (
            "https://sts.chinacloudapi.cn/a/",
            "entra-v1, Host, a, version 1.0, China cloud (21Vianet)",
        ),
        (
            "https://sts.microsoftonline.de/a/",
            "entra-v1, Host, a, version 1.0, Germany cloud (closed 2021), unconfirmed",
        ),
        (
            "https://login.microsoftonline.com/a/v2.0",
            "entra-v2, Host, a, version 2.0, public cloud",
        ),
        (
            "https://login.microsoftonline.us/a/v2.0",
            "entra-v2, Host, a, version 2.0, US Government cloud",
        ),
        (
            "https://login.sovcloud-identity.fr/a/v2.0",
            "entra-v2, Host, a, version 2.0, Bleu (France), unconfirmed",
        ),
        (
            "https://login.microsoftonline.com/{tenantid}/v2.0",
            "entra-v2, Host, version 2.0, public cloud",
        ),
        (
            "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
            "entra-msa, Host, 9188040d-6c67-4c5b-b112-36a304b66dad, version 2.0, public cloud",
        ),
        (
            "https://login.microsoftonline.us/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
            "entra-v2, Host, 9188040d-6c67-4c5b-b112-36a304b66dad, version 2.0, US Government cloud",
        ),
        // The slash belongs to v1.0 alone.
        ("https://sts.windows.net/a", "-"),
        ("https://login.microsoftonline.com/a/v2.0/", "-"),
        // A sign-in address is not an issuer.
        ("https://login.microsoftonline.com/a/", "-"),
        ("https://login.microsoftonline.com/a", "-"),
        ("https://sts.windows.net/a/v2.0", "-"),
        ("https://login.windows.net/a/", "-"),
        // Somebody else's host.
        ("https://sts.windows.net.evil.example/a/", "-"),
        ("https://evil.example/https://sts.windows.net/a/", "-"),
        ("https://sts.windows.net:8443/a/", "-"),
        ("https://sts.windows.net:443@evil.example/a/", "-"),
        ("https://xsts.windows.net/a/", "-"),
    ]);
}

#[test]
fn parsing_tolerates_the_slash_and_tells() {
    let table = [
        (
            "https://sts.windows.net/T/",
            Some((Cloud::Public, Version::V1, true)),
        ),
        (
            "https://sts.windows.net/T",
            Some((Cloud::Public, Version::V1, false)),
        ),
        (
            "https://login.microsoftonline.us/T/v2.0",
            Some((Cloud::UsGovernment, Version::V2, false)),
        ),
        (
            "https://login.microsoftonline.us/T/v2.0/",
            Some((Cloud::UsGovernment, Version::V2, true)),
        ),
        ("https://login.microsoftonline.us/T/v2.0//", None),
        ("https://sts.windows.net/T//", None),
        ("https://sts.windows.net//", None),
        ("https://sts.windows.net/", None),
        ("http://sts.windows.net/T/", None),
        ("https://STS.windows.net/T/", None),
        ("https://sts.windows.net/{}/", None),
        ("https://sts.windows.net/a%20b/", None),
    ];
    for (text, wanted) in table {
        let found = EntraIssuer::parse(&text.replace("/T", &["/", T].concat()));
        let found = found.map(|issuer| (issuer.cloud, issuer.version, issuer.slash));
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn us_government_shares_the_public_v1_issuer() {
    let v1 = EntraIssuer::parse("https://sts.windows.net/a/").unwrap();
    assert!(v1.may_be(Cloud::UsGovernment) && v1.may_be(Cloud::UsDefense));
    assert!(!v1.may_be(Cloud::China));
    let v2 = EntraIssuer::parse("https://login.microsoftonline.com/a/v2.0").unwrap();
    assert!(!v2.may_be(Cloud::UsGovernment));
}

#[test]
fn tenants() {
    let table = [
        (T, Some(Tenant::Id(T.to_owned()))),
        (
            "contoso.onmicrosoft.com",
            Some(Tenant::Name("contoso.onmicrosoft.com".to_owned())),
        ),
        ("common", Some(Tenant::Placeholder("common".to_owned()))),
        (
            "organizations",
            Some(Tenant::Placeholder("organizations".to_owned())),
        ),
        (
            "consumers",
            Some(Tenant::Placeholder("consumers".to_owned())),
        ),
        (
            "{tenantid}",
            Some(Tenant::Placeholder("{tenantid}".to_owned())),
        ),
        ("{tenantid", None),
        ("", None),
    ];
    for (text, wanted) in table {
        assert_eq!(Tenant::parse(text), wanted, "{text}");
    }
}

#[test]
fn exact_spellings() {
    let tenant = Tenant::Id("t".to_owned());
    let table = [
        (
            Version::V1,
            Cloud::Public,
            Some("https://sts.windows.net/t/"),
        ),
        (
            Version::V1,
            Cloud::UsGovernment,
            Some("https://sts.windows.net/t/"),
        ),
        (
            Version::V1,
            Cloud::UsDefense,
            Some("https://sts.windows.net/t/"),
        ),
        (
            Version::V1,
            Cloud::China,
            Some("https://sts.chinacloudapi.cn/t/"),
        ),
        (
            Version::V1,
            Cloud::Germany,
            Some("https://sts.microsoftonline.de/t/"),
        ),
        (Version::V1, Cloud::Bleu, None),
        (Version::V1, Cloud::Delos, None),
        (Version::V1, Cloud::Singapore, None),
        (
            Version::V2,
            Cloud::Public,
            Some("https://login.microsoftonline.com/t/v2.0"),
        ),
        (
            Version::V2,
            Cloud::UsGovernment,
            Some("https://login.microsoftonline.us/t/v2.0"),
        ),
        (
            Version::V2,
            Cloud::UsDefense,
            Some("https://login.microsoftonline.us/t/v2.0"),
        ),
        (
            Version::V2,
            Cloud::China,
            Some("https://login.partner.microsoftonline.cn/t/v2.0"),
        ),
        (
            Version::V2,
            Cloud::Germany,
            Some("https://login.microsoftonline.de/t/v2.0"),
        ),
        (
            Version::V2,
            Cloud::Bleu,
            Some("https://login.sovcloud-identity.fr/t/v2.0"),
        ),
        (
            Version::V2,
            Cloud::Delos,
            Some("https://login.sovcloud-identity.de/t/v2.0"),
        ),
        (
            Version::V2,
            Cloud::Singapore,
            Some("https://login.sovcloud-identity.sg/t/v2.0"),
        ),
    ];
    for (version, cloud, wanted) in table {
        let found = EntraIssuer::spelling(version, &tenant, cloud);
        assert_eq!(found.as_deref(), wanted, "{version:?} {cloud:?}");
        // What we build, we read back.
        if let Some(text) = found {
            let issuer = EntraIssuer::parse(&text).unwrap();
            assert!(issuer.version == version && issuer.may_be(cloud), "{text}");
        }
    }
}

#[test]
fn metadata_goes_with_version_and_cloud() {
    let table = [
        (
            "https://sts.windows.net/t/",
            "https://login.microsoftonline.com/t/.well-known/openid-configuration",
            "https://login.microsoftonline.com/t/discovery/keys",
        ),
        (
            "https://login.microsoftonline.us/t/v2.0",
            "https://login.microsoftonline.us/t/v2.0/.well-known/openid-configuration",
            "https://login.microsoftonline.us/t/discovery/v2.0/keys",
        ),
        (
            "https://sts.chinacloudapi.cn/t/",
            "https://login.partner.microsoftonline.cn/t/.well-known/openid-configuration",
            "https://login.partner.microsoftonline.cn/t/discovery/keys",
        ),
        (
            "https://login.microsoftonline.com/{tenantid}/v2.0",
            "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
            "https://login.microsoftonline.com/common/discovery/v2.0/keys",
        ),
    ];
    for (iss, metadata, keys) in table {
        let issuer = EntraIssuer::parse(iss).unwrap();
        assert_eq!(
            (issuer.metadata_url(), issuer.keys_url()),
            (metadata.to_owned(), keys.to_owned()),
            "{iss}"
        );
    }
}
