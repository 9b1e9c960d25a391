//! Where randomness comes from.

use zeroize::Zeroizing;

/// Randomness of the browser, which it has on plain-http hosts too; `None` where it has none.
pub(super) fn seed() -> Option<Zeroizing<[u8; 32]>> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let mut seed = Zeroizing::new([0; 32]);
    crypto.get_random_values_with_u8_array(&mut *seed).ok()?;
    Some(seed)
}
