//! What holds for every decision, on decisions made at random.

use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::Value;

use super::harness::{Folder, number, offer};
use super::law_cases::cases;

/// How a criterion's ratings are worth something; all get better with the part of the way that they
/// stand for.
#[derive(Clone, Debug)]
enum Scale {
    Straight { worst: i32, best: i32 },
    Points,
    Levels,
}

/// A rating by the part of the way from worst to best, of 100.
#[derive(Clone, Debug, PartialEq)]
enum Rating {
    At(u32),
    Between(u32, u32),
    Unknown,
    Missing,
}

#[derive(Clone, Debug)]
struct Decision {
    /// Scales with their weights.
    criteria: Vec<(Scale, u32)>,
    /// The ratings of each offer; an offer keeps its number when others go.
    offers: Vec<(usize, Vec<Rating>)>,
}

impl Scale {
    fn text(&self) -> String {
        match self {
            Self::Straight { worst, best } => format!("{{ worst = {worst}, best = {best} }}"),
            Self::Points => "{ points = [[0, 0.0], [10, 0.3], [60, 0.8], [100, 1.0]] }".to_owned(),
            Self::Levels => {
                "{ levels = { bad = 0.0, fair = 0.2, good = 0.9, great = 1.0 } }".to_owned()
            }
        }
    }

    fn value(&self, part: u32) -> String {
        let levels = ["\"bad\"", "\"fair\"", "\"good\"", "\"great\""];
        match self {
            Self::Straight { worst, best } => {
                let way = f64::from(*best - *worst) * f64::from(part) / 100.0;
                format!("{:?}", f64::from(*worst) + way)
            }
            Self::Points => part.to_string(),
            Self::Levels => levels[part as usize * 3 / 100].to_owned(),
        }
    }

    fn rating(&self, rating: &Rating) -> Option<String> {
        let falls = matches!(self, Self::Straight { worst, best } if best < worst);
        match rating {
            Rating::At(part) => Some(self.value(*part)),
            Rating::Between(a, b) => {
                let (low, high) = if falls { (b, a) } else { (a, b) };
                Some(format!("[{}, {}]", self.value(*low), self.value(*high)))
            }
            Rating::Unknown => Some("\"unknown\"".to_owned()),
            Rating::Missing => None,
        }
    }
}

impl Decision {
    fn text(&self, times: f64) -> String {
        let mut text = "[weights]\n".to_owned();
        for (k, (_, weight)) in self.criteria.iter().enumerate() {
            let _ = writeln!(text, "c{k} = {:?}", f64::from(*weight) * times);
        }
        for (k, (scale, _)) in self.criteria.iter().enumerate() {
            let _ = writeln!(
                text,
                "[[criterion]]\nid = \"c{k}\"\nscale = {}",
                scale.text()
            );
        }
        for (i, ratings) in &self.offers {
            let _ = writeln!(text, "[[offer]]\ncompany = \"O{i}\"\n[offer.ratings]");
            for (k, rating) in ratings.iter().enumerate() {
                if let Some(value) = self.criteria[k].0.rating(rating) {
                    let _ = writeln!(text, "c{k} = {value}");
                }
            }
        }
        text
    }

    fn report(&self) -> Value {
        report(self.text(1.0))
    }

    fn ids(&self) -> impl Iterator<Item = String> {
        self.offers.iter().map(|(i, _)| format!("o{i}"))
    }
}

fn report(text: String) -> Value {
    Folder::new()
        .rank("- --json --trials 0")
        .stdin(text)
        .run()
        .json()
}

fn scale() -> impl Strategy<Value = Scale> {
    prop_oneof![
        (-50..50, 1..200).prop_map(|(worst, way)| Scale::Straight {
            worst,
            best: worst + way
        }),
        (-50..50, 1..200).prop_map(|(worst, way)| Scale::Straight {
            worst,
            best: worst - way
        }),
        Just(Scale::Points),
        Just(Scale::Levels),
    ]
}

fn rating() -> impl Strategy<Value = Rating> {
    prop_oneof![
        6 => (0..=100u32).prop_map(Rating::At),
        2 => (0..=100u32, 0..=100u32).prop_map(|(a, b)| Rating::Between(a.min(b), a.max(b))),
        1 => Just(Rating::Unknown),
        1 => Just(Rating::Missing),
    ]
}

/// One to five criteria, at least one with a weight, and one to six offers.
fn decision() -> impl Strategy<Value = Decision> {
    let criteria = prop::collection::vec((scale(), 0..100u32), 1..=5);
    let criteria = criteria.prop_filter("a weight", |all| all.iter().any(|c| c.1 > 0));
    criteria.prop_flat_map(|criteria| {
        let row = prop::collection::vec(rating(), criteria.len());
        let offers = prop::collection::vec(row, 1..=6);
        (Just(criteria), offers).prop_map(|(criteria, rows)| Decision {
            criteria,
            offers: rows.into_iter().enumerate().collect(),
        })
    })
}

