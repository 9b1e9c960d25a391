//! A typical access token, read by Audlens and by `jsonwebtoken` in the same run.
//!
//! Audlens keeps where everything stands, numbers as written and members that come twice, and
//! works out whose token it is. `jsonwebtoken` decodes header and claims without verifying, into
//! `serde_json` values.

use std::hint::black_box;

use audlens::diagnosis::facts::Facts;
use audlens::scenario::{self, NOON};
use audlens::token;
use jsonwebtoken::dangerous::insecure_decode;
use serde_json::Value;

#[expect(
    clippy::expect_used,
    reason = "figures of a token that cannot be read mean nothing"
)]
fn main() {
    let examples = scenario::examples();
    let token = examples.first().expect("there are examples").input(NOON);
    assert_eq!(issuer_by_audlens(&token), issuer_by_peer(&token));

    let mut read = || {
        black_box(token::read(black_box(&token)));
    };
    let mut facts = || {
        black_box(Facts::of(&token::read(black_box(&token))));
    };
    let mut peer = || {
        let decoded = insecure_decode::<Value>(black_box(&token));
        black_box(decoded.is_ok());
    };
    let rates = benches::rates(&mut [&mut read, &mut facts, &mut peer]);
    println!("\nA token of {} bytes, one thread:\n", token.len());
    println!("| | tokens a second |\n|---|---:|");
    let names = [
        "`audlens::token::read`",
        "the same, and `Facts::of`",
        "`jsonwebtoken` 11, `insecure_decode`",
    ];
    for (name, rate) in names.iter().zip(rates) {
        println!("| {name} | {rate} |");
    }
}

fn issuer_by_audlens(token: &str) -> Option<String> {
    let reading = token::read(token);
    let issuer = reading.token.payload()?.json.get("iss")?;
    Some(issuer.display().into_owned())
}

fn issuer_by_peer(token: &str) -> Option<String> {
    let claims = insecure_decode::<Value>(token).ok()?.claims;
    Some(claims.get("iss")?.as_str()?.to_owned())
}
