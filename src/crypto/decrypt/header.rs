//! The header of one recipient: the protected one, the shared one and its own (RFC 7516 §4).

use std::collections::HashSet;

use super::outcome::WhyNot;
use crate::token::json::{Json, Kind, Value};
use crate::token::{Encrypted, PartName, Recipient, base64url};

/// All that the headers say to one recipient.
pub(super) struct Header<'a> {
    protected: Option<&'a Json>,
    others: [Option<&'a Json>; 2],
}

impl<'a> Header<'a> {
    /// The headers of this recipient, or what keeps them from being one (RFC 7516 §5.2, steps 3 to 5).
    pub(super) fn of(token: &'a Encrypted, recipient: &'a Recipient) -> Result<Self, WhyNot> {
        let protected = token.header.as_ref().filter(|_| token.protected);
        let parts = [protected, token.shared.as_ref(), recipient.header.as_ref()];
        if parts.iter().all(Option::is_none) {
            return Err(WhyNot::Absent(PartName::Header));
        }
        let mut names = HashSet::new();
        for part in parts.into_iter().flatten() {
            let damaged = part.remarks.iter().any(base64url::Remark::is_damage);
            let object = part.json.object().filter(|_| !part.json.is_damaged());
            let Some(object) = object.filter(|_| !damaged) else {
                return Err(WhyNot::Unreadable(PartName::Header));
            };
            let own = object.members().map(|member| member.name.display());
            // A name twice in one header is another matter: the last counts (RFC 7516 §4).
            let own: HashSet<String> = own.map(|name| name.into_owned()).collect();
            if let Some(name) = own.iter().find(|name| names.contains(*name)) {
                return Err(WhyNot::NotDisjoint(name.clone()));
            }
            names.extend(own);
        }
        let [protected, shared, own] = parts.map(|part| part.map(|part| &part.json));
        let header = Self {
            protected,
            others: [shared, own],
        };
        header.critical()?;
        Ok(header)
    }

    /// A parameter, wherever it stands.
    pub(super) fn get(&self, name: &str) -> Option<Value<'a>> {
        let mut all = [self.protected].into_iter().chain(self.others).flatten();
        all.find_map(|header| header.get(name))
    }

    /// A parameter that is a string.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        Some(self.get(name)?.string()?.into_owned())
    }

    /// A parameter that must be protected where it is there at all.
    fn protected(&self, name: &'static str) -> Result<Option<Value<'a>>, WhyNot> {
        let mut others = self.others.into_iter().flatten();
        if others.any(|header| header.get(name).is_some()) {
            return Err(WhyNot::Unprotected(name));
        }
        Ok(self.protected.and_then(|header| header.get(name)))
    }

    /// Whether the content was deflated (RFC 7516 §4.1.3).
    pub(super) fn is_deflated(&self) -> Result<bool, WhyNot> {
        match self.protected("zip")? {
            None => Ok(false),
            Some(zip) if zip.string().as_deref() == Some("DEF") => Ok(true),
            Some(zip) => Err(WhyNot::UnknownCompression(zip.display().into_owned())),
        }
    }

    /// Whether `cty` says that the content is a JWT (RFC 7519 §5.2). The prefix `application/` may
    /// be left out, and media types know no case (RFC 7515 §4.1.10).
    pub(super) fn says_nested(&self) -> bool {
        self.text("cty").is_some_and(|cty| {
            let cty = cty.to_ascii_lowercase();
            cty.strip_prefix("application/").unwrap_or(&cty) == "jwt"
        })
    }

    /// None of the extensions that `crit` may name is known here: `b64` is for signatures alone (RFC 7797).
    fn critical(&self) -> Result<(), WhyNot> {
        let Some(list) = self.protected("crit")? else {
            return Ok(());
        };
        let items: Vec<_> = list.items().collect();
        let names = items.iter().filter_map(|name| name.string());
        let names: Vec<String> = names.map(|name| name.into_owned()).collect();
        let well_formed = list.kind() == Kind::Array
            && !names.is_empty()
            && names.len() == items.len()
            && names.iter().all(|name| self.get(name).is_some());
        match well_formed {
            true => Err(WhyNot::Critical(names)),
            false => Err(WhyNot::BadCritical),
        }
    }
}
