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

/// The candidate that a word is a slip of the keyboard for. Where other words have a meaning of
/// their own, `vacation` is no slip for `location`: one letter may be missing, doubled, swapped or
/// wrong, two from eight letters on, and no other one may stand first.
pub fn slip<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let allowed = (lower.chars().count() / 4).clamp(1, 2);
    let is_slip = |candidate: &&str| {
        let candidate = candidate.to_lowercase();
        // A letter more makes another word of a short one: `play` is not `pay`.
        let own_letters = || lower.chars().all(|c| candidate.contains(c));
        strsim::damerau_levenshtein(&lower, &candidate) <= allowed
            && begins_alike(&lower, &candidate)
            && (lower.len() > 4 || lower.len() <= candidate.len() || own_letters())
    };
    nearest(word, candidates).filter(is_slip)
}

/// Whether two words begin with the same letter, or one of them lacks it, or their first two are
/// swapped.
fn begins_alike(a: &str, b: &str) -> bool {
    let first_two = |word: &str| {
        let mut letters = word.chars();
        (letters.next(), letters.next())
    };
    let ((a1, a2), (b1, b2)) = (first_two(a), first_two(b));
    a1 == b1 || a2 == b1 && (b2 == a1 || a.len() > b.len()) || a1 == b2 && b.len() > a.len()
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

    #[test]
    fn words_of_another_meaning_are_no_slips() {
        let keys = [
            "location",
            "status",
            "hours-per-week",
            "pay",
            "commute",
            "company",
        ];
        for word in [
            "vacation",
            "vocation",
            "probation",
            "starts",
            "hours-per-day",
            "day",
            "play",
            "community",
        ] {
            assert_eq!(slip(word, keys), None, "{word}");
        }
        for (word, meant) in [
            ("locatoin", "location"),
            ("staus", "status"),
            ("tsatus", "status"),
            ("apy", "pay"),
            ("pey", "pay"),
            ("payy", "pay"),
            ("ompany", "company"),
            ("hours-per-wek", "hours-per-week"),
        ] {
            assert_eq!(slip(word, keys), Some(meant), "{word}");
        }
    }
}
