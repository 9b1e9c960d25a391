//! Who is this token for, and why did that API refuse it?
//!
//! # Bird's-eye view
//!
//! ```text
//! pasted text, form fields
//!         │  intake: recognise each piece, never fail
//!         ▼
//!  diagnosis::Case          what the user gave, `now` included
//!         │  diagnosis::diagnose, one pure function
//!         ▼
//!  diagnosis::Diagnosis     what we say: facts, gates, findings, fixes; data only
//!         │  explain, the only English
//!         ▼
//!  ui, src/bin/audlens      the page and the command line
//! ```
//!
//! # Map, from the ground up
//!
//! A module knows those above it in this list and none below.
//!
//! - [`catalogue`]: the file of meanings, examples and prose, which the page loads after it is ready.
//! - [`token`]: what a text turned out to be. Compact and JSON serialisations, base64url, JSON
//!   with exact numbers and duplicate members, `aud` and times in every shape, secrets that are no JWT.
//! - [`crypto`]: keys in every form and what is computed with them; verify, decrypt, sign, encrypt.
//! - [`binding`]: what a token is tied to: disclosures, a key that must be shown, another token's hash.
//! - [`document`]: settings files in a longer text, whatever they are written in, as one tree with places.
//! - [`registry`]: what a claim, header parameter, algorithm, role or application id means; tables.
//! - [`issuer`]: who minted it. One file per provider; near misses of issuers.
//! - [`audience`]: who it is for. Known resources, near misses, differences character by character,
//!   and whom a token would be for that Microsoft Entra ID issued for a request.
//! - [`validators`]: who refused it. One file per validator, one folder per family: its settings, its
//!   checks in its order, its messages by version, and what it makes the gates expect.
//! - [`policy`]: policies of Azure API Management, run in their order on a request.
//! - [`intake`]: whatever people paste, recognised piece by piece, one file for each form; what it fills in.
//! - [`diagnosis`]: the case, the ten gates (one file each), findings, and fixes with their proof.
//! - [`explain`]: all of that in words.
//! - [`scenario`]: situations as data, shared by tests and the page's examples.
//! - `ui` (feature `ui`): the page.
//!
//! # Invariants
//!
//! - **Pure core.** Nothing but `ui` and the command line reads a clock, a network, a storage, a file or a page. `now` is part of the case.
//! - **No panic** on any input; bad input is a result, not an error.
//! - **Four answers**: passed, failed, not checked, does not apply. They are never merged.
//! - **Every fix is proved** by diagnosing the changed case; one that does not turn its gate is not shown.
//! - **English only in [`explain`]** and in the tables that it reads. The page never builds a sentence about a token.
//! - **Nothing late is called early.** The page's program comes in two halves, the second with the catalogue; see [`catalogue`].
//! - **Silence.** The page makes no request after loading and stores nothing.

pub mod audience;
pub mod binding;
pub mod catalogue;
pub mod crypto;
pub mod diagnosis;
pub mod document;
pub mod explain;
pub mod intake;
pub mod issuer;
pub mod policy;
pub mod registry;
pub mod scenario;
pub mod token;
#[cfg(feature = "ui")]
pub mod ui;
pub mod validators;
