//! Texts in quotes, so written that a reader sees all that is in them.

use super::dialect::Dialect;
use crate::text::safe::is_unsafe;

impl Dialect {
    /// A text in quotes; what cannot be seen in it is written by its number.
    pub(super) fn literal(self, text: &str) -> String {
        // Neither has escapes for all of them.
        match self {
            Self::Sqlite => return pieces(text, |codes| format!("CHAR({})", codes.join(", "))),
            Self::DuckDb => {
                return pieces(text, |codes| format!("CHR({})", codes.join(") || CHR(")));
            }
            _ => {}
        }
        let is_escaped = self.has_escapes() || text.contains(is_hidden);
        let mut out = String::new();
        for c in text.chars() {
            match c {
                '\'' if self.is_quote_escaped() => out.push_str("\\'"),
                '\'' => out.push_str("''"),
                '\\' if is_escaped => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                // Spark's shell puts variables in where it sees `${`.
                '$' if self.is_quote_escaped() => out.push_str("\\u0024"),
                c if is_hidden(c) && u32::from(c) < 0x10000 => {
                    out.extend([format!("\\u{:04x}", u32::from(c))]);
                }
                _ => out.push(c),
            }
        }
        let sign = if is_escaped && !self.has_escapes() {
            "E"
        } else {
            ""
        };
        format!("{sign}'{out}'")
    }

    /// Whether a backslash between plain quotes begins an escape.
    const fn has_escapes(self) -> bool {
        matches!(self, Self::Spark | Self::BigQuery | Self::Snowflake)
    }

    /// Whether a quote in quotes is written by a backslash.
    const fn is_quote_escaped(self) -> bool {
        matches!(self, Self::Spark | Self::BigQuery)
    }
}

/// Whether a character in quotes is no more than space to a reader.
fn is_hidden(c: char) -> bool {
    let is_space = c.is_whitespace() && c != ' ';
    is_space || is_unsafe(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

/// A text in pieces: what cannot be seen stands beside the quotes, by its codes.
fn pieces(text: &str, coded: impl Fn(&[String]) -> String) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let hidden = is_hidden(first);
        let end = rest.find(|c| is_hidden(c) != hidden);
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        pieces.push(if hidden {
            let codes: Vec<String> = piece.chars().map(|c| u32::from(c).to_string()).collect();
            coded(&codes)
        } else {
            format!("'{}'", piece.replace('\'', "''"))
        });
    }
    match &pieces[..] {
        [] => "''".to_owned(),
        [only] => only.clone(),
        _ => format!("({})", pieces.join(" || ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_in_its_quotes() {
        let text = r"it's \ ${x}";
        assert_eq!(Dialect::Postgres.literal(text), r"'it''s \ ${x}'");
        assert_eq!(Dialect::Snowflake.literal(text), r"'it''s \\ ${x}'");
        assert_eq!(Dialect::Spark.literal(text), r"'it\'s \\ \u0024{x}'");
    }

    #[test]
    fn what_cannot_be_seen_is_written_by_its_number() {
        let text = "a\\\tb\u{200b}'";
        assert_eq!(Dialect::Postgres.literal(text), r"E'a\\\tb\u200b'''");
        assert_eq!(Dialect::Snowflake.literal(text), r"'a\\\tb\u200b'''");
        assert_eq!(Dialect::BigQuery.literal(text), r"'a\\\tb\u200b\''");
        let pieces = r"('a\' || CHAR(9) || 'b' || CHAR(8203) || '''')";
        assert_eq!(Dialect::Sqlite.literal(text), pieces);
        assert_eq!(Dialect::DuckDb.literal(text), pieces.replace("CHAR", "CHR"));
        assert_eq!(Dialect::Sqlite.literal(""), "''");
    }
}
