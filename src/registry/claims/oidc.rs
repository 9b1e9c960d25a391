//! OpenID Connect: ID tokens, the person's profile, and identity assurance.
//! Source, date and how to refresh: see the parent module.

use crate::registry::entry::{Entry, entries};

pub(super) const ID_TOKEN: &[Entry] = entries! {
    "_claim_names": Object, Session, "OpenID Connect Core 1.0 §5.6.2",
        "Claims that are not in the token, and the source in `_claim_sources` that has each.";
    "_claim_sources": Object, Session, "OpenID Connect Core 1.0 §5.6.2",
        "Where the missing claims are: another token, or an address to ask.";
    "acr": Text, SignIn, "OpenID Connect Core 1.0 §2",
        "How strong the sign-in was, in a word that issuer and API agreed on.";
    "amr": List, SignIn, "OpenID Connect Core 1.0 §2",
        "How the person signed in, for example `pwd` or `mfa` (names in RFC 8176).";
    "at_hash": Text, Session, "OpenID Connect Core 1.0 §3.1.3.6",
        "Ties the ID token to the access token that came with it, by half of a hash.";
    "auth_time": Time, SignIn, "OpenID Connect Core 1.0 §2",
        "When the person last signed in for real; decides whether `max_age` is kept.";
    "azp": Text, Caller, "OpenID Connect Core 1.0 §2",
        "Which client the token was issued to.";
    "c_hash": Text, Session, "OpenID Connect Core 1.0 §3.3.2.11",
        "Ties the ID token to the authorization code that came with it, by half of a hash.";
    "nonce": Text, Session, "OpenID Connect Core 1.0 §2; RFC 9449",
        "Repeats the client's random value, so an old token does not pass for a new sign-in.";
    "sid": Text, Session, "OpenID Connect Front-Channel Logout 1.0 §3",
        "Which sign-in session the token belongs to; needed for signing out everywhere.";
    "sub_jwk": Object, Key, "OpenID Connect Core 1.0 §7.4",
        "The key of a person who is their own identity provider.";
};

pub(super) const PROFILE: &[Entry] = entries! {
    "address": Object, Person, "OpenID Connect Core 1.0 §5.1",
        "Where the person can be reached by post.";
    "birthdate": Text, Person, "OpenID Connect Core 1.0 §5.1",
        "When the person was born; the year alone, or year 0000, is legal.";
    "email": Text, Person, "OpenID Connect Core 1.0 §5.1",
        "The person's e-mail address.",
        caution: "It can change and be given to somebody else: no key for access decisions.";
    "email_verified": Flag, Person, "OpenID Connect Core 1.0 §5.1",
        "Whether the issuer made sure that the e-mail address is the person's own.";
    "family_name": Text, Person, "OpenID Connect Core 1.0 §5.1",
        "The person's surname.";
    "gender": Text, Person, "OpenID Connect Core 1.0 §5.1",
        "The person's gender, in free words.";
    "given_name": Text, Person, "OpenID Connect Core 1.0 §5.1",
        "The person's first name.";
    "locale": Text, Person, "OpenID Connect Core 1.0 §5.1",
        "The language and region that the person prefers, such as `de-CH`.";
    "middle_name": Text, Person, "OpenID Connect Core 1.0 §5.1",
        "The person's names between first name and surname.";
    "name": Text, Person, "OpenID Connect Core 1.0 §5.1",
        "The person's whole name, for display.",
        caution: "Neither unique nor stable: for display only.";
    "nickname": Text, Person, "OpenID Connect Core 1.0 §5.1",
        "What friends call the person.";
    "phone_number": Text, Person, "OpenID Connect Core 1.0 §5.1",
        "The person's telephone number.";
    "phone_number_verified": Flag, Person, "OpenID Connect Core 1.0 §5.1",
        "Whether the issuer made sure that the telephone number is the person's own.";
    "picture": Uri, Person, "OpenID Connect Core 1.0 §5.1",
        "Where a picture of the person can be loaded.";
    "preferred_username": Text, Person, "OpenID Connect Core 1.0 §5.1",
        "The name under which the person likes to be shown.",
        caution: "Neither unique nor stable: no key for access decisions.";
    "profile": Uri, Person, "OpenID Connect Core 1.0 §5.1",
        "A page about the person.";
    "updated_at": Time, Person, "OpenID Connect Core 1.0 §5.1",
        "When the person's profile was last edited.";
    "website": Uri, Person, "OpenID Connect Core 1.0 §5.1",
        "The person's own page, or their company's.";
    "zoneinfo": Text, Person, "OpenID Connect Core 1.0 §5.1",
        "The person's time zone, such as `Europe/Paris`.";
};

pub(super) const ASSURANCE: &[Entry] = entries! {
    "also_known_as": Text, Person, "OpenID Connect for Identity Assurance Claims Registration 1.0 §4",
        "Another name under which the person is known.";
    "birth_family_name": Text, Person, "OpenID Connect for Identity Assurance Claims Registration 1.0 §4",
        "The surname that the person was born with.";
    "birth_given_name": Text, Person, "OpenID Connect for Identity Assurance Claims Registration 1.0 §4",
        "The first name that the person was born with.";
    "birth_middle_name": Text, Person, "OpenID Connect for Identity Assurance Claims Registration 1.0 §4",
        "The middle name that the person was born with.";
    "msisdn": Text, Person, "OpenID Connect for Identity Assurance Claims Registration 1.0 §4",
        "The person's mobile number with country code and without a plus.";
    "nationalities": List, Person, "OpenID Connect for Identity Assurance Claims Registration 1.0 §4",
        "The countries whose citizen the person is.";
    "place_of_birth": Object, Person, "OpenID Connect for Identity Assurance Claims Registration 1.0 §4",
        "Where the person was born.";
    "salutation": Text, Person, "OpenID Connect for Identity Assurance Claims Registration 1.0 §4",
        "How to address the person, such as `Ms`.";
    "title": Text, Person, "OpenID Connect for Identity Assurance Claims Registration 1.0 §4",
        "The person's title, such as `Dr`.";
    "verified_claims": Any, Person, "OpenID Identity Assurance Schema Definition 1.0 §5",
        "Claims about the person together with how they were checked.";
    "vot": Text, SignIn, "RFC 8485",
        "How far to trust the sign-in, as a vector of grades.";
    "vtm": Uri, SignIn, "RFC 8485",
        "A page that defines the grades in `vot`.";
};
