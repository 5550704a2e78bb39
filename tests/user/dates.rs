//! Days by which something is due: on the screens, for scripts, and for a calendar.

use icalendar::{Calendar, Component, DatePerhapsTime};
use offer_rank::text::width::width;

use super::harness::{Call, Folder, offer, rank};

const WEIGHTS: &str = "title = \"Summer 2027\"\n[weights]\nrole-fit = 30\nmentoring = 20\n";

fn block(company: &str, keys: &str, fit: f64) -> String {
    format!(
        "\n[[offer]]\ncompany = \"{company}\"\n{keys}\n[offer.ratings]\nrole-fit = {fit}\nmentoring = 5\n"
    )
}

/// Three offers to reply to, and one that is awaited.
fn four() -> Folder {
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
What is due, soonest first. Today is Sunday 22 November.

 Thu 26 Nov   4 days  JPMorgan, ML engineer  reply
 Tue  1 Dec   9 days  Google                 reply
 Fri  4 Dec  12 days  LinkedIn               reply
 Sat  5 Dec  13 days  OpenAI                 answer expected
 no date: Stripe

OpenAI answers by 5 Dec, after all three replies are due.
Ask OpenAI to answer sooner, or JPMorgan, Google and LinkedIn for more time.

Into your calendar: rank deadlines --ics deadlines.ics
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
What is due, soonest first.
Today is Thursday 3 December.

 Fri  4 Dec, 1 day: reply
   LinkedIn
 Sat  5 Dec, 2 days: answer expected
   OpenAI
 Tue  1 Dec, 2 days ago: reply was due
   Google
 Thu 26 Nov, 7 days ago: reply was due
   JPMorgan, ML engineer
 no date: Stripe

The replies to JPMorgan and Google are
past due: ask whether they still stand.
OpenAI answers by 5 Dec, after the reply
to LinkedIn is due.
Ask OpenAI to answer sooner, or LinkedIn
for more time.

Into your calendar: rank deadlines --ics
                    deadlines.ics
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
The replies to JPMorgan, Google and LinkedIn are past due: ask whether they
still stand. The answer of OpenAI is overdue: ask.
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
What is due, soonest first. Today is Sunday 22 November.

 Mon 23 Nov   1 day  Pending  reply, once offered
 Tue 24 Nov  2 days  Out      reply; out by your must
 Wed 25 Nov  3 days  Open     reply

Next: reply to Open by Wednesday 25 November, in 3 days.
If you need more time, ask before that day.

Into your calendar: rank deadlines --ics deadlines.ics
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
    assert!(screen.ends_with("\nMore: rank explain jpmorgan google, rank flip, rank deadlines\n"));
}

/// Warnings with their place: the ranking comes all the same.
#[test]
fn days_that_are_past_or_say_nothing_are_warned_of() {
    let offers = [
        WEIGHTS,
        &block("Google", "reply-by = 2026-11-19", 3.0),
        &block(
            "OpenAI",
            "status = \"pending\"\nexpects-by = 2026-11-21",
            4.0,
        ),
        &block("Stripe", "expects-by = 2026-12-05", 5.0),
    ];
    let folder = Folder::with("offers.toml", offers.concat());
    let run = folder.rank("check").run();
    assert_eq!(run.status, Some(0));
    let expected = "\
warning[R0222]: Google: your reply was due by 19 Nov, 3 days ago
 --> offers.toml:8:12
  |
8 | reply-by = 2026-11-19
  |            ^^^^^^^^^^
  = help: is it still open? write the new day, or delete the offer

warning[R0223]: OpenAI: the answer was to come by 21 Nov, yesterday
  --> offers.toml:16:14
   |
16 | expects-by = 2026-11-21
   |              ^^^^^^^^^^
   = help: ask them; then write the new day, or delete the offer

warning[R0225]: Stripe: `expects-by` is for an offer not made yet; this one
                counts as made
  --> offers.toml:23:14
   |
23 | expects-by = 2026-12-05
   |              ^^^^^^^^^^ help: delete it, or add `status = \"pending\"`

3 warnings in offers.toml. More about one: rank check --explain R0222

";
    assert_eq!(run.stderr, expected);
    let screen = folder.rank("").run().ok();
    assert!(
        screen.contains("\n! Google: your reply was due by 19 Nov, 3 days ago\n"),
        "{screen}"
    );
    let without = folder.rank("--without google --json").run().json();
    assert!(
        !without["warnings"].to_string().contains("R0222"),
        "{without}"
    );
    let deadlines = folder.rank("deadlines").run().ok();
    let said = "The `expects-by` of Stripe counts only with `status = \"pending\"`.\n";
    assert!(deadlines.contains(said), "{deadlines}");
}

