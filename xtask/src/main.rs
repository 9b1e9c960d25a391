//! The project's own commands, run as `cargo xtask <command>`.
//!
//! The modules, from what they stand on to what they do:
//! `step` and `project` (running and naming things), `tools` (finding or installing programs),
//! `policy`, `headers`, `server` (how the page is served), `page` (what the built page refers to),
//! `split`, `late`, `site`, `one_file`, `sums`, `budget` (what is built and measured), `web_tests`, `deny` (what
//! is checked with the help of others),
//! and one module per command: `serve`, `dist`, `test`, `interop`, `bench`, `fuzz`.

mod bench;
mod budget;
mod deny;
mod dist;
mod fuzz;
mod headers;
mod interop;
mod late;
mod one_file;
mod page;
mod policy;
mod project;
mod serve;
mod server;
mod site;
mod split;
mod step;
mod sums;
mod test;
mod tools;
mod web_tests;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N]       build the page and serve it on this machine (port 8080)
  test                   everything that must hold before a change is accepted
    --only STEP          run this step alone; may be repeated
    --skip STEP          leave this step out; may be repeated
  dist                   dist/site, the files to host, and dist/audlens.html, the page in one file
  interop                what is made here, read by other libraries, and the other way round
  bench                  sizes and times, as a Markdown table
  fuzz [TARGET]          mutated texts, thrown at what reads them (`intake`)
    --seconds N          for so long; without it, a minute

Programs that are missing are installed for you alone, under $AUDLENS_CACHE
or the cache folder of your account.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Result<()> {
    match words {
        ["serve", options @ ..] => serve::run(options),
        ["test", options @ ..] => test::run(options),
        ["dist"] => dist::run(),
        ["interop"] => interop::run(),
        ["bench"] => bench::run(),
        ["fuzz", options @ ..] => fuzz::run_target(options),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("`{}` is not understood\n\n{USAGE}", words.join(" ")),
    }
}
