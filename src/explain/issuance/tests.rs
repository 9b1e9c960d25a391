use super::*;
use crate::audience::issuance::{Api, Flow, Registrations, Request, issue};
use crate::issuer::entra::Version;
use crate::registry::cloud::Cloud;

fn request(flow: Flow, scope: &str) -> Request {
    Request {
        endpoint: Version::V2,
        scope: scope.to_owned(),
        resource: String::new(),
        flow,
        client: "11112222-bbbb-3333-cccc-4444dddd5555".to_owned(),
        tenant: "contoso.com".to_owned(),
        cloud: Cloud::Public,
        assertion: None,
    }
}

fn registrations() -> Registrations {
    Registrations {
        apis: vec![Api {
            client_id: "00001111-aaaa-2222-bbbb-3333cccc4444".to_owned(),
            identifiers: vec!["api://orders".to_owned()],
            version: Version::V1,
            only_tenant: None,
            personal_accounts: false,
            scopes: Vec::new(),
            audience_is_guid: false,
            idtyp: false,
            assignment_required: false,
        }],
        ..Registrations::default()
    }
}

#[test]
fn each_claim_is_explained_by_its_rule() {
    let cases = [
        (
            "api://orders/Orders.Read",
            "Everything before the last slash of a scope is the resource: api://orders/Orders.Read asks for api://orders. \
             The version 1.0 comes from requestedAccessTokenVersion in the API's registration. Neither the endpoint nor the client decides it. \
             A version 1.0 token is for the name that was asked for: api://orders. \
             iss names the tenant by its id, whatever the address says (contoso.com).",
        ),
        (
            "https://management.azure.com//.default",
            "With two slashes the resource keeps its own: https://management.azure.com//.default asks for https://management.azure.com/. \
             scp holds every delegated permission that was granted for this API. \
             Azure Resource Manager has its tokens issued in version 1.0, whatever the endpoint. \
             A version 1.0 token is for the name that was asked for: https://management.azure.com/. \
             iss names the tenant by its id, whatever the address says (contoso.com).",
        ),
        (
            "User.Read",
            "A scope that names no resource belongs to Microsoft Graph: User.Read. \
             Microsoft Graph has its tokens issued in version 1.0, whatever the endpoint. \
             A version 1.0 token is for the name that was asked for: 00000003-0000-0000-c000-000000000000. \
             iss names the tenant by its id, whatever the address says (contoso.com).",
        ),
    ];
    for (scope, expected) in cases {
        let issued = issue(&request(Flow::Code, scope), &registrations()).unwrap();
        let said: Vec<_> = issued
            .rules
            .iter()
            .map(|rule| issuance_rule(rule).title)
            .collect();
        assert_eq!(said.join(" "), expected, "{scope}");
    }
}

#[test]
fn a_refusal_has_its_message_its_cause_and_what_to_ask_for() {
    let cases = [
        (
            Flow::Code,
            "api://order/Orders.Read",
            "AADSTS500011: The resource principal named api://order was not found in the tenant named contoso.com. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.",
            "No application of that tenant has api://order among its Application ID URIs, and it is no client id either.",
            None,
        ),
        (
            Flow::Code,
            "api://Orders/Orders.Read",
            "AADSTS500011: The resource principal named api://Orders was not found in the tenant named contoso.com. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.",
            "The registered name is api://orders. Names are compared as they stand, the slash at the end included; that letter case counts too is concluded from what people report.",
            Some("api://orders/.default"),
        ),
        (
            Flow::ClientCredentials,
            "api://orders/Orders.Read",
            "AADSTS1002012: The provided value for scope api://orders/Orders.Read is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).",
            "An application on its own cannot ask for a single permission such as api://orders/Orders.Read: its app roles come with /.default.",
            Some("api://orders/.default"),
        ),
        (
            Flow::Code,
            "access_as_user",
            "AADSTS650053: The application '11112222-bbbb-3333-cccc-4444dddd5555' asked for scope 'access_as_user' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'. Contact the app vendor.",
            "access_as_user names no resource, so Microsoft Graph was asked for it, which has no such permission.",
            None,
        ),
        (
            Flow::Code,
            "User.Read api://orders/a",
            "AADSTS28000: Provided value for the input parameter scope is not valid because it contains more than one resource. Scope User.Read api://orders/a is not valid.",
            "User.Read and api://orders/a belong to different resources, and one token is for one resource.",
            Some("User.Read"),
        ),
    ];
    for (flow, scope, message, why, copy) in cases {
        let refusal = issue(&request(flow, scope), &registrations()).unwrap_err();
        let said = refused(&refusal);
        assert_eq!(said.message, message, "{scope}");
        assert_eq!(said.why.title, why, "{scope}");
        assert_eq!(said.why.body.len(), 1, "{scope}");
        assert_eq!(said.copy.map(|copy| copy.text).as_deref(), copy, "{scope}");
    }
}

#[test]
fn a_long_scope_is_cut_in_sentences_and_whole_in_the_message() {
    let long = "x".repeat(500);
    let refusal = issue(&request(Flow::Code, &long), &registrations()).unwrap_err();
    let said = refused(&refusal);
    assert!(said.message.contains(&long));
    assert!(said.why.title.len() < 300, "{}", said.why.title);
}
