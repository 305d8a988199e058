//! What people write, made into HTML that cannot harm: posts, descriptions, announcements.
//!
//! Markdown goes through pulldown-cmark, whose events are cut down to a short list of elements, and then through ammonia
//! with the same list, so that a mistake in one of them is caught by the other. Raw HTML is shown as it was typed, pictures
//! by their description, headings begin at `h3`, and links are `nofollow noopener ugc`. Bare addresses become links.
//!
//! Hostile text takes no longer than its length explains: the parser is linear, and nesting beyond `NESTING` is flattened
//! before ammonia, whose tree builder is not linear in depth, gets to see it. Callers limit the length (a post: 20,000
//! characters).

#[cfg(test)]
mod tests;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{
    CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream, html::push_html,
};
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// Kept beside every stored rendering. Raise it when [`render`] gives other HTML for the same text: what was rendered by an
/// older version is rendered again when it is read.
pub const VERSION: i64 = 1;

/// Lists and quotations inside each other; deeper ones continue at this depth.
const NESTING: usize = 12;
/// And the emphasis, links and paragraphs inside those.
const NESTING_INLINE: usize = NESTING + 6;

const ELEMENTS: [&str; 18] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "ul",
    "s",
];
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];
/// At the end of an address it belongs to the sentence.
const PUNCTUATION: [char; 17] = [
    '.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '*', '_', '~', '…', '”', '’', '|',
];
const REL: &str = "nofollow noopener ugc";

static SANITIZER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(ELEMENTS))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some(REL));
    builder
});

/// HTML of `markdown`, safe to put into a page as it is.
#[must_use]
pub fn render(markdown: &str) -> String {
    let parser = TextMergeStream::new(Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH));
    let mut cut = Cut::default();
    for event in parser {
        cut.take(event);
    }
    let mut html = String::with_capacity(markdown.len() * 3 / 2);
    push_html(&mut html, cut.kept.into_iter());
    SANITIZER.clean(&html).to_string().trim_end().to_owned()
}

/// What is left of the parser's events.
#[derive(Default)]
struct Cut<'a> {
    kept: Vec<Event<'a>>,
    open: Vec<Open>,
    depth: usize,
    /// Inside a link or a block of code, where an address stays text.
    verbatim: usize,
}

/// An element that has begun.
struct Open {
    /// How it ends, if it was kept.
    end: Option<TagEnd>,
    verbatim: bool,
}

impl<'a> Cut<'a> {
    fn take(&mut self, event: Event<'a>) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::End(_) => self.end(),
            Event::Text(text) if self.verbatim == 0 => self.text(text),
            Event::Html(text) | Event::InlineHtml(text) => self.kept.push(Event::Text(text)),
            other => self.kept.push(other),
        }
    }

    fn begin(&mut self, tag: Tag<'a>) {
        let kept = self.cut(tag);
        let verbatim = matches!(kept, Some(Tag::Link { .. } | Tag::CodeBlock(_)));
        self.open.push(Open {
            end: kept.as_ref().map(Tag::to_end),
            verbatim,
        });
        self.verbatim += usize::from(verbatim);
        if let Some(tag) = kept {
            self.depth += 1;
            self.kept.push(Event::Start(tag));
        }
    }

    /// The element as it is kept, or nothing when only what is inside it is.
    fn cut(&self, tag: Tag<'a>) -> Option<Tag<'a>> {
        let tag = match tag {
            Tag::List(_) | Tag::BlockQuote(_) if self.depth >= NESTING => return None,
            Tag::Item if self.open.last().is_none_or(|list| list.end.is_none()) => return None,
            Tag::Item => return Some(Tag::Item),
            _ if self.depth >= NESTING_INLINE => return None,
            Tag::Heading { level, .. } => Tag::Heading {
                level: demoted(level),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            },
            Tag::HtmlBlock => Tag::Paragraph,
            Tag::BlockQuote(_) => Tag::BlockQuote(None),
            Tag::Link {
                link_type,
                dest_url,
                id,
                ..
            } if link_type == LinkType::Email || leads_somewhere(&dest_url) => Tag::Link {
                link_type,
                dest_url,
                title: CowStr::Borrowed(""),
                id,
            },
            Tag::Link { .. } | Tag::Image { .. } => return None,
            other => other,
        };
        Some(tag)
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.verbatim -= usize::from(open.verbatim);
        if let Some(end) = open.end {
            self.depth -= 1;
            self.kept.push(Event::End(end));
        }
    }

    /// Text with its bare addresses made into links.
    fn text(&mut self, text: CowStr<'a>) {
        let mut rest = &*text;
        if !rest.contains("://") {
            return self.kept.push(Event::Text(text));
        }
        while let Some((before, address, after)) = bare_address(rest) {
            self.kept.push(owned_text(before));
            let address = CowStr::from(address.to_owned());
            self.kept.push(Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url: address.clone(),
                title: CowStr::Borrowed(""),
                id: CowStr::Borrowed(""),
            }));
            self.kept.push(Event::Text(address));
            self.kept.push(Event::End(TagEnd::Link));
            rest = after;
        }
        self.kept.push(owned_text(rest));
    }
}

fn owned_text(text: &str) -> Event<'static> {
    Event::Text(CowStr::from(text.to_owned()))
}

/// A page's own headings are `h1` and `h2`.
const fn demoted(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

fn leads_somewhere(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else {
        return false;
    };
    SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// The first `http(s)://…` in `text`, between what is before and after it.
fn bare_address(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let colon = from + text[from..].find("://")?;
        let scheme = ["https", "http"]
            .into_iter()
            .find(|scheme| text[..colon].ends_with(scheme));
        let rest = &text[colon + 3..];
        if let Some(scheme) = scheme.filter(|_| rest.starts_with(char::is_alphanumeric)) {
            let ends = rest
                .find(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`'))
                .unwrap_or(rest.len());
            let host_and_path = rest[..ends].trim_end_matches(|c| PUNCTUATION.contains(&c));
            let (start, end) = (colon - scheme.len(), colon + 3 + host_and_path.len());
            return Some((&text[..start], &text[start..end], &text[end..]));
        }
        from = colon + 3;
    }
}
