//! Offers from a spreadsheet, as CSV or as JSON lines: what stands in the cells counts as the same
//! written in a file of offers would.

use super::harness::{Folder, Run, near, number};

/// Six offers in blocks, with ratings of all forms.
const BLOCKS: &str = r#"
[weights]
pay = 30
role-fit = 20
ml-exposure = 20
commute = 10
team = 20

[scales]
team = [0, 10]

[[offer]]
company = "Hooli"
role = "Engineer, \"backend\""
reply-by = 2026-12-04
location = "Zürich"
ratings = { pay = 9100, role-fit = 7.5, ml-exposure = "strong", commute = [20, 35], team = 8 }

[[offer]]
company = "Initech"
role = "Analyst"
reply-by = 2026-12-13
ratings = { pay = 8500, role-fit = 6, ml-exposure = "unknown", commute = 12, team = [5, 7.5] }

[[offer]]
company = "Acme"
status = "pending"
expects-by = 2026-12-01
chance = "40%"
note = "two\nlines"
ratings = { pay = [8_000, 9_500], role-fit = 9, ml-exposure = ["some", "strong"], team = 6 }

[[offer]]
company = "Umbrella"
ratings = { role-fit = 3, ml-exposure = "none", commute = 60, team = 4 }
pay = { yearly = 120_000, bonus = "10%", costs = { rent = 1_400 } }
"#;

const WEIGHTS: &str = "[weights]\npay = 30\nrole-fit = 20\nml-exposure = 20\ncommute = 10\nteam = 20\n\n\
    [scales]\nteam = [0, 10]\n\n[columns]\nSalary = \"pay.yearly\"\n\"Bonus %\" = \"pay.bonus\"\n";

const AMERICAN: &str = "\u{feff}Company,Role,Reply by,City,Status,Expects by,Chance,Comment,Pay,\
    Salary,Bonus %,pay.costs.rent,Role fit,ML exposure,Commute,Team\r\n\
    Hooli,\"Engineer, \"\"backend\"\"\",12/4/2026,Zürich,,,,,\"$9,100\",,,,7.5,Strong,20-35,8\r\n\
    Initech,Analyst,12/13/2026,,,,,,8.5k,,,,6,?,12,5 to 7.5\r\n\
    \r\n\
    Acme,,,,Pending,2026-12-01,40%,\"two\nlines\",\"8,000-9,500\",,,,9,some to strong,,6\r\n\
    ,,,,,,,,,,,,,,,\r\n\
    Umbrella,,,,,,,,,120k,10%,\"1,400\",3,None,60,4\r\n";

const GERMAN: &str = "Company;Role;Reply by;City;Status;Expects by;Chance;Comment;Pay;\
    Salary;Bonus %;pay.costs.rent;Role fit;ML exposure;Commute;Team\n\
    Hooli;\"Engineer, \"\"backend\"\"\";04.12.2026;Zürich;;;;;9.100;;;;7,5;strong;20–35;8\n\
    Initech;Analyst;13.12.2026;;;;;;8.500 €;;;;6;unknown;12;5 – 7,5\n\
    Acme;;;;pending;01.12.2026;40%;\"two\nlines\";8.000–9.500;;;;9;some–strong;;6\n\
    Umbrella;;;;;;;;;120.000;10%;1.400;3;none;60;4\n";

const LINES: &str = r#"{"company": "Hooli", "role": "Engineer, \"backend\"", "reply-by": "2026-12-04", "location": "Zürich", "ratings": {"pay": 9100, "role-fit": 7.5, "ml-exposure": "strong", "commute": [20, 35], "team": 8}}
{"company": "Initech", "role": "Analyst", "reply-by": "2026-12-13", "pay": 8500, "role-fit": 6, "ml-exposure": null, "ratings.ml-exposure": "unknown", "commute": 12, "team.low": 5, "team.high": 7.5}

{"company": "Acme", "status": "pending", "expects-by": "2026-12-01", "chance": "40%", "note": "two\nlines", "pay": [8000, 9500], "role-fit": 9, "ml-exposure": ["some", "strong"], "team": 6}
{"company": "Umbrella", "pay": {"yearly": 120000, "bonus": "10%", "costs": {"rent": 1400}}, "role-fit": 3, "ml-exposure": "none", "commute": 60, "team": 4}
"#;

