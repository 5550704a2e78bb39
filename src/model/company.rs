//! Companies by name.

use crate::text::safe::visible;

/// A company's name as names are compared: case, spaces, dots and what cannot be seen do not matter.
pub fn company_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    company_key_letters(name, |c| key.push(c));
    key
}

/// The letters of the same, one after the other.
pub fn company_key_letters(name: &str, mut put: impl FnMut(char)) {
    for c in visible(name).chars() {
        if c.is_ascii_alphanumeric() {
            put(c.to_ascii_lowercase());
        } else if c != '.' && !c.is_whitespace() {
            c.to_lowercase().for_each(&mut put);
        }
    }
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
        assert_eq!(company_key("Linked\u{115f}In\u{fe0f}"), "linkedin");
    }
}
