//! What goes into the second module: all that the first cannot come to but through a gate.
//!
//! A function comes to those that it calls, to those whose slot may be among its numbers, and to
//! the data whose address may be among them. Data comes to what it holds the addresses and slots
//! of. It begins with what is named from outside, and with data that can be written to: the second
//! module would write over what the first has written.
//!
//! Numbers say what may be meant, not what is: some functions and data stay that need not.

use std::collections::HashMap;

use super::layout::Layout;
use super::module::Module;

/// How far beside a piece an address may be that was made from one inside, in bytes.
const NEAR: u32 = 64;

/// What is late, by number.
pub(super) struct Late {
    /// The functions.
    pub(super) functions: Vec<bool>,
    /// The pieces of data.
    pub(super) pieces: Vec<bool>,
}

/// Something that the first module may need, by number.
#[derive(Clone, Copy)]
enum Item {
    Function(usize),
    Piece(usize),
}

/// Looks for what is late. `gate` is asked for every function that is called, by its name.
pub(super) fn late(module: &Module<'_>, layout: &Layout, gate: impl Fn(&str) -> bool) -> Late {
    let slots: HashMap<u32, u32> = module.slots.iter().copied().collect();
    let mut late = Late {
        functions: vec![true; module.functions.len()],
        pieces: vec![true; layout.pieces.len()],
    };
    let imported = usize::try_from(module.imported).unwrap_or(usize::MAX);
    let functions = module.functions.iter().enumerate();
    let roots = functions.filter(|(index, function)| *index < imported || function.pinned);
    let pieces = layout.pieces.iter().enumerate();
    let stays = pieces.filter(|(_, piece)| piece.stays);
    let mut to_look_at: Vec<Item> = roots
        .map(|(index, _)| Item::Function(index))
        .chain(stays.map(|(index, _)| Item::Piece(index)))
        .collect();
    while let Some(item) = to_look_at.pop() {
        let mark = match item {
            Item::Function(index) => late.functions.get_mut(index),
            Item::Piece(index) => late.pieces.get_mut(index),
        };
        let Some(mark) = mark.filter(|mark| **mark) else {
            continue;
        };
        *mark = false;
        to_look_at.extend(next(module, layout, &slots, &gate, item));
    }
    late
}

/// Where one comes from an item.
fn next(
    module: &Module<'_>,
    layout: &Layout,
    slots: &HashMap<u32, u32>,
    gate: impl Fn(&str) -> bool,
    item: Item,
) -> Vec<Item> {
    let number = |function: u32| usize::try_from(function).unwrap_or(usize::MAX);
    let in_slot = |slot: &u32| {
        slots
            .get(slot)
            .map(|function| Item::Function(number(*function)))
    };
    match item {
        Item::Function(index) => {
            let Some(function) = module.functions.get(index) else {
                return Vec::new();
            };
            let is_gate = |called: &usize| {
                let called = module.functions.get(*called);
                called.is_some_and(|called| !called.pinned && gate(called.name))
            };
            let called = function.calls.iter().map(|called| number(*called));
            let called = called.filter(|called| !is_gate(called)).map(Item::Function);
            let numbers = &function.numbers;
            let taken = numbers.constants.iter();
            let taken = taken.filter(|number| layout.taken.binary_search(number).is_ok());
            let addresses = numbers.constants.iter().chain(&numbers.offsets);
            let data = addresses
                .flat_map(|address| meant(layout, *address))
                .map(Item::Piece);
            called
                .chain(taken.filter_map(in_slot))
                .chain(data)
                .collect()
        }
        Item::Piece(index) => {
            let Some(piece) = layout.pieces.get(index) else {
                return Vec::new();
            };
            let data = piece.needs.iter().copied().map(Item::Piece);
            data.chain(piece.slots.iter().filter_map(in_slot)).collect()
        }
    }
}

/// The pieces that a number may be an address of. If code has named that address to the linker, it
/// is what was meant there. Otherwise a tool may have added something to one: it is the piece
/// around it, and, where that is not far, the one before and the one behind.
fn meant(layout: &Layout, address: u32) -> Vec<usize> {
    let named = &layout.named;
    let from = named.partition_point(|(named, _)| *named < address);
    let to = named.partition_point(|(named, _)| *named <= address);
    if let Some(known @ [_, ..]) = named.get(from..to) {
        return known.iter().map(|(_, piece)| *piece).collect();
    }
    let pieces = &layout.pieces;
    let from = pieces.partition_point(|piece| piece.at.end.saturating_add(NEAR) < address);
    let to = pieces.partition_point(|piece| piece.at.start <= address.saturating_add(NEAR));
    (from..to).collect()
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
