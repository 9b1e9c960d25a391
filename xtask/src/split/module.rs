//! What has to be known of a module before it can be cut in two.

use super::layout::start_of;
use super::numbers::Numbers;
use anyhow::{Context, Result, ensure};
use wasmparser::{
    ElementItems, ElementKind, ExternalKind, FuncType, GlobalType, Imports, MemoryType, Name,
    Operator, Parser, Payload, TableType, TypeRef,
};

/// A module, looked at from outside of its functions.
#[derive(Default)]
pub(super) struct Module<'a> {
    /// The types of functions.
    pub(super) types: Vec<FuncType>,
    /// All functions; the imported ones come first.
    pub(super) functions: Vec<Function<'a>>,
    /// How many of them are imported.
    pub(super) imported: u32,
    /// All tables.
    pub(super) tables: Vec<TableType>,
    /// All memories.
    pub(super) memories: Vec<MemoryType>,
    /// All globals.
    pub(super) globals: Vec<GlobalType>,
    /// What the first table holds: slots and functions.
    pub(super) slots: Vec<(u32, u32)>,
    /// What the memory holds at first, in the order of addresses.
    pub(super) data: Vec<(u32, &'a [u8])>,
}

/// One function.
#[derive(Default)]
pub(super) struct Function<'a> {
    /// The number of its type.
    pub(super) kind: u32,
    /// Its name in the name section; empty if it has none.
    pub(super) name: &'a str,
    /// Whom it calls by number.
    pub(super) calls: Vec<u32>,
    /// The numbers in it that may be addresses or slots.
    pub(super) numbers: Numbers,
    /// The length of its body in bytes.
    pub(super) bytes: usize,
    /// Whether it is named from outside, or its reference taken: then it must stay.
    pub(super) pinned: bool,
    /// Whether it stands in a table.
    pub(super) in_table: bool,
}

impl<'a> Module<'a> {
    /// Reads a module.
    ///
    /// # Errors
    /// When it is none, or holds what the splitter does not know how to cut.
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut module = Self::default();
        let mut next_body = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(section) => {
                    for kind in section.into_iter_err_on_gc_types() {
                        module.types.push(kind?);
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section {
                        let Imports::Single(_, import) = import? else {
                            anyhow::bail!("imports come in groups");
                        };
                        module.import(import.ty)?;
                    }
                    module.imported = u32::try_from(module.functions.len())?;
                    next_body = module.functions.len();
                }
                Payload::FunctionSection(section) => {
                    for kind in section {
                        module.add(kind?);
                    }
                }
                Payload::TableSection(section) => {
                    for table in section {
                        module.tables.push(table?.ty);
                    }
                }
                Payload::MemorySection(section) => {
                    for memory in section {
                        module.memories.push(memory?);
                    }
                }
                Payload::GlobalSection(section) => {
                    for global in section {
                        module.globals.push(global?.ty);
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            module.function(export.index)?.pinned = true;
                        }
                    }
                }
                Payload::StartSection { func, .. } => module.function(func)?.pinned = true,
                Payload::ElementSection(section) => {
                    for element in section {
                        module.element(element?)?;
                    }
                }
                Payload::DataSection(section) => {
                    for segment in section {
                        let segment = segment?;
                        module.data.push((start_of(&segment)?, segment.data));
                    }
                    module.data.sort_unstable();
                }
                Payload::CodeSectionEntry(body) => {
                    module.body(next_body, &body)?;
                    next_body += 1;
                }
                Payload::CustomSection(section) => {
                    if let wasmparser::KnownCustom::Name(names) = section.as_known() {
                        module.name(names)?;
                    }
                }
                _ => {}
            }
        }
        Ok(module)
    }

    /// The type of a function.
    pub(super) fn type_of(&self, function: u32) -> Option<&FuncType> {
        let kind = self.functions.get(usize::try_from(function).ok()?)?.kind;
        self.types.get(usize::try_from(kind).ok()?)
    }

    fn function(&mut self, index: u32) -> Result<&mut Function<'a>> {
        self.functions
            .get_mut(usize::try_from(index)?)
            .context("there is no such function")
    }

    fn add(&mut self, kind: u32) {
        self.functions.push(Function {
            kind,
            ..Function::default()
        });
    }

    fn import(&mut self, import: TypeRef) -> Result<()> {
        match import {
            TypeRef::Func(kind) => self.add(kind),
            TypeRef::Table(table) => self.tables.push(table),
            TypeRef::Memory(memory) => self.memories.push(memory),
            TypeRef::Global(global) => self.globals.push(global),
            _ => anyhow::bail!("an import is of an unknown sort"),
        }
        Ok(())
    }

    fn element(&mut self, element: wasmparser::Element<'_>) -> Result<()> {
        let ElementItems::Functions(functions) = element.items else {
            // Nothing but empty slots stands in such a list; a reference would need its function.
            let ElementItems::Expressions(_, list) = element.items else {
                return Ok(());
            };
            for entry in list {
                for operator in entry?.get_operators_reader() {
                    if let Operator::RefFunc { function_index } = operator? {
                        self.function(function_index)?.pinned = true;
                    }
                }
            }
            return Ok(());
        };
        let start = match &element.kind {
            ElementKind::Active {
                table_index: None | Some(0),
                offset_expr,
            } => match offset_expr.get_operators_reader().read()? {
                Operator::I32Const { value } => u32::try_from(value).ok(),
                _ => None,
            },
            _ => None,
        };
        for (function, slot) in functions.into_iter().zip(start.unwrap_or_default()..) {
            let index = function?;
            if start.is_some() {
                self.slots.push((slot, index));
            }
            let function = self.function(index)?;
            function.in_table = true;
            // Whoever fills the table later must find the function itself.
            function.pinned |= start.is_none();
        }
        Ok(())
    }

    fn body(&mut self, index: usize, body: &wasmparser::FunctionBody<'_>) -> Result<()> {
        let (mut calls, mut numbers) = (Vec::new(), Numbers::default());
        for operator in body.get_operators_reader()? {
            let operator = operator?;
            numbers.note(&operator)?;
            match operator {
                Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                    calls.push(function_index);
                }
                Operator::RefFunc { function_index } => {
                    self.function(function_index)?.pinned = true;
                }
                Operator::MemoryInit { .. }
                | Operator::DataDrop { .. }
                | Operator::TableInit { .. }
                | Operator::ElemDrop { .. } => {
                    ensure!(false, "segments are used by number");
                }
                _ => {}
            }
        }
        calls.sort_unstable();
        calls.dedup();
        let function = self.functions.get_mut(index);
        let function = function.context("there are more bodies than functions")?;
        function.calls = calls;
        function.numbers = numbers;
        function.bytes = body.as_bytes().len();
        Ok(())
    }

    fn name(&mut self, names: wasmparser::NameSectionReader<'a>) -> Result<()> {
        for part in names {
            let Name::Function(list) = part? else {
                continue;
            };
            for naming in list {
                let naming = naming?;
                self.function(naming.index)?.name = naming.name;
            }
        }
        Ok(())
    }
}
