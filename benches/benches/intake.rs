//! A pasted log of two million characters with a message, a policy and a token in it; and the same
//! without the log, as it is read with every key pressed.

use std::hint::black_box;

use audlens::diagnosis::{Case, Said, diagnose};
use audlens::intake;
use audlens::scenario::{NOON, scenarios};

const LINE: &str = "2026-11-22T11:59:00.000Z INFO [worker-7] OrderService: order stored in 12 ms\n";

fn main() {
    let situation = scenarios().into_iter().find(|own| own.id == "pasted-apim");
    let Some(situation) = situation.map(|own| own.input(NOON)) else {
        return eprintln!("the scenario is not there");
    };
    let around = LINE.repeat(1_000_000 / LINE.len());
    let log = format!("{around}{situation}\n{around}");
    let slow = benches::once(&mut || {
        black_box(intake::read(black_box(&log)));
    });
    let mut read = || {
        black_box(intake::read(black_box(&situation)));
    };
    let mut said = || {
        let case = Case::of_paste(black_box(&situation), &Said::default(), NOON);
        black_box(diagnose(&case));
    };
    let rates = benches::rates(&mut [&mut read, &mut said]);
    println!(
        "\nA message, a policy and a token, {} bytes, one thread:\n",
        situation.len()
    );
    println!("| | microseconds |\n|---|---:|");
    println!(
        "| recognised in a log of {} bytes | {} |",
        log.len(),
        slow.as_micros()
    );
    let names = ["recognised alone", "recognised and diagnosed, fixes proved"];
    for (name, rate) in names.iter().zip(rates) {
        println!("| {name} | {} |", 1_000_000 / rate.max(1));
    }
}
