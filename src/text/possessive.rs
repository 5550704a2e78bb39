//! Whose a thing is.

/// `Mike's`, `Texas Instruments'`, and `St. Mary's` as it is.
pub fn possessive(name: &str) -> String {
    let lower = name.to_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
    let mark = match () {
        () if ends(&["'s", "’s", "s'", "s’"]) => "",
        () if ends(&["s"]) => "'",
        () => "'s",
    };
    [name, mark].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_ends_so_gets_no_second_s() {
        let whose = [
            ("Google", "Google's"),
            ("Texas Instruments", "Texas Instruments'"),
            ("St. Mary's", "St. Mary's"),
            ("Dr. Reddy’s", "Dr. Reddy’s"),
            ("SAS", "SAS'"),
            ("", "'s"),
        ];
        for (name, wanted) in whose {
            assert_eq!(possessive(name), wanted);
        }
    }
}
