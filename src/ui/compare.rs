//! Two texts, character above character.

use std::ops::Range;

use yew::prelude::*;

use crate::audience::character;
use crate::audience::difference::{Piece, align};

/// Longer texts are not drawn character by character.
const LONGEST: usize = 400;

/// Draws the expected text above the one found, so that a difference stands out. Only for texts
/// that have more in common than not; others have nothing to line up.
///
/// The picture is for the eye: the texts and the names of their differences stand beside it.
pub(super) fn compare(wanted: &str, found: &str) -> Html {
    let pieces = align(wanted, found);
    if !worth_drawing(&pieces, wanted, found) {
        return Html::default();
    }
    html! {
        <div class="compare" aria-hidden="true">
            <span class="pair names"><span>{ "Expected" }</span><span>{ "Token" }</span></span>
            for piece in pieces {
                { pairs(&piece, wanted, found) }
            }
        </div>
    }
}

fn worth_drawing(pieces: &[Piece], wanted: &str, found: &str) -> bool {
    let longer = wanted.len().max(found.len());
    let same: usize = pieces
        .iter()
        .filter(|piece| piece.same)
        .map(|piece| piece.wanted.len())
        .sum();
    longer <= LONGEST && same * 2 >= longer && wanted != found
}

/// One column for each character; where one text has fewer, its cells stay empty.
fn pairs(piece: &Piece, wanted: &str, found: &str) -> Html {
    let mut wanted = characters(wanted, &piece.wanted);
    let mut found = characters(found, &piece.found);
    let class = if piece.same { "pair" } else { "pair differs" };
    let next = || match (wanted.next(), found.next()) {
        (None, None) => None,
        (wanted, found) => Some(html! { <span {class}>{ cell(wanted) }{ cell(found) }</span> }),
    };
    std::iter::from_fn(next).collect()
}

fn characters<'a>(text: &'a str, at: &Range<usize>) -> impl Iterator<Item = char> + 'a {
    text.get(at.clone()).unwrap_or_default().chars()
}

fn cell(character: Option<char>) -> Html {
    match character {
        None => html! { <span class="none"></span> },
        Some(' ') => html! { <span>{ "\u{2423}" }</span> },
        Some(unseen) if hides(unseen) => {
            html! { <span class="odd">{ character::code_point(unseen) }</span> }
        }
        Some(plain) => html! { <span>{ plain.to_string() }</span> },
    }
}

/// Whether a character shows nothing of its own. A look-alike shows itself, and stands out by its
/// column.
fn hides(character: char) -> bool {
    character::kind(character).is_some_and(|kind| !matches!(kind, character::Kind::LookAlike(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_with_more_in_common_than_not_are_drawn() {
        let long = "a".repeat(LONGEST);
        let longer = format!("{long}/");
        let cases = [
            ("api://orders", "api://orders/", true),
            ("api://orders", "api://Orders", true),
            ("api://orders\u{200b}", "api://orders", true),
            ("api://orders", "api://orders", false),
            ("api://orders", "https://graph.microsoft.com", false),
            ("", "api://orders", false),
            (&long, &longer, false),
        ];
        for (wanted, found, expected) in cases {
            let pieces = align(wanted, found);
            assert_eq!(
                worth_drawing(&pieces, wanted, found),
                expected,
                "{wanted:?} {found:?}"
            );
        }
    }
}
