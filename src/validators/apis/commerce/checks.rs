//! What Retail Server looks at, in its order.

use super::{JOB, audience_kind, caller, is_personnel, issuers, messages, parameters};
use crate::catalogue::{Prose, prose};
use crate::token::audience::Audience;
use crate::validators::libraries::identity_model;
use crate::validators::{Attempt, Check, GateName, Kind, Said, Skip};

const STACK: Prose = prose(
    "Inferred from the stack of event 5075: JwtSecurityTokenHandler.ValidateToken under Microsoft.Owin.Security.Jwt.JwtFormat.Unprotect",
);

pub(super) static CHECKS: [Check; 7] = [
    Check {
        code: "read",
        gate: GateName::Readable,
        about: prose("The token must be a JWT that can be decoded."),
        source: STACK,
        run: read,
    },
    Check {
        code: "signature",
        gate: GateName::Signature,
        about: prose("It must be signed with a key of the identity provider."),
        source: STACK,
        run: signature,
    },
    Check {
        code: "lifetime",
        gate: GateName::Lifetime,
        about: prose("It must be valid now, five minutes of clock difference allowed."),
        source: STACK,
        run: lifetime,
    },
    Check {
        code: "identity-provider",
        gate: GateName::Issuer,
        about: prose(
            "iss must equal, letter for letter, the Issuer of an identity provider in headquarters. One that does not is reported as a failed audience. A token of version 2.0 does not get through: its issuer does not start with https://sts.windows.net/.",
        ),
        source: prose(
            "MicrosoftDocs/dynamics-365-unified-operations-public issue 4863; inferred: the words on version 2.0, from AADTokenIssuerPrefix in UpdateRetailServerDeployment.ps1",
        ),
        run: identity_provider,
    },
    Check {
        code: "relying-party",
        gate: GateName::Caller,
        about: prose("appid must equal the ClientId of a relying party of that identity provider."),
        source: prose(
            "learn.microsoft.com/dynamics365/commerce/cpos-custom-aad; inferred: that it is looked at before the resource",
        ),
        run: relying_party,
    },
    Check {
        code: "audience",
        gate: GateName::Audience,
        about: prose(
            "aud must equal a server resource ID of that relying party; for Personnel ID, the ClientId of a relying party. Upper and lower case count.",
        ),
        source: prose(
            "learn.microsoft.com/dynamics365/commerce/cpos-custom-aad; the answer to the client names both logons",
        ),
        run: audience,
    },
    // No gate stands for it: everything agrees, only not yet where it is looked at.
    Check {
        code: "distribution",
        gate: GateName::Audience,
        about: prose(
            "Retail Server compares with what distribution job 1110 brought last. What was changed in headquarters since then does not count yet.",
        ),
        source: prose(
            "learn.microsoft.com/dynamics365/commerce/cpos-custom-aad (run the 1110 job); inferred: that the old values count until then",
        ),
        run: distribution,
    },
];

fn read(attempt: &Attempt<'_>) -> Said {
    identity_model::read(&parameters(attempt), attempt)
}

fn signature(attempt: &Attempt<'_>) -> Said {
    identity_model::signature(&parameters(attempt), attempt)
}

fn lifetime(attempt: &Attempt<'_>) -> Said {
    identity_model::lifetime(&parameters(attempt), attempt)
}

fn identity_provider(attempt: &Attempt<'_>) -> Said {
    among(&issuers(attempt), attempt.text("iss").as_slice())
}

fn relying_party(attempt: &Attempt<'_>) -> Said {
    if is_personnel(attempt) {
        return Said::Skipped(Skip::Off);
    }
    among(
        &attempt.settings.list(Kind::Callers),
        caller(attempt).as_slice(),
    )
}

fn audience(attempt: &Attempt<'_>) -> Said {
    let found = attempt.audience();
    let found = match &found {
        Audience::Mixed { .. } => &[],
        found => found.values(),
    };
    among(&attempt.settings.list(audience_kind(attempt)), found)
}

fn distribution(attempt: &Attempt<'_>) -> Said {
    match attempt.set(JOB) {
        "yes" => Said::Passed,
        "no" => messages::audience_refused(),
        _ => Said::Skipped(Skip::Off),
    }
}

/// Whether one of those that were found is wanted; nothing is said where nothing is known of what
/// is wanted.
fn among(wanted: &[String], found: &[String]) -> Said {
    if wanted.is_empty() {
        return Said::Skipped(Skip::Off);
    }
    match found.iter().any(|own| wanted.contains(own)) {
        true => Said::Passed,
        false => messages::audience_refused(),
    }
}
