//! How many bytes a first visit costs: until the page is ready, and with all that follows.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::write::GzEncoder;

use crate::one_file;
use crate::page;

/// Everything until the page is ready for paste.
const READY: &str = "until ready";
/// Everything until the page says that it is sealed.
const SEALED: &str = "until sealed";

/// The most that each may weigh, in bytes after brotli.
/// Everything was to be on board in 400,000. What reads pastes, runs policies and knows messages
/// took it to 685,628, and cryptography, with making tokens, to 1,076,380. All of that comes while
/// the page is already in use. Whoever adds to it weighs what else can go.
const LIMITS: [(&str, usize); 2] = [(READY, 250_000), (SEALED, 1_100_000)];

/// One file as it is and as hosts send it, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Weight {
    /// Relative to the site.
    pub(crate) name: String,
    /// As it is.
    pub(crate) raw: usize,
    /// After gzip at its best.
    pub(crate) gzip: usize,
    /// After brotli at its best.
    pub(crate) brotli: usize,
}

/// What a browser fetches, file by file, with a row for each sum.
///
/// # Errors
/// When a file that the page refers to is missing.
pub(crate) fn loading(site: &Path) -> Result<Vec<Weight>> {
    let html = fs::read_to_string(site.join("index.html")).context("index.html")?;
    let references = page::references(&html);
    let names = references
        .iter()
        .filter_map(|reference| reference.strip_prefix("./"));
    let mut rows = Vec::new();
    for name in std::iter::once("index.html").chain(names) {
        rows.push(weigh_file(site, name)?);
    }
    let ready = sum(READY, &rows);
    let late = page::late(&html).and_then(|late| late.strip_prefix("./"));
    let mut sealed = vec![ready];
    for name in late.into_iter().chain([one_file::CATALOGUE]) {
        sealed.push(weigh_file(site, name)?);
    }
    let sum = sum(SEALED, &sealed);
    rows.extend(sealed);
    rows.push(sum);
    Ok(rows)
}

/// The rows as a Markdown table.
pub(crate) fn table(rows: &[Weight]) -> String {
    let mut text = format!("| {:<44} | bytes   | gzip    | brotli  |\n", "file");
    text.push_str(&format!(
        "|{}|--------:|--------:|--------:|\n",
        "-".repeat(46)
    ));
    for Weight {
        name,
        raw,
        gzip,
        brotli,
    } in rows
    {
        text.push_str(&format!(
            "| {name:<44} | {raw:>7} | {gzip:>7} | {brotli:>7} |\n"
        ));
    }
    text
}

/// Weighs the site against the limit, and prints the table.
///
/// # Errors
/// When it is too heavy.
pub(crate) fn check(site: &Path) -> Result<()> {
    let rows = loading(site)?;
    print!("{}", table(&rows));
    let weights = LIMITS.map(|(name, limit)| {
        let row = rows.iter().find(|row| row.name == name);
        (name, row.map_or(0, |row| row.brotli), limit)
    });
    for (name, weight, limit) in weights {
        println!("   {name}: {weight} of {limit} bytes");
    }
    for (name, weight, limit) in weights {
        ensure!(weight <= limit, "the page is too heavy {name}");
    }
    Ok(())
}

fn sum(name: &str, rows: &[Weight]) -> Weight {
    Weight {
        name: name.to_owned(),
        raw: rows.iter().map(|row| row.raw).sum(),
        gzip: rows.iter().map(|row| row.gzip).sum(),
        brotli: rows.iter().map(|row| row.brotli).sum(),
    }
}

fn weigh_file(site: &Path, name: &str) -> Result<Weight> {
    let bytes = fs::read(site.join(name)).with_context(|| name.to_owned())?;
    weigh(name, &bytes)
}

fn weigh(name: &str, bytes: &[u8]) -> Result<Weight> {
    let mut gzip = GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    let mut brotli = Vec::new();
    // Quality 11 and a window of 4 MB, as the tools of hosts have it when they compress ahead.
    brotli::CompressorWriter::new(&mut brotli, 4096, 11, 22).write_all(bytes)?;
    let (gzip, brotli) = (gzip.finish()?.len(), brotli.len());
    Ok(Weight {
        name: name.to_owned(),
        raw: bytes.len(),
        gzip,
        brotli,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_weighs_little() {
        let Weight {
            raw, gzip, brotli, ..
        } = weigh("a", &[b'a'; 10_000]).unwrap();
        assert_eq!(raw, 10_000);
        assert!((1..100).contains(&gzip), "{gzip}");
        assert!((1..100).contains(&brotli), "{brotli}");
    }

    #[test]
    fn the_table_is_markdown() {
        let row = Weight {
            name: "a.js".into(),
            raw: 3,
            gzip: 2,
            brotli: 1,
        };
        let text = table(&[row]);
        let last: Vec<_> = text
            .lines()
            .last()
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        assert_eq!(last, ["|", "a.js", "|", "3", "|", "2", "|", "1", "|"]);
    }
}
