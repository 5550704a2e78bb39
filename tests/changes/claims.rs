//! What a printed sentence claims, and how it is checked: what it names is found by its words, and
//! the decision is ranked again with what it speaks of.

use std::collections::HashMap;

use offer_rank::load::Loaded;
use offer_rank::report::{FlipLine, Report};

use crate::decision::{Decision, typed};
use crate::spoken::Spoken;

/// What a sentence names, and the change without its value as typed.
pub struct Names {
    pub labels: Vec<(String, String)>,
    /// `Acme's pay` or `role-fit`, and `--set acme.pay`.
    pub things: Vec<(String, String)>,
}

impl Names {
    pub fn new(report: &Report<'_>, more: &[FlipLine<'_>], what: &str) -> Self {
        let labels = report.offers.iter();
        let mut names = Self {
            labels: labels.map(|o| (o.label.clone(), o.id.to_owned())).collect(),
            things: Vec::new(),
        };
        let mut seen: HashMap<String, String> = HashMap::new();
        let flips = report.flips.iter().chain(more).filter(|f| f.to.is_some());
        let flips = flips.map(|flip| {
            let told = &flip.told;
            let thing = match (&told.parent, told.whose.as_str()) {
                (Some(_), whose) => format!("{whose} (link)"),
                (None, "") => told.what.clone(),
                (None, _) => told.subject.clone(),
            };
            (thing, told.typed.to_string())
        });
        // What bears on second place alone has no flip, but a question.
        let asked = report.ask.iter().filter_map(|ask| {
            let is_link = ask.criterion.is_none();
            let thing = if is_link {
                format!("{} (link)", ask.whose)
            } else {
                ask.subject.clone()
            };
            Some((thing, ask.typed.clone()?))
        });
        for (thing, whole) in flips.chain(asked) {
            let (left, _) = whole.rsplit_once('=').expect("typed");
            let before = seen.insert(thing.clone(), left.to_owned());
            assert!(
                before.as_ref().is_none_or(|b| b == left),
                "two things are called {thing}: {left}, {before:?}\n{what}"
            );
            names.things.push((thing, left.to_owned()));
        }
        // A rating may bear on second place alone, and have no flip.
        for offer in &report.offers {
            for criterion in &report.criteria {
                let thing = format!("{}'s {}", offer.label, in_sentence(criterion.name));
                let left = format!("--set {}.{}", offer.id, criterion.id);
                if !seen.contains_key(&thing) {
                    names.things.push((thing, left));
                }
            }
        }
        names
    }

    /// The thing that a text begins with, as typed, and what stands behind it.
    pub fn thing<'t>(
        &self,
        text: &'t str,
        before: &str,
        behind: &str,
    ) -> Option<(String, &'t str)> {
        let fitting = self.things.iter().filter_map(|(thing, left)| {
            let rest = text.strip_prefix(thing.strip_prefix(before)?)?;
            Some((thing.len(), left, rest.strip_prefix(behind)?))
        });
        let (_, left, rest) = fitting.max_by_key(|(length, ..)| *length)?;
        Some((left.clone(), rest))
    }
}

/// `role fit` of `Role fit`, and `ML exposure` as it is.
pub fn in_sentence(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    if rest.starts_with(char::is_uppercase) {
        name.to_owned()
    } else {
        first.to_lowercase() + rest
    }
}

/// Values of percent are typed with their sign but for ratings in percent.
fn takes_percent(left: &str) -> bool {
    let is_part = left.starts_with("--set") && left.matches('.').count() > 1;
    left.starts_with("--link") || is_part || left.contains("rates.")
}

/// A sentence that is being checked.
pub struct Claim<'d> {
    pub decision: &'d Decision,
    pub loaded: &'d Loaded,
    pub names: &'d Names,
    pub sentence: &'d str,
}

impl Claim<'_> {
    #[track_caller]
    pub fn told(&self) -> String {
        format!("{}\n{}", self.sentence, self.decision.text)
    }

    /// The orders with each value of a range typed; values beyond what may be written are left out.
    pub fn orders(&self, left: &str, spoken: &Spoken) -> Vec<(String, Vec<(String, usize)>)> {
        let mut all = Vec::new();
        for (i, value) in spoken.values(takes_percent(left)).into_iter().enumerate() {
            if i > 0 && self.is_no_rating(left, &value) {
                continue;
            }
            let change = format!("{left}={value}");
            match self.decision.order_if(&typed(&change)) {
                Some(order) => all.push((change, order)),
                None => assert!(i > 0, "cannot be typed: {change}: {}", self.told()),
            }
        }
        all
    }

    /// Whether a criterion whose scale is made from the offers takes no such number: all of them
    /// are to be above 0.
    fn is_no_rating(&self, left: &str, value: &str) -> bool {
        let problem = &self.loaded.problem;
        let mut normalized = problem
            .criteria()
            .filter(|(_, c)| c.scale.ends().is_none() && c.scale.level_list().is_empty());
        let is_of = |id: &str| left.ends_with(&format!(".{id}"));
        normalized.any(|(_, c)| is_of(&c.id)) && value.parse::<f64>().is_ok_and(|x| x <= 0.0)
    }

    /// These offers, and no other, are first with each value.
    pub fn puts_first(&self, left: &str, spoken: &Spoken, ids: &[String]) {
        for (change, order) in self.orders(left, spoken) {
            let mut first: Vec<&String> = order.iter().filter(|o| o.1 == 1).map(|o| &o.0).collect();
            let mut named: Vec<&String> = ids.iter().collect();
            first.sort();
            named.sort();
            assert_eq!(first, named, "{change}: {order:?}: {}", self.told());
        }
    }

    /// An offer is passed with each value: another one is first.
    pub fn moves(&self, left: &str, spoken: &Spoken, id: &str) {
        for (change, order) in self.orders(left, spoken) {
            let first = order.first().map(|o| o.0.as_str());
            let alone = order.iter().any(|o| o.0 == id && o.1 == 1);
            assert!(
                first != Some(id) && !alone,
                "{change}: {order:?}: {}",
                self.told()
            );
        }
    }

    #[track_caller]
    pub fn unread(&self, rest: &str) -> ! {
        panic!("cannot be read at {rest:?}: {}", self.told())
    }
}

/// What all sentences of one decision are checked by.
#[derive(Clone, Copy)]
pub struct Claims<'d> {
    pub decision: &'d Decision,
    pub loaded: &'d Loaded,
    pub names: &'d Names,
}

impl<'d> Claims<'d> {
    pub const fn of(self, sentence: &'d str) -> Claim<'d> {
        Claim {
            decision: self.decision,
            loaded: self.loaded,
            names: self.names,
            sentence,
        }
    }
}
