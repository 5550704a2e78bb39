//! The days as a file for a calendar.

use icalendar::{Calendar, Component, DatePerhapsTime};

use super::dates::four;
use super::harness::{Call, Folder};

fn ics<'f>(folder: &'f Folder, call: &str) -> Call<'f> {
    folder.rank(&format!("deadlines {call}"))
}

#[test]
fn a_calendar_file_is_written_like_any_other() {
    let folder = four();
    let screen = ics(&folder, "--ics days.ics").run().ok();
    assert!(
        screen.ends_with("\n\nWrote days.ics: 4 dates, each with an alarm the day before.\nAccept or wait: rank wait --today 2026-11-22\n"),
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
