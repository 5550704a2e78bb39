//! Days by which something is due: on the screens, for scripts, and for a calendar.

use offer_rank::text::width::width;

use super::harness::{Folder, offer, rank};

pub const WEIGHTS: &str = "title = \"Summer 2027\"\n[weights]\nrole-fit = 30\nmentoring = 20\n";

pub fn block(company: &str, keys: &str, fit: f64) -> String {
    format!(
        "\n[[offer]]\ncompany = \"{company}\"\n{keys}\n[offer.ratings]\nrole-fit = {fit}\nmentoring = 5\n"
    )
}

/// Three offers to reply to, and one that is awaited.
pub fn four() -> Folder {
    let offers = [
        WEIGHTS.to_owned(),
        block(
            "JPMorgan",
            "role = \"ML engineer\"\nreply-by = 2026-11-26",
            9.0,
        ),
        block("Google", "reply-by = 2026-12-01", 7.0),
        block("LinkedIn", "reply-by = \"2026-12-04\"", 5.0),
        block(
            "OpenAI",
            "status = \"pending\"\nexpects-by = 2026-12-05",
            6.0,
        ),
        block("Stripe", "", 1.0),
    ];
    Folder::with("offers.toml", offers.concat())
}

const DEADLINES: &str = "\
Deadlines, soonest first. Today is Sunday 22 November.

 Thu 26 Nov   4 days  JPMorgan, ML engineer  reply
 Tue  1 Dec   9 days  Google                 reply
 Fri  4 Dec  12 days  LinkedIn               reply; let go above 80 in 100
 Sat  5 Dec  13 days  OpenAI                 answer expected
 no date: Stripe

OpenAI answers by 5 Dec, after all three replies are due.
Ask OpenAI to answer sooner, or JPMorgan, Google and LinkedIn for more time.
Let LinkedIn go only if OpenAI's chance is above 80 in 100: rank wait --today
2026-11-22.

Into your calendar: rank deadlines --today 2026-11-22 --ics deadlines.ics
";

#[test]
fn what_is_due_is_a_short_calendar() {
    let folder = four();
    folder.rank("deadlines").run().prints(DEADLINES);
    folder.rank("deadlines -o out").run().prints("");
    assert_eq!(folder.read("out"), DEADLINES);
    let red = "\u{1b}[31mThu 26 Nov\u{1b}[0m";
    let colored = folder.rank("deadlines --color always").run().ok();
    assert!(colored.contains(red), "{colored}");
    assert!(!colored.contains("\u{1b}[31mTue"), "{colored}");
    let plain = folder.rank("deadlines").env("NO_COLOR", "1").run().ok();
    assert_eq!(plain, DEADLINES);
}

const AT_40: &str = "\
Deadlines, soonest first.
Today is Thursday 3 December.

 Fri  4 Dec, 1 day: reply; let go above
 80 in 100
   LinkedIn
 Sat  5 Dec, 2 days: answer expected
   OpenAI
 Tue  1 Dec, 2 days ago: reply was due
   Google
 Thu 26 Nov, 7 days ago: reply was due
   JPMorgan, ML engineer
 no date: Stripe

The replies to JPMorgan and Google are
past due: ask if they still stand.
OpenAI answers by 5 Dec, after the reply
to LinkedIn is due.
Ask OpenAI to answer sooner, or LinkedIn
for more time.
Let LinkedIn go only if OpenAI's chance
is above 80 in 100: rank wait --today
2026-12-03.

Into your calendar: rank deadlines \\
    --today 2026-12-03 \\
    --ics deadlines.ics
";

#[test]
fn what_is_past_is_said_to_be() {
    let folder = four();
    let later = |call: &str| folder.rank(call).arg("--today").arg("2026-12-03");
    later("deadlines --width 40")
        .today(None)
        .run()
        .prints(AT_40);
    let after = folder
        .rank("deadlines")
        .today(Some("2026-12-10"))
        .run()
        .ok();
    let said = "\
The replies to JPMorgan, Google and LinkedIn are past due: ask if they still
stand. The answer of OpenAI is overdue: ask.
";
    assert!(after.contains(said), "{after}");
    assert!(after.contains(" Sat  5 Dec   5 days ago  OpenAI                 answer overdue\n"));
}

