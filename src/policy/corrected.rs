//! The policy as it should be.

use super::{Policy, VALIDATORS};
use crate::document::Element;
use crate::token::span::Span;

/// The pasted text of the first scope in which something stands before what looks at the caller's
/// token and puts another in its place, with that behind the last such element; `None` where there
/// is none.
pub(super) fn corrected(text: &str, policy: &Policy) -> Option<String> {
    policy.roots().find_map(|root| {
        let moves = moves(root);
        (!moves.is_empty()).then(|| moved(text, root.span, &moves))?
    })
}

/// What to move, and behind what.
type Move = (Span, Span);

/// What to move in the lists of an element.
fn moves(root: &Element) -> Vec<Move> {
    /// No policy has more; what has is left as it is.
    const MOST: usize = 100;
    let mut moves = Vec::new();
    for list in root.walk() {
        if moves.len() > MOST {
            return Vec::new();
        }
        let items: Vec<&Element> = list.elements().collect();
        let own = |element: &Element| VALIDATORS.contains(&element.name.as_str());
        let looks = |element: &&&Element| element.walk().any(own);
        let Some(last) = items.iter().rfind(looks) else {
            continue;
        };
        let before = items
            .iter()
            .take_while(|own| own.span.start < last.span.start);
        let variables = identities(&items);
        let replacing = before.filter(|own| replaces(own, &variables));
        moves.extend(replacing.map(|own| (own.span, last.span)));
    }
    moves
}

/// The variables that hold tokens of a managed identity.
fn identities<'a>(items: &[&'a Element]) -> Vec<&'a str> {
    let own = items.iter().filter(|own| own.name == IDENTITY);
    own.filter_map(|own| own.attribute(OUTPUT))
        .map(|own| own.text)
        .collect()
}

const IDENTITY: &str = "authentication-managed-identity";
const OUTPUT: &str = "output-token-variable-name";

/// Whether an element puts the token of a managed identity into `Authorization`.
pub(super) fn replaces(element: &Element, variables: &[&str]) -> bool {
    if element.name == IDENTITY {
        return element
            .attribute(OUTPUT)
            .is_none_or(|own| own.text.is_empty());
    }
    let name = element.attribute("name");
    let authorization = name.is_some_and(|own| own.text.eq_ignore_ascii_case("Authorization"));
    let value = element.get("value").map_or("", Element::text);
    let quoted = |name: &&str| value.contains(&["\"", name, "\""].concat());
    element.name == "set-header" && authorization && variables.iter().any(quoted)
}

/// The text of a scope with these moved, each with its indentation.
fn moved(text: &str, within: Span, moves: &[Move]) -> Option<String> {
    let mut made = String::with_capacity(within.len());
    let mut at = within.start;
    let line_start = |at: usize| {
        let before = text.get(within.start..at).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |line| line + 1);
        let blank = before.get(line..).is_some_and(|own| own.trim().is_empty());
        blank.then_some(within.start + line)
    };
    let mut places: Vec<usize> = moves
        .iter()
        .flat_map(|(own, target)| [own.start, target.end])
        .collect();
    places.sort_unstable();
    places.dedup();
    for place in places {
        if let Some((own, _)) = moves.iter().find(|(own, _)| own.start == place) {
            let start = line_start(own.start).filter(|start| at <= *start);
            made.push_str(text.get(at..start.unwrap_or(own.start))?);
            let rest = text.get(own.end..)?;
            let line = rest.split_inclusive('\n').next().unwrap_or_default();
            let alone = start.is_some() && line.trim().is_empty();
            at = own.end + if alone { line.len() } else { 0 };
            continue;
        }
        made.push_str(text.get(at..place)?);
        at = place;
        for (own, _) in moves.iter().filter(|(_, target)| target.end == place) {
            match line_start(own.start) {
                Some(start) => {
                    made.push_str(if text.contains("\r\n") { "\r\n" } else { "\n" });
                    made.push_str(text.get(start..own.end)?);
                }
                None => made.push_str(own.of(text)),
            }
        }
    }
    made.push_str(text.get(at..within.end)?);
    Some(made)
}
