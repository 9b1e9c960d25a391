//! Small pieces that every panel uses.

mod clipboard;
mod copy;
mod copyable;
mod exact;
mod instant;
mod more;
mod sentence;

pub use copy::{CopyButton, CopyText};
pub use copyable::copyable;
pub use exact::{exact, isolated};
pub use instant::instant;
pub use more::{Growth, More, thousands};
pub use sentence::sentence;
