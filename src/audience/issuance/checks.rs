//! What must be so before a token is issued: the assertion, consent and assignment.

use super::asked::{Asked, is_openid};
use super::refusal::{self, Cause, Refusal};
use super::target::Target;
use super::{Client, Flow, Registrations, Request, Rule, RuleName, note};
use crate::audience::resource;
use crate::issuer::entra::Version;

/// Stands for what only the service knows.
const UNKNOWN: &str = "…";

/// A password is not taken where the tenant is yet to be found out.
pub(super) fn address(request: &Request) -> Result<(), Refusal> {
    let common = matches!(request.tenant.trim(), "common" | "consumers");
    match request.flow {
        Flow::Password if common => {
            let tenant = request.tenant.trim();
            Err(refusal::GRANT_AT_COMMON.because(Cause::GrantAtCommon, &[], &[tenant]))
        }
        _ => Ok(()),
    }
}

/// The token that an API exchanges must have been made for that API (entra-docs
/// v2-oauth2-on-behalf-of-flow.md).
pub(super) fn assertion(request: &Request, registrations: &Registrations) -> Result<(), Refusal> {
    let Some(assertion) = &request.assertion else {
        return Ok(());
    };
    if request.flow != Flow::OnBehalfOf {
        return Ok(());
    }
    let (client, audience) = (request.client.as_str(), assertion.audience.as_str());
    if assertion.id_token {
        return Err(refusal::ASSERTION_IS_ID_TOKEN.because(Cause::AssertionIsIdToken, &[], &[]));
    }
    let own = registrations
        .apis
        .iter()
        .find(|api| api.client_id.eq_ignore_ascii_case(client));
    let fits = client.eq_ignore_ascii_case(audience)
        || own.is_some_and(|own| own.identifiers.iter().any(|uri| uri == audience));
    if !fits && is_graph(audience) {
        return Err(refusal::ASSERTION_SIGNATURE.because(
            Cause::AssertionOfGraph,
            &[UNKNOWN, UNKNOWN],
            &[client],
        ));
    }
    if !fits {
        let values = [audience, client, client, UNKNOWN];
        let details = [audience, client];
        return Err(refusal::ASSERTION_AUDIENCE.because(
            Cause::AssertionForOther,
            &values,
            &details,
        ));
    }
    if assertion.expired {
        return Err(refusal::ASSERTION_EXPIRED.because(
            Cause::AssertionExpired,
            &[UNKNOWN, UNKNOWN],
            &[],
        ));
    }
    if assertion.app_only {
        return Err(refusal::ASSERTION_APP_ONLY.because(Cause::AssertionAppOnly, &[client], &[]));
    }
    Ok(())
}

/// Whether a token of that audience is for Microsoft Graph.
pub(crate) fn is_graph(audience: &str) -> bool {
    resource::by_audience(audience).is_some_and(|known| known.resource.name == "Microsoft Graph")
}

/// An application that asks for itself must say so by its GUID; signing in through the version 2.0
/// endpoint takes a URI too, and only renewing fails then (Softeria/ms-365-mcp-server#508).
pub(super) fn itself(
    asked: &Asked,
    target: &Target<'_>,
    request: &Request,
    rules: &mut Vec<Rule>,
) -> Result<(), Refusal> {
    let client = request.client.as_str();
    let by_uri = !client.is_empty()
        && target.id.eq_ignore_ascii_case(client)
        && !asked.resource.eq_ignore_ascii_case(client);
    if !by_uri || request.flow.is_app_only() {
        return Ok(());
    }
    let signs_in = matches!(request.flow, Flow::Code | Flow::Implicit);
    if request.endpoint == Version::V2 && signs_in {
        note(rules, RuleName::ItselfByUri, &[client]);
        return Ok(());
    }
    Err(refusal::ITSELF.because(Cause::ItselfByUri, &[client, client], &[client]))
}

/// A delegated permission must be exposed by the API.
pub(super) fn exposed(
    asked: &Asked,
    target: &Target<'_>,
    request: &Request,
) -> Result<(), Refusal> {
    let client = request.client.as_str();
    if let Some(api) = target.api
        && !api.scopes.is_empty()
        && let Some(name) = asked.names.iter().find(|name| !api.scopes.contains(name))
    {
        let values = [client, name, &target.id];
        let details = [name.as_str(), &api.scopes.join(" ")];
        return Err(refusal::UNKNOWN_SCOPE.because(Cause::NotExposed, &values, &details));
    }
    // Every delegated permission of Microsoft Graph but OpenID Connect's has a dot in its name
    // (microsoftgraph/microsoft-graph-docs, permissions-reference.md).
    let foreign = |name: &&String| !name.contains('.') && !is_openid(name);
    if asked.by_default
        && let Some(name) = asked.names.iter().find(foreign)
    {
        let values = [client, name, &asked.resource];
        return Err(refusal::UNKNOWN_SCOPE.because(Cause::NoPrefix, &values, &[name]));
    }
    Ok(())
}

/// What `scp` will hold; `None` for an application on its own.
pub(super) fn scopes(
    asked: &Asked,
    target: &Target<'_>,
    request: &Request,
    client: &Client,
    rules: &mut Vec<Rule>,
) -> Result<Option<Vec<String>>, Refusal> {
    if request.flow.is_app_only() {
        note(rules, RuleName::NoUser, &[]);
        return Ok(None);
    }
    let asker = request.client.as_str();
    let everything = asked.names.is_empty();
    if everything
        && let Some(listed) = &client.listed
        && !listed.iter().any(|own| target.id.eq_ignore_ascii_case(own))
        && !target.id.eq_ignore_ascii_case(asker)
    {
        let values = [asker, &asked.resource, &target.id, &listed.join(", ")];
        return Err(refusal::NOT_LISTED.because(Cause::NotListed, &values, &[&target.id]));
    }
    let Some(granted) = &client.scopes else {
        if everything {
            note(rules, RuleName::EverythingGranted, &[]);
        }
        return Ok(Some(asked.names.clone()));
    };
    let missing = asked
        .names
        .iter()
        .find(|name| !granted.contains(name) && !is_openid(name));
    if missing.is_some() || (everything && granted.is_empty()) {
        if !request.flow.is_interactive() {
            let wanted = missing.map_or(".default", String::as_str);
            return Err(refusal::NO_CONSENT.because(
                Cause::NotConsented,
                &[asker, asker],
                &[wanted, asker],
            ));
        }
        note(rules, RuleName::ConsentAsked, &[asker]);
    }
    if everything {
        note(rules, RuleName::EverythingGranted, &[]);
        return Ok(Some(granted.clone()));
    }
    Ok(Some(asked.names.clone()))
}

/// What `roles` will hold for an application on its own.
pub(super) fn roles(
    target: &Target<'_>,
    request: &Request,
    client: &Client,
    rules: &mut Vec<Rule>,
) -> Result<Vec<String>, Refusal> {
    let Some(roles) = client.roles.as_ref().filter(|_| request.flow.is_app_only()) else {
        return Ok(Vec::new());
    };
    if roles.is_empty() {
        if target.api.is_some_and(|api| api.assignment_required) {
            let values = [request.client.as_str(), &target.id];
            return Err(refusal::NOT_ASSIGNED.because(Cause::NotAssigned, &values, &values));
        }
        note(rules, RuleName::NoRoles, &[]);
    }
    Ok(roles.clone())
}
