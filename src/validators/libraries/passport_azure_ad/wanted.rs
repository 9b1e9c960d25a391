//! What `BearerStrategy` wants of a token with these options.

use super::settings::{METADATA, VALIDATE_ISSUER};
use crate::issuer::entra::published_issuer;
use crate::registry::cloud::Cloud;
use crate::validators::{AcceptedVersion, Attempt, EntraApi, Expectation, GateName, Given, Kind};

pub(super) fn expect(attempt: &Attempt<'_>) -> Expectation {
    let settings = attempt.settings;
    let validates = validates_issuer(attempt);
    let client_id = settings.one(Kind::ClientId);
    Expectation {
        audiences: accepted_audiences(attempt),
        issuers: match validates {
            true => issuers(attempt),
            false => Vec::new(),
        },
        skew: skew(attempt),
        requires_expiry: true,
        scopes: settings.list(Kind::Scopes),
        algorithms: algorithms(attempt),
        token_type: Some("JWT".to_owned()),
        // Bits that belong to no byte are nobody's concern; padding is.
        strict_encoding: super::form::decoding(attempt).is_some(),
        ignores: match validates {
            true => Vec::new(),
            false => vec![GateName::Issuer],
        },
        entra: client_id.map(|id| EntraApi {
            client_id: Some(id),
            app_id_uri: None,
            tenant: None,
            cloud: Cloud::Public,
            version: AcceptedVersion::Any,
        }),
        ..Expectation::default()
    }
}

pub(super) fn accepted_audiences(attempt: &Attempt<'_>) -> Vec<String> {
    match attempt.settings.given(Kind::Audiences) {
        Given::Values(values) => values,
        Given::Empty => Vec::new(),
        Given::Null => match attempt.settings.one(Kind::ClientId) {
            Some(id) => vec![id.clone(), ["spn:", &id].concat()],
            None => Vec::new(),
        },
    }
}

/// The option, or else the issuer of the metadata that is fetched.
pub(super) fn issuers(attempt: &Attempt<'_>) -> Vec<String> {
    let listed = attempt.settings.list(Kind::Issuers);
    if !listed.is_empty() {
        return listed;
    }
    let own = attempt.settings.one(Kind::MetadataIssuer);
    let derived = || {
        let address = attempt.set(METADATA);
        match attempt.settings.one(Kind::Tenant) {
            Some(tenant) => {
                let tenant = ["/", &tenant, "/"].concat();
                published_issuer(&address.replacen("/common/", &tenant, 1))
            }
            None => published_issuer(address),
        }
    };
    own.or_else(derived).into_iter().collect()
}

pub(super) fn validates_issuer(attempt: &Attempt<'_>) -> bool {
    attempt.set(VALIDATE_ISSUER) == "true"
}

pub(super) fn algorithms(attempt: &Attempt<'_>) -> Vec<String> {
    let listed = attempt.settings.list(Kind::Algorithms);
    match listed.is_empty() {
        true => vec!["RS256".to_owned()],
        false => listed,
    }
}

pub(super) fn skew(attempt: &Attempt<'_>) -> i64 {
    match attempt.seconds(Kind::Skew) {
        0 => 300,
        seconds => seconds,
    }
}
