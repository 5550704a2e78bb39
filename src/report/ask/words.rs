//! Answers in words: `36.1 to 44`, `fair or worse`, `17th or better`, `14.6 % of Microsoft's or less`.

use crate::report::change::change_name::{ChangeName, Lines};
use crate::report::change::flip::sides;
use crate::report::ratings::cell::Style;
use crate::report::ratings::criteria::form;
use crate::robust::ask::AnswerRange;
use crate::robust::flips::Reading;
use crate::text::possessive::possessive;

/// How the answers to one question are put.
pub(in crate::report) struct AnswerWords<'w, 'a, 'b> {
    lines: &'w Lines<'a, 'b>,
    name: &'w ChangeName<'a>,
}

impl<'w, 'a, 'b> AnswerWords<'w, 'a, 'b> {
    pub const fn new(lines: &'w Lines<'a, 'b>, name: &'w ChangeName<'a>) -> Self {
        Self { lines, name }
    }

    /// Ranges with their unit, or the company whose rating a link shares.
    pub fn ranges(&self, ranges: &[AnswerRange]) -> String {
        let parent = self.name.link.map_or_else(String::new, |link| {
            let parent = &self.lines.problem.link(link).parent_name;
            format!(" of {}", possessive(parent))
        });
        self.join(ranges, &(self.unit() + &parent))
    }

    /// The same without the company.
    pub fn bare_ranges(&self, ranges: &[AnswerRange]) -> String {
        self.join(ranges, &self.unit())
    }

    fn join(&self, ranges: &[AnswerRange], behind: &str) -> String {
        let texts: Vec<String> = ranges.iter().map(|r| self.range(r, behind)).collect();
        texts.join(", or ")
    }

    fn range(&self, range: &AnswerRange, behind: &str) -> String {
        let problem = self.lines.problem;
        let text = |reading| self.lines.value_text(self.name, reading);
        let with = |reading| text(reading) + behind;
        let is_end = |reading, up| self.name.is_end(problem, reading, up);
        let form = self.name.form(problem);
        let is_place = form.is_some_and(|form| form.style == Style::Place);
        let (more, less) = sides(matches!(range.any, Reading::Level(_)), is_place);
        match (range.low, range.high) {
            (Some(low), Some(high)) if low == high => with(low),
            (Some(low), Some(high)) => format!("{} to {}", text(low), with(high)),
            (Some(low), None) if is_end(low, true) => with(low),
            (None, Some(high)) if is_end(high, false) => with(high),
            (Some(low), None) => format!("{} {more}", with(low)),
            (None, Some(high)) => format!("{} {less}", with(high)),
            (None, None) => "any answer".to_owned(),
        }
    }

    /// What follows a bare number: ` min`.
    fn unit(&self) -> String {
        let bare = self.name.criterion.filter(|_| self.name.part.is_none());
        let Some(id) = bare else {
            return String::new();
        };
        let criterion = self.lines.problem.criterion(id);
        let is_bare = form(criterion).style == Style::Bare && criterion.scale.ends().is_some();
        let unit = criterion.unit.as_deref().filter(|_| is_bare);
        unit.map_or_else(String::new, |unit| format!(" {unit}"))
    }
}
