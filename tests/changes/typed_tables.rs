//! Tables of offers as people type them, and their weights.

use std::fmt::Write;

use crate::random::Dice;

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

pub const WEIGHTS: &str = "
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

/// A base of pay, and whether it has three columns.
#[derive(Clone, Copy)]
struct PaidBy {
    base: &'static str,
    has_ends: bool,
}

/// How the cells of a table are typed.
struct Habits {
    delimiter: char,
    comma: bool,
    /// How often a cell is not plain.
    odd: f64,
    pending: f64,
    /// The base of the pay that rows state.
    paid: Option<PaidBy>,
    /// Whether a rating has three columns.
    team_ends: bool,
    /// The heads of further columns.
    more: Vec<&'static str>,
    /// Whether there are few values, so that scores are often equal.
    few: bool,
}

/// A row as an object, what stands in it now and then as people's programs write it.
fn object(dice: &mut Dice, heads: &[String], cells: &[String]) -> String {
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
            0 => range(dice, most),
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

/// The ends of a range as people type them; one now and then is a mistake.
fn range(dice: &mut Dice, most: usize) -> String {
    let low = dice.below(most);
    let high = low + dice.below(most);
    let between = dice.pick(&["-", "-", " - ", "..", " to ", "–"]);
    let decimals = |dice: &mut Dice| dice.pick(&["", "", ".5", ".25"]);
    let (one, other) = (decimals(dice), decimals(dice));
    match dice.below(60) {
        0 => format!("{high}{between}{low}"),
        1 => format!("{low}.125{between}{high}.250"),
        2 => format!("-{low}{between}{high}"),
        _ => format!("{low}{one}{between}{}{other}", high + 1),
    }
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
        0 => dice.pick(&["", "", "?", "N/A"]).to_owned(),
        1 if habits.odd > 0.0 => format!("${amount}"),
        2 if habits.odd > 0.0 => format!("{amount}-{}", amount + 500),
        7 if habits.odd > 0.0 && !habits.comma => {
            let low = amount / 1_000;
            let typed = [
                format!("{low}k-{}k", low + 9),
                format!("{low}-{}k", low + 9),
            ];
            dice.pick(&typed.each_ref().map(String::as_str)).to_owned()
        }
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
    let paid = dice.chance(0.5).then(|| PaidBy {
        base: dice.pick(&bases),
        has_ends: dice.chance(0.3),
    });
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
        team_ends: dice.chance(0.3),
        more,
        few: dice.chance(0.4),
    }
}

/// A value, and the least and the most where these have columns of their own, which may be so far
/// from it.
fn with_ends(
    dice: &mut Dice,
    value: String,
    (most, has_ends): (usize, bool),
    habits: &Habits,
) -> [String; 3] {
    let none = || String::new();
    let Ok(x) = value.parse::<f64>() else {
        return [value, none(), none()];
    };
    if !has_ends || dice.chance(0.4) {
        return [value, none(), none()];
    }
    let decimals = |x: f64| {
        let text = x.to_string();
        if habits.comma {
            text.replace('.', ",")
        } else {
            text
        }
    };
    let (below, above) = (dice.below(most) as f64, dice.below(most) as f64);
    let ends = [decimals((x - below).max(0.0).min(x)), decimals(x + above)];
    let [low, high] = ends;
    let unknown = || "?".to_owned();
    match dice.below(400) {
        0 => [value, low, none()],
        1 => [none(), high, low],
        2..20 => [none(), none(), high],
        20..40 => [none(), low, none()],
        40..50 => [none(), unknown(), high],
        50..60 => [none(), unknown(), unknown()],
        60..70 => [value, none(), unknown()],
        70..200 => [none(), low, high],
        _ => [value, low, high],
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
        1 if habits.odd > 0.0 => {
            let typed = [
                "Yes",
                "Some",
                "y",
                "no-some",
                "some - Yes",
                "No..Yes",
                "no–no",
            ];
            dice.pick(&typed).to_owned()
        }
        n => ["no", "some", "yes"][n % 3].to_owned(),
    };
    let ml = dice.pick(&["", "", "", "?", "some", "strong", "leader"]);
    let pay = habits.paid.map(|by| paid(dice, by.base, habits));
    let [team, low, high] = with_ends(dice, team, (3, habits.team_ends), habits);
    let mut cells = vec![company, format!("Role {row}"), team, commute, food];
    cells.push(ml.to_owned());
    if habits.team_ends {
        cells.extend([low, high]);
    }
    if let (Some(pay), Some(by)) = (pay, habits.paid) {
        let [pay, low, high] = with_ends(dice, pay, (900, by.has_ends), habits);
        cells.push(pay);
        if by.has_ends {
            cells.extend([low, high]);
        }
    }
    for head in &habits.more {
        let text = match *head {
            "id" if dice.chance(0.8) => format!("o{row}"),
            "reply-by" if habits.odd > 0.0 => {
                dice.pick(&["2026-12-31", "1.12.2026", ""]).to_owned()
            }
            "reply-by" => dice.pick(&["2026-12-04", ""]).to_owned(),
            "id" => String::new(),
            // In a row without a base it counts for nothing.
            "pay.sign-on" => dice.pick(&["", "5000"]).to_owned(),
            "status" if dice.chance(habits.pending) => "pending".to_owned(),
            "status" => dice.pick(&["", "offered"]).to_owned(),
            _ => dice.pick(&["", "good", "\"two\nlines\""]).to_owned(),
        };
        cells.push(text);
    }
    cells
}

/// A table, as lines of objects or of cells, and the file of its weights.
pub fn table(dice: &mut Dice) -> (&'static str, String, String) {
    let habits = habits(dice);
    let mut heads = ["company", "role", "team", "commute", "food", "ml-exposure"]
        .map(str::to_owned)
        .to_vec();
    let ends = |of: &str| [format!("{of}.low"), format!("{of}.high")];
    if habits.team_ends {
        heads.extend(ends("team"));
    }
    if let Some(PaidBy { base, has_ends }) = habits.paid {
        let base = format!("pay.{base}");
        heads.push(base.clone());
        if has_ends {
            heads.extend(ends(&base));
        }
    }
    heads.extend(habits.more.iter().copied().map(str::to_owned));
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
