//! The setting "Signing key": which key a validator has for the token, as far as anybody knows.

use super::setting::Kind;

/// The setting. Its choices are `unknown` and the constants here.
pub const SIGNING_KEY: Kind = Kind::Own("Key");

/// The key that the token names is there and verifies it.
pub const FITS: &str = "fits";
/// The key that the token names is there and does not verify it.
pub const WRONG: &str = "wrong signature";
/// There are keys, but not the one that the token names.
pub const NO_MATCH: &str = "no key with this kid";
/// There are no keys at all.
pub const NO_KEYS: &str = "no keys";
