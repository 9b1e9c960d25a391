//! Which audience to set at the API, in words.

use super::fix::Remedy;
use super::shorten;
use crate::catalogue::{Prose, prose};
use crate::diagnosis::Diagnosis;
use crate::registry::guid;
use crate::validators::fill;

static SET: Prose = prose("Set {0} as the audience that the API expects.");
static SET_HOW: Prose = prose(
    "Without one, nothing can be compared and every token is refused. In ASP.NET Core it is Audience of JwtBearerOptions, or ValidAudience and ValidAudiences of TokenValidationParameters. If one stands in a file, look whether its name is spelt right and the section is read.",
);
static SET_SOURCE: Prose = prose(
    "azure-activedirectory-identitymodel-extensions-for-dotnet src/Microsoft.IdentityModel.Tokens/Validators.cs (ValidateAudience)",
);
static NOT_SWITCHED_OFF: Prose = prose(
    "Do not switch ValidateAudience off instead: a token for any other API would then be taken.",
);
static OWN_ID: Prose = prose("Let the API accept {0}, if that is its own client id.");
static OWN_ID_HOW: Prose = prose(
    "A version 2.0 token of Microsoft Entra ID carries the client id of the API it is for, whatever scope or resource was asked for. The registration that exposes this URI shows its Application (client) ID on its overview.",
);
static OWN_ID_SOURCE: Prose =
    prose("entra-docs docs/identity-platform/access-token-claims-reference.md (aud)");
static OTHERS_ID: Prose = prose(
    "If it is the id of another application, mend the client instead: whoever may call that one could call you with the same token.",
);
static REGISTER: Prose = prose("Register the Application ID URI as {0}.");
static REGISTER_HOW: Prose = prose(
    "Under Expose an API, in the registration of the application that sends the request; then every client asks for that name. Libraries and Teams make the host lower case, so a URI with capital letters is not found in their tokens.",
);
static REGISTER_SOURCE: Prose = prose(
    "OfficeDev/microsoft-teams-apps-company-communicator#214; AzureAD/microsoft-authentication-library-for-android#1416",
);

/// No audience is set.
pub(super) fn set(audience: &str) -> Remedy {
    let title = fill(SET.text(), &[&shorten(audience)]);
    Remedy::new(title, SET_HOW.text(), SET_SOURCE.text())
        .copying("audience", audience)
        .careful(NOT_SWITCHED_OFF.text())
}

/// Whether an audience is an id that nothing expected names, so that only its owner can tell whose.
pub(super) fn is_of_nobody_known(audience: &str, diagnosis: &Diagnosis) -> bool {
    let expectation = &diagnosis.expectation;
    let mut listed = expectation.audiences.iter();
    expectation.entra.is_none()
        && guid::hyphenated(audience).is_some()
        && !listed.any(|own| own.contains(audience))
}

/// The client id of an API that is known by its URI.
pub(super) fn own_id(audience: &str) -> Remedy {
    let title = fill(OWN_ID.text(), &[&shorten(audience)]);
    Remedy::new(title, OWN_ID_HOW.text(), OWN_ID_SOURCE.text())
        .copying("audience", audience)
        .careful(OTHERS_ID.text())
}

/// The name of the application in the middle.
pub(super) fn register(uri: &str) -> Remedy {
    let title = fill(REGISTER.text(), &[&shorten(uri)]);
    Remedy::new(title, REGISTER_HOW.text(), REGISTER_SOURCE.text())
        .copying("Application ID URI", uri)
}
