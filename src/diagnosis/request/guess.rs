//! What a request probably was, from the token and from what the API expects.

use super::fields;
use crate::audience::issuance::{Api, Client, Registrations};
use crate::audience::resource;
use crate::diagnosis::facts::Facts;
use crate::diagnosis::kind::Grant;
use crate::diagnosis::{Diagnosis, remedies};
use crate::issuer::entra::Version;
use crate::registry::cloud::Cloud;
use crate::registry::guid;
use crate::validators::{AcceptedVersion, EntraApi, Expectation, Kind};

/// More names than this nobody gives an API.
pub(in crate::diagnosis) const MOST: usize = 16;

/// What a field holds before anybody filled it in.
pub(super) fn text(kind: Kind, diagnosis: &Diagnosis) -> String {
    let Diagnosis {
        facts, expectation, ..
    } = diagnosis;
    let entra = expectation.entra.as_ref();
    let (id, uris) = names(facts, expectation);
    let found = match kind {
        fields::SCOPE => scope(diagnosis),
        fields::FLOW if facts.grant == Grant::AppOnly => Some("client credentials".to_owned()),
        fields::CLIENT => facts.caller.as_ref().map(|caller| caller.id.clone()),
        fields::API => id,
        fields::URIS => Some(uris.join("\n")),
        fields::VERSION => Some(
            match entra.map(|api| api.version) {
                Some(AcceptedVersion::V2) => "2",
                Some(AcceptedVersion::V1) => "1",
                _ if facts.version.as_deref() == Some("2.0") => "2",
                _ => "null",
            }
            .to_owned(),
        ),
        fields::TENANT => entra
            .and_then(|api| api.tenant.clone())
            .or_else(|| facts.tenant.clone()),
        _ => None,
    };
    found.unwrap_or_default()
}

/// What brings a token for the API; where nothing is told about it, what brings this token.
fn scope(diagnosis: &Diagnosis) -> Option<String> {
    let situation = remedies::Situation {
        facts: &diagnosis.facts,
        expectation: &diagnosis.expectation,
        now: diagnosis.now,
    };
    remedies::scope(&situation).or_else(|| {
        let audience = diagnosis.facts.audience.values().first()?.clone();
        Some([&audience, "/.default"].concat())
    })
}

/// The cloud of the API, or of the token where nobody said where the API's tenant is.
pub(in crate::diagnosis) fn cloud(facts: &Facts, expectation: &Expectation) -> Cloud {
    let issuer = facts.entra.as_ref().map(|issuer| issuer.cloud);
    let api = expectation.entra.as_ref();
    let told = api.filter(|api| api.tenant.is_some() || api.cloud != Cloud::Public);
    told.map(|api| api.cloud)
        .or(issuer)
        .unwrap_or(Cloud::Public)
}

/// What is known of the API's registration, in a version.
pub(in crate::diagnosis) fn registrations(
    facts: &Facts,
    expectation: &Expectation,
    version: Version,
) -> Registrations {
    let (id, uris) = names(facts, expectation);
    registered(id.unwrap_or_default(), uris, version == Version::V2)
}

pub(super) fn registered(
    client_id: String,
    identifiers: Vec<String>,
    second: bool,
) -> Registrations {
    let known = !client_id.is_empty() || !identifiers.is_empty();
    let api = Api {
        client_id,
        identifiers,
        version: match second {
            true => Version::V2,
            false => Version::V1,
        },
        only_tenant: None,
        personal_accounts: false,
        scopes: Vec::new(),
        audience_is_guid: false,
        idtyp: false,
        assignment_required: false,
    };
    Registrations {
        apis: known.then_some(api).into_iter().collect(),
        client: Client::default(),
    }
}

/// The client id and the URIs of the API, among what is told about it; where nothing is, among the
/// token's audiences.
fn names(facts: &Facts, expectation: &Expectation) -> (Option<String>, Vec<String>) {
    let entra = expectation.entra.as_ref();
    let mut id = entra.and_then(|api| api.client_id.clone());
    let mut uris: Vec<String> = entra.and_then(EntraApi::uri).into_iter().collect();
    let told = id.is_some() || !uris.is_empty() || !expectation.audiences.is_empty();
    let others = match told {
        true => expectation.audiences.as_slice(),
        false => facts.audience.values(),
    };
    let foreign = |name: &&String| resource::owner(name).is_none();
    for name in others.iter().take(MOST).filter(foreign) {
        match guid::hyphenated(name) {
            Some(_) => id = id.or_else(|| Some(name.clone())),
            None if uris.contains(name) => {}
            None => uris.push(name.clone()),
        }
    }
    (id, uris)
}
