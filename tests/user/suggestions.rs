//! Words that offers have, written as keys: each is led to the right key, or told how to become a
//! criterion, or to no key at all. None is led to a key of another meaning that is spelled like it.

use super::pay_slips::told;

/// What is to be done with a word.
#[derive(Clone, Copy, Debug, PartialEq)]
enum To {
    /// This key, wherever it was written.
    Key(&'static str),
    /// A criterion of one's own.
    Own,
    /// A key that holds what it is worth, among words on it.
    Part(&'static str),
    /// No key.
    Nothing,
}

use To::{Key, Nothing, Own, Part};

const WORDS: [(&str, To); 94] = [
    ("vacation", Own),
    ("pto", Own),
    ("holidays", Own),
    ("days-off", Own),
    ("paid_leave", Own),
    ("team", Own),
    ("manager", Own),
    ("culture", Own),
    ("growth", Own),
    ("learning", Own),
    ("stability", Own),
    ("promotion", Own),
    ("community", Own),
    ("prestige", Own),
    ("tech-stack", Own),
    ("travel", Own),
    ("office", Own),
    ("remote", Own),
    ("hybrid", Own),
    ("visa", Own),
    ("sponsorship", Own),
    ("on-call", Own),
    ("parental-leave", Own),
    ("tenure", Own),
    ("starts", Own),
    ("start-date", Own),
    ("probation", Own),
    ("notice", Own),
    ("contract", Own),
    ("level", Own),
    ("department", Own),
    ("recruiter", Own),
    ("website", Own),
    ("link", Own),
    ("timezone", Own),
    ("industry", Own),
    ("interview", Own),
    ("state", Part("location")),
    ("country", Part("location")),
    ("address", Part("location")),
    ("401k", Part("benefits")),
    ("401k-match", Part("benefits")),
    ("match", Part("benefits")),
    ("pension", Part("benefits")),
    ("retirement", Part("benefits")),
    ("health-insurance", Part("benefits")),
    ("dental", Part("benefits")),
    ("hsa", Part("benefits")),
    ("gym", Part("benefits")),
    ("childcare", Part("benefits")),
    ("espp", Part("benefits")),
    ("hours-per-day", Part("hours-per-week = 40")),
    ("equity-refresh", Part("refresh")),
    ("refresher", Part("refresh")),
    ("raises", Part("raise")),
    ("base", Part("yearly")),
    ("base-salary", Part("yearly")),
    ("ctc", Part("yearly")),
    ("strike-price", Part("[offer.pay.equity]")),
    ("commission", Part("bonus")),
    ("profit-sharing", Part("bonus")),
    ("per-diem", Part("stipend")),
    ("penalty", Part("once")),
    ("years", Part("weeks")),
    ("deadline", Key("reply-by")),
    ("employer", Key("company")),
    ("city", Key("location")),
    ("job", Key("role")),
    ("comment", Key("note")),
    ("decision-by", Key("expects-by")),
    ("compnay", Key("company")),
    ("locaton", Key("location")),
    ("staus", Key("status")),
    ("reply_by", Key("reply-by")),
    ("mentorship", Nothing),
    ("growth-path", Nothing),
    ("vocation", Nothing),
    ("nation", Nothing),
    ("play", Nothing),
    ("day", Nothing),
    ("brands-worked-with", Nothing),
    ("roles", Key("role")),
    ("notes", Key("note")),
    ("stars", Nothing),
    ("rating-by-friends", Nothing),
    ("parents-nearby", Nothing),
    ("dog-friendly", Nothing),
    ("coffee", Nothing),
    ("noise", Nothing),
    ("age", Nothing),
    ("partner", Nothing),
    ("sunshine", Nothing),
    ("gut-feeling", Nothing),
    ("wlb", Nothing),
];

/// Where a word may be written as a key: its name, and the file up to it. The word stands last.
const PLACES: [(&str, &str); 4] = [
    ("offer", "[weights]\npay = 1\n[[offer]]\ncompany = \"A\"\n"),
    (
        "pay",
        "[weights]\npay = 1\n[[offer]]\ncompany = \"A\"\n[offer.pay]\nmonthly = 9_000\n",
    ),
    (
        "ratings",
        "[weights]\npay = 1\n[[offer]]\ncompany = \"A\"\n[offer.ratings]\n",
    ),
    (
        "weights",
        "[[offer]]\ncompany = \"A\"\n[weights]\npay = 1\n",
    ),
];

/// What is said of a word as a key in a place.
fn said((place, head): (&str, &str), word: &str) -> String {
    let found = told(&format!("{head}{word} = 40\n"));
    assert!(found.len() <= 1, "{word} in {place}: {found:?}");
    found.into_iter().next().unwrap_or_default()
}

/// Whether another key is proposed.
fn proposes(said: &str) -> bool {
    ["call it", "did you mean", "put "]
        .iter()
        .any(|way| said.contains(way))
}

#[test]
fn no_word_is_led_to_a_key_of_another_meaning() {
    for (word, to) in WORDS {
        for place in PLACES {
            let said = said(place, word);
            let at = format!("{word} in {}: {said}", place.0);
            match to {
                Key(key) => {
                    let named = said.contains(&format!("`{key}`"));
                    assert!(place.0 != "offer" || said.is_empty() || named, "{at}");
                }
                Own => {
                    let tidy = word.replace('_', "-");
                    let line = format!("add `[scales]` with `{tidy} = [");
                    assert!(said.contains(&line) && !proposes(&said), "{at}");
                }
                Part(part) => assert!(said.contains(part) && !proposes(&said), "{at}"),
                Nothing => assert!(!said.is_empty() && !proposes(&said), "{at}"),
            }
        }
    }
}

/// The line that is proposed for a word is taken, and ranks by it.
#[test]
fn the_proposed_line_makes_the_word_a_criterion() {
    for (word, _) in WORDS.iter().filter(|word| word.1 == Own) {
        let help = said(PLACES[3], word);
        let line = help
            .split("with `")
            .nth(1)
            .and_then(|rest| rest.split('`').next());
        let line = line.unwrap_or_else(|| panic!("no line for {word}: {help}"));
        let id = line.split(' ').next().expect("an id");
        let text = format!("[weights]\n{id} = 1\n[scales]\n{line}\n[[offer]]\ncompany = \"A\"\n");
        assert_eq!(told(&text), [""; 0], "{line}");
    }
}
