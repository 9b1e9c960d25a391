//! Requests that bring a token.

use super::*;

/// What is asked for, and `aud`, `ver`, the caller's claim and `scp` with version 1.0 and 2.0.
#[test]
fn the_audience_follows_the_request_in_version_1_and_the_registration_in_version_2() {
    let cases = [
        (
            "v2 code api://orders/Orders.Read",
            "api://orders",
            "scp Orders.Read",
        ),
        ("v2 code api://orders/.default", "api://orders", "scp "),
        (
            "v2 code https://contoso.com//.default",
            "https://contoso.com/",
            "scp ",
        ),
        (
            "v2 code https://contoso.com//Orders.Read",
            "https://contoso.com/",
            "scp Orders.Read",
        ),
        (
            "v2 code 00001111-aaaa-2222-bbbb-3333cccc4444/.default",
            "00001111-aaaa-2222-bbbb-3333cccc4444",
            "scp ",
        ),
        (
            "v2 code 00001111-AAAA-2222-BBBB-3333CCCC4444/.default",
            "00001111-AAAA-2222-BBBB-3333CCCC4444",
            "scp ",
        ),
        (
            "v2 code openid offline_access api://orders/Orders.Read api://orders/Orders.Write",
            "api://orders",
            "scp Orders.Read Orders.Write",
        ),
        (
            "v2 device api://orders/Orders.Read",
            "api://orders",
            "scp Orders.Read",
        ),
        (
            "v2 implicit api://orders/Orders.Read",
            "api://orders",
            "scp Orders.Read",
        ),
        (
            "v2 password api://orders/Orders.Read",
            "api://orders",
            "scp Orders.Read",
        ),
        (
            "v2 behalf api://orders/Orders.Read",
            "api://orders",
            "scp Orders.Read",
        ),
        ("v1 code api://orders", "api://orders", "scp "),
        (
            "v1 code https://contoso.com/",
            "https://contoso.com/",
            "scp ",
        ),
        ("v1 behalf api://orders", "api://orders", "scp "),
        (
            "v1 code 00001111-aaaa-2222-bbbb-3333cccc4444",
            "00001111-aaaa-2222-bbbb-3333cccc4444",
            "scp ",
        ),
    ];
    for (text, first, scopes) in cases {
        let request = request(text);
        assert_eq!(
            said(&request, &registered(Version::V1)),
            format!("{first} | 1.0 | appid | {scopes}"),
            "{text}"
        );
        assert_eq!(
            said(&request, &registered(Version::V2)),
            format!("{API} | 2.0 | azp | {scopes}"),
            "{text}"
        );
    }
}

