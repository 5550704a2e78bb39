//! `rank diff` sees each statement of a file: none changes, comes or goes without being listed.

use super::harness::{Folder, Run};

/// A file of one judge, in which everything is said.
const FILE: &str = include_str!("../data/statements.toml");

/// What is written, what is written in its place, and the line that tells it: whose it is, what,
/// before and after.
const CHANGES: &str = r#"
"Jobs" | "Work" |  | title | Jobs | Work
horizon-months = 48 | horizon-months = 60 |  | pay averaged over | 48 months | 60 months
score = 30 | score = 50 |  | fallback | 30 points | 50 points
[fallback]\nscore = 30\n |  |  | fallback | 30 points | -
pay = 60 | pay = [50, 70] |  | weight of pay | 60 | 50-70
role-fit = [20, 40] | role-fit = [15, 45.5] |  | weight of role fit | 20-40 | 15-45.5
commute = 60 | commute = 50 |  | limit of commute | 60 min | 50 min
usd = 1.1 | usd = 1.2 |  | rates.EUR | 1.1 | 1.2
unit = "USD" | unit = "h" |  | scale of savings | 0 to 2,000 (USD) | 0 to 2,000 (h)
[2000, 1.0] | [3000, 1.0] |  | scale of savings | 0 to 2,000 | 0 to 3,000
[500, 0.6] | [500, 0.5] |  | scale of savings | 0 to 2,000 (0: 0 %, 500: 60 %, 2,000: 100 %) | 0 to 2,000 (0: 0 %, 500: 50 %, 2,000: 100 %)
some = 0.8 | some = 0.7 |  | scale of travel | much to none (much: 0 %, some: 80 %, none: 100 %) | much to none (much: 0 %, some: 70 %, none: 100 %)
"min-max" | "sum" |  | scale of papers | min-max, more is better | sum, more is better
"higher" | "lower" |  | scale of papers | min-max, more is better | min-max, less is better
value = 40 | value = 50 | Acme | brand | 40th | 50th
2026-03-01 | 2026-04-01 | Acme | brand | 40th (as of 1 Mar 2026) | 40th (as of 1 Apr 2026)
"a survey" | "a talk" | Acme | brand | 40th (a survey) | 40th (a talk)
"strong" | "leader" | Parent | ML exposure | strong | leader
value = "none" | value = "some" | Cedar | ML exposure | none | some
[0.5, 1]\n\n[[offer | [0.4, 1]\n\n[[offer | Cedar | share of Parent's | 75 % (50-100) | 70 % (40-100)
"Engineer" | "Chief" | Acme | role | Engineer | Chief
2026-12-01 | 2026-12-03 | Acme | reply by | 1 Dec 2026 | 3 Dec 2026
"Oslo" | "Rome" | Acme | location | Oslo | Rome
"nice" | "far" | Acme | note | nice | far
likely = 99_000 | likely = 98_000 | Acme | yearly | €90,000-110,000/year, likely €99,000/year | €90,000-110,000/year, likely €98,000/year
raise = "3%" | raise = "4%" | Acme | raise | 3 % | 4 %
target = "10%" | target = "12%" | Acme | bonus | 10 % | 12 %
paid = [0.5, 1] | taxed = false, paid = [0.5, 1] | Acme | bonus.taxed | - | no
paid = [0.5, 1] | paid = [0.6, 1] | Acme | paid | 50 % to 100 % | 60 % to 100 %
clawback-months = 12 | clawback-months = 24 | Acme | clawback-months | 12 months | 24 months
clawback-months = 12 | clawback-months = 12, pro-rata = true | Acme | pro-rata | - | yes
relocation = 3000 | relocation = { amount = 3000, taxed = true } | Acme | relocation.taxed | - | yes
tax = 0.28 | tax = 0.3 | Acme | tax | 28 % | 30 %
cost-of-living = 1.1 | cost-of-living = 1.2 | Acme | cost-of-living | 1.1 | 1.2
grant = 80_000 | grant = 90_000 | Acme | grant | €80,000 | €90,000
[10, 20, 30, 40] | [40, 60] | Acme | vesting | 10, 20, 30, 40 % a year | 40, 60 % a year
cliff-months = 12 | cliff-months = 6 | Acme | cliff-months | 12 months | 6 months
match = "5%" | match = { amount = "5%", taxed = true } | Acme | benefits.match.taxed | - | yes
rent = [1_400, 1_800] | rent = 1_500 | Acme | costs.rent | €1,400-1,800/month | €1,500/month
likely = 4 | likely = 5 | Acme | role fit | 3-6 (likely 4) | 3-6 (likely 5)
"a guess" | "a visit" | Acme | role fit | 3-6 (a guess) | 3-6 (a visit)
source = "me" | source = "Mum" | Acme | role fit | 3-6 (me) | 3-6 (Mum)
brief = "guess" | brief = "seen" | Acme | role fit | 3-6 (guess) | 3-6 (seen)
2026-12-02 | 2026-12-05 | Cedar | answer by | 2 Dec 2026 | 5 Dec 2026
chance = [0.3, 0.6] | chance = [0.4, 0.5] | Cedar | chance | 45 % (30-60) | 45 % (40-50)
chance = [0.3, 0.6] |  | Cedar | chance | 45 % (30-60) | -
weeks = 12 | weeks = 13 | Cedar | weeks | 12 | 13
"pending"\nexpects-by = 2026-12-02\nchance = [0.3, 0.6] | "offered" | Cedar | status | no offer yet | offered
"#;

/// The changes, each in its six pieces.
fn cases() -> Vec<[String; 6]> {
    let lines = CHANGES.trim().lines();
    let case = |line: &str| {
        let pieces: Vec<String> = line.split(" | ").map(|p| p.replace("\\n", "\n")).collect();
        pieces.try_into().expect("six pieces")
    };
    lines.map(case).collect()
}

fn diff(folder: &Folder, arguments: &str) -> Run {
    let call = format!("diff --trials 200 --today 2026-11-22 --width 200 {arguments}");
    folder.rank(&call).run()
}

/// The cells of the table of changes, row by row.
fn changed(screen: &str) -> Vec<[String; 4]> {
    let mut lines = screen.lines().skip_while(|l| !l.starts_with(" Changed"));
    let Some(head) = lines.next() else {
        return Vec::new();
    };
    let at = |name: &str| head.find(name).expect("a column");
    let (before, after) = (at("Before"), at("After"));
    let rows = lines.take_while(|line| !line.is_empty());
    let row = |line: &str| {
        let chars: Vec<char> = line.chars().collect();
        let part = |from: usize, to: usize| -> String {
            chars[from.min(chars.len())..to.min(chars.len())]
                .iter()
                .collect()
        };
        let about = part(1, before);
        let whose = about
            .split("  ")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned();
        let what = about.trim_start_matches(&whose).trim().to_owned();
        let cell = |from, to| part(from, to).trim().to_owned();
        [whose, what, cell(before, after), cell(after, usize::MAX)]
    };
    rows.map(row).collect()
}

#[test]
fn each_statement_that_changes_is_listed() {
    for [old, new, whose, what, before, after] in cases() {
        assert!(FILE.contains(&old), "{old}");
        let folder =
            Folder::with("before.toml", FILE).file("after.toml", FILE.replacen(&old, &new, 1));
        let forth = diff(&folder, "before.toml after.toml").ok();
        let lines = changed(&forth);
        let line = [&whose, &what, &before, &after].map(Clone::clone);
        assert!(lines.contains(&line), "{old} -> {new}: {forth}");
        // What is listed besides comes with it.
        let many = ["\"offered\"", "unit = \"h\""].contains(&new.as_str());
        assert!(many || lines.len() == 1, "{old} -> {new}: {forth}");
        // What is taken back is what was given.
        let back = diff(&folder, "after.toml before.toml").ok();
        let line = [whose, what, after, before];
        assert!(changed(&back).contains(&line), "{new} -> {old}: {back}");
    }
}

/// What is changed behind `--` is listed as well, and so is how what-ifs are made.
#[test]
fn each_option_that_changes_something_is_listed() {
    let folder = Folder::with("o.toml", FILE)
        .file("current.toml", FILE.replace("[fallback]\nscore = 30\n", ""));
    let what_ifs = |more: &str| format!("200 with weights roughly{more}");
    for (option, line) in [
        (
            "--set cedar.chance=0.9",
            ["Cedar", "chance", "45 % (30-60)", "90 %"],
        ),
        (
            "--set cedar.status=offered",
            ["Cedar", "status", "no offer yet", "offered"],
        ),
        (
            "--set acme.reply-by=2026-12-09",
            ["Acme", "reply by", "1 Dec 2026", "9 Dec 2026"],
        ),
        (
            "--horizon 60",
            ["", "pay averaged over", "48 months", "60 months"],
        ),
        (
            "--link cedar=80%",
            ["Cedar", "share of Parent's", "75 % (50-100)", "80 %"],
        ),
        (
            "--seed 3",
            [
                "",
                "what-ifs",
                &what_ifs(" (seed 1)"),
                &what_ifs(" (seed 3)"),
            ],
        ),
        (
            "--sure 0.99",
            [
                "",
                "what-ifs",
                &what_ifs(" (sure from 0.9)"),
                &what_ifs(" (sure from 0.99)"),
            ],
        ),
    ] {
        let screen = diff(&folder, &format!("o.toml -- {option}")).ok();
        let lines = changed(&screen);
        assert!(
            lines.contains(&line.map(str::to_owned)),
            "{option}: {screen}"
        );
    }
    let screen = diff(&folder, "current.toml -- --set dyne.status=current").ok();
    let line = ["Dyne", "status", "offered", "current"].map(str::to_owned);
    assert_eq!(changed(&screen), [line], "{screen}");
}

const JUDGES: &str = "\
criteria = [\"mum.toml\", \"dad.toml\", \"me.toml\"]

[[offer]]
company = \"Hays\"

[offer.ratings]
pay = 12_000
role-fit = 3

[[offer]]
company = \"Jones\"

[offer.ratings]
pay = 5000
role-fit = 8
";

fn judges() -> Folder {
    let weights = |pay: u8| format!("[weights]\npay = {pay}\nrole-fit = {}\n", 100 - pay);
    Folder::with("o.toml", JUDGES)
        .file("mum.toml", weights(60))
        .file("dad.toml", weights(95))
        .file("me.toml", weights(10))
}

/// By hand: 12,000 USD is worth 0.8 of full points and 5,000 is worth 0.3. The shares of pay are 60,
/// 95 and 10: 55 in the mean, and (60 + 95 + 3 x 10) / 5 = 37 where the last has three voices. So Hays
/// has 55 x 0.8 + 45 x 0.3 = 57.5 and then 37 x 0.8 + 63 x 0.3 = 48.5; Jones 52.5 and then 61.5.
#[test]
fn a_judges_voice_is_listed_and_is_the_reason() {
    let call = "diff o.toml --trials 1000 -- --judge me.toml=3";
    judges().rank(call).run().prints(VOICE);
    let told = diff(&judges(), "o.toml --json -- --judge me.toml=3").json();
    assert_eq!(told["changes"][0]["kind"], "voice");
    assert_eq!(told["changes"][0]["set"], "me.toml");
    // Who comes or goes is told by the set, and has one voice unless another is said.
    let one_less = JUDGES.replace(", \"dad.toml\"", "");
    let folder = judges().file("two.toml", one_less);
    let screen = diff(&folder, "o.toml two.toml").ok();
    assert!(
        screen.contains("weights") && !screen.contains("voice"),
        "{screen}"
    );
}

const VOICE: &str = "\
Jones is first now, before it was Hays.
It is 13.0 points ahead of Hays; before, it was 5.0 behind.

 Changed                    Before  After
          voice of me.toml  1       3

 Offer  #  was  Score   was  Change      Comes first
 Jones  1  2     61.5  52.5    +9.0  9 -> >99 in 100
 Hays   2  1     48.5  57.5    -9.0  91 -> <1 in 100

Why, in points:
 Jones 52.5 -> 61.5: weights +9.0 (voice of me.toml 1 -> 3)
 Hays 57.5 -> 48.5: weights -9.0 (voice of me.toml 1 -> 3)

The ranking after it: rank o.toml --judge me.toml=3 --today 2026-11-22
";
