//! Descriptions and comments as safe HTML.
//!
//! Assumption A25: what comes from Cubicl may be plain text or HTML; it is hostile.
//!
//! The page cleans once more before the text meets its DOM.

use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

const FORMATTING: [&str; 33] = [
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
];

/// Elements that are taken out but show that the text is meant as HTML. Those that nobody's description consists of are
/// not among them: who types `<script>` into a comment means the word.
const HTML_ONLY: [&str; 11] = [
    "ul", "img", "font", "html", "body", "head", "center", "video", "section", "article", "figure",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(FORMATTING.into_iter().chain(["ul"]).collect())
        .clean_content_tags(HashSet::from([
            "script", "style", "title", "iframe", "noscript", "template",
        ]))
        .add_tag_attributes("a", ["href"])
        .url_schemes(HashSet::from(["https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"));
    cleaner
});

/// Safe HTML, and whether the source was plain text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RichText {
    pub(crate) html: String,
    pub(crate) is_plain: bool,
}

/// Cleans what Cubicl stores.
pub(crate) fn clean(source: &str) -> RichText {
    let is_plain = !looks_like_html(source);
    let html = if is_plain {
        paragraphs(&unescaped(source))
    } else {
        source.to_owned()
    };
    RichText {
        html: CLEANER.clean(&html).to_string(),
        is_plain,
    }
}

/// The words alone, of what Cubicl stores.
pub(crate) fn words(source: &str) -> String {
    if looks_like_html(source) {
        words_of_html(&clean(source).html)
    } else {
        unescaped(source.trim())
    }
}

/// The words alone, of HTML that [`clean`] has written.
pub(crate) fn words_of_html(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            let end = end_of_tag(rest);
            if !INSIDE_WORDS.contains(&name_of_tag(&rest[..end])) {
                words.push(' ');
            }
            rest = &rest[end..];
        } else {
            let (letter, length) = ENTITIES
                .into_iter()
                .find(|(entity, _)| rest.starts_with(entity))
                .map_or(("&", 1), |(entity, letter)| (letter, entity.len()));
            words.push_str(letter);
            rest = &rest[length..];
        }
    }
    words.push_str(rest);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Elements that do not part words.
const INSIDE_WORDS: [&str; 14] = [
    "a", "b", "code", "del", "em", "i", "s", "span", "strike", "strong", "sub", "sup", "u", "",
];

/// What the cleaner, and servers that escape what they keep, write for letters that HTML means otherwise.
const ENTITIES: [(&str, &str); 6] = [
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&nbsp;", " "),
    // The last: what it begins is no letter of HTML any more.
    ("&amp;", "&"),
];

/// Plain text of a server that escapes what it keeps: "Tom &amp; Jerry".
fn unescaped(text: &str) -> String {
    let read = |text: String, (entity, letter): (&str, &str)| text.replace(entity, letter);
    ENTITIES.into_iter().fold(text.to_owned(), read)
}

