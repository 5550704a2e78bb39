//! No change of first place is missing: each value that puts another offer first, tried one by
//! one, belongs to a flip.

use offer_rank::load::Loaded;
use offer_rank::model::{Cell, CompanyId, CriterionId, OfferId, Own, QuantityId, Scale, Subject};
use offer_rank::report::{ChangeKind, FlipLine, Report};

use crate::decision::{Decision, typed};

/// One thing to change, with the values to try.
struct Lever<'a> {
    kind: ChangeKind,
    criterion: Option<&'a str>,
    /// The offer whose rating it is, or the company.
    whose: Option<&'a str>,
    judge: Option<&'a str>,
    /// All but the value, as typed.
    left: String,
    values: Vec<String>,
}

impl Lever<'_> {
    fn is_of(&self, flip: &FlipLine<'_>) -> bool {
        self.kind == flip.kind
            && self.criterion == flip.criterion
            && (self.judge.is_none() || self.judge == flip.judge)
            && (self.whose.is_none() || self.whose == flip.offer || self.whose == flip.company)
    }
}

/// Shares of a weight up to the largest that flips are told of: a weight 999 times the others.
/// None is round: where one offer comes in just as another goes out, both are there at this one
/// point alone, of which no flip can say "or more".
const SHARES: [f64; 14] = [
    0.0, 0.001_03, 0.010_07, 0.050_09, 0.101_1, 0.201_7, 0.351_3, 0.511_9, 0.652_3, 0.802_9,
    0.903_1, 0.953_7, 0.990_1, 0.998_3,
];

fn weights(loaded: &Loaded) -> Vec<Lever<'_>> {
    let judges = loaded.problem.judges();
    let several = judges.len() > 1;
    let mut levers = Vec::new();
    for judge in judges {
        let sum: f64 = judge.written.iter().map(|w| w.middle).sum();
        for written in &judge.written {
            let rest = sum - written.middle;
            let id = loaded.problem.criterion(written.criterion).id.as_str();
            let set = several.then_some(judge.set.as_str());
            let prefix = set.map_or_else(String::new, |set| format!("{set}:"));
            let weight = |t: &f64| format!("{:?}", t / (1.0 - t) * rest);
            if rest > 0.0 {
                levers.push(Lever {
                    kind: ChangeKind::Weight,
                    criterion: Some(id),
                    whose: None,
                    judge: set,
                    left: format!("--weight {prefix}{id}"),
                    values: SHARES.iter().map(weight).collect(),
                });
            }
        }
    }
    levers
}

fn links(loaded: &Loaded) -> Vec<Lever<'_>> {
    let problem = &loaded.problem;
    let mut companies: Vec<&str> = Vec::new();
    for (id, _) in problem.offers() {
        for cell in problem.row(id) {
            if let Cell::Linked { link, .. } = cell {
                companies.push(problem.company(problem.link(*link).company));
            }
        }
    }
    companies.sort_unstable();
    companies.dedup();
    let lever = |company| Lever {
        kind: ChangeKind::Link,
        criterion: None,
        whose: None,
        judge: None,
        left: format!("--link {company}"),
        values: (0..=16)
            .map(|i| format!("{:?}", f64::from(i) / 16.0))
            .collect(),
    };
    companies.into_iter().map(lever).collect()
}

/// Numbers of a scale from end to end, or its levels.
fn values(scale: &Scale) -> Vec<String> {
    let levels = scale.level_list().iter().map(|l| l.name.clone());
    let (low, high) = match scale {
        // Not the whole numbers that offers have: a column of equal numbers is worth 1 to
        // everybody, at this one point alone, of which no flip can say "or more".
        Scale::Normalized(_) => (1.0 + 1.0 / 128.0, 200.0),
        _ => scale.ends().unwrap_or((0.0, -1.0)),
    };
    let steps = if low < high { 17 } else { 0 };
    let numbers = (0..steps).map(|i| format!("{:?}", low + (high - low) * f64::from(i) / 16.0));
    numbers.chain(levels).collect()
}

