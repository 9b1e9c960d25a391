//! What other libraries are known not to have. Anything else that is missing is a failure, and so
//! is a line here that is no longer true.

/// Which way a token goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Made here, read there.
    Out,
    /// Made there, read here.
    In,
}

/// What is expected of a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// It has the algorithm.
    There,
    /// It has not.
    NotThere,
    /// That depends on what it runs on.
    Perhaps,
}

/// What is expected of the library for a row of the table.
pub(crate) fn expected(library: &str, row: &str, direction: Direction) -> Expected {
    let not = |missing: bool| {
        if missing {
            Expected::NotThere
        } else {
            Expected::There
        }
    };
    match library {
        "jose" => match row {
            // jose stands on the Web Cryptography API, to which Node.js added ML-DSA in 24.7.
            "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" => Expected::Perhaps,
            // Gone with version 6, whose cryptography is the Web's alone.
            "ES256K" | "EdDSA (Ed448)" | "Ed448" | "RSA1_5" => Expected::NotThere,
            row => not(row.ends_with("(X448)")),
        },
        "PyJWT" => match row {
            // The names of RFC 9864 and ML-DSA are not there yet.
            "Ed25519" | "Ed448" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" => Expected::NotThere,
            // It makes unsecured tokens, but verifies none.
            "none" => not(direction == Direction::Out),
            _ => Expected::There,
        },
        // jsonwebtoken has what its `Algorithm` lists.
        _ => not(matches!(
            row,
            "ES512"
                | "ES256K"
                | "EdDSA (Ed448)"
                | "Ed25519"
                | "Ed448"
                | "ML-DSA-44"
                | "ML-DSA-65"
                | "ML-DSA-87"
                | "none"
        )),
    }
}
