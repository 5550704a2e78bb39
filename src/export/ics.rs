//! Deadlines as an iCalendar file (RFC 5545), for any calendar to take in.
//!
//! One all-day event a deadline, with an alarm the day before unless it is past. The same offers
//! on the same day give the same bytes; an event keeps its name as long as its offer and day stay.

use std::fmt::Write;

use jiff::civil::Date;

use super::deadlines::name;
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
            &format!("{}-{kind}-{day}@offer-rank", clean(deadline.offer)),
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
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write!(out, "{:04}{:02}{:02}", day.year(), day.month(), day.day());
    out
}

/// `Thursday 26 November 2026`.
fn in_words(day: Date) -> String {
    day.strftime("%A %-d %B %Y").to_string()
}
