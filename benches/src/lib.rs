//! Counts how often something can be done in a second.

pub mod signed;

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long one round takes, and how many there are.
const ROUND: Duration = Duration::from_millis(300);
const ROUNDS: usize = 7;

/// Does each piece of work in turn, round after round, so that all meet the same machine. Gives
/// how often a second each can be done: the median of the rounds.
pub fn rates(works: &mut [&mut dyn FnMut()]) -> Vec<u64> {
    let mut rounds = vec![Vec::new(); works.len()];
    for _ in 0..ROUNDS {
        for (work, rates) in works.iter_mut().zip(&mut rounds) {
            rates.push(rate(work));
        }
    }
    rounds.iter_mut().map(|rates| median(rates)).collect()
}

/// How long a long piece of work takes: the median of the rounds.
pub fn once(work: &mut dyn FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = now();
            black_box(&mut *work)();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(ROUNDS / 2).copied().unwrap_or_default()
}

/// How often a second a piece of work can be done.
fn rate(work: &mut dyn FnMut()) -> u64 {
    const BATCH: u32 = 100;
    let start = now();
    let mut done = 0_u32;
    while start.elapsed() < ROUND {
        for _ in 0..BATCH {
            black_box(&mut *work)();
        }
        done = done.saturating_add(BATCH);
    }
    let nanoseconds = start.elapsed().as_nanos();
    let rate = u128::from(done) * 1_000_000_000 / nanoseconds.max(1);
    u64::try_from(rate).unwrap_or(u64::MAX)
}

fn median(rates: &mut [u64]) -> u64 {
    rates.sort_unstable();
    rates.get(rates.len() / 2).copied().unwrap_or_default()
}

#[expect(
    clippy::disallowed_methods,
    reason = "measuring is what the clock is for"
)]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_one_counts() {
        for (rates, expected) in [(&mut [9, 1, 5][..], 5), (&mut [2][..], 2), (&mut [][..], 0)] {
            assert_eq!(median(rates), expected);
        }
    }
}
