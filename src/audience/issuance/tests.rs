use super::*;

mod claims;
mod refusals;
mod rules;

const API: &str = "00001111-aaaa-2222-bbbb-3333cccc4444";
const CLIENT: &str = "11112222-bbbb-3333-cccc-4444dddd5555";
const TENANT: &str = "aaaabbbb-0000-cccc-1111-dddd2222eeee";

/// A request to read in a table: endpoint, flow, and the rest is `scope` or `resource`.
fn request(text: &str) -> Request {
    let mut words = text.splitn(3, ' ');
    let endpoint = match words.next() {
        Some("v1") => Version::V1,
        _ => Version::V2,
    };
    let flow = match words.next() {
        Some("app") => Flow::ClientCredentials,
        Some("identity") => Flow::ManagedIdentity,
        Some("implicit") => Flow::Implicit,
        Some("device") => Flow::DeviceCode,
        Some("password") => Flow::Password,
        Some("behalf") => Flow::OnBehalfOf,
        _ => Flow::Code,
    };
    let text = words.next().unwrap_or_default().to_owned();
    let (scope, resource) = match endpoint {
        Version::V1 => (String::new(), text),
        Version::V2 => (text, String::new()),
    };
    Request {
        endpoint,
        scope,
        resource,
        flow,
        client: CLIENT.to_owned(),
        tenant: TENANT.to_owned(),
        cloud: Cloud::Public,
        assertion: None,
    }
}

fn api(version: Version) -> Api {
    Api {
        client_id: API.to_owned(),
        identifiers: vec!["api://orders".to_owned(), "https://contoso.com/".to_owned()],
        version,
        only_tenant: None,
        personal_accounts: false,
        scopes: Vec::new(),
        audience_is_guid: false,
        idtyp: false,
        assignment_required: false,
    }
}

fn registered(version: Version) -> Registrations {
    Registrations {
        apis: vec![api(version)],
        client: Client::default(),
    }
}

fn list(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The claims, or what is answered.
fn said(request: &Request, registrations: &Registrations) -> String {
    match issue(request, registrations) {
        Ok(issued) => {
            let mut claims = vec![
                issued.audience.clone(),
                issued.version.text().to_owned(),
                issued.caller_claim().to_owned(),
            ];
            claims.extend(
                issued
                    .scopes
                    .map(|scopes| format!("scp {}", scopes.join(" "))),
            );
            if !issued.roles.is_empty() {
                claims.push(format!("roles {}", issued.roles.join(" ")));
            }
            claims.extend(issued.idtyp.map(|kind| format!("idtyp {kind}")));
            claims.join(" | ")
        }
        Err(refusal) => format!(
            "{} {:?} {:?}",
            refusal.answer.code, refusal.cause, refusal.details
        ),
    }
}

fn followed(request: &Request, registrations: &Registrations) -> String {
    match issue(request, registrations) {
        Ok(issued) => {
            let one = |rule: &Rule| format!("{:?} {}", rule.name, rule.values.join(" "));
            let all: Vec<_> = issued.rules.iter().map(one).collect();
            all.join("; ")
        }
        Err(refusal) => format!("refused {}", refusal.answer.code),
    }
}
