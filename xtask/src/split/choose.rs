//! Which functions go into the second module.

use super::Late;
use super::module::{Function, Module};

/// Whether each function is late: everything that cannot be reached without passing a gate or a
/// late function in the table. What is named from outside stays, whatever it is called.
pub(super) fn late(module: &Module<'_>, sort: impl Fn(&str, usize) -> Late) -> Vec<bool> {
    let mut late = vec![true; module.functions.len()];
    let sort = |function: &Function<'_>| match function.pinned {
        true => Late::No,
        false => sort(function.name, function.bytes),
    };
    let imported = usize::try_from(module.imported).unwrap_or(usize::MAX);
    let functions = module.functions.iter().enumerate();
    let mut to_look_at: Vec<usize> = functions
        .filter(|(index, function)| {
            let stands_in_table = function.in_table && sort(function) != Late::InTable;
            *index < imported || function.pinned || stands_in_table
        })
        .map(|(index, _)| index)
        .collect();
    while let Some(index) = to_look_at.pop() {
        let Some(mark) = late.get_mut(index).filter(|mark| **mark) else {
            continue;
        };
        *mark = false;
        let calls = module.functions.get(index).map(|function| &function.calls);
        for called in calls.into_iter().flatten() {
            let called = usize::try_from(*called).unwrap_or(usize::MAX);
            let function = module.functions.get(called);
            if function.is_some_and(|function| sort(function) != Late::Gate) {
                to_look_at.push(called);
            }
        }
    }
    late
}

/// The functions of one half that the other one calls, by number. `from` says which half calls.
pub(super) fn called_across(module: &Module<'_>, late: &[bool], from: bool) -> Vec<u32> {
    let callers = module.functions.iter().zip(late);
    let callers = callers.filter(|(_, late)| **late == from);
    let mut called: Vec<u32> = callers
        .flat_map(|(function, _)| &function.calls)
        .copied()
        .filter(|called| {
            let called = usize::try_from(*called).ok();
            called.and_then(|called| late.get(called)) == Some(&!from)
        })
        .collect();
    called.sort_unstable();
    called.dedup();
    called
}