/// In every form of the table.
#[test]
fn a_table_says_what_is_past() {
    let folder = four();
    let screen = |width| {
        let run = folder.rank(&format!("--width {width}"));
        run.today(Some("2026-12-03")).run().ok()
    };
    assert!(screen(80).contains("  Thu 26 Nov  7 days ago\n"));
    assert!(screen(110).contains("       reply was due Thu 26 Nov "));
    assert!(screen(60).contains("     reply was due Thu 26 Nov, 7 days ago\n"));
}

/// Asking for more time makes sense until the day is there.
#[test]
fn what_comes_next_is_said_where_nothing_is_in_its_way() {
    let text = [WEIGHTS, &block("Google", "reply-by = 2026-11-23", 3.0)].concat();
    let folder = Folder::with("offers.toml", text);
    let last = |day| {
        let screen = folder.rank("deadlines").today(Some(day)).run().ok();
        screen.lines().nth(5).unwrap_or_default().to_owned()
    };
    assert_eq!(
        last("2026-11-22"),
        "If you need more time, ask before that day."
    );
    assert_eq!(last("2026-11-23"), "If you need more time, ask now.");
    let pending = block(
        "OpenAI",
        "status = \"pending\"\nexpects-by = 2026-12-05",
        3.0,
    );
    let folder = Folder::with("offers.toml", [WEIGHTS, &pending].concat());
    let screen = folder.rank("deadlines").run().ok();
    let said = "\
No reply is due.
OpenAI is to answer by Saturday 5 December, in 13 days: ask if nothing has come
by then.
";
    assert!(screen.contains(said), "{screen}");
}

#[test]
fn the_verdict_names_the_next_reply_within_two_weeks() {
    let folder = four();
    let second = |day| {
        let screen = folder.rank("").today(Some(day)).run().ok();
        let lines: Vec<&str> = screen.lines().collect();
        lines.get(3).copied().unwrap_or_default().to_owned()
    };
    let cases = [
        ("2026-11-11", ""),
        (
            "2026-11-12",
            "Reply to JPMorgan first: by Thursday 26 November, in 14 days.",
        ),
        (
            "2026-11-26",
            "Reply to JPMorgan first: by Thursday 26 November, today.",
        ),
        (
            "2026-11-27",
            "Reply to Google first: by Tuesday 1 December, in 4 days.",
        ),
        (
            "2026-12-03",
            "Reply to LinkedIn first: by Friday 4 December, tomorrow.",
        ),
        ("2026-12-05", ""),
    ];
    for (day, sentence) in cases {
        assert_eq!(second(day), sentence, "on {day}");
    }
    let both = [
        WEIGHTS,
        &block("A", "reply-by = 2026-12-01", 3.0),
        &block("B", "reply-by = 2026-12-01", 4.0),
    ];
    let both = Folder::with("offers.toml", both.concat())
        .rank("")
        .run()
        .ok();
    assert!(
        both.contains("\nReply to B and A first: by Tuesday 1 December, in 9 days.\n"),
        "{both}"
    );
}

/// An offer that a deal-breaker keeps out waits for nobody, and one that is pending cannot be
/// replied to.
#[test]
fn only_open_offers_press() {
    let must = "[must]\nrole-fit = 5\n";
    let pending = "status = \"pending\"\nreply-by = 2026-11-23";
    let offers = [
        WEIGHTS,
        must,
        &block("Out", "reply-by = 2026-11-24", 1.0),
        &block("Pending", pending, 9.0),
        &block("Open", "reply-by = 2026-11-25", 6.0),
    ];
    let folder = Folder::with("offers.toml", offers.concat());
    let screen = folder.rank("").run().ok();
    assert!(screen.contains("\nReply to Open first: by Wednesday 25 November, in 3 days.\n"));
    let deadlines = "\
Deadlines, soonest first. Today is Sunday 22 November.

 Mon 23 Nov   1 day  Pending  reply, once offered
 Tue 24 Nov  2 days  Out      reply; out by your must
 Wed 25 Nov  3 days  Open     reply

Next: reply to Open by Wednesday 25 November, in 3 days.
If you need more time, ask before that day.

Into your calendar: rank deadlines --today 2026-11-22 --ics deadlines.ics
";
    folder.rank("deadlines").run().prints(deadlines);
}

