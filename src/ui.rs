//! The page: Yew components that show a [`Diagnosis`](crate::diagnosis::Diagnosis).
//!
//! **Invariant.** No English about tokens is written here. It comes from [`crate::explain`], from
//! profiles and from scenarios; what stands here names controls.

pub mod state;
