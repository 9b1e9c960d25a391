//! Small pieces that every panel uses.

mod clipboard;
mod copy;
mod exact;
mod instant;
mod more;
mod sentence;

pub use copy::{CopyButton, CopyText};
pub use exact::{exact, isolated};
pub use instant::instant;
pub use more::{Growth, More, thousands};
pub use sentence::sentence;
