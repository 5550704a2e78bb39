//! What engines write differently: quotes, types, collations.

/// Whose SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `DuckDB`.
    DuckDb,
    /// Apache Spark.
    Spark,
    /// Google `BigQuery`.
    BigQuery,
    /// `PostgreSQL`.
    Postgres,
    /// Snowflake.
    Snowflake,
    /// `SQLite`.
    Sqlite,
}

/// The words of an engine.
struct DialectWords {
    /// How it is typed.
    typed: &'static str,
    /// Its name.
    name: &'static str,
    /// The type of its numbers.
    double: &'static str,
    /// The type of its texts.
    text: &'static str,
}

impl Dialect {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::DuckDb,
        Self::Spark,
        Self::BigQuery,
        Self::Postgres,
        Self::Snowflake,
        Self::Sqlite,
    ];

    const fn words(self) -> DialectWords {
        match self {
            Self::DuckDb => DialectWords {
                typed: "duckdb",
                name: "DuckDB",
                double: "DOUBLE",
                text: "VARCHAR",
            },
            Self::Spark => DialectWords {
                typed: "spark",
                name: "Spark",
                double: "DOUBLE",
                text: "STRING",
            },
            Self::BigQuery => DialectWords {
                typed: "bigquery",
                name: "BigQuery",
                double: "FLOAT64",
                text: "STRING",
            },
            Self::Postgres => DialectWords {
                typed: "postgres",
                name: "PostgreSQL",
                double: "DOUBLE PRECISION",
                text: "TEXT",
            },
            Self::Snowflake => DialectWords {
                typed: "snowflake",
                name: "Snowflake",
                double: "DOUBLE",
                text: "VARCHAR",
            },
            Self::Sqlite => DialectWords {
                typed: "sqlite",
                name: "SQLite",
                double: "REAL",
                text: "TEXT",
            },
        }
    }

    /// How it is typed.
    pub const fn typed(self) -> &'static str {
        self.words().typed
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        self.words().name
    }

    /// The type of numbers.
    pub(super) const fn double(self) -> &'static str {
        self.words().double
    }

    /// The type of texts.
    pub(super) const fn text(self) -> &'static str {
        self.words().text
    }

    /// What puts texts in the order of their bytes, where the table may say otherwise.
    pub(super) const fn bytewise(self) -> &'static str {
        match self {
            Self::Postgres => " COLLATE \"C\"",
            Self::Sqlite => " COLLATE BINARY",
            _ => "",
        }
    }

    /// What has a step made once. The others do so by themselves, or are no quicker for it: measured
    /// on a million rows of `PostgreSQL`; `SQLite` is three times as quick.
    pub(super) const fn once(self) -> &'static str {
        match self {
            Self::Sqlite => "MATERIALIZED ",
            _ => "",
        }
    }

    /// A name in quotes.
    pub(super) fn name_of(self, name: &str) -> String {
        match self {
            Self::Spark => format!("`{}`", name.replace('`', "``")),
            Self::BigQuery => {
                let name = name.replace('\\', "\\\\").replace('`', "\\`");
                format!("`{name}`")
            }
            _ => format!("\"{}\"", name.replace('"', "\"\"")),
        }
    }

    /// A table's name, its schema before it where there is a dot; a part that has a dot of its own
    /// is typed in double quotes.
    pub(super) fn table(self, typed: &str) -> String {
        let parts = parts(typed);
        let parts: Vec<String> = parts.iter().map(|part| self.name_of(part)).collect();
        parts.join(".")
    }

    /// What a column of yes and no has as text besides `true` and `false`, and which of these it
    /// means.
    pub(super) const fn truth(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Sqlite => &[("1", "true"), ("0", "false")],
            _ => &[],
        }
    }

    /// The largest whole number that is not above a number that is not below 0.
    pub(super) fn floor(self, number: &str) -> String {
        match self {
            // Not all builds of it have FLOOR.
            Self::Sqlite => format!("CAST({number} AS INTEGER)"),
            _ => format!("FLOOR({number})"),
        }
    }
}

/// The parts of a table's name as typed: `sales.postings`, or `"a.b".postings`.
fn parts(typed: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = typed;
    loop {
        let quoted = rest.strip_prefix('"').and_then(quoted);
        let (part, after) = match quoted {
            Some(found) => found,
            None => match rest.split_once('.') {
                Some((part, after)) => (part.to_owned(), Some(after)),
                None => (rest.to_owned(), None),
            },
        };
        parts.push(part);
        match after {
            Some(after) => rest = after,
            None => return parts,
        }
    }
}

/// A part up to its closing quote, and what follows the dot behind it; none where no quote closes
/// it before a dot or the end.
fn quoted(rest: &str) -> Option<(String, Option<&str>)> {
    let ends = rest.match_indices('"').filter(|(at, _)| {
        let after = &rest[at + 1..];
        after.is_empty() || after.starts_with('.')
    });
    // A doubled quote is one that belongs to the name.
    let mut ends = ends.filter(|(at, _)| {
        let quotes = rest[..*at].bytes().rev().take_while(|b| *b == b'"');
        quotes.count() % 2 == 0
    });
    let (end, _) = ends.next()?;
    let name = rest[..end].replace("\"\"", "\"");
    Some((name, rest[end + 1..].strip_prefix('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_parts_the_schema_from_the_table() {
        let table = |typed| Dialect::DuckDb.table(typed);
        assert_eq!(table("postings"), r#""postings""#);
        assert_eq!(table("main.postings"), r#""main"."postings""#);
        assert_eq!(table(r#""a.b".c"#), r#""a.b"."c""#);
        assert_eq!(
            table(r#"a"; DROP TABLE b; --"#),
            r#""a""; DROP TABLE b; --""#
        );
        assert_eq!(table(r#""a""b""#), r#""a""b""#);
        assert_eq!(Dialect::Spark.table("a`b.c"), "`a``b`.`c`");
        assert_eq!(Dialect::BigQuery.table(r"a`\b"), r"`a\`\\b`");
    }
}
