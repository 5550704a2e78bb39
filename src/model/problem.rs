//! The whole decision: criteria, offers, what is stated of them, and whose weights.

mod anonymous;

use std::collections::HashSet;
use std::sync::Arc;

use super::rating::Rating;
use super::{Criterion, Currency, Judge, Limit, Offer, Package, PartInYear, Status};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(u32);

        impl $name {
            /// Where it stands in the problem's list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids! {
    /// A criterion of a problem.
    CriterionId,
    /// An offer of a problem.
    OfferId,
    /// A company of a problem.
    CompanyId,
    /// A stated quantity of a problem.
    QuantityId,
    /// A link between two companies of a problem.
    LinkId,
    /// What an offer of a problem pays, part by part.
    PackageId,
}

/// Whose a quantity is: this decides which ratings rest on one and the same draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An offer's own rating.
    Own(OfferId, CriterionId),
    /// What is known of a company: all its offers rest on it.
    Company(CompanyId, CriterionId),
    /// What is unknown of a company, on a criterion on which others are known.
    Unknown(CompanyId, CriterionId),
    /// The share that a company has of its parent.
    Share(CompanyId),
    /// A part of what an offer pays.
    Part(OfferId, PartInYear),
    /// What a unit of a currency is in that of the pay criterion: all offers in it rest on it.
    Rate(Currency),
}

/// Something stated once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// Whose it is.
    pub subject: Subject,
    /// What is stated.
    pub rating: Rating,
}

/// A company that shares in what another one does.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The company.
    pub company: CompanyId,
    /// The one whose ratings reach it.
    pub parent: CompanyId,
    /// Its name in the link.
    pub parent_name: String,
    /// How much of them, 0 to 1.
    pub share: QuantityId,
    /// What to ask about it.
    pub question: Option<String>,
}

/// The part of a linked rating that is the company's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Own {
    /// As stated, or unknown.
    Stated(QuantityId),
    /// Not named, which means the worst end.
    Absent,
}

/// One offer's rating on one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    /// What a quantity says; it may say that nothing is known.
    Stated(QuantityId),
    /// Not named, which means the worst end.
    Absent,
    /// own + share × max(0, parent - own), on utilities.
    Linked {
        /// The company's own part.
        own: Own,
        /// The link, which has the share.
        link: LinkId,
        /// The parent's rating.
        parent: QuantityId,
    },
    /// What a package comes to in a month.
    Package(PackageId),
}

impl Cell {
    /// The quantity that is the rating, or the company's own part of it.
    pub fn own(self) -> Option<QuantityId> {
        match self {
            Self::Stated(quantity)
            | Self::Linked {
                own: Own::Stated(quantity),
                ..
            } => Some(quantity),
            Self::Linked { .. } | Self::Absent | Self::Package(_) => None,
        }
    }

    /// The parent's quantity, of a linked rating.
    pub fn parent(self) -> Option<QuantityId> {
        match self {
            Self::Linked { parent, .. } => Some(parent),
            Self::Stated(_) | Self::Absent | Self::Package(_) => None,
        }
    }
}

/// A deal-breaker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Must {
    /// On which criterion.
    pub criterion: CriterionId,
    /// The worst that is accepted.
    pub limit: Limit,
}

/// A decision, complete and read-only. Built by a [`Draft`].
#[derive(Clone, Debug)]
pub struct Problem {
    parts: Draft,
    /// The same under its own names, of one whose names are hidden.
    named: Option<Arc<Problem>>,
}

/// A decision in the making. Its ids are its own: they fit only the problem made from it.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    criteria: Vec<Criterion>,
    companies: Vec<String>,
    offers: Vec<Offer>,
    cells: Vec<Cell>,
    quantities: Vec<Quantity>,
    links: Vec<Link>,
    packages: Vec<Package>,
    judges: Vec<Judge>,
    musts: Vec<Must>,
    loose: HashSet<(CompanyId, CriterionId)>,
}

impl Draft {
    /// Adds a criterion. All criteria come before the first offer.
    pub fn criterion(&mut self, criterion: Criterion) -> CriterionId {
        self.criteria.push(criterion);
        CriterionId(self.criteria.len() as u32 - 1)
    }

    /// The criterion of an id.
    pub fn criterion_of(&self, id: CriterionId) -> &Criterion {
        &self.criteria[id.index()]
    }

    /// The ids of all criteria so far.
    pub fn criteria(&self) -> impl Iterator<Item = CriterionId> + use<> {
        (0..self.criteria.len() as u32).map(CriterionId)
    }

    /// Adds a company by its shown name.
    pub fn company(&mut self, name: impl Into<String>) -> CompanyId {
        self.companies.push(name.into());
        CompanyId(self.companies.len() as u32 - 1)
    }

    /// Makes room for so many offers, each with a quantity of its own for every criterion.
    pub fn reserve(&mut self, offers: usize) {
        let cells = offers * self.criteria.len();
        self.offers.reserve(offers);
        self.cells.reserve(cells);
        self.quantities.reserve(cells);
    }

    /// The id that the next offer gets.
    pub fn next_offer(&self) -> OfferId {
        OfferId(self.offers.len() as u32)
    }

    /// Adds an offer with one cell a criterion; cells that are missing count as not named.
    pub fn offer(&mut self, offer: Offer, cells: impl IntoIterator<Item = Cell>) -> OfferId {
        let id = self.next_offer();
        self.offers.push(offer);
        self.cells
            .extend(cells.into_iter().take(self.criteria.len()));
        self.cells
            .resize(self.offers.len() * self.criteria.len(), Cell::Absent);
        id
    }

