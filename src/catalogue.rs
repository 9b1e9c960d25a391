//! The catalogue: what names in tokens mean, as one file of tables, `www/catalogue.txt`.
//!
//! It is a good part of what the page weighs and is not needed to paste, so the page loads it
//! right after it is ready; everything else carries it inside.
//! Until it is here its tables are empty: names stay without a meaning, and no gate turns.
//!
//! With it comes the second half of the page's program: what can only be reached through the
//! functions of a list, and the data that nothing else uses. A call into that half before would end
//! the page. So whatever is listed in `xtask/src/late.rs` asks [`is_here`] first, or is only called
//! with something that cannot exist before: such functions are marked `#[inline(never)]`.

mod prose;

pub use prose::{Prose, escape, hash, prose};

use std::sync::OnceLock;

/// The file, for everything but the page.
const FILE: &str = include_str!("../www/catalogue.txt");

/// Computed while compiling, so that the page knows its catalogue without carrying it.
#[allow(long_running_const_eval, reason = "it ends, and grows with the file")]
const FINGERPRINT: u64 = fingerprint(FILE.as_bytes());

/// What the page was handed.
static LOADED: OnceLock<&'static str> = OnceLock::new();

/// The text is not the catalogue of this build: from another release, or damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch;

/// Hands over the catalogue that the page has loaded.
///
/// The text is never freed: there is one, and it serves for as long as the page is open.
///
/// # Errors
/// When it is the catalogue of another build.
pub fn install(text: String) -> Result<(), Mismatch> {
    if fingerprint(text.as_bytes()) != FINGERPRINT {
        return Err(Mismatch);
    }
    LOADED.get_or_init(|| text.leak());
    Ok(())
}

/// Whether the catalogue is here.
pub fn is_here() -> bool {
    text().is_some()
}

/// One table of the catalogue: the lines between `[name]` and the next such line.
///
/// Lines that are empty or begin with `#` are for people.
pub(crate) struct Table<Row: 'static> {
    name: &'static str,
    read: fn(&'static str) -> Option<Row>,
    rows: OnceLock<Vec<Row>>,
}

impl<Row> Table<Row> {
    /// The table of this name, whose lines are read by `read`.
    pub(crate) const fn new(name: &'static str, read: fn(&'static str) -> Option<Row>) -> Self {
        let rows = OnceLock::new();
        Self { name, read, rows }
    }

    /// What it holds; nothing until the catalogue is here. A line that cannot be read is left out.
    pub(crate) fn rows(&'static self) -> &'static [Row] {
        let Some(text) = text() else { return &[] };
        self.rows.get_or_init(|| self.fill(text))
    }

    #[inline(never)]
    fn fill(&self, text: &'static str) -> Vec<Row> {
        lines(text, self.name).filter_map(self.read).collect()
    }
}

fn text() -> Option<&'static str> {
    // A constant decides, so the page's program does not hold the file.
    match cfg!(target_arch = "wasm32") {
        true => LOADED.get().copied(),
        false => Some(FILE),
    }
}

fn lines<'a>(text: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    text.lines()
        .skip_while(move |line| heading(line) != Some(name))
        .skip(1)
        .take_while(|line| heading(line).is_none())
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn heading(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

/// FNV-1a, 64 bits (draft-eastlake-fnv). It tells builds apart and is no defence: whoever could
/// change the catalogue could change the program beside it.
///
/// Carriage returns do not count, because a browser drops them from the one-file page.
const fn fingerprint(mut bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    while let [byte, rest @ ..] = bytes {
        if *byte != b'\r' {
            hash ^= u64::from_le_bytes([*byte, 0, 0, 0, 0, 0, 0, 0]);
            hash = hash.wrapping_mul(0x0100_0000_01b3);
        }
        bytes = rest;
    }
    hash
}

#[cfg(test)]
impl<Row> Table<Row> {
    /// Every line can be read.
    pub(crate) fn assert_whole(&'static self) {
        for line in lines(FILE, self.name) {
            assert!((self.read)(line).is_some(), "[{}] {line}", self.name);
        }
        assert!(!self.rows().is_empty(), "[{}]", self.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_ends_where_the_next_begins() {
        let text = "# c\n[a]\r\n# about a\r\none\ttab\r\n\r\ntwo\r\n[a b]\nthree\n[]\nfour\n";
        for (name, expected) in [
            ("a", &["one\ttab", "two"][..]),
            ("a b", &["three"]),
            ("", &["four"]),
            ("b", &[]),
        ] {
            assert_eq!(lines(text, name).collect::<Vec<_>>(), expected, "{name}");
        }
    }

    #[test]
    fn only_the_catalogue_of_this_build_is_taken() {
        assert_eq!(install(FILE.replace('\n', "\r\n")), Ok(()));
        assert_eq!(install(FILE.replacen('a', "b", 1)), Err(Mismatch));
        assert_eq!(install(String::new()), Err(Mismatch));
    }

    /// The examples of draft-eastlake-fnv.
    #[test]
    fn the_fingerprint_is_fnv() {
        for (text, expected) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            assert_eq!(fingerprint(text.as_bytes()), expected, "{text}");
        }
    }
}
