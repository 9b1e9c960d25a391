//! The first module: everything but the bodies and the data that come later.

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, ExportKind, ExportSection, FunctionSection, Instruction};
use wasmparser::Parser;

use super::{Cut, data};

/// Writes the first module: late functions that are called from here only ask the table for
/// themselves, and what the second module needs has a name.
pub(super) fn write(wasm: &[u8], cut: &Cut<'_>) -> Result<Vec<u8>> {
    let mut written = wasm_encoder::Module::new();
    First { cut }
        .parse_core_module(&mut written, Parser::new(0), wasm)
        .map_err(|problem| anyhow!("the first module: {problem}"))?;
    Ok(written.finish())
}

struct First<'a, 'b> {
    cut: &'b Cut<'a>,
}

/// A function that is not here.
#[derive(Debug)]
pub(super) struct Absent(pub(super) u32);

impl std::fmt::Display for Absent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "function {} is in the other module", self.0)
    }
}

type Outcome<T = ()> = Result<T, Error<Absent>>;

impl Reencode for First<'_, '_> {
    type Error = Absent;

    fn function_index(&mut self, index: u32) -> Outcome<u32> {
        let number = self.cut.first_number(index);
        number.ok_or(Error::UserError(Absent(index)))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: wasmparser::FunctionSectionReader<'_>,
    ) -> Outcome {
        let own = self.cut.module.functions.iter().zip(&self.cut.first);
        let imported = usize::try_from(self.cut.module.imported).unwrap_or(usize::MAX);
        for (function, number) in own.skip(imported) {
            if number.is_some() {
                functions.function(function.kind);
            }
        }
        functions.function(self.cut.trap_type);
        Ok(())
    }

    /// One type more, for the function that is in nobody's place.
    fn parse_type_section(
        &mut self,
        types: &mut wasm_encoder::TypeSection,
        section: wasmparser::TypeSectionReader<'_>,
    ) -> Outcome {
        utils::parse_type_section(self, types, section)?;
        types.ty().function([], []);
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut wasm_encoder::TableSection,
        _: wasmparser::TableSectionReader<'_>,
    ) -> Outcome {
        for table in &self.cut.tables {
            tables.table(*table);
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Outcome {
        utils::parse_export_section(self, exports, section)?;
        for (name, kind, index) in self.cut.handed_over() {
            let index = match kind {
                ExportKind::Func => self.function_index(index)?,
                _ => index,
            };
            exports.export(&name, kind, index);
        }
        Ok(())
    }

    /// Late functions leave their slots to one that traps.
    fn element_items<'a>(
        &mut self,
        items: wasmparser::ElementItems<'a>,
    ) -> Outcome<wasm_encoder::Elements<'a>> {
        let wasmparser::ElementItems::Functions(functions) = items else {
            return utils::element_items(self, items);
        };
        let mut numbers = Vec::new();
        for function in functions {
            numbers.push(self.cut.first_number(function?).unwrap_or(self.cut.trap));
        }
        Ok(wasm_encoder::Elements::Functions(numbers.into()))
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: wasmparser::CodeSectionReader<'_>,
    ) -> Outcome {
        for (index, body) in (self.cut.module.imported..).zip(section) {
            let body = body?;
            if !self.cut.is_late(index) {
                self.parse_function_body(code, body)?;
            } else if let Some(slot) = self.cut.door_slot(index) {
                code.function(&self.cut.door(index, slot));
            }
        }
        let mut trap = wasm_encoder::Function::new([]);
        trap.instruction(&Instruction::Unreachable);
        trap.instruction(&Instruction::End);
        code.function(&trap);
        Ok(())
    }

    fn data_count(&mut self, _: u32) -> Outcome<u32> {
        let [data, _] = &self.cut.data;
        Ok(u32::try_from(data.len()).unwrap_or(u32::MAX))
    }

    fn parse_data_section(
        &mut self,
        section: &mut wasm_encoder::DataSection,
        _: wasmparser::DataSectionReader<'_>,
    ) -> Outcome {
        let [data, _] = &self.cut.data;
        data::write(data, section);
        Ok(())
    }

    /// Names and notes of tools are of no use to a browser.
    fn parse_custom_section(
        &mut self,
        _: &mut wasm_encoder::Module,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Outcome {
        Ok(())
    }
}
