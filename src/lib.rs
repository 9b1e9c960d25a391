//! Who is this token for, and why did that API refuse it?

pub mod audience;
pub mod issuer;
pub mod registry;
pub mod token;
