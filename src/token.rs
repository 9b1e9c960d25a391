//! What a text turned out to be.
