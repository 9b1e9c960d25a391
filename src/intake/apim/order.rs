//! What stands before an element that looks at a token, and replaces the token.

use super::rules;
use crate::document::Element;
use crate::intake::Configured;
use crate::intake::mistakes::mistake;
use crate::policy::{Blanks, Did, Held, Place, Policy, Request, run};
use crate::token::span::Span;
use crate::validators::Kind;

/// What an element finds in `Authorization`.
pub(super) struct Before {
    /// The element that looks.
    pub looks: Span,
    /// What is there, where it is not what the caller sent.
    pub holds: Held,
    /// What put it there.
    pub put_by: Option<(String, Span)>,
    /// Whether that is so on every way through the policy.
    pub certain: bool,
}

/// Every element that takes the token from `Authorization`, as the policy runs.
pub(super) fn before(policy: &Policy) -> Vec<Before> {
    let known = |_: &str| None;
    let fill = |text: &str| Some(text.to_owned());
    let blanks = Blanks {
        fill: &fill,
        known: &known,
    };
    let run = run(policy, &Request::default(), &blanks);
    let mut put_by = None;
    let mut found: Vec<Before> = Vec::new();
    for step in &run.steps {
        match &step.did {
            Did::Looked(look) if is_authorization(&look.place) => found.push(Before {
                looks: step.span,
                holds: look.token.clone(),
                put_by: put_by.clone(),
                certain: !step.perhaps,
            }),
            // What took in others shows their changes as its own.
            Did::Base { .. } | Did::Fragment { .. } => {}
            _ if step.before != step.after => {
                put_by = match step.after {
                    Held::Caller => None,
                    _ => Some((step.element.clone(), step.span)),
                };
            }
            _ => {}
        }
    }
    found
}

fn is_authorization(place: &Place) -> bool {
    matches!(place, Place::Header(name) if name.eq_ignore_ascii_case("Authorization"))
}

/// Fills in what stands before, and says what it leads to.
pub(super) fn note(configured: &mut Configured, element: &Element, before: &Before) {
    let Some((name, span)) = before.put_by.as_ref().filter(|_| before.certain) else {
        return;
    };
    let kind = Kind::Own("Before validate-jwt");
    let setting = ["Before ", &element.name].concat();
    match &before.holds {
        Held::Identity(resource) => {
            let own = "authentication-managed-identity";
            configured.add(kind, own, setting, *span);
            let values = [name.as_str(), element.name.as_str(), resource];
            let found = mistake(&rules::IDENTITY_FIRST, *span, &values);
            configured.mistakes.push(found);
        }
        Held::Caller => {}
        // Made of what the caller sent, as far as can be seen.
        Held::Unknown(blank) if blank.contains("Headers") => {}
        Held::Unknown(_) if name != "set-header" => {}
        _ => {
            configured.add(kind, "set-header Authorization", setting, *span);
            let values = [element.name.as_str()];
            let found = mistake(&rules::HEADER_FIRST, *span, &values);
            configured.mistakes.push(found);
        }
    }
}

/// Says where a narrower scope leaves out what this element's scope does.
pub(super) fn note_left_out(configured: &mut Configured, element: &Element, policy: &Policy) {
    let holds =
        |own: &Element| own.span.start <= element.span.start && element.span.end <= own.span.end;
    let own = policy.scopes.iter().position(|scope| holds(&scope.root));
    let narrower = own
        .and_then(|own| policy.scopes.get(own + 1..))
        .unwrap_or_default();
    let without = |section: &&Element| section.walk().all(|own| own.name != "base");
    let inbound = narrower
        .iter()
        .filter_map(|scope| scope.root.get("inbound"));
    if let Some(section) = inbound.into_iter().find(without) {
        let start = section.span.start;
        let span = Span::new(start, start + 1 + section.name.len());
        configured
            .mistakes
            .push(mistake(&rules::NO_BASE, span, &[&element.name]));
    }
}
