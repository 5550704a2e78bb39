//! Deadlines as an iCalendar file (RFC 5545), for any calendar to take in.
//!
//! One all-day event a deadline, with an alarm the day before unless it is past. The same offers
//! on the same day give the same bytes. An event keeps its name as long as its offer does: taken in
//! again, a day that moved takes the place of the old one.

use jiff::civil::Date;

use super::page::deadlines::name;
use super::words::clean;
use crate::report::{Deadline, DeadlineReport, Due};

/// The longest line in octets, without its end.
const LONGEST: usize = 75;

/// The calendar file.
pub fn ics(told: &DeadlineReport<'_>) -> String {
    let mut out = Calendar(String::new());
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.text(
        "PRODID",
        concat!("-//offer-rank//rank ", env!("CARGO_PKG_VERSION"), "//EN"),
    );
    out.line("CALSCALE:GREGORIAN");
    for deadline in &told.deadlines {
        out.event(deadline, told.today);
    }
    out.line("END:VCALENDAR");
    out.0
}

/// A calendar file in the making.
struct Calendar(String);

impl Calendar {
    fn event(&mut self, deadline: &Deadline<'_>, today: Date) {
        let (day, name) = (basic(deadline.date), plain(&name(deadline)));
        let (kind, summary, description) = match deadline.due {
            Due::Reply => (
                "reply",
                format!("Reply to {name}"),
                format!(
                    "Your reply to {name} is due on {}.",
                    in_words(deadline.date)
                ),
            ),
            Due::Answer => (
                "answer",
                format!("{name}: answer expected"),
                format!("{name} is to answer by {}.", in_words(deadline.date)),
            ),
        };
        self.line("BEGIN:VEVENT");
        self.text(
            "UID",
            &format!("{}-{kind}@offer-rank", clean(deadline.offer)),
        );
        self.line(&format!("DTSTAMP:{}T000000Z", basic(today)));
        self.line(&format!("DTSTART;VALUE=DATE:{day}"));
        if let Ok(next) = deadline.date.tomorrow() {
            self.line(&format!("DTEND;VALUE=DATE:{}", basic(next)));
        }
        self.text("SUMMARY", &summary);
        self.text("DESCRIPTION", &description);
        self.line("TRANSP:TRANSPARENT");
        if deadline.days_left >= 0 {
            self.alarm(&summary);
        }
        self.line("END:VEVENT");
    }

    /// An alarm the day before.
    fn alarm(&mut self, summary: &str) {
        self.line("BEGIN:VALARM");
        self.line("ACTION:DISPLAY");
        self.line("TRIGGER:-P1D");
        self.text("DESCRIPTION", &format!("Tomorrow: {summary}"));
        self.line("END:VALARM");
    }

    /// A property whose value is text.
    fn text(&mut self, property: &str, value: &str) {
        let mut line = format!("{property}:");
        for c in value.chars() {
            if matches!(c, '\\' | ';' | ',') {
                line.push('\\');
            }
            line.push(c);
        }
        self.line(&line);
    }

