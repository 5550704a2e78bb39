//! Companies by name.

/// A company's name as names are compared: case, spaces and dots do not matter.
pub fn company_key(name: &str) -> String {
    let letters = name.chars().filter(|c| !c.is_whitespace() && *c != '.');
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_spaces_and_dots_do_not_matter() {
        for name in ["JP Morgan", "J.P. Morgan", "jpmorgan", "JPMORGAN"] {
            assert_eq!(company_key(name), "jpmorgan");
        }
        assert_eq!(company_key("LInkedIN"), "linkedin");
    }
}