fn name_of_tag(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name
        .find(|letter: char| !letter.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    &name[..end]
}

/// Behind the `>` that is not part of an attribute's value.
fn end_of_tag(html: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in html.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    html.len()
}

/// HTML has at least one tag that HTML knows; `a < b` and `<müşteri adı>` are plain text, and so is a `<b>` that nothing
/// closes: no editor leaves one.
fn looks_like_html(source: &str) -> bool {
    let known = |name: &str| FORMATTING.contains(&name) || HTML_ONLY.contains(&name);
    let closed: HashSet<String> = source
        .match_indices("</")
        .map(|(at, _)| name_of_tag(&source[at..]).to_ascii_lowercase())
        .collect();
    let counts = |name: &str| known(name) && (!INSIDE_WORDS.contains(&name) || closed.contains(name));
    source.contains("<!--") || tags(source).any(|(name, _)| counts(&name))
}

/// Elements that neither the page's editor nor the cleaner keeps, and that are more than formatting.
const NOT_EDITED: [&str; 11] = [
    "img", "table", "sub", "sup", "iframe", "video", "audio", "svg", "figure", "form", "input",
];

/// Whether it holds what would be gone once it was edited here and written back.
pub(crate) fn loses_by_editing(source: &str) -> bool {
    tags(source).any(|(name, after)| {
        let inside = after.split('>').next().unwrap_or_default().to_ascii_lowercase();
        let unsafe_link = name == "a"
            && inside.contains("href")
            && !inside.contains("https:")
            && !inside.contains("mailto:");
        unsafe_link || NOT_EDITED.contains(&name.as_str())
    })
}

/// The names of what looks like tags, in small letters, and what stands behind each.
fn tags(source: &str) -> impl Iterator<Item = (String, &str)> {
    source.match_indices('<').filter_map(|(at, _)| {
        let rest = &source[at + 1..];
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest
            .find(|letter: char| !letter.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let closes =
            after.starts_with(|letter: char| letter == '>' || letter == '/' || letter.is_whitespace());
        (closes && after.contains('>')).then(|| (name.to_ascii_lowercase(), after))
    })
}

fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut html = String::with_capacity(text.len() + 16);
    for paragraph in text
        .split("\n\n")
        .map(|paragraph| paragraph.trim_matches('\n'))
        .filter(|text| !text.trim().is_empty())
    {
        html.push_str("<p>");
        for (number, line) in paragraph.split('\n').enumerate() {
            if number > 0 {
                html.push_str("<br>");
            }
            push_line(&mut html, line);
        }
        html.push_str("</p>");
    }
    html
}

fn push_line(html: &mut String, line: &str) {
    let mut rest = line;
    while let Some(at) = rest.find("https://") {
        let (before, link) = rest.split_at(at);
        push_escaped(html, before);
        let end = link
            .find(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"'))
            .unwrap_or(link.len());
        let address = link[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
        if address.len() > "https://".len() {
            html.push_str("<a href=\"");
            push_escaped(html, address);
            html.push_str("\">");
            push_escaped(html, address);
            html.push_str("</a>");
        } else {
            push_escaped(html, address);
        }
        rest = &link[address.len()..];
    }
    push_escaped(html, rest);
}

fn push_escaped(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formatting_stays_and_everything_else_goes() {
        for (source, expected) in [
            (
                "<p>Bir <strong>iki</strong></p>",
                "<p>Bir <strong>iki</strong></p>",
            ),
            ("<p onclick=\"x()\" style=\"color:red\">a</p>", "<p>a</p>"),
            ("<p>a</p><script>alert(1)</script>", "<p>a</p>"),
            ("<p>a<img src=\"https://x/y.png\"></p>", "<p>a</p>"),
            (
                "<a href=\"javascript:alert(1)\">a</a>",
                "<a rel=\"noopener noreferrer nofollow\">a</a>",
            ),
            (
                "<a href=\"http://x/\">a</a>",
                "<a rel=\"noopener noreferrer nofollow\">a</a>",
            ),
            (
                "<a href=\"/x\">a</a>",
                "<a rel=\"noopener noreferrer nofollow\">a</a>",
            ),
            (
                "<a href=\"mailto:a@b.c\" target=\"_top\">a</a>",
                "<a href=\"mailto:a@b.c\" rel=\"noopener noreferrer nofollow\">a</a>",
            ),
            (
                "<ul><li>a</li></ul><iframe src=\"https://x\">b</iframe>",
                "<ul><li>a</li></ul>",
            ),
        ] {
            let cleaned = clean(source);
            assert_eq!(cleaned.html, expected, "{source}");
            assert!(!cleaned.is_plain, "{source}");
        }
    }

    #[test]
    fn plain_text_keeps_lines_and_gets_links() {
        for (source, expected) in [
            ("", ""),
            ("a < b && c > d", "<p>a &lt; b &amp;&amp; c &gt; d</p>"),
            ("<müşteri adı>", "<p>&lt;müşteri adı&gt;</p>"),
            ("a <b> c, List<s>", "<p>a &lt;b&gt; c, List&lt;s&gt;</p>"),
            (
                "<script>alert(1)</script>",
                "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
            ),
            ("bir\r\niki\n\nüç", "<p>bir<br>iki</p><p>üç</p>"),
            (
                "bak: https://cubicl.io/a?b=1&c=2.",
                "<p>bak: <a href=\"https://cubicl.io/a?b=1&amp;c=2\" rel=\"noopener noreferrer nofollow\">https://cubicl.io/a?b=1&amp;c=2</a>.</p>",
            ),
            ("https://", "<p>https://</p>"),
            (
                "Ar&#39;ın\nTom &amp; R&D &amp;lt;",
                "<p>Ar'ın<br>Tom &amp; R&amp;D &amp;lt;</p>",
            ),
        ] {
            let cleaned = clean(source);
            assert_eq!(cleaned.html, expected, "{source}");
            assert!(cleaned.is_plain, "{source}");
        }
    }

    #[test]
    fn what_the_editor_cannot_hold_is_known() {
        for (source, loses) in [
            (
                "<p>Bir <strong>iki</strong> <a href=\"https://x/\">üç</a></p>",
                false,
            ),
            ("a < b, <müşteri adı>, img", false),
            ("<p>a<IMG src=\"https://x/y.png\"></p>", true),
            ("<table><tr><td>1</td></tr></table>", true),
            ("<p>m<sup>2</sup></p>", true),
            ("<p><a href=\"http://depo/\">depo</a></p>", true),
            ("<p><a name=\"x\">a</a></p>", false),
        ] {
            assert_eq!(loses_by_editing(source), loses, "{source}");
        }
    }

    #[test]
    fn words_come_without_the_markup() {
        for (source, expected) in [
            ("<p>Bir <b>iki</b>nci</p><p>üç</p>", "Bir ikinci üç"),
            ("a<br>b<ul><li>c</li><li>d</li></ul>", "a b c d"),
            (
                "<p>a &amp; b &lt; c&nbsp;d &copy; &amp;lt;</p>",
                "a & b < c d © &lt;",
            ),
            ("<a href=\"https://x/?a=1>2\">bağ</a>", "bağ"),
            ("<p>a</p><script>alert(1)</script>", "a"),
            ("düz metin, a < b & c", "düz metin, a < b & c"),
            ("", ""),
        ] {
            assert_eq!(words(source), expected, "{source}");
        }
    }
}