/// The offers of a call, as scripts have them.
fn offers(folder: &Folder, call: &str) -> serde_json::Value {
    let mut report = folder.rank(&format!("{call} --json")).run().json();
    report["offers"].take()
}

#[test]
fn a_table_ranks_as_the_same_offers_in_blocks() {
    let folder = Folder::with("offers.toml", BLOCKS)
        .file("weights.toml", WEIGHTS)
        .file("us.csv", AMERICAN)
        .file("de.csv", GERMAN)
        .file("tabs.tsv", GERMAN.replace(';', "\t"))
        .file("lines.jsonl", LINES);
    let wanted = offers(&folder, "offers.toml");
    assert_eq!(wanted.as_array().map(Vec::len), Some(4));
    for table in ["us.csv", "de.csv", "tabs.tsv", "lines.jsonl"] {
        let found = offers(&folder, &format!("{table} weights.toml"));
        assert_eq!(found, wanted, "{table}");
        let found = offers(&folder, &format!("weights.toml {table}"));
        assert_eq!(found, wanted, "{table} behind the weights");
    }
}

#[test]
fn standard_input_is_what_it_is_said_to_be() {
    let folder = Folder::with("weights.toml", WEIGHTS).file("us.csv", AMERICAN);
    let wanted = offers(&folder, "us.csv weights.toml");
    for (kind, text) in [("csv", AMERICAN), ("jsonl", LINES)] {
        let call = format!("- weights.toml --input {kind} --json");
        let found = folder.rank(&call).stdin(text).run().json();
        assert_eq!(found["offers"], wanted, "{kind}");
    }
}

#[test]
fn a_line_that_is_no_object_goes_by_its_number() {
    let lines = [
        r#"{"company":"Hooli","pay":9100}"#,
        "",
        r#"{"company":"Acme","pay":"#,
        r#"{"company":"Initech","pay":"5.000"}"#,
    ];
    let folder = Folder::with("offers.jsonl", lines.join("\n"));
    let told = folder.rank("offers.jsonl").run().fails(1);
    let notes: Vec<&str> = told.lines().filter(|l| l.contains("= note: ")).collect();
    assert_eq!(notes, ["  = note: line 3", "  = note: line 4"], "{told}");
}

#[test]
fn a_file_of_lines_without_an_object_is_told_how_one_is_written() {
    for text in ["", "\n \n", "{}\n{}\n"] {
        let folder = Folder::with("offers.jsonl", text);
        let told = folder.rank("offers.jsonl").run().fails(1);
        assert!(
            told.starts_with("error[R0165]: no object with a value\n"),
            "{told}"
        );
        assert!(
            told.contains("write one object a line: {\"company\": \"Hooli\", \"pay\": 7000}"),
            "{told}"
        );
    }
}

#[test]
fn headers_may_be_the_words_that_people_use() {
    let folder = Folder::with(
        "offers.csv",
        "Company Name,Job Title,Offer Deadline,Role Fit\nHooli,Analyst,2026-12-04,7\nAcme,Clerk,2026-12-05,6\n",
    )
    .file("mine.toml", "[weights]\nrole-fit = 1\n");
    let found = offers(&folder, "offers.csv mine.toml");
    let first = &found[0];
    let told = ["company", "role", "reply_by"].map(|key| first[key].as_str());
    assert_eq!(told, [Some("Hooli"), Some("Analyst"), Some("2026-12-04")]);
}

