//! The order of long tables, found without making an offer of each row, against the ranking of all
//! rows as offers.

use std::fmt::Write;

use jiff::civil::{Date, date};
use offer_rank::export;
use offer_rank::load::{
    self, Changes, InputFile, InputKind, JudgesOf, LoadOutcome, Request, Shortlist,
};
use offer_rank::method::Method;
use offer_rank::report;
use proptest::prelude::*;

use crate::cases;
use crate::long_rows::{all, listed, none, settings};
use crate::random::Dice;
use crate::typed_tables::{WEIGHTS, table};

const TODAY: Date = date(2026, 11, 22);

fn request((name, table): (&str, &str), weights: &str) -> Request {
    let file = |name: &str, text: &str| InputFile::new(name, text.as_bytes().to_vec());
    Request {
        files: vec![file(name, table), file("mine.toml", weights)],
        kind: InputKind::Toml,
        built_in: false,
        sets: Vec::new(),
        judges: Vec::new(),
        today: TODAY,
        as_of: TODAY,
        changes: Changes::default(),
    }
}

/// The offers that are loaded, as rows that are made one by one and as the lines of a report have
/// them: these are the same.
fn csv(outcome: &LoadOutcome) -> String {
    let made = all(outcome, TODAY);
    let loaded = outcome.loaded.as_ref().expect("no mistakes");
    let (complaints, sources, settings) = (&outcome.complaints, &outcome.sources, settings(TODAY));
    let (report, _) = report::report_and_ranking(loaded, complaints, sources, &settings, &|_| ());
    let mut lines = Vec::new();
    export::csv(&report, &mut lines).expect("a buffer takes all");
    let lines = String::from_utf8(lines).expect("text");
    let (_, rows) = lines.split_once('\n').expect("headers");
    assert_eq!(made, rows);
    made
}

/// Both ways of ranking a table; the seed is told where they differ.
fn both(request: &Request, text: &str, told_of: &str) {
    let whole = load::load(request, &mut none);
    let judges = (Method::WeightedSum, JudgesOf::Any);
    let list = Shortlist::new(request, 5, judges, &mut none, &|_, _| ());
    let mut list = list.unwrap_or_else(|| panic!("{told_of}: no list, {:#?}", whole.complaints));
    if whole.has_mistakes() {
        let told = |outcome: &LoadOutcome| {
            let complaints = outcome.complaints.iter();
            let mistakes = complaints.filter(|c| (c.code as u16) < 200);
            let mut told: Vec<String> = mistakes.map(|c| format!("{c:?}")).collect();
            told.sort();
            told
        };
        let some = list.load(request, 0..5, &mut none);
        assert_eq!(told(&some), told(&whole), "{told_of}:\n{text}");
        return;
    }
    let wanted = csv(&whole);
    let first = list.load(request, 0..3, &mut none);
    let mut found = csv(&first);
    list.settle_all();
    found += &listed(request, &list, &[3..10, 10..11, 11..list.offers()]);
    let (all, found): (Vec<&str>, Vec<&str>) = (wanted.lines().collect(), found.lines().collect());
    for (one, other) in all.iter().zip(&found) {
        assert_eq!(other, one, "{told_of}:\n{text}");
    }
    assert_eq!(found.len(), all.len(), "{told_of}:\n{text}");
}

fn hold(seed: u64) {
    let (name, text, weights) = table(&mut Dice::new(seed));
    let mut request = request((name, &text), &weights);
    if seed.is_multiple_of(4) {
        request.sets = ["cloud-first", "ml-first"].map(str::to_owned).to_vec();
    }
    both(
        &request,
        &format!("{text}\n{weights}"),
        &format!("seed {seed}"),
    );
}

