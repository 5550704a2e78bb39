//! `--redact`: whole points, and sentences that are whole without names and numbers.

use super::harness::Folder;

/// Two offers of 61.2 and 60.8 points, and a reply that was due.
const NEAR: &str = "\
[weights]
pay = 40
role-fit = 35
mentoring = 25

[[offer]]
company = \"Zyxcorp\"
reply-by = 2026-11-20

[offer.ratings]
pay = 7654
role-fit = 7
mentoring = 6

[[offer]]
company = \"Qwertco\"

[offer.ratings]
pay = 8765
role-fit = 5
mentoring = 7.2
";

const HIDDEN: &str =
    "                                                                     22 Nov 2026

No clear first: A leads B by less than 1 point, ahead in 51 of 100 what-ifs.

 #   Offer Score   Range  Comes first   Reply by
 1-2 A        61   59-63    51 in 100   Fri 20 Nov  2 days ago
 1-2 B        61   59-64    49 in 100

             of  A       B
 Pay         40  22 2nd  26 1st
 Role fit    35  24 7    17 5
 Mentoring   25  15 6    18 7.2
 Score      100  61      61

Why A leads B, largest gap first:
 Role fit   +7
 Pay        -4
 Mentoring  -3

Nothing you could learn changes who is first; your weights decide.

! A reply was due before today.
Range: 90 % of 10,000 what-ifs, each with your weights changed by up to half
";

#[test]
fn points_are_whole_and_add_up() {
    let folder = Folder::with("near.toml", NEAR);
    folder
        .rank("near.toml --redact pay,names")
        .run()
        .prints(HIDDEN);
}

/// No output prints a tenth that the points do not have.
#[test]
fn whole_points_have_no_tenths() {
    let folder = Folder::with("near.toml", NEAR);
    for rest in [
        "--width 110",
        "--all --reasons",
        "--format markdown",
        "--format svg",
    ] {
        let text = folder
            .rank(&format!("near.toml --redact pay {rest}"))
            .run()
            .ok();
        let points = [24, 17, 15, 18, 26, 22, 61].map(|points| format!("{points}.0"));
        // Sizes of a drawing may have a tenth.
        let told = text.replace("=\"", "=");
        let found: Vec<&String> = points.iter().filter(|p| told.contains(*p)).collect();
        assert!(found.is_empty(), "{rest}: {found:?} {text}");
    }
    let call = "diff near.toml --redact pay -- --weight mentoring=50 --redact pay";
    let text = folder.rank(call).run().ok();
    assert!(text.contains("Zyxcorp 61 -> "), "{text}");
}

/// A remark that could name somebody is told by its kind, in a sentence.
#[test]
fn remarks_without_names_are_sentences() {
    let folder = Folder::with("near.toml", NEAR);
    for redact in ["pay", "names", "pay,names"] {
        let text = folder
            .rank(&format!("near.toml --redact {redact}"))
            .run()
            .ok();
        let told = "\n! A reply was due before today.\n";
        assert!(text.contains(told), "{redact}: {text}");
    }
}

/// Where all questions are of pay, none is left to be asked.
#[test]
fn no_questions_but_those_of_pay() {
    let offers = "[weights]\npay = 60\nrole-fit = 40\n[[offer]]\ncompany = \"Acme\"\nratings = { role-fit = 7, pay = [4000, 9000] }\n[[offer]]\ncompany = \"Bolt\"\nratings = { role-fit = 6, pay = 7000 }\n";
    let folder = Folder::with("o.toml", offers);
    for redact in ["pay", "pay,names"] {
        folder
            .rank(&format!("ask o.toml --redact {redact}"))
            .run()
            .prints(
                "Apart from pay, nothing you could learn changes who is first.\n\nWhat pay would change is left out: pay is hidden.\n",
            );
    }
    folder.rank("ask o.toml --redact names").run().prints(
        "\
What to find out, most decisive first. In brackets: how likely such an answer
is.

 A  What does everything it pays come to in a month, before tax?
    4,000-9,000 so far. 6,238 USD a month or less puts B first (45 in 100).
",
    );
}
