//! Which functions of the page come with the catalogue.
//!
//! The second half of the program is whatever can be reached only through a gate or from a family.
//! To call either before the catalogue is here would end the page: see `src/catalogue.rs`.

use crate::split::Late;

/// Functions that the page calls only once the catalogue is here, each marked `#[inline(never)]`.
/// Whoever calls them asks for it, or they take something that cannot exist before: a fix, a
/// verdict, a finding, an example, a message that was recognised.
const GATES: [&str; 23] = [
    "<audlens::catalogue::Table<_>>::fill",
    "<audlens::intake::Intake>::join",
    "<audlens::validators::Profile>::simulate",
    "audlens::diagnosis::findings::look",
    "audlens::diagnosis::mend",
    "audlens::diagnosis::policy::run",
    "audlens::explain::fix::fix",
    "audlens::intake::recognise",
    "audlens::issuer::recognise",
    "audlens::scenario::read",
    "audlens::ui::does::done",
    "audlens::ui::examples::list",
    "audlens::ui::findings::item",
    "audlens::ui::fixes::card",
    "audlens::ui::issued_by::provider",
    "audlens::ui::matrix::validators",
    "audlens::ui::message::item",
    "audlens::ui::message::near",
    "audlens::ui::pieces::list",
    "audlens::ui::policy::steps",
    "audlens::ui::request::request",
    "audlens::validators::message::near",
    "audlens::validators::message::seek",
];

/// Modules whose functions are called through tables: the profiles of `src/validators.rs`, which
/// lists them only once the catalogue is here, the forms of a paste and the providers, both behind
/// gates of their own.
const FAMILIES: [&str; 8] = [
    "audlens::document::",
    "audlens::intake::",
    "audlens::issuer::",
    "audlens::policy::",
    "audlens::validators::apis::",
    "audlens::validators::gateways::",
    "audlens::validators::libraries::",
    "saphyr_parser::",
];

/// A short function of a family may be the very same as one of another module: the compiler keeps
/// one of them, with the name of either. In bytes.
const SHORT: usize = 40;

/// Whether a function opens the way to the second half.
pub(crate) fn late(name: &str, bytes: usize) -> Late {
    let name = without_hashes(name);
    if GATES.iter().any(|gate| is_gate(gate, &name)) {
        return Late::Gate;
    }
    match bytes > SHORT && is_of_a_family(&name) {
        true => Late::InTable,
        false => Late::No,
    }
}

/// The gates that none of these functions is.
pub(crate) fn missing(names: &[String]) -> Vec<&'static str> {
    let names: Vec<String> = names.iter().map(|name| without_hashes(name)).collect();
    let is_missing = |gate: &&str| !names.iter().any(|name| is_gate(gate, name));
    GATES.into_iter().filter(is_missing).collect()
}

/// A gate with `<_>` has an instance for every type.
fn is_gate(gate: &str, name: &str) -> bool {
    match gate.split_once("<_>") {
        Some((start, end)) => name.starts_with(start) && name.ends_with(end),
        None => gate == name,
    }
}

fn is_of_a_family(name: &str) -> bool {
    // The methods of a type, closures among them, begin with `<`.
    let path = name.trim_start_matches('<');
    FAMILIES.iter().any(|family| path.starts_with(family))
}

/// `audlens[1fe5591df450599c]::ui` is `audlens::ui`, whatever the compiler.
fn without_hashes(name: &str) -> String {
    let mut plain = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        match after.split_once(']') {
            Some((hash, after)) if hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                rest = after;
            }
            _ => {
                plain.push('[');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gates_and_families_are_known_by_name() {
        for (name, bytes, expected) in [
            ("audlens[1fe5591df450599c]::diagnosis::mend", 9, Late::Gate),
            (
                "audlens[1fe5591df450599c]::diagnosis::mend::{closure#0}",
                99,
                Late::No,
            ),
            (
                "<audlens[1f]::catalogue::Table<(&str, &str)>>::fill",
                9,
                Late::Gate,
            ),
            (
                "<audlens[1f]::catalogue::Table<[u8; 4]>>::rows",
                99,
                Late::No,
            ),
            (
                "audlens[1f]::validators::apis::graph::expect",
                41,
                Late::InTable,
            ),
            ("audlens[1f]::validators::apis::graph::expect", 40, Late::No),
            (
                "audlens[1f]::validators::rules::entra_api::expect",
                99,
                Late::No,
            ),
            (
                "<audlens[1f]::validators::Profile>::simulate",
                99,
                Late::Gate,
            ),
            (
                "<audlens[1f]::validators::apis::graph::ID::{closure#0} as F>::call_once",
                41,
                Late::InTable,
            ),
            ("", 99, Late::No),
        ] {
            assert_eq!(late(name, bytes), expected, "{name}");
        }
    }

    #[test]
    fn a_gate_that_is_nowhere_is_missed() {
        let mut names: Vec<String> = GATES.map(|gate| gate.replace("<_>", "<u8>")).into();
        assert_eq!(missing(&names), [""; 0]);
        names.swap_remove(3);
        assert_eq!(missing(&names), ["audlens::diagnosis::findings::look"]);
    }
}
