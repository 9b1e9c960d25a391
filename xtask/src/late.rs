//! Where the second half of the page's program begins, which comes with the catalogue.
//!
//! It is whatever can be reached only through a gate: functions, and the data that only they use.
//! To call a gate before the catalogue is here would end the page: see `src/catalogue.rs`.

/// Functions that the page calls only once the catalogue is here, each marked `#[inline(never)]`.
/// Whoever calls them asks for it, or they take something that cannot exist before: a fix, a
/// verdict, a finding, an example, a message that was recognised.
const GATES: [&str; 40] = [
    "<audlens::catalogue::Table<_>>::fill",
    "<audlens::diagnosis::examined::Examined>::look",
    "<audlens::diagnosis::ties::Ties>::ask",
    "<audlens::intake::Intake>::join",
    "<audlens::ui::decoded::Panel>::disclosed",
    "<audlens::ui::decoded::Panel>::processed",
    "<audlens::ui::make::making::Making>::after",
    "<audlens::validators::Profile>::simulate",
    "audlens::diagnosis::findings::look",
    "audlens::diagnosis::mend",
    "audlens::diagnosis::policy::run",
    "audlens::explain::binding::key_binding::key_binding_outcome",
    "audlens::explain::binding::rule_outcome",
    "audlens::explain::blame::blamed",
    "audlens::explain::finding::finding",
    "audlens::explain::fix::fix",
    "audlens::explain::gate::bound::open_rule",
    "audlens::explain::gate::signed",
    "audlens::explain::opening::last_word",
    "audlens::intake::recognise",
    "audlens::issuer::recognise",
    "audlens::scenario::read",
    "audlens::ui::decoded::layers::all",
    "audlens::ui::decoded::layers::why",
    "audlens::ui::does::done",
    "audlens::ui::examples::list",
    "audlens::ui::findings::item",
    "audlens::ui::fixes::card",
    "audlens::ui::issued_by::provider",
    "audlens::ui::make::make",
    "audlens::ui::matrix::validators",
    "audlens::ui::message::item",
    "audlens::ui::message::near",
    "audlens::ui::pieces::list",
    "audlens::ui::policy::steps",
    "audlens::ui::request::request",
    "audlens::ui::signature::signature",
    "audlens::validators::message::near",
    "audlens::validators::message::seek",
    "audlens::validators::other",
];

/// Whether a function opens the way to the second half.
pub(crate) fn is_late(name: &str) -> bool {
    let name = without_hashes(name);
    GATES.iter().any(|gate| is_gate(gate, &name))
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
    fn gates_are_known_by_name() {
        for (name, expected) in [
            ("audlens[1fe5591df450599c]::diagnosis::mend", true),
            (
                "audlens[1fe5591df450599c]::diagnosis::mend::{closure#0}",
                false,
            ),
            ("<audlens[1f]::catalogue::Table<(&str, &str)>>::fill", true),
            ("<audlens[1f]::catalogue::Table<[u8; 4]>>::rows", false),
            ("<audlens[1f]::validators::Profile>::simulate", true),
            ("", false),
        ] {
            assert_eq!(is_late(name), expected, "{name}");
        }
    }

    #[test]
    fn a_gate_that_is_nowhere_is_missed() {
        let mut names: Vec<String> = GATES.map(|gate| gate.replace("<_>", "<u8>")).into();
        assert_eq!(missing(&names), [""; 0]);
        names.swap_remove(8);
        assert_eq!(missing(&names), ["audlens::diagnosis::findings::look"]);
    }
}
