//! The only way out for the browser: a proxy that keeps a list of everything asked for.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// What happens to a file on its way to the browser; its path is given.
pub type Change = fn(&str, Vec<u8>) -> Vec<u8>;

/// A part of the web that the browser may reach, and where it really is.
///
/// The page can so be tried under any name and any path, without a second server.
#[derive(Clone)]
pub struct Route {
    from: String,
    to: String,
    sends_headers: bool,
    change: Change,
}

impl Route {
    /// Lets addresses that start with `from` through to `to`; both are plain http and end in `/`.
    pub fn new(from: impl Into<String>, to: impl Into<String>) -> Route {
        Route {
            from: from.into(),
            to: to.into(),
            sends_headers: true,
            change: |_, body| body,
        }
    }

    /// Sends none of the server's headers but a file's type and length, as the simplest host does.
    #[must_use]
    pub fn from_simple_host(self) -> Route {
        Route {
            sends_headers: false,
            ..self
        }
    }

    /// Changes every file on its way to the browser, as a bad disk or an attacker would.
    #[must_use]
    pub fn changed(self, change: Change) -> Route {
        Route { change, ..self }
    }
}

/// A proxy that runs until the tests end.
pub struct Proxy {
    port: u16,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Starts one that lets through what `routes` name, and refuses everything else.
    ///
    /// # Errors
    /// When this machine has no free port.
    pub fn start(routes: Vec<Route>) -> io::Result<Proxy> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (routes, log) = (Arc::new(routes), Arc::clone(&requests));
        thread::spawn(move || {
            for browser in listener.incoming().flatten() {
                let (routes, log) = (Arc::clone(&routes), Arc::clone(&log));
                // Whoever hangs up in the middle has lost interest.
                thread::spawn(move || answer(browser, &routes, &log).ok());
            }
        });
        Ok(Proxy { port, requests })
    }

    /// The port on this machine.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What was asked for since the last call, such as `GET http://127.0.0.1:8080/`, refused
    /// requests included. Of encrypted ones only the host is known: `CONNECT example.com:443`.
    pub fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut *locked(&self.requests))
    }
}

fn locked(log: &Mutex<Vec<String>>) -> MutexGuard<'_, Vec<String>> {
    log.lock().unwrap_or_else(PoisonError::into_inner)
}

fn answer(browser: TcpStream, routes: &[Route], log: &Mutex<Vec<String>>) -> io::Result<()> {
    let mut reader = BufReader::new(browser.try_clone()?);
    let head = read_head(&mut reader)?;
    let Some((request, headers)) = head.split_once("\r\n") else {
        return Ok(());
    };
    let request = request.trim_end_matches(" HTTP/1.1");
    locked(log).push(request.to_owned());
    let found = routes.iter().find_map(|route| {
        let (_, url) = request.split_once(' ')?;
        let rest = url.strip_prefix(&route.from)?;
        let (host, path) = route.to.strip_prefix("http://")?.split_once('/')?;
        Some((route, host, format!("/{path}{rest}")))
    });
    match found {
        Some((route, host, path)) => forward(browser, route, host, &path, headers),
        None => (&browser)
            .write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
    }
}

/// Asks the real server. Each connection carries one request, which is all that a page of five
/// files needs.
fn forward(
    mut browser: TcpStream,
    route: &Route,
    host: &str,
    path: &str,
    headers: &str,
) -> io::Result<()> {
    let mut server = TcpStream::connect(host)?;
    // An answer to HTTP/1.0 comes in one piece.
    write!(server, "GET {path} HTTP/1.0\r\nHost: {host}\r\n")?;
    for header in headers.split("\r\n") {
        let name = header
            .split(':')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if !matches!(
            &*name,
            "" | "host" | "connection" | "proxy-connection" | "accept-encoding"
        ) {
            write!(server, "{header}\r\n")?;
        }
    }
    server.write_all(b"\r\n")?;

    let mut reader = BufReader::new(server);
    let head = read_head(&mut reader)?;
    let mut body = Vec::new();
    reader.read_to_end(&mut body)?;
    let body = (route.change)(path, body);
    let mut lines = head.split("\r\n").filter(|line| !line.is_empty());
    let status = lines.next().unwrap_or_default();
    write!(browser, "{status}\r\n")?;
    for line in lines {
        let name = line
            .split(':')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let goes = match &*name {
            "content-length" | "connection" => false,
            "content-type" => true,
            _ => route.sends_headers,
        };
        if goes {
            write!(browser, "{line}\r\n")?;
        }
    }
    write!(
        browser,
        "Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    browser.write_all(&body)
}

/// Reads up to and with the empty line that ends the head of a message.
fn read_head(from: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if from.read_line(&mut head)? == 0 {
            break;
        }
    }
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(port: u16, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        write!(stream, "{request}\r\n\r\n").unwrap();
        let mut said = String::new();
        stream.read_to_string(&mut said).unwrap();
        said
    }

    #[test]
    fn requests_are_routed_changed_refused_and_listed() {
        let server = Proxy::start(Vec::new()).unwrap();
        let routes = vec![Route::new(
            "http://a.test/deep/",
            format!("http://127.0.0.1:{}/", server.port()),
        )];
        let proxy = Proxy::start(routes).unwrap();
        for (request, status) in [
            (
                "GET http://a.test/deep/x?y HTTP/1.1",
                "HTTP/1.1 403 Forbidden",
            ),
            ("GET http://a.test/x HTTP/1.1", "HTTP/1.1 403 Forbidden"),
            ("CONNECT b.test:443 HTTP/1.1", "HTTP/1.1 403 Forbidden"),
        ] {
            assert!(ask(proxy.port(), request).starts_with(status), "{request}");
        }
        assert_eq!(
            proxy.take_requests(),
            [
                "GET http://a.test/deep/x?y",
                "GET http://a.test/x",
                "CONNECT b.test:443"
            ]
        );
        assert_eq!(
            server.take_requests(),
            ["GET /x?y HTTP/1.0"],
            "only what a route names gets through"
        );
        assert!(proxy.take_requests().is_empty(), "the list starts anew");
    }
}
