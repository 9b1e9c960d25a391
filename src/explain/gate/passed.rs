//! Why a gate passed.

use super::super::{Explanation, duration, required_claim, say, shorten};
use super::{bound, kind};
use crate::diagnosis::gate::Evidence;

pub(super) fn explain(found: &Evidence) -> Explanation {
    match found {
        Evidence::Readable => say("Every part can be read.", "", "RFC 7519 §7.2"),
        Evidence::Kind(found) => say(
            format!("The token is {}.", kind(*found)),
            "That is what APIs take.",
            "RFC 6749 §1.4; entra-docs docs/identity-platform/access-tokens.md",
        ),
        Evidence::Type { found } => say(
            format!("The token's typ is {}, as expected.", shorten(found)),
            "",
            "RFC 8725 §3.11",
        ),
        Evidence::Algorithm {
            found,
            listed: true,
        } => say(
            format!("{} is on the list.", shorten(found)),
            "",
            "RFC 8725 §3.1",
        ),
        Evidence::Algorithm {
            found,
            listed: false,
        } => say(
            format!("{} is a registered algorithm.", shorten(found)),
            "No list of accepted algorithms was given; a validator should have one.",
            "RFC 7518 §3.1, §4.1; RFC 8725 §3.1",
        ),
        Evidence::Signature { algorithm, .. } => say(
            format!("The signature is verified, with {}.", shorten(algorithm)),
            "",
            "RFC 7515 §5.2",
        ),
        Evidence::Issuer { found } => say(
            format!("The token comes from {}, as expected.", shorten(found)),
            "",
            "RFC 7519 §4.1.1",
        ),
        Evidence::AnyTenant { tenant } => say(
            format!(
                "The token comes from the tenant {}, and any tenant may call.",
                shorten(tenant)
            ),
            "iss and tid agree. An API that serves several tenants must still decide which of them it serves.",
            "Microsoft.IdentityModel.Validators AadIssuerValidator.cs; entra-docs access-tokens.md",
        ),
        Evidence::Audience { found, wanted } if found == wanted => say(
            format!("The token is for {}, as expected.", shorten(found)),
            "",
            "RFC 7519 §4.1.3",
        ),
        Evidence::Audience { found, wanted } if found.len() == wanted.len() => say(
            format!(
                "The token is for {}; expected is {}.",
                shorten(found),
                shorten(wanted)
            ),
            "This validator takes no notice of letter case; most others do.",
            "RFC 7519 §4.1.3",
        ),
        Evidence::Audience { found, wanted } => say(
            format!(
                "The token is for {}; expected is {}.",
                shorten(found),
                shorten(wanted)
            ),
            "One slash more or less at the end is forgiven by Microsoft.IdentityModel, and not by most other validators.",
            "Microsoft.IdentityModel.Tokens Validators.cs (AudiencesMatchIgnoringTrailingSlash)",
        ),
        Evidence::Bound(kind) => bound::passed(*kind),
        Evidence::KeyBinding => bound::key_binding_passed(),
        Evidence::Lifetime { remaining, by_skew } => lifetime(*remaining, *by_skew),
        Evidence::Caller { found } => say(
            format!("{} may call.", shorten(found)),
            "",
            "RFC 9068 §2.2 (client_id)",
        ),
        Evidence::Claim { claim } => required_claim::passed(claim),
        Evidence::Permission { claim, found } => say(
            format!("{} is granted in {claim}.", shorten(found)),
            "",
            "RFC 6749 §3.3; RFC 9068 §2.2.3",
        ),
    }
}

fn lifetime(remaining: Option<i64>, by_skew: bool) -> Explanation {
    let title = match remaining {
        None => "The token never expires.".to_owned(),
        Some(left) if left > 0 && !by_skew => {
            format!("The token is valid for {} more.", duration(left))
        }
        Some(left) if left > 0 => {
            "The token is not valid yet, but within the allowed clock difference.".to_owned()
        }
        Some(left) => {
            format!(
                "The token expired {} ago, which is within the allowed clock difference.",
                duration(left.saturating_neg())
            )
        }
    };
    let body = match (remaining, by_skew) {
        (None, _) => "There is no exp, and this validator does not ask for one.",
        (_, true) => "A validator with less tolerance refuses it.",
        _ => "",
    };
    say(title, body, "RFC 7519 §4.1.4, §4.1.5")
}
