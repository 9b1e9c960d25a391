//! What a claim, a header parameter, an algorithm, a directory role or a tenant id means.
//!
//! Every table is data: one entry says what a name means, what its value looks like, what to
//! beware of, and where that is written.
//! Nothing here judges a token; the names are looked up exactly as a token spells them.

pub mod applications;
pub mod cloud;
pub mod guid;
