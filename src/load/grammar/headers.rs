//! Headers of blocks, and what was meant by one that is not known.

/// Tables that stand in double brackets.
pub const LISTS: [&str; 5] = ["offer", "criterion", "fact", "company", "link"];

/// Tables that stand in single ones.
const BLOCKS: [&str; 7] = [
    "weights",
    "must",
    "rates",
    "offer.ratings",
    "offer.pay",
    "offer.pay.equity",
    "offer.pay.costs",
];

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
    let is_known = BLOCKS.contains(&name.as_str()) && header == format!("[{name}]");
    (BLOCKS.contains(&full) && !is_known).then(|| format!("[{full}]"))
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
