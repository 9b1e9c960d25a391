//! One token of 16 KB before every validator, as the page's list of validators asks them.

use std::hint::black_box;
use std::rc::Rc;

use audlens::diagnosis::matrix::matrix;
use audlens::diagnosis::{Case, Examined, diagnose_reading};
use audlens::scenario::NOON;
use audlens::token::{self, base64url};
use audlens::validators::{Kind, Settings, fitting, profiles};

fn main() {
    let mut settings = Settings::default();
    settings.set(Kind::ClientId, "00001111-aaaa-2222-bbbb-3333cccc4444");
    settings.set(Kind::Tenant, "aaaabbbb-0000-cccc-1111-dddd2222eeee");
    let case = Case {
        input: token(),
        validator: fitting(None),
        settings,
        now: NOON,
        ..Case::default()
    };
    let reading = Rc::new(token::read(&case.input));
    let examined = Examined::of(&case, &reading);
    let mut all = || {
        black_box(matrix(black_box(&case), &reading, &examined));
    };
    let mut one = || {
        black_box(diagnose_reading(Rc::clone(&reading), black_box(&case)));
    };
    let rates = benches::rates(&mut [&mut all, &mut one]);
    let bytes = case.input.len();
    println!("\nA token of {bytes} bytes, read before, one thread:\n");
    println!("| | microseconds |\n|---|---:|");
    let all = format!("all {} validators (`matrix`)", profiles().count());
    let names = [all.as_str(), "one diagnosis, fixes proved"];
    for (name, rate) in names.iter().zip(rates) {
        println!("| {name} | {} |", 1_000_000 / rate.max(1));
    }
}

/// A token of Microsoft Entra ID for somebody in 293 groups.
fn token() -> String {
    let groups: Vec<String> = (0..293)
        .map(|group| format!("\"{group:08x}-0000-4000-8000-00000000abcd\""))
        .collect();
    let claims = format!(
        r#"{{"iss":"https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0","aud":"api://orders","exp":{},"scp":"Orders.Read","ver":"2.0","groups":[{}]}}"#,
        NOON + 3_600,
        groups.join(",")
    );
    [r#"{"alg":"RS256","kid":"k1"}"#, &claims, "no signature"]
        .map(|part| base64url::encode(part.as_bytes()))
        .join(".")
}
