//! Which members to list, in which groups.

use crate::explain::claim::{self, ClaimText};
use crate::registry::Group;
use crate::token::json::{Json, Member, Value};
use crate::ui::decoded::Place;
use crate::ui::state::Shared;

/// Members in groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listing {
    /// A title and the indices of the names.
    pub(super) groups: Vec<(&'static str, Vec<usize>)>,
    /// How many match the filter.
    pub(super) matching: usize,
    /// How many there are.
    pub(super) total: usize,
}

/// Only so many members are grouped and searched, so that typing stays fast.
pub(super) const SEARCHED: usize = 2_000;

/// How much of a value is searched, in bytes.
const SEARCHED_TEXT: usize = 4_096;

/// The title of what no registry explains.
const UNKNOWN: &str = "Not in any registry";

/// The members of the outermost object that match a filter, in the registry's order of groups and,
/// inside a group, in the order of the token.
pub(super) fn list(diagnosis: &Shared, place: Place, filter: &str) -> Listing {
    let Some(part) = place.json(diagnosis) else {
        return Listing::default();
    };
    let members = || part.json.object().into_iter().flat_map(Value::members);
    let filter = filter.trim().to_ascii_lowercase();
    let mut matching = 0;
    let mut groups: Vec<(Option<Group>, Vec<usize>)> = Vec::new();
    for member in members().take(SEARCHED) {
        let text = claim::claim(place.part(), member, diagnosis);
        if !matches(member, &text, &filter) {
            continue;
        }
        matching += 1;
        let group = text.entry.map(|entry| entry.group);
        // Groups in their own order, and what has none behind them.
        let order = (group.is_none(), group);
        let at = groups
            .iter()
            .position(|(own, _)| (own.is_none(), *own) >= order)
            .unwrap_or(groups.len());
        match groups.get_mut(at) {
            Some((own, indices)) if *own == group => indices.push(member.name.index()),
            _ => groups.insert(at, (group, vec![member.name.index()])),
        }
    }
    let title = |group: Option<Group>| group.map_or(UNKNOWN, Group::title);
    let groups = groups
        .into_iter()
        .map(|(group, indices)| (title(group), indices))
        .collect();
    Listing {
        groups,
        matching,
        total: members().count(),
    }
}

/// The member whose name is listed at `index`.
pub(super) fn member(json: &Json, index: usize) -> Option<Member<'_>> {
    let name = json.at(index)?;
    Some(Member {
        name,
        value: json.at(name.after())?,
    })
}

fn matches(member: Member<'_>, text: &ClaimText, filter: &str) -> bool {
    let has = |text: &str| beginning(text).to_ascii_lowercase().contains(filter);
    filter.is_empty()
        || has(&member.name.display())
        || has(&member.value.display())
        || text.entry.is_some_and(|entry| has(entry.meaning))
        || text.notes.iter().any(|note| has(note))
}

fn beginning(text: &str) -> &str {
    let longest = text.len().min(SEARCHED_TEXT);
    let end = (0..=longest)
        .rev()
        .find(|end| text.is_char_boundary(*end))
        .unwrap_or_default();
    text.get(..end).unwrap_or_default()
}
