//! How much is computed for one token at most, however many recipients, layers and keys there are.

use super::parameters::Parameters;
use crate::crypto::key::{Key, Material};
use crate::crypto::password::most_rounds;

/// What is left. A million is what the dearest single password may cost, a third of a second
/// natively and a few times that in a page.
pub(super) struct Work(u64);

/// What the dearest single try costs; a larger content adds to it.
const ONE: u64 = 1_000_000;

impl Work {
    /// All that is done for one token.
    pub(super) fn new() -> Self {
        Self(2 * ONE)
    }

    /// Takes what reading so many bytes once costs; false where that is no longer there.
    pub(super) fn take_bytes(&mut self, bytes: usize) -> bool {
        self.take(long(bytes) / 64)
    }

    /// Takes what a try with this key costs; false where that is no longer there.
    pub(super) fn take_key(&mut self, parameters: &Parameters, key: &Key, content: usize) -> bool {
        let own = match (parameters, &key.material) {
            (Parameters::Password { hash, rounds, .. }, _) => {
                u64::from(*rounds).saturating_mul(ONE) / u64::from(most_rounds(*hash))
            }
            // Grows with the third power; 2048 bits are about a millisecond.
            (_, Material::Rsa(rsa)) => {
                let size = long(rsa.n.len() / 64).saturating_add(1);
                size.saturating_pow(3).saturating_mul(30).min(ONE)
            }
            (Parameters::Agreement { .. }, _) => 3_000,
            _ => 10,
        };
        self.take(own.saturating_add(long(content) / 64))
    }

    fn take(&mut self, cost: u64) -> bool {
        let left = self.0.checked_sub(cost);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

fn long(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
