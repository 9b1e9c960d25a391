//! Keys and what is computed with them: verify, decrypt, sign, encrypt.
//!
//! The algorithms themselves are RustCrypto's; the same code runs natively and in the page.
//! Nothing here reads a clock or asks the platform for randomness: who signs or encrypts brings it.

pub mod aes_wrap;
pub mod agreement;
pub mod algorithm;
pub mod cause;
pub mod concat_kdf;
pub mod content;
pub mod decrypt;
pub mod deflate;
pub mod draft;
pub mod encrypt;
pub mod fit;
pub mod generate;
pub mod given;
pub mod key;
pub mod keyring;
pub mod material;
pub mod password;
pub mod random;
pub mod rsa_key;
pub mod secret;
pub mod sign;
pub mod signature;
pub mod thumbprint;
pub mod verify;

pub use algorithm::{ALGORITHMS, Algorithm, Cipher, Curve, Does, Hash, Management, MlDsa, Scheme};
pub use cause::Cause;
pub use given::{Given, SecretForm};
pub use key::{Key, KeyFault, KeyForm, Labels, Material};
pub use keyring::Keyring;
pub use secret::{Secret, SecretText};
pub use signature::{Check, Verdict, WhyNot};
pub use verify::{Answer, verify};
