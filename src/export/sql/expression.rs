//! Expressions as text: numbers, cases, sums.

/// A number that every engine takes for a binary one, never for a decimal: `0.35E0`.
pub fn number(x: f64) -> String {
    let size = x.abs();
    let text = if size == 0.0 || (1e-5..1e15).contains(&size) {
        let text = format!("{size}");
        let dot = if text.contains('.') { "" } else { ".0" };
        format!("{text}{dot}E0")
    } else {
        format!("{size:E}")
    };
    if x < 0.0 { format!("(-{text})") } else { text }
}

/// A case: conditions with their values, and the value where none holds; a branch a line.
pub fn case(branches: &[(String, String)], otherwise: Option<&str>) -> String {
    if let ([], Some(otherwise)) = (branches, otherwise) {
        return otherwise.to_owned();
    }
    let line =
        |(condition, value): &(String, String)| format!("\n      WHEN {condition} THEN {value}");
    let lines: String = branches.iter().map(line).collect();
    let otherwise = otherwise.map(|value| format!("\n      ELSE {value}"));
    format!("CASE{lines}{}\n    END", otherwise.unwrap_or_default())
}

/// A case of a value: what it may be, each with what that comes to.
pub fn case_of(value: &str, branches: &[(String, String)], otherwise: Option<&str>) -> String {
    let line = |(is, then): &(String, String)| format!(" WHEN {is} THEN {then}");
    let lines: String = branches.iter().map(line).collect();
    let otherwise = otherwise.map(|value| format!(" ELSE {value}"));
    format!("CASE {value}{lines}{} END", otherwise.unwrap_or_default())
}

/// A case on one line, without branches at its end that say what the rest says.
pub fn short_case(branches: &[(String, String)], otherwise: Option<&str>) -> String {
    let says = |(_, value): &(String, String)| Some(value.as_str()) != otherwise;
    let needed = branches.iter().rposition(says).map_or(0, |last| last + 1);
    let text = case(
        &branches[..needed],
        otherwise.or(Some("NULL").filter(|_| needed == 0)),
    );
    text.replace("\n      ", " ").replace("\n    ", " ")
}

/// Terms added in their order, a line each; nothing where there are none.
pub fn sum(terms: &[String], nothing: &str) -> String {
    if terms.is_empty() {
        nothing.to_owned()
    } else {
        terms.join("\n      + ")
    }
}

/// Texts one behind the other, a line each.
pub fn joined(texts: &[String]) -> String {
    texts.join("\n      || ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_every_bit() {
        let texts = [
            (0.35, "0.35E0"),
            (2000.0, "2000.0E0"),
            (-5.0, "(-5.0E0)"),
            (0.0, "0.0E0"),
            (-0.0, "0.0E0"),
            (1.0 / 3.0, "0.3333333333333333E0"),
            (1e-7, "1E-7"),
            (f64::MAX, "1.7976931348623157E308"),
        ];
        for (x, text) in texts {
            assert_eq!(number(x), text);
            let read: Result<f64, _> = text.trim_matches(['(', ')']).parse();
            assert_eq!(read, Ok(x));
        }
    }
}
