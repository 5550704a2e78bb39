//! What an offer has on a criterion when it has no rating of its own: facts and links.

use std::collections::HashMap;

use super::catalog::CriterionEntry;
use super::facts::Known;
use super::remarks::values as remarks;
use super::resolution::Resolution;
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
    pub fn of_company(
        &mut self,
        r: &mut Resolution<'_>,
        offer: OfferId,
        company: (CompanyId, &str),
        criterion: (CriterionId, CriterionEntry),
    ) -> Cell {
        let key = (company.0, criterion.0);
        // Without facts and absence there is nothing to find, and nothing to remember.
        if !self.has_facts[criterion.0.index()]
            && !r.draft.criterion_of(criterion.0).absent_is_worst
        {
            return Cell::Stated(self.unknown(r, offer, company.0, criterion.0));
        }
        let known = self.done.get(&key).copied();
        let found = known.unwrap_or_else(|| self.find(r, offer, company, criterion));
        if known.is_none() {
            self.done.insert(key, found);
        }
        found.unwrap_or_else(|| Cell::Stated(self.unknown(r, offer, company.0, criterion.0)))
    }

    /// The quantity of what is missing: one a company where there are facts, else one an offer.
    fn unknown(
        &mut self,
        r: &mut Resolution<'_>,
        offer: OfferId,
        company: CompanyId,
        criterion: CriterionId,
    ) -> QuantityId {
        if !self.has_facts[criterion.index()] {
            return r
                .draft
                .quantity(Subject::Own(offer, criterion), Rating::Unknown);
        }
        let draft = &mut r.draft;
        let new = || draft.quantity(Subject::Unknown(company, criterion), Rating::Unknown);
        *self.unknown.entry((company, criterion)).or_insert_with(new)
    }

    fn find(
        &mut self,
        r: &mut Resolution<'_>,
        offer: OfferId,
        company: (CompanyId, &str),
        criterion: (CriterionId, CriterionEntry),
    ) -> Option<Cell> {
        let absent = r.draft.criterion_of(criterion.0).absent_is_worst;
        let own = match self.facts(r, company, criterion) {
            FromFacts::Known(quantity) => Some(Own::Stated(quantity)),
            FromFacts::Nothing if absent => Some(Own::Absent),
            FromFacts::Nothing | FromFacts::NotHolding => None,
        };
        let id = r.draft.criterion_of(criterion.0).id.clone();
        let parent = r
            .links
            .of(company.0, &id, r.as_of)
            .map(|link| (link.parent, link.parent_name.clone()));
        let parent = parent.and_then(|(id, name)| match self.facts(r, (id, &name), criterion) {
            FromFacts::Known(quantity) if !r.draft.quantity_of(quantity).rating.is_unknown() => {
                Some(quantity)
            }
            _ => {
                r.draft.loosen(id, criterion.0);
                None
            }
        });
        if let Some(parent) = parent {
            let own =
                own.unwrap_or_else(|| Own::Stated(self.unknown(r, offer, company.0, criterion.0)));
            let link = link(r, company.0, &id)?;
            return Some(Cell::Linked { own, link, parent });
        }
        own.map(|own| match own {
            Own::Stated(quantity) => Cell::Stated(quantity),
            Own::Absent => Cell::Absent,
        })
    }

    fn facts(
        &mut self,
        r: &mut Resolution<'_>,
        company: (CompanyId, &str),
        criterion: (CriterionId, CriterionEntry),
    ) -> FromFacts {
        let key = (company.0, criterion.0);
        if let Some(known) = self.facts.get(&key) {
            return *known;
        }
        let keys = r.companies.keys(company.0, company.1);
        let is = |key: &str| r.companies.is_key(company.0, key);
        let found = match (r.facts).known(criterion.1, (&keys, is), r.as_of, &r.catalog) {
            Known::Fact(fact) => {
                let quantity = r
                    .draft
                    .quantity(Subject::Company(company.0, criterion.0), fact.rating);
                r.origins.place(quantity, Some(fact.span));
                r.origins.explain(quantity, fact.note.clone());
                FromFacts::Known(quantity)
            }
            Known::NotHolding(fact) => {
                let own = (!fact.note.shipped).then_some(fact.span);
                let criterion = &r.draft.criterion_of(criterion.0).name;
                let remark = remarks::not_holding(company.1, criterion, r.as_of, own);
                r.complaints.push(remark);
                FromFacts::NotHolding
            }
            Known::Nothing => FromFacts::Nothing,
        };
        self.facts.insert(key, found);
        found
    }
}

/// The problem's link of a company, made when first needed.
fn link(r: &mut Resolution<'_>, company: CompanyId, criterion: &str) -> Option<LinkId> {
    let day = r.as_of;
    let linked = r.links.of(company, criterion, day)?;
    if let Some(id) = linked.id {
        return Some(id);
    }
    let share = r
        .draft
        .quantity(Subject::Share(company), Rating::Number(linked.share));
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
