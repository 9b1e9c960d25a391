//! What a provider looks at to recognise itself.

use super::address::Address;

/// An issuer, its address if it has one, and the claims beside it.
pub struct Seen<'a> {
    /// The issuer as written.
    pub iss: &'a str,
    address: Option<Address<'a>>,
    claim: &'a dyn Fn(&str) -> Option<String>,
}

impl<'a> Seen<'a> {
    /// Splits the issuer once for all providers.
    ///
    /// An address with capitals in scheme or host is left out:
    /// no provider writes them, and validators compare issuers letter by letter.
    pub fn new(iss: &'a str, claim: &'a dyn Fn(&str) -> Option<String>) -> Self {
        let address = Address::parse(iss).filter(Address::is_lower_case);
        Self {
            iss,
            address,
            claim,
        }
    }

    /// The address over `https` or `http`, on any port.
    pub fn web(&self) -> Option<&Address<'a>> {
        let address = self.address.as_ref()?;
        matches!(address.scheme, "https" | "http").then_some(address)
    }

    /// The address over `https` on any port.
    pub fn https(&self) -> Option<&Address<'a>> {
        self.web().filter(|address| address.scheme == "https")
    }

    /// The path at exactly this host, over `https` on its default port.
    pub fn at(&self, host: &str) -> Option<&[&'a str]> {
        let address = self.https()?;
        (address.port.is_none() && address.host == host).then_some(address.segments.as_slice())
    }

    /// What stands before `.domain`, and the path, over `https` on its default port.
    pub fn below(&self, domain: &str) -> Option<(&'a str, &[&'a str])> {
        let address = self.https().filter(|address| address.port.is_none())?;
        Some((address.below(domain)?, address.segments.as_slice()))
    }

    /// Whether the issuer is this host alone, without a path.
    pub fn is_origin(&self, host: &str) -> bool {
        self.at(host).is_some_and(<[&str]>::is_empty)
    }

    /// The text of a claim; anything but a string is given as JSON.
    pub fn claim(&self, name: &str) -> Option<String> {
        (self.claim)(name)
    }

    /// Whether all these claims are present.
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.claim(name).is_some())
    }
}
