//! Versions of software, as far as they decide what it does and says.

/// Three numbers; what is not written is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub u16, pub u16, pub u16);

impl Version {
    /// Reads `8`, `8.2` or `8.2.0`; a `v` before and a label such as `-preview` behind are ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches(['v', 'V']);
        let numbers = text
            .split_once(['-', '+'])
            .map_or(text, |(numbers, _)| numbers);
        let mut parts = numbers.split('.').map(str::parse);
        let first = parts.next()?.ok()?;
        let mut next = || parts.next().unwrap_or(Ok(0)).ok();
        let version = Self(first, next()?, next()?);
        // A fourth number, as .NET assemblies have it, says nothing here.
        match (next(), parts.next()) {
            (Some(_), None) => Some(version),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn versions() {
        for (text, expected) in [
            ("8.2.0", Some(Version(8, 2, 0))),
            (" 6.22 ", Some(Version(6, 22, 0))),
            ("8", Some(Version(8, 0, 0))),
            ("v4.14.1-preview", Some(Version(4, 14, 1))),
            ("8.2.0.0", Some(Version(8, 2, 0))),
            ("8.2.0.0.1", None),
            ("", None),
            ("eight", None),
            ("8.", None),
            ("8..1", None),
        ] {
            assert_eq!(Version::parse(text), expected, "{text}");
        }
    }
}
