//! What the page may do, in the browser's own terms: its Content Security Policy.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The policy of the hosted page, as it stands in the `<meta>` of `www/index.html`.
///
/// `connect-src 'self'` is there for the wasm files and the catalogue, which `boot.js` fetches.
/// The directives are those of Content Security Policy Level 3; the last two, of Trusted Types.
pub(crate) const HOSTED: &str = "default-src 'none'; \
     script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; \
     img-src 'self' data:; \
     connect-src 'self'; \
     base-uri 'none'; \
     form-action 'none'; \
     require-trusted-types-for 'script'; \
     trusted-types 'none'";

/// The same as a header, where other pages can be forbidden to frame this one.
/// A `<meta>` may not say so (Content Security Policy Level 3, section 3.3).
pub(crate) fn header() -> String {
    format!("{HOSTED}; frame-ancestors 'none'")
}

/// The policy of the one-file page: exactly this script, exactly this style, and nobody to talk to.
pub(crate) fn one_file(script: &str, styles: &[String]) -> String {
    let styles: Vec<String> = styles.iter().map(|style| hash(style)).collect();
    format!(
        "default-src 'none'; \
         script-src {} 'wasm-unsafe-eval'; \
         style-src {}; \
         img-src data:; \
         base-uri 'none'; \
         form-action 'none'; \
         require-trusted-types-for 'script'; \
         trusted-types 'none'",
        hash(script),
        styles.join(" ")
    )
}

/// The source expression for one inline text (Content Security Policy Level 3, section 2.3.1).
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_states_the_policy_before_anything_else() {
        let html = include_str!("../../www/index.html");
        let meta = format!(
            "<head>\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{HOSTED}\">\n"
        );
        assert!(
            html.contains(&meta),
            "www/index.html must begin its head with\n{meta}"
        );
        assert_eq!(html.matches("http-equiv").count(), 1);
    }

    #[test]
    fn the_header_adds_what_a_meta_may_not_say() {
        assert_eq!(
            header(),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
             img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'"
        );
    }

    #[test]
    fn one_file_talks_to_nobody() {
        // The script and its hash are an example of Content Security Policy Level 2, under "Hash
        // usage for script elements".
        assert_eq!(
            one_file("alert('Hello, world.');", &["".into(), "p {}".into()]),
            "default-src 'none'; \
             script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=' 'wasm-unsafe-eval'; \
             style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' \
             'sha256-SNJDlN1Iy2mnt7DOjQIyDb2LQE6O5PQiSZomcdzawQ4='; \
             img-src data:; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'"
        );
    }
}
