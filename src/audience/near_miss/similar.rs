//! Texts that differ in few characters.

use super::NearMiss;
use crate::{audience::difference, registry::guid};

/// Says that few characters differ, letter case, scheme and final slash aside.
///
/// How many are few depends on the length, and is little for GUIDs, which have no meaning that
/// could be renamed. A part before or after a separator (`orders-v2`) is always few.
pub(super) fn similar(wanted: &str, found: &str) -> Option<NearMiss> {
    let (wanted_scheme, wanted) = parts(wanted)?;
    let (found_scheme, found) = parts(found)?;
    if wanted_scheme != found_scheme {
        return None;
    }
    let longest = wanted.chars().count().max(found.chars().count());
    let limit = match longest {
        _ if guid::parse(&wanted).is_some() && guid::parse(&found).is_some() => 2,
        0..4 => 0,
        4..8 => 1,
        8..16 => 2,
        _ => 3,
    };
    let distance = difference::distance(&wanted, &found);
    let near = distance <= limit || extends(&wanted, &found) || extends(&found, &wanted);
    near.then_some(NearMiss::Similar { distance })
}

/// Longer texts are not compared.
const LONGEST: usize = 300;
/// A longer part is another name, not another version of it.
const LONGEST_PART: usize = 12;

fn parts(text: &str) -> Option<(String, String)> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.trim().trim_end_matches('/').to_ascii_lowercase();
    Some(match text.split_once("://") {
        Some((scheme, rest)) => (scheme.to_owned(), rest.to_owned()),
        None => (String::new(), text),
    })
}

/// Whether the longer text is the shorter one with a part before or after a separator.
fn extends(longer: &str, shorter: &str) -> bool {
    let part = |rest: &str| rest.len() > 1 && rest.len() <= LONGEST_PART;
    let separators = ['-', '_', '.'];
    let after = longer.strip_prefix(shorter);
    let before = longer.strip_suffix(shorter);
    shorter.len() > 2
        && (after.is_some_and(|rest| part(rest) && rest.starts_with(separators))
            || before.is_some_and(|rest| part(rest) && rest.ends_with(separators)))
}
