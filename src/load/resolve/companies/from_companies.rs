//! What an offer has on a criterion when it has no rating of its own: facts and links.

use std::collections::HashMap;

use crate::load::resolve::catalog::CriterionEntry;
use crate::load::resolve::facts::Known;
use crate::load::resolve::remarks::values as remarks;
use crate::load::resolve::resolution::Resolution;
use crate::model::{
    Cell, CompanyId, CriterionId, Link, LinkId, OfferId, Own, QuantityId, Rating, Subject,
};

/// Cells that rest on companies, each worked out once.
pub struct CompanyCells {
    /// Whether anything is known of any company, by criterion.
    has_facts: Vec<bool>,
    facts: HashMap<(CompanyId, CriterionId), FromFacts>,
    done: HashMap<(CompanyId, CriterionId), Option<Cell>>,
    unknown: HashMap<(CompanyId, CriterionId), QuantityId>,
}

/// A company by its id and by the name that led to it, and what is asked of it.
#[derive(Clone, Copy)]
pub struct Asked<'n> {
    pub company: CompanyId,
    pub name: &'n str,
    pub criterion: CriterionId,
}

/// What the facts of a company say.
#[derive(Clone, Copy)]
enum FromFacts {
    /// This quantity.
    Known(QuantityId),
    /// There are facts, and none holds on the day.
    NotHolding,
    /// The company is not named.
    Nothing,
}

impl CompanyCells {
    /// Nothing is worked out yet.
    pub fn new(r: &mut Resolution<'_>) -> Self {
        let any = |entry: &CriterionEntry| r.facts.any(*entry, &r.catalog);
        Self {
            has_facts: r.used.iter().map(any).collect(),
            facts: HashMap::new(),
            done: HashMap::new(),
            unknown: HashMap::new(),
        }
    }

    /// The cell of an offer without a rating of its own.
    pub fn cell(&mut self, r: &mut Resolution<'_>, offer: OfferId, asked: Asked<'_>) -> Cell {
        let key = (asked.company, asked.criterion);
        let has_facts = self.has_facts[asked.criterion.index()];
        let found = match self.done.get(&key) {
            Some(known) => *known,
            // Without facts and absence there is nothing to find, and nothing to remember.
            None if !has_facts && !r.draft.criterion_of(asked.criterion).absent_is_worst => None,
            None => {
                let found = self.find(r, offer, asked);
                self.done.insert(key, found);
                found
            }
        };
        found.unwrap_or_else(|| Cell::Stated(self.unknown(r, offer, key)))
    }

    /// The quantity of what is missing: one a company where there are facts, else one an offer.
    fn unknown(
        &mut self,
        r: &mut Resolution<'_>,
        offer: OfferId,
        (company, criterion): (CompanyId, CriterionId),
    ) -> QuantityId {
        let draft = &mut r.draft;
        if !self.has_facts[criterion.index()] {
            return draft.quantity(Subject::Own(offer, criterion), Rating::Unknown);
        }
        let new = || draft.quantity(Subject::Unknown(company, criterion), Rating::Unknown);
        *self.unknown.entry((company, criterion)).or_insert_with(new)
    }

    fn find(&mut self, r: &mut Resolution<'_>, offer: OfferId, asked: Asked<'_>) -> Option<Cell> {
        let (company, criterion) = (asked.company, asked.criterion);
        let own = match self.facts(r, asked) {
            FromFacts::Known(quantity) => Some(Own::Stated(quantity)),
            FromFacts::Nothing if r.draft.criterion_of(criterion).absent_is_worst => {
                Some(Own::Absent)
            }
            FromFacts::Nothing | FromFacts::NotHolding => None,
        };
        let id = r.draft.criterion_of(criterion).id.clone();
        let linked = r.links.of(company, &id, r.as_of);
        let parent = linked.map(|link| (link.parent, link.parent_name.clone()));
        let parent = parent.and_then(|(company, ref name)| {
            let of_parent = Asked {
                company,
                name,
                ..asked
            };
            match self.facts(r, of_parent) {
                FromFacts::Known(q) if !r.draft.quantity_of(q).rating.is_unknown() => Some(q),
                _ => {
                    r.draft.loosen(company, criterion);
                    None
                }
            }
        });
        if let Some(parent) = parent {
            let unknown = || Own::Stated(self.unknown(r, offer, (company, criterion)));
            let own = own.unwrap_or_else(unknown);
            let link = link(r, company, &id)?;
            return Some(Cell::Linked { own, link, parent });
        }
        own.map(|own| match own {
            Own::Stated(quantity) => Cell::Stated(quantity),
            Own::Absent => Cell::Absent,
        })
    }

    fn facts(&mut self, r: &mut Resolution<'_>, asked: Asked<'_>) -> FromFacts {
        let (company, criterion) = (asked.company, asked.criterion);
        if let Some(known) = self.facts.get(&(company, criterion)) {
            return *known;
        }
        let keys = r.companies.keys(company, asked.name);
        let is = |key: &str| r.companies.is_key(company, key);
        let entry = r.used[criterion.index()];
        let found = match r.facts.known(entry, (&keys, is), r.as_of, &r.catalog) {
            Known::Fact(fact) => {
                let subject = Subject::Company(company, criterion);
                let quantity = r.draft.quantity(subject, fact.rating);
                r.origins.place(quantity, Some(fact.span));
                r.origins.explain(quantity, fact.note.clone());
                FromFacts::Known(quantity)
            }
            Known::NotHolding(fact) => {
                let own = (!fact.note.shipped).then_some(fact.span);
                let name = &r.draft.criterion_of(criterion).name;
                let remark = remarks::not_holding(asked.name, name, r.as_of, own);
                r.complaints.push(remark);
                FromFacts::NotHolding
            }
            Known::Nothing => FromFacts::Nothing,
        };
        self.facts.insert((company, criterion), found);
        found
    }
}

/// The problem's link of a company, made when first needed.
fn link(r: &mut Resolution<'_>, company: CompanyId, criterion: &str) -> Option<LinkId> {
    let linked = r.links.of(company, criterion, r.as_of)?;
    if let Some(id) = linked.id {
        return Some(id);
    }
    let rating = Rating::Number(linked.share);
    let share = r.draft.quantity(Subject::Share(company), rating);
    r.origins.place(share, Some(linked.span));
    r.origins.explain(share, linked.note.clone());
    let id = r.draft.link(Link {
        company,
        parent: linked.parent,
        parent_name: linked.parent_name.clone(),
        share,
        question: linked.question.clone(),
    });
    linked.id = Some(id);
    Some(id)
}
