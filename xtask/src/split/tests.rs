use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportSection,
    Function, FunctionSection, GlobalSection, GlobalType, ImportSection, MemorySection, MemoryType,
    NameMap, NameSection, RefType, TableSection, TypeSection, ValType,
};
use wasmparser::{Operator, Parser, Payload};

use super::*;

/// `log` is imported; `start` is exported and calls `gate`, `both` and, through the table, whatever
/// is there; only `gate` calls `helper`; both halves call `both`.
fn whole() -> Vec<u8> {
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
            Instruction::I32Const(256),
            Instruction::I64Const(7),
            Instruction::Call(2),
            Instruction::Drop,
            Instruction::Call(4),
        ][..],
        // 2, `gate`.
        &[
            Instruction::Call(3),
            Instruction::Call(0),
            Instruction::I32Const(512),
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
    data.active(0, &ConstExpr::i32_const(256), [1, 2, 3]);
    let mut names = NameSection::new();
    let mut map = NameMap::new();
    for (index, name) in (0..).zip(["log", "start", "gate", "helper", "both", "family"]) {
        map.append(index, name);
    }
    names.functions(&map);
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
        .section(&names);
    module.finish()
}

fn sort(name: &str, _: usize) -> Late {
    match name {
        // What is exported stays, whatever it is called.
        "gate" | "start" => Late::Gate,
        "family" => Late::InTable,
        _ => Late::No,
    }
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
                    lines.push(format!("data {:?}", segment.unwrap().data));
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
    } = split(&whole(), sort).unwrap();
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
         body 256, I64Const { value: 7 }, call 2, Drop, call 3, End\n\
         body get 0, get 1, 3, ask 1, End\n\
         body call 0, End\n\
         body Unreachable, End\n\
         data [1, 2, 3]"
    );
    assert_eq!(
        shown(&second),
        "import first 0\n\
         import first 1\n\
         import first 2\n\
         import first 3\n\
         import first 4\n\
         slots I32Const { value: 2 } [4, 2]\n\
         body call 3, call 0, 512, End\n\
         body call 1, End\n\
         body call 3, End"
    );
}

#[test]
fn names_are_stripped_and_all_else_stays() {
    let stripped = strip(&whole()).unwrap();
    let (with, without) = (shown(&whole()), shown(&stripped));
    assert_eq!(with.strip_suffix("\ncustom name"), Some(without.as_str()));
}
