//! A file cut at its `[[offer]]` headers into parts that are parsed one by one.
//!
//! Parsing takes forty times the memory of the text. Memory that was just used is at hand and new
//! memory is not: a large file is parsed twice as fast part by part as in one piece.

use std::ops::Range;

use toml::de::DeTable;

use super::extent::{SMALL, end};
use super::mistakes::lone_return;

const HEADER: &str = "[[offer]]";
/// A part ends at the first header beyond this many bytes.
const ENOUGH: usize = 1 << 16;

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePart {
    pub place: Range<usize>,
    /// Whether it is the one before the first header.
    is_head: bool,
}

/// The tree of a part; none where it does not parse by itself, and the file is to be parsed in one
/// piece.
///
/// What stands before the first header is the first part. As that has no `offer`, and the others
/// have nothing else, together they say what the file says. A cut where there is no header, as in
/// a text of several lines, leaves a part that does not parse.
pub fn tree<'t>(text: &'t str, part: &FilePart) -> Option<DeTable<'t>> {
    let text = &text[part.place.clone()];
    // What is not worth its memory is not parsed at all, or with each slip mended.
    if text.len() > SMALL && (end(text, 0).is_some() || lone_return(text).is_some()) {
        return None;
    }
    // The first mistake is enough: a list of all would outgrow the text many times.
    let tree = DeTable::parse(text).ok()?.into_inner();
    let belongs = |key: &str| (key == "offer") != part.is_head;
    let good = tree.keys().all(|key| belongs(key.get_ref()));
    good.then_some(tree)
}

/// The parts of a text, one after the other.
pub fn cut(text: &str) -> impl Iterator<Item = FilePart> {
    let head = FilePart {
        place: 0..header(text, 0),
        is_head: true,
    };
    let mut next = Some(head);
    std::iter::from_fn(move || {
        let part = next.take()?;
        let start = part.place.end;
        if start < text.len() {
            let enough = text.floor_char_boundary(start + ENOUGH);
            next = Some(FilePart {
                place: start..header(text, enough),
                is_head: false,
            });
        }
        Some(part)
    })
}

/// Where the next line that begins with a header begins, from a byte on; else the end.
fn header(text: &str, from: usize) -> usize {
    let mut headers = text[from..].match_indices(HEADER).map(|(i, _)| from + i);
    let begins_line = |i: &usize| *i == 0 || text.as_bytes()[i - 1] == b'\n';
    headers.find(begins_line).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is at the top level of each part; none where a part does not parse by itself.
    fn keys(text: &str) -> Vec<Option<Vec<String>>> {
        let keys = |tree: DeTable<'_>| tree.keys().map(|k| k.get_ref().to_string()).collect();
        cut(text).map(|part| tree(text, &part).map(keys)).collect()
    }

    fn offers(n: usize) -> String {
        "[[offer]]\ncompany = \"A\"\n[offer.ratings]\npay = 1\n".repeat(n)
    }

    #[test]
    fn parts_begin_at_headers_and_make_up_the_file() {
        let text = format!("# é\n[weights]\npay = 1\n{}", offers(5000));
        let parts: Vec<Range<usize>> = cut(&text).map(|part| part.place).collect();
        assert_eq!(parts.len(), 5);
        assert_eq!((parts[0].start, parts[4].end), (0, text.len()));
        for pair in parts.windows(2) {
            assert_eq!(pair[0].end, pair[1].start);
            assert!(text[pair[1].start..].starts_with(HEADER));
        }
        assert!(cut(&text).all(|part| tree(&text, &part).is_some()));
    }

    #[test]
    fn a_file_may_begin_with_an_offer_or_have_none() {
        let names = |keys: &[&str]| Some(keys.iter().map(ToString::to_string).collect());
        assert_eq!(keys(&offers(1)), [names(&[]), names(&["offer"])]);
        assert_eq!(keys("a = 1\n"), [names(&["a"])]);
        assert_eq!(keys(""), [names(&[])]);
    }

    #[test]
    fn what_only_the_whole_file_tells_is_left_to_the_whole_file() {
        let whole = [
            // Other keys behind the offers may be there twice.
            "[[offer]]\na = 1\n[weights]\npay = 1\n",
            // An `offer` that is no list of blocks clashes with those that are.
            "offer = []\n[[offer]]\na = 1\n",
            "[offer.ratings]\na = 1\n[[offer]]\nb = 1\n",
            // No header, but a text.
            "about = \"\"\"\n[[offer]]\n\"\"\"\n",
            "about = '''\n[[offer]]\n'''\n[[offer]]\n",
            "a = [\n[[offer]]\n]\n",
        ];
        for text in whole {
            assert!(keys(text).contains(&None), "{text}");
        }
    }
}
