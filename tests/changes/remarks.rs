//! The laws of remarks: what they say of unknowns at their ends, of weights and of offers that are
//! nowhere behind is put in, and the order is as they say.

use offer_rank::load::{Changes, Loaded};
use offer_rank::model::{Cell, Criterion, CriterionId, Scale};
use offer_rank::report::{Depth, Report};
use proptest::prelude::*;

use crate::cases;
use crate::claims::{Claims, Names};
use crate::decision::{Decision, add, typed};
use crate::laws::on;
use crate::pay;
use crate::random::{self, Dice};
use crate::spoken::names;

/// Weights that are tried of each criterion.
const WEIGHTS: [f64; 9] = [0.0, 0.07, 0.9, 4.1, 13.7, 31.3, 77.7, 410.0, 9_100.0];
/// Sets of weights that are tried for two offers.
const SETS: usize = 12;

/// The rating that is worth most or least, as typed; none on a scale made from the offers.
fn end(criterion: &Criterion, best: bool) -> Option<String> {
    let sign = if best { 1.0 } else { -1.0 };
    let points: Vec<(String, f64)> = match &criterion.scale {
        Scale::Straight { worst, best } => {
            vec![(format!("{worst:?}"), 0.0), (format!("{best:?}"), 1.0)]
        }
        Scale::Points(curve) => {
            let points = curve.points().iter();
            points.map(|(x, u)| (format!("{x:?}"), u.get())).collect()
        }
        Scale::Levels(_) => {
            let levels = criterion.scale.level_list().iter();
            levels.map(|l| (l.name.clone(), l.utility.get())).collect()
        }
        Scale::Normalized(_) => Vec::new(),
    };
    let most = points
        .into_iter()
        .max_by(|a, b| (sign * a.1).total_cmp(&(sign * b.1)));
    most.map(|(text, _)| text)
}

/// The criteria that a text lists: `Mentoring and Pay`.
fn criteria<'l>(loaded: &'l Loaded, text: &str) -> Vec<(CriterionId, &'l Criterion)> {
    let is_named = |c: &Criterion| {
        let text = text.replace(" and ", ", ").replace(" or ", ", ");
        text.split(", ").any(|name| name == c.name)
    };
    loaded
        .problem
        .criteria()
        .filter(|(_, c)| is_named(c))
        .collect()
}

struct Remark<'r> {
    claims: Claims<'r>,
    report: &'r Report<'r>,
    text: &'r str,
}

