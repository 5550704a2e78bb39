//! Decisions of any size, each large in one way.

use std::fmt::Write as _;

use super::decisions::plain;
use super::dice::dice;

/// Most bytes of a million are in one name.
pub const MEGABYTE: usize = 1_000_000;

pub fn of_5_criteria(offers: usize) -> String {
    plain(offers, 5)
}

pub fn of_20_criteria(offers: usize) -> String {
    plain(offers, 20)
}

/// As [`of_5_criteria`], on scales that are made from the offers.
pub fn compared(offers: usize) -> String {
    on_relative_scales(&plain(offers, 5))
}

/// The same with 12 criteria.
pub fn of_12_compared(offers: usize) -> String {
    on_relative_scales(&plain(offers, 12))
}

fn on_relative_scales(decision: &str) -> String {
    decision.replace("worst = 0, best = 1000", "normalize = \"min-max\"")
}

pub fn of_2_offers(criteria: usize) -> String {
    plain(2, criteria)
}

/// Half of the offers are pending, and every answer comes after every reply is due.
pub fn pending(offers: usize) -> String {
    let mut out = String::from("[weights]\nrole-fit = 1\n");
    let mut any = dice();
    for i in 0..offers {
        let when = if i % 2 == 1 {
            "status = \"pending\"\nexpects-by = 2026-12-20"
        } else {
            "reply-by = 2026-12-01"
        };
        let _ = writeln!(
            out,
            "[[offer]]\ncompany = \"Company {i}\"\n{when}\n[offer.ratings]\nrole-fit = {}",
            any(11)
        );
    }
    out
}

/// One company's name is a word of that many bytes.
pub fn long_name(bytes: usize) -> String {
    named(&"a".repeat(bytes))
}

/// One company's name is of that many bytes, every other one a space.
pub fn long_name_of_words(bytes: usize) -> String {
    named(&"a ".repeat(bytes / 2))
}

fn named(name: &str) -> String {
    format!("[weights]\nrole-fit = 1\n{}{}", offer(name), offer("Other"))
}

fn offer(company: &str) -> String {
    format!("[[offer]]\ncompany = \"{company}\"\n[offer.ratings]\nrole-fit = 3\n")
}

/// One company has a fact a day.
pub fn facts(count: usize) -> String {
    let mut out = String::from("[weights]\nrole-fit = 1\n[[offer]]\ncompany = \"Acme\"\n");
    let (mut any, first) = (dice(), jiff::civil::date(1500, 1, 1));
    for day in first.series(jiff::Span::new().days(1)).take(count) {
        let _ = writeln!(
            out,
            "[[fact]]\ncompany = \"Acme\"\ncriterion = \"role-fit\"\nvalue = {}\nas-of = {day}",
            any(11)
        );
    }
    out
}

/// One company has many other names.
pub fn also(names: usize) -> String {
    let mut out = named("Acme");
    out.push_str("[[company]]\nname = \"Acme\"\nalso = [\n");
    for i in 0..names {
        let _ = writeln!(out, "\"Also {i}\",");
    }
    out.push_str("]\n");
    out
}
