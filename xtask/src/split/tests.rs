use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, ElementSection,
    Elements, EntityType, ExportSection, Function, FunctionSection, GlobalSection, GlobalType,
    ImportSection, LinkingSection, MemorySection, MemoryType, NameMap, NameSection, RefType,
    SymbolTable, TableSection, TypeSection, ValType,
};
use wasmparser::{Operator, Parser, Payload};

use super::*;

/// `log` is imported; `start` is exported, has a number in it, and calls `gate` and `both`; only
/// `gate` calls `helper`, and knows the data at 1030 and 1032, where the slot of `family` is;
/// both halves call `both`. What is at 1024 holds an address, and what is at 1036 can be written to.
/// The linker has said so, and its words are still there.
fn whole(number: i32) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    types
        .ty()
        .function([ValType::I32, ValType::I64], [ValType::I32]);
    let mut imports = ImportSection::new();
    imports.import("js", "log", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    for kind in [0, 1, 0, 0, 0] {
        functions.function(kind);
    }
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 3,
        maximum: Some(3),
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    let stack = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    globals.global(stack, &ConstExpr::i32_const(64));
    let mut exports = ExportSection::new();
    exports.export("start", ExportKind::Func, 1);
    let mut elements = ElementSection::new();
    let slots = Elements::Functions(vec![4, 5].into());
    elements.active(None, &ConstExpr::i32_const(1), slots);
    let mut code = CodeSection::new();
    for body in [
        // 1, `start`.
        &[
            Instruction::I32Const(number),
            Instruction::I64Const(7),
            Instruction::Call(2),
            Instruction::Drop,
            Instruction::Call(4),
        ][..],
        // 2, `gate`.
        &[
            Instruction::Call(3),
            Instruction::Call(0),
            Instruction::I32Const(1030),
            Instruction::Drop,
            Instruction::I32Const(1032),
        ],
        // 3, `helper`.
        &[Instruction::Call(4)],
        // 4, `both`, which is in the table.
        &[Instruction::Call(0)],
        // 5, `family`, which is there too.
        &[Instruction::Call(3)],
    ] {
        let mut function = Function::new([]);
        for instruction in body.iter().chain([&Instruction::End]) {
            function.instruction(instruction);
        }
        code.function(&function);
    }
    let mut data = DataSection::new();
    let (mut pieces, mut symbols) = (NameMap::new(), SymbolTable::new());
    for (index, (start, bytes, name)) in (0..).zip([
        (1024, &[4, 4, 0, 0][..], ".rodata.early"),
        (1028, &[1, 1], ".rodata.held"),
        (1030, &[2, 2], ".rodata.late"),
        (1032, &[2, 0, 0, 0], ".rodata.slots"),
        (1036, &[3, 3], ".data.cell"),
    ]) {
        data.active(0, &ConstExpr::i32_const(start), bytes.iter().copied());
        pieces.append(index, name);
        let (offset, size) = (0, 1);
        let place = DataSymbolDefinition {
            index,
            offset,
            size,
        };
        symbols.data(0, name, Some(place));
    }
    symbols.function(0, 5, Some("family"));
    let mut linking = LinkingSection::new();
    linking.symbol_table(&symbols);
    let mut names = NameSection::new();
    let mut map = NameMap::new();
    for (index, name) in (0..).zip(["log", "start", "gate", "helper", "both", "family"]) {
        map.append(index, name);
    }
    names.functions(&map);
    names.data(&pieces);
    let mut module = wasm_encoder::Module::new();
    module
        .section(&types)
        .section(&imports)
        .section(&functions)
        .section(&tables)
        .section(&memories)
        .section(&globals)
        .section(&exports)
        .section(&elements)
        .section(&code)
        .section(&data)
        .section(&names)
        .section(&linking)
        // Where each is in the code does not matter.
        .section(&addresses(
            "reloc.CODE",
            &[
                &[4, 9, 0, 0],
                &[4, 9, 1, 0],
                &[4, 9, 2, 0],
                &[4, 9, 3, 0],
                &[1, 9, 5],
            ],
        ))
        // There are six bytes before each piece, and one before them all.
        .section(&addresses("reloc.DATA", &[&[5, 7, 1, 0], &[2, 33, 5]]));
    module.finish()
}

/// Entries of a sort, a place and a symbol, and for data what is added.
fn addresses<'a>(name: &'a str, entries: &[&[u8]]) -> CustomSection<'a> {
    let mut data = vec![0, u8::try_from(entries.len()).unwrap()];
    data.extend(entries.iter().copied().flatten());
    CustomSection {
        name: name.into(),
        data: data.into(),
    }
}

/// What is exported stays, whatever it is called.
fn gate(name: &str) -> bool {
    matches!(name, "gate" | "start")
}

