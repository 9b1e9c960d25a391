//! Texts for people that stand in the program's source and travel in the catalogue.

#[cfg(any(test, target_arch = "wasm32"))]
use super::Table;

/// A text whose letters the page has from the catalogue, and everything else from the program.
///
/// A profile, a provider or a setting says what it has to say in its own file; in the page's
/// program only four bytes of each text are left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prose {
    #[cfg(target_arch = "wasm32")]
    hash: u32,
    #[cfg(not(target_arch = "wasm32"))]
    text: &'static str,
}

/// Marks a text as one for the catalogue. To be used in statics and constants only: elsewhere the
/// letters would stay in the page's program.
#[cfg(target_arch = "wasm32")]
pub const fn prose(text: &'static str) -> Prose {
    Prose {
        hash: hash(text.as_bytes()),
    }
}

/// Marks a text as one for the catalogue. To be used in statics and constants only: elsewhere the
/// letters would stay in the page's program.
#[cfg(not(target_arch = "wasm32"))]
pub const fn prose(text: &'static str) -> Prose {
    Prose { text }
}

/// The texts, as lines in the order of their hashes.
#[cfg(any(test, target_arch = "wasm32"))]
static TEXTS: Table<(u32, &'static str)> = Table::new("prose", |line| {
    let text = unescape(line);
    Some((hash(text.as_bytes()), text))
});

impl Prose {
    /// The text; empty until the catalogue is here.
    pub fn text(self) -> &'static str {
        #[cfg(target_arch = "wasm32")]
        return find(self.hash);
        #[cfg(not(target_arch = "wasm32"))]
        return self.text;
    }
}

/// The text with that hash.
#[cfg(any(test, target_arch = "wasm32"))]
fn find(hash: u32) -> &'static str {
    let rows = TEXTS.rows();
    let row = rows.binary_search_by_key(&hash, |(own, _)| *own).ok();
    row.and_then(|row| rows.get(row))
        .map_or("", |(_, text)| text)
}

/// FNV-1a, 32 bits (draft-eastlake-fnv). A test holds that no two texts share one.
pub const fn hash(mut bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    while let [byte, rest @ ..] = bytes {
        hash ^= u32::from_le_bytes([*byte, 0, 0, 0]);
        hash = hash.wrapping_mul(0x0100_0193);
        bytes = rest;
    }
    hash
}

/// A text on one line of the catalogue.
pub fn escape(text: &str) -> String {
    let line = text.replace('\\', "\\\\").replace('\n', "\\n");
    match line.starts_with(['#', '[']) {
        true => ["\\", &line].concat(),
        false => line,
    }
}

#[cfg(any(test, target_arch = "wasm32"))]
fn unescape(line: &'static str) -> &'static str {
    if !line.contains('\\') {
        return line;
    }
    let mut text = String::new();
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next() {
                Some('n') => '\n',
                other => other.unwrap_or('\\'),
            },
            other => other,
        });
    }
    // As the catalogue itself, it stays for as long as the page is open.
    text.leak()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of draft-eastlake-fnv.
    #[test]
    fn the_hash_is_fnv() {
        for (text, expected) in [
            ("", 0x811c_9dc5),
            ("a", 0xe40c_292c),
            ("foobar", 0xbf9c_f968),
        ] {
            assert_eq!(hash(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn a_text_comes_back_from_its_line() {
        for text in [
            "plain",
            "two\nlines",
            r"a \ b",
            r"\n",
            "# no remark",
            "[no heading]",
        ] {
            let line = escape(text).leak();
            assert!(!line.contains('\n'), "{line}");
            assert!(!line.starts_with(['#', '[']), "{line}");
            assert_eq!(unescape(line), text);
        }
    }

    /// What the page would find is what stands in the source.
    #[test]
    fn the_page_finds_its_texts() {
        TEXTS.assert_whole();
        for (own, text) in TEXTS.rows() {
            assert_eq!(find(*own), *text);
        }
        assert_eq!(find(0), "");
    }
}
