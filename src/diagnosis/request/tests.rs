use super::*;
use crate::diagnosis::{Case, diagnose};
use crate::token::base64url::encode;
use crate::validators::{Kind, Profile};

const V1: &str = r#"{"aud":"api://orders","iss":"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/","appid":"11112222-bbbb-3333-cccc-4444dddd5555","scp":"Orders.Read","tid":"aaaabbbb-0000-cccc-1111-dddd2222eeee","ver":"1.0","exp":1795352400}"#;
const V2: &str = r#"{"aud":"00001111-aaaa-2222-bbbb-3333cccc4444","iss":"https://login.microsoftonline.us/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0","azp":"11112222-bbbb-3333-cccc-4444dddd5555","roles":["a"],"idtyp":"app","tid":"aaaabbbb-0000-cccc-1111-dddd2222eeee","ver":"2.0","exp":1795352400}"#;

type Filled<'a> = &'a [(Kind, &'a str)];

fn read(claims: &str, settings: Filled<'_>) -> (Settings, Diagnosis) {
    let mut filled = Settings::default();
    for (kind, text) in settings {
        filled.set(*kind, *text);
    }
    let diagnosis = diagnose(&Case {
        input: format!("eyJhbGciOiJSUzI1NiJ9.{}.c2ln", encode(claims.as_bytes())),
        validator: Profile::by_id("entra-api").unwrap(),
        settings: filled.clone(),
        message: String::new(),
        now: 1_795_348_800,
        ..Case::default()
    });
    (filled, diagnosis)
}

fn shown(claims: &str, settings: Filled<'_>) -> String {
    let (settings, diagnosis) = read(claims, settings);
    let outlook = outlook(&settings, &diagnosis);
    let table = match (&outlook.result, outlook.table) {
        (Err(refusal), _) => return refusal.answer.code.to_string(),
        (_, table) => table.unwrap(),
    };
    let cell = |cell: &Cell| match cell {
        Cell::Same(text) => text.clone(),
        Cell::Differs(text) => format!("not {text}"),
        Cell::Unknown => "?".to_owned(),
        Cell::NoPlace => "-".to_owned(),
    };
    let rows = table.rows.iter().map(|row| {
        let cells: Vec<_> = row.cells.iter().map(cell).collect();
        format!("{}: {}", row.name.text(), cells.join(" / "))
    });
    let text: Vec<_> = rows.collect();
    let text = text.join("; ");
    text.replace("aaaabbbb-0000-cccc-1111-dddd2222eeee", "T")
        .replace("11112222-bbbb-3333-cccc-4444dddd5555", "CLIENT")
        .replace("00001111-aaaa-2222-bbbb-3333cccc4444", "API")
}

/// Without a word from anybody the request is the one that brings this token.
#[test]
fn a_token_foretells_itself() {
    assert_eq!(
        shown(V1, &[]),
        "aud: api://orders / api://orders; iss: https://sts.windows.net/T/ / https://sts.windows.net/T/; ver: 1.0 / 1.0; appid: CLIENT / CLIENT; scp: ? / Orders.Read"
    );
}

#[test]
fn the_fields_begin_with_what_is_known() {
    let id = (Kind::ClientId, "00001111-aaaa-2222-bbbb-3333cccc4444");
    let cases: [(&str, Filled<'_>, [&str; 11]); 4] = [
        (
            V1,
            &[],
            [
                "api://orders/.default",
                "",
                "CLIENT",
                "",
                "api://orders",
                "null",
                "",
                "",
                "T",
                "",
                "",
            ],
        ),
        (
            V2,
            &[],
            [
                "API/.default",
                "client credentials",
                "CLIENT",
                "API",
                "",
                "2",
                "",
                "",
                "T",
                "",
                "",
            ],
        ),
        (
            V1,
            &[id, (Kind::Version, "2"), (Kind::Tenant, "contoso.com")],
            [
                "api://API/.default",
                "",
                "CLIENT",
                "API",
                "api://API",
                "2",
                "",
                "",
                "contoso.com",
                "",
                "",
            ],
        ),
        (
            V1,
            &[
                id,
                (Kind::AppIdUri, "api://x"),
                (fields::SCOPE, ""),
                (fields::VERSION, "1"),
            ],
            ["", "", "CLIENT", "API", "api://x", "1", "", "", "T", "", ""],
        ),
    ];
    for (claims, settings, expected) in cases {
        let (settings, diagnosis) = read(claims, settings);
        let texts = FIELDS.each_ref().map(|field| {
            text(field, &settings, &diagnosis)
                .replace("aaaabbbb-0000-cccc-1111-dddd2222eeee", "T")
                .replace("11112222-bbbb-3333-cccc-4444dddd5555", "CLIENT")
                .replace("00001111-aaaa-2222-bbbb-3333cccc4444", "API")
        });
        assert_eq!(texts, expected.map(str::to_owned));
    }
}

#[test]
fn what_would_be_issued_stands_beside_what_was() {
    let cases: [(&str, Filled<'_>, &str); 6] = [
        (
            V1,
            &[
                (fields::VERSION, "2"),
                (fields::API, "00001111-aaaa-2222-bbbb-3333cccc4444"),
            ],
            "aud: API / not api://orders; iss: https://login.microsoftonline.com/T/v2.0 / not https://sts.windows.net/T/; ver: 2.0 / not 1.0; azp: CLIENT / -; scp: ? / Orders.Read",
        ),
        (
            V1,
            &[
                (fields::SCOPE, "api://orders/Orders.Write"),
                (fields::TENANT, "contoso.com"),
            ],
            "aud: api://orders / api://orders; iss: https://sts.windows.net/{tenantid}/ / https://sts.windows.net/T/; ver: 1.0 / 1.0; appid: CLIENT / CLIENT; scp: Orders.Write / not Orders.Read",
        ),
        (
            V1,
            &[(fields::SCOPE, "User.Read"), (fields::CLIENT, "")],
            "aud: 00000003-0000-0000-c000-000000000000 / not api://orders; iss: https://sts.windows.net/T/ / https://sts.windows.net/T/; ver: 1.0 / 1.0; appid: ? / CLIENT; scp: User.Read / not Orders.Read",
        ),
        (
            V1,
            &[
                (fields::GUID, "true"),
                (fields::API, "00001111-aaaa-2222-bbbb-3333cccc4444"),
                (fields::GRANTED, "Orders.Read"),
            ],
            "aud: API / not api://orders; iss: https://sts.windows.net/T/ / https://sts.windows.net/T/; ver: 1.0 / 1.0; appid: CLIENT / CLIENT; scp: Orders.Read / Orders.Read",
        ),
        (
            V2,
            &[(fields::GRANTED, "a\nb")],
            "aud: API / API; iss: https://login.microsoftonline.us/T/v2.0 / https://login.microsoftonline.us/T/v2.0; ver: 2.0 / 2.0; azp: CLIENT / CLIENT; roles: a b / not a",
        ),
        (
            V1,
            &[
                (fields::VERSION, "2"),
                (fields::ENDPOINT, "v1.0"),
                (fields::RESOURCE, "api://orders"),
            ],
            "aud: ? / api://orders; iss: https://login.microsoftonline.com/T/v2.0 / not https://sts.windows.net/T/; ver: 2.0 / not 1.0; azp: CLIENT / -; scp: ? / Orders.Read",
        ),
    ];
    for (claims, settings, expected) in cases {
        assert_eq!(shown(claims, settings), expected);
    }
}

#[test]
fn a_request_that_fails_says_how() {
    let cases: [(&str, Filled<'_>, &str); 8] = [
        (V1, &[(fields::SCOPE, "api://order/x")], "500011"),
        (V1, &[(fields::SCOPE, "")], "28003"),
        (V1, &[(fields::RESOURCE, "api://orders")], "901002"),
        (V1, &[(fields::ENDPOINT, "v1.0")], "900144"),
        (
            V1,
            &[
                (fields::FLOW, "client credentials"),
                (fields::SCOPE, "api://orders/x"),
            ],
            "1002012",
        ),
        // Who called the API may not exchange its token.
        (
            V1,
            &[
                (fields::FLOW, "on behalf of"),
                (fields::SCOPE, "User.Read"),
                (fields::CLIENT, "11112222-bbbb-3333-cccc-4444dddd5555"),
            ],
            "500131",
        ),
        (
            V2,
            &[
                (fields::FLOW, "on behalf of"),
                (fields::SCOPE, "User.Read"),
                (fields::CLIENT, "00001111-aaaa-2222-bbbb-3333cccc4444"),
            ],
            "7000114",
        ),
        (
            V1,
            &[(fields::FLOW, "password"), (fields::GRANTED, "[]")],
            "65001",
        ),
    ];
    for (claims, settings, expected) in cases {
        assert_eq!(shown(claims, settings), expected, "{settings:?}");
    }
}

/// The API that a token is for exchanges it, without a word about who asks.
#[test]
fn an_api_exchanges_its_own_tokens() {
    let told: Filled<'_> = &[
        (Kind::ClientId, "00001111-aaaa-2222-bbbb-3333cccc4444"),
        (Kind::AppIdUri, "api://orders"),
        (fields::FLOW, "on behalf of"),
        (fields::SCOPE, "User.Read"),
    ];
    let expected = "aud: 00000003-0000-0000-c000-000000000000 / not api://orders; iss: https://sts.windows.net/T/ / https://sts.windows.net/T/; ver: 1.0 / 1.0; appid: API / not CLIENT; scp: User.Read / not Orders.Read";
    assert_eq!(shown(V1, told), expected);
}

#[test]
fn every_flow_has_a_word() {
    for (word, expected) in fields::FLOWS.iter().zip(Flow::ALL) {
        assert_eq!(flow(word), expected);
    }
    assert_eq!(flow("anything else"), Flow::Code);
    assert_eq!(flow("managed identity"), Flow::ManagedIdentity);
    assert_eq!(flow("on behalf of"), Flow::OnBehalfOf);
}
