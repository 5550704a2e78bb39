//! Text as Markdown shows it, with nothing in it that is markup.

use crate::export::words::clean;

/// Text in which nothing is markup: no HTML, link, mention, emphasis or break of a table.
pub fn escape(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' => out.push_str("&#124;"),
            '\\' => out.push_str("&#92;"),
            '@' => out.push_str("&#64;"),
            ':' if after.starts_with("//") => out.push_str("&#58;"),
            '.' if ends_with_www(before) => out.push_str("&#46;"),
            '`' | '*' | '_' | '[' | ']' | '#' | '~' | '$' => out.extend(['\\', c]),
            '-' | '+' | '=' if before.is_empty() => out.extend(['\\', c]),
            '.' | ')' if is_number(before) => out.extend(['\\', c]),
            c => out.push(c),
        }
        // Mentions of people and issues are found in the finished page: a joiner keeps them apart.
        if matches!(c, '@' | '#') && after.starts_with(|c: char| c.is_alphanumeric()) {
            out.push('\u{200c}');
        }
    }
    out
}

fn ends_with_www(text: &str) -> bool {
    let end = text.len().checked_sub(3).and_then(|from| text.get(from..));
    end.is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Whether the text before a full stop would make it an item of a numbered list.
fn is_number(before: &str) -> bool {
    !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let cases = [
            ("a|b\\|c", "a&#124;b&#92;&#124;c"),
            ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
            ("`x` *y* _z_ ~w~", "\\`x\\` \\*y\\* \\_z\\_ \\~w\\~"),
            ("[t](https://e.org)", "\\[t\\](https&#58;//e.org)"),
            ("WWW.e.org", "WWW&#46;e.org"),
            ("@me and x@e.org", "&#64;\u{200c}me and x&#64;\u{200c}e.org"),
            ("see #12, C#", "see \\#\u{200c}12, C\\#"),
            ("- a", "\\- a"),
            ("1. a", "1\\. a"),
            ("two\n# lines", "two \\# lines"),
            ("14 %, 1.5, e.g. 3-6", "14 %, 1.5, e.g. 3-6"),
        ];
        for (text, escaped) in cases {
            assert_eq!(escape(text), escaped);
        }
    }
}
