//! Pay taken out of an answer that others are to see.
//!
//! Ratings of money become places among the offers, what they are worth and where they end goes,
//! and points and scores are whole numbers: a share of weight and exact points would tell the rest.

mod in_general;

use std::borrow::Cow;

use in_general::in_general;

use super::ratings::cell::{CellLine, RatingOrigin, StatedRating};
use super::{
    AskLine, CriterionLine, FlipLine, GroupLine, JudgeLine, LinkNote, OfferLine, Pairs, Redacted,
    Remark,
};
use crate::diag::{Code, Diagnostic, Severity};
use crate::text::order::InOrder;
use crate::text::tenths::PointDigits;

/// Hides what is asked for; the ids of the criteria of money, where it is pay.
pub fn hide<'a>(
    redacted: &[Redacted],
    (offers, criteria): (&mut [OfferLine<'a>], &mut [CriterionLine<'a>]),
    (judges, group): (&mut [JudgeLine<'a>], Option<&mut GroupLine<'a>>),
    links: &mut [LinkNote<'a>],
    start: &mut f64,
) -> Vec<&'a str> {
    if digits(redacted) == PointDigits::Tenths {
        return Vec::new();
    }
    let money = pay(offers, criteria, *start);
    *start = start.round();
    for judge in judges {
        round(&mut judge.scores);
    }
    if let Some(group) = group {
        parted(group);
    }
    for link in links {
        link.ratings.0.retain(|(id, _)| !money.contains(id));
        link.own.0.retain(|(id, _)| !money.contains(id));
    }
    money
}

/// To which digit points are told: whole ones where pay could be told from exact ones.
pub fn digits(redacted: &[Redacted]) -> PointDigits {
    if redacted.contains(&Redacted::Pay) {
        PointDigits::Whole
    } else {
        PointDigits::Tenths
    }
}

/// Where judges part in whole points, and not by criterion: exact ones would tell what each is worth.
fn parted(group: &mut GroupLine<'_>) {
    for dispute in &mut group.disputes {
        dispute.criteria.0.clear();
        round(&mut dispute.lead);
    }
    round(&mut group.spread);
    if let Some(live_with) = &mut group.live_with {
        live_with.regret_of_spread.0.clear();
        round(&mut live_with.regret);
    }
    group.words.paragraphs.retain(|text| !has_number(text));
}

/// Points in whole numbers.
fn round(points: &mut Pairs<&str, f64>) {
    for (_, points) in &mut points.0 {
        *points = points.round();
    }
}

fn has_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// Takes pay out of offers, and their ratings of money out of criteria; the ids of these.
fn pay<'a>(
    offers: &mut [OfferLine<'a>],
    criteria: &mut [CriterionLine<'a>],
    start: f64,
) -> Vec<&'a str> {
    let is_money = |(k, c): &(usize, &CriterionLine<'_>)| {
        let is_pay = |o: &OfferLine<'_>| o.criteria[*k].origin == RatingOrigin::Pay;
        c.currency.is_some() || c.id == "pay" || offers.iter().any(is_pay)
    };
    let money = criteria.iter().enumerate().filter(is_money);
    let money: Vec<usize> = money.map(|(k, _)| k).collect();
    for &k in &money {
        let criterion = &mut criteria[k];
        (criterion.must, criterion.unit, criterion.row_unit) = (None, None, None);
        criterion.scale.clear();
        (criterion.curve, criterion.normalize) = (None, None);
        places(offers, k);
    }
    for offer in offers {
        whole(offer, start);
        (offer.pay, offer.note) = (None, None);
        for reason in offer.unranked_because.iter_mut().flatten() {
            let of_money = money.iter().map(|k| criteria[*k].id);
            let begins = |id: &str| reason.split_once(": ").is_some_and(|(own, _)| own == id);
            if let Some(id) = of_money.into_iter().find(|id| begins(id)) {
                *reason = format!("{id} (your must)");
            }
        }
    }
    money.iter().map(|k| criteria[*k].id).collect()
}

/// The ratings of a criterion as places by what they are worth; equal ones share a place.
fn places(offers: &mut [OfferLine<'_>], k: usize) {
    let is_known = |cell: &CellLine<'_>| cell.stated != StatedRating::Unknown;
    let known = offers.iter().map(|o| &o.criteria[k]);
    let mut worths: Vec<f64> = known.filter(|c| is_known(c)).map(|c| c.utility).collect();
    worths.order_by(|a, b| b.total_cmp(a));
    for offer in offers {
        let cell = &mut offer.criteria[k];
        if is_known(cell) {
            let before = worths.partition_point(|worth| *worth > cell.utility);
            cell.stated = StatedRating::Placed(before + 1);
        }
        cell.note = None;
        (cell.utility, cell.points_low, cell.points_high) = (f64::NAN, f64::NAN, f64::NAN);
    }
}

/// Points as whole numbers that add up, from a start that is one, to the score as one.
fn whole(offer: &mut OfferLine<'_>, start: f64) {
    let points: Vec<f64> = offer.criteria.iter().map(|c| c.points).collect();
    let sum = offer.score.round() - start.round();
    let (points, _) = PointDigits::Whole.within(&points, sum);
    for (cell, tenths) in offer.criteria.iter_mut().zip(points) {
        cell.points = tenths as f64 / 10.0;
    }
    let scores = [
        &mut offer.score_low,
        &mut offer.score_median,
        &mut offer.score_high,
    ];
    for score in scores {
        *score = score.map(f64::round);
    }
    offer.score = offer.score.round();
    if let Some(was) = &mut offer.was {
        was.score = was.score.round();
    }
}

/// The changes that are of no money, without the exact places where they turn.
pub fn flips(flips: &mut Vec<FlipLine<'_>>, money: &[&str]) {
    flips.retain(|f| f.part.is_none() && f.criterion.is_none_or(|id| !money.contains(&id)));
    for flip in flips {
        (flip.at, flip.share_at) = (None, None);
    }
}

/// The questions that are of no money.
pub fn asks(asks: &mut Vec<AskLine<'_>>, money: &[&str]) {
    asks.retain(|a| a.part.is_none() && a.criterion.is_none_or(|id| !money.contains(&id)));
}

/// Remarks, where pay is hidden without numbers, as pay may be among them: a remark that has one is
/// told by its kind alone, and one of the user's own words not at all.
pub fn remarks(mut remarks: Vec<Remark>, redacted: &[Redacted]) -> Vec<Remark> {
    if !redacted.contains(&Redacted::Pay) {
        return remarks;
    }
    let own = Code::Remark.to_string();
    remarks.retain(|r| r.code != own || !has_number(&r.message));
    for remark in remarks.iter_mut().filter(|r| has_number(&r.message)) {
        if let Some(code) = Code::parse(&remark.code) {
            in_general(code).clone_into(&mut remark.message);
        }
    }
    remarks.dedup_by(|a, b| a.code == b.code && a.message == b.message);
    remarks
}

/// Complaints; where names are hidden by their kinds alone, for their words may name anybody.
pub fn complaints<'c>(redacted: &[Redacted], all: &'c [Diagnostic]) -> Cow<'c, [Diagnostic]> {
    if !redacted.contains(&Redacted::Names) {
        return Cow::Borrowed(all);
    }
    let mut codes: Vec<Code> = all.iter().map(|c| c.code).collect();
    codes.retain(|code| code.severity() == Severity::Warning);
    codes.sort_unstable();
    codes.dedup();
    let told = codes.into_iter();
    told.map(|code| Diagnostic::new(code, None, in_general(code)))
        .collect()
}
