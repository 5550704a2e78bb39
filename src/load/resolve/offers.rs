//! Offers: who they are, what they have, and the remarks that follow from it.

use std::collections::HashMap;

use super::catalog::{CriterionEntry, PAY};
use super::changes;
use super::companies::from_companies::{Asked, CompanyCells};
use super::current;
use super::identity::{self, Identity, OfferNames};
use super::inputs::Files;
use super::misplaced::{strays, unknown_rating};
use super::packages;
use super::rates::Rates;
use super::ratings;
use super::remarks;
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::read::changes::Read;
use crate::load::read::raw::{RawFile, RawNote, RawOffer, RawPay, RawRating, owned};
use crate::model::{Cell, CriterionId, Offer, OfferId, PackageId, Rating, Status, Subject};
use crate::text::order::InOrder;

/// A rating of an offer's own, read.
struct OwnRating<'r, 'a> {
    rating: Rating,
    span: Span,
    note: Option<&'r RawNote<'a>>,
}

/// Takes all offers of the files into the problem.
pub fn offers(r: &mut Resolution<'_>, files: &Files<'_>, typed: &Read<'_>) {
    let mut all: Vec<&RawOffer<'_>> = files.mains.iter().flat_map(|m| &m.offers).collect();
    if all.is_empty() {
        no_offers(r, files.mains, files.whole);
        return;
    }
    let identities = identity::identify(r, &all, files.crowded);
    let names = OfferNames {
        ids: identities.iter().map(|i| i.id.as_str()).collect(),
        companies: identities.iter().map(|i| i.company).collect(),
    };
    let mut rates = Rates::new(r, files.mains);
    for change in &typed.rates {
        changes::pay::rate(r, &mut rates, change);
    }
    let changed = changes::keys::changed(r, typed, (&names, &all));
    for (i, offer) in &changed {
        all[*i] = offer;
    }
    let set = changes::take_ratings_and_facts(r, typed, &names);
    let parts = changes::pay::parts(r, typed, &names);
    let without = changes::without(r, typed, &names);
    rates.compare(&all);
    r.draft.reserve(all.len());
    let mut state = Rows {
        cells: CompanyCells::new(r),
        keys: Keys::default(),
        unused: HashMap::new(),
        row: Vec::new(),
        made: Vec::new(),
        rates,
    };
    for (i, (raw, identity)) in all.iter().zip(&identities).enumerate() {
        let set = set.iter().filter(|s| s.0 == i).map(|s| s.1);
        let whole = set.clone().any(|rating| rating.key.value == PAY);
        let parts = parts.iter().filter(|p| p.0 == i).map(|p| p.1);
        // A change of all the pay takes the place of its parts.
        let pay = changes::pay::changed(r, raw, parts, whole).filter(|_| !whole);
        if without.contains(&i) {
            // What is typed for it is checked all the same.
            state.ratings(r, set);
            continue;
        }
        state.offer(r, (raw, pay.as_ref()), identity, set);
    }
    state.unused_ratings(r, files);
    changes::reach::without_effect(r, typed, (&set, &parts));
    remarks::remarks(r, &all, &identities);
    let staying = (0..all.len()).filter(|i| !without.contains(i));
    remarks::dates::remarks(r, staying.clone().map(|i| (all[i], &identities[i])));
    current::complaints(r, files, staying.map(|i| all[i]));
}

fn no_offers(r: &mut Resolution<'_>, mains: &[RawFile<'_>], whole: bool) {
    // What stands in a wrong place may be the offers.
    let codes = [Code::UnknownKey, Code::MisplacedKey, Code::WrongType];
    let is_of_main = |span: Span| mains.iter().any(|m| m.file == span.file);
    let misplaced = |c: &Diagnostic| codes.contains(&c.code) && c.span.is_some_and(is_of_main);
    if !whole || mains.iter().any(|m| m.lossy) || r.complaints.iter().any(misplaced) {
        return;
    }
    let span = mains.first().map(|m| m.file.span(0..0));
    let help = "add `[[offer]]` blocks; `rank init` writes a file to start from";
    let complaint = Diagnostic::new(Code::NoOffers, span, "no offers").help(help);
    r.complaints.push(complaint);
}

/// A criterion of the catalog and, where it is used, of the problem; none for a key of none.
type Found = Option<(CriterionEntry, Option<CriterionId>)>;

/// Criteria by the keys of ratings.
#[derive(Default)]
struct Keys<'k> {
    found: Vec<(&'k str, Found)>,
    by_key: HashMap<&'k str, usize>,
    /// The one after the last that was asked for: offers name their ratings in one order.
    next: usize,
}

impl<'k> Keys<'k> {
    fn find(&mut self, key: &'k str, look: impl FnOnce() -> Found) -> Found {
        if self.found.get(self.next).is_none_or(|next| next.0 != key) {
            let new = self.found.len();
            self.next = *self.by_key.entry(key).or_insert(new);
            if self.next == new {
                self.found.push((key, look()));
            }
        }
        let found = self.found[self.next].1;
        self.next = (self.next + 1) % self.found.len();
        found
    }
}

/// Rows in the making.
struct Rows<'k> {
    cells: CompanyCells,
    keys: Keys<'k>,
    /// Ratings that the weights do not use: how many, and the first place.
    unused: HashMap<CriterionEntry, (usize, Span)>,
    /// The ratings of the offer at hand, by criterion.
    row: Vec<Option<OwnRating<'k, 'k>>>,
    /// Its cells.
    made: Vec<Cell>,
    rates: Rates,
}

