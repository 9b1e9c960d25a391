//! Who a token is for: how two audiences almost match, and which known resource a value names.

pub mod character;
mod confusables;
pub mod difference;
pub mod resource;