/// Whether a quantity is one unlinked rating's alone.
fn is_one_ratings(loaded: &Loaded, quantity: QuantityId) -> bool {
    let problem = &loaded.problem;
    let (mut whole, mut linked) = (0, 0);
    for cell in problem.offers().flat_map(|(id, _)| problem.row(id)) {
        match *cell {
            Cell::Stated(q) => whole += usize::from(q == quantity),
            Cell::Linked { own, parent, .. } => {
                linked += usize::from(own == Own::Stated(quantity) || parent == quantity);
            }
            Cell::Absent | Cell::Package(_) => {}
        }
    }
    whole == 1 && linked == 0
}

/// The companies' facts on which a rating rests, but for those that are this rating alone, and for
/// an unknown one of which a fact would reach other ratings too.
fn facts(loaded: &Loaded, offer: OfferId, criterion: CriterionId) -> Vec<CompanyId> {
    let problem = &loaded.problem;
    let resting = match problem.cell(offer, criterion) {
        Cell::Stated(quantity) => vec![quantity],
        Cell::Linked { own, parent, .. } => match own {
            Own::Stated(own) => vec![own, parent],
            Own::Absent => vec![parent],
        },
        Cell::Absent | Cell::Package(_) => Vec::new(),
    };
    let company = |quantity: QuantityId| {
        let stated = problem.quantity(quantity);
        let (Subject::Company(company, _) | Subject::Unknown(company, _)) = stated.subject else {
            return None;
        };
        let loose = stated.rating.is_unknown() && problem.is_loose(company, criterion);
        (!loose && !is_one_ratings(loaded, quantity)).then_some(company)
    };
    resting.into_iter().filter_map(company).collect()
}

fn ratings(loaded: &Loaded) -> Vec<Lever<'_>> {
    let problem = &loaded.problem;
    let mut levers: Vec<Lever<'_>> = Vec::new();
    for (offer, stated) in problem.offers() {
        for (id, criterion) in problem.criteria() {
            let facts = facts(loaded, offer, id).into_iter();
            let facts = facts.map(|company| ("--fact", problem.company(company)));
            for (option, whose) in facts.chain([("--set", stated.id.as_str())]) {
                let left = format!("{option} {whose}.{}", criterion.id);
                if levers.iter().any(|l| l.left == left) {
                    continue;
                }
                levers.push(Lever {
                    kind: ChangeKind::Rating,
                    criterion: Some(&criterion.id),
                    whose: Some(whose),
                    judge: None,
                    left,
                    values: values(&criterion.scale),
                });
            }
        }
    }
    levers
}

/// Who comes first alone after a change; none where several share first place.
fn first_with(decision: &Decision, argument: &str) -> Option<String> {
    let order = decision.order(&typed(argument));
    let alone = order.get(1).is_none_or(|(_, place)| *place > 1);
    order.first().filter(|_| alone).map(|(id, _)| id.clone())
}

fn first_now<'a>(report: &Report<'a>) -> Option<&'a str> {
    let first = report.offers.first();
    first.filter(|o| o.position.is_some()).map(|o| o.id)
}

/// Every value that puts another offer first, tried one by one, belongs to a flip.
pub fn nothing_is_missing(decision: &Decision) {
    decision.report(|report, loaded| {
        // Where nobody takes a place there is no order to change: the verdict says what is missing.
        let Some(now) = first_now(report) else {
            return;
        };
        let levers = [weights(loaded), ratings(loaded), links(loaded)];
        for lever in levers.iter().flatten() {
            let own = |f: &&FlipLine<'_>| f.first_changes && lever.is_of(f);
            let told: Vec<&str> = report.flips.iter().filter(own).map(|f| f.ahead).collect();
            for value in &lever.values {
                let change = format!("{}={value}", lever.left);
                let first = first_with(decision, &change).filter(|f| f != now);
                if let Some(first) = first {
                    assert!(
                        told.contains(&first.as_str()),
                        "{change}: {first}\n{}",
                        decision.text
                    );
                }
            }
        }
    });
}
