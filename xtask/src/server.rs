//! A server for one folder, on this machine alone.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::headers;

/// Serves the files of a folder, with the headers that a host should send, until the program ends.
/// Port 0 means any free one. Gives the address to open.
///
/// # Errors
/// When the port is taken.
pub(crate) fn serve(folder: &Path, port: u16) -> Result<String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let server = Server::http(address).map_err(|problem| anyhow!("{address}: {problem}"))?;
    let bound = server.server_addr().to_ip().unwrap_or(address);
    let server = Arc::new(server);
    // As many as a browser opens connections to one host.
    for _ in 0..6 {
        let (server, folder) = (Arc::clone(&server), folder.to_owned());
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                // Who asked may have gone; the next one may not.
                let _ = answer(request, &folder);
            }
        });
    }
    Ok(format!("http://{bound}/"))
}

fn answer(request: Request, folder: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(with_headers(
            plain("only GET and HEAD\n", 405),
            "index.html",
        ));
    }
    let found = find(folder, request.url()).and_then(|file| Some((File::open(&file).ok()?, file)));
    let Some((open, file)) = found else {
        return request.respond(with_headers(plain("no such file\n", 404), "index.html"));
    };
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let response =
        Response::from_file(open).with_header(header("Content-Type", content_type(&name)));
    request.respond(with_headers(response, &name))
}

/// The file that an address means. Every part must be a plain name, so that none leads out of the
/// folder; our files need no other.
fn find(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = if path.is_empty() { "index.html" } else { path };
    let mut file = folder.to_owned();
    for part in path.split('/') {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        if part.is_empty() || part.starts_with('.') || !part.chars().all(is_plain) {
            return None;
        }
        file.push(part);
    }
    file.is_file().then_some(file)
}

/// `WebAssembly.instantiateStreaming` insists on its type; modules and styles on theirs, because of
/// `nosniff`.
fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

fn plain(text: &str, status: u16) -> Response<std::io::Cursor<Vec<u8>>> {
    Response::from_string(text).with_status_code(status)
}

fn with_headers<R: std::io::Read>(mut response: Response<R>, name: &str) -> Response<R> {
    for (name, value) in headers::for_every_answer() {
        response.add_header(header(name, &value));
    }
    response.with_header(header("Cache-Control", headers::cache_control(name)))
}

#[expect(clippy::expect_used, reason = "the tests send every header there is")]
fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("our headers are ASCII")
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    use super::*;

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../www")
    }

    #[test]
    fn only_plain_names_inside_the_folder_are_found() {
        for (url, expected) in [
            ("/", Some("index.html")),
            ("/index.html?a=b", Some("index.html")),
            ("/boot.js#x", Some("boot.js")),
            ("/nothing.js", None),
            ("/..", None),
            ("/../Cargo.toml", None),
            ("/./boot.js", None),
            ("//boot.js", None),
            ("/%2e%2e/Cargo.toml", None),
            ("/..%2fCargo.toml", None),
            ("/..\\Cargo.toml", None),
            ("/boot.js:stream", None),
            ("/boot.js\0", None),
            ("boot.js", None),
            ("", None),
        ] {
            assert_eq!(
                find(&folder(), url),
                expected.map(|name| folder().join(name)),
                "{url}"
            );
        }
        assert_eq!(find(&folder().join(".."), "/.ci/run"), None);
        assert!(find(&folder().join(".."), "/www/boot.js").is_some());
    }

    #[test]
    fn answers_carry_the_headers() {
        let address = serve(&folder(), 0).unwrap();
        let host = address
            .strip_prefix("http://")
            .unwrap()
            .trim_end_matches('/')
            .to_owned();
        assert!(host.starts_with("127.0.0.1:"), "{host}");
        let ask = |line: &str| {
            let mut stream = TcpStream::connect(&host).unwrap();
            write!(
                stream,
                "{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
            )
            .unwrap();
            let mut said = String::new();
            stream.read_to_string(&mut said).unwrap();
            said
        };
        for (line, status, kind, cache) in [
            ("GET /", "200", "text/html; charset=utf-8", "no-cache"),
            (
                "HEAD /boot.js",
                "200",
                "text/javascript; charset=utf-8",
                "no-cache",
            ),
            (
                "GET /../Cargo.toml",
                "404",
                "text/plain; charset=UTF-8",
                "no-cache",
            ),
            ("POST /", "405", "text/plain; charset=UTF-8", "no-cache"),
        ] {
            let said = ask(line);
            let (head, body) = said.split_once("\r\n\r\n").unwrap();
            assert!(
                head.starts_with(&format!("HTTP/1.1 {status} ")),
                "{line}: {head}"
            );
            assert!(
                head.contains(&format!("\r\nContent-Type: {kind}\r\n")),
                "{line}: {head}"
            );
            assert!(
                head.contains(&format!("\r\nCache-Control: {cache}")),
                "{line}: {head}"
            );
            for (name, value) in headers::for_every_answer() {
                assert!(
                    head.contains(&format!("\r\n{name}: {value}\r\n")),
                    "{line}: {head}"
                );
            }
            assert_eq!(body.is_empty(), line.starts_with("HEAD"), "{line}");
        }
    }

    #[test]
    fn types_are_those_that_browsers_insist_on() {
        for (name, expected) in [
            ("a_bg.wasm", "application/wasm"),
            ("a.js", "text/javascript; charset=utf-8"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(content_type(name), expected);
        }
    }
}