/// The middles of 2 to 6 and of 60,000 to 90,000 a year; an end without the other is not read.
#[test]
fn a_range_may_stand_in_two_columns() {
    let table = "company,Role Fit Min,role_fit_max,pay.yearly low,pay.yearly high\n\
        Hooli,2,6,60000,90000\nAcme,1,5,70000,80000\n";
    let weights = "[weights]\nrole-fit = 1\npay = 1\n";
    let folder = Folder::with("offers.csv", table).file("mine.toml", weights);
    let found = offers(&folder, "offers.csv mine.toml");
    let cell = |key: &str, end: &str| found[0]["criteria"][key][end].as_f64();
    assert_eq!(found[0]["company"], "Hooli");
    assert_eq!(cell("role-fit", "low"), Some(2.0));
    assert_eq!(cell("role-fit", "high"), Some(6.0));
    assert_eq!(cell("role-fit", "utility"), Some(0.4));
    assert_eq!(cell("pay", "low"), Some(5_000.0));
    assert_eq!(cell("pay", "high"), Some(7_500.0));
    let folder = folder.file("one.csv", table.replace("role_fit_max", "most"));
    let told = folder.rank("check one.csv mine.toml").run().stderr;
    let said = "The columns `Role Fit Min` and `most` are not read";
    assert!(told.contains(said), "{told}");
    assert!(told.contains("\"Role Fit Min\" = \"role-fit\""), "{told}");
    let folder = folder.file("money.csv", "company,role-fit,Salary Max\nHooli,5,90000\n");
    let told = folder.rank("check money.csv mine.toml").run().stderr;
    assert!(
        told.contains("\"Salary Max\" = \"pay.yearly.high\""),
        "{told}"
    );
}

/// 90,000 euros a year are 99,000 dollars at 1.1, or 8,250 a month.
#[test]
fn an_amount_counts_in_the_currency_of_its_sign() {
    let weights = "[weights]\npay = 1\n[columns]\nSalary = \"pay.yearly\"\nIn = \"pay.currency\"\n\
        [rates]\nEUR = { usd = 1.1, as-of = 2026-11-01 }\n";
    let folder = Folder::with("mine.toml", weights)
        .file(
            "offers.csv",
            "company,Salary\nA,\"€90,000\"\nB,\"$90,000\"\n",
        )
        .file("other.csv", "company,Salary,In\nA,\"€90,000\",USD\n")
        .file("month.csv", "company,pay\nA,\"€9,000\"\n");
    let found = offers(&folder, "offers.csv mine.toml");
    assert_eq!(found[0]["pay"]["month"], 8_250.0);
    assert_eq!(found[1]["pay"]["month"], 7_500.0);
    let told = folder.rank("other.csv mine.toml").run().fails(1);
    let said = "error[R0167]: an amount in EUR beside the currency USD\n";
    assert!(told.starts_with(said), "{told}");
    // Of ratings the unit is the criterion's, whatever the sign; that is said.
    let told = folder.rank("month.csv mine.toml").run().ok();
    let said = "in the column `pay`, €9,000 counts as 9000 USD.";
    assert!(told.replace("\n  ", " ").contains(said), "{told}");
    // Without a rate, one sign alone is no mistake, and two are.
    let folder = folder
        .file(
            "no.toml",
            "[weights]\npay = 1\n[columns]\nSalary = \"pay.yearly\"\n",
        )
        .file("one.csv", "company,Salary\nA,\"€90,000\"\nB,\"€80,000\"\n");
    let told = folder.rank("one.csv no.toml").run().ok();
    let said = "in the column `Salary`, €90,000 counts as 90000 USD.";
    assert!(told.replace("\n  ", " ").contains(said), "{told}");
    let told = folder.rank("offers.csv no.toml").run().fails(1);
    let said = "error[R0167]: an amount in USD beside the currency EUR\n";
    assert!(told.starts_with(said), "{told}");
}

#[test]
fn a_day_with_two_readings_is_asked_about_where_the_others_contradict_each_other() {
    let table = "company,role-fit,reply-by\nA,5,12/13/2026\nB,6,13/12/2026\nC,7,01/02/2027\n";
    let told = Folder::with("offers.csv", table)
        .rank("offers.csv")
        .run()
        .fails(1);
    let said = "error[R0167]: `01/02/2027` may be 2027-02-01 or 2027-01-02\n";
    assert!(told.starts_with(said), "{told}");
}

