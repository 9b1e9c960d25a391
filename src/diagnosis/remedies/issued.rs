//! What to ask for, and for whom the token will be that comes of it: foretold by the rules of
//! Microsoft Entra ID (`audience::issuance`), not guessed.

use super::Situation;
use crate::audience::issuance::{Flow, Request, issue};
use crate::audience::resource;
use crate::diagnosis::kind::Grant;
use crate::diagnosis::request::{MOST, cloud, registrations};
use crate::issuer::entra::Version;
use crate::registry::cloud::Cloud;
use crate::registry::guid;
use crate::validators::AcceptedVersion;

/// The scope to ask for so that the token is for this API, and the audiences of which the token
/// will carry one.
///
/// Of the names that the API has, the first whose token the API would take is asked for; `None`
/// where the issuer is not Entra's. No audiences where nothing can be foretold.
pub(in crate::diagnosis) fn request(situation: &Situation<'_>) -> Option<(String, Vec<String>)> {
    let wanted = &situation.expectation.audiences;
    let mut asked = names(situation).into_iter().map(|name| {
        let scope = [&name, "/", leaf(situation)].concat();
        let audiences = audiences(&scope, situation);
        (scope, audiences)
    });
    let first = asked.next()?;
    let taken = |audiences: &[String]| audiences.iter().any(|own| wanted.contains(own));
    if taken(&first.1) {
        return Some(first);
    }
    Some(asked.find(|(_, own)| taken(own)).unwrap_or(first))
}

/// The permission to ask for: one that the API looks for, or all that were granted.
fn leaf<'a>(situation: &Situation<'a>) -> &'a str {
    match situation.expectation.scopes.first() {
        Some(scope) if situation.facts.grant != Grant::AppOnly && !is_known(situation) => scope,
        _ => ".default",
    }
}

/// The names of the API, the best to ask for first.
fn names(situation: &Situation<'_>) -> Vec<String> {
    let Situation {
        facts, expectation, ..
    } = situation;
    let wanted = &expectation.audiences;
    let mut names = Vec::new();
    if let Some(api) = &expectation.entra {
        names.extend(api.uri());
        names.extend(api.client_id.clone());
    } else if let Some(known) = wanted.first().and_then(|own| resource::by_audience(own)) {
        let scope = known
            .resource
            .scope_in(known.cloud.unwrap_or(Cloud::Public));
        let name = scope.and_then(|scope| Some(scope.strip_suffix("/.default")?.to_owned()));
        names.extend(name);
    } else if !facts.is_entra() {
        return names;
    }
    names.extend(wanted.iter().take(MOST).cloned());
    names
}

fn is_known(situation: &Situation<'_>) -> bool {
    let wanted = situation.expectation.audiences.first();
    situation.expectation.entra.is_none()
        && wanted.is_some_and(|own| resource::by_audience(own).is_some())
}

