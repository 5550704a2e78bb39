//! Colour, added after layout.
//!
//! Until a screen is finished, colours are marks that take no column: invisible characters, which
//! `text::safe` takes out of all text from outside. [`finish`] turns them into codes, or drops them.

use std::fmt::Write;

use anstyle::{AnsiColor, Reset, Style};

/// A colour by what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// First place, and the most points of a row.
    Bold,
    /// A question mark or an exclamation mark.
    Yellow,
    /// A deadline within days, and a line that is wrong.
    Red,
    /// A line that is right.
    Green,
    /// A legend or a source.
    Dim,
}

/// Ends the mark that was set last.
const END: char = '\u{2060}';

impl Paint {
    const ALL: [Self; 5] = [Self::Bold, Self::Yellow, Self::Red, Self::Green, Self::Dim];

    const fn mark(self) -> char {
        match self {
            Self::Bold => '\u{2061}',
            Self::Yellow => '\u{2062}',
            Self::Red => '\u{2063}',
            Self::Dim => '\u{2064}',
            Self::Green => '\u{2065}',
        }
    }

    fn style(self) -> Style {
        match self {
            Self::Bold => Style::new().bold(),
            Self::Yellow => AnsiColor::Yellow.on_default(),
            Self::Red => AnsiColor::Red.on_default(),
            Self::Green => AnsiColor::Green.on_default(),
            Self::Dim => Style::new().dimmed(),
        }
    }
}

/// The text between marks; nothing stays nothing.
pub fn paint(text: &str, paint: Paint) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut out = String::with_capacity(text.len() + 6);
    out.push(paint.mark());
    out.push_str(text);
    out.push(END);
    out
}

/// The text between marks where the condition holds.
pub fn paint_if(condition: bool, text: &str, how: Paint) -> String {
    if condition {
        paint(text, how)
    } else {
        text.to_owned()
    }
}

/// A rating with its question or exclamation mark in yellow.
pub fn flagged(text: &str) -> String {
    match text.strip_suffix(" !") {
        Some(rating) => format!("{rating} {}", paint("!", Paint::Yellow)),
        None => paint_if(text == "?" || text == "!", text, Paint::Yellow),
    }
}

/// The text without marks.
pub fn unpainted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    finish_line(text, false, &mut Vec::new(), &mut out);
    out
}

/// The finished screen: lines without trailing spaces, marks turned into codes or dropped.
pub fn finish(lines: &[String], color: bool) -> String {
    let mut out = String::with_capacity(lines.iter().map(|l| l.len() + 1).sum());
    // A colour may go on in the next line, where a sentence was wrapped.
    let mut wanted = Vec::new();
    for line in lines {
        finish_line(line, color, &mut wanted, &mut out);
        out.push('\n');
    }
    out
}

fn finish_line(line: &str, color: bool, wanted: &mut Vec<Paint>, out: &mut String) {
    let mut set: Vec<Paint> = Vec::new();
    // Spaces wait for what follows: none may end a line, whichever marks stand behind them.
    let mut spaces = 0;
    for c in line.chars() {
        if c == END {
            wanted.pop();
            continue;
        } else if let Some(paint) = Paint::ALL.into_iter().find(|p| p.mark() == c) {
            wanted.push(paint);
            continue;
        }
        // Colours begin at a character and end before a space.
        if color && set != *wanted && (c != ' ' || wanted.len() < set.len()) {
            out.extend(std::iter::repeat_n(' ', std::mem::take(&mut spaces)));
            switch(&set, wanted, out);
            set.clone_from(wanted);
        }
        if c == ' ' {
            spaces += 1;
        } else {
            out.extend(std::iter::repeat_n(' ', std::mem::take(&mut spaces)));
            out.push(c);
        }
    }
    switch(&set, &[], out);
}

/// From one set of colours to another.
fn switch(from: &[Paint], to: &[Paint], out: &mut String) {
    // Writing to a string cannot fail.
    if !from.is_empty() {
        let _ = write!(out, "{}", Reset.render());
    }
    for paint in to {
        let _ = write!(out, "{}", paint.style().render());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::safe::is_unsafe;
    use crate::text::width::width;

    #[test]
    fn marks_take_no_column_and_cannot_come_from_outside() {
        for mark in Paint::ALL.map(Paint::mark).into_iter().chain([END]) {
            assert!(is_unsafe(mark));
            assert_eq!(width(&format!("a{mark}b")), 2);
        }
    }

    #[test]
    fn colours_nest_and_end_before_the_padding() {
        let text = format!(
            "{}  ",
            paint(&format!("67{}", paint("?", Paint::Yellow)), Paint::Bold)
        );
        let line = [format!("{text}x  ")];
        assert_eq!(
            finish(&line, true),
            "\u{1b}[1m67\u{1b}[0m\u{1b}[1m\u{1b}[33m?\u{1b}[0m  x\n"
        );
        assert_eq!(finish(&line, false), "67?  x\n");
    }
}