#[test]
fn a_set_of_weights_goes_with_a_table() {
    let folder = Folder::with("offers.csv", "company,pay\nHooli,9100\nAcme,8000\n")
        .file("mine.toml", "[weights]\npay = 1\n");
    let found = offers(&folder, "offers.csv -c mine.toml");
    // 2,000 to 10,000 and 20,000: 6,000 is worth 0.40 and 10,000 0.75.
    let by_hand = [
        0.40 + 0.35 * 3_100.0 / 4_000.0,
        0.40 + 0.35 * 2_000.0 / 4_000.0,
    ];
    for (offer, worth) in by_hand.iter().enumerate() {
        let score = found[offer]["score"].as_f64().expect("a score");
        assert!((score - 100.0 * worth).abs() < 1e-9, "{score}");
    }
}

#[test]
fn what_was_typed_freely_is_said_once_a_column() {
    let folder = Folder::with("de.csv", GERMAN).file("weights.toml", WEIGHTS);
    let warnings = folder.rank("de.csv weights.toml --json").run().json();
    let warnings = warnings["warnings"].as_array().expect("warnings").clone();
    let of = |code: &str| -> Vec<String> {
        let all = warnings.iter().filter(|w| w["code"] == code);
        all.map(|w| w["message"].as_str().expect("a text").to_owned())
            .collect()
    };
    assert_eq!(
        of("R0233"),
        [
            "The table is read so: semicolons part its cells; commas stand before decimals; in the \
          column `Reply by`, 04.12.2026 counts as 2026-12-04; in the column `Expects by`, 01.12.2026 \
          counts as 2026-12-01; in the column `Pay`, 8.500 € counts as 8500 USD; in the column `Salary`, \
          120.000 counts as 120000; in the column `pay.costs.rent`, 1.400 counts as 1400; in the \
          column `Role fit`, 7,5 counts as 7.5; in the column `ML exposure`, some–strong counts as \
          some to strong; in the column `Commute`, 20–35 counts as 20 to 35; and in the column \
          `Team`, 5 – 7,5 counts as 5 to 7.5."
        ]
    );
    assert_eq!(of("R0232"), [""; 0]);
}

#[test]
fn weights_go_into_a_file_of_their_own() {
    let folder = Folder::with("o.csv", "company,pay,role-fit\nHooli,9100,7\nAcme,9000,8\n");
    let run = folder.rank("o.csv --all").run();
    let said = "\
! `role-fit` counts for nothing: your files have no weights, so the built-in
  ones are used. To weigh by yours, write the lines `[weights]` and `role-fit =
  10` into a file weights.toml, and name it behind the others.
";
    assert!(run.stdout.contains(said), "{}", run.stdout);
    let folder = folder.file("weights.toml", "[weights]\nrole-fit = 10\n");
    let found = offers(&folder, "o.csv weights.toml");
    assert_eq!(found[0]["id"], "acme");
}

fn refused(table: &str) -> Run {
    let weights = "[weights]\npay = 30\nrole-fit = 20\n";
    let folder = Folder::with("o.csv", table).file("w.toml", weights);
    let run = folder.rank("check o.csv w.toml").run();
    assert_eq!(
        run.status,
        Some(1),
        "{table:?}: {}{}",
        run.stdout,
        run.stderr
    );
    run
}

#[test]
fn every_bad_cell_is_told_with_its_row_and_its_header() {
    let run =
        refused("company,pay,role-fit\nHooli,abc,=B2+1\n\nAcme,3.4.5,12 of\nInitech,\"x\ny\",7\n");
    assert_eq!(
        run.stderr + &run.stdout,
        "\
error[R0105]: `pay` takes a number, not the text \"abc\"
 --> o.csv:2:7
  |
2 | Hooli,abc,=B2+1
  |       ^^^
  = note: its scale goes from 2,000 (worst) to 20,000 (best), in USD a month
  = note: cell B2, below `pay`

error[R0105]: a formula where a number is needed
 --> o.csv:2:11
  |
2 | Hooli,abc,=B2+1
  |           ^^^^^ help: save the sheet with the values of its cells
  = note: cell C2, below `role-fit`

error[R0105]: `pay` takes a number, not the text \"3.4.5\"
 --> o.csv:4:6
  |
4 | Acme,3.4.5,12 of
  |      ^^^^^
  = note: its scale goes from 2,000 (worst) to 20,000 (best), in USD a month
  = note: cell B4, below `pay`

error[R0105]: `role-fit` takes a number, not the text \"12 of\"
 --> o.csv:4:12
  |
4 | Acme,3.4.5,12 of
  |            ^^^^^
  = note: its scale goes from 0 (worst) to 10 (best)
  = note: cell C4, below `role-fit`

error[R0105]: `pay` takes a number, not the text \"x y\"
 --> o.csv:5:9
  |
5 | Initech,\"x
  |         ^^
  = note: its scale goes from 2,000 (worst) to 20,000 (best), in USD a month
  = note: cell B5, below `pay`

5 mistakes in o.csv. More about one: rank check --explain R0105
"
    );
}

