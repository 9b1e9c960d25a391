//! Who a token is for: how two audiences almost match, and which known resource a value names.
//!
//! `near_miss::compare` is the centre: it takes what a validator wanted and what the token
//! says, and names the difference.

pub mod character;
mod confusables;
pub mod difference;
pub mod issuance;
pub mod near_miss;
pub mod resource;
