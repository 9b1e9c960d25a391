//! What Microsoft Entra ID would issue, in words.

mod causes;
mod rules;

use super::fix::Copyable;
use super::{Explanation, list, say, shorten};
use crate::audience::issuance::{Refusal, Rule};
use crate::catalogue::{Prose, prose};
use crate::diagnosis::Diagnosis;
use crate::diagnosis::request::Outlook;
use crate::validators::fill;

static ISSUED: Prose = prose("A token for {0} would be issued, version {1}.");
static ISSUED_SOMEHOW: Prose = prose(
    "A token of version {1} would be issued, for the client id of the API, which nobody told.",
);
static REFUSED: Prose = prose("No token would be issued: AADSTS{0}, {1}.");
static AGREES: Prose = prose("That agrees with the token that was pasted.");
static DIFFERS: Prose = prose("The token that was pasted differs: {0}.");
static ELSEWHERE: Prose = prose(
    "The token that was pasted was not issued by Microsoft Entra ID; this is what Entra would do with such a request.",
);

/// What would come of a request, in a sentence, and how the token that was pasted compares.
pub fn outlook(outlook: &Outlook, diagnosis: &Diagnosis) -> (String, Vec<String>) {
    let headline = match &outlook.result {
        Ok(issued) => {
            let words = match issued.audience.is_empty() {
                true => ISSUED_SOMEHOW,
                false => ISSUED,
            };
            let audience = shorten(&issued.audience);
            fill(words.text(), &[&audience, issued.version.text()])
        }
        Err(refusal) => {
            let code = refusal.answer.code.to_string();
            fill(REFUSED.text(), &[&code, refusal.answer.error])
        }
    };
    let differing: Vec<_> = outlook.differing().map(str::to_owned).collect();
    let compared = match (diagnosis.facts.is_entra(), &outlook.result) {
        (false, _) => ELSEWHERE.text().to_owned(),
        (true, Err(_)) => String::new(),
        (true, Ok(_)) if differing.is_empty() => AGREES.text().to_owned(),
        (true, Ok(_)) => fill(DIFFERS.text(), &[&list(&differing, "and")]),
    };
    let compared = Some(compared).filter(|text| !text.is_empty());
    (headline, compared.into_iter().collect())
}

/// A refused request as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is answered, with its number.
    pub message: String,
    /// Why, and what to do; the source is the one of the answer.
    pub why: Explanation,
    /// What to ask for instead, where that is known.
    pub copy: Option<Copyable>,
}

/// The rule behind a claim.
pub fn issuance_rule(rule: &Rule) -> Explanation {
    let short: Vec<_> = rule.values.iter().map(|value| shorten(value)).collect();
    let values = borrowed(&short);
    match rules::WORDS.iter().find(|words| words.rule == rule.name) {
        Some(words) => say(fill(words.says.text(), &values), "", words.source.text()),
        None => say("", "", ""),
    }
}

/// A request that brings no token.
pub fn refused(refusal: &Refusal) -> Refused {
    let answer = refusal.answer;
    let short: Vec<_> = refusal.details.iter().map(|own| shorten(own)).collect();
    let text = fill(answer.text.text(), &borrowed(&refusal.values));
    let words = causes::WORDS.iter().find(|own| own.cause == refusal.cause);
    let filled = |own: Prose| fill(own.text(), &borrowed(&short));
    Refused {
        message: ["AADSTS", &answer.code.to_string(), ": ", &text].concat(),
        why: say(
            words.map(|own| filled(own.why)).unwrap_or_default(),
            words.map(|own| filled(own.mend)).unwrap_or_default(),
            answer.source.text(),
        ),
        copy: words.and_then(|own| {
            let text = fill(own.copy?.text(), &borrowed(&refusal.details));
            (!text.is_empty()).then_some(Copyable {
                label: "scope",
                text,
            })
        }),
    }
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests;
