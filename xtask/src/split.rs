//! Cuts a module in two: what a first visit needs, and what is called only later.
//!
//! The second module is instantiated with the exports of the first. It shares its memory, tables
//! and globals, and puts its functions into the table: where they stood in the whole module, and,
//! if the first calls them by number, into slots of their own at its end. In the first such a
//! function only asks the table for itself. A call that comes before the second module traps.
//!
//! Data that only its functions use comes with it, and is put where it would have been. Until then
//! there are zeros.

mod choose;
mod data;
mod first;
mod layout;
mod module;
mod numbers;
mod second;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportKind, Instruction, TableType};

use choose::Late;
use data::Segments;
use layout::Layout;
use module::Module;

/// The name under which the second module imports the first.
const FIRST: &str = "first";

/// A module in two parts.
pub(crate) struct Halves {
    /// What is loaded first.
    pub(crate) first: Vec<u8>,
    /// What may follow.
    pub(crate) second: Vec<u8>,
    /// The names of late functions that the first part may call.
    pub(crate) doors: Vec<String>,
}

/// Cuts a module. `linked` is what the linker made, from which it was packed: it says where the
/// pieces of data are. `gate` is asked for every function, by its name.
///
/// # Errors
/// When it cannot be read, or holds what the splitter does not know how to cut; or when the data
/// that was linked is not what is there now, so that nothing is known of it.
pub(crate) fn split(wasm: &[u8], linked: &[u8], gate: impl Fn(&str) -> bool) -> Result<Halves> {
    let module = Module::read(wasm)?;
    let layout = Layout::read(linked)?;
    let linked = data::joined(&Module::read(linked)?.data);
    ensure!(
        data::joined(&module.data) == linked,
        "the data is not what was linked"
    );
    let late = choose::late(&module, &layout, gate);
    let cut = Cut::new(module, late, &layout)?;
    let doors = cut.doors.iter().map(|door| {
        let function = usize::try_from(*door)
            .ok()
            .and_then(|at| cut.module.functions.get(at));
        function.map_or("", |function| function.name).to_owned()
    });
    let halves = Halves {
        first: first::write(wasm, &cut)?,
        second: second::write(wasm, &cut)?,
        doors: doors.collect(),
    };
    for part in [&halves.first, &halves.second] {
        wasmparser::Validator::new().validate_all(part)?;
    }
    Ok(halves)
}

/// The module without its names and the notes of tools.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn strip(wasm: &[u8]) -> Result<Vec<u8>> {
    struct Strip(Segments);
    impl Reencode for Strip {
        type Error = std::convert::Infallible;

        fn data_count(
            &mut self,
            _: u32,
        ) -> Result<u32, wasm_encoder::reencode::Error<Self::Error>> {
            Ok(u32::try_from(self.0.len()).unwrap_or(u32::MAX))
        }

        fn parse_data_section(
            &mut self,
            data: &mut wasm_encoder::DataSection,
            _: wasmparser::DataSectionReader<'_>,
        ) -> Result<(), wasm_encoder::reencode::Error<Self::Error>> {
            data::write(&self.0, data);
            Ok(())
        }

        fn parse_custom_section(
            &mut self,
            _: &mut wasm_encoder::Module,
            _: wasmparser::CustomSectionReader<'_>,
        ) -> Result<(), wasm_encoder::reencode::Error<Self::Error>> {
            Ok(())
        }
    }
    let mut stripped = wasm_encoder::Module::new();
    Strip(data::joined(&Module::read(wasm)?.data)).parse_core_module(
        &mut stripped,
        wasmparser::Parser::new(0),
        wasm,
    )?;
    Ok(stripped.finish())
}

/// Where everything goes.
struct Cut<'a> {
    module: Module<'a>,
    /// Whether a function is late.
    late: Vec<bool>,
    /// The late functions that early ones call, in order; each has a slot at the table's end.
    doors: Vec<u32>,
    /// The early functions that late ones call, in order.
    wanted: Vec<u32>,
    /// The number of each function in the first module; late ones without a door have none.
    first: Vec<Option<u32>>,
    /// The number of each function in the second module; early ones that are not wanted have none.
    second: Vec<Option<u32>>,
    /// All tables; the first has room for the doors.
    tables: Vec<TableType>,
    /// The data of both modules.
    data: [Segments; 2],
    /// The slot of the first door.
    first_door: u32,
    /// The function in the first module that stands where a late one will.
    trap: u32,
    /// Its type.
    trap_type: u32,
}

