//! Text in a chart: what may stand in it, and how much room it takes.

use crate::export::words::clean;
use crate::text::width::width;

/// The longest text of a title: a name may be of any length.
const LONGEST: usize = 200;

/// One line of text that may stand in a chart, cut where it is very long.
pub fn charted(text: &str) -> String {
    // Two characters that no terminal minds are none in XML.
    let text = clean(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    shortened(&text, LONGEST)
}

/// The room that a text takes in letters of this size, about.
pub fn room(text: &str, size: f64) -> f64 {
    width(text) as f64 * size * 0.56
}

/// A text cut to a room, with an ellipsis where something is missing.
pub fn fitted(text: &str, size: f64, most: f64) -> String {
    shortened(text, (most / (size * 0.56)) as usize)
}

/// A text in at most so many columns.
fn shortened(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += width(c.encode_utf8(&mut [0; 4]));
        if used > columns {
            break;
        }
        out.push(c);
    }
    out.trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(fitted("LinkedIn", 10.0, 100.0), "LinkedIn");
        assert_eq!(fitted("Data scientist", 10.0, 40.0), "Data s…");
        assert_eq!(fitted("Data scientist", 10.0, 34.0), "Data…");
        assert_eq!(fitted("日本語日本語", 10.0, 40.0), "日本語…");
        assert_eq!(charted("a\u{1b}\u{ffff}\nb"), "a\u{fffd}\u{fffd} b");
        assert_eq!(charted(&"x".repeat(10_000)).chars().count(), 200);
    }
}
