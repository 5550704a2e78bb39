//! Slips in the cells and the headers of a table: what is read all the same, and how each other one is
//! to be mended, as a cell has it.

use serde_json::Value;

use super::harness::{Folder, number};

const WEIGHTS: &str = "[weights]\nrole-fit = 30\npay = 30\ncommute = 20\nteam = 10\n\n\
    [scales]\nteam = [0, 10]\n\n[columns]\nSalary = \"pay.yearly\"\nBonus = \"pay.bonus\"\n\
    Currency = \"pay.currency\"\n\"Salary Min\" = \"pay.yearly.low\"\n\
    \"Salary Max\" = \"pay.yearly.high\"\n";

fn folder(table: &str) -> Folder {
    Folder::with("o.csv", table).file("w.toml", WEIGHTS)
}

/// What check says of a table, of one kind: `MESSAGE / HELP`.
fn told(table: &str, kind: &str) -> Vec<String> {
    let run = folder(table).rank("check o.csv w.toml --json").run();
    let check: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let line = |c: &Value| {
        let message = c["message"].as_str().expect("a text");
        match c["help"].as_str() {
            Some(help) => format!("{message} / {help}"),
            None => message.to_owned(),
        }
    };
    let found = check[kind].as_array().expect("a list");
    found.iter().map(line).collect()
}

/// The help of the only mistake in a cell below a header.
fn help(header: &str, cell: &str) -> String {
    let quoted = cell.replace('"', "\"\"");
    let salary = if header == "Salary" { "" } else { ",Salary" };
    let amount = if salary.is_empty() { "" } else { ",90000" };
    let table = format!("Company,{header}{salary}\nAcme,\"{quoted}\"{amount}\n");
    let found = told(&table, "mistakes");
    assert_eq!(found.len(), 1, "{cell}: {found:?}");
    match found[0].split_once(" / ") {
        Some((_, help)) => help.to_owned(),
        None => String::new(),
    }
}

#[test]
fn a_mistake_is_mended_as_a_cell_has_it() {
    let cases = [
        ("Commute", "1 h 15 min", "write 75"),
        ("Commute", "1h15", "write 75"),
        ("Commute", "1.5 hours", "write 90"),
        ("Commute", "1 hour", "write 60"),
        ("Commute", "1:15", "write 75"),
        ("Commute", "45m", "write 45, without a unit"),
        ("Commute", "30-45 min", "write 30-45"),
        ("Role fit", "8/10", "write 8; the scale is 0 to 10"),
        (
            "Salary",
            "$5,500/mo",
            "write 66000, the pay of a year, or put 5500 into a column mapped to `pay.monthly`",
        ),
        (
            "Salary",
            "$52/hr",
            "put 52 into a column mapped to `pay.hourly`",
        ),
        (
            "Salary",
            "USD 120000",
            "write 120000, and USD in a column mapped to `pay.currency`",
        ),
        ("Salary", "$120,000 a year", "write 120000"),
        ("Salary", "$120,000+", "write 120000"),
        ("Bonus", "5%-10% a year", "write 5%-10%"),
        ("Bonus", "yes", "write a number, or a range such as 0%-10%"),
        ("Salary", "Competitive", ""),
    ];
    for (header, cell, mend) in cases {
        assert_eq!(help(header, cell), mend, "{header} {cell}");
    }
}

/// The range of the offers on a criterion.
fn range_of(table: &str, criterion: &str) -> Vec<Option<[f64; 2]>> {
    let report = folder(table)
        .rank("o.csv w.toml --json --trials 0")
        .run()
        .json();
    let mut offers = report["offers"].as_array().expect("offers").clone();
    offers.sort_by_key(|offer| offer["company"].to_string());
    let range = |offer: &Value| {
        let cell = &offer["criteria"][criterion];
        let is_known = cell["low"].is_number();
        is_known.then(|| ["low", "high"].map(|end| number(&cell[end])))
    };
    offers.iter().map(range).collect()
}

#[test]
fn one_end_of_a_range_stands_alone() {
    let table = "Company,Team low,Team high,Salary Min,Salary Max\n\
        Acme,6,,\"$120,000\",\nBeta,?,7,?,\"$60,000\"\nCoda,?,?,unknown,N/A\nDelta,5,8,12000,24000\n";
    let team = [Some([6.0; 2]), Some([7.0; 2]), None, Some([5.0, 8.0])];
    assert_eq!(range_of(table, "team"), team);
    let pay = [
        Some([10_000.0; 2]),
        Some([5_000.0; 2]),
        None,
        Some([1_000.0, 2_000.0]),
    ];
    assert_eq!(range_of(table, "pay"), pay);
    let said = told(table, "warnings");
    let part = "a value in `Team low` counts as exact where the other end is empty";
    assert!(said.iter().any(|said| said.contains(part)), "{said:?}");
    let table = "Company,Team,Team low,Team high\nAcme,6,5,\n";
    assert_eq!(
        told(table, "mistakes"),
        [
            "a likely value with one end of its range / fill the column `Team high` as well, or \
             clear the other end"
        ]
    );
}