/// Cells that are mistakes, and such as look like one, each in a row of many.
#[test]
fn odd_cells_are_read_as_those_of_all_offers_are() {
    let cells = [
        ("company", "\u{202e}"),
        ("company", "\u{200d}\u{200d}"),
        ("company", "日本"),
        ("company", "="),
        ("role", "\u{202e}"),
        ("id", "-a"),
        ("id", "a b"),
        ("pay.yearly", "-5"),
        ("pay.yearly", "2000000000000"),
        ("pay.yearly", "12000000000000"),
        ("pay.yearly", "?"),
        ("pay.yearly", "10%"),
        ("pay.yearly", "5.000"),
        ("pay.yearly", "5,000"),
        ("pay.yearly", "1e5"),
        ("pay.yearly", "=A1"),
        ("pay.yearly", "80k–90k"),
        ("pay.yearly", "€90,000"),
        ("reply-by", "13/12/2026"),
        ("pay.yearly", "90000-80000"),
        ("pay.yearly", "-5-10"),
        ("pay.yearly", "0-2000000000000"),
        ("team", "5-8"),
        ("team", "8-5"),
        ("team", "5--8"),
        ("team", "5-"),
        ("team", "1.500-2.000"),
        ("team", "1-2-3"),
        ("food", "yes-no"),
        ("food", "no, some"),
        ("team", "5,5"),
        ("team", "1e400"),
        ("team", "5%"),
        ("team", "yes"),
        ("food", "unknown"),
        ("food", "SOME"),
        ("food", "5"),
        ("status", "Pending"),
        ("status", "maybe"),
        ("reply-by", "2026-13-01"),
    ];
    for delimiter in [",", ";"] {
        for (head, odd) in cells {
            let heads = [
                "company",
                "role",
                "id",
                "pay.yearly",
                "team",
                "food",
                "status",
                "reply-by",
            ];
            let mut text = heads.join(delimiter) + "\n";
            for row in 0..12 {
                let plain = [
                    &format!("Company {row}")[..],
                    "Role",
                    &format!("o{row}"),
                    "90000",
                    "5",
                    "some",
                    "",
                    "2026-12-04",
                ];
                let own = |(name, cell): (&&str, &&str)| {
                    let is_odd = row == 4 && *name == head;
                    format!("\"{}\"", if is_odd { odd } else { cell })
                };
                let row: Vec<String> = heads.iter().zip(&plain).map(own).collect();
                let _ = writeln!(text, "{}", row.join(delimiter));
            }
            let weights = WEIGHTS.replace("[scales]", "pay = 20\n\n[scales]");
            let request = request(("offers.csv", &text), &weights);
            both(&request, &text, &format!("{head} {odd}"));
        }
    }
}

/// Objects that call the company by two names are read as offers, all of them.
#[test]
fn objects_with_a_name_in_two_columns_have_no_list() {
    for other in ["Company Name", "cOmpany"] {
        let mut text = format!("{{\"{other}\":\"Acme\",\"role\":\"Analyst\"}}\n");
        for row in 0..9 {
            let _ = writeln!(
                text,
                "{{\"company\":\"Company {row}\",\"role\":\"Analyst\"}}"
            );
        }
        let request = request(("offers.jsonl", &text), WEIGHTS);
        let judges = (Method::WeightedSum, JudgesOf::Any);
        assert!(Shortlist::new(&request, 5, judges, &mut none, &|_, _| ()).is_none());
        let whole = load::load(&request, &mut none);
        assert!(all(&whole, TODAY).contains(",acme,Acme,Analyst,"), "{text}");
    }
}

/// Objects that say a thing in two ways, or in an odd one, each in a line of many.
#[test]
fn odd_objects_are_read_as_those_of_all_offers_are() {
    let objects = [
        r#"{"company":"A","team":5,"company":"B"}"#,
        r#"{"company":"A","pay":{"yearly":90000},"pay":{"monthly":5000}}"#,
        r#"{"company":"A","pay":{"yearly":90000},"pay.yearly":80000}"#,
        r#"{"pay.yearly":80000,"company":"A","pay":{"yearly":90000}}"#,
        r#"{"company":"A","pay":{"yearly":90000},"pay":7000}"#,
        r#"{"company":"A","pay":7000,"pay":{"yearly":90000}}"#,
        r#"{"company":5,"team":5}"#,
        r#"{"company":"A","team":"5","note":7,"other":{"a":[1,{"b":2}],"":null}}"#,
        r#"{"company":"A","team":1e0,"commute":-0}"#,
        r#"{"company":"A","team":12345678901234567890}"#,
        r#"{"company":"A","team":0.30000000000000004}"#,
        r#"{"company":"A","team":1e-400,"commute":1e999}"#,
        r#"{"company":"A","team":true,"food":true}"#,
        r#"{"company":"A","food":"Yes","ratings":{"team":[5,8]}}"#,
        r#"{"company":"A\u0041\ud83d\ude00","role":"\u202e"}"#,
        r#"{"company":"A","team":"5,5","pay":{"yearly":"$85,000"}}"#,
        r#"  {"company":"A","team":5}  "#,
        r#"{"company":"A","team":5}x"#,
        r#"{"company":"A","team":5,}"#,
        r"[]",
        r"{}",
        r#"{"company":""}"#,
        r#"{"":{"company":"A"},".company":"B","company":"C"}"#,
    ];
    for odd in objects {
        let mut text = String::new();
        for row in 0..12 {
            let plain = format!(
                r#"{{"company":"Company {row}","team":{},"pay":{{"yearly":90000}}}}"#,
                row % 7
            );
            text.push_str(if row == 4 { odd } else { &plain });
            text.push('\n');
        }
        let weights = WEIGHTS.replace("[scales]", "pay = 20\n\n[scales]");
        let weights = weights.replace(
            "team = [0, 10]",
            "team = [0, 10]\npay = { worst = 3000, best = 9000 }",
        );
        let request = request(("offers.jsonl", &text), &weights);
        both(&request, &text, odd);
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_long_table_is_ranked_as_all_its_offers_are(seed in any::<u64>()) {
        hold(seed);
    }
}
