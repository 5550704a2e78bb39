//! Tables of thousands of offers: the first of them on a screen, all of them as CSV, and mistakes
//! wherever they stand.

use std::fmt::Write;

use super::harness::{Folder, ids};

const WEIGHTS: &str =
    "[weights]\nteam = 30\ncommute = 10\n[scales]\nteam = [0, 200]\ncommute = [90, 0]\n";

/// The team of each offer tells its place: the last row is the best, with 75 % of its points and
/// half of those of its commute.
fn postings(rows: usize) -> String {
    let mut text = String::from("company,role,team,commute\n");
    for row in 1..=rows {
        let team = row as f64 / 10.0;
        let _ = writeln!(text, "Company {},Role {row},{team:.1},45", row % 700);
    }
    text
}

fn folder(table: &str) -> Folder {
    Folder::with("postings.csv", table).file("weights.toml", WEIGHTS)
}

#[test]
fn the_first_of_many_offers_are_shown() {
    let folder = folder(&postings(1_500));
    folder
        .rank("postings.csv weights.toml --top 2")
        .run()
        .prints(FIRST);
}

const FIRST: &str = "\
Company 100 leads Company 99 by less than 1 point.

 #   Offer                  Score
 1   Company 100  Role 1500    69
 2   Company 99   Role 1499    69
 1,498 more offers: --all shows them

                of  Company 100  Company 99
 Team           75  56.3 150     56.2 149.9
 Commute, min   25  12.5 45      12.5 45
 Score         100  68.8         68.7

Why Company 100 leads Company 99, largest gap first:
 Team  +0.1

40 single changes would put another offer ahead of Company 100. The nearest:
team 149.8 or less instead of 150.

! There are 1,500 offers. What would change the order is looked for among the
  first 20 by score alone.
! No what-ifs were made for 1,500 offers; they cost time. With them: --trials
  1000.
More: rank explain postings.csv weights.toml company-100-role-1500 \\
    company-99-role-1499 --today 2026-11-22
";

/// What is told of some of the offers is not said of all: the first twenty have one team, no food and
/// a day to reply, and a scale that ends before their pay.
#[test]
fn what_is_told_of_the_first_is_not_said_of_all() {
    let mut table = String::from("company,team,food,reply-by,pay\n");
    for row in 1..=1_500 {
        let first = row > 1_480;
        let (team, food) = if first { (9, "") } else { (row % 7, "5") };
        let (day, pay) = (
            if row % 2 == 0 { 1 } else { 3 },
            if first { 30_000 } else { 9_000 },
        );
        let _ = writeln!(table, "Company {row},{team},{food},2026-12-{day:02},{pay}");
    }
    let weights =
        "[weights]\nteam = 30\nfood = 5\npay = 40\n[scales]\nteam = [0, 10]\nfood = [0, 10]\n";
    let folder = Folder::with("postings.csv", table).file("weights.toml", weights);
    let call = "postings.csv weights.toml --top 3";
    let told = folder.rank(call).run().ok();
    let told = told + &folder.rank(&format!("{call} --json")).run().ok();
    for said in [
        "Of the first 20, reply to ten offers first: by Tuesday 1 December, in 9 days.",
        "Food is unknown for each of the first offers, so it favours none yet.",
    ] {
        assert!(told.contains(said), "{said}\n{told}");
    }
    for said in [
        "every offer",
        "No weight",
        "decide nothing",
        "off its scale",
    ] {
        assert!(!told.contains(said), "{said}\n{told}");
    }
}

/// 75 points of 200 on the scale for the team of 150, and 12.5 of 25 for the commute.
#[test]
fn the_first_have_the_scores_and_places_that_all_have() {
    let folder = folder(&postings(1_500));
    let first = folder
        .rank("postings.csv weights.toml --top 3 --json")
        .run()
        .json();
    assert_eq!(first["offers_in_all"], 1_500);
    assert_eq!(
        ids(&first),
        [
            "company-100-role-1500",
            "company-99-role-1499",
            "company-98-role-1498"
        ]
    );
    assert_eq!(first["offers"][0]["score"], 68.75);
    assert_eq!(first["offers"][2]["position"], 3);
    let all = folder.rank("postings.csv weights.toml --json").run().json();
    assert_eq!(all["offers_in_all"], 1_500);
    for at in 0..3 {
        for key in ["id", "score", "place", "position", "criteria"] {
            assert_eq!(first["offers"][at][key], all["offers"][at][key], "{key}");
        }
    }
}

#[test]
fn all_of_many_offers_are_written_as_csv() {
    let folder = folder(&postings(2_500));
    let csv = folder
        .rank("postings.csv weights.toml --format csv")
        .run()
        .ok();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 2_501);
    // Beyond the end of the scale all are worth the same: the first 501 share a place.
    for (at, line) in lines[1..].iter().enumerate() {
        let cells: Vec<&str> = line.split(',').collect();
        let place = if at <= 500 { 1 } else { at + 1 };
        assert_eq!(cells[0], place.to_string(), "{line}");
        assert_eq!(cells[2], (at + 1).to_string());
    }
    assert!(lines[501].contains(",87.5,"), "{}", lines[501]);
    assert!(lines[2_500].starts_with("2500,2500,2500,company-1-role-1,"));
    let mut equal: Vec<&str> = lines[1..=501]
        .iter()
        .filter_map(|l| l.split(',').nth(3))
        .collect();
    assert!(equal.is_sorted());
    equal.dedup();
    assert_eq!(equal.len(), 501);
}

