//! The headers that a host should send with the page.

use crate::policy;

/// Headers for every answer, by name.
pub(crate) fn for_every_answer() -> Vec<(&'static str, String)> {
    vec![
        ("Content-Security-Policy", policy::header()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Permissions-Policy", permissions()),
        ("Referrer-Policy", "no-referrer".into()),
        ("X-Content-Type-Options", "nosniff".into()),
    ]
}

/// How long a browser may keep a file without asking again, by the file's name.
///
/// A name that Trunk made from the content never changes its meaning; every other one is asked for
/// each time, so that a new release arrives whole.
pub(crate) fn cache_control(name: &str) -> &'static str {
    if is_named_by_content(name) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// The headers as a text for those who set up a host.
pub(crate) fn as_text() -> String {
    let mut text = String::from("Headers for every file of site/:\n\n");
    for (name, value) in for_every_answer() {
        text.push_str(&format!("{name}: {value}\n"));
    }
    text.push_str(&format!(
        "\nFor files with a hash in their name, such as app-0123456789abcdef.css:\n\n\
         Cache-Control: {}\n\nFor all others, index.html and boot.js among them:\n\n\
         Cache-Control: {}\n\nFiles ending in .wasm:\n\nContent-Type: application/wasm\n",
        cache_control("app-0123456789abcdef.css"),
        cache_control("index.html"),
    ));
    text
}

/// Every feature that Chromium knows under Permissions Policy and a page could ask for, switched
/// off; the page only ever writes to the clipboard, when asked to.
fn permissions() -> String {
    const OFF: [&str; 26] = [
        "accelerometer",
        "autoplay",
        "camera",
        "clipboard-read",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "hid",
        "identity-credentials-get",
        "idle-detection",
        "keyboard-map",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "storage-access",
        "usb",
        "window-management",
        "xr-spatial-tracking",
    ];
    let off = OFF.map(|feature| format!("{feature}=()"));
    format!("clipboard-write=(self), {}", off.join(", "))
}

/// Trunk writes `app-0123456789abcdef.css` and `audlens-page-0123456789abcdef_bg.wasm`.
fn is_named_by_content(name: &str) -> bool {
    name.split(['-', '_', '.'])
        .any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_made_from_content_are_kept() {
        const FOREVER: &str = "public, max-age=31536000, immutable";
        for (name, expected) in [
            ("index.html", "no-cache"),
            ("boot.js", "no-cache"),
            ("audlens-page.js", "no-cache"),
            ("app-e1b2c3d4e5f60718.css", FOREVER),
            ("audlens-page-e1b2c3d4e5f60718.js", FOREVER),
            ("audlens-page-e1b2c3d4e5f60718_bg.wasm", FOREVER),
            ("audlens-page-e1b2c3d4e5f60718_late.wasm", FOREVER),
        ] {
            assert_eq!(cache_control(name), expected, "{name}");
        }
    }

    /// Whoever works with `trunk serve` should meet the same walls.
    #[test]
    fn trunk_serves_the_same_headers() {
        let trunk = include_str!("../../Trunk.toml");
        for (name, value) in for_every_answer() {
            let line = format!("\n\"{name}\" = \"{value}\"\n");
            assert!(trunk.contains(&line), "Trunk.toml must have the line{line}");
        }
    }
}
