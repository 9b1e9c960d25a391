//! Differences of spelling.

use super::*;

#[test]
#[rustfmt::skip]
fn spelling_of_one_kind() {
    let rows = [
        // Nothing to say.
        ("api://orders", "api://orders", ""),
        ("", "", ""),
        // Letter case: in the path, the scheme, the host, a GUID, a name.
        ("api://orders", "api://Orders", "letter-case"),
        ("api://orders", "API://orders", "letter-case"),
        ("https://contoso.com/api", "https://Contoso.com/api", "letter-case"),
        (API, "5D2A1C3E-7B64-4F09-9A8E-0C6D1B2F3A45", "letter-case"),
        ("Modern POS", "modern pos", "letter-case"),
        ("api://größe", "api://GRÖßE", "letter-case"),
        // The slash at the end, on either side.
        ("api://orders", "api://orders/", "trailing-slash"),
        ("https://vault.azure.net", "https://vault.azure.net/", "trailing-slash"),
        ("https://batch.core.windows.net/", "https://batch.core.windows.net", "trailing-slash"),
        ("orders", "orders/", "trailing-slash"),
        // Doubled slashes.
        ("https://contoso.com/a/b", "https://contoso.com/a//b", "doubled-slash"),
        ("https://management.azure.com/", "https://management.azure.com//", "doubled-slash"),
        // The scheme.
        ("api://orders", "orders", "api-scheme"),
        ("orders", "api://orders", "api-scheme"),
        ("https://contoso.com", "http://contoso.com", "scheme"),
        ("https://contoso.com", "contoso.com", "scheme"),
        ("api://contoso.com", "https://contoso.com", "scheme"),
        // Host and port.
        ("https://contoso.com", "https://www.contoso.com", "www"),
        ("https://contoso.com", "https://contoso.com:443", "default-port"),
        ("http://contoso.com:80/a", "http://contoso.com/a", "default-port"),
        ("https://contoso.com", "https://contoso.com:8443", "port"),
        ("https://localhost:5001", "https://localhost:7001", "port"),
        ("localhost:5001", "localhost", "port"),
        // A path more or less.
        ("https://contoso.com", "https://contoso.com/orders", "path"),
        ("https://contoso.com/", "https://contoso.com/orders", "path"),
        ("https://contoso.com/orders/v1", "https://contoso.com/orders", "path"),
        ("https://contoso.com/orders", "https://contoso.com/orders?api=1", "path"),
        // A scope left on.
        ("api://orders", "api://orders/.default", "scope-left-on"),
        ("api://orders", "api://orders/user_impersonation", "scope-left-on"),
        ("https://graph.microsoft.com", "https://graph.microsoft.com/User.Read.All", "scope-left-on"),
        ("https://management.azure.com/", "https://management.azure.com//.default", "scope-left-on"),
        ("api://orders/access_as_user", "api://orders", "scope-left-on"),
        // A segment that looks like a scope and stands on both sides is part of the name.
        ("https://contoso.com/Orders.Api", "https://contoso.com/Orders.Api/", "trailing-slash"),
        // spn:
        ("api://orders", "spn:api://orders", "spn-prefix"),
        ("spn:5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45", API, "spn-prefix"),
        // White space and quotes.
        (" api://orders", "api://orders", "white-space"),
        ("api://orders", "api://orders\n", "white-space"),
        ("api://orders", "\"api://orders\"", "quotes"),
        ("'api://orders'", "api://orders", "quotes"),
        ("api://orders", "“api://orders”", "quotes"),
        ("api://orders", "api://orders\"", "quotes"),
        // Percent-encoding.
        ("api://orders", "api%3A%2F%2Forders", "percent-encoding"),
        ("https://contoso.com/größe", "https://contoso.com/gr%C3%B6%C3%9Fe", "percent-encoding"),
        ("https://contoso.com/%2f", "https://contoso.com/%2F", "percent-encoding percent-encoding"),
        // What cannot be seen.
        ("api://orders", "api://orders\u{200b}", "invisible-characters"),
        ("\u{feff}api://orders", "api://orders", "invisible-characters"),
        ("api://orders", "api://or\u{ad}ders", "invisible-characters"),
        ("api://orders", "\u{202e}api://orders\u{202c}", "invisible-characters"),
        ("api://orders", "api://orders\u{e0041}", "invisible-characters"),
        ("api://orders", "api://orders\u{fe0f}", "invisible-characters"),
        ("api://orders", "api://orders\u{a0}", "invisible-characters"),
        ("Modern POS", "Modern\u{a0}POS", "invisible-characters"),
        ("api://orders", "api://ord\0ers", "invisible-characters"),
        // What looks alike.
        ("api://orders", "api://оrders", "look-alikes"),
        ("аpi://orders", "api://orders", "look-alikes"),
        ("api://orders", "api:／／orders", "look-alikes"),
        ("api://orders-v2", "api://orders\u{2010}v2", "look-alikes"),
        ("api://orders", "api://𝐨rders", "look-alikes"),
        ("api://pool", "api://poo1", "look-alikes"),
        ("c0ffee00-1111-4222-8333-444455556666", "cOffee00-1111-4222-8333-444455556666", "look-alikes"),
        // GUIDs in other forms.
        (API, "{5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45}", "guid-form"),
        (API, "5d2a1c3e7b644f099a8e0c6d1b2f3a45", "guid-form"),
        ("(5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45)", API, "guid-form"),
        (API, "urn:uuid:5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45", "guid-form"),
        ("api://5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45", "api://{5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45}", "guid-form"),
        // GUID against URI.
        ("api://5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45", API, "guid-against-uri"),
        (API, "api://5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45", "guid-against-uri"),
        ("api://contoso.com/5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45", API, "guid-against-uri"),
        // A string that was meant to be a list.
        ("api://orders", "api://orders,", "joined-list"),
        ("api://orders", "api://orders,api://billing", "joined-list"),
        ("api://orders", "api://billing; api://orders", "joined-list"),
        ("api://orders", "api://billing api://orders", "joined-list"),
        ("api://orders", "[\"api://orders\",\"api://billing\"]", "joined-list"),
        ("api://orders", "[\"api://orders\"]", "joined-list"),
        ("api://orders,api://billing", "api://billing", "joined-list"),
    ];
    check(&rows, &Context::default());
}

