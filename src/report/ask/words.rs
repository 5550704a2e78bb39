//! Answers in words: `36.1 to 44`, `fair or worse`, `17th or better`, `14.6 % of Microsoft's or less`.

use crate::report::change::change_name::{ChangeName, Lines, TypedChange, quoted};
use crate::report::ratings::cell::typed_number;
use crate::report::ratings::cell::{Form, Style, Value};
use crate::report::ratings::criteria::form;
use crate::robust::ask::AnswerRange;
use crate::robust::flips::Reading;
use crate::text::number::plain;
use crate::text::possessive::possessive;

/// How the answers to one question are put.
pub(in crate::report) struct AnswerWords<'w, 'a, 'b> {
    lines: &'w Lines<'a, 'b>,
    name: &'w ChangeName<'a>,
    form: Option<Form>,
}

impl<'w, 'a, 'b> AnswerWords<'w, 'a, 'b> {
    pub fn new(lines: &'w Lines<'a, 'b>, name: &'w ChangeName<'a>) -> Self {
        Self {
            lines,
            name,
            // What is there now says already what an amount is paid for.
            form: name.form(lines.problem).map(Form::without_time),
        }
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
        let with = |reading| self.text(reading) + behind;
        let (more, less) = self.sides(range.any);
        match (range.low, range.high) {
            (Some(low), Some(high)) if low == high => with(low),
            (Some(low), Some(high)) => format!("{} to {}", self.text(low), with(high)),
            (Some(low), None) if self.is_end(low, true) => with(low),
            (None, Some(high)) if self.is_end(high, false) => with(high),
            (Some(low), None) => format!("{} {more}", with(low)),
            (None, Some(high)) => format!("{} {less}", with(high)),
            (None, None) => "any answer".to_owned(),
        }
    }

    /// What lies above a value, and what below.
    fn sides(&self, of: Reading) -> (&'static str, &'static str) {
        match (of, self.form.map(|f| f.style)) {
            (Reading::Level(_), _) => ("or better", "or worse"),
            (_, Some(Style::Place)) => ("or worse", "or better"),
            _ => ("or more", "or less"),
        }
    }

    fn is_end(&self, reading: Reading, up: bool) -> bool {
        self.name.is_end(self.lines.problem, reading, up)
    }

    fn text(&self, reading: Reading) -> String {
        match self.lines.value(self.name.criterion, reading) {
            Value::Number(x) => typed_number(x, self.form),
            Value::Level(level) => level.to_owned(),
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

    /// An answer as it is typed.
    pub fn typed(&self, reading: Reading) -> TypedChange {
        let value = match self.lines.value(self.name.criterion, reading) {
            Value::Number(x) => self
                .name
                .part
                .map_or_else(|| plain(x), |part| part.value(x)),
            Value::Level(level) => quoted(level),
        };
        self.name.typed(self.lines, &value)
    }
}
