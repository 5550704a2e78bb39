//! Who is who on two sides: offers by their ids, else by company and role; sets of weights by name.

use std::collections::HashMap;

use super::snapshot::{SavedOffer, Snapshot};

/// Offers and sets of two sides, in pairs.
#[derive(Debug)]
pub struct Matched<'s> {
    /// For each offer of either side its index on the other.
    partners: [Vec<Option<usize>>; 2],
    /// For each set after, that of before.
    sets: Vec<Option<usize>>,
    /// The index of an offer by its id.
    ids: [HashMap<&'s str, usize>; 2],
    sides: [&'s Snapshot; 2],
    labels: HashMap<&'s str, String>,
}

impl<'s> Matched<'s> {
    /// The pairs of two sides.
    pub fn new(sides: [&'s Snapshot; 2]) -> Self {
        let ids = sides.map(|side| {
            let ids = side.offers.iter().enumerate();
            ids.map(|(i, o)| (o.id.as_str(), i))
                .collect::<HashMap<&str, usize>>()
        });
        let [before, after] = sides;
        let by_id = |o: &SavedOffer| ids[1].get(o.id.as_str()).copied();
        let mut forth: Vec<Option<usize>> = before.offers.iter().map(by_id).collect();
        // An id that is made from the company is another one where the company comes twice.
        pair_rest(sides, &mut forth, |o| (o.company.clone(), o.role.clone()));
        pair_rest(sides, &mut forth, |o| o.company.clone());
        let mut back = vec![None; after.offers.len()];
        for (i, partner) in forth.iter().enumerate() {
            if let Some(j) = partner {
                back[*j] = Some(i);
            }
        }
        Self {
            sets: sets(sides),
            partners: [forth, back],
            labels: labels(sides),
            ids,
            sides,
        }
    }

    /// The id under which both sides know an offer of one; none where only that one has it.
    pub fn common_id(&self, side: usize, id: &str) -> Option<&'s str> {
        let own = self.ids[side].get(id)?;
        let partner = self.partners[side][*own]?;
        let before = if side == 0 { *own } else { partner };
        Some(&self.sides[0].offers[before].id)
    }

    /// An offer of one side as the other one has it.
    pub fn partner(&self, side: usize, offer: usize) -> Option<&'s SavedOffer> {
        let partner = self.partners[side].get(offer).copied().flatten()?;
        self.sides[1 - side].offers.get(partner)
    }

    /// The name under which both sides know a set.
    pub fn common_set(&self, side: usize, set: usize) -> &'s str {
        let before = if side == 0 { Some(set) } else { self.sets[set] };
        match before {
            Some(set) => &self.sides[0].judges[set].set,
            None => &self.sides[1].judges[set].set,
        }
    }

    /// What screens call an offer, by its id on either side.
    pub fn label(&self, id: &str) -> String {
        self.labels.get(id).map_or(id, String::as_str).to_owned()
    }
}

/// Pairs those that have no partner yet, where one name stands for one on each side.
fn pair_rest<K: std::hash::Hash + Eq>(
    [before, after]: [&Snapshot; 2],
    forth: &mut [Option<usize>],
    name: impl Fn(&SavedOffer) -> K,
) {
    let mut is_taken = vec![false; after.offers.len()];
    for i in forth.iter().flatten() {
        is_taken[*i] = true;
    }
    let there = by_name(after, &name, |i| !is_taken[i]);
    let here = by_name(before, &name, |i| forth[i].is_none());
    for (name, own) in here {
        if let ([own], Some([other])) = (&own[..], there.get(&name).map(|v| &v[..])) {
            forth[*own] = Some(*other);
        }
    }
}

fn by_name<K: std::hash::Hash + Eq>(
    side: &Snapshot,
    name: &impl Fn(&SavedOffer) -> K,
    is_free: impl Fn(usize) -> bool,
) -> HashMap<K, Vec<usize>> {
    let mut found: HashMap<K, Vec<usize>> = HashMap::new();
    let offers = side.offers.iter().enumerate();
    for (i, offer) in offers.filter(|(i, _)| is_free(*i)) {
        found.entry(name(offer)).or_default().push(i);
    }
    found
}

/// Sets of one name, or one that each side has alone.
fn sets([before, after]: [&Snapshot; 2]) -> Vec<Option<usize>> {
    if let ([_], [_]) = (&before.judges[..], &after.judges[..]) {
        return vec![Some(0)];
    }
    let find = |set: &str| before.judges.iter().position(|j| j.set == set);
    after.judges.iter().map(|j| find(&j.set)).collect()
}

/// The company, with the role or the id where that is not enough on either side.
fn labels(sides: [&Snapshot; 2]) -> HashMap<&str, String> {
    let mut labels = HashMap::new();
    for side in sides {
        let mut times: HashMap<String, usize> = HashMap::new();
        let whole = |o: &SavedOffer| match &o.role {
            Some(role) => format!("{}, {role}", o.company),
            None => o.company.clone(),
        };
        for offer in &side.offers {
            *times.entry(offer.company.clone()).or_default() += 1;
            if offer.role.is_some() {
                *times.entry(whole(offer)).or_default() += 1;
            }
        }
        let is_one = |name: &String| times.get(name) == Some(&1);
        for offer in &side.offers {
            let names = [offer.company.clone(), whole(offer)];
            let found = names.iter().find(|name| is_one(name));
            let label = found.cloned().unwrap_or_else(|| offer.id.clone());
            labels.insert(offer.id.as_str(), label);
        }
    }
    labels
}