#[test]
fn microsofts_own_apis_count_as_registered() {
    let cases = [
        (
            "v2 code User.Read",
            "00000003-0000-0000-c000-000000000000 | 1.0 | appid | scp User.Read",
        ),
        (
            "v2 code openid profile",
            "00000003-0000-0000-c000-000000000000 | 1.0 | appid | scp openid profile",
        ),
        (
            "v2 app https://graph.microsoft.com/.default",
            "https://graph.microsoft.com | 1.0 | appid",
        ),
        (
            "v2 app https://graph.microsoft.com//.default",
            "https://graph.microsoft.com/ | 1.0 | appid",
        ),
        (
            "v2 app 00000003-0000-0000-c000-000000000000/.default",
            "00000003-0000-0000-c000-000000000000 | 1.0 | appid",
        ),
        (
            "v2 app https://management.azure.com/.default",
            "https://management.azure.com | 1.0 | appid",
        ),
        (
            "v2 app https://management.azure.com//.default",
            "https://management.azure.com/ | 1.0 | appid",
        ),
        (
            "v2 app https://database.windows.net/.default",
            "https://database.windows.net | 1.0 | appid",
        ),
        (
            "v2 app https://database.windows.net//.default",
            "https://database.windows.net/ | 1.0 | appid",
        ),
        (
            "v2 code https://vault.azure.net/user_impersonation",
            "https://vault.azure.net | 1.0 | appid | scp user_impersonation",
        ),
        (
            "v1 app https://vault.azure.net",
            "https://vault.azure.net | 1.0 | appid",
        ),
        (
            "v1 identity https://storage.azure.com/",
            "https://storage.azure.com/ | 1.0 | appid",
        ),
        (
            "v2 app https://account.blob.core.windows.net/.default",
            "https://account.blob.core.windows.net | 1.0 | appid",
        ),
        (
            "v2 identity https://vault.azure.net/.default",
            "https://vault.azure.net | 1.0 | appid",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(
            said(&request(text), &Registrations::default()),
            expected,
            "{text}"
        );
    }
}

#[test]
fn the_registration_of_the_api_decides() {
    type Change = fn(&mut Api);
    let cases: [(&str, Change, &str); 7] = [
        (
            "v2 code api://orders/.default",
            |api| api.audience_is_guid = true,
            "00001111-aaaa-2222-bbbb-3333cccc4444 | 1.0 | appid | scp ",
        ),
        (
            "v1 app api://orders",
            |api| api.audience_is_guid = true,
            "00001111-aaaa-2222-bbbb-3333cccc4444 | 1.0 | appid",
        ),
        (
            "v1 code api://orders",
            |api| api.personal_accounts = true,
            "00001111-aaaa-2222-bbbb-3333cccc4444 | 2.0 | azp | scp ",
        ),
        (
            "v2 app api://orders/.default",
            |api| api.idtyp = true,
            "api://orders | 1.0 | appid | idtyp app",
        ),
        (
            "v2 code api://orders/.default",
            |api| api.idtyp = true,
            "api://orders | 1.0 | appid | scp ",
        ),
        (
            "v2 code api://orders/a",
            |api| api.scopes = list(&["a", "b"]),
            "api://orders | 1.0 | appid | scp a",
        ),
        (
            "v2 code api://orders/.default",
            |api| api.only_tenant = Some(TENANT.to_owned()),
            "api://orders | 1.0 | appid | scp ",
        ),
    ];
    for (text, change, expected) in cases {
        let mut registrations = registered(Version::V1);
        change(&mut registrations.apis[0]);
        assert_eq!(said(&request(text), &registrations), expected, "{text}");
    }
}

#[test]
fn default_is_what_was_granted() {
    let client = Client {
        scopes: Some(list(&["Orders.Read", "Orders.Write"])),
        roles: Some(list(&["Orders.Read.All"])),
        listed: Some(list(&[API])),
    };
    for (text, expected) in [
        (
            "v2 code api://orders/.default",
            "api://orders | 1.0 | appid | scp Orders.Read Orders.Write",
        ),
        (
            "v2 code api://orders/Orders.Read",
            "api://orders | 1.0 | appid | scp Orders.Read",
        ),
        (
            "v2 behalf api://orders/.default",
            "api://orders | 1.0 | appid | scp Orders.Read Orders.Write",
        ),
        (
            "v1 code api://orders",
            "api://orders | 1.0 | appid | scp Orders.Read Orders.Write",
        ),
        (
            "v2 app api://orders/.default",
            "api://orders | 1.0 | appid | roles Orders.Read.All",
        ),
        (
            "v1 identity api://orders",
            "api://orders | 1.0 | appid | roles Orders.Read.All",
        ),
        // Who signs in may still consent.
        (
            "v2 code api://orders/Orders.Delete",
            "api://orders | 1.0 | appid | scp Orders.Delete",
        ),
        (
            "v2 device openid",
            "00000003-0000-0000-c000-000000000000 | 1.0 | appid | scp openid",
        ),
        (
            "v2 password openid",
            "00000003-0000-0000-c000-000000000000 | 1.0 | appid | scp openid",
        ),
    ] {
        let registrations = Registrations {
            client: client.clone(),
            ..registered(Version::V1)
        };
        assert_eq!(said(&request(text), &registrations), expected, "{text}");
    }
}

#[test]
fn an_application_may_ask_for_itself_by_its_id() {
    for (text, expected) in [
        (
            "v2 code 00001111-aaaa-2222-bbbb-3333cccc4444/.default",
            "00001111-aaaa-2222-bbbb-3333cccc4444 | 1.0 | appid | scp ",
        ),
        (
            "v1 code 00001111-aaaa-2222-bbbb-3333cccc4444",
            "00001111-aaaa-2222-bbbb-3333cccc4444 | 1.0 | appid | scp ",
        ),
        ("v2 app api://orders/.default", "api://orders | 1.0 | appid"),
    ] {
        let request = Request {
            client: API.to_owned(),
            ..request(text)
        };
        assert_eq!(said(&request, &registered(Version::V1)), expected, "{text}");
    }
}

#[test]
fn a_token_for_the_middle_tier_can_be_exchanged() {
    for audience in [
        "00001111-aaaa-2222-bbbb-3333cccc4444",
        "00001111-AAAA-2222-BBBB-3333CCCC4444",
        "api://orders",
    ] {
        let request = Request {
            client: API.to_owned(),
            assertion: Some(Assertion {
                audience: audience.to_owned(),
                ..Assertion::default()
            }),
            ..request("v2 behalf https://graph.microsoft.com/User.Read")
        };
        assert_eq!(
            said(&request, &registered(Version::V1)),
            "https://graph.microsoft.com | 1.0 | appid | scp User.Read",
            "{audience}"
        );
    }
}
