//! What a token is tied to besides its issuer: disclosures by their digests (RFC 9901), a key that
//! the sender must show (RFC 7800, RFC 9449, RFC 8705), another token by its hash (OpenID Connect).

pub mod key_binding;
pub mod sd_jwt;
