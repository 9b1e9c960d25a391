//! A permission must be exposed, granted and asked for. Delegated ones go into `scp`, those of an
//! application itself into `roles` (entra-docs permissions-consent-overview.md).

use super::Situation;
use crate::diagnosis::fix::Advice;
use crate::diagnosis::gate::Reason;
use crate::diagnosis::patch::{Patch, quote};

pub(super) fn changes(reason: &Reason, situation: &Situation<'_>) -> Vec<(Advice, Patch)> {
    let Reason::PermissionMissing {
        scopes,
        roles,
        app_only,
        ..
    } = reason
    else {
        return Vec::new();
    };
    let claim = situation.facts.scopes.claim.unwrap_or("scp");
    let scope = scopes.first().filter(|_| !app_only);
    let with_scope = |scope: &String| {
        let granted = situation
            .facts
            .scopes
            .values
            .iter()
            .chain([scope])
            .map(String::as_str);
        Patch::Reissue(vec![(
            claim,
            Some(quote(&granted.collect::<Vec<_>>().join(" "))),
        )])
    };
    let mut changes = Vec::new();
    if let Some(scope) = scope {
        let name = super::scope(situation).unwrap_or_else(|| scope.clone());
        changes.push((Advice::AskForPermission { scope: name }, with_scope(scope)));
        changes.push((
            Advice::GrantScope {
                scope: scope.clone(),
            },
            with_scope(scope),
        ));
    }
    if let Some(role) = roles.first() {
        let granted = situation.facts.roles.values.iter().chain([role]);
        let list = granted
            .map(|role| quote(role))
            .collect::<Vec<_>>()
            .join(",");
        let patch = Patch::Reissue(vec![("roles", Some(format!("[{list}]")))]);
        changes.push((Advice::GrantRole { role: role.clone() }, patch));
    }
    changes
}