/// What can be seen of a module, a line each.
fn shown(wasm: &[u8]) -> String {
    let mut lines = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.unwrap() {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import.unwrap();
                    lines.push(format!("import {} {}", import.module, import.name));
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    let table = table.unwrap().ty;
                    lines.push(format!("table {} {:?}", table.initial, table.maximum));
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export.unwrap();
                    lines.push(format!(
                        "export {} {:?} {}",
                        export.name, export.kind, export.index
                    ));
                }
            }
            Payload::ElementSection(section) => {
                for element in section {
                    let element = element.unwrap();
                    let wasmparser::ElementKind::Active { offset_expr, .. } = element.kind else {
                        continue;
                    };
                    let slot = offset_expr.get_operators_reader().read().unwrap();
                    let wasmparser::ElementItems::Functions(functions) = element.items else {
                        continue;
                    };
                    let functions: Vec<u32> = functions.into_iter().map(Result::unwrap).collect();
                    lines.push(format!("slots {slot:?} {functions:?}"));
                }
            }
            Payload::CodeSectionEntry(body) => {
                let operators = body.get_operators_reader().unwrap().into_iter();
                let words: Vec<String> = operators
                    .map(|operator| match operator.unwrap() {
                        Operator::Call { function_index } => format!("call {function_index}"),
                        Operator::CallIndirect { type_index, .. } => format!("ask {type_index}"),
                        Operator::LocalGet { local_index } => format!("get {local_index}"),
                        Operator::I32Const { value } => value.to_string(),
                        other => format!("{other:?}"),
                    })
                    .collect();
                lines.push(format!("body {}", words.join(", ")));
            }
            Payload::DataSection(section) => {
                for segment in section {
                    let segment = segment.unwrap();
                    let start = layout::start_of(&segment).unwrap();
                    lines.push(format!("data {start} {:?}", segment.data));
                }
            }
            Payload::CustomSection(section) => lines.push(format!("custom {}", section.name())),
            _ => {}
        }
    }
    lines.join("\n")
}

#[test]
fn a_module_is_cut_at_its_gates() {
    let Halves {
        first,
        second,
        doors,
    } = split(&whole(1024), &whole(1024), gate).unwrap();
    assert_eq!(doors, ["gate"]);
    // `gate` asks slot 3 for itself; whoever calls slot 2 before it is filled traps.
    assert_eq!(
        shown(&first),
        "import js log\n\
         table 4 Some(4)\n\
         export start Func 1\n\
         export 0 Func 0\n\
         export 1 Func 3\n\
         export 2 Table 0\n\
         export 3 Memory 0\n\
         export 4 Global 0\n\
         slots I32Const { value: 1 } [3, 4]\n\
         body 1024, I64Const { value: 7 }, call 2, Drop, call 3, End\n\
         body get 0, get 1, 3, ask 1, End\n\
         body call 0, End\n\
         body Unreachable, End\n\
         data 1024 [4, 4, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 3, 3]"
    );
    assert_eq!(
        shown(&second),
        "import first 0\n\
         import first 1\n\
         import first 2\n\
         import first 3\n\
         import first 4\n\
         slots I32Const { value: 2 } [4, 2]\n\
         body call 3, call 0, 1030, Drop, 1032, End\n\
         body call 1, End\n\
         body call 3, End\n\
         data 1030 [2, 2, 2]"
    );
}

#[test]
fn what_the_first_module_may_come_to_stays_in_it() {
    for (number, second) in [
        // An address is that of what the linker says, and of what is held there.
        (1024, "data 1030 [2, 2, 2]"),
        // Nothing is written over what is between.
        (1028, "data 1024 [4, 4]\ndata 1030 [2, 2, 2]"),
        (1030, "data 1024 [4, 4, 0, 0, 1, 1]\ndata 1032 [2]"),
        // With its slot, `family` stays too, and so does `helper`.
        (1032, "data 1024 [4, 4, 0, 0, 1, 1, 2, 2]"),
        (2, "data 1024 [4, 4, 0, 0, 1, 1, 2, 2, 2]"),
        // A number that the linker does not know may be an address nearby.
        (1033, ""),
        (1100, "data 1024 [4, 4, 0, 0, 1, 1, 2, 2]"),
        (1101, "data 1024 [4, 4, 0, 0, 1, 1, 2, 2, 2]"),
        (1, "data 1024 [4, 4, 0, 0, 1, 1, 2, 2, 2]"),
    ] {
        let halves = split(&whole(number), &whole(number), gate).unwrap();
        let shown = shown(&halves.second);
        let data: Vec<&str> = shown
            .lines()
            .filter(|line| line.starts_with("data"))
            .collect();
        assert_eq!(data.join("\n"), second, "{number}");
        let bodies = shown.lines().filter(|line| line.starts_with("body"));
        let alone = matches!(number, 1032 | 2 | 1033 | 1100);
        assert_eq!(bodies.count(), if alone { 1 } else { 3 }, "{number}");
    }
}

#[test]
fn nothing_is_cut_that_is_not_known() {
    let whole = whole(1024);
    let mut changed = whole.clone();
    let cell = whole.windows(3).position(|bytes| bytes == [2, 3, 3]);
    changed[cell.unwrap() + 1] = 4;
    for (linked, expected) in [
        (
            strip(&whole).unwrap(),
            "the linker has not said where addresses are",
        ),
        (changed, "the data is not what was linked"),
    ] {
        let problem = split(&whole, &linked, gate).err().unwrap();
        assert_eq!(problem.to_string(), expected);
    }
}

#[test]
fn names_are_stripped_and_all_else_stays() {
    let stripped = strip(&whole(1024)).unwrap();
    let (with, without) = (shown(&whole(1024)), shown(&stripped));
    let with: Vec<&str> = with
        .lines()
        .filter(|line| !line.starts_with("custom"))
        .collect();
    let (with, data) = with.split_at(with.len() - 5);
    assert!(data[0].starts_with("data"));
    // The data comes in as few segments as is worth it.
    let data = "data 1024 [4, 4, 0, 0, 1, 1, 2, 2, 2, 0, 0, 0, 3, 3]";
    assert_eq!(without, [with, &[data]].concat().join("\n"));
}