    /// A line, folded where it is too long.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Text on one line in which no calendar finds markup.
fn plain(text: &str) -> String {
    text.replace('<', "\u{2039}").replace('>', "\u{203a}")
}

/// `20261126`.
fn basic(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// `Thursday 26 November 2026`.
fn in_words(day: Date) -> String {
    day.strftime("%A %-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use icalendar::{Calendar as Read, Component, DatePerhapsTime};
    use jiff::civil::date;
    use proptest::prelude::*;

    fn deadline<'a>(company: &'a str, role: Option<&'a str>, days_left: i32) -> Deadline<'a> {
        let date = date(2026, 11, 22).saturating_add(jiff::Span::new().days(days_left));
        Deadline {
            date,
            days_left,
            offer: "google",
            company,
            role,
            due: Due::Reply,
            is_offered: true,
            is_out: false,
        }
    }

    fn of(deadlines: Vec<Deadline<'_>>) -> String {
        ics(&DeadlineReport {
            schema: 1,
            version: "0.1.0",
            today: date(2026, 11, 22),
            deadlines,
            undated: Vec::new(),
            advice: Vec::new(),
        })
    }

    #[test]
    fn a_calendar_line_by_line() {
        let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//offer-rank//rank 0.1.0//EN
CALSCALE:GREGORIAN
BEGIN:VEVENT
UID:google-reply@offer-rank
DTSTAMP:20261122T000000Z
DTSTART;VALUE=DATE:20261201
DTEND;VALUE=DATE:20261202
SUMMARY:Reply to Gr\u{fc}n\\; Blau\\, 50\\\\50\\, \u{2039}b\u{203a}intern
DESCRIPTION:Your reply to Gr\u{fc}n\\; Blau\\, 50\\\\50\\, \u{2039}b\u{203a}intern is due on T
 uesday 1 December 2026.
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-P1D
DESCRIPTION:Tomorrow: Reply to Gr\u{fc}n\\; Blau\\, 50\\\\50\\, \u{2039}b\u{203a}intern
END:VALARM
END:VEVENT
END:VCALENDAR
";
        let text = of(vec![deadline(
            "Gr\u{fc}n; Blau, 50\\50",
            Some("<b>intern"),
            9,
        )]);
        assert_eq!(text, expected.replace('\n', "\r\n"));
    }

    #[test]
    fn what_is_past_has_no_alarm() {
        let text = of(vec![
            deadline("Google", None, -1),
            deadline("Google", None, 0),
        ]);
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 2);
        assert_eq!(text.matches("BEGIN:VALARM").count(), 1);
    }

    #[test]
    fn the_last_day_of_all_ends_with_itself() {
        let mut last = deadline("Google", None, 1);
        last.date = Date::MAX;
        let text = of(vec![last]);
        assert!(text.contains("DTSTART;VALUE=DATE:99991231\r\n"), "{text}");
        assert!(!text.contains("DTEND"), "{text}");
    }

    /// Names as bad as they come: what ends lines, escapes, folds and hides.
    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x".to_owned()),
            Just("\n ATTACH:file:///etc/passwd".to_owned()),
            Just("\\n\\,;\\".to_owned()),
            Just("\u{1b}]0;title\u{7}\u{9b}\u{202e}\u{2028}\u{85}".to_owned()),
            Just("<img src=x onerror=alert(1)>".to_owned()),
            Just("👩\u{200d}💻日本é".to_owned()),
            "\\PC{0,40}",
            any::<String>(),
        ];
        prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn no_name_breaks_out_of_its_line(company in hostile(), role in hostile(), days in -400..400) {
            let told = deadline(&company, Some(&role), days);
            let expected = format!("Reply to {}", plain(&name(&told)));
            let text = of(vec![told]);
            for line in text.split_terminator("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{line:?}");
                prop_assert!(!line.contains(crate::text::safe::is_unsafe), "{line:?}");
                prop_assert!(!line.contains(['<', '>']), "{line:?}");
            }
            prop_assert!(text.ends_with("END:VCALENDAR\r\n"));
            let alarms = usize::from(days >= 0);
            prop_assert_eq!(text.matches("\r\nBEGIN:").count(), 1 + alarms);

            let read: Read = text.parse().map_err(TestCaseError::fail)?;
            let events: Vec<_> = read.events().collect();
            prop_assert_eq!(events.len(), 1);
            prop_assert_eq!(events[0].get_summary(), Some(expected.as_str()));
        }
    }

    #[test]
    fn a_day_that_moves_keeps_its_name() {
        let names = |days| -> Vec<String> {
            let mut answer = deadline("Google", None, days);
            answer.due = Due::Answer;
            let text = of(vec![deadline("Google", None, days), answer]);
            let read: Read = text.parse().expect("a calendar");
            let name = |event: &icalendar::Event| event.get_uid().expect("a name").to_owned();
            read.events().map(name).collect()
        };
        let names_before = names(9);
        assert_eq!(
            names_before,
            ["google-reply@offer-rank", "google-answer@offer-rank"]
        );
        assert_eq!(names(11), names_before);
    }

    #[test]
    fn another_reader_finds_the_day() {
        let read: Read = of(vec![deadline("Google", None, 9)])
            .parse()
            .expect("a calendar");
        let event = read.events().next().expect("an event");
        let day = event.get_start().expect("a start");
        let DatePerhapsTime::Date(day) = day else {
            panic!("{day:?} has a time");
        };
        assert_eq!(day.to_string(), "2026-12-01");
        let stamp = event.get_timestamp().expect("a time stamp");
        assert_eq!(stamp.to_string(), "2026-11-22 00:00:00 UTC");
    }
}
