//! Randomness that was brought along: the core asks no platform for any.

use rand_core::SeedableRng;

/// A source of random bytes, ChaCha20 over a seed.
///
/// The page takes the seed from `crypto.getRandomValues`, which works on plain-http hosts too, and
/// the command line from its system. The same seed gives the same bytes, which is for tests alone.
pub type Random = rand_chacha::ChaCha20Rng;

/// Randomness from this seed.
pub fn random(seed: [u8; 32]) -> Random {
    Random::from_seed(seed)
}