/// Each table, the code, and a part of what is said.
const BAD: [(&str, &str, &str); 21] = [
    ("", "R0165", "without a row of headers"),
    ("\n\n", "R0165", "without a row of headers"),
    ("company,pay\n", "R0165", "no row of offers"),
    ("1,2\n3,4\n", "R0165", "names no column that is known"),
    (
        "pay,role-fit\n1,2\n",
        "R0165",
        "without a column for the company",
    ),
    (
        "company,pay,Pay\nA,1,2\n",
        "R0162",
        "two columns for `ratings.pay`",
    ),
    (
        "company,employer\nA,B\n",
        "R0162",
        "two columns for `company`",
    ),
    (
        "company,pay\nA,1,2\n",
        "R0166",
        "a row of 3 cells below 2 cells of headers",
    ),
    (
        "company,pay\nA\n",
        "R0166",
        "a row of 1 cell below 2 cells of headers",
    ),
    ("company,pay\n,1\n", "R0104", "a row without a company"),
    (
        "company,pay\n\"A,1\nB,2\n",
        "R0166",
        "a quote that is never closed",
    ),
    (
        "company,pay\nA,5.000\n",
        "R0167",
        "`5.000` may be 5.000 or 5000",
    ),
    (
        "company;pay\nA;9,100\n",
        "R0167",
        "`9,100` may be 9100 or 9.100",
    ),
    (
        "company,pay,role-fit\nA,1.5,\"1,5\"\n",
        "R0167",
        "a comma before its decimals",
    ),
    (
        "company,reply-by\nA,3/4/2027\n",
        "R0167",
        "may be 2027-04-03 or 2027-03-04",
    ),
    ("company,reply-by\nA,soon\n", "R0123", "not a date"),
    ("company,reply-by\nA,30/2/2027\n", "R0123", "not a date"),
    ("company,role\nA,x\nA,x\n", "R0116", "look the same"),
    (
        "company,id\nA,x\nB,x\n",
        "R0115",
        "a second offer with the id",
    ),
    (
        "company,chance,status,expects-by\nA,1.5,pending,2027-01-01\n",
        "R0197",
        "a chance outside 0 to 1",
    ),
    ("company,pay\nA,\"5,000 USD\"\n", "R0105", "takes a number"),
];

#[test]
fn what_is_wrong_with_a_table_is_told() {
    for (table, code, part) in BAD {
        let run = refused(table);
        let told = run.stderr + &run.stdout;
        assert!(
            told.contains(&format!("error[{code}]")),
            "{table:?}: {told}"
        );
        assert!(told.contains(part), "{table:?}: {told}");
        assert!(!told.contains("[["), "speaks of blocks: {told}");
    }
}

#[test]
fn what_follows_days_in_one_order_takes_it() {
    let table = "company,reply-by\nHooli,3/12/2026\nAcme,25/12/2026\n";
    let folder = Folder::with("o.csv", table);
    let found = offers(&folder, "o.csv");
    let found = found.as_array().expect("offers").iter();
    let days: Vec<&str> = found
        .filter_map(|offer| offer["reply_by"].as_str())
        .collect();
    assert!(days.contains(&"2026-12-03"), "{days:?}");
}

