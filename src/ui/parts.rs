//! Small pieces that every panel uses.

mod clipboard;
mod copy;
mod exact;
mod instant;
mod more;
mod sentence;

pub use copy::{CopyButton, CopyText};
pub use exact::{Exact, exact};
pub use instant::Instant;
pub use more::{Growth, More, thousands};
pub use sentence::sentence;
