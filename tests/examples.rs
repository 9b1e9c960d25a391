//! The page has the scenarios from `www/catalogue.txt`: this writes them there.
//!
//! `UPDATE=1 cargo test --test examples` rewrites that table; otherwise it is compared.

mod support;

use std::fs;

use audlens::scenario::examples;

#[test]
fn the_catalogue_has_the_gallery() {
    let rows = examples().into_iter().map(|scenario| {
        let file = fs::read_to_string(format!("tests/scenarios/{}.json", scenario.id))
            .expect("every example is a file");
        format!("{}\t{}\n", scenario.id, situation(&file))
    });
    support::catalogue::check("examples", &rows.collect::<String>());
}

/// A scenario on one line, without what must be said. Escapes stay as they are written.
fn situation(file: &str) -> String {
    let mut line = String::new();
    let (mut inside, mut escaped) = (false, false);
    for character in file.chars() {
        match character {
            '"' if !escaped => inside = !inside,
            _ if !inside && character.is_whitespace() => continue,
            _ => {}
        }
        escaped = character == '\\' && !escaped;
        line.push(character);
    }
    let (situation, _) = line
        .split_once(",\"says\":")
        .expect("it says something, last of all that the page needs");
    format!("{situation}}}")
}
