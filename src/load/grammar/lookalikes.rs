//! Characters that look like an ordinary space, a minus or nothing, and are taken along when text is
//! copied from a page.

use std::borrow::Cow;

/// Each with its name, and with what stands for it in a file.
const ALL: [(char, &str, &str); 32] = [
    ('\u{a0}', "a no-break space", " "),
    ('\u{1680}', "an ogham space", " "),
    ('\u{2000}', "an en quad", " "),
    ('\u{2001}', "an em quad", " "),
    ('\u{2002}', "an en space", " "),
    ('\u{2003}', "an em space", " "),
    ('\u{2004}', "a space of a third of an em", " "),
    ('\u{2005}', "a space of a quarter of an em", " "),
    ('\u{2006}', "a space of a sixth of an em", " "),
    ('\u{2007}', "a figure space", " "),
    ('\u{2008}', "a punctuation space", " "),
    ('\u{2009}', "a thin space", " "),
    ('\u{200a}', "a hair space", " "),
    ('\u{202f}', "a narrow no-break space", " "),
    ('\u{205f}', "a mathematical space", " "),
    ('\u{3000}', "an ideographic space", " "),
    ('\u{ad}', "a soft hyphen", ""),
    ('\u{200b}', "a space of no width", ""),
    ('\u{200c}', "a non-joiner of no width", ""),
    ('\u{200d}', "a joiner of no width", ""),
    ('\u{2060}', "a word joiner", ""),
    ('\u{feff}', "a byte order mark", ""),
    ('\u{2010}', "a hyphen of its own kind", "-"),
    ('\u{2011}', "a no-break hyphen", "-"),
    ('\u{2012}', "a figure dash", "-"),
    ('\u{2013}', "an en dash", "-"),
    ('\u{2014}', "an em dash", "-"),
    ('\u{2015}', "a horizontal bar", "-"),
    ('\u{2212}', "a minus sign of its own kind", "-"),
    ('\u{fe58}', "a small em dash", "-"),
    ('\u{fe63}', "a small hyphen", "-"),
    ('\u{ff0d}', "a wide hyphen", "-"),
];

fn of(c: char) -> Option<&'static (char, &'static str, &'static str)> {
    ALL.iter().find(|one| one.0 == c)
}

/// Such a character by its name: `a no-break space (U+00A0)`.
fn name(c: char) -> Option<String> {
    of(c).map(|(c, name, _)| format!("{name} (U+{:04X})", u32::from(*c)))
}

/// The first such character outside of quotes and remarks: its place, and its name.
pub fn outside_quotes(statement: &str) -> Option<(usize, String)> {
    let (mut quote, mut remark) = (None, false);
    for (at, c) in statement.char_indices() {
        match (quote, c) {
            (_, '\n') => remark = false,
            (None, '#') => remark = true,
            (None, '"' | '\'') if !remark => quote = Some(c),
            (Some(q), _) if q == c => quote = None,
            (None, _) if !remark => {
                if let Some(name) = name(c) {
                    return Some((at, name));
                }
            }
            _ => {}
        }
    }
    None
}

/// The text as it looks: each such character as what it looks like.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(|c| of(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match of(c) {
            Some((_, _, plain)) => out.push_str(plain),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_once_and_is_named_with_its_number() {
        for (i, (c, ..)) in ALL.iter().enumerate() {
            assert!(ALL[..i].iter().all(|other| other.0 != *c), "{c:?}");
            assert!(!c.is_ascii());
        }
        assert_eq!(
            outside_quotes("57\u{a0}000"),
            Some((2, "a no-break space (U+00A0)".to_owned()))
        );
        assert_eq!(plain("5\u{2013}6\u{200b}"), "5-6");
        assert_eq!(outside_quotes("57 000 - 60"), None);
    }

    #[test]
    fn texts_in_quotes_and_remarks_are_left_alone() {
        assert_eq!(outside_quotes("a = \"5\u{2013}6\" # 5\u{2013}6"), None);
        let found = outside_quotes("a = \"x\" # y\n\u{a0}b");
        assert_eq!(found.map(|f| f.0), Some(12));
    }
}