/// An offer as bad as another on every criterion, or worse.
fn worse(ratings: &[Rating], by: u32) -> Vec<Rating> {
    let down = |part: &u32| part.saturating_sub(by);
    let one = |rating: &Rating| match rating {
        Rating::At(part) => Rating::At(down(part)),
        Rating::Between(a, b) => Rating::Between(down(a), down(b)),
        other => other.clone(),
    };
    ratings.iter().map(one).collect()
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn points_add_up_to_the_score(decision in decision()) {
        let report = decision.report();
        let start = number(&report["start"]);
        for id in decision.ids() {
            let line = offer(&report, &id);
            let cells = line["criteria"].as_object().expect("cells");
            let sum: f64 = cells.values().map(|c| number(&c["points"])).sum();
            prop_assert!((start + sum - number(&line["score"])).abs() < 1e-9, "{id}");
            for (criterion, cell) in cells {
                let [low, points, high] = ["points_low", "points", "points_high"].map(|k| number(&cell[k]));
                prop_assert!(low <= points + 1e-9 && points <= high + 1e-9, "{id} {criterion}");
                let share = number(&report["judges"][0]["weights"][criterion]["share"]);
                prop_assert!(low >= -1e-9 && high <= share + 1e-9, "{id} {criterion}");
            }
        }
    }

    #[test]
    fn the_order_in_the_file_does_not_matter(
        (decision, other) in decision().prop_flat_map(|d| {
            let offers = Just(d.offers.clone()).prop_shuffle();
            (Just(d.clone()), offers.prop_map(move |offers| Decision { offers, ..d.clone() }))
        })
    ) {
        let (a, b) = (decision.report(), other.report());
        prop_assert_eq!(&a["offers"], &b["offers"]);
        prop_assert_eq!(&a["verdict"], &b["verdict"]);
    }

    #[test]
    fn an_offer_more_changes_no_other_score(decision in decision()) {
        let all = decision.report();
        let mut fewer = decision.clone();
        fewer.offers.remove(0);
        prop_assume!(!fewer.offers.is_empty());
        let some = fewer.report();
        for id in fewer.ids() {
            let (a, b) = (offer(&all, &id), offer(&some, &id));
            prop_assert_eq!(&a["score"], &b["score"], "{}", &id);
            prop_assert_eq!(&a["criteria"], &b["criteria"], "{}", &id);
        }
        // And those that stay keep their order.
        let order = |report: &Value| -> Vec<Value> {
            let offers = report["offers"].as_array().expect("offers");
            let ranked = offers.iter().filter(|o| !o["position"].is_null() && o["id"] != "o0");
            ranked.map(|o| o["id"].clone()).collect()
        };
        prop_assert_eq!(order(&all), order(&some));
    }

    /// Each quantity has random numbers of its own, whoever else stands in the file.
    #[test]
    fn an_offer_more_changes_no_what_if_of_the_others(decision in decision()) {
        let pairs = |decision: &Decision| {
            let text = decision.text(1.0);
            let report = Folder::new().rank("- --json --trials 200").stdin(text).run().json();
            report["pairwise"].clone()
        };
        let mut fewer = decision.clone();
        fewer.offers.remove(0);
        prop_assume!(!fewer.offers.is_empty());
        let (all, some) = (pairs(&decision), pairs(&fewer));
        for a in fewer.ids() {
            for b in fewer.ids().filter(|b| *b != a) {
                prop_assert_eq!(&all[&a][&b], &some[&a][&b], "{} and {}", &a, &b);
            }
        }
    }

    #[test]
    fn weights_count_by_their_proportions(decision in decision(), times in 0.01f64..1e6) {
        let (a, b) = (decision.report(), report(decision.text(times)));
        for id in decision.ids() {
            let [x, y] = [&a, &b].map(|report| number(&offer(report, &id)["score"]));
            prop_assert!((x - y).abs() < 1e-9, "{id}: {x} and {y}");
        }
    }

    #[test]
    fn no_offer_is_ahead_of_one_that_is_as_good_on_everything(decision in decision(), by in 0..60u32) {
        let mut decision = decision;
        let ratings = worse(&decision.offers[0].1, by);
        decision.offers.push((decision.offers.len(), ratings));
        let report = decision.report();
        let better = offer(&report, "o0");
        let worse = offer(&report, &format!("o{}", decision.offers.len() - 1));
        prop_assert!(number(&better["score"]) >= number(&worse["score"]) - 1e-9);
        prop_assert_eq!(better["place"].is_null(), worse["place"].is_null());
        prop_assert!(better["place"].as_u64() <= worse["place"].as_u64());
    }
}
