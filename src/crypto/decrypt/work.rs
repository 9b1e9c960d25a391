//! How much is computed for one token at most, however many recipients, layers and keys there are.

use super::parameters::Parameters;
use crate::crypto::key::{Key, Material};

/// What is left. One unit is one round of PBKDF2, which is two or four blocks of a hash: about a
/// third of a microsecond natively, a few times that in a page.
pub(super) struct Work(u64);

impl Work {
    /// All that is done for one token: three times what the dearest single try may cost.
    pub(super) fn new() -> Self {
        Self(3_000_000)
    }

    /// Takes what a try with this key costs; false where that is no longer there.
    pub(super) fn take(&mut self, parameters: &Parameters, key: &Key, content: usize) -> bool {
        let long = |bytes: usize| u64::try_from(bytes).unwrap_or(u64::MAX);
        let own = match (parameters, &key.material) {
            (Parameters::Password { rounds, .. }, _) => u64::from(*rounds),
            // Grows with the third power; 2048 bits are about a millisecond.
            (_, Material::Rsa(rsa)) => {
                let size = long(rsa.n.len() / 64).saturating_add(1);
                size.saturating_pow(3).saturating_mul(30).min(1_000_000)
            }
            (Parameters::Agreement { .. }, _) => 3_000,
            _ => 10,
        };
        let cost = own.saturating_add(long(content) / 64);
        let left = self.0.checked_sub(cost);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}