#[test]
fn days_that_cannot_be_are_mistakes() {
    let wrong = |line: &str| {
        let offer = block("A", line, 3.0);
        let folder = Folder::with("offers.toml", [WEIGHTS, &offer].concat());
        folder.rank("deadlines").run().fails(1)
    };
    let cases = [
        (
            "expects-by = 2026-11-31",
            "R0123",
            "this day is in no calendar",
        ),
        (
            "expects-by = \"5 Dec\"",
            "R0123",
            "a date is year-month-day",
        ),
        ("expects-by = 5", "R0105", "a date such as 2026-11-26"),
        (
            "reply-by = 2026-12-05T23:59:00-08:00",
            "R0123",
            "write the day alone: 2026-12-05",
        ),
        (
            "reply-by = \"2026-12-05T23:59:00\"",
            "R0123",
            "write the day alone: 2026-12-05",
        ),
        (
            "reply-by = 23:59:00",
            "R0123",
            "a time where a date such as 2026-11-26 is needed",
        ),
        ("answer-by = 2026-12-05", "R0102", "call it `expects-by`"),
        ("decision-by = 2026-12-05", "R0102", "call it `expects-by`"),
        ("expected = 2026-12-05", "R0102", "call it `expects-by`"),
        ("due = 2026-12-05", "R0102", "call it `reply-by`"),
    ];
    for (line, code, help) in cases {
        let said = wrong(line);
        assert!(said.contains(code) && said.contains(help), "{line}: {said}");
        assert!(said.contains("offers.toml:8:"), "{line}: {said}");
    }
}

/// A pending offer may have both days: its answer is to come before the reply is due.
#[test]
fn a_reply_that_is_due_before_its_answer() {
    let warned = |keys: &str| {
        let offer = block("A", &format!("status = \"pending\"\n{keys}"), 3.0);
        let folder = Folder::with("offers.toml", [WEIGHTS, &offer].concat());
        let check = folder.rank("check --json").run().json();
        check["warnings"].to_string()
    };
    let said = warned("reply-by = 2026-12-01\nexpects-by = 2026-12-05");
    assert!(said.contains("R0224"), "{said}");
    let text = "A: your reply is due by 1 Dec, before its answer by 5 Dec";
    assert!(said.contains(text), "{said}");
    let said = warned("reply-by = 2026-12-05\nexpects-by = 2026-12-01");
    assert!(!said.contains("R0224"), "{said}");
}

/// Where a key belongs that was put above the first offer, and one that is there twice over.
#[test]
fn keys_of_an_offer_are_sent_to_one() {
    let text = "deadline = 2026-12-12\n[[offer]]\ncompany = \"G\"\nemployer = \"x\"\n";
    let expected = "\
error[R0103]: `deadline` in the file's top level
 --> offers.toml:1:1
  |
1 | deadline = 2026-12-12
  | ^^^^^^^^ help: put it below `[[offer]]`, as `reply-by`

error[R0102]: `employer` beside `company` in an offer
 --> offers.toml:4:1
  |
4 | employer = \"x\"
  | ^^^^^^^^ help: `company` is there already: delete this line

2 mistakes in offers.toml. More about one: rank check --explain R0103
";
    Folder::with("offers.toml", text)
        .rank("check")
        .run()
        .complains(1, expected);
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

fn ics<'f>(folder: &'f Folder, call: &str) -> Call<'f> {
    folder.rank(&format!("deadlines {call}"))
}

#[test]
fn a_calendar_file_is_written_like_any_other() {
    let folder = four();
    let screen = ics(&folder, "--ics days.ics").run().ok();
    assert!(
        screen.ends_with("\n\nWrote days.ics: 4 dates, each with an alarm the day before.\n"),
        "{screen}"
    );
    let first = folder.read("days.ics");
    ics(&folder, "--ics days.ics")
        .run()
        .complains(2, "error: days.ics exists; --force overwrites it\n");
    ics(&folder, "--ics days.ics --force").run().ok();
    assert_eq!(folder.read("days.ics"), first);
    ics(&folder, "--ics nosuch/days.ics")
        .run()
        .complains(2, "error: nosuch/days.ics: there is no such folder\n");
    ics(&folder, "--ics one -o one")
        .run()
        .complains(2, "error: --ics and -o name one file: give each its own\n");
    assert_eq!(folder.names(), ["days.ics", "offers.toml"]);
}

/// As a reader that is not ours understands it.
#[test]
fn another_program_reads_the_calendar() {
    let folder = four();
    ics(&folder, "--ics days.ics")
        .today(Some("2026-11-28"))
        .run()
        .ok();
    let calendar: Calendar = folder.read("days.ics").parse().expect("an iCalendar file");
    let days: Vec<(String, String, usize)> = calendar
        .events()
        .map(|event| {
            let Some(DatePerhapsTime::Date(day)) = event.get_start() else {
                panic!("{event:?} has a time of day");
            };
            let summary = event.get_summary().expect("a summary").to_owned();
            (day.to_string(), summary, event.components().len())
        })
        .collect();
    let expected = [
        ("2026-12-01", "Reply to Google", 1),
        ("2026-12-04", "Reply to LinkedIn", 1),
        ("2026-12-05", "OpenAI: answer expected", 1),
        ("2026-11-26", "Reply to JPMorgan, ML engineer", 0),
    ];
    let expected = expected.map(|(day, text, alarms)| (day.to_owned(), text.to_owned(), alarms));
    assert_eq!(days, expected);
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