impl Remark<'_> {
    fn told(&self) -> String {
        format!("{}\n{}", self.text, self.claims.decision.text)
    }

    /// The order with an offer's unknowns on some criteria at an end; none where a scale has no end,
    /// or other offers rest on the same unknown.
    fn order_at(&self, id: &str, what: &str, best: bool) -> Option<Vec<(String, usize)>> {
        let loaded = self.claims.loaded;
        let problem = &loaded.problem;
        let company = |id: &str| {
            problem
                .offers()
                .find(|(_, o)| o.id == id)
                .map(|(_, o)| o.company_id)
        };
        let mut others = problem.offers().filter(|(_, o)| o.id != id);
        if others.any(|(_, o)| Some(o.company_id) == company(id)) {
            return None;
        }
        let named = criteria(loaded, what);
        if named.is_empty() {
            return None;
        }
        let mut changes = Changes::default();
        let (offer, _) = problem.offers().find(|(_, o)| o.id == id)?;
        for (at, criterion) in named {
            // A rating that is typed replaces the link, which lifts what is unknown.
            if matches!(problem.cell(offer, at), Cell::Linked { .. }) {
                return None;
            }
            let value = end(criterion, best)?;
            add(
                &mut changes,
                &format!("--set {id}.{}={value}", criterion.id),
            );
        }
        self.claims.decision.order_if(&changes)
    }

    /// `Acme is first on an unknown: with Mentoring at its worst it would be 3rd.`
    fn on_unknown(&self) {
        let Some((whose, rest)) = self.text.split_once(" is first on an unknown: with ") else {
            return;
        };
        let Some((ids, "")) = names(whose, &self.claims.names.labels) else {
            panic!("{}", self.told())
        };
        let Some((what, place)) = rest.split_once(" it would be ") else {
            panic!("{}", self.told())
        };
        let Some(order) = self.order_at(&ids[0], what.split(" at ").next().unwrap_or(""), false)
        else {
            return;
        };
        let own = order.iter().find(|o| o.0 == ids[0]).map(|o| o.1);
        match place.trim_end_matches('.') {
            "out" => assert_eq!(own, None, "{order:?}: {}", self.told()),
            place => {
                let digits: String = place.chars().take_while(char::is_ascii_digit).collect();
                let own = own.map(|own| own.to_string());
                assert_eq!(own, Some(digits), "{order:?}: {}", self.told());
            }
        }
    }

    /// `Bolt would be first with Return offer at its best, now unknown.`
    fn would_be(&self) {
        let Some((whose, rest)) = self.text.split_once(" would be first with ") else {
            return;
        };
        if !rest.ends_with("now unknown.") {
            return;
        }
        let Some((ids, "")) = names(whose, &self.claims.names.labels) else {
            panic!("{}", self.told())
        };
        let what = rest.split(" at ").next().unwrap_or("");
        let Some(order) = self.order_at(&ids[0], what, true) else {
            return;
        };
        let alone = order.get(1).is_none_or(|o| o.1 > 1);
        assert!(
            alone && order.first().is_some_and(|o| o.0 == ids[0]),
            "{order:?}: {}",
            self.told()
        );
    }

    /// `No weight of A or B changes who is first.`
    fn idle_weights(&self) {
        let loaded = self.claims.loaded;
        let named: Vec<&str> = if self
            .text
            .starts_with("No weight, changed alone, puts another")
        {
            loaded
                .problem
                .criteria()
                .map(|(_, c)| c.id.as_str())
                .collect()
        } else if let Some(rest) = self.text.strip_prefix("No weight of ") {
            let what = rest.split(" changes who is first").next().unwrap_or("");
            criteria(loaded, what)
                .iter()
                .map(|(_, c)| c.id.as_str())
                .collect()
        } else {
            return;
        };
        let judges = loaded.problem.judges();
        let first = self.report.offers.first().map(|o| o.id);
        for judge in judges {
            let set = if judges.len() > 1 {
                format!("{}:", judge.set)
            } else {
                String::new()
            };
            let written = |id: &str| {
                let mut all = judge.written.iter();
                all.any(|w| loaded.problem.criterion(w.criterion).id == id)
            };
            for (id, weight) in named.iter().flat_map(|id| WEIGHTS.map(|w| (id, w))) {
                let change = format!("--weight {set}{id}={weight:?}");
                if !written(id) {
                    continue;
                }
                if let Some(order) = self.claims.decision.order_if(&typed(&change)) {
                    let now = order.first().map(|o| o.0.as_str());
                    assert_eq!(now, first, "{change} {order:?}: {}", self.told());
                }
            }
        }
    }

    /// `Acme is at least as good as Bolt and Cape on everything you weigh.`
    fn dominated(&self, dice: &mut Dice) {
        let Some((ahead, rest)) = self.text.split_once(" is at least as good as ") else {
            return;
        };
        let Some((behind, _)) = rest.split_once(" on everything you weigh.") else {
            return;
        };
        let labels = &self.claims.names.labels;
        let (Some((ahead, "")), Some((behind, ""))) = (names(ahead, labels), names(behind, labels))
        else {
            panic!("{}", self.told())
        };
        let loaded = self.claims.loaded;
        for _ in 0..SETS {
            let mut changes = Changes::default();
            let written = loaded.problem.judges().iter().flat_map(|j| &j.written);
            let mut ids: Vec<&str> = written
                .filter(|w| w.middle > 0.0)
                .map(|w| loaded.problem.criterion(w.criterion).id.as_str())
                .collect();
            ids.sort_unstable();
            ids.dedup();
            for id in ids {
                add(
                    &mut changes,
                    &format!("--weight {id}={}", 1 + dice.below(90)),
                );
            }
            let order = self.claims.decision.order(&changes);
            let place = |id: &String| order.iter().find(|o| o.0 == *id).map(|o| o.1);
            for other in &behind {
                if let (Some(a), Some(b)) = (place(&ahead[0]), place(other)) {
                    assert!(a <= b, "{changes:?} {order:?}: {}", self.told());
                }
            }
        }
    }
}

/// All remarks of one decision.
pub fn remarks_hold(decision: &Decision, seed: u64) {
    let mut dice = Dice::new(seed ^ 5);
    decision.report_of((200, Depth::Line), None, |report, loaded| {
        let names = &Names::new(report, &[], &decision.text);
        let claims = Claims {
            decision,
            loaded,
            names,
        };
        for warning in &report.warnings {
            let remark = Remark {
                claims,
                report,
                text: &warning.message,
            };
            remark.on_unknown();
            remark.would_be();
            remark.idle_weights();
            remark.dominated(&mut dice);
        }
    });
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn remarks_are_true(seed in any::<u64>()) {
        on(seed, |decision| remarks_hold(decision, seed));
    }

    #[test]
    fn remarks_about_pay_are_true(seed in any::<u64>()) {
        let decision = pay::decision(seed);
        if decision.is_sound() {
            remarks_hold(&decision, seed);
        }
    }
}

/// The random decisions have what the laws are about.
#[test]
fn random_remarks_are_of_every_kind() {
    let kinds = [
        " is first on an unknown: with ",
        ", now unknown.",
        "No weight of ",
        "No weight, changed alone,",
        " on everything you weigh.",
    ];
    let mut counts = [0; 5];
    for decision in (0..120).map(random::decision).filter(Decision::is_sound) {
        decision.report_of((20, Depth::Line), None, |report, _| {
            for (kind, count) in kinds.iter().zip(&mut counts) {
                let mut all = report.warnings.iter();
                *count += usize::from(all.any(|w| w.message.contains(kind)));
            }
        });
    }
    assert!(counts.iter().all(|n| *n > 1), "{counts:?}");
}

/// What is unknown is lifted by a link, which a typed rating would replace.
#[test]
fn an_unknown_at_its_worst_keeps_its_link() {
    let seed = 4_199_934_247_274_791_638;
    on(seed, |decision| remarks_hold(decision, seed));
}