/// The audiences of the token that comes of a scope, in the versions that the API's registration
/// may ask for; the likeliest first.
fn audiences(scope: &str, situation: &Situation<'_>) -> Vec<String> {
    let Situation {
        facts, expectation, ..
    } = situation;
    let versions: &[Version] = match expectation.entra.as_ref().map(|api| api.version) {
        Some(AcceptedVersion::V1) => &[Version::V1],
        Some(AcceptedVersion::V2) => &[Version::V2],
        _ => &[Version::V2, Version::V1],
    };
    let request = Request {
        endpoint: Version::V2,
        scope: scope.to_owned(),
        resource: String::new(),
        flow: match facts.grant {
            Grant::AppOnly => Flow::ClientCredentials,
            _ => Flow::Code,
        },
        client: String::new(),
        tenant: String::new(),
        cloud: cloud(facts, expectation),
        assertion: None,
    };
    let mut audiences = Vec::new();
    for version in versions {
        let registrations = registrations(facts, expectation, *version);
        let issued = issue(&request, &registrations).map(|issued| issued.audience);
        let Ok(audience) = issued else { continue };
        let usable = *version == Version::V1 || guid::hyphenated(&audience).is_some();
        if usable && !audience.is_empty() && !audiences.contains(&audience) {
            audiences.push(audience);
        }
    }
    audiences
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::fix::Advice;
    use crate::diagnosis::{Case, diagnose};
    use crate::token::base64url::encode;
    use crate::validators::{Kind, Profile, Settings};

    const ID: &str = "00001111-aaaa-2222-bbbb-3333cccc4444";

    type Filled<'a> = &'a [(Kind, &'a str)];

    /// The scope to ask for and the audiences foretold, for a token that is for somebody else.
    fn asked(profile: &str, settings: Filled<'_>, claims: &str) -> String {
        let mut filled = Settings::default();
        for (kind, text) in settings {
            filled.set(*kind, *text);
        }
        let claims = format!(
            r#"{{"aud":"https://vault.azure.net","iss":"https://sts.windows.net/aaaabbbb-0000-cccc-1111-dddd2222eeee/","exp":1795352400,{claims}}}"#
        );
        let diagnosis = diagnose(&Case {
            input: format!("eyJhbGciOiJSUzI1NiJ9.{}.c2ln", encode(claims.as_bytes())),
            validator: Profile::by_id(profile).unwrap(),
            settings: filled,
            message: String::new(),
            now: 1_795_348_800,
            ..Case::default()
        });
        let mut fixes = diagnosis.fixes.iter();
        let found = fixes.find_map(|fix| match &fix.advice {
            Advice::AskForScope { scope, audiences } => Some((scope, audiences)),
            _ => None,
        });
        found.map_or("nothing".to_owned(), |(scope, audiences)| {
            format!(
                "{} -> {}",
                scope.as_deref().unwrap_or("-"),
                audiences.join(", ")
            )
        })
    }

    #[test]
    fn the_scope_brings_a_token_that_the_api_takes() {
        const USER: &str = r#""scp":"x","ver":"1.0""#;
        const APP: &str = r#""appid":"11112222-bbbb-3333-cccc-4444dddd5555","roles":["x"],"idtyp":"app","ver":"1.0""#;
        let uri = (Kind::AppIdUri, "api://orders");
        let id = (Kind::ClientId, ID);
        let scopes = (Kind::Scopes, "Orders.Read");
        let cases: [(&str, Filled<'_>, &str, &str); 11] = [
            (
                "entra-api",
                &[id],
                USER,
                "api://00001111-aaaa-2222-bbbb-3333cccc4444/.default -> 00001111-aaaa-2222-bbbb-3333cccc4444, api://00001111-aaaa-2222-bbbb-3333cccc4444",
            ),
            (
                "entra-api",
                &[id, uri],
                USER,
                "api://orders/.default -> 00001111-aaaa-2222-bbbb-3333cccc4444, api://orders",
            ),
            (
                "entra-api",
                &[id, uri, (Kind::Version, "1")],
                USER,
                "api://orders/.default -> api://orders",
            ),
            (
                "entra-api",
                &[id, uri, (Kind::Version, "2")],
                USER,
                "api://orders/.default -> 00001111-aaaa-2222-bbbb-3333cccc4444",
            ),
            (
                "entra-api",
                &[id, uri, scopes],
                USER,
                "api://orders/Orders.Read -> 00001111-aaaa-2222-bbbb-3333cccc4444, api://orders",
            ),
            (
                "entra-api",
                &[id, uri, scopes],
                APP,
                "api://orders/.default -> 00001111-aaaa-2222-bbbb-3333cccc4444, api://orders",
            ),
            // Of several names, the one whose token is taken.
            (
                "entra-api",
                &[
                    id,
                    uri,
                    (Kind::Version, "1"),
                    (Kind::Audiences, "https://orders.example"),
                ],
                USER,
                "https://orders.example/.default -> https://orders.example",
            ),
            (
                "entra-api",
                &[id, uri, (Kind::Version, "1"), (Kind::Audiences, ID)],
                USER,
                "00001111-aaaa-2222-bbbb-3333cccc4444/.default -> 00001111-aaaa-2222-bbbb-3333cccc4444",
            ),
            // A known resource is named as it is expected, not only by its usual name.
            (
                "rfc7519",
                &[(Kind::Audiences, "https://graph.microsoft.com")],
                USER,
                "https://graph.microsoft.com/.default -> https://graph.microsoft.com",
            ),
            (
                "rfc7519",
                &[(Kind::Audiences, "00000003-0000-0000-c000-000000000000")],
                USER,
                "00000003-0000-0000-c000-000000000000/.default -> 00000003-0000-0000-c000-000000000000",
            ),
            (
                "rfc7519",
                &[(Kind::Audiences, "https://management.azure.com/")],
                APP,
                "https://management.azure.com//.default -> https://management.azure.com/",
            ),
        ];
        for (profile, settings, claims, expected) in cases {
            assert_eq!(
                asked(profile, settings, claims),
                expected,
                "{settings:?} {claims}"
            );
        }
    }
}
