//! What screens have to get right whatever is on them: figures that fit each other, heads that are
//! whole where there is room, and words that are true.

use super::harness::{Folder, rank};

/// The lines of a screen that hold a text.
#[track_caller]
fn line<'s>(screen: &'s str, text: &str) -> &'s str {
    let found = screen.lines().find(|line| line.contains(text));
    found.unwrap_or_else(|| panic!("no {text:?} in\n{screen}"))
}

/// ML exposure weighs 35 of 55, 63.64, and Google has all of it: 63.7 would be more than there is.
#[test]
fn points_show_no_more_than_their_weight() {
    let changes = "--weight pay=0 --weight brand=0";
    let screen = rank(&format!("demo {changes}")).ok();
    assert!(line(&screen, " ML exposure").starts_with(" ML exposure         63.6  63.6 leader"));
    assert!(line(&screen, " Cloud market").starts_with(" Cloud market        36.4  12.8 14 %"));
    assert!(
        screen.contains("\n Score              100.0  76.4  "),
        "{screen}"
    );
    let alone = rank(&format!("explain --demo google {changes}")).ok();
    assert!(line(&alone, " ML exposure").starts_with(" ML exposure           63.6    63.6"));
    assert!(line(&alone, " Score").starts_with(" Score                100.0    76.4"));
    // The gaps are those of the points that are shown: 63.6 less 11.1, 12.8 less 4.8.
    assert!(line(&screen, "+52.5").starts_with(" ML exposure         +52.5"));
    assert!(line(&screen, "+8.0").starts_with(" Cloud market share   +8.0"));
}

const NAMES: &str = "\
[weights]
role-fit = 3
pay = 2

[[offer]]
company = \"J.P. Morgan\"
[offer.ratings]
role-fit = 9
pay = 9000

[[offer]]
company = \"Google\"
[offer.ratings]
role-fit = 5
pay = 9900
";

#[test]
fn heads_are_whole_where_there_is_room() {
    let screen = |text: &str, call: &str| Folder::with("offers.toml", text).rank(call).run().ok();
    let wide = "
                  of  J.P. Morgan  Google
 Role fit         60  54.0 9       30.0 5
";
    assert!(screen(NAMES, "").contains(wide));
    // Two lines where one has no room, and not more.
    let long = NAMES.replace("J.P. Morgan", "J.P. Morgan Chase and Company of New York");
    let narrow = screen(&long, "--width 60");
    let head = "
                      J.P. Morgan Chase and
                  of  Company of New York    Google
";
    assert!(narrow.contains(head), "{narrow}");
}

/// The range of now has no room beside what was, and the legend does not speak of it.
#[test]
fn a_change_shows_what_was_instead_of_the_range() {
    let screen = rank("demo --weight brand=30").ok();
    let head = " #    was  Offer                       Score   was  Comes first\n";
    assert!(screen.contains(head), "{screen}");
    assert!(screen.contains(
        "\nComes first: in 10,000 what-ifs, each with the weights changed by up to half\n"
    ));
    assert!(rank("demo").ok().contains(
        "\nRange: 90 % of 10,000 what-ifs, each with the weights changed by up to half\n"
    ));
    let narrow = rank("demo --weight brand=30 --width 40").ok();
    assert!(!narrow.to_lowercase().contains("range"), "{narrow}");
}

#[test]
fn a_built_in_share_that_may_be_anything_is_a_guess() {
    let legend = |call: &str| {
        let screen = rank(call).ok();
        let found = screen.lines().find(|l| l.starts_with("* "));
        found.expect("a legend").to_owned()
    };
    assert_eq!(
        legend("demo"),
        "* 25 % of Microsoft's rating, a guess; may be 0 to 100 %"
    );
    assert_eq!(
        legend("demo --link linkedin=0.5"),
        "* 50 % of Microsoft's rating"
    );
    let own = "\
[[link]]
company = \"LinkedIn\"
parent = \"Microsoft\"
shares = [\"ml-exposure\", \"cloud-market-share\"]
share = { low = 0, likely = 0.25, high = 1 }

[[offer]]
company = \"LinkedIn\"
";
    let screen = Folder::with("offers.toml", own).rank("").run().ok();
    assert!(
        screen.contains("may be 0 to 100 %") && !screen.contains("a guess"),
        "{screen}"
    );
}

const EXPLAINED_AT_40: &str = "\
Google 74.5, LinkedIn 28.0.
Google is 46.5 points ahead, and ahead
in more than 99 of 100 what-ifs.

 ML exposure, of 35: Google +28.9
   Google: leader [1]
   LinkedIn: Microsoft's [2]
 Brand 2021, of 20: Google +15.1
   Google: 1st [3]
   LinkedIn: 26th to 50th [4]
 Cloud market share, of 20: Google +4.4
   Google: 14 % (12-16 %) [5]
   LinkedIn: Microsoft's [6]
 Pay 2021, $ a month, of 25: LinkedIn
 +1.9
   Google: 7,129 [7]
   LinkedIn: 8,009 [7]
 Sum: Google +48.4, LinkedIn +1.9
";

#[test]
fn two_offers_are_set_against_each_other_on_narrow_screens() {
    let screen = rank("explain --demo google linkedin --width 40").ok();
    assert!(screen.starts_with(EXPLAINED_AT_40), "{screen}");
}

/// A weight that is too large is one mistake, though nothing else weighs anything.
#[test]
fn a_weight_that_is_too_large_is_told_once() {
    let text = "[weights]\npay = 0\n[[offer]]\ncompany = \"G\"\n";
    let complaint = "\
error[R0106]: a weight that is too large
 --> command line:1:14
  |
1 | --weight pay=1e16
  |              ^^^^ help: only proportions count: 30 and 15 are 2 and 1

1 mistake in the arguments. More about it: rank check --explain R0106
";
    let folder = Folder::with("offers.toml", text);
    folder
        .rank("--weight pay=1e16")
        .run()
        .complains(2, complaint);
}
