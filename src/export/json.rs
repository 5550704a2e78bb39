//! JSON, which is the whole report in schema 1.

use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter, Serializer};

use crate::text::safe::is_unsafe;

/// Writes a report as JSON, two spaces a level.
///
/// Characters that could steer a terminal are written as escapes, so that nothing is lost.
///
/// # Errors
/// When the output cannot be written.
pub fn json(report: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    let mut buffer = io::BufWriter::with_capacity(1 << 16, out);
    let mut serializer = Serializer::with_formatter(&mut buffer, Harmless(PrettyFormatter::new()));
    report.serialize(&mut serializer)?;
    io::Write::write_all(&mut buffer, b"\n")?;
    io::Write::flush(&mut buffer)
}

/// The pretty formatter, with escapes for everything a terminal may act on.
struct Harmless(PrettyFormatter<'static>);

/// Hands a method on to the pretty formatter.
macro_rules! same {
    ($($name:ident($($argument:ident: $kind:ty)?)),* $(,)?) => {$(
        fn $name<W: ?Sized + io::Write>(&mut self, writer: &mut W $(, $argument: $kind)?) -> io::Result<()> {
            self.0.$name(writer $(, $argument)?)
        }
    )*};
}

impl Formatter for Harmless {
    same!(
        begin_array(),
        end_array(),
        begin_array_value(first: bool),
        end_array_value(),
        begin_object(),
        end_object(),
        begin_object_key(first: bool),
        begin_object_value(),
        end_object_value(),
        write_char_escape(escape: CharEscape),
    );

    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        text: &str,
    ) -> io::Result<()> {
        if text.is_ascii() && !text.contains('\u{7f}') {
            return writer.write_all(text.as_bytes());
        }
        let mut written = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| is_unsafe(*c)) {
            writer.write_all(&text.as_bytes()[written..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            written = at + c.len_utf8();
        }
        writer.write_all(&text.as_bytes()[written..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::sample;
    use crate::report::Report;

    fn text(report: &Report<'_>) -> String {
        let mut out = Vec::new();
        json(report, &mut out).expect("a buffer takes all");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn the_demo_is_what_serde_makes_of_it() {
        let report = sample::demo();
        let text = text(&report);
        assert!(text.starts_with("{\n  \"schema\": 1,\n"));
        assert!(text.ends_with("\n}\n"));
        let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(read, serde_json::to_value(&report).expect("JSON"));
        assert_eq!(read["offers"][0]["criteria"]["ml-exposure"]["points"], 35.0);
    }

    #[test]
    fn what_could_steer_a_terminal_is_escaped_and_not_lost() {
        let title = "a\u{1b}[31m\u{7f}\u{9b}\u{202e}日本\u{e0041}\"\n\u{2063}";
        let mut report = sample::demo();
        report.title = Some(title);
        let text = text(&report);
        assert!(text.contains(r#""a\u001b[31m\u007f\u009b\u202e日本\udb40\udc41\"\n\u2063""#));
        assert!(text.chars().all(|c| c == '\n' || !is_unsafe(c)));
        let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(read["title"], title);
    }
}
