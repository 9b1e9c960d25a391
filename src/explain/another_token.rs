//! That another token was looked at than the one at hand, in words.

use super::fix::Remedy;
use super::{Explanation, either, say, shorten};
use crate::catalogue::{Prose, prose};
use crate::diagnosis::finding::Quoted;
use crate::diagnosis::policy::Ran;
use crate::validators::fill;

static OTHER: Prose = prose(
    "The validator looked at another token: its message speaks of {0} {1}, and this token has {2}.",
);
static WANTED: Prose = prose(
    "The validator looked at another token: its message asks for {0} {1}, and that is what this token has.",
);
static ON_THE_WAY: Prose = prose(
    "Either the client sends another token than this one, or something between the client and the validator puts its own in the place of it. Take the token where the validator receives it.",
);
static API_MANAGEMENT: Prose = prose(
    "In API Management the usual cause is authentication-managed-identity, or set-header for Authorization, standing before validate-jwt: it replaces the caller's token by its own, and that one is checked. Adding its issuer or audience to the policy only hides that.",
);
static PRINTS_WANTED: Prose =
    prose("The value in this message is the one that the policy wants, not the token's.");
static MESSAGE_SOURCE: Prose = prose(
    "learn.microsoft.com/answers/questions/1064084 (Claim value mismatch: aud); MicrosoftDocs/azure-docs articles/api-management/authentication-managed-identity-policy.md",
);
static REPLACED: Prose = prose(
    "validate-jwt never sees this token: {0} stands before it and puts another one into Authorization.",
);
static REPLACED_HOW: Prose = prose(
    "Policies run from top to bottom. What is said of this token here holds once validate-jwt comes first.",
);
static MOVE: Prose = prose("Let validate-jwt run before {0}.");
static MOVE_HOW: Prose = prose(
    "Then the caller's token is checked, and only afterwards replaced by the one for the backend. With output-token-variable-name the managed identity's token goes into a variable and Authorization stays as it is.",
);
static MANAGED_IDENTITY: Prose = prose(
    "<inbound>\n    <base />\n    <validate-jwt header-name=\"Authorization\">\n        …\n    </validate-jwt>\n    <authentication-managed-identity resource=\"…\" />\n</inbound>",
);
static SET_HEADER: Prose = prose(
    "<inbound>\n    <base />\n    <validate-jwt header-name=\"Authorization\">\n        …\n    </validate-jwt>\n    <set-header name=\"Authorization\" exists-action=\"override\">\n        <value>…</value>\n    </set-header>\n</inbound>",
);

/// What the message gives away.
pub(super) fn spoken(
    claim: &str,
    value: &str,
    quoted: Quoted,
    found: &[String],
    api_management: bool,
) -> Explanation {
    let (value, found) = (shorten(value), either(found));
    let text = match quoted {
        Quoted::Found => &OTHER,
        Quoted::Wanted => &WANTED,
    };
    let cause = match api_management {
        true => &API_MANAGEMENT,
        false => &ON_THE_WAY,
    };
    let title = fill(text.text(), &[claim, &value, &found]);
    let explanation = say(title, cause.text(), MESSAGE_SOURCE.text());
    match quoted {
        Quoted::Found => explanation,
        Quoted::Wanted => explanation.and(PRINTS_WANTED.text()),
    }
}

/// That a policy before the validator replaces the token.
pub(super) fn replaced(policy: &str) -> Explanation {
    let title = fill(REPLACED.text(), &[policy]);
    say(title, REPLACED_HOW.text(), MESSAGE_SOURCE.text())
}

/// The policies in the right order: those that were pasted, or else how they stand.
pub(super) fn reorder(policy: &str, pasted: Option<&Ran>) -> Remedy {
    let order = match policy.starts_with("set-header") {
        true => &SET_HEADER,
        false => &MANAGED_IDENTITY,
    };
    let title = fill(MOVE.text(), &[policy]);
    let corrected = pasted.and_then(|ran| ran.corrected.as_deref());
    let order = corrected.unwrap_or(order.text());
    Remedy::new(title, MOVE_HOW.text(), MESSAGE_SOURCE.text()).copying("policy", order)
}