impl<'a> Cut<'a> {
    fn new(module: Module<'a>, late: Late, layout: &Layout) -> Result<Self> {
        let data = data::cut(&module, layout, &late.pieces)?;
        let late = late.functions;
        let doors = choose::called_across(&module, &late, false);
        let wanted = choose::called_across(&module, &late, true);
        let (mut first, mut second) = (Vec::new(), vec![None; late.len()]);
        let mut trap = 0;
        for (index, late) in (0_u32..).zip(&late) {
            let stays = !late || doors.binary_search(&index).is_ok();
            first.push(stays.then_some(trap));
            trap += u32::from(stays);
        }
        let mut number = 0;
        let own = (0_u32..).zip(&late).filter(|(_, late)| **late);
        for index in wanted.iter().copied().chain(own.map(|(index, _)| index)) {
            if let Some(place) = second.get_mut(usize::try_from(index)?) {
                *place = Some(number);
                number += 1;
            }
        }
        let mut tables = Vec::new();
        for table in &module.tables {
            tables.push(
                RoundtripReencoder
                    .table_type(*table)
                    .map_err(|problem| anyhow!("{problem}"))?,
            );
        }
        let table = tables.first_mut().context("there is no table")?;
        let first_door = u32::try_from(table.minimum)?;
        let room = u64::try_from(doors.len())?;
        table.minimum += room;
        table.maximum = table.maximum.map(|maximum| maximum + room);
        ensure!(
            module.memories.len() == 1,
            "there is not exactly one memory"
        );
        let trap_type = u32::try_from(module.types.len())?;
        Ok(Self {
            module,
            late,
            doors,
            wanted,
            first,
            second,
            tables,
            data,
            first_door,
            trap,
            trap_type,
        })
    }

    fn is_late(&self, function: u32) -> bool {
        let at = usize::try_from(function).ok();
        at.and_then(|at| self.late.get(at))
            .copied()
            .unwrap_or_default()
    }

    fn first_number(&self, function: u32) -> Option<u32> {
        *self.first.get(usize::try_from(function).ok()?)?
    }

    fn second_number(&self, function: u32) -> Option<u32> {
        *self.second.get(usize::try_from(function).ok()?)?
    }

    fn door_slot(&self, function: u32) -> Option<u32> {
        let door = self.doors.binary_search(&function).ok()?;
        Some(self.first_door + u32::try_from(door).ok()?)
    }

    /// What stands for a late function in the first module.
    fn door(&self, function: u32, slot: u32) -> wasm_encoder::Function {
        let parameters = self
            .module
            .type_of(function)
            .map_or(0, |kind| kind.params().len());
        let kind = usize::try_from(function)
            .ok()
            .and_then(|at| self.module.functions.get(at));
        let mut door = wasm_encoder::Function::new([]);
        for (parameter, _) in (0_u32..).zip(0..parameters) {
            door.instruction(&Instruction::LocalGet(parameter));
        }
        door.instruction(&Instruction::I32Const(slot.cast_signed()));
        door.instruction(&Instruction::CallIndirect {
            type_index: kind.map_or(0, |function| function.kind),
            table_index: 0,
        });
        door.instruction(&Instruction::End);
        door
    }

    /// The slots that the second module fills, with the functions of the whole; in order.
    fn filled(&self) -> Vec<(u32, u32)> {
        let own = self.module.slots.iter().copied();
        let mut filled: Vec<(u32, u32)> = own
            .filter(|(_, function)| self.is_late(*function))
            .chain((self.first_door..).zip(self.doors.iter().copied()))
            .collect();
        filled.sort_unstable();
        filled
    }

    /// What the first module hands to the second: names, sorts and numbers in the whole.
    fn handed_over(&self) -> Vec<(String, ExportKind, u32)> {
        let all =
            |kind: ExportKind, count: usize| (0_u32..).take(count).map(move |index| (kind, index));
        self.wanted
            .iter()
            .map(|function| (ExportKind::Func, *function))
            .chain(all(ExportKind::Table, self.module.tables.len()))
            .chain(all(ExportKind::Memory, self.module.memories.len()))
            .chain(all(ExportKind::Global, self.module.globals.len()))
            .enumerate()
            .map(|(name, (kind, index))| (name.to_string(), kind, index))
            .collect()
    }
}

#[cfg(test)]
mod tests;
