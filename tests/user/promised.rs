//! Every command on every screen, of calls at random: typed in a shell exactly as it is printed, it
//! works and does what the words before it promise.

use serde_json::Value;

use super::harness::Folder;
use super::hints::in_shell;

const OFFERS: &str = r#"
[weights]
role-fit = 30
mentoring = 20
pay = [20, 40]
brand = 10

[[offer]]
company = "Jane $treet `&` Co"
id = "jane"
reply-by = 2026-12-04
[offer.ratings]
role-fit = [4, 8]
mentoring = "?"
[offer.pay]
monthly = [9_000, 9_600]
bonus = "10%"

[[offer]]
company = "O'Neil; \"Sons\""
id = "oneil"
reply-by = 2026-12-01
[offer.ratings]
role-fit = 6
mentoring = 5
[offer.pay]
hourly = 52
weeks = 12

[[offer]]
company = "Acme"
[offer.ratings]
role-fit = 5
mentoring = [2, 9]
[offer.pay]
yearly = 98_000

[[offer]]
company = "Dream"
status = "pending"
expects-by = 2026-12-09
chance = 0.3
[offer.ratings]
role-fit = 9
mentoring = 9
[offer.pay]
yearly = 120_000

[[fact]]
criterion = "brand"
company = "Acme"
value = 12
"#;

/// Calls at random.
const CALLS: usize = 200;
/// Verbs, with what follows them and their files.
const VERBS: [(&str, &str); 14] = [
    ("", ""),
    ("", " --all"),
    ("explain", " jane acme"),
    ("explain", " oneil"),
    ("flip", ""),
    ("flip", " dream"),
    ("ask", ""),
    ("pay", ""),
    ("deadlines", ""),
    ("wait", ""),
    ("weights", ""),
    ("report", " -o -"),
    ("check", ""),
    ("diff", " -- --set jane.role-fit=2"),
];
/// Options that such a call may have.
const OPTIONS: [&str; 14] = [
    "--set acme.role-fit=8",
    "--set 'Jane $treet `&` Co.mentoring=[3, 8]'",
    "--set dream.chance=0.6",
    "--set oneil.pay.hourly=60",
    "--weight mentoring=25",
    "--fact Acme.brand=3",
    "--must role-fit=4",
    "--without oneil",
    "--scale mentoring=2..9",
    "--as-of 2026-10-01",
    "--horizon 24",
    "-c 'my weights.toml'",
    "-c 'my weights.toml' -c ml-first",
    "--trust exact",
];

/// The words before a command, and the command.
type Printed = (String, String);

/// All commands on a screen, with the words before them: those that stand behind a colon, and those
/// behind the first in its line.
pub fn commands(screen: &str) -> Vec<Printed> {
    let joined = screen.replace(" \\\n    ", " ");
    let mut found = Vec::new();
    for line in joined.lines() {
        let Some((lead, first)) = line.split_once(": rank") else {
            continue;
        };
        if !(first.is_empty() || first.starts_with(' ')) {
            continue;
        }
        let whole = format!("rank{first}");
        for either in whole.split("     or: ") {
            for command in either.split(", rank ") {
                let command = command.strip_prefix("rank").unwrap_or(command).trim();
                found.push((lead.trim().to_owned(), format!("rank {command}")));
            }
        }
    }
    found
}

/// A number below `n`, the next of a fixed series.
fn dice(state: &mut u64, n: usize) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1);
    (*state >> 33) as usize % n
}

/// The answer of a call, as scripts read it.
fn answer(folder: &Folder, command: &str) -> Value {
    let text = in_shell(folder, &format!("{command} --trials 0 --json"));
    serde_json::from_str(&text).expect("JSON")
}

/// Each offer that takes a place, in their order.
fn order(answer: &Value) -> Vec<(&str, u64)> {
    let offers = answer["offers"].as_array().expect("offers").iter();
    let placed = offers.filter_map(|o| Some((o["id"].as_str()?, o["place"].as_u64()?)));
    placed.collect()
}

