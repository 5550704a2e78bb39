//! `rank weigh`: trade-off questions with amounts as the offers have them, and the set of weights
//! that the answers make.

mod set;
mod steps;

use super::ratings::criteria::form;
use crate::load::Loaded;
use crate::method::{Method, Ranking};
use crate::model::{CriterionId, labels};
use crate::text::number::{count, few, list};
use crate::weighing::Interview;
pub use crate::weighing::{MOST_QUESTIONS, Reply, TradeOff as WeighingQuestion};
use steps::{Steps, steps};

/// Questions about the weights of a decision, and the answers so far.
#[derive(Debug)]
pub struct WeighingInterview<'a> {
    /// The criteria on which the offers differ, with their steps.
    criteria: Vec<Steps<'a>>,
    /// Those on which they do not, by name.
    alike: Vec<&'a str>,
    /// What the offers in question are called.
    labels: Vec<String>,
    interview: Interview,
}

impl<'a> WeighingInterview<'a> {
    /// About the criteria that carry weight, for the offers that take a place.
    pub fn new(loaded: &'a Loaded, method: Method) -> Self {
        let problem = &loaded.problem;
        let ranking = Ranking::new(problem, method);
        let table = ranking.columns.table();
        let (mut criteria, mut ids, mut alike) = (Vec::new(), Vec::new(), Vec::new());
        let weighed = |id: &CriterionId| ranking.weights.share(*id) > 0.0;
        for (id, criterion) in problem.criteria().filter(|(id, _)| weighed(id)) {
            match steps(problem, &ranking, id, &table.ranked_in(id.index())) {
                Some(steps) => {
                    criteria.push(steps);
                    ids.push(id.index());
                }
                None => alike.push(criterion.name.as_str()),
            }
        }
        let worth = |row: &usize| ids.iter().map(|k| table.row(*row)[*k]).collect();
        let worths = table.ranked().iter().map(worth).collect();
        let all = labels(problem);
        Self {
            labels: table.ranked().iter().map(|row| all[*row].clone()).collect(),
            interview: Interview::new(criteria.iter().map(Steps::gains).collect(), worths),
            criteria,
            alike,
        }
    }

    /// The next question, if any is left.
    pub fn next(&self) -> Option<WeighingQuestion> {
        self.interview.next()
    }

    /// How many questions were answered.
    pub fn answered(&self) -> usize {
        self.interview.given().len()
    }

    /// Takes an answer.
    pub fn answer(&mut self, question: WeighingQuestion, reply: Reply) {
        self.interview.answer(question, reply);
    }

    /// Takes the last answer back, and asks its question again.
    pub fn back(&mut self) -> Option<WeighingQuestion> {
        let last = self.answered().checked_sub(1)?;
        self.interview.take_back(last)
    }

    /// Takes back the first of the answers that cannot all hold, and asks its question again.
    pub fn reopen(&mut self) -> Option<WeighingQuestion> {
        let first = *self.interview.clash()?.first()?;
        self.interview.take_back(first)
    }

    /// The answers that cannot all hold, each with its number; none where all fit.
    pub fn clash(&self) -> Option<Vec<String>> {
        let clash = self.interview.clash()?;
        let told = |i: &usize| {
            let (question, reply) = self.interview.given()[*i];
            format!("{}. {}", i + 1, self.told(question, reply))
        };
        Some(clash.iter().map(told).collect())
    }

    /// Both sides of a question in words, and whether it checks what was answered.
    pub fn sides(&self, question: WeighingQuestion) -> ([String; 2], bool) {
        (self.sides_of(question), question.checks)
    }

    fn sides_of(&self, question: WeighingQuestion) -> [String; 2] {
        let ((i, a), (j, b)) = (question.one, question.other);
        let (one, other) = (&self.criteria[i], &self.criteria[j]);
        [
            format!("{}, {}", one.better(a), other.worse()),
            format!("{}, {}", one.worse(), other.better(b)),
        ]
    }

    /// A question and its answer in a line.
    fn told(&self, question: WeighingQuestion, reply: Reply) -> String {
        let [one, other] = self.sides_of(question);
        match reply {
            Reply::First => format!("({one}) rather than ({other})."),
            Reply::Second => format!("({other}) rather than ({one})."),
            Reply::Equal => format!("({one}) and ({other}) are about equal."),
            Reply::Unsure => format!("({one}) or ({other}): not sure."),
        }
    }

    /// What the answers so far leave open, in a sentence.
    pub fn left(&self) -> String {
        let possible = self.interview.possible().unwrap_or_default();
        let names: Vec<&str> = possible.iter().map(|i| self.labels[*i].as_str()).collect();
        match names.len() {
            0 => String::new(),
            1 => format!("{} comes first under all weights that fit.", names[0]),
            n if n == self.labels.len() && n > 3 => {
                format!("Any of {} can still come first.", count(n, "offer"))
            }
            2 => format!("{} can still come first.", list(&names)),
            _ => format!("{} can still come first.", few(&names)),
        }
    }

    /// Why there is nothing to ask from the start; none where there is.
    pub fn nothing_to_ask(&self) -> Option<String> {
        if self.next().is_some() {
            return None;
        }
        let possible = self.interview.possible();
        Some(match (self.labels.len(), possible) {
            (0, _) => "No offer takes a place, so there is nothing to ask.".to_owned(),
            (1, _) => {
                "With one offer there is nothing to ask: any weights put it first.".to_owned()
            }
            (n, None) => format!("{n} offers are too many for questions: leave some out."),
            (_, Some(first)) if first.len() == 1 => {
                let name = &self.labels[first[0]];
                format!("{name} comes first under any weights, so there is nothing to ask.")
            }
            _ => "Your offers are alike wherever you weigh them, so there is nothing to ask."
                .to_owned(),
        })
    }
}
