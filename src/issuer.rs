//! Who minted a token: the provider behind `iss`. One file per provider.
