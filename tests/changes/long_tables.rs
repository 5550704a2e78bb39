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

const TODAY: Date = date(2026, 11, 22);

/// Companies of which facts and links are shipped, by several names, and others.
const COMPANIES: [&str; 12] = [
    "Google",
    "google",
    "Alphabet",
    "Microsoft",
    "LinkedIn",
    "JPMorgan",
    "J.P. Morgan",
    "Hooli",
    "\"Pied, Piper\"",
    "Initech",
    "Société",
    "Acme \"Labs\"",
];

const WEIGHTS: &str = "
[weights]
ml-exposure = 20
cloud-market-share = 10
team = 30
commute = 25
food = 15

[scales]
team = [0, 10]
commute = { worst = 90, best = 0 }
food = [\"no\", \"some\", \"yes\"]
";

/// How the cells of a table are typed.
struct Habits {
    delimiter: char,
    comma: bool,
    /// How often a cell is not plain.
    odd: f64,
    pending: f64,
    /// The base of the pay that rows state.
    paid: Option<&'static str>,
    /// The heads of further columns.
    more: Vec<&'static str>,
    /// Whether there are few values, so that scores are often equal.
    few: bool,
}

/// A row as an object, what stands in it now and then as people's programs write it.
fn object(dice: &mut Dice, heads: &[&str], cells: &[String]) -> String {
    let mut pairs: Vec<String> = Vec::new();
    for (head, text) in heads.iter().zip(cells) {
        let bare = text.trim_matches('"').replace("\"\"", "\"");
        let is_number = bare.parse::<f64>().is_ok() && !bare.starts_with(['0', '+', '.']);
        let value = match dice.below(8) {
            _ if bare.is_empty() && dice.chance(0.5) => continue,
            0 if bare.is_empty() => "null".to_owned(),
            0 if is_number && dice.chance(0.2) => format!("[{bare}, {bare}]"),
            0 if dice.chance(0.002) => "true".to_owned(),
            1..=5 if is_number => bare,
            _ => serde_json::to_string(&bare).expect("a text"),
        };
        match head.split_once('.') {
            Some((table, key)) if dice.chance(0.5) => {
                pairs.push(format!("\"{table}\": {{\"{key}\": {value}}}"));
            }
            _ => pairs.push(format!("\"{head}\":{value}")),
        }
    }
    if dice.chance(0.3) && !pairs.is_empty() {
        let other = dice.below(pairs.len());
        pairs.swap(0, other);
    }
    format!("{{{}}}", pairs.join(","))
}

fn cell(text: &str, habits: &Habits) -> String {
    if text.contains(['"', '\n', habits.delimiter]) {
        let bare = text.trim_matches('"').replace('"', "\"\"");
        format!("\"{bare}\"")
    } else {
        text.to_owned()
    }
}

fn number(dice: &mut Dice, most: usize, habits: &Habits) -> String {
    let mut text = dice.below(most).to_string();
    if dice.chance(0.4) {
        let decimals = ["5", "25", "125", "0", "75", "333"];
        text = format!("{text}.{}", dice.pick(&decimals));
    }
    if dice.chance(habits.odd) {
        text = match dice.below(7) {
            0 => format!("{}-{}", most / 4, most / 2),
            1 => "unknown".to_owned(),
            2 => format!(" {text} "),
            3 => dice
                .pick(&["0.01k", "-3", "1e1", "5.5E-1", "2.5e+00"])
                .to_owned(),
            4 => format!("${text}"),
            5 if dice.chance(0.1) => dice.pick(&["1,234", "1.234"]).to_owned(),
            _ => "n/a".to_owned(),
        };
    }
    if habits.comma {
        text = text.replace('.', ",");
    }
    if dice.chance(0.1) {
        dice.pick(&["", "?"]).clone_into(&mut text);
    }
    text
}

/// The base of a row's pay.
fn paid(dice: &mut Dice, base: &str, habits: &Habits) -> String {
    let month = 3_000 + dice.below(9_000);
    let amount = match base {
        "yearly" => 12 * month,
        "monthly" => month,
        "weekly" => month / 4,
        "daily" => month / 20,
        _ => month / 160,
    };
    match dice.below(12) {
        0 => String::new(),
        1 if habits.odd > 0.0 => format!("${amount}"),
        2 if habits.odd > 0.0 => format!("{amount}-{}", amount + 500),
        3 if habits.comma => format!("{amount},5"),
        3 => format!("{amount}.5"),
        4..6 if habits.odd > 0.0 && amount > 1_000 => {
            let mark = if habits.comma { '.' } else { ',' };
            format!("${}{mark}{:03}", amount / 1_000, amount % 1_000)
        }
        6 if habits.odd > 0.0 && !habits.comma => format!("{}k", amount / 1_000),
        _ => amount.to_string(),
    }
}

/// How a table is made.
fn habits(dice: &mut Dice) -> Habits {
    let comma = dice.chance(0.2);
    let bases = ["yearly", "monthly", "hourly", "weekly", "daily"];
    let mut more = Vec::new();
    if dice.chance(0.3) {
        more.push("id");
    }
    if dice.chance(0.5) {
        more.push("reply-by");
    }
    let paid = dice.chance(0.5).then(|| dice.pick(&bases));
    if dice.chance(0.15) {
        more.push("pay.sign-on");
    }
    more.extend(["status", "notes of mine"]);
    Habits {
        delimiter: if comma || dice.chance(0.2) { ';' } else { ',' },
        comma,
        odd: if dice.chance(0.5) { 0.1 } else { 0.0 },
        pending: [0.0, 0.2, 1.0][dice.below(3)],
        paid,
        more,
        few: dice.chance(0.4),
    }
}

/// The cells of a row.
fn cells(dice: &mut Dice, row: usize, habits: &Habits) -> Vec<String> {
    let company = match dice.below(3) {
        0 => format!("Company {row}"),
        _ => dice.pick(&COMPANIES).to_owned(),
    };
    let team = if habits.few {
        (dice.below(2) * 5).to_string()
    } else {
        number(dice, 12, habits)
    };
    let commute = if habits.few {
        "30".to_owned()
    } else {
        number(dice, 100, habits)
    };
    let food = match dice.below(6) {
        0 => String::new(),
        1 if habits.odd > 0.0 => dice.pick(&["Yes", "Some", "y", "no-some"]).to_owned(),
        n => ["no", "some", "yes"][n % 3].to_owned(),
    };
    let ml = dice.pick(&["", "", "", "?", "some", "strong", "leader"]);
    let pay = habits.paid.map(|base| paid(dice, base, habits));
    let is_paid = pay.as_ref().is_some_and(|pay| !pay.is_empty());
    let mut cells = vec![company, format!("Role {row}"), team, commute, food];
    cells.push(ml.to_owned());
    cells.extend(pay);
    for head in &habits.more {
        let text = match *head {
            "id" if dice.chance(0.8) => format!("o{row}"),
            "reply-by" if habits.odd > 0.0 => {
                dice.pick(&["2026-12-31", "1.12.2026", ""]).to_owned()
            }
            "reply-by" => dice.pick(&["2026-12-04", ""]).to_owned(),
            // Of rows without a base it would be a mistake.
            "pay.sign-on" if is_paid => dice.pick(&["", "5000"]).to_owned(),
            "id" | "pay.sign-on" => String::new(),
            "status" if dice.chance(habits.pending) => "pending".to_owned(),
            "status" => dice.pick(&["", "offered"]).to_owned(),
            _ => dice.pick(&["", "good", "\"two\nlines\""]).to_owned(),
        };
        cells.push(text);
    }
    cells
}

/// A table, as lines of objects or of cells, and the file of its weights.
fn table(dice: &mut Dice) -> (&'static str, String, String) {
    let habits = habits(dice);
    let base = habits.paid.map(|base| format!("pay.{base}"));
    let mut heads = vec!["company", "role", "team", "commute", "food", "ml-exposure"];
    heads.extend(base.as_deref());
    heads.extend(&habits.more);
    let objects = dice.chance(0.25);
    let delimiter = habits.delimiter.to_string();
    let mut text = String::new();
    if !objects {
        text = heads.join(&delimiter) + "\n";
    }
    for row in 0..30 + dice.below(60) {
        if dice.chance(0.03) && !objects {
            text.push_str(&delimiter.repeat(heads.len() - 1));
            text.push('\n');
            continue;
        }
        let cells = cells(dice, row, &habits);
        if objects {
            text.push_str(&object(dice, &heads, &cells));
            text.push('\n');
            continue;
        }
        let cells: Vec<String> = cells.iter().map(|text| cell(text, &habits)).collect();
        let _ = writeln!(text, "{}", cells.join(&delimiter));
    }
    let name = if objects {
        "offers.jsonl"
    } else {
        "offers.csv"
    };
    (name, text, weights(dice))
}

/// The file of the weights.
fn weights(dice: &mut Dice) -> String {
    let mut weights = WEIGHTS.to_owned();
    let must = dice.chance(0.5);
    if dice.chance(0.8) {
        weights = weights.replace("[scales]", "pay = 20\n\n[scales]");
        if dice.chance(0.5) {
            weights.push_str("pay = { worst = 3000, best = 9000 }\n");
        }
    }
    if must {
        weights.push_str("\n[must]\ncommute = 60\n");
        if dice.chance(0.5) {
            weights.push_str("pay = 5000\n");
        }
    }
    if dice.chance(0.2) {
        weights = format!("horizon-months = 30\n{weights}");
    }
    weights
}

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
    let report = report::report(loaded, complaints, sources, &settings, &|_| ());
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
