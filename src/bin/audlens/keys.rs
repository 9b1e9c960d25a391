//! What is given to check a token with: keys, a password and a detached payload, all from files.

use audlens::crypto::keyring::{self, Why};
use audlens::crypto::{Given, SecretText, given};
use audlens::explain;

use crate::arguments::Look;
use crate::input;
use crate::problem::{Problem, Result};

/// Reads the files. Where not a single key can be read from them, that is told at once; a set
/// that is empty says so itself.
pub(crate) fn given(look: &Look) -> Result<Given> {
    let mut keys = Vec::new();
    for path in &look.keys {
        keys.push(given::File::of(input::file_bytes(path)?).into_keys());
    }
    let keys: Vec<_> = keys.iter().map(SecretText::expose).collect();
    let text = |path: &Option<_>| path.as_deref().map(input::file_text).transpose();
    let password = text(&look.password_file)?.unwrap_or_default();
    let given = Given {
        keys: SecretText::new(keys.join("\n")),
        form: look.secret.unwrap_or_default(),
        password: SecretText::from(input::without_line_break(&password)),
        detached: text(&look.detached)?.unwrap_or_default(),
        ..Given::default()
    };
    match look.keys.is_empty() {
        true => Ok(given),
        false => usable(given),
    }
}

fn usable(given: Given) -> Result<Given> {
    let ring = keyring::read(&given);
    let mut unread = ring.unread.iter();
    if !ring.keys.is_empty() || unread.any(|own| own.why == Why::EmptySet) {
        return Ok(given);
    }
    let problem = Problem::new("No key can be read from `--keys`.");
    let said = ring.unread.iter();
    let said = said.map(|own| explain::unread(own, given.keys.expose()));
    Err(said.fold(problem, Problem::help))
}
