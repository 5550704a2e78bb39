//! Headers of blocks, and what was meant by one that is not known.

use super::tables;

/// Whether a table of a name stands in double brackets.
pub fn is_listed(name: &str) -> bool {
    is_header(&format!("[[{name}]]"))
}

fn is_header(header: &str) -> bool {
    tables::ALL.iter().any(|table| table.header == header)
}

/// Ways to name a block that leave out where it belongs, or put it elsewhere.
const SHORT: [(&str, &str); 8] = [
    ("ratings", "offer.ratings"),
    ("pay", "offer.pay"),
    ("equity", "offer.pay.equity"),
    ("pay.equity", "offer.pay.equity"),
    ("offer.equity", "offer.pay.equity"),
    ("costs", "offer.pay.costs"),
    ("pay.costs", "offer.pay.costs"),
    ("offer.costs", "offer.pay.costs"),
];

/// The header that a line is, as it stands in the file; none of other lines.
pub fn header(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let end = line.rfind(']').map_or(line.len(), |at| at + 1);
    line.starts_with('[').then(|| line[..end].trim_end())
}

/// The name in a header, its parts joined by dots.
pub fn name(header: &str) -> String {
    let inner = header.trim_matches(['[', ']', ' ', '\t']);
    let parts = inner.split(['.', ' ', '/', ':']).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(".")
}

/// How the header is written that was meant by one of another name; none of a known one, and
/// where nothing is like it.
pub fn meant(header: &str) -> Option<String> {
    let name = name(header);
    let tidy = name.to_lowercase().replace('_', "-");
    let tidy = match tidy.split_once('.') {
        Some(("offers" | "job" | "jobs", rest)) => format!("offer.{rest}"),
        _ => tidy,
    };
    let short = SHORT.iter().find(|short| short.0 == tidy);
    let full = short.map_or(tidy.as_str(), |short| short.1);
    let full = format!("[{full}]");
    (is_header(&full) && header != full).then_some(full)
}

/// `[offer]` where `[[offer]]` is meant.
pub fn one_bracket(name: &str) -> String {
    format!("`[{name}]` with one pair of brackets; there may be several of them")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_known_by_what_it_is_like() {
        for (header, expected) in [
            ("[offers.pay]", "[offer.pay]"),
            ("[offer pay]", "[offer.pay]"),
            ("[Offer.pay]", "[offer.pay]"),
            ("[pay]", "[offer.pay]"),
            ("[offer.costs]", "[offer.pay.costs]"),
            ("[ratings]", "[offer.ratings]"),
        ] {
            assert_eq!(meant(header).as_deref(), Some(expected), "{header}");
        }
        for header in [
            "[offer.pay]",
            "[weights]",
            "[[offer]]",
            "[offer]",
            "[x]",
            "[]",
        ] {
            assert_eq!(meant(header), None, "{header}");
        }
    }
}
