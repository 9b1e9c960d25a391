//! The second module: the bodies and the data that come later, and where they go in the table and
//! in the memory.

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    FunctionSection, ImportSection, TypeSection,
};
use wasmparser::{Parser, Payload};

use super::first::Absent;
use super::{Cut, FIRST, data};

/// Writes the second module.
pub(super) fn write(wasm: &[u8], cut: &Cut<'_>) -> Result<Vec<u8>> {
    let told = |problem: Error<Absent>| anyhow!("the second module: {problem}");
    let mut second = Second { cut };
    let (mut types, mut code) = (TypeSection::new(), CodeSection::new());
    let mut index = cut.module.imported;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::TypeSection(section) => {
                second
                    .parse_type_section(&mut types, section)
                    .map_err(told)?;
            }
            Payload::CodeSectionEntry(body) => {
                if cut.is_late(index) {
                    second.parse_function_body(&mut code, body).map_err(told)?;
                }
                index += 1;
            }
            _ => {}
        }
    }
    let mut functions = FunctionSection::new();
    for (function, late) in cut.module.functions.iter().zip(&cut.late) {
        if *late {
            functions.function(function.kind);
        }
    }
    let mut data = DataSection::new();
    let [_, own] = &cut.data;
    data::write(own, &mut data);
    let mut module = wasm_encoder::Module::new();
    module
        .section(&types)
        .section(&second.imports()?)
        .section(&functions)
        .section(&second.elements()?)
        .section(&code)
        .section(&data);
    Ok(module.finish())
}

struct Second<'a, 'b> {
    cut: &'b Cut<'a>,
}

impl Second<'_, '_> {
    /// Everything is imported in the order that it has in the first module, so that tables,
    /// memories and globals keep their numbers.
    fn imports(&mut self) -> Result<ImportSection> {
        let mut imports = ImportSection::new();
        for (name, kind, index) in self.cut.handed_over() {
            let at = usize::try_from(index)?;
            let module = &self.cut.module;
            let entity = match kind {
                ExportKind::Func => module
                    .functions
                    .get(at)
                    .map(|function| EntityType::Function(function.kind)),
                ExportKind::Table => self.cut.tables.get(at).copied().map(EntityType::Table),
                ExportKind::Memory => {
                    let memory = module.memories.get(at);
                    memory.map(|memory| EntityType::Memory((*memory).into()))
                }
                ExportKind::Global => match module.globals.get(at) {
                    Some(global) => Some(EntityType::Global(
                        self.global_type(*global)
                            .map_err(|problem| anyhow!("{problem}"))?,
                    )),
                    None => None,
                },
                ExportKind::Tag => None,
            };
            let entity = entity.ok_or_else(|| anyhow!("nothing has the number {index}"))?;
            imports.import(FIRST, &name, entity);
        }
        Ok(imports)
    }

    /// Runs of slots, in the order of the table.
    fn elements(&self) -> Result<ElementSection> {
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        for (slot, function) in self.cut.filled() {
            let number = self.cut.second_number(function);
            let number = number.ok_or_else(|| anyhow!("function {function} is not late"))?;
            match runs.last_mut() {
                Some((start, run)) if usize::try_from(slot - *start)? == run.len() => {
                    run.push(number);
                }
                _ => runs.push((slot, vec![number])),
            }
        }
        let mut elements = ElementSection::new();
        for (start, run) in runs {
            let start = ConstExpr::i32_const(i32::try_from(start)?);
            elements.active(None, &start, Elements::Functions(run.into()));
        }
        Ok(elements)
    }
}

impl Reencode for Second<'_, '_> {
    type Error = Absent;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Absent>> {
        let number = self.cut.second_number(index);
        number.ok_or(Error::UserError(Absent(index)))
    }
}
