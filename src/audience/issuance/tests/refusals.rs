//! Requests that bring no token.

use super::*;

#[test]
fn a_request_that_asks_wrongly_is_refused() {
    let cases = [
        ("v2 code ", "28003 MissingScope []"),
        ("v2 app ", "900144 MissingScope []"),
        ("v2 device  ", "900144 MissingScope []"),
        ("v1 code ", "900144 MissingResource [\"\"]"),
        ("v1 identity ", "900144 MissingResource [\"\"]"),
        (
            "v2 code api://orders/a,api://orders/b",
            "70011 Comma [\"api://orders/a,api://orders/b\"]",
        ),
        (
            "v2 code api://orders/.default User.Read",
            "70011 DefaultMixed [\"api://orders/.default\"]",
        ),
        (
            "v2 code openid api://orders/.default api://orders/a",
            "70011 DefaultMixed [\"api://orders/.default\"]",
        ),
        (
            "v2 code api://orders/a https://graph.microsoft.com/User.Read",
            "28000 SeveralResources [\"api://orders/a\", \"https://graph.microsoft.com/User.Read\"]",
        ),
        (
            "v2 code api://orders/a User.Read",
            "28000 SeveralResources [\"api://orders/a\", \"User.Read\"]",
        ),
        (
            "v2 device https://a.example//x https://a.example/x",
            "28000 SeveralResources [\"https://a.example//x\", \"https://a.example/x\"]",
        ),
        (
            "v2 implicit User.Read https://vault.azure.net/user_impersonation openid profile",
            "700022 SeveralResources [\"User.Read\", \"https://vault.azure.net/user_impersonation\"]",
        ),
        (
            "v2 app api://orders/.default https://graph.microsoft.com/.default",
            "70011 SeveralForClient []",
        ),
        (
            "v2 app api://orders/Orders.Read",
            "1002012 NotDefault [\"api://orders/Orders.Read\", \"api://orders\"]",
        ),
        (
            "v2 app api://orders",
            "1002012 NotDefault [\"api://orders\", \"api://orders\"]",
        ),
        (
            "v2 app User.Read.All",
            "1002012 NotDefault [\"User.Read.All\", \"https://graph.microsoft.com\"]",
        ),
        (
            "v2 app .default",
            "1002012 NotDefault [\".default\", \"https://graph.microsoft.com\"]",
        ),
        (
            "v2 code api://orders",
            "70011 NoPermission [\"api://orders\", \"api://orders\"]",
        ),
        (
            "v2 code https://contoso.com/",
            "70011 NoPermission [\"https://contoso.com/\", \"https://contoso.com\"]",
        ),
        (
            "v2 code https://vault.azure.net",
            "70011 NoPermission [\"https://vault.azure.net\", \"https://vault.azure.net\"]",
        ),
        (
            "v2 code offline_access",
            "28002 OnlyOpenId [\"offline_access\"]",
        ),
        (
            "v2 implicit profile email",
            "700023 OnlyOpenId [\"profile email\"]",
        ),
        (
            "v2 code access_as_user",
            "650053 NoPrefix [\"access_as_user\"]",
        ),
        (
            "v2 code openid user_impersonation",
            "650053 NoPrefix [\"user_impersonation\"]",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(
            said(&request(text), &registered(Version::V1)),
            expected,
            "{text}"
        );
    }
}

#[test]
fn the_newer_endpoint_takes_no_resource() {
    let request = Request {
        resource: "api://orders".to_owned(),
        ..request("v2 code openid")
    };
    assert_eq!(
        said(&request, &registered(Version::V2)),
        "901002 ResourceOnV2 [\"api://orders\"]"
    );
}

#[test]
fn a_resource_that_nobody_knows_is_refused() {
    let cases = [
        (
            "v2 code api://order/a",
            "500011 NotRegistered [\"api://order\"]",
        ),
        ("v2 code api://Orders/a", "500011 Nearly [\"api://orders\"]"),
        ("v1 code api://orders/", "500011 Nearly [\"api://orders\"]"),
        (
            "v2 code https://contoso.com/a",
            "500011 Nearly [\"https://contoso.com/\"]",
        ),
        (
            "v2 code https://contoso.com///a",
            "500011 Nearly [\"https://contoso.com/\"]",
        ),
        (
            "v2 app https://my.vault.azure.net/.default",
            "500011 Instance [\"Azure Key Vault\", \"https://vault.azure.net/.default\"]",
        ),
        (
            "v1 identity https://my.vault.azure.net",
            "50001 Instance [\"Azure Key Vault\", \"https://vault.azure.net/.default\"]",
        ),
        (
            "v1 identity api://nobody",
            "50001 NotRegistered [\"api://nobody\"]",
        ),
        (
            "v2 app https://graph.microsoft.us/.default",
            "500011 OtherCloud [\"US Government cloud\", \"public cloud\", \"https://graph.microsoft.com/.default\"]",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(
            said(&request(text), &registered(Version::V1)),
            expected,
            "{text}"
        );
    }
}

#[test]
fn each_cloud_has_its_own_names() {
    let cases = [
        (
            Cloud::UsGovernment,
            "https://graph.microsoft.us",
            "https://graph.microsoft.us | 1.0 | appid",
        ),
        (
            Cloud::UsDefense,
            "https://dod-graph.microsoft.us",
            "https://dod-graph.microsoft.us | 1.0 | appid",
        ),
        (
            Cloud::China,
            "https://microsoftgraph.chinacloudapi.cn",
            "https://microsoftgraph.chinacloudapi.cn | 1.0 | appid",
        ),
        (
            Cloud::China,
            "https://graph.microsoft.com",
            "500011 OtherCloud [\"public cloud\", \"China cloud (21Vianet)\", \"https://microsoftgraph.chinacloudapi.cn/.default\"]",
        ),
        (
            Cloud::UsGovernment,
            "https://dod-graph.microsoft.us",
            "500011 OtherCloud [\"US Government DoD cloud\", \"US Government cloud\", \"https://graph.microsoft.us/.default\"]",
        ),
        // No name is known there, so that none is called wrong.
        (
            Cloud::Bleu,
            "https://graph.microsoft.com",
            "https://graph.microsoft.com | 1.0 | appid",
        ),
    ];
    for (cloud, resource, expected) in cases {
        let request = Request {
            cloud,
            ..request(&format!("v1 app {resource}"))
        };
        assert_eq!(
            said(&request, &Registrations::default()),
            expected,
            "{cloud:?} {resource}"
        );
    }
}

#[test]
fn consent_and_assignment_are_needed() {
    let nothing = Client {
        scopes: Some(Vec::new()),
        roles: Some(Vec::new()),
        listed: None,
    };
    let cases = [
        (
            "v2 behalf api://orders/.default",
            "65001 NotConsented [\".default\", \"11112222-bbbb-3333-cccc-4444dddd5555\"]",
        ),
        (
            "v2 password api://orders/a",
            "65001 NotConsented [\"a\", \"11112222-bbbb-3333-cccc-4444dddd5555\"]",
        ),
        (
            "v1 behalf api://orders",
            "65001 NotConsented [\".default\", \"11112222-bbbb-3333-cccc-4444dddd5555\"]",
        ),
        (
            "v2 app api://orders/.default",
            "50105 NotAssigned [\"11112222-bbbb-3333-cccc-4444dddd5555\", \"00001111-aaaa-2222-bbbb-3333cccc4444\"]",
        ),
    ];
    for (text, expected) in cases {
        let mut registrations = registered(Version::V1);
        registrations.client = nothing.clone();
        registrations.apis[0].assignment_required = true;
        assert_eq!(said(&request(text), &registrations), expected, "{text}");
    }
}

#[test]
fn the_api_must_be_among_the_permissions_and_expose_the_scope() {
    let mut registrations = registered(Version::V1);
    registrations.client.listed = Some(list(&["00000003-0000-0000-c000-000000000000"]));
    registrations.apis[0].scopes = list(&["Orders.Read", "Orders.Write"]);
    let cases = [
        (
            "v2 code api://orders/.default",
            "650057 NotListed [\"00001111-aaaa-2222-bbbb-3333cccc4444\"]",
        ),
        (
            "v1 code api://orders",
            "650057 NotListed [\"00001111-aaaa-2222-bbbb-3333cccc4444\"]",
        ),
        (
            "v2 code api://orders/orders.read",
            "650053 NotExposed [\"orders.read\", \"Orders.Read Orders.Write\"]",
        ),
        ("v2 app api://orders/.default", "api://orders | 1.0 | appid"),
    ];
    for (text, expected) in cases {
        assert_eq!(said(&request(text), &registrations), expected, "{text}");
    }
}

#[test]
fn an_application_asks_for_itself_by_its_id_only() {
    for text in [
        "v1 code api://orders",
        "v2 password api://orders/a",
        "v2 device api://orders/.default",
        "v1 behalf api://orders",
    ] {
        let request = Request {
            client: API.to_owned(),
            ..request(text)
        };
        assert_eq!(
            said(&request, &registered(Version::V1)),
            "90009 ItselfByUri [\"00001111-aaaa-2222-bbbb-3333cccc4444\"]",
            "{text}"
        );
    }
}

#[test]
fn another_tenants_registration_is_not_found() {
    let mut registrations = registered(Version::V1);
    registrations.apis[0].only_tenant = Some("99990000-0000-cccc-1111-dddd2222eeee".to_owned());
    assert_eq!(
        said(&request("v2 code api://orders/a"), &registrations),
        "500011 OtherTenant [\"99990000-0000-cccc-1111-dddd2222eeee\"]"
    );
}

#[test]
fn only_the_middle_tiers_own_token_is_exchanged() {
    type Change = fn(&mut Assertion);
    let cases: [(Change, &str); 6] = [
        (|own| own.id_token = true, "240002 AssertionIsIdToken []"),
        (
            |own| own.audience = "https://graph.microsoft.com".to_owned(),
            "50013 AssertionOfGraph [\"00001111-aaaa-2222-bbbb-3333cccc4444\"]",
        ),
        (
            |own| own.audience = "api://Orders".to_owned(),
            "500131 AssertionForOther [\"api://Orders\", \"00001111-aaaa-2222-bbbb-3333cccc4444\"]",
        ),
        (
            |own| own.audience = "https://vault.azure.net".to_owned(),
            "500131 AssertionForOther [\"https://vault.azure.net\", \"00001111-aaaa-2222-bbbb-3333cccc4444\"]",
        ),
        (|own| own.expired = true, "500133 AssertionExpired []"),
        (|own| own.app_only = true, "7000114 AssertionAppOnly []"),
    ];
    for (change, expected) in cases {
        let mut assertion = Assertion {
            audience: "api://orders".to_owned(),
            ..Assertion::default()
        };
        change(&mut assertion);
        let request = Request {
            client: API.to_owned(),
            assertion: Some(assertion),
            ..request("v2 behalf User.Read")
        };
        assert_eq!(said(&request, &registered(Version::V1)), expected);
    }
}

#[test]
fn a_password_needs_a_tenant() {
    for (tenant, expected) in [
        ("common", "9001023 GrantAtCommon [\"common\"]"),
        ("consumers", "9001023 GrantAtCommon [\"consumers\"]"),
        ("organizations", "api://orders | 1.0 | appid | scp a"),
    ] {
        let request = Request {
            tenant: tenant.to_owned(),
            ..request("v2 password api://orders/a")
        };
        assert_eq!(said(&request, &registered(Version::V1)), expected);
    }
}

#[test]
fn answers_have_their_places_filled() {
    for answer in ANSWERS {
        assert!(!answer.text.text().is_empty() && !answer.source.text().is_empty());
    }
    let refusal = issue(&request("v2 code api://order/a"), &registered(Version::V1)).unwrap_err();
    assert_eq!(refusal.values, ["api://order", TENANT]);
    let refusal = issue(&request("v2 code access_as_user"), &registered(Version::V1)).unwrap_err();
    assert_eq!(
        refusal.values,
        [
            CLIENT,
            "access_as_user",
            "00000003-0000-0000-c000-000000000000"
        ]
    );
}

#[test]
fn nothing_makes_it_panic() {
    let pieces = [
        "",
        "/",
        "//",
        ".default",
        "api://",
        ":/",
        " ",
        ",",
        "\u{e9}/",
        "openid",
        "\0",
        "{tenantid}",
    ];
    let mut refused = 0;
    for one in pieces {
        for other in pieces {
            for flow in Flow::ALL {
                for endpoint in [Version::V1, Version::V2] {
                    let text = [one, other].concat();
                    let request = Request {
                        endpoint,
                        flow,
                        scope: text.clone(),
                        resource: text.clone(),
                        client: text.clone(),
                        tenant: text.clone(),
                        cloud: Cloud::Delos,
                        assertion: Some(Assertion {
                            audience: text,
                            ..Assertion::default()
                        }),
                    };
                    refused += usize::from(issue(&request, &registered(Version::V1)).is_err());
                }
            }
        }
    }
    assert!(refused > 0);
}
