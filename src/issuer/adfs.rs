//! AD FS, the sign-in server of a Windows domain.

use super::address::Address;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider, Recognised};
use crate::catalogue::prose;

/// AD FS.
pub(super) static ADFS: Provider = Provider {
    id: "adfs",
    name: "AD FS",
    about: prose(
        "ID tokens and access tokens may carry different issuers, so an API needs the one of access tokens.",
    ),
    access_audience: Some(prose(
        "the identifier of the relying party: microsoft:identityserver:… or a URI",
    )),
    id_audience: Some(prose("the client id of the application")),
    slash: FinalSlash::Never,
    mistakes: &[prose(
        "The issuer from the metadata was configured, but access tokens carry …/adfs/services/trust.",
    )],
    keys: Keys::Built(metadata),
    sources: &[prose(
        "learn.microsoft.com/windows-server/identity/ad-fs/development/ad-fs-openid-connect-oauth-concepts",
    )],
    confirmed: Confirmed::No,
    recognise: |seen| match seen.web()?.segments.as_slice() {
        ["adfs"] | ["adfs", "services", "trust"] => Some(Found::by(Evidence::Shape)),
        _ => None,
    },
};

fn metadata(iss: &str, _: &Recognised) -> Option<String> {
    let address = Address::parse(iss).filter(|address| address.port.is_none())?;
    Some(
        [
            "https://",
            address.host,
            "/adfs/.well-known/openid-configuration",
        ]
        .concat(),
    )
}

#[cfg(test)]
mod tests {
    use crate::issuer::testing::{check, check_keys};

    #[test]
    fn issuers() {
        check(&[
            ("https://fs.contoso.com/adfs", "adfs, Shape"),
            ("http://fs.contoso.com/adfs/services/trust", "adfs, Shape"),
            ("https://fs.contoso.com/adfs/", "-"),
            ("https://fs.contoso.com/adfs/oauth2", "-"),
            ("ftp://fs.contoso.com/adfs", "-"),
        ]);
    }

    #[test]
    fn keys() {
        check_keys(&[(
            "http://fs.contoso.com/adfs/services/trust",
            &[],
            Some("https://fs.contoso.com/adfs/.well-known/openid-configuration"),
        )]);
    }
}
