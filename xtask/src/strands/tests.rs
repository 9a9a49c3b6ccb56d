use super::take_apart;
use crate::segments::Segments;
use std::{fs, process::Command};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, CustomSection, DataSection, ElementSection, Elements,
    EntityType, ExportKind, ExportSection, Function, FunctionSection, GlobalType, ImportSection,
    MemArg, MemArgTarget, MemoryType, Module, RefType, SectionId, TableSection, TableType,
    TypeSection, ValType,
};
use wasmparser::{Parser, Payload};

const FIRST: u64 = 1 << 20;

/// A module with something of every kind that is written in its own way.
fn module() -> Vec<u8> {
    let (mut types, mut imports, mut exports) = (
        TypeSection::new(),
        ImportSection::new(),
        ExportSection::new(),
    );
    types.ty().function([], []);
    types.ty().function([ValType::I32, ValType::F64], []);
    for number in [7, 300] {
        imports.import("a", &format!("{number}"), EntityType::Function(1));
    }
    let memory = MemoryType {
        minimum: 17,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    };
    imports.import("a", "s0", EntityType::Memory(memory));
    let global = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    imports.import("a", "s1", EntityType::Global(global));
    let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
    for _ in 0..400 {
        functions.function(1);
        code.function(&body());
    }
    exports.export("start", ExportKind::Func, 5);
    for number in [3, 4, 390_u32] {
        exports.export(&number.to_string(), ExportKind::Func, number);
    }
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        minimum: 4,
        maximum: None,
        table64: false,
        shared: false,
    });
    let (mut elements, mut data) = (ElementSection::new(), DataSection::new());
    let first = ConstExpr::i32_const(1);
    elements.active(None, &first, Elements::Functions(vec![5, 6, 9].into()));
    let words: [u32; 7] = [260, 12, 4, 261, 300, 261, 70_000];
    let words: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    for (start, bytes) in [
        (FIRST, &words[..]),
        (FIRST + 1001, b"a loss"),
        (FIRST + 2002, &words),
    ] {
        let start = ConstExpr::i32_const(start as i32);
        data.active(0, &start, bytes.iter().copied());
    }
    let mut module = Module::new();
    module
        .section(&types)
        .section(&imports)
        .section(&functions)
        .section(&tables)
        .section(&exports)
        .section(&elements)
        .section(&code)
        .section(&data)
        .section(&CustomSection {
            name: "build".into(),
            data: b"7".into(),
        });
    module.finish()
}

fn body() -> Function {
    let mut function = Function::new([(200, ValType::I32), (1, ValType::V128)]);
    let at = |offset, align| MemArg {
        offset,
        align,
        target: MemArgTarget::Memory(0),
        ordering: None,
    };
    let mut code = function.instructions();
    code.block(BlockType::Empty)
        .loop_(BlockType::Empty)
        .local_get(0)
        .br_table([0, 1, 0], 1)
        .end()
        .end();
    code.local_get(150).i32_load(at(FIRST, 2)).local_set(151);
    code.i32_const(63)
        .i32_const(-64)
        .i32_const(64)
        .i32_const(-70_000)
        .drop()
        .drop()
        .drop();
    code.i32_const(i32::MIN)
        .i64_const(-1)
        .i64_const(1 << 40)
        .drop()
        .drop();
    code.f64_const(0.1.into())
        .f32_const(1.5.into())
        .drop()
        .f64_store(at(8, 3))
        .drop();
    code.local_get(0)
        .v128_load(at(16, 0))
        .i32x4_extract_lane(3)
        .global_set(0);
    code.local_get(0)
        .if_(BlockType::Result(ValType::I32))
        .i32_const(1)
        .else_()
        .i32_const(2)
        .end();
    code.i32_const(5).i32_const(200).memory_fill(0);
    code.local_get(1)
        .i64_trunc_sat_f64_s()
        .i32_wrap_i64()
        .i32_load8_u(at(70_000, 0))
        .drop();
    code.i32_const(0)
        .f64_const(2.0.into())
        .i32_const(1)
        .call_indirect(0, 1);
    code.global_get(0).local_get(1).call(333).end();
    function
}

/// All that a module says, but for the order of its imports and of its exports.
fn said(wasm: &[u8]) -> Vec<String> {
    let mut said = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.expect("a module") {
            Payload::ImportSection(imports) => {
                let imports = imports.into_imports();
                said.extend(imports.map(|import| format!("{:?}", import.expect("an import"))));
                said.sort_by_key(|import| import.contains("\"s"));
            }
            Payload::ExportSection(exports) => {
                said.extend(exports.into_iter().map(|export| format!("{export:?}")));
            }
            Payload::CodeSectionEntry(body) => {
                let locals = body.get_locals_reader().expect("locals");
                said.extend(locals.into_iter().map(|local| format!("{local:?}")));
                let operators = body.get_operators_reader().expect("operators");
                said.extend(
                    operators
                        .into_iter()
                        .map(|operator| format!("{operator:?}")),
                );
            }
            Payload::CustomSection(custom) => said.push(format!("{:?}", custom.data())),
            Payload::DataSection(data) => {
                let data = Segments::read(data).expect("data");
                said.extend(data.iter().map(|segment| format!("{segment:?}")));
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let (start, end) = (range.start as usize, range.end as usize);
                    let is_code = id == u8::from(SectionId::Code);
                    said.push(format!(
                        "{id} {:?}",
                        if is_code { &[] } else { &wasm[start..end] }
                    ));
                }
            }
        }
    }
    said
}

// Guards against a page that compiles another program than the one that was built.
#[test]
fn what_the_page_weaves_is_what_was_taken_apart() {
    crate::tools::npm().expect("Node.js");
    let module = module();
    let file = std::env::temp_dir().join(format!("strands-{}.wasm", std::process::id()));
    fs::write(&file, &module).expect("a file");
    take_apart(&file).expect("strands");
    let apart = fs::read(&file).expect("strands");
    let script = "const [weave, file] = process.argv.slice(1); const fs = await import('node:fs');
        const { woven } = await import(weave); const bytes = new Uint8Array(fs.readFileSync(file));
        fs.writeFileSync(file, woven(bytes)); if (!WebAssembly.validate(woven(fs.readFileSync(file)))) process.exit(1)";
    let node = Command::new("node")
        .args(["--input-type=module", "--eval", script])
        .arg(crate::shell::root().join("src/embed/weave.js"))
        .arg(&file)
        .status()
        .expect("Node.js");
    let woven = fs::read(&file).expect("a module");
    fs::remove_file(&file).expect("a file");
    assert!(
        node.success(),
        "the woven module is valid, and weaving leaves a module as it is"
    );
    assert_ne!(apart, module);
    assert_eq!(said(&woven), said(&module));
}
