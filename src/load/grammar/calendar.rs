//! Days as files have them: a date, in quotes or not, or a time whose day is meant.

use jiff::civil::Date;
use toml::de::DeValue;
use toml::value::Datetime;

use super::days;
use super::raw::At;
use super::reader::{Node, Reader};
use crate::diag::Code;

impl Reader<'_> {
    /// A day; anything else is complained about.
    pub fn date(&mut self, node: &Node<'_>) -> Option<At<Date>> {
        let span = self.span(node);
        let written = match node.get_ref() {
            DeValue::Datetime(when) => when.to_string(),
            DeValue::String(text) => text.trim().to_owned(),
            _ => return self.wrong_kind(node, "a date such as 2026-11-26"),
        };
        if let Ok(when) = written.parse::<Datetime>()
            && when.time.is_some()
        {
            let (message, help) = match when.date {
                Some(day) => (
                    "a time of day, but rank counts whole days",
                    whole_day(&day.to_string(), when),
                ),
                None => (
                    "a time where a date such as 2026-11-26 is needed",
                    "write the day".to_owned(),
                ),
            };
            return self.refuse(Code::BadDate, span, message, help);
        }
        match days::date(&written) {
            Ok(value) => Some(At { value, span }),
            Err(help) => self.refuse(Code::BadDate, span, "not a date that rank reads", help),
        }
    }
}

/// How to write a moment as a day. A morning is no whole day to answer on.
fn whole_day(day: &str, when: Datetime) -> String {
    let morning = when.time.is_some_and(|time| time.hour < 12);
    let before = day.parse().ok().and_then(|day: Date| day.yesterday().ok());
    let last = before
        .filter(|_| morning)
        .map(|before| format!(", or {before} where it is the last whole day to answer"));
    format!("write the day alone: {day}{}", last.unwrap_or_default())
}