#[test]
#[rustfmt::skip]
fn spelling_of_several_kinds() {
    let rows = [
        ("api://orders", "api://Orders/", "trailing-slash letter-case"),
        ("api://orders", "api://\u{200b}Orders", "invisible-characters letter-case"),
        ("api://orders", " \"API://orders/\" ", "white-space quotes trailing-slash letter-case"),
        ("https://www.contoso.com/", "http://contoso.com", "scheme www trailing-slash"),
        ("https://contoso.com", "http://contoso.com:80/", "scheme default-port trailing-slash"),
        ("api://orders", "Orders", "api-scheme letter-case"),
        ("api://orders", "spn:Orders/", "spn-prefix api-scheme trailing-slash letter-case"),
        ("api://orders", "api://оrders/", "trailing-slash look-alikes"),
        ("api://orders", "api://Оrders", "look-alikes letter-case"),
        ("https://management.azure.com", "https://management.azure.com//.default", "scope-left-on trailing-slash"),
        ("https://contoso.com", "https://Contoso.com/orders/", "path letter-case"),
        ("API://5D2A1C3E-7B64-4F09-9A8E-0C6D1B2F3A45", API, "guid-against-uri letter-case"),
        ("api://5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45/", API, "guid-against-uri trailing-slash"),
        ("api://5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45", "{5d2a1c3e-7b64-4f09-9a8e-0c6d1b2f3a45}", "guid-against-uri guid-form"),
        (API, "{5D2A1C3E-7B64-4F09-9A8E-0C6D1B2F3A45}", "guid-form letter-case"),
        ("api://orders", "api%3A%2F%2FOrders", "percent-encoding letter-case"),
        ("https://contoso.com/a", "https://contoso.com:8443//a", "port doubled-slash"),
    ];
    check(&rows, &Context::default());
}

#[test]
#[rustfmt::skip]
fn evidence_points_into_the_texts() {
    let evidence = |wanted, found| format!("{:?}", compare(wanted, found, &Context::default()));
    for (wanted, found, expected) in [
        ("api://orders", "api://oRDers", "[LetterCase { wanted: 7..9, found: 7..9 }]"),
        ("api://orders", "\u{200b}api://oRders", concat!(
                "[InvisibleCharacters { side: Found, characters: [Placed { at: 0, character: '\\u{200b}' }] }, ", "LetterCase { wanted: 7..8, found: 10..11 }]"),
        ),
        ("api://orders", "api://оrders", "[LookAlikes { characters: [Likeness { side: Found, at: 6, character: 'о', like: 'o' }] }]"),
        ("api://pool", "api://poo1", "[LookAlikes { characters: [Likeness { side: Found, at: 9, character: '1', like: 'l' }] }]"),
        (" api://orders  ", "api://orders", "[WhiteSpace { side: Wanted, leading: 1, trailing: 2 }]"),
        ("api://orders", "api://orders/.default", "[ScopeLeftOn { side: Found, scope: 13..21 }]"),
        ("https://contoso.com/", "https://contoso.com/orders/", "[Path { side: Found, extra: 19..27 }]"),
        ("https://contoso.com", "http://contoso.com", r#"[Scheme { wanted: Some("https"), found: Some("http") }]"#),
        ("https://a.example:1", "https://a.example", "[Port { wanted: Some(1), found: None }]"),
        (API, "5d2a1c3e7b644f099a8e0c6d1b2f3a45", "[GuidForm { side: Found, form: Digits }]"),
        ("api://orders", "api%3A//orders", r#"[PercentEncoding { side: Found, escapes: "%3A" }]"#),
        ("api://orders", "api://orders-v2", "[Similar { distance: 3 }]"),
    ] {
        assert_eq!(evidence(wanted, found), expected, "{wanted:?} {found:?}");
    }
}

#[test]
#[rustfmt::skip]
fn issuers_are_compared_by_spelling_alone() {
    for (wanted, found, expected) in [
        ("https://sts.windows.net/t/", "https://sts.windows.net/t", "trailing-slash"),
        ("https://login.example/t/v2.0", "https://login.example/t", "path"),
        ("https://accounts.google.com", "accounts.google.com", "scheme"),
        ("https://graph.microsoft.com", GRAPH, ""),
        ("https://login.example/t/v2.0", "https://login.example/u/v2.0", "similar"),
        ("https://sts.windows.net/t/", "https://login.microsoftonline.com/t/v2.0", ""),
    ] {
        assert_eq!(
            codes(&spelling(wanted, found)),
            expected,
            "{wanted} {found}"
        );
    }
}

#[test]
fn long_texts_are_compared_at_their_ends() {
    let long = format!("https://contoso.com/{}", "é".repeat(500_000));
    for (found, expected) in [
        (format!("{long}/"), "trailing-slash"),
        (format!(" {long}"), "white-space"),
        (format!("{long}/ "), "white-space trailing-slash"),
        (format!("{long}x"), "other-path"),
        (long.replacen("contoso", "fabrikam", 1), ""),
        ("short".to_owned(), ""),
    ] {
        let misses = compare(&long, &found, &Context::default());
        assert_eq!(codes(&misses), expected);
        assert_eq!(codes(&compare(&long, &long, &Context::default())), "");
    }
}
