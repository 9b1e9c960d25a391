//! What Microsoft Entra ID would issue, in words.

mod causes;
mod rules;

use super::fix::Copyable;
use super::{Explanation, say, shorten};
use crate::audience::issuance::{Refusal, Rule};
use crate::catalogue::Prose;
use crate::validators::fill;

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
