//! Is it for this API?
//!
//! RFC 7519 §4.1.3: "If the principal processing the claim does not identify itself with a value
//! in the `aud` claim when this claim is present, then the JWT MUST be rejected."
//! A verifier that was told its audience also refuses a token without one (RFC 8725 §3.9).

use super::Attempt;
use crate::audience::near_miss::{self, Context, NearMiss};
use crate::diagnosis::gate::{Evidence, Outcome, Pair, Reason, Unchecked};
use crate::token::audience::Audience;
use crate::validators::Expectation;

pub(super) fn ask(attempt: &Attempt<'_>) -> Outcome {
    let Attempt {
        facts, expectation, ..
    } = attempt;
    let wanted = &expectation.audiences;
    if wanted.is_empty() && !expectation.requires_audiences {
        return Outcome::NotChecked(Unchecked::NotTold);
    }
    let client_id = instead_of_audience(attempt);
    let found = client_id
        .as_ref()
        .map_or(facts.audience.values(), std::slice::from_ref);
    let unusable = || Reason::AudienceUnusable {
        found: facts.audience.clone(),
        wanted: wanted.clone(),
    };
    let mixed = matches!(facts.audience, Audience::Mixed { .. });
    if found.is_empty() || wanted.is_empty() || mixed {
        return Outcome::Failed(unusable());
    }
    for (found, wanted) in pairs(found, wanted) {
        if matches(found, wanted, expectation) {
            return Outcome::Passed(Evidence::Audience {
                found: found.clone(),
                wanted: wanted.clone(),
            });
        }
    }
    Outcome::Failed(refusal(attempt))
}

/// `client_id`, where the validator takes it for want of an `aud`.
fn instead_of_audience(attempt: &Attempt<'_>) -> Option<String> {
    let absent = attempt.facts.audience == Audience::Absent;
    let caller = attempt
        .facts
        .caller
        .as_ref()
        .filter(|caller| caller.claim == "client_id");
    caller
        .filter(|_| absent && attempt.expectation.client_id_as_audience)
        .map(|caller| caller.id.clone())
}

/// Ordinal equality; where tolerated, without regard to case or to one trailing slash
/// (Microsoft.IdentityModel.Tokens/Validators.cs, AudiencesMatchIgnoringTrailingSlash), or to the
/// scheme (Envoy, source/common/jwt/check_audience.cc).
fn matches(found: &str, wanted: &str, expectation: &Expectation) -> bool {
    let (found, wanted) = match expectation.scheme_tolerant {
        true => (without_scheme(found), without_scheme(wanted)),
        false => (found, wanted),
    };
    let same = |one: &str, other: &str| {
        one == other || expectation.case_tolerant && one.eq_ignore_ascii_case(other)
    };
    let but_for_slash = |longer: &str, shorter: &str| {
        longer
            .strip_suffix('/')
            .is_some_and(|longer| same(longer, shorter))
    };
    same(found, wanted)
        || expectation.slash_tolerant
            && (but_for_slash(found, wanted) || but_for_slash(wanted, found))
}

fn without_scheme(audience: &str) -> &str {
    let schemes = ["http://", "https://"].into_iter();
    let mut bare = schemes.filter_map(|scheme| audience.strip_prefix(scheme));
    bare.next().unwrap_or(audience)
}

fn refusal(attempt: &Attempt<'_>) -> Reason {
    let Attempt {
        facts, expectation, ..
    } = attempt;
    let entra = expectation.entra.as_ref();
    let context = Context {
        caller: facts.caller.as_ref().map(|caller| caller.id.as_str()),
        client_id: entra.and_then(|entra| entra.client_id.as_deref()),
        app_id_uri: entra.and_then(|entra| entra.app_id_uri.as_deref()),
    };
    let found = facts.audience.values();
    let compared = pairs(found, &expectation.audiences)
        .map(|(found, wanted)| (found, wanted, near_miss::compare(wanted, found, &context)));
    let nearest = compared.min_by_key(|(_, _, misses)| distance(misses));
    let (found_one, wanted_one, misses) = nearest
        .map(|(found, wanted, misses)| (found.clone(), wanted.clone(), misses))
        .unwrap_or_default();
    Reason::AudienceNotAccepted {
        found: found.to_vec(),
        wanted: expectation.audiences.clone(),
        nearest: Pair {
            wanted: wanted_one,
            found: found_one,
        },
        misses,
        resource: facts.resources.iter().flatten().next().copied(),
    }
}

/// Few differences are nearer than many, and any is nearer than another resource altogether or none.
fn distance(misses: &[NearMiss]) -> usize {
    match misses {
        [] => usize::MAX,
        [first, ..] if first.names_another() => 1_000,
        misses => misses.len(),
    }
}

fn pairs<'a>(
    found: &'a [String],
    wanted: &'a [String],
) -> impl Iterator<Item = (&'a String, &'a String)> {
    // A token with thousands of audiences is refused all the same; comparing them all would take long.
    found
        .iter()
        .take(200)
        .flat_map(move |found| wanted.iter().take(200).map(move |wanted| (found, wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_may_not_matter() {
        for (found, wanted, expected) in [
            ("https://a.example/x", "a.example/x/", true),
            ("http://a.example", "https://a.example", true),
            ("api://a", "a", false),
            ("HTTPS://a.example", "a.example", false),
            ("http://https://a", "a", false),
        ] {
            let expectation = Expectation {
                scheme_tolerant: true,
                slash_tolerant: true,
                ..Expectation::default()
            };
            assert_eq!(
                matches(found, wanted, &expectation),
                expected,
                "{found} {wanted}"
            );
        }
    }

    #[test]
    fn tolerance_is_what_the_validator_grants() {
        // Presented, wanted: equal, with a slash forgiven, with case forgiven, with both.
        let cases = [
            ("api://a", "api://a", [true, true, true, true]),
            ("api://a/", "api://a", [false, true, false, true]),
            ("api://a", "api://a/", [false, true, false, true]),
            ("api://a//", "api://a", [false, false, false, false]),
            ("api://A", "api://a", [false, false, true, true]),
            ("api://A/", "api://a", [false, false, false, true]),
            ("api://Ä", "api://ä", [false, false, false, false]),
        ];
        for (found, wanted, expected) in cases {
            let granted = [(false, false), (true, false), (false, true), (true, true)];
            let granted = granted.map(|(slash_tolerant, case_tolerant)| {
                let expectation = Expectation {
                    slash_tolerant,
                    case_tolerant,
                    ..Expectation::default()
                };
                matches(found, wanted, &expectation)
            });
            assert_eq!(granted, expected, "{found} {wanted}");
        }
    }
}
