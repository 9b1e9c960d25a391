//! Claims that a policy asks for, in words.

use super::fix::Remedy;
use super::{Explanation, either, list, say, shorten};
use crate::catalogue::{Prose, prose};
use crate::validators::{RequiredClaim, fill};

static HOLDS: Prose = prose("{0} holds what is asked for.");
static HOLDS_OTHERS: Prose = prose("The token's {0} holds {1}; asked for is {2}.");
static MISSING: Prose = prose("The token has no {0}; asked for is {1}.");
static ANY_VALUE: Prose = prose("any value");
static ONE_STRING: Prose = prose(
    "It is one string with several values, and it is compared whole: no separator is set that would take it apart.",
);
static EXACT: Prose = prose("Claims are compared character by character, letter case included.");
static CORRECT: Prose = prose("Correct what the policy asks of {0}.");
static CORRECT_VALUE: Prose =
    prose("If what the token carries is right, what the policy asks for is wrong.");
static CORRECT_SEPARATOR: Prose = prose(
    "The claim is one string with several values; the separator takes it apart before it is compared.",
);
static LOOSER: Prose = prose("Every token with that value gets through then.");
static ADD: Prose = prose("Let the identity provider write {0}.");
static ADD_HOW: Prose = prose(
    "In Microsoft Entra ID that is an optional claim in the registration of the API, which the token is for, or a claims mapping policy.",
);
static SOURCE: Prose = prose(
    "MicrosoftDocs/azure-docs articles/api-management/validate-jwt-policy.md (required-claims, claim attributes)",
);
static SIGN_IN: Prose = prose("Let a user sign in, and ask for a delegated permission.");
static SIGN_IN_HOW: Prose = prose(
    "scp stands in a token that was issued for a signed-in user, and in no other. An application that works for itself has roles instead, and asks for the next token with its own client id and secret.",
);
static SIGN_IN_SOURCE: Prose =
    prose("entra-docs docs/identity-platform/access-token-claims-reference.md (scp)");
static ADD_SOURCE: Prose = prose("entra-docs docs/identity-platform/optional-claims.md");

/// The claim holds what is asked for.
pub(super) fn passed(claim: &RequiredClaim) -> Explanation {
    let title = fill(HOLDS.text(), &[&shorten(&claim.name)]);
    say(title, "", SOURCE.text())
}

/// The claim is missing or holds something else.
pub(super) fn failed(claim: &RequiredClaim, found: Option<&[String]>) -> Explanation {
    let name = shorten(&claim.name);
    let wanted = match (claim.values.as_slice(), claim.all) {
        ([], _) => ANY_VALUE.text().to_owned(),
        (values, true) => list(values, "and"),
        (values, false) => either(values),
    };
    let (title, body) = match found {
        None => (fill(MISSING.text(), &[&name, &wanted]), ""),
        Some(found) => {
            let held = list(found, "and");
            let body = match claim.with_missing_separator(found) {
                Some(_) => &ONE_STRING,
                None => &EXACT,
            };
            let title = fill(HOLDS_OTHERS.text(), &[&name, &held, &wanted]);
            (title, body.text())
        }
    };
    say(title, body, SOURCE.text())
}

/// What the policy should ask for.
pub(super) fn correct(claim: &RequiredClaim, loosens: bool) -> Remedy {
    let body = match loosens {
        true => &CORRECT_VALUE,
        false => &CORRECT_SEPARATOR,
    };
    let title = fill(CORRECT.text(), &[&shorten(&claim.name)]);
    let remedy = Remedy::new(title, body.text(), SOURCE.text()).copying("policy", element(claim));
    match loosens {
        true => remedy.careful(LOOSER.text()),
        false => remedy,
    }
}

/// The claim should be in the token.
pub(super) fn add(claim: &str) -> Remedy {
    if claim == "scp" {
        return Remedy::new(SIGN_IN.text(), SIGN_IN_HOW.text(), SIGN_IN_SOURCE.text());
    }
    let title = fill(ADD.text(), &[&shorten(claim)]);
    Remedy::new(title, ADD_HOW.text(), ADD_SOURCE.text()).copying("claim", claim)
}

/// The claim as an element of `required-claims`.
fn element(claim: &RequiredClaim) -> String {
    let escape = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        text.replace('"', "&quot;")
    };
    let mut text = ["<claim name=\"", &escape(&claim.name), "\" match=\""].concat();
    text.push_str(if claim.all { "all\"" } else { "any\"" });
    if let Some(separator) = &claim.separator {
        text.push_str(&[" separator=\"", &escape(separator), "\""].concat());
    }
    text.push_str(">\n");
    for value in &claim.values {
        text.push_str(&["    <value>", &escape(value), "</value>\n"].concat());
    }
    text.push_str("</claim>");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_an_element_of_the_policy() {
        for (line, expected) in [
            (
                "scp any \" \": Orders.Read, Orders.Write",
                "<claim name=\"scp\" match=\"any\" separator=\" \">\n    <value>Orders.Read</value>\n    <value>Orders.Write</value>\n</claim>",
            ),
            (
                "group: R&D <\"1\">",
                "<claim name=\"group\" match=\"all\">\n    <value>R&amp;D &lt;&quot;1&quot;></value>\n</claim>",
            ),
        ] {
            let claim = RequiredClaim::parse(line).expect("a line");
            assert_eq!(element(&claim), expected);
        }
    }
}
