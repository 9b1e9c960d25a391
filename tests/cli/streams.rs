//! Terminals, pipes and colours.

use audlens::scenario::NOON;

use crate::audlens_command;
use crate::{NOON_UTC, check, expect, scenario, token};

/// Colours are for terminals. Asked for elsewhere, they are all that differs.
#[test]
fn colours_are_for_terminals() {
    let scenario = scenario("trailing-slash");
    let plain = check(&scenario, &[]);
    assert!(!plain.stdout.contains('\u{1b}'));
    let coloured = audlens_command::with(
        &[("CLICOLOR_FORCE", "1")],
        &["check", "--at", NOON_UTC, "--expect", &expect(&scenario)],
        &scenario.input(NOON),
    );
    assert!(
        coloured.stdout.contains("\u{1b}[1m\u{1b}[31merror"),
        "{}",
        coloured.stdout
    );
    let arguments = ["check", "--at", NOON_UTC, "--expect", &expect(&scenario)];
    let refused = audlens_command::with(
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")],
        &arguments,
        &scenario.input(NOON),
    );
    assert_eq!(refused.stdout, plain.stdout);
    let mut stripped = String::new();
    for piece in coloured.stdout.split('\u{1b}') {
        stripped += match stripped.is_empty() && !coloured.stdout.starts_with('\u{1b}') {
            true => piece,
            false => piece.split_once('m').map_or("", |(_, text)| text),
        };
    }
    assert_eq!(stripped, plain.stdout);
}

/// `audlens inspect | head` is no error.
#[test]
fn a_reader_that_goes_away_is_no_problem() {
    let claims: String = (0..20_000).map(|n| format!("\"claim{n}\":{n},")).collect();
    let token = token(&format!("{{{claims}\"aud\":\"a\"}}"));
    let (status, stderr) = audlens_command::unread(&["inspect", "--at", "0"], &token);
    assert_eq!((status, stderr.as_str()), (0, ""));
}