/// What the words before a command promise of it.
fn keeps(folder: &Folder, base: &str, (lead, command): &Printed, screen: &str) {
    let shown = in_shell(folder, command);
    assert!(!shown.is_empty(), "{command}");
    let told = || format!("{base}\n{lead}: {command}\n{screen}\n{shown}");
    match lead.as_str() {
        "Try" | "Try one" => {
            let (now, then) = (answer(folder, base), answer(folder, command));
            let firsts = |a: &Value| {
                let all = order(a).into_iter().filter(|o| o.1 == 1);
                all.map(|o| o.0.to_owned()).collect::<Vec<_>>()
            };
            assert_ne!(firsts(&now), firsts(&then), "{}", told());
        }
        "Once you know" => {
            let (now, then) = (answer(folder, base), answer(folder, command));
            assert_ne!(order(&now), order(&then), "{}", told());
        }
        "The ranking after it" | "After" => {
            let after = answer(folder, command);
            for offer in after["offers"].as_array().expect("offers") {
                let score = offer["score"].as_f64().expect("a score");
                assert!(
                    screen.contains(&format!("{score:.1}")),
                    "{score} {}",
                    told()
                );
            }
        }
        "Try another chance" => {
            let advice = |text: &str| {
                let wait: Value = serde_json::from_str(text).expect("JSON");
                wait["wait"]["due"].to_string()
            };
            let now = in_shell(
                folder,
                &format!("{} --json", base.replacen("rank", "rank wait", 1)),
            );
            let then = in_shell(folder, &format!("{command} --json"));
            assert_ne!(advice(&now), advice(&then), "{}", told());
        }
        lead if lead.ends_with("more remarks") || lead.ends_with("more remark") => {
            let before = screen.lines().filter(|l| l.starts_with("! ")).count();
            let after = shown.lines().filter(|l| l.starts_with("! ")).count();
            assert!(after >= before, "{}", told());
            assert!(!commands(&shown).iter().any(|c| c.0 == lead), "{}", told());
        }
        "Accept or wait" => assert!(shown.starts_with("Accept what is due"), "{}", told()),
        "To change the order" | "All changes" => {
            assert!(
                shown.contains("What would put another offer first?"),
                "{}",
                told()
            );
        }
        "Into your calendar" => {
            std::fs::remove_file(folder.path("deadlines.ics")).expect("a calendar");
        }
        _ => {}
    }
}

#[test]
fn every_command_that_is_printed_works_and_keeps_its_promise() {
    let weights = "title = \"Mine\"\n[weights]\npay = 50\nmentoring = 20\nbrand = 30\n";
    let folder = Folder::with("my offers.toml", OFFERS).file("my weights.toml", weights);
    let mut state = 11;
    let mut leads: Vec<String> = Vec::new();
    for _ in 0..CALLS {
        let (verb, behind) = VERBS[dice(&mut state, VERBS.len())];
        let mut options: Vec<&str> = Vec::new();
        for _ in 0..dice(&mut state, 4) {
            let option = OPTIONS[dice(&mut state, OPTIONS.len())];
            // What is left out cannot be changed, nor weights by two sets of a kind.
            let is_of = |o: &&str| o.contains("oneil") || o.starts_with("-c");
            let twice = is_of(&option) && options.iter().any(is_of);
            if !twice && !options.contains(&option) {
                options.push(option);
            }
        }
        // What has no weight, or is left out, cannot be changed.
        let weighs_no_fit = options
            .iter()
            .any(|o| o.starts_with("-c 'my weights.toml'"));
        let changes_fit = |o: &str| o.contains("role-fit") && !o.starts_with("--must");
        let names_one = ["oneil", "jane", "dream"]
            .iter()
            .any(|id| behind.contains(id));
        let is_without = options.iter().any(|o| o.contains("--without"));
        let has_fit = changes_fit(behind) || options.iter().any(|o| changes_fit(o));
        if (weighs_no_fit && has_fit) || (names_one && is_without) {
            continue;
        }
        let options = options.join(" ");
        let width = [40, 80, 120][dice(&mut state, 3)];
        let (before, after) = behind
            .split_once("-- ")
            .map_or((behind, String::new()), |b| (b.0, format!(" -- {}", b.1)));
        let made = if behind == " dream" {
            " --set dream.status=offered"
        } else {
            ""
        };
        let base = format!("rank 'my offers.toml' {options}{made}");
        let call = format!(
            "rank {verb} 'my offers.toml'{before} {options} --width {width} --trials 100{after}"
        );
        let screen = in_shell(&folder, &call);
        for printed in commands(&screen) {
            keeps(&folder, &base, &printed, &screen);
            leads.push(printed.0);
        }
    }
    leads.sort();
    leads.dedup();
    for lead in [
        "More",
        "Try",
        "Once you know",
        "Accept or wait",
        "Into your calendar",
        "To change the order",
        "The ranking after it",
        "All changes",
        "Try another chance",
        "What the ratings alone would weigh",
    ] {
        assert!(leads.iter().any(|l| l == lead), "{lead}: {leads:?}");
    }
}
