//! Reading our own HTML: enough to know what a page refers to, and no more.

/// One element whose tag was written out in the text.
pub(crate) struct Element<'a> {
    /// The tag as it stands in the text, from `<` to `>`.
    pub(crate) text: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Element<'a> {
    /// The value of an attribute; empty when it has none.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, value)| *value)
    }

    fn read(text: &'a str, inside: &'a str) -> Element<'a> {
        let mut attributes = Vec::new();
        let mut rest = inside.trim_start();
        while !rest.is_empty() {
            let end = rest
                .find(|c: char| c == '=' || c.is_whitespace())
                .unwrap_or(rest.len());
            let (name, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            let (value, after) = match after.strip_prefix("=\"") {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => ("", after.trim_start_matches('=')),
            };
            attributes.push((name, value));
            rest = after.trim_start();
        }
        Element { text, attributes }
    }
}

/// The elements of one name, in order.
///
/// Attributes must be written `name` or `name="value"`, and no value may hold `>`: this reads
/// `www/index.html` and what Trunk makes of it, not the web.
pub(crate) fn elements<'a>(html: &'a str, name: &str) -> Vec<Element<'a>> {
    let open = format!("<{name} ");
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once(open.as_str()) {
        let Some((inside, next)) = after.split_once('>') else {
            break;
        };
        let from = html.len() - after.len() - open.len();
        let text = html.get(from..html.len() - next.len()).unwrap_or_default();
        found.push(Element::read(text, inside));
        rest = next;
    }
    found
}

/// The files that a browser fetches for a first view, `index.html` aside: everything that a link
/// or a script of the page refers to, each once.
pub(crate) fn references(html: &str) -> Vec<&str> {
    let links = elements(html, "link")
        .into_iter()
        .filter_map(|link| link.attribute("href"));
    let scripts = elements(html, "script")
        .into_iter()
        .filter_map(|script| script.attribute("src"));
    let mut files: Vec<&str> = links.chain(scripts).collect();
    files.sort_unstable();
    files.dedup();
    files
}

/// The `<meta>` that names the second half of the program and its integrity; `boot.js` loads it.
pub(crate) const LATE: &str = "audlens-late";

/// The file of the second half, as the page refers to it.
pub(crate) fn late(html: &str) -> Option<&str> {
    let metas = elements(html, "meta");
    let late = metas
        .iter()
        .find(|meta| meta.attribute("name") == Some(LATE))?;
    late.attribute("content")?.split(' ').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<link rel=\"icon\" href=\"./a-1.svg\"><p><link crossorigin=anonymous \
                        href=\"./b.wasm\" as=\"fetch\"/>\n<script type=\"module\" \
                        src=\"./boot.js\"></script><link href=\"./a-1.svg\"><a href=\"x\">";

    #[test]
    fn attributes_are_read() {
        let links = elements(HTML, "link");
        let rows: Vec<_> = links
            .iter()
            .map(|l| (l.attribute("rel"), l.attribute("as")))
            .collect();
        assert_eq!(
            rows,
            [(Some("icon"), None), (None, Some("fetch")), (None, None)]
        );
        assert_eq!(links[0].text, "<link rel=\"icon\" href=\"./a-1.svg\">");
        assert_eq!(elements("<link data-trunk", "link").len(), 0);
    }

    #[test]
    fn a_view_needs_its_links_and_scripts() {
        assert_eq!(references(HTML), ["./a-1.svg", "./b.wasm", "./boot.js"]);
    }
}
