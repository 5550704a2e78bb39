//! The orders by rules of counting.

use serde::Serialize;

use super::GroupView;
use crate::group::{Kemeny, Support, TiedOrder};
use crate::method::TIE;

/// With more offers not each is set against each other one.
const MOST_COMPARED: usize = 2_000;

/// Orders of the offers, best first.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RuleLines<'a> {
    /// By the mean of the scores.
    pub mean: Vec<TiedLevel<'a>>,
    /// By places.
    pub borda: Vec<TiedLevel<'a>>,
    /// By pairs won; none of more than 2,000 offers.
    pub copeland: Option<Vec<TiedLevel<'a>>>,
    /// The order that contradicts the fewest voices, or one of them; none of more than 12 offers.
    pub kemeny: Option<Vec<&'a str>>,
}

/// An offer in an order, or several that tie.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum TiedLevel<'a> {
    /// One alone.
    Alone(&'a str),
    /// Several.
    Tied(Vec<&'a str>),
}

/// What the rules make of a panel.
pub(super) struct Consensus {
    pub mean: TiedOrder,
    pub borda: TiedOrder,
    pub copeland: Option<TiedOrder>,
    pub kemeny: Option<Kemeny>,
}

impl Consensus {
    pub fn new(view: &GroupView<'_, '_>) -> Self {
        let few = view.offers.len() <= MOST_COMPARED;
        let support = few.then(|| Support::new(&view.panel));
        Self {
            mean: TiedOrder::by(&view.means(), TIE),
            borda: view.panel.borda_order(),
            copeland: support.as_ref().map(Support::copeland_order),
            kemeny: support.as_ref().and_then(Kemeny::new),
        }
    }

    /// Those that come first under each rule that was computed, with what is counted by it.
    pub fn firsts(&self) -> Vec<(&'static str, Vec<usize>)> {
        let first = |order: &TiedOrder| order.first().to_vec();
        let copeland = self.copeland.as_ref().map(first);
        let kemeny = self.kemeny.as_ref().map(Kemeny::firsts);
        let all = [
            ("points", Some(first(&self.mean))),
            ("places (Borda)", Some(first(&self.borda))),
            ("pairs (Copeland)", copeland),
            ("whole orders (Kemeny)", kemeny),
        ];
        let computed = all
            .into_iter()
            .filter_map(|(name, firsts)| Some((name, firsts?)));
        computed.collect()
    }

    /// The one that comes first alone under every rule.
    pub fn agreed_first(&self) -> Option<usize> {
        let firsts = self.firsts();
        let [only] = firsts.first()?.1[..] else {
            return None;
        };
        let agrees = |(_, first): &(_, Vec<usize>)| first[..] == [only];
        firsts.iter().all(agrees).then_some(only)
    }

    pub fn lines<'a>(&self, view: &GroupView<'_, 'a>) -> RuleLines<'a> {
        let order = |order: &TiedOrder| order.0.iter().map(|group| level(view, group)).collect();
        let ids = |kemeny: &Kemeny| kemeny.order.iter().map(|i| view.id(*i)).collect();
        RuleLines {
            mean: order(&self.mean),
            borda: order(&self.borda),
            copeland: self.copeland.as_ref().map(order),
            kemeny: self.kemeny.as_ref().map(ids),
        }
    }
}

fn level<'a>(view: &GroupView<'_, 'a>, group: &[usize]) -> TiedLevel<'a> {
    match group {
        [only] => TiedLevel::Alone(view.id(*only)),
        several => TiedLevel::Tied(several.iter().map(|i| view.id(*i)).collect()),
    }
}
