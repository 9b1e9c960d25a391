//! What a claim, a header parameter, a role or an application id means.

pub mod cloud;
