use super::*;
use proptest::prelude::*;
use std::time::{Duration, Instant};

#[test]
fn a_post_reads_as_it_was_meant() {
    let html = render("Halo *kawan*,\n\n> kutipan\n\n1. satu\n2. **dua**\n\n~~tidak~~ `kode`");
    assert_eq!(
        html,
        "<p>Halo <em>kawan</em>,</p>\n<blockquote>\n<p>kutipan</p>\n</blockquote>\n<ol>\n<li>satu</li>\n\
         <li><strong>dua</strong></li>\n</ol>\n<p><del>tidak</del> <code>kode</code></p>"
    );
}

#[test]
fn headings_begin_below_those_of_the_page() {
    assert_eq!(render("# Satu"), "<h3>Satu</h3>");
    assert_eq!(render("###### Enam"), "<h6>Enam</h6>");
}

#[test]
fn raw_html_is_shown_as_it_was_typed() {
    assert_eq!(
        render("<script>alert(1)</script>"),
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    );
    assert_eq!(
        render("a <b onclick=x>b</b>"),
        "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>"
    );
}

#[test]
fn a_picture_is_its_description() {
    assert_eq!(render("![peta](https://elsewhere.example/x.png)"), "<p>peta</p>");
}

#[test]
fn a_link_says_that_it_is_not_ours() {
    let rel = "rel=\"nofollow noopener ugc\"";
    assert_eq!(
        render("[a](https://a.example/?x=1&y=2 \"t\")"),
        format!("<p><a href=\"https://a.example/?x=1&amp;y=2\" {rel}>a</a></p>")
    );
    assert_eq!(
        render("Lihat https://a.example/b, ya."),
        format!("<p>Lihat <a href=\"https://a.example/b\" {rel}>https://a.example/b</a>, ya.</p>")
    );
    assert_eq!(
        render("<rani@contoh.id>"),
        format!("<p><a href=\"mailto:rani@contoh.id\" {rel}>rani@contoh.id</a></p>")
    );
}

#[test]
fn a_link_that_would_run_something_is_only_its_text() {
    for bad in [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,x)",
        "[x](vbscript:x)",
        "[x](&#106;avascript:x)",
        "[x](//evil.example)",
        "[x](/keluar)",
        "[x][y]\n\n[y]: javascript:x",
    ] {
        assert_eq!(render(bad), "<p>x</p>", "{bad}");
    }
}

#[test]
fn nothing_typed_by_an_enemy_takes_long() {
    let n = 20_000;
    let hostile = [
        ">".repeat(n),
        "> ".repeat(n / 2),
        format!("{}\n{}", ">".repeat(n / 2), "a\n".repeat(n / 4)),
        "- ".repeat(n / 2),
        "* _".repeat(n / 3),
        "*a_ ".repeat(n / 4),
        "**a *a ".repeat(n / 7),
        "[".repeat(n),
        "![".repeat(n / 2),
        "[a](".repeat(n / 4),
        "](".repeat(n / 2),
        "<".repeat(n),
        "<a ".repeat(n / 3),
        "<!--".repeat(n / 4),
        "<?".repeat(n / 2),
        "<![CDATA[".repeat(n / 9),
        // For each of these html5ever 0.40 searches the rest of the text; only the limit of a post's length bounds that (40 ms
        // in a release build). A debug build gets a shorter one.
        "&".repeat(n / 4),
        "\u{a1}".repeat(n / 4),
        "\\".repeat(n),
        "~".repeat(n),
        "~~a".repeat(n / 3),
        "http://".repeat(n / 7),
        "://".repeat(n / 3),
        (1..190).map(|k| "`".repeat(k) + "a").collect::<String>(),
        format!("[a]: http://x/{}\n\n{}", "y".repeat(n / 2), "[a]".repeat(n / 6)),
        (0..n / 12).map(|k| format!("[{k}]: /{k}\n")).collect::<String>(),
        (0..140)
            .map(|k| format!("{}- a\n", "  ".repeat(k)))
            .collect::<String>(),
        "\u{202e}a\u{0}".repeat(n / 3),
    ];
    for text in hostile {
        let begun = Instant::now();
        let html = render(&text);
        let took = begun.elapsed();
        let shown: String = text.chars().take(12).collect();
        // A debug build on a busy machine; the release build takes a few milliseconds.
        assert!(took < Duration::from_secs(2), "{shown:?} took {took:?}");
        assert!(html.len() < 400_000, "{shown:?} gave {} bytes", html.len());
        assert_harmless(&html);
    }
}

/// In what ammonia writes, every `<` begins a tag and every attribute value is quoted.
fn assert_harmless(html: &str) {
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let end = start + rest[start..].find('>').expect("a tag ends");
        let tag = &rest[start + 1..end];
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        assert!(ELEMENTS.contains(&name), "<{tag}> in {html}");
        let mut attributes = tag[tag.find(' ').map_or(tag.len(), |space| space + 1)..].trim();
        while let Some((key, after)) = attributes.split_once("=\"") {
            let (value, after) = after.split_once('"').expect("a quoted value");
            match (name, key.trim()) {
                ("a", "href") => assert!(leads_somewhere(value), "{value:?} in {html}"),
                ("a", "rel") => assert_eq!(value, REL),
                ("ol", "start") => assert!(value.bytes().all(|b| b.is_ascii_digit()), "{value:?} in {html}"),
                other => panic!("{other:?} in {html}"),
            }
            attributes = after.trim();
        }
        assert_eq!(attributes.trim_matches('/'), "", "{html}");
        rest = &rest[end + 1..];
    }
}

/// Pieces that mean something to Markdown or HTML, in any order, and anything else between.
fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<script>alert(1)</script>".to_owned()),
        Just("<img src=x onerror=alert(1)>".to_owned()),
        Just("<svg/onload=alert(1)>".to_owned()),
        Just("<style>*{}</style>".to_owned()),
        Just("<a href=\"javascript:x\" style=\"x\">".to_owned()),
        Just("[x](javascript:alert(1))".to_owned()),
        Just("![x](data:image/svg+xml,<svg/>)".to_owned()),
        Just("<https://a.example/\"onclick=x>".to_owned()),
        Just("https://a.example/\"onmouseover=x".to_owned()),
        Just("</p></div></article>".to_owned()),
        Just("\n\n".to_owned()),
        Just("\n> ".to_owned()),
        Just("\n- ".to_owned()),
        Just("\n    ".to_owned()),
        Just("\n```\n".to_owned()),
        Just("\n# ".to_owned()),
        "[*_~`<>\"'&;:/()\\[\\]!#=|\\\\ \n-]{1,6}",
        "\\PC{0,8}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn whatever_is_typed_does_no_harm(text in hostile_text()) {
        assert_harmless(&render(&text));
    }

    #[test]
    fn what_is_clean_stays_as_it_is(text in hostile_text()) {
        let html = render(&text);
        let again = SANITIZER.clean(&html).to_string();
        prop_assert_eq!(again.trim_end(), &html);
        prop_assert_eq!(render(&text), html);
    }
}
