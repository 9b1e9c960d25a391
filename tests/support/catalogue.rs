//! Tables of `www/catalogue.txt` that are made from other files.

use std::{env, fs, path::Path};

/// Compares a table with what it should hold; with `UPDATE=1` the table is rewritten instead.
#[track_caller]
pub(crate) fn check(name: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/catalogue.txt");
    let text = fs::read_to_string(&path)
        .expect("there is a catalogue")
        .replace('\r', "");
    let (before, rest) = text
        .split_once(&format!("\n[{name}]\n"))
        .expect("there is such a table");
    let (table, after) = match rest.find("\n[") {
        Some(end) => rest.split_at(end),
        None => (rest, ""),
    };
    let notes: String = table
        .split_inclusive('\n')
        .take_while(|line| line.starts_with('#'))
        .collect();
    let wanted = format!("{notes}{wanted}");
    if env::var_os("UPDATE").is_some() {
        let whole = format!("{before}\n[{name}]\n{wanted}{after}");
        fs::write(&path, whole).expect("the catalogue can be written");
    } else {
        assert!(
            table == wanted,
            "[{name}] is out of date: run with UPDATE=1"
        );
    }
}
