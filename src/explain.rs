//! The only English about tokens.
//!
//! Everything else in the program is data; these functions put it into words.
//! Sentences say what was expected, what was found and where; they are plain text, so that the
//! page, the command line and the tests can show the same ones.

mod another_token;
mod binding;
mod blame;
mod bound_finding;
mod bytes;
pub mod claim;
mod draft;
mod finding;
mod fix;
mod gate;
mod heard;
mod issuance;
mod key;
mod keyring;
mod matrix;
mod miss;
mod opening;
mod piece;
mod policy;
mod provider;
mod readable;
mod required_claim;
mod sd_jwt;
mod set_audience;
mod setting;
mod sides;
mod signature;
mod table;
mod time;
mod validator;
mod validity;
pub mod value;
mod verdict;
mod words;

pub use binding::{
    Tie, TieRow, asks_for_nonce, bound, key_binding_asks, key_binding_outcome, rule_asks,
    rule_outcome, ties,
};
pub use blame::blame;
pub use bytes::{DISCLOSURE, ENCRYPTED, LAYER, bytes};
pub use draft::{
    alteration, broken, broken_name, draft_fault, draft_remark, encrypt_fault, lifetime_name,
    order_fault, recipient_use, sign_fault, signer_use,
};
pub use finding::finding;
pub use fix::{Copyable, Remedy, fix, side};
pub use gate::{gate, gate_name, gate_question, kind, state_sign, state_word};
pub use heard::{heard, nearest, spoken};
pub use issuance::{Refused, issuance_rule, outlook, refused};
pub use key::{gives, key, key_fault, key_form, key_labels, secret_form};
pub use keyring::{KeyBox, KeyRow, MOST_ROWS, key_absence, key_box, key_rows, unread};
pub use matrix::{answer, reason, tally};
pub use miss::{issuer_miss, near_miss};
pub use opening::{failure, opening, opening_state, sealed, warning};
pub use piece::{piece, source, summary, token_chip};
pub use policy::{StepWords, held, policy_outcome, policy_step};
pub use provider::{keys_command, provider};
pub use readable::part;
pub use sd_jwt::{DisclosureWords, SdJwtWords, disclosure, disclosure_place, sd_jwt};
pub use setting::fault;
pub use sides::{Sides, sides};
pub use signature::{cause, key_name, misfit, signature};
pub use table::{cell_word, places};
pub use time::{duration, relative};
pub use validator::{family, fidelity, fill_in, outcome, silent, status, step_sign, step_word};
pub use validity::validity;
pub use verdict::{Verdict, chips, token_chips, verdict};

/// A statement with what lies behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The statement.
    pub title: String,
    /// What it means and where it comes from, a paragraph each.
    pub body: Vec<String>,
    /// Where that is written down.
    pub source: &'static str,
}

/// A statement, at most one paragraph, and a source.
fn say(title: impl Into<String>, body: impl Into<String>, source: &'static str) -> Explanation {
    let body = Some(body.into()).filter(|body| !body.is_empty());
    Explanation {
        title: title.into(),
        body: body.into_iter().collect(),
        source,
    }
}

impl Explanation {
    fn and(mut self, paragraph: impl Into<String>) -> Self {
        self.body.push(paragraph.into());
        self
    }
}

/// Texts as a list in a sentence: `a`, `a or b`, `a, b or c`; long lists are cut.
fn either(texts: &[String]) -> String {
    list(texts, "or")
}

fn list(texts: &[String], word: &str) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<_> = texts.iter().take(SHOWN).map(|text| shorten(text)).collect();
    match (shown.split_last(), texts.len() - shown.len()) {
        (None, _) => "nothing".to_owned(),
        (Some((last, [])), 0) => last.clone(),
        (Some((last, rest)), 0) => format!("{} {word} {last}", rest.join(", ")),
        (_, more) => format!("{} {word} {more} more", shown.join(", ")),
    }
}

/// A value that is short enough for a sentence.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 120;
    if text.is_empty() {
        return "(empty)".to_owned();
    }
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
