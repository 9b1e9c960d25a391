//! What a request asks for: one resource, and permissions for it.

use super::refusal::{self, Cause, Refusal};
use super::{Flow, Registrations, Request, Rule, RuleName, note};
use crate::audience::resource;
use crate::issuer::entra::Version;

/// One resource, and what is asked for there.
pub(super) struct Asked {
    /// The resource, as it is named.
    pub resource: String,
    /// The names of the permissions; none for all that were granted.
    pub names: Vec<String>,
    /// Whether the request names no resource, so that it is Microsoft Graph's.
    pub by_default: bool,
}

/// Microsoft Graph, as a token carries it that was asked for without a resource.
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";

/// Scopes of OpenID Connect, which belong to no resource of their own (entra-docs scopes-oidc.md,
/// "OpenID Connect scopes").
const OPENID: [&str; 4] = ["openid", "profile", "email", "offline_access"];

const DEFAULT: &str = ".default";

pub(super) fn read(
    request: &Request,
    registrations: &Registrations,
    rules: &mut Vec<Rule>,
) -> Result<Asked, Refusal> {
    let resource = request.resource.trim();
    match (request.flow, request.endpoint) {
        (Flow::ManagedIdentity, _) => managed_identity(request, rules),
        (_, Version::V2) if !resource.is_empty() => {
            Err(refusal::UNSUPPORTED_RESOURCE.because(Cause::ResourceOnV2, &[], &[resource]))
        }
        (_, Version::V2) => scopes(request, registrations, rules),
        (_, Version::V1) if resource.is_empty() => {
            let scope = request.scope.trim();
            Err(refusal::MISSING.because(Cause::MissingResource, &["resource"], &[scope]))
        }
        (_, Version::V1) => Ok(whole(resource, RuleName::ResourceParameter, rules)),
    }
}

/// Its endpoint takes a resource; Azure's libraries take one scope and cut `/.default` off
/// (Azure/azure-sdk-for-net `sdk/identity/Azure.Identity/src/ScopeUtilities.cs`).
fn managed_identity(request: &Request, rules: &mut Vec<Rule>) -> Result<Asked, Refusal> {
    let (resource, scope) = (request.resource.trim(), request.scope.trim());
    if !resource.is_empty() {
        return Ok(whole(resource, RuleName::ResourceParameter, rules));
    }
    if scope.is_empty() {
        return Err(refusal::MISSING.because(Cause::MissingResource, &["resource"], &[""]));
    }
    let resource = scope.strip_suffix("/.default").unwrap_or(scope);
    Ok(whole(resource, RuleName::ScopeMadeResource, rules))
}

fn whole(resource: &str, rule: RuleName, rules: &mut Vec<Rule>) -> Asked {
    note(rules, rule, &[resource]);
    Asked {
        resource: resource.to_owned(),
        names: Vec::new(),
        by_default: false,
    }
}

fn scopes(
    request: &Request,
    registrations: &Registrations,
    rules: &mut Vec<Rule>,
) -> Result<Asked, Refusal> {
    let sent = request.scope.trim();
    if sent.is_empty() {
        return Err(match request.flow {
            Flow::Code => refusal::EMPTY_FOR_CODE.because(Cause::MissingScope, &[], &[]),
            _ => refusal::MISSING.because(Cause::MissingScope, &["scope"], &[]),
        });
    }
    if sent.contains(',') {
        return Err(refusal::INVALID_SCOPE.because(Cause::Comma, &[sent], &[sent]));
    }
    if request.flow == Flow::ClientCredentials {
        one_default(sent)?;
    }
    let all = || sent.split_whitespace();
    let own = || all().filter(|scope| !is_openid(scope));
    let Some(first) = own().next() else {
        return openid(sent, request, rules);
    };
    let default = own().find(|scope| is_default(scope));
    if let Some(default) = default
        && own().any(|scope| !is_default(scope))
    {
        let values = [default];
        return Err(refusal::MIXED_DEFAULT.because(Cause::DefaultMixed, &[sent], &values));
    }
    for scope in own() {
        if is_bare(scope, registrations) {
            let values = [scope, scope.trim_end_matches('/')];
            return Err(refusal::INVALID_SCOPE.because(Cause::NoPermission, &[sent], &values));
        }
    }
    let resource = resource_of(first);
    if let Some(other) = own().find(|scope| resource_of(scope) != resource) {
        let answer = match request.flow {
            Flow::Implicit => &refusal::SEVERAL_AT_SIGN_IN,
            _ => &refusal::SEVERAL,
        };
        return Err(answer.because(Cause::SeveralResources, &[sent], &[first, other]));
    }
    explain(first, resource, rules);
    let names = own().filter(|scope| !is_default(scope)).map(name_of);
    Ok(Asked {
        resource: resource.unwrap_or(GRAPH).to_owned(),
        names: names.map(str::to_owned).collect(),
        by_default: resource.is_none(),
    })
}

