//! The catalogue holds every text that the source marks with `prose`: this writes them there.
//!
//! `UPDATE=1 cargo test --test prose` rewrites that table; otherwise it is compared.
#![allow(clippy::panic, reason = "a test may fail")]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use audlens::catalogue::{escape, hash};
use syn::visit::{self, Visit};

#[test]
fn the_catalogue_has_every_text() {
    let mut lines: BTreeMap<u32, String> = BTreeMap::new();
    for path in rust_files(Path::new("src")) {
        for text in texts(&path) {
            let known = lines.insert(hash(text.as_bytes()), text.clone());
            assert!(
                known.is_none_or(|known| known == text),
                "{}: another text has the same hash: {text}",
                path.display()
            );
        }
    }
    let lines: String = lines
        .values()
        .filter(|text| !text.is_empty())
        .map(|text| escape(text) + "\n")
        .collect();
    support::catalogue::check("prose", &lines);
}

/// What stands in `prose("…")`.
fn texts(path: &Path) -> Vec<String> {
    let source = std::fs::read_to_string(path).expect("it can be read");
    let file = syn::parse_file(&source).expect("it is Rust");
    let mut found = Calls::default();
    found.visit_file(&file);
    // Inside a macro's brackets a call would not be seen, and its text would be missing.
    let written = source.matches("prose(\"").count() + source.matches("prose(\n").count();
    assert_eq!(found.0.len(), written, "{}", path.display());
    found.0
}

#[derive(Default)]
struct Calls(Vec<String>);

impl<'ast> Visit<'ast> for Calls {
    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        let named = matches!(&*call.func, syn::Expr::Path(path) if path.path.is_ident("prose"));
        if named {
            for argument in &call.args {
                match argument {
                    syn::Expr::Lit(literal) => match &literal.lit {
                        syn::Lit::Str(text) => self.0.push(text.value()),
                        _ => panic!("prose() takes a text"),
                    },
                    _ => panic!("prose() takes a text as it stands"),
                }
            }
        }
        visit::visit_expr_call(self, call);
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("there is a folder") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
