//! Ping Identity: PingOne and PingFederate.

use super::address::is_guid;
use super::provider::{Confirmed, Evidence, FinalSlash, Found, Keys, Provider};
use crate::catalogue::prose;

/// PingOne.
pub(super) static PINGONE: Provider = Provider {
    id: "pingone",
    name: "PingOne",
    about: prose("Every environment has an issuer of its own, in the region of its domain."),
    access_audience: Some(prose(
        "the audience of the custom resource, by default its name",
    )),
    id_audience: Some(prose("the client id of the application")),
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Discovery,
    sources: &[prose("developer.pingidentity.com PingOne API, resources")],
    confirmed: Confirmed::IssuerOnly,
    recognise: |seen| {
        let region = REGIONS.iter().find(|host| seen.at(host).is_some())?;
        match seen.at(region)? {
            [environment, "as"] if is_guid(environment) => {
                Some(Found::by(Evidence::Host).tenant(environment))
            }
            _ => None,
        }
    },
};

/// PingFederate.
pub(super) static PINGFEDERATE: Provider = Provider {
    id: "pingfederate",
    name: "PingFederate",
    about: prose(
        "Only the default port, 9031, hints at it; the audience is a setting of the access token manager.",
    ),
    access_audience: Some(prose("what the access token manager sets, or nothing")),
    id_audience: Some(prose("the client id")),
    slash: FinalSlash::Never,
    mistakes: &[],
    keys: Keys::Unknown,
    sources: &[prose(
        "Ping Identity documentation, PingFederate access token management",
    )],
    confirmed: Confirmed::No,
    recognise: |seen| {
        let address = seen.https()?;
        let hint = address.port == Some(9031) && address.segments.is_empty();
        hint.then(|| Found::by(Evidence::Shape))
    },
};

const REGIONS: &[&str] = &[
    "auth.pingone.com",
    "auth.pingone.eu",
    "auth.pingone.asia",
    "auth.pingone.ca",
    "auth.pingone.com.au",
    "auth.pingone.sg",
];

#[cfg(test)]
mod tests {
    use crate::issuer::testing::check;

    #[test]
    fn issuers() {
        check(&[
            (
                "https://auth.pingone.com/11111111-2222-3333-4444-555555555555/as",
                "pingone, Host, 11111111-2222-3333-4444-555555555555",
            ),
            (
                "https://auth.pingone.com.au/11111111-2222-3333-4444-555555555555/as",
                "pingone, Host, 11111111-2222-3333-4444-555555555555",
            ),
            ("https://auth.pingone.com/x/as", "-"),
            (
                "https://auth.pingone.evil/11111111-2222-3333-4444-555555555555/as",
                "-",
            ),
            ("https://sso.example.com:9031", "pingfederate, Shape"),
            ("https://sso.example.com:9032", "-"),
            ("https://sso.example.com:9031/", "-"),
        ]);
    }
}
