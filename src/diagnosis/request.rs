//! The request behind a token: what was asked for, as far as that can be told, and what Microsoft
//! Entra ID would make of it.

mod fields;
mod guess;

use crate::audience::issuance::{Assertion, Flow, Issued, Refusal, Request, issue};
use crate::catalogue::{Prose, prose};
use crate::diagnosis::Diagnosis;
use crate::diagnosis::kind::{Grant, TokenKind};
use crate::issuer::entra::Version;
use crate::token::time::Time;
use crate::validators::{Cell, GateName, Given, Row, Setting, Settings, Table};

pub use fields::FIELDS;
pub(super) use guess::{MOST, cloud, registrations};

/// What would come of a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The claims, or the answer.
    pub result: Result<Issued, Refusal>,
    /// The claims beside those of the token; nothing where there are none.
    pub table: Option<Table>,
}

/// What stands in a field: what was filled in, or what is known of the token and the API.
pub fn text(field: &Setting, settings: &Settings, diagnosis: &Diagnosis) -> String {
    let on_behalf = settings.touched(fields::FLOW) == Some("on behalf of");
    match settings.touched(field.kind) {
        Some(text) => text.to_owned(),
        // Who exchanges a token is the API that it is for, and not who called it.
        None if on_behalf && field.kind == fields::CLIENT => guess::text(fields::API, diagnosis),
        None => guess::text(field.kind, diagnosis),
    }
}

/// What would come of the request in the fields.
pub fn outlook(settings: &Settings, diagnosis: &Diagnosis) -> Outlook {
    let mut filled = Settings::default();
    for field in &FIELDS {
        let text = text(field, settings, diagnosis);
        filled.set(field.kind, text);
    }
    let one = |kind| filled.one(kind).unwrap_or_default();
    let flow = flow(&one(fields::FLOW));
    let request = Request {
        endpoint: match one(fields::ENDPOINT).as_str() {
            "v1.0" => Version::V1,
            _ => Version::V2,
        },
        scope: one(fields::SCOPE),
        resource: one(fields::RESOURCE),
        flow,
        client: one(fields::CLIENT),
        tenant: one(fields::TENANT),
        cloud: cloud(&diagnosis.facts, &diagnosis.expectation),
        assertion: assertion(diagnosis),
    };
    let mut registrations = guess::registered(
        one(fields::API),
        filled.list(fields::URIS),
        one(fields::VERSION) == "2",
    );
    for api in &mut registrations.apis {
        api.audience_is_guid = one(fields::GUID) == "true";
    }
    let granted = match filled.given(fields::GRANTED) {
        Given::Null => None,
        Given::Empty => Some(Vec::new()),
        Given::Values(values) => Some(values),
    };
    match flow.is_app_only() {
        true => registrations.client.roles = granted,
        false => registrations.client.scopes = granted,
    }
    let result = issue(&request, &registrations);
    let table = result
        .as_ref()
        .ok()
        .map(|issued| compare(issued, diagnosis));
    Outlook { result, table }
}

fn flow(word: &str) -> Flow {
    let mut words = fields::FLOWS.iter().zip(Flow::ALL);
    words
        .find(|(own, _)| **own == word)
        .map_or(Flow::Code, |(_, flow)| flow)
}

/// The token as something that an API exchanges.
fn assertion(diagnosis: &Diagnosis) -> Option<Assertion> {
    let facts = &diagnosis.facts;
    let audience = facts.audience.values().first()?.clone();
    Some(Assertion {
        audience,
        id_token: facts.kind == TokenKind::Id,
        app_only: facts.grant == Grant::AppOnly,
        expired: matches!(&facts.expires, Time::At(at) if at.seconds < diagnosis.now),
    })
}

static COLUMNS: [Prose; 2] = [prose("Would be issued"), prose("In the token")];
static AUD: Prose = prose("aud");
static ISS: Prose = prose("iss");
static VER: Prose = prose("ver");
static APPID: Prose = prose("appid");
static AZP: Prose = prose("azp");
static SCP: Prose = prose("scp");
static ROLES: Prose = prose("roles");

fn compare(issued: &Issued, diagnosis: &Diagnosis) -> Table {
    let facts = &diagnosis.facts;
    let caller = match issued.version {
        Version::V1 => APPID,
        Version::V2 => AZP,
    };
    let own = facts.caller.as_ref();
    let own = own.filter(|own| own.claim == issued.caller_claim());
    let audience = Some(facts.audience.values().join(" ")).filter(|text| !text.is_empty());
    let mut rows = vec![
        row(
            (AUD, GateName::Audience),
            Some(issued.audience.clone()).filter(|text| !text.is_empty()),
            audience,
        ),
        row(
            (ISS, GateName::Issuer),
            issued.issuer.clone(),
            facts.issuer.clone(),
        ),
        row(
            (VER, GateName::Issuer),
            Some(issued.version.text().to_owned()),
            facts.version.clone(),
        ),
        row(
            (caller, GateName::Caller),
            Some(issued.caller.clone()).filter(|text| !text.is_empty()),
            own.map(|own| own.id.clone()),
        ),
    ];
    if let Some(scopes) = &issued.scopes {
        rows.push(listed(SCP, scopes, &facts.scopes.values));
    }
    if !issued.roles.is_empty() {
        rows.push(listed(ROLES, &issued.roles, &facts.roles.values));
    }
    Table {
        columns: &COLUMNS,
        rows,
        agreed: &[],
        left: Vec::new(),
    }
}

fn row((name, gate): (Prose, GateName), issued: Option<String>, found: Option<String>) -> Row {
    let differs = match (&issued, &found) {
        (Some(issued), Some(found)) => !agree(issued, found),
        (Some(_), None) => true,
        _ => false,
    };
    let found = match (found, differs) {
        (Some(text), true) => Cell::Differs(text),
        (Some(text), false) => Cell::Same(text),
        (None, _) => Cell::NoPlace,
    };
    let issued = issued.map_or(Cell::Unknown, Cell::Same);
    Row {
        name,
        gate,
        cells: vec![issued, found],
        mends: Vec::new(),
    }
}

/// An issuer whose tenant is not known agrees with that of every tenant.
fn agree(issued: &str, found: &str) -> bool {
    match issued.split_once("{tenantid}") {
        Some((before, after)) => found.starts_with(before) && found.ends_with(after),
        None => issued == found,
    }
}

/// The token may have more than what was asked for.
fn listed(name: Prose, issued: &[String], found: &[String]) -> Row {
    let text = found.join(" ");
    let found = match issued.iter().all(|one| found.contains(one)) {
        _ if text.is_empty() => Cell::NoPlace,
        true => Cell::Same(text),
        false => Cell::Differs(text),
    };
    let issued = match issued {
        [] => Cell::Unknown,
        issued => Cell::Same(issued.join(" ")),
    };
    Row {
        name,
        gate: GateName::Permissions,
        cells: vec![issued, found],
        mends: Vec::new(),
    }
}

impl Outlook {
    /// The claims that differ from those of the token.
    pub fn differing(&self) -> impl Iterator<Item = &'static str> {
        let rows = self.table.iter().flat_map(|table| &table.rows);
        let differing = rows.filter(|row| matches!(row.cells.last(), Some(Cell::Differs(_))));
        differing.map(|row| row.name.text())
    }
}

#[cfg(test)]
mod tests;