#[test]
fn an_answer_after_a_reply_is_pointed_out() {
    let warned = |expects: &str| {
        let pending = format!("status = \"pending\"\nexpects-by = {expects}");
        let offers = [
            WEIGHTS,
            &block("A", "reply-by = 2026-11-26", 3.0),
            &block("B", "reply-by = 2026-12-01", 4.0),
            &block("C", &pending, 5.0),
        ];
        let report = Folder::with("offers.toml", offers.concat())
            .rank("--json")
            .run()
            .json();
        let warnings = report["warnings"].as_array().expect("warnings").clone();
        let late = warnings.iter().find(|w| w["code"] == "R0224");
        late.map(|w| w["message"].as_str().expect("a message").to_owned())
    };
    let cases = [
        ("2026-11-21", None),
        ("2026-11-26", None),
        (
            "2026-11-27",
            Some("C answers by 27 Nov, after the reply to A is due."),
        ),
        (
            "2026-12-01",
            Some("C answers by 1 Dec, after the reply to A is due."),
        ),
        (
            "2026-12-02",
            Some("C answers by 2 Dec, after both replies are due."),
        ),
        (
            "2027-12-02",
            Some("C answers by 2 Dec 2027, after both replies are due."),
        ),
    ];
    for (day, said) in cases {
        assert_eq!(warned(day).as_deref(), said, "{day}");
    }
    let screen = four().rank("").run().ok();
    assert!(screen.contains("\n! OpenAI answers by 5 Dec, after all three replies are due.\n"));
    assert!(screen.ends_with("\nMore: rank explain jpmorgan google --today 2026-11-22\nMore: rank deadlines --today 2026-11-22\n"));
}

#[test]
fn scripts_read_the_days() {
    let folder = four();
    let report = folder.rank("--json").run().json();
    let day = |id: &str| offer(&report, id)["expects_by"].clone();
    assert_eq!(day("openai"), "2026-12-05");
    assert!(day("google").is_null());
    assert!(report["offers"][0].get("expects_by").is_some());

    let told = folder.rank("deadlines --json").run().json();
    assert_eq!(
        (&told["schema"], &told["today"]),
        (&1.into(), &"2026-11-22".into())
    );
    let first = serde_json::json!({
        "date": "2026-11-26", "days_left": 4, "offer": "jpmorgan", "company": "JPMorgan",
        "role": "ML engineer", "due": "reply"
    });
    assert_eq!(told["deadlines"][0], first);
    assert_eq!(told["deadlines"][3]["due"], "answer");
    assert_eq!(told["undated"], serde_json::json!(["stripe"]));
}

#[test]
fn offers_without_dates_have_none_made_up() {
    let screen = "\
No offer has a date.
Write `reply-by = 2026-12-06` into an `[[offer]]` that you have to reply to, and
`expects-by` into one that is not made yet.
";
    rank("deadlines --demo").prints(screen);
    let folder = Folder::new();
    folder.rank("deadlines --demo --ics x.ics").run().complains(
        2,
        "error: x.ics was not written: no offer has a date\nWrite `reply-by = ...` into an `[[offer]]`, then try again\n",
    );
    assert!(folder.names().is_empty());
    assert!(!rank("demo").ok().contains("rank deadlines"));
}

/// From 40 columns on, no line of these screens is wider than the screen.
#[test]
fn every_line_stays_within_the_screen() {
    let long = block(
        "The International Company of Very Long Names and Sons",
        "role = \"Incomprehensibilities engineer\"\nreply-by = 2027-12-04",
        2.0,
    );
    let folder = four();
    let folder = folder
        .file("long.toml", long)
        .file("bad.toml", "deadline = 1\n[[offer]]\nx = 1\n");
    let calls = [
        "deadlines offers.toml long.toml",
        "offers.toml long.toml",
        "explain offers.toml long.toml jpmorgan google",
        "explain offers.toml long.toml google the-international-company-of-very-long-names-and-sons",
        "explain offers.toml long.toml google",
        "explain --demo google linkedin",
        "check offers.toml --today 2027-01-01",
        "check bad.toml",
    ];
    for call in calls {
        for columns in [40, 41, 45, 50, 55, 60, 66, 72, 80, 100, 120] {
            let run = folder.rank(&format!("{call} --width {columns}")).run();
            for line in run.stdout.lines().chain(run.stderr.lines()) {
                assert!(width(line) <= columns, "{call} at {columns}: {line:?}");
            }
        }
    }
}
