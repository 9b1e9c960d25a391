//! What becomes of the request in a policy that was pasted with it.

use super::case::Case;
use crate::intake::{Tells, placeholder};
use crate::policy::{self, Blanks, Policy, Request, Run};
use crate::token::Reading;

/// A policy of API Management, and what it did.
#[derive(Clone, Debug, PartialEq)]
pub struct Ran {
    /// Element by element.
    pub run: Run,
    /// The policy with its elements in the right order, where they are not.
    pub corrected: Option<String>,
}

/// Runs the first policy of the paste on the request of the paste.
pub(super) fn ran(case: &Case, reading: &Reading) -> Option<Ran> {
    // What reads and runs policies comes with the catalogue, and so does whatever was recognised.
    match case.pasted.pieces.is_empty() {
        true => None,
        false => run(case, reading),
    }
}

#[inline(never)]
fn run(case: &Case, reading: &Reading) -> Option<Ran> {
    let policy = case
        .pasted
        .pieces
        .iter()
        .find_map(|piece| match &piece.tells {
            Tells::Policy(policy) => Some(policy),
            _ => None,
        })?;
    let known = |name: &str| {
        let own = case.blanks.iter().find(|(own, _)| own == name);
        own.map(|(_, value)| value.clone())
            .filter(|value| !value.is_empty())
    };
    let fill = |text: &str| placeholder::filled(text, known);
    let blanks = Blanks {
        fill: &fill,
        known: &known,
    };
    Some(Ran {
        run: policy::run(policy, &request(case, reading), &blanks),
        corrected: Policy::corrected(policy).map(str::to_owned),
    })
}

/// The request that carried the token; without one in the paste, only the token is known of it.
fn request(case: &Case, reading: &Reading) -> Request {
    let mut exchanges = case.pasted.exchanges().map(|(_, exchange)| exchange);
    let sent = exchanges.find(|exchange| exchange.sent(&reading.text));
    let (method, address) = sent.map_or(("", ""), |exchange| (&exchange.method, &exchange.address));
    let token = reading.text.as_str();
    Request {
        method: method.to_owned(),
        address: address.to_owned(),
        authorization: (!token.is_empty()).then(|| token.to_owned()),
        now: case.now,
    }
}
