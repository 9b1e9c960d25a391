//! The members of a large object, found without looking at each.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use super::value::Value;

/// Smaller objects are searched from end to end.
const LARGE: usize = 64;

/// For each hash of a name, the last member that has it. Says nothing of what a text means, so
/// that two texts are equal whether or not somebody asked for a member.
#[derive(Clone, Debug, Default)]
pub(super) struct Index(OnceCell<HashMap<u64, usize>>);

impl Index {
    /// The last member of that name in the outermost object; `None` where the index cannot tell.
    pub(super) fn find<'a>(&self, object: Value<'a>, name: &str) -> Option<Option<Value<'a>>> {
        let last = self.0.get_or_init(|| build(object));
        if last.is_empty() {
            return None;
        }
        match last.get(&hash(name)) {
            None => Some(None),
            Some(index) => {
                let found = object.sibling(*index);
                // Two names may have one hash; then somebody has to look at each.
                let same = found.string().is_some_and(|own| own == name);
                same.then(|| Some(found.sibling(found.after())))
            }
        }
    }
}

impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Index {}

fn build(object: Value<'_>) -> HashMap<u64, usize> {
    if object.members().nth(LARGE).is_none() {
        return HashMap::new();
    }
    let members = object.members();
    members
        .map(|member| (hash(&member.name.display()), member.name.index()))
        .collect()
}

pub(super) fn hash(name: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(name)
}
