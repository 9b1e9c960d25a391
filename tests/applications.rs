//! Regenerates the table behind `registry::applications` from the collected facts.
//!
//! `UPDATE=1 cargo test --test applications` rewrites it; otherwise it is compared.

mod support;

use std::{fs, path::Path};

use serde_json::Value;

const DATA: &str = "../shared/knowledge/data/well_known_apps.json";
/// Its host patterns are in none of the sources; `audience::resource` has the confirmed one.
const FINANCE_AND_OPERATIONS: &str = "00000015-0000-0000-c000-000000000000";

#[test]
fn the_table_is_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Ok(data) = fs::read_to_string(root.join(DATA)) else {
        println!("skipped: corpora not present");
        return;
    };
    let data: Value = serde_json::from_str(&data).unwrap();
    let mut applications: Vec<&Value> = data.as_array().unwrap().iter().collect();
    applications.sort_by_key(|application| text(application, "app_id"));
    let rows = applications.iter().map(|application| row(application));
    support::catalogue::check("applications", &rows.collect::<String>());
}

/// The id, a tab, marks, a space, the name, a tab, identifiers.
fn row(application: &Value) -> String {
    let row = format!(
        "{}\t{} {}\t{}",
        text(application, "app_id"),
        marks(application),
        text(application, "name"),
        identifiers(application)
    );
    format!("{}\n", row.trim_end())
}

/// `r`, `c` or `b` for the kind, `p` or `s` for a public or a secret-keeping client, `f` for a
/// member of the family, `~` for a name that was inferred.
fn marks(application: &Value) -> String {
    let mut marks: String = text(application, "kind").chars().take(1).collect();
    match application.get("public_client").and_then(Value::as_bool) {
        Some(true) => marks.push('p'),
        Some(false) => marks.push('s'),
        None => {}
    }
    if truth(application, "family_of_client_ids") {
        marks.push('f');
    }
    if truth(application, "name_inferred_from_uri") {
        marks.push('~');
    }
    marks
}

fn identifiers(application: &Value) -> String {
    let id = text(application, "app_id");
    let uris: Vec<&str> = application["resource_uris"]
        .as_array()
        .expect("identifiers are a list")
        .iter()
        .filter_map(Value::as_str)
        .filter(|uri| *uri != id)
        .filter(|uri| id != FINANCE_AND_OPERATIONS || !uri.contains('{'))
        .collect();
    let mut out: Vec<String> = Vec::new();
    for uri in &uris {
        if uri
            .strip_suffix('/')
            .is_some_and(|bare| uris.contains(&bare))
        {
            continue;
        }
        let slash = uris.contains(&format!("{uri}/").as_str());
        let mut short = placeholders(uri).replace(id, "@");
        if let Some(rest) = short.strip_prefix("https://") {
            short = rest.to_owned();
        }
        if slash {
            short.push_str("/?");
        }
        if !out.contains(&short) {
            out.push(short);
        }
    }
    out.join(" ")
}

/// `{tenant}` and `<region>` stand for anything, like `*`.
fn placeholders(uri: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for character in uri.chars() {
        match character {
            '{' | '<' => {
                inside = true;
                out.push('*');
            }
            '}' | '>' => inside = false,
            _ if !inside => out.push(character),
            _ => {}
        }
    }
    out
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().expect("every entry has this text")
}

fn truth(value: &Value, name: &str) -> bool {
    value.get(name).and_then(Value::as_bool) == Some(true)
}
