//! Texts made comparable: without the space around them, in small letters, without some letters.

use super::dialect::Dialect;

/// White space that cells have around what they say.
const SPACE: &str = " \t\n\r\u{a0}\u{3000}";

/// A text without the white space around it.
pub fn trimmed(dialect: Dialect, text: &str) -> String {
    let space = dialect.literal(SPACE);
    match dialect {
        Dialect::Postgres => format!("BTRIM({text}, {space})"),
        Dialect::Spark => format!("TRIM(BOTH {space} FROM {text})"),
        _ => format!("TRIM({text}, {space})"),
    }
}

/// A text in small letters, also those that known texts have and not every engine can make small.
pub fn small<'t>(dialect: Dialect, text: &str, known: impl Iterator<Item = &'t str>) -> String {
    small_without(dialect, text, known, "")
}

/// The same without some letters.
pub fn small_without<'t>(
    dialect: Dialect,
    text: &str,
    known: impl Iterator<Item = &'t str>,
    gone: &str,
) -> String {
    let pairs = match dialect {
        Dialect::DuckDb => Vec::new(),
        _ => large(known),
    };
    let text = match dialect {
        _ if pairs.is_empty() && gone.is_empty() => text.to_owned(),
        // Its TRANSLATE takes three times as long.
        Dialect::DuckDb => {
            let class = dialect.literal(&format!("[{gone}]"));
            format!("REGEXP_REPLACE({text}, {class}, '', 'g')")
        }
        Dialect::Sqlite => {
            let pairs = pairs.iter().map(|(from, to)| (*from, to.to_string()));
            let gone = gone.chars().map(|gone| (gone, String::new()));
            pairs.chain(gone).fold(text.to_owned(), |text, (from, to)| {
                let (from, to) = (dialect.literal(&from.to_string()), dialect.literal(&to));
                format!("REPLACE({text}, {from}, {to})")
            })
        }
        _ => {
            let from = pairs.iter().map(|(from, _)| *from).chain(gone.chars());
            let to = pairs.iter().map(|(_, to)| *to);
            let (from, to): (String, String) = (from.collect(), to.collect());
            let (from, to) = (dialect.literal(&from), dialect.literal(&to));
            format!("TRANSLATE({text}, {from}, {to})")
        }
    };
    format!("LOWER({text})")
}

/// Large letters of known texts beyond ASCII, each with the small one.
fn large<'t>(known: impl Iterator<Item = &'t str>) -> Vec<(char, char)> {
    let letters = known.flat_map(str::chars).filter(|c| !c.is_ascii());
    let mut letters: Vec<char> = letters.flat_map(char::to_lowercase).collect();
    letters.sort_unstable();
    letters.dedup();
    let pair = |small: char| {
        let mut large = small.to_uppercase();
        let (Some(large), None) = (large.next(), large.next()) else {
            return None;
        };
        let is_pair = large != small && large.to_lowercase().eq([small]);
        is_pair.then_some((large, small))
    };
    letters.into_iter().filter_map(pair).collect()
}
