//! Who is this token for, and why did that API refuse it?

pub mod audience;
pub mod diagnosis;
pub mod explain;
pub mod issuer;
pub mod registry;
pub mod scenario;
pub mod token;
pub mod validators;