impl<'k> Rows<'k> {
    fn offer(
        &mut self,
        r: &mut Resolution<'_>,
        (raw, pay): (&'k RawOffer<'k>, Option<&RawPay<'_>>),
        identity: &Identity,
        set: impl Iterator<Item = &'k RawRating<'k>>,
    ) {
        self.ratings(r, raw.ratings.iter().flatten().chain(set));
        strays(r, raw);
        let offer = r.draft.next_offer();
        let package = pay.and_then(|pay| self.package(r, offer, raw, pay));
        let mut cells = std::mem::take(&mut self.made);
        for criterion in r.draft.criteria() {
            cells.push(match package {
                Some((id, Some(own))) if own == criterion => Cell::Package(id),
                _ => self.cell(r, offer, raw, identity, criterion),
            });
        }
        r.draft.offer(finished(raw, identity), cells.drain(..));
        self.made = cells;
    }

    /// Reads the ratings of an offer into the row at hand.
    fn ratings(
        &mut self,
        r: &mut Resolution<'_>,
        ratings: impl Iterator<Item = &'k RawRating<'k>>,
    ) {
        self.row.clear();
        self.row.resize_with(r.used.len(), || None);
        for rating in ratings {
            self.rating(r, rating);
        }
    }

    fn rating(&mut self, r: &mut Resolution<'_>, raw: &'k RawRating<'k>) {
        let key = raw.key.value.as_ref();
        let look = || {
            r.catalog
                .find(key)
                .map(|entry| (entry, r.ids.get(&entry).copied()))
        };
        let Some((entry, criterion)) = self.keys.find(key, look) else {
            if !r.undefined.contains(key) {
                let complaint = unknown_rating(r, &raw.key);
                r.complaints.push(complaint);
            }
            return;
        };
        let Some(rating) = r.checked(entry, raw) else {
            return;
        };
        match criterion {
            Some(criterion) => {
                self.row[criterion.index()] = Some(OwnRating {
                    rating,
                    span: raw.span,
                    note: raw.note.as_deref(),
                });
            }
            None => self.unused.entry(entry).or_insert((0, raw.key.span)).0 += 1,
        }
    }

    /// What an offer pays, and the criterion that it is for, where that is used.
    fn package(
        &mut self,
        r: &mut Resolution<'_>,
        offer: OfferId,
        raw: &RawOffer<'_>,
        pay: &RawPay<'_>,
    ) -> Option<(PackageId, Option<CriterionId>)> {
        let entry = r.catalog.find(PAY)?;
        let mut rated = raw.ratings.iter().flatten();
        if let Some(rated) = rated.find(|rating| rating.key.value == PAY) {
            let complaint = packages::stated_twice(rated.span, pay.span);
            r.complaints.push(complaint);
        }
        let id = packages::package(r, &mut self.rates, pay, (offer, entry))?;
        let used = r.id_of(entry);
        if used.is_none() {
            self.unused.entry(entry).or_insert((0, pay.span)).0 += 1;
        }
        Some((id, used))
    }

    fn cell(
        &mut self,
        r: &mut Resolution<'_>,
        offer: OfferId,
        raw: &RawOffer<'_>,
        identity: &Identity,
        criterion: CriterionId,
    ) -> Cell {
        let Some(own) = self.row[criterion.index()].take() else {
            let asked = Asked {
                company: identity.company,
                name: raw.company_name(),
                criterion,
            };
            return self.cells.cell(r, offer, asked);
        };
        if own.rating.is_unknown() {
            r.origins.say_unknown(offer, criterion);
        }
        let quantity = r.draft.quantity(Subject::Own(offer, criterion), own.rating);
        r.origins.place(quantity, Some(own.span));
        if let Some(note) = own.note {
            r.origins
                .explain(quantity, ratings::note(note, None, false));
        }
        Cell::Stated(quantity)
    }

    /// One warning for each criterion that is rated and not weighed; where the user has no weights at
    /// all, one for all of them.
    fn unused_ratings(&self, r: &mut Resolution<'_>, files: &Files<'_>) {
        let mut unused: Vec<_> = self.unused.iter().collect();
        unused.order_by_key(|(_, (_, span))| span.start);
        let id = |entry: &CriterionEntry| r.catalog.get(*entry).criterion.id.as_str();
        if let Some((_, (_, span))) = unused.first().filter(|_| files.no_weights()) {
            let ids: Vec<&str> = unused.iter().map(|(entry, _)| id(entry)).collect();
            let remark = remarks::values::no_weights(&ids, *span, files.in_tables());
            r.complaints.push(remark);
            return;
        }
        r.complaints
            .extend(unused.iter().map(|(entry, (count, span))| {
                let id = id(entry);
                remarks::values::unused(id, *count, *span, &files.to_weigh(id))
            }));
    }
}

fn finished(raw: &RawOffer<'_>, identity: &Identity) -> Offer {
    Offer {
        id: identity.id.clone(),
        id_is_written: identity.written,
        company: raw.company_name().to_owned(),
        company_id: identity.company,
        role: owned(raw.role.as_ref()),
        status: raw.status.unwrap_or(Status::Offered),
        location: owned(raw.location.as_ref()),
        reply_by: raw.reply_by.as_ref().map(|d| d.value),
        expects_by: raw.expects_by.as_ref().map(|d| d.value),
        chance: raw.chance.as_ref().map(|c| c.value),
        note: owned(raw.note.as_ref()),
    }
}
