//! The word that was probably meant.

/// The candidate nearest in spelling, when it is near enough to be worth saying.
///
/// Letters may be missing, doubled, swapped or wrong: at most one in three of the word.
/// Of two equally near, the one that begins more alike, then the first in the order given.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = word.chars().take(80).collect::<String>().to_lowercase();
    let letters = word.chars().count();
    let allowed = (letters / 3).max(1);
    // A cheap look at the lengths spares most candidates the costly one.
    let near = |c: &&str| c.chars().count().abs_diff(letters) <= allowed;
    candidates
        .into_iter()
        .filter(near)
        .map(|c| (strsim::damerau_levenshtein(&word, &c.to_lowercase()), c))
        .filter(|(distance, c)| *distance <= allowed && *distance < c.chars().count())
        .min_by_key(|(distance, c)| (*distance, std::cmp::Reverse(shared_beginning(&word, c))))
        .map(|(_, c)| c)
}

/// How many letters two words have in common at their beginnings.
fn shared_beginning(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let ids = ["mentoring", "ml-exposure", "pay"];
        assert_eq!(nearest("mentorng", ids), Some("mentoring"));
        assert_eq!(nearest("ML-Exposure", ids), Some("ml-exposure"));
        assert_eq!(nearest("apy", ids), Some("pay"));
        assert_eq!(nearest("weather", ids), None);
        assert_eq!(nearest("sone", ["none", "some"]), Some("some"));
        assert_eq!(nearest("", ids), None);
    }
}
