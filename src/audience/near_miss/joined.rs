//! One string that was meant to be a list.

use super::{NearMiss, Side};
use crate::registry::guid;

/// One side as a joined list with the other side in it.
pub(super) fn list(wanted: &str, found: &str) -> Option<NearMiss> {
    let holds = |list, item, side| {
        separator(list, item).map(|separator| NearMiss::JoinedList { side, separator })
    };
    holds(found, wanted, Side::Found).or_else(|| holds(wanted, found, Side::Wanted))
}

/// What separates the items of a text that has this item; `[` for a list of one in brackets.
fn separator(list: &str, item: &str) -> Option<char> {
    let inner = list
        .trim()
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let items = inner.unwrap_or(list);
    let has = |separator: &char| {
        let bare = |part: &str| part.trim().trim_matches(['"', '\'']).trim() == item;
        items.contains(*separator) && items.split(*separator).any(bare)
    };
    [',', ';', '\n'].into_iter().find(has).or_else(|| {
        // A name may have spaces in it ("Modern POS"); URIs and GUIDs have none.
        let is_id = |part: &str| part.contains("://") || guid::parse(part).is_some();
        let spaced = items.split_whitespace().all(is_id) && has(&' ');
        let single = inner.is_some_and(|inner| inner.trim().trim_matches(['"', '\'']) == item);
        match (spaced, single) {
            (true, _) => Some(' '),
            (_, true) => Some('['),
            _ => None,
        }
    })
}
