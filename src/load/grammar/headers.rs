//! Headers of blocks, and what was meant by one that is not known.

use super::tables;

/// Whether a table of a name stands in double brackets.
pub fn is_listed(name: &str) -> bool {
    is_header(&format!("[[{name}]]"))
}

fn is_header(header: &str) -> bool {
    tables::ALL.iter().any(|table| table.header == header)
}

/// The block of an offer that a name means: one that leaves out where the block belongs, such as
/// `equity` or `offer.costs`, or says all of it.
fn of_offer(name: &str) -> Option<&'static str> {
    let short = name.strip_prefix("offer.").unwrap_or(name);
    let is_own = |header: &&str| {
        let own = header
            .strip_prefix("[offer.")
            .and_then(|own| own.strip_suffix(']'));
        let before = own.and_then(|own| own.strip_suffix(short));
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    tables::ALL.iter().map(|table| table.header).find(is_own)
}

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
    let full = of_offer(&tidy).map_or_else(|| format!("[{tidy}]"), str::to_owned);
    (is_header(&full) && header != full).then_some(full)
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