#[test]
fn other_columns_are_named_once_and_can_be_left_out() {
    let header: Vec<String> = (0..5_000).map(|i| format!("c{i}")).collect();
    let header = format!("company,pay,{}", header.join(","));
    let row = format!("Hooli,9100{}", ",1".repeat(5_000));
    let folder = Folder::with("o.csv", format!("{header}\n{row}\n"))
        .file("two.csv", "company,pay,Parking,Gym\nHooli,9100,yes,no\n")
        .file(
            "w.toml",
            "ignore-columns = [\"Parking\", \"Gym\"]\n[weights]\npay = 1\n",
        )
        .file(
            "absent.toml",
            "[weights]\npay = 1\n[columns]\nPey = \"pay\"\n",
        );
    let unread = |call: &str| -> Vec<String> {
        let report = folder.rank(&format!("{call} --json")).run().json();
        let all = report["warnings"].as_array().expect("warnings").clone();
        let all = all.iter().filter(|w| w["code"] == "R0232");
        all.map(|w| w["message"].as_str().expect("a text").to_owned())
            .collect()
    };
    assert_eq!(
        unread("o.csv"),
        ["The columns `c0`, `c1`, `c2`, `c3`, `c4`, `c5`, `c6`, `c7` and 4,992 more are not read."]
    );
    assert_eq!(
        unread("two.csv"),
        ["The columns `Parking` and `Gym` are not read."]
    );
    assert_eq!(unread("two.csv w.toml"), [""; 0]);
    assert_eq!(
        unread("two.csv absent.toml")[1..],
        ["No column `Pey` is in the table."]
    );
}

#[test]
fn bytes_of_other_encodings_are_told() {
    for bytes in [
        &b"company,pay\nM\xfcller,1\n"[..],
        b"\xff\xfec\0o\0",
        b"c\0o\0m\0",
    ] {
        let folder = Folder::with("o.csv", bytes);
        let run = folder.rank("o.csv").run();
        assert_eq!(run.status, Some(1), "{bytes:?}");
        assert!(run.stderr.contains("error[R0127]"), "{}", run.stderr);
    }
    // A byte of 0 is text, and is shown as something that can be seen.
    let folder = Folder::with("o.csv", "company,pay\nA\0B,5000\n");
    let run = folder.rank("o.csv").run();
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(!run.stdout.contains('\0'));
}

#[test]
fn the_first_hundred_are_told_and_the_rest_counted() {
    let rows: Vec<String> = (0..3_000).map(|i| format!("C{i},x\n")).collect();
    let rows = rows.concat();
    let run = refused(&format!("company,pay\n{rows}"));
    let told = run.stderr + &run.stdout;
    assert_eq!(told.matches("error[R0105]").count(), 100);
    assert!(told.contains("... and 2,900 more"), "{told}");
}

#[test]
fn a_row_that_never_ends_is_bounded() {
    let run = refused(&format!("company,pay\nA,{}\nB,x\n", "9".repeat(2 << 20)));
    assert!(
        run.stderr.contains("a row of more than 1 MiB"),
        "{}",
        run.stderr
    );
}

/// A sheet of twelve offers, saved as CSV by `LibreOffice` 7.4 in a German and in an American locale.
#[test]
fn sheets_saved_in_two_locales_are_one() {
    let sheet = |locale: &str| {
        let path = format!(
            "{}/tests/data/sheets/libreoffice-{locale}.csv",
            env!("CARGO_MANIFEST_DIR")
        );
        std::fs::read(path).expect("a sheet")
    };
    let weights = "[weights]\nrole-fit = 30\npay = 20\ncommute = 10\nmentoring = 20\n";
    let [de, us] = ["de", "us"].map(|locale| {
        let folder = Folder::with("sheet.csv", sheet(locale)).file("w.toml", weights);
        folder.rank("sheet.csv w.toml --json").run().json()
    });
    assert_eq!(de["offers"], us["offers"]);
    assert_eq!(de["offers"][0]["id"], "cyberdyne");
    // 37.5 x 0.9 + 25 x 0.8 + 25 x pay + 12.5 x commute, of which the pay lies between 6,000 and
    // 10,000 and the commute is 28 of 90 minutes.
    let pay = 0.4 + (8_700.0 - 6_000.0) / 4_000.0 * 0.35;
    let score = 37.5 * 0.9 + 25.0 * 0.8 + 25.0 * pay + 12.5 * (1.0 - 28.0 / 90.0);
    near(number(&de["offers"][0]["score"]), score, 1e-9, "the score");
}