#[test]
fn mistakes_are_told_wherever_they_stand() {
    let mut table = postings(1_500);
    table.push_str("Company 1,Late,ten,45\n");
    let mut bad_id = String::from("id,company,team,commute\n");
    for n in 0..1_500 {
        let _ = writeln!(bad_id, "o{n},Acme,5,45");
    }
    bad_id.push_str("=,Acme,0,45\n");
    let told = self::folder(&bad_id)
        .rank("postings.csv weights.toml --top 5")
        .run()
        .fails(1);
    assert!(told.contains("`=` cannot be an id"), "{told}");
    let folder = folder(&table);
    let told = folder
        .rank("postings.csv weights.toml --top 5")
        .run()
        .fails(1);
    assert!(told.contains("cell C1502, below `team`"), "{told}");
    assert!(told.contains("1 mistake in postings.csv"), "{told}");
}

/// All but one of 30,000 offers of one id are mistakes.
#[test]
fn mistakes_without_end_are_counted_all() {
    let table = "id,company,team,commute\n".to_owned() + &"x,Acme,5,45\n".repeat(30_000);
    let told = folder(&table)
        .rank("postings.csv weights.toml --top 5")
        .run()
        .fails(1);
    assert!(told.contains("\n... and 29,899 more\n"), "{told}");
    assert!(
        told.contains("\n29,999 mistakes in postings.csv."),
        "{told}"
    );
}

#[test]
fn names_and_pay_are_hidden_in_all_rows() {
    let folder = folder(&postings(1_500));
    let csv = folder
        .rank("postings.csv weights.toml --format csv --redact names")
        .run()
        .ok();
    assert_eq!(csv.lines().count(), 1_501);
    assert!(!csv.contains("Company") && !csv.contains("company-"));
    assert!(!csv.contains("Role"), "{csv}");
    let mut table = String::from("company,role,pay\n");
    for row in 0..1_500 {
        let _ = writeln!(table, "Company {row},,{}", 3_000 + row);
    }
    let csv = Folder::with("postings.csv", &table)
        .file("weights.toml", "[weights]\npay = 1\n")
        .rank("postings.csv weights.toml --format csv --redact pay")
        .run()
        .ok();
    // The best rating of 1,500 is the first place of the column, and the worst the last.
    let rating = |line: usize| csv.lines().nth(line).and_then(|l| l.split(',').nth(16));
    assert_eq!(rating(1), Some("1"));
    assert_eq!(rating(1_500), Some("1500"));
}

/// `Acme!` is another company than `Acme`, but each alone would go by `acme`.
#[test]
fn companies_of_one_id_are_told_wherever_they_stand() {
    let mut table = postings(1_500);
    table.push_str("Acme!,One,1,45\nAcme,Two,2,45\n");
    let told = folder(&table)
        .rank("postings.csv weights.toml --top 5")
        .run()
        .fails(1);
    assert!(
        told.contains("Acme! and Acme would both go by the id `acme`"),
        "{told}"
    );
}

#[test]
fn two_rows_of_one_id_are_told_wherever_they_stand() {
    let mut table = postings(1_500);
    table.push_str("company 3,role 3,0,45\n");
    let folder = folder(&table);
    let told = folder
        .rank("postings.csv weights.toml --format csv")
        .run()
        .fails(1);
    assert!(
        told.contains("two offers of company 3 that look the same"),
        "{told}"
    );
    assert!(
        told.contains("row 1502") || told.contains("cell A1502"),
        "{told}"
    );
}

#[test]
fn what_ifs_are_made_among_the_first_thousand_when_asked_for() {
    let folder = folder(&postings(1_500));
    let report = folder
        .rank("postings.csv weights.toml --top 2 --trials 50 --json")
        .run()
        .json();
    assert_eq!(report["trials"]["count"], 50);
    assert_eq!(report["offers"].as_array().map(Vec::len), Some(2));
    let shortlisted = |w: &&serde_json::Value| w["code"] == "R0234";
    let warnings = report["warnings"].as_array().expect("a list");
    let told = warnings
        .iter()
        .find(shortlisted)
        .expect("that there are more");
    assert_eq!(
        told["message"],
        "There are 1,500 offers. What-ifs, and what would change the order, are looked for among \
         the first 1,000 by score alone."
    );
}

#[test]
fn few_offers_can_be_cut_as_well_and_all_are_shown_where_that_is_asked_for() {
    let few = folder(&postings(5));
    let two = few.rank("postings.csv weights.toml --top 2").run().ok();
    assert!(
        two.contains("\n 3 more offers: --all shows them\n"),
        "{two}"
    );
    let all = few
        .rank("postings.csv weights.toml --top 2 --all")
        .run()
        .ok();
    assert!(
        !all.contains("more offer") && all.contains("Role 1 "),
        "{all}"
    );
    let csv = few
        .rank("postings.csv weights.toml --top 2 --format csv")
        .run()
        .ok();
    assert_eq!(csv.lines().count(), 3);
    few.rank("postings.csv weights.toml --top 0")
        .run()
        .complains(
            2,
            "error: invalid value '0' for '--top <N>': it is a number from 1 on\n\n\
         For more information, try '--help'.\n",
        );
}
