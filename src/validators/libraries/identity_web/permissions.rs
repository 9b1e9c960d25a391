//! Scopes and roles: whether there are any, and whether they are those that the API asks for.
//!
//! JwtBearer renames `scp`, `roles` and `role` as it reads them, to the names that are looked for
//! (Microsoft.IdentityModel.JsonWebTokens, ClaimTypeMapping.cs L27, L85-L86); `scope` stays as it
//! is, and nobody looks for it.

use super::settings::{CHECKED_BY, METHODS};
use crate::catalogue::{Prose, prose};
use crate::token::json::Kind as JsonKind;
use crate::validators::{
    Attempt, Check, Expectation, GateName, Holds, Kind, Message, RequiredClaim, Said, Skip, Version,
};

/// Names of claims that hold delegated permissions.
const SCOPES: [&str; 2] = ["scp", "http://schemas.microsoft.com/identity/claims/scope"];

/// Names of claims that hold roles.
const ROLES: [&str; 3] = [
    "roles",
    "role",
    "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
];

pub(super) const ANY: Check = Check {
    code: "scope-or-role",
    gate: GateName::Permissions,
    about: prose(
        "There is a scope or a role at all, unless AllowWebApiToBeAuthorizedByACL is set. ID tokens have none, nor have application tokens without app roles.",
    ),
    source: prose(
        "AzureAD/microsoft-identity-web dfeab823 src/Microsoft.Identity.Web/WebApiExtensions/MicrosoftIdentityWebApiAuthenticationBuilderExtensions.cs L225-L228, L246-L261",
    ),
    run: any,
};

pub(super) const THESE: Check = Check {
    code: "permission",
    gate: GateName::Permissions,
    about: prose("One of the scopes or one of the app roles that the API asks for is granted."),
    source: prose(
        "AzureAD/microsoft-identity-web dfeab823 src/Microsoft.Identity.Web/Policy/ScopeAuthorizationHandler.cs L57-L95, ScopeOrAppPermissionAuthorizationHandler.cs L85-L115, Resource/ScopesRequiredHttpContextExtensions.cs L62-L85, Resource/RolesRequiredHttpContextExtensions.cs L58-L75",
    ),
    run: these,
};

/// IDWebErrorMessage.cs, blanks at the end included; and a line of the log of ASP.NET Core.
pub(super) static MESSAGES: &[Message] = &[
    message(
        "IDW10201",
        prose(
            "IDW10201: Neither scope nor roles claim was found in the bearer token. Authentication scheme used: '{0}'. ",
        ),
        &[Holds::Other],
    ),
    message(
        "IDW10202",
        prose(
            "IDW10202: The 'roles' or 'role' claim does not contain roles '{0}' or was not found. ",
        ),
        &[Holds::Other],
    ),
    message(
        "IDW10203",
        prose(
            "IDW10203: The 'scope' or 'scp' claim does not contain scopes '{0}' or was not found. ",
        ),
        &[Holds::Other],
    ),
    message(
        "forbidden",
        prose("AuthenticationScheme: Bearer was forbidden."),
        &[],
    ),
];

fn any(attempt: &Attempt<'_>) -> Said {
    if matches!(attempt.reading.token, crate::token::Token::Encrypted(_)) {
        return Said::Skipped(Skip::NoKey);
    }
    if attempt.is_on("AllowWebApiToBeAuthorizedByACL") {
        return Said::Skipped(Skip::Off);
    }
    // An empty array makes no claim.
    let there = |name: &&str| match attempt.claim(name) {
        Some(value) if value.kind() == JsonKind::Array => value.items().next().is_some(),
        Some(value) => value.kind() != JsonKind::Null,
        None => false,
    };
    match SCOPES.iter().chain(&ROLES).any(there) {
        true => Said::Passed,
        // The exception is one that the challenge does not describe.
        false => refused("IDW10201", "AuthenticationFailureException", "Bearer"),
    }
}

fn these(attempt: &Attempt<'_>) -> Said {
    let scopes = attempt.settings.list(Kind::Scopes);
    let roles = attempt.settings.list(Kind::Roles);
    if scopes.is_empty() && roles.is_empty() {
        return Said::Skipped(Skip::Off);
    }
    if matches!(attempt.reading.token, crate::token::Token::Encrypted(_)) {
        return Said::Skipped(Skip::NoKey);
    }
    let granted = |names: &[&str], wanted: &[String]| {
        let mut words = names.iter().flat_map(|name| attempt.words(name));
        words.any(|word| wanted.contains(&word))
    };
    if granted(&SCOPES, &scopes) || granted(&ROLES, &roles) {
        return Said::Passed;
    }
    const DENIED: &str = "UnauthorizedAccessException";
    match attempt.set(CHECKED_BY) == METHODS {
        true if scopes.is_empty() => refused("IDW10202", DENIED, &roles.join(", ")),
        true => refused("IDW10203", DENIED, &scopes.join(",")),
        false => refused("forbidden", "", ""),
    }
}

/// The same for the gate, which alone would also take `scope`.
pub(super) fn expect(attempt: &Attempt<'_>, expected: &mut Expectation) {
    expected.scopes = attempt.settings.list(Kind::Scopes);
    expected.roles = attempt.settings.list(Kind::Roles);
    if matches!(any(attempt), Said::Refused(_)) || matches!(these(attempt), Said::Refused(_)) {
        expected.claims.push(RequiredClaim {
            values: expected.scopes.clone(),
            all: false,
            separator: Some(" ".to_owned()),
            ..RequiredClaim::present("scp")
        });
    }
}

fn refused(code: &'static str, exception: &'static str, value: &str) -> Said {
    let message = Message::of(MESSAGES, code, Version::default());
    let text = message.map(|message| message.fill(&[value]));
    Said::refused(code, exception, text.unwrap_or_default())
}

const fn message(code: &'static str, text: Prose, holds: &'static [Holds]) -> Message {
    Message {
        code,
        gate: GateName::Permissions,
        since: Version(0, 0, 0),
        text,
        holds,
    }
}
