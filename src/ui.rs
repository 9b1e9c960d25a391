//! The page: Yew components that show a [`Diagnosis`](crate::diagnosis::Diagnosis).
//!
//! **Invariant.** No English about tokens is written here. It comes from [`crate::explain`], from
//! profiles and from scenarios; what stands here names controls or speaks of the page itself.

pub mod bound;
pub mod claims;
pub mod decoded;
pub mod does;
pub mod make;
pub mod matrix;
pub mod parts;
pub mod request;
pub mod state;

mod address;
mod catalogue;
mod clock;
mod compare;
mod examples;
mod expectation;
mod field;
mod files;
mod findings;
mod fixes;
mod focus;
mod gate_detail;
mod header;
mod idle;
mod issued_by;
mod message;
mod notice;
mod page;
mod paste;
mod pasted;
mod pieces;
mod policy;
mod prose;
mod sealed;
mod signature;
mod table;
mod tabs;
mod theme;
mod verdict;
mod why;

pub use catalogue::{go_without_catalogue, install_catalogue};
pub use page::App;