#[test]
fn a_row_without_a_salary_is_one_whose_pay_is_unknown() {
    for empty in ["", "?", "N/A", "unknown"] {
        let table = format!(
            "Company,Team,Salary,Bonus,Currency\nAcme,5,90000,10%,USD\nBeta,6,{empty},5000,USD\n"
        );
        assert_eq!(told(&table, "mistakes"), [""; 0], "{empty}");
        assert_eq!(range_of(&table, "pay")[1], None, "{empty}");
        let said = told(&table, "warnings");
        let part = "`Bonus` counts for nothing in a row without a base";
        assert!(said.iter().any(|said| said.contains(part)), "{said:?}");
    }
    for broken in ["5.000", "=A1", "Competitive"] {
        let table = format!("Company,Salary,Bonus\nAcme,{broken},10%\n");
        assert_eq!(told(&table, "mistakes").len(), 1, "{broken}");
    }
    // A stipend and work that nothing is paid for need no base.
    let table = "Company,pay.unpaid,pay.bonus\nAcme,yes,500\nBeta,no,500\n";
    assert_eq!(range_of(table, "pay")[1], None);
}

#[test]
fn percentages_may_be_a_range() {
    for cell in ["5-10%", "5%-10%", "5 - 10 %", "5% to 10%"] {
        let table = format!("Company,Salary,Bonus\nAcme,120000,{cell}\n");
        let found = range_of(&table, "pay");
        assert_eq!(found, [Some([10_500.0, 11_000.0])], "{cell}");
    }
}

#[test]
fn a_note_behind_the_words_of_a_header_is_no_part_of_them() {
    let table = "Company,Commute (min),Pay ($/month),Role fit [0-10]\nAcme,30,7000,8\n";
    assert_eq!(range_of(table, "commute"), [Some([30.0; 2])]);
    assert_eq!(range_of(table, "pay"), [Some([7_000.0; 2])]);
    assert_eq!(range_of(table, "role-fit"), [Some([8.0; 2])]);
    let cases = [
        ("Commute (h)", "\"Commute (h)\" = \"commute\""),
        ("Pay ($/year)", "\"Pay ($/year)\" = \"pay.yearly\""),
        ("Monthly salary", "\"Monthly salary\" = \"pay.monthly\""),
        ("Base", "\"Base\" = \"pay.yearly\""),
        ("Parking", "\"Parking\" = \"commute\""),
    ];
    for (header, such_as) in cases {
        let table = format!("Company,Role fit,{header}\nAcme,8,5\n");
        let told = folder(&table).rank("check o.csv w.toml").run().stderr;
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(such_as), "{told}");
    }
    // Another column has it.
    let table = "Company,Commute,Commute (old)\nAcme,30,5\n";
    assert_eq!(range_of(table, "commute"), [Some([30.0; 2])]);
}

#[test]
fn lines_above_the_headers_are_told() {
    let above = "a first row that names no column that is known / delete the lines above the row \
                 of headers";
    for title in ["Offers 2026,,,\n,,,\n", "Offers 2026\n\n"] {
        let table = format!("{title}Company,Role fit,Pay,Commute\nAcme,8,7000,30\n");
        assert_eq!(told(&table, "mistakes"), [above], "{title}");
    }
    assert_eq!(
        told("Company|Role fit|Pay\nAcme|8|7000\n", "mistakes"),
        [
            "a first row that names no column that is known / `|` is no delimiter: save it with \
             commas, semicolons or tabs"
        ]
    );
}

#[test]
fn rows_of_sums_are_told() {
    let head = "Company,Role,Team\nAcme,Dev,5\nTotal,Driver,7\nBeta,Dev,7\n";
    let said = |rows: &str| told(&format!("{head}{rows}"), "warnings");
    let of = |part: &str| format!("The table is read so: {part}");
    let one = of("the row `Total` counts as an offer: delete it if it is none");
    assert!(said(",,\nTotal,,12\n").contains(&one));
    let two = of("the rows `Average` and `Total` count as offers: delete them if they are none");
    assert!(said("Average,,6\nTotal,,12\n").contains(&two));
    assert!(
        !said("Total,Driver,12\n")
            .iter()
            .any(|said| said.contains("counts as an offer"))
    );
}
