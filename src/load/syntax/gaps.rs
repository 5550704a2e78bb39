//! What stands between two statements: white space and remarks, in which no control character may
//! be.

use super::mistake::Mistake;
use super::mistakes;

/// A gap with spaces in the place of what cannot stand in it; none where all can.
pub fn clean(gap: &str) -> Option<String> {
    stray(gap.as_bytes())?;
    let bytes = gap.as_bytes();
    let clean = |(at, c): (usize, char)| if is_stray(bytes, at) { ' ' } else { c };
    Some(gap.char_indices().map(clean).collect())
}

/// One mistake for each line of a gap in which something cannot stand; `offset` is the place of the
/// gap in the file.
pub fn mistakes(gap: &str, offset: usize) -> impl Iterator<Item = Mistake> {
    let mut from = 0;
    let lines = gap.split_inclusive('\n').filter_map(move |line| {
        let begins = from;
        from += line.len();
        Some((begins, stray(line.as_bytes())?, line))
    });
    lines.map(move |(begins, at, line)| {
        let place = offset + begins + at;
        if line.as_bytes()[at] == b'\r' {
            return mistakes::of_return(place);
        }
        Mistake::new(place..place + 1, "a control character in a remark").help("delete it")
    })
}

/// The first byte that cannot stand in a gap.
fn stray(bytes: &[u8]) -> Option<usize> {
    (0..bytes.len()).find(|at| is_stray(bytes, *at))
}

/// Whether a byte is a control character that ends no line; all of them are of one byte.
fn is_stray(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'\n' | b'\t' => false,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        byte => byte.is_ascii_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_line_ends_stay() {
        assert_eq!(clean("# é\t\r\n"), None);
        let gap = "# é\u{1}\r\n\n#\r# \u{7f}\n#\r";
        assert_eq!(clean(gap).as_deref(), Some("# é \r\n\n# #  \n# "));
        let found = mistakes(gap, 10).map(|mistake| (mistake.range.start, mistake.message));
        let expected = [
            (14, "a control character in a remark"),
            (19, "a carriage return inside a line"),
            (25, "a carriage return inside a line"),
        ];
        let expected = expected.map(|(at, what)| (at, what.to_owned()));
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }
}