    /// Adds a quantity.
    pub fn quantity(&mut self, subject: Subject, rating: Rating) -> QuantityId {
        self.quantities.push(Quantity { subject, rating });
        QuantityId(self.quantities.len() as u32 - 1)
    }

    /// A quantity so far.
    pub fn quantity_of(&self, id: QuantityId) -> &Quantity {
        &self.quantities[id.index()]
    }

    /// The cells of the offers so far, one row an offer.
    pub fn rows(&self) -> impl Iterator<Item = (&Offer, &[Cell])> {
        self.offers
            .iter()
            .zip(self.cells.chunks(self.criteria.len().max(1)))
    }

    /// Adds a link.
    pub fn link(&mut self, link: Link) -> LinkId {
        self.links.push(link);
        LinkId(self.links.len() as u32 - 1)
    }

    /// Adds what an offer pays.
    pub fn package(&mut self, package: Package) -> PackageId {
        self.packages.push(package);
        PackageId(self.packages.len() as u32 - 1)
    }

    /// Adds a judge.
    pub fn judge(&mut self, judge: Judge) {
        self.judges.push(judge);
    }

    /// Adds a deal-breaker.
    pub fn must(&mut self, must: Must) {
        self.musts.push(must);
    }

    /// Notes that a company's fact, were it stated, would reach other ratings than those that rest
    /// on its unknown: a link waits for it.
    pub fn loosen(&mut self, company: CompanyId, criterion: CriterionId) {
        self.loose.insert((company, criterion));
    }

    /// The decision.
    pub fn finish(self) -> Problem {
        Problem {
            parts: self,
            named: None,
        }
    }
}

impl Problem {
    /// All criteria that carry weight or a deal-breaker.
    pub fn criteria(&self) -> impl ExactSizeIterator<Item = (CriterionId, &Criterion)> {
        self.parts
            .criteria
            .iter()
            .enumerate()
            .map(|(i, c)| (CriterionId(i as u32), c))
    }

    /// A criterion.
    pub fn criterion(&self, id: CriterionId) -> &Criterion {
        &self.parts.criteria[id.index()]
    }

    /// All offers, in the order of the files.
    pub fn offers(&self) -> impl ExactSizeIterator<Item = (OfferId, &Offer)> {
        self.parts
            .offers
            .iter()
            .enumerate()
            .map(|(i, o)| (OfferId(i as u32), o))
    }

    /// The ids of all offers, in the order of the files.
    pub fn offer_ids(&self) -> impl Iterator<Item = OfferId> + use<> {
        (0..self.parts.offers.len() as u32).map(OfferId)
    }

    /// An offer.
    pub fn offer(&self, id: OfferId) -> &Offer {
        &self.parts.offers[id.index()]
    }

    /// The shown name of a company.
    pub fn company(&self, id: CompanyId) -> &str {
        &self.parts.companies[id.index()]
    }

    /// The same decision with some offers made that are still pending.
    #[must_use]
    pub fn with_made(&self, made: &[OfferId]) -> Self {
        let mut other = self.clone();
        for id in made {
            other.parts.offers[id.index()].status = Status::Offered;
        }
        other
    }

    /// The same decision with other ratings of some quantities.
    #[must_use]
    pub fn with_ratings(&self, ratings: &[(QuantityId, Rating)]) -> Self {
        let mut other = self.clone();
        for (id, rating) in ratings {
            other.parts.quantities[id.index()].rating = *rating;
        }
        other
    }

    /// A quantity.
    pub fn quantity(&self, id: QuantityId) -> &Quantity {
        &self.parts.quantities[id.index()]
    }

    /// A link.
    pub fn link(&self, id: LinkId) -> &Link {
        &self.parts.links[id.index()]
    }

    /// What an offer pays.
    pub fn package(&self, id: PackageId) -> &Package {
        &self.parts.packages[id.index()]
    }

    /// What offers pay, those of which it is stated part by part.
    pub fn packages(&self) -> &[Package] {
        &self.parts.packages
    }

    /// What an offer pays; none where that is not stated part by part.
    pub fn package_of(&self, offer: OfferId) -> Option<&Package> {
        // They are added offer by offer.
        let packages = &self.parts.packages;
        let at = packages.binary_search_by_key(&offer, |p| p.offer).ok()?;
        packages.get(at)
    }

    /// What an offer has on a criterion.
    pub fn cell(&self, offer: OfferId, criterion: CriterionId) -> Cell {
        self.row(offer)[criterion.index()]
    }

    /// What an offer has, one cell a criterion.
    pub fn row(&self, offer: OfferId) -> &[Cell] {
        let n = self.parts.criteria.len();
        &self.parts.cells[offer.index() * n..(offer.index() + 1) * n]
    }

    /// Whether a company's fact, were it stated, would reach other ratings than those that rest on
    /// its unknown now.
    pub fn is_loose(&self, company: CompanyId, criterion: CriterionId) -> bool {
        self.parts.loose.contains(&(company, criterion))
    }

    /// Whose weights; at least one.
    pub fn judges(&self) -> &[Judge] {
        &self.parts.judges
    }

    /// The deal-breakers.
    pub fn musts(&self) -> &[Must] {
        &self.parts.musts
    }
}
