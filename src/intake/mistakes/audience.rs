//! Audiences that accept too much, or nothing.

use crate::catalogue::prose;
use crate::intake::Rule;
use crate::registry::applications::{self, Kind};

/// The audience is not looked at.
pub(super) static UNCHECKED: Rule = Rule {
    code: "audience-unchecked",
    title: prose("{0} turns the check of the audience off."),
    body: prose(
        "A token that the same issuer made for any other API is then accepted here. Turn it on, and list the audiences that this API has.",
    ),
    source: prose("RFC 9068 section 4; RFC 8725 section 3.9"),
};

static ANY: Rule = Rule {
    code: "audience-any",
    title: prose("The audience {0} stands for nothing but itself."),
    body: prose(
        "Validators compare whole texts. An asterisk accepts no token at all, or every one where code of the application takes it for a pattern. Name the audience.",
    ),
    source: prose("RFC 7519 section 4.1.3; RFC 8725 section 3.9"),
};

static FOREIGN: Rule = Rule {
    code: "audience-foreign",
    title: prose("The audience {0} is {1}, an API of Microsoft."),
    body: prose(
        "Tokens for it are meant for that API. An application that got one could use it here, and this API could use it there. Ask for tokens for your own API, and accept these only.",
    ),
    source: prose(
        "learn.microsoft.com/entra/identity-platform/access-tokens (Validate tokens: only those whose aud is your own)",
    ),
};

/// The client id of another application among the audiences.
pub(super) static OTHER: Rule = Rule {
    code: "audience-other",
    title: prose("The audience {0} is the id of another application than {1}."),
    body: prose(
        "Tokens that were made for that application are then accepted here. If it is the client that calls, take it out: a client asks for tokens for this API, and its own id is in appid or azp.",
    ),
    source: prose(
        "learn.microsoft.com/entra/identity-platform/access-tokens (Validate tokens); RFC 9068 section 4",
    ),
};

/// What is wrong with an audience, and what fills the sentences.
pub(super) fn wrong(audience: &str) -> Option<(&'static Rule, Vec<String>)> {
    let own = audience.trim();
    if own.contains('*') {
        return Some((&ANY, vec![own.to_owned()]));
    }
    let application = applications::by_id(own).or_else(|| applications::by_uri(own))?;
    let known = application.kind != Kind::Client;
    known.then(|| (&FOREIGN, vec![own.to_owned(), application.name.to_owned()]))
}
