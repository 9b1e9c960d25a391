//! Microsoft.IdentityModel.Validators alone: issuers of Microsoft Entra ID for one tenant or many.

use super::aad_issuer;
use super::identity_model::{self as im, Delegate, Handler, Parameters};
use crate::catalogue::prose;
use crate::validators::{
    Attempt, Check, Expectation, Family, Fidelity, GateName, Kind, Profile, Said, Setting, Shape,
    Skip, no_answer,
};

pub(in crate::validators) static PROFILE: Profile = Profile {
    id: "aad-issuer-validator",
    name: "AadIssuerValidator (Microsoft.IdentityModel.Validators)",
    family: Family::Library,
    about: prose(
        "The issuer alone: templates for any tenant, versions 1.0 and 2.0 of the same tenant, and the issuer of the signing key.",
    ),
    version: "7.1.2 to 8.2.0",
    fidelity: Fidelity::Read,
    sources: &[
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 (c6b3b6a4) src/Microsoft.IdentityModel.Validators/AadIssuerValidator/AadIssuerValidator.cs",
        ),
        prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 (c6b3b6a4) src/Microsoft.IdentityModel.Validators/AadTokenValidationParametersExtension.cs",
        ),
    ],
    settings: SETTINGS,
    expect,
    checks: CHECKS,
    order: None,
    messages: &[im::MESSAGES, aad_issuer::MESSAGES],
    answer: no_answer,
    table: None,
};

static SETTINGS: &[Setting] = &[
    Setting {
        name: "Authority",
        kind: Kind::Own("Authority"),
        shape: Shape::Text,
        default: "",
        example: prose("https://login.microsoftonline.com/common/v2.0"),
        about: prose(
            "What GetAadIssuerValidator was given. The metadata of both versions is asked, whichever it names.",
        ),
    },
    im::VALID_ISSUER,
    Setting {
        about: prose("Further issuers; {tenantid} in one stands for the token's tenant."),
        ..im::VALID_ISSUERS
    },
    Setting {
        about: prose(
            "Only where it cannot be told from Authority, as with a domain or Azure AD B2C.",
        ),
        ..im::METADATA_ISSUER
    },
    aad_issuer::KEY_ISSUER,
    cloud(
        "cloud_instance_name of the signing key",
        prose(
            "In the key set. It is compared if EnableEntraIdSigningKeyCloudInstanceValidation was called.",
        ),
    ),
    cloud(
        "cloud_instance_name of the metadata",
        prose("In the metadata of the authority."),
    ),
    im::VERSION,
    im::KEY,
];

static CHECKS: &[Check] = &[
    im::CHECKS[0],
    im::CHECKS[1],
    Check {
        code: "cloud",
        gate: GateName::Issuer,
        about: prose("The signing key belongs to the cloud of the metadata."),
        source: prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.Validators/AadTokenValidationParametersExtension.cs L144-L175",
        ),
        run: same_cloud,
    },
    aad_issuer::CHECK_KEY,
    Check {
        code: "issuer",
        gate: GateName::Issuer,
        about: prose(
            "iss is one of the valid issuers or that of the metadata of its version, with the token's tenant in the place of {tenantid}.",
        ),
        source: prose(
            "azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.Validators/AadIssuerValidator/AadIssuerValidator.cs L214-L288",
        ),
        run: |attempt| aad_issuer::issuer(&parameters(attempt), attempt),
    },
];

const fn cloud(name: &'static str, about: crate::catalogue::Prose) -> Setting {
    Setting {
        name,
        kind: Kind::Own(name),
        shape: Shape::Text,
        default: "",
        example: CLOUD,
        about,
    }
}

const CLOUD: crate::catalogue::Prose = prose("microsoftonline.com");

/// What is set.
pub(super) fn parameters(attempt: &Attempt<'_>) -> Parameters {
    Parameters {
        issuer_delegate: Delegate::Runs(aad_issuer::issuer),
        validate_issuer: true,
        ..Parameters::of(attempt, Handler::JsonWebToken)
    }
}

fn expect(attempt: &Attempt<'_>) -> Expectation {
    let asked = [GateName::Readable, GateName::Issuer];
    let mut expected = Expectation {
        ignores: GateName::ALL
            .into_iter()
            .filter(|gate| !asked.contains(gate))
            .collect(),
        ..Expectation::default()
    };
    aad_issuer::expect(&parameters(attempt), attempt, &mut expected);
    let found = attempt.text("iss").unwrap_or_default();
    if matches!(same_cloud(attempt), Said::Refused(_)) {
        // Not even the right issuer helps.
        expected.issuers.retain(|issuer| *issuer != found);
    }
    expected
}

fn same_cloud(attempt: &Attempt<'_>) -> Said {
    let named = |name| attempt.set(Kind::Own(name));
    let key = named("cloud_instance_name of the signing key");
    let metadata = named("cloud_instance_name of the metadata");
    match (key, metadata) {
        ("", _) | (_, "") => Said::Skipped(Skip::Off),
        (key, metadata) if key == metadata => Said::Passed,
        (key, metadata) => aad_issuer::said(
            "IDX40012",
            "SecurityTokenInvalidCloudInstanceException",
            &[key, metadata],
        ),
    }
}

#[cfg(test)]
mod tests;
