//! How much work reading may cost, whatever a text asks for.

use crate::crypto::secret::SecretText;

/// What may still be spent on one text, and the password to open keys with.
pub struct Effort<'a> {
    /// The password of encrypted private keys; empty if none was given.
    pub password: &'a SecretText,
    rounds: u64,
    points: u32,
}

impl<'a> Effort<'a> {
    /// Rounds of PBKDF2, in all: thrice the 600,000 for SHA-256 that OWASP's Password Storage Cheat
    /// Sheet asks for, and some more.
    pub const ROUNDS: u64 = 2_000_000;
    /// N · r · p of scrypt counts as so many rounds at most: 128 MiB for p = 1 (RFC 7914 §2),
    /// which is N = 2¹⁷ and r = 8, what OWASP's Password Storage Cheat Sheet asks for.
    pub const SCRYPT: u64 = 1 << 20;
    /// Private keys whose public half is worked out because it is not written beside them.
    pub const POINTS: u32 = 16;

    /// All that may be spent.
    pub fn new(password: &'a SecretText) -> Self {
        Self {
            password,
            rounds: Self::ROUNDS,
            points: Self::POINTS,
        }
    }

    /// Spends rounds; `false` if there are not so many left.
    pub fn rounds(&mut self, wanted: u64) -> bool {
        let left = self.rounds.checked_sub(wanted);
        self.rounds = left.unwrap_or(self.rounds);
        left.is_some()
    }

    /// Spends one multiplication on a curve; `false` if none is left.
    pub fn point(&mut self) -> bool {
        let left = self.points.checked_sub(1);
        self.points = left.unwrap_or(0);
        left.is_some()
    }
}
