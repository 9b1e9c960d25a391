//! The numbers of a [`Key`](super::Key) as the types that RustCrypto computes with.
//!
//! Whether numbers make a key shows here: a point that is not on its curve, a modulus that is even.

pub mod akp_public;
pub mod ec_public;
pub mod okp_public;
pub mod rsa_private;
pub mod rsa_public;