/// An application for itself must ask for `/.default`, and for that alone (entra-docs
/// scopes-oidc.md, "Client credentials grant flow and .default").
fn one_default(sent: &str) -> Result<(), Refusal> {
    match sent.split_whitespace().count() {
        1 if sent.ends_with("/.default") => Ok(()),
        1 => {
            let resource = resource_of(sent).unwrap_or("https://graph.microsoft.com");
            // Of `api://orders` the whole is the resource, not what stands before its last slash.
            let resource = match resource.ends_with(":/") {
                true => sent,
                false => resource,
            };
            Err(refusal::NOT_DEFAULT.because(Cause::NotDefault, &[sent], &[sent, resource]))
        }
        _ => Err(refusal::INVALID_SCOPE.because(Cause::SeveralForClient, &[sent], &[])),
    }
}

/// Nothing but OpenID Connect's own scopes.
fn openid(sent: &str, request: &Request, rules: &mut Vec<Rule>) -> Result<Asked, Refusal> {
    if !sent.split_whitespace().any(|scope| scope == "openid") {
        let answer = match request.flow {
            Flow::Implicit => &refusal::NO_RESOURCE_AT_SIGN_IN,
            _ => &refusal::NO_RESOURCE,
        };
        return Err(answer.because(Cause::OnlyOpenId, &[sent], &[sent]));
    }
    note(rules, RuleName::OnlyOpenId, &[sent]);
    Ok(Asked {
        resource: GRAPH.to_owned(),
        names: sent.split_whitespace().map(str::to_owned).collect(),
        by_default: true,
    })
}

fn explain(scope: &str, resource: Option<&str>, rules: &mut Vec<Rule>) {
    match resource {
        None => note(rules, RuleName::NoPrefix, &[scope]),
        Some(resource) if resource.ends_with('/') => {
            note(rules, RuleName::DoubleSlash, &[scope, resource]);
        }
        Some(resource) => {
            note(rules, RuleName::BeforeLastSlash, &[scope, resource]);
            let slashed = [resource, "/"].concat();
            let also = resource::by_audience(&slashed).is_some_and(|known| {
                matches!(known.spelling, resource::Spelling::Identifier(own)
                    if own.uri == slashed && !matches!(own.acceptance, resource::Acceptance::Refused(_)))
            });
            if also {
                let scope = [&slashed, "/.default"].concat();
                note(rules, RuleName::SlashLeftOut, &[&slashed, &scope]);
            }
        }
    }
}

/// Whether a scope is OpenID Connect's own: nobody exposes it, and consent to it is part of signing in.
pub(super) fn is_openid(scope: &str) -> bool {
    OPENID.contains(&scope)
}

fn is_default(scope: &str) -> bool {
    name_of(scope) == DEFAULT
}

/// A resource without the name of a permission.
fn is_bare(scope: &str, registrations: &Registrations) -> bool {
    let is_registered = || {
        let mut own = registrations.apis.iter().flat_map(|api| &api.identifiers);
        own.any(|uri| uri == scope)
    };
    let scheme_only = resource_of(scope).is_some_and(|resource| resource.ends_with(":/"));
    scheme_only || name_of(scope).is_empty() || is_registered()
}

/// Everything before the last slash (entra-docs scopes-oidc.md).
fn resource_of(scope: &str) -> Option<&str> {
    scope.rsplit_once('/').map(|(resource, _)| resource)
}

fn name_of(scope: &str) -> &str {
    scope.rsplit_once('/').map_or(scope, |(_, name)| name)
}
