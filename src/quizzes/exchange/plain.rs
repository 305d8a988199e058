//! Text as questions need it: out of HTML, and with a bound on how much of it is quoted.

/// The text of a piece of HTML, and whether it showed pictures or played sounds.
pub fn of_html(html: &str) -> (String, bool) {
    let (mut text, mut media) = (String::with_capacity(html.len()), false);
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((tag, after)) = tag(rest) {
            media |= matches!(
                tag.as_str(),
                "img" | "audio" | "video" | "object" | "iframe" | "svg"
            );
            if matches!(
                tag.as_str(),
                "p" | "br" | "div" | "li" | "ul" | "ol" | "tr" | "td" | "h1" | "h2" | "h3"
            ) {
                text.push(' ');
            }
            rest = after;
        } else if let Some((c, after)) = entity(rest) {
            text.push(c);
            rest = after;
        } else {
            let mut chars = rest.chars();
            text.extend(chars.next());
            rest = chars.as_str();
        }
    }
    text.push_str(rest);
    (text, media)
}

/// The lower-case name of the tag that `html` begins with, and what follows it. A comment is a tag without a name.
fn tag(html: &str) -> Option<(String, &str)> {
    let inside = html.strip_prefix('<')?;
    if let Some(comment) = inside.strip_prefix("!--") {
        let end = comment.find("-->")?;
        return Some((String::new(), &comment[end + 3..]));
    }
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = inside.find('>')?;
    let name = inside[..end]
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    Some((name, &inside[end + 1..]))
}

fn entity(html: &str) -> Option<(char, &str)> {
    let inside = html.strip_prefix('&')?;
    let end = inside.bytes().take(10).position(|byte| byte == b';')?;
    let name = &inside[..end];
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let c = match name.strip_prefix('#') {
        Some(code) => match code.strip_prefix(['x', 'X']) {
            Some(hex) => number(hex, 16)?,
            None => number(code, 10)?,
        },
        None => named(name)?,
    };
    Some((c, &inside[end + 1..]))
}

/// The entities that editors write.
fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "deg" => '°',
        "times" => '×',
        "divide" => '÷',
        "minus" => '−',
        "plusmn" => '±',
        "frac12" => '½',
        "sup2" => '²',
        "sup3" => '³',
        "micro" => 'µ',
        "euro" => '€',
        "copy" => '©',
        "bull" => '•',
        "middot" => '·',
        "eacute" => 'é',
        "egrave" => 'è',
        "aacute" => 'á',
        "agrave" => 'à',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "auml" => 'ä',
        "szlig" => 'ß',
        "ccedil" => 'ç',
        "ntilde" => 'ñ',
        _ => return None,
    })
}

/// How `text` begins, for a reader who looks for it in their file.
pub fn beginning(text: &str) -> String {
    crate::tidy::tidy_line(text).chars().take(60).collect()
}

/// The last part of a category's path, unless it says nothing.
pub fn category(path: &str) -> Option<String> {
    let last = path.rsplit('/').map(str::trim).find(|part| !part.is_empty())?;
    let says = last.to_lowercase();
    let empty = says == "top"
        || says.starts_with('$')
        || says.starts_with("default for")
        || says.starts_with("bawaan");
    (!empty).then(|| last.chars().take(40).collect())
}
