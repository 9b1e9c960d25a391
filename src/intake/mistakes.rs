//! Mistakes that many settings files can have.

mod address;
mod audience;
mod name;

pub use name::near;

use super::{Configured, Mistake, Rule};
use crate::catalogue::prose;
use crate::registry::guid;
use crate::token::span::Span;
use crate::validators::Kind;

/// A blank around a value.
pub static BLANK: Rule = Rule {
    code: "blank",
    title: prose("A blank stands before or behind the value of {0}."),
    body: prose(
        "Audiences, issuers and ids are compared character for character, and nothing takes the blank off first. Delete it.",
    ),
    source: prose(
        "AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet 8.2.0 src/Microsoft.IdentityModel.Tokens/Validators.cs (AudiencesMatch); Azure-Samples/active-directory-aspnetcore-webapp-openidconnect-v2#347",
    ),
};

/// One text in the place of a list.
pub static LIST_DUE: Rule = Rule {
    code: "list-due",
    title: prose("{0} is one text where a list is due."),
    body: prose(
        "The configuration of .NET takes the items of a list from what is nested below the name. A text is not an item: it is left out without a word. Put it in square brackets, or add :0 to the name.",
    ),
    source: prose(
        "dotnet/aspnetcore src/Security/Authentication/JwtBearer/src/JwtBearerConfigureOptions.cs (GetChildren); learn.microsoft.com/aspnet/core/fundamentals/configuration",
    ),
};

/// A list in the place of one text.
pub static ONE_DUE: Rule = Rule {
    code: "one-due",
    title: prose("{0} is a list where one text is due."),
    body: prose(
        "The configuration of .NET has no value behind the name of a list, so that nothing is read. Several audiences belong in ValidAudiences, several issuers in ValidIssuers.",
    ),
    source: prose("learn.microsoft.com/aspnet/core/fundamentals/configuration"),
};

/// A clock skew that is a number alone.
pub static SKEW_IN_DAYS: Rule = Rule {
    code: "skew-in-days",
    title: prose("The clock skew {0} means days, not seconds."),
    body: prose(
        "A span of time that is a number alone is read as days. Five minutes are written 00:05:00.",
    ),
    source: prose("learn.microsoft.com/dotnet/api/system.timespan.parse"),
};

/// A secret in a settings file. What it is never gets into a sentence.
pub static SECRET: Rule = Rule {
    code: "secret",
    title: prose("{0} holds a secret."),
    body: prose(
        "Whoever reads this file or this paste can use it. Replace it at the provider, and keep the new one in a vault, in user secrets or in a variable of the process. A certificate or a federated credential needs none.",
    ),
    source: prose(
        "learn.microsoft.com/aspnet/core/security/app-secrets; learn.microsoft.com/entra/identity-platform/security-best-practices-for-app-registration",
    ),
};

/// An option whose name is not known.
pub static UNKNOWN: Rule = Rule {
    code: "option-unknown",
    title: prose("No option is called {0}; {1} is."),
    body: prose("What is not known is left out without a word, and the default holds."),
    source: prose(
        "learn.microsoft.com/aspnet/core/fundamentals/configuration/options; AzureAD/passport-azure-ad 4.3.0 lib/bearerstrategy.js (Options)",
    ),
};

/// An option that is known elsewhere.
pub static ELSEWHERE: Rule = Rule {
    code: "option-elsewhere",
    title: prose("{0} is not read; {1} is."),
    body: prose(
        "The library looks for the option under the other name only. What stands here does nothing, unless code of the application reads it.",
    ),
    source: prose(
        "AzureAD/microsoft-identity-web 00e74702 MicrosoftIdentityWebApiAuthenticationBuilderExtensions.cs (the section is bound to JwtBearerOptions); dotnet/aspnetcore src/Security/Authentication/JwtBearer/src/JwtBearerConfigureOptions.cs",
    ),
};

/// A mistake with what fills its sentences.
pub fn mistake(rule: &'static Rule, span: Span, values: &[&str]) -> Mistake {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    Mistake { rule, span, values }
}

/// Looks at every value that was read, and notes what is wrong with it whatever the validator.
pub fn look(configured: &mut Configured) {
    let mut found = Vec::new();
    for value in &configured.values {
        let compared = !matches!(
            value.kind,
            Kind::Own(_) | Kind::Skew | Kind::Claims | Kind::Instance
        );
        if compared && value.text.trim() != value.text {
            found.push(mistake(&BLANK, value.span, &[&value.name]));
        }
        let rule = match value.kind {
            Kind::Audience | Kind::Audiences | Kind::Own("ValidAudience") => {
                audience::wrong(&value.text)
            }
            Kind::Issuer | Kind::Issuers => address::wrong(&value.text),
            _ => None,
        };
        if let Some((rule, values)) = rule {
            let span = value.span;
            found.push(Mistake { rule, span, values });
        }
    }
    let own = configured.values_of(Kind::ClientId).next().cloned();
    if let Some(own) = own.filter(|own| guid::hyphenated(&own.text).is_some()) {
        let audiences = [Kind::Audience, Kind::Audiences];
        let values = configured.values.iter();
        let other = values.filter(|value| {
            let id = guid::hyphenated(&value.text);
            audiences.contains(&value.kind) && id.is_some() && id != guid::hyphenated(&own.text)
        });
        found.extend(
            other.map(|value| mistake(&audience::OTHER, value.span, &[&value.text, &own.text])),
        );
    }
    let switched_off = configured.values.iter().filter(|value| {
        let off = value.text.trim().eq_ignore_ascii_case("false");
        off && value.kind == Kind::Own("ValidateAudience")
    });
    found.extend(
        switched_off.map(|value| mistake(&audience::UNCHECKED, value.span, &[&value.name])),
    );
    configured.mistakes.extend(found);
    configured
        .mistakes
        .sort_by_key(|mistake| mistake.span.start);
}
