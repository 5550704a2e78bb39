//! Who leads, in a sentence.

use super::sureness::{of_below, of_in_words};
use super::{OfferLine, Verdict};
use crate::model::Status;
use crate::text::day;
use crate::text::number::{grouped, in_words, list, offers_named};
use crate::text::order::InOrder;

/// A deadline is spoken of when it is at most this many days away.
pub(super) const NEAR: i32 = 14;
/// Of more offers with one deadline, their number is told.
const MOST_NAMED: usize = 4;

/// What trials say of the order.
pub(super) struct WhatIfs {
    pub count: u64,
    /// The share of them that settles a place.
    pub sure: f64,
    /// The share of them in which the first by score is ahead of the second.
    pub lead: Option<f64>,
    /// How many share the highest score.
    pub tied: usize,
}

/// The verdict on offers of which the first `ranked` take a place; there may be others that are not
/// looked at.
pub(super) fn verdict(
    offers: &[OfferLine<'_>],
    (ranked, are_all): (usize, bool),
    what_ifs: &WhatIfs,
) -> Verdict {
    let order = &offers[..ranked];
    let first: Vec<&OfferLine<'_>> = order.iter().filter(|o| o.place == Some(1)).collect();
    let clear = match first[..] {
        [only] => only.place_last == Some(1) && stays_in(only, what_ifs.sure),
        _ => false,
    };
    let text = each_fails(order, what_ifs).unwrap_or_else(|| {
        text(order, offers, what_ifs, clear) + &fails(order, &first, what_ifs.count)
    });
    Verdict {
        clear,
        first: first.iter().map(|o| o.id.to_owned()).collect(),
        text: text + pending(order),
        deadline: deadline(offers, are_all),
        off_scale: None,
    }
}

/// Whether an offer keeps all deal-breakers in as many trials as settle a place.
fn stays_in(offer: &OfferLine<'_>, sure: f64) -> bool {
    // The share of the others may miss 1 - sure by its last bit.
    offer.out_share.is_none_or(|out| out + sure <= 1.0 + 1e-12)
}

/// `No clear first: each offer fails a deal-breaker in more than 99 of 100 what-ifs.`, where all of
/// several are so sure to fail that there is nobody to be ahead.
fn each_fails(order: &[OfferLine<'_>], what_ifs: &WhatIfs) -> Option<String> {
    let out = |o: &OfferLine<'_>| o.out_share.unwrap_or(0.0);
    let least = order.iter().map(out).min_by(f64::total_cmp)?;
    let often = of_in_words(least, what_ifs.count);
    (order.len() > 1 && least >= what_ifs.sure)
        .then(|| format!("No clear first: each offer fails a deal-breaker in {often} what-ifs."))
}

/// ` Acme fails a deal-breaker in more than 99 of 100 what-ifs.`, of the one that alone may be
/// first, and of the first by score.
fn fails(order: &[OfferLine<'_>], first: &[&OfferLine<'_>], count: u64) -> String {
    let alone = match first {
        [only] => Some(*only),
        _ => None,
    };
    let by_score = order.first();
    let other = by_score.filter(|o| alone.is_none_or(|first| first.id != o.id));
    let sentence = |offer: &OfferLine<'_>| {
        let out = offer.out_share.filter(|out| *out > 0.0)?;
        let (label, often) = (&offer.label, of_in_words(out, count));
        let told = format!(" {label} fails a deal-breaker in {often} what-ifs.");
        Some(told)
    };
    let told = alone.into_iter().chain(other);
    told.filter_map(sentence).collect()
}

/// Says so when what is ranked are offers that were not made yet.
pub(super) fn pending(order: &[OfferLine<'_>]) -> &'static str {
    match order {
        [only] if only.status == Status::Pending => " It is no offer yet.",
        [_, ..] if order.iter().all(|o| o.status == Status::Pending) => {
            " None of them is an offer yet."
        }
        _ => "",
    }
}

fn text(order: &[OfferLine<'_>], all: &[OfferLine<'_>], what_ifs: &WhatIfs, clear: bool) -> String {
    match (order, what_ifs.lead) {
        ([], _) => nobody(all),
        ([only], _) => {
            let (label, points) = (&only.label, points(only.score));
            format!("{label} has {points}: there is no other offer to rank it against.")
        }
        ([_, ..], lead) if what_ifs.tied > 1 && !(clear && lead.is_some()) => {
            let tied = &order[..what_ifs.tied.min(order.len())];
            let labels: Vec<&str> = tied.iter().map(|o| o.label.as_str()).collect();
            let names = if what_ifs.tied > 5 {
                format!("{} offers", grouped(what_ifs.tied as f64))
            } else {
                list(&labels)
            };
            if tied.iter().any(|o| o.ties_by_an_end(&tied[0])) {
                return format!("No clear first: the scales do not tell {names} apart.");
            }
            format!("No clear first: {names} have the same score.")
        }
        ([first, second, ..], None) => leads(first, second, order),
        ([..], Some(_)) if clear => clearly(order, what_ifs.count),
        ([first, second, ..], Some(ahead)) => unclear((first, second), order, ahead, what_ifs),
    }
}

/// `Google comes first in more than 99 of 100 what-ifs. LinkedIn and JPMorgan are too close to call.`
fn clearly(order: &[OfferLine<'_>], count: u64) -> String {
    let Some(first) = order.iter().find(|o| o.place == Some(1)) else {
        return String::new();
    };
    let share = of_in_words(first.first_share.unwrap_or(1.0), count);
    let head = format!("{} comes first in {share} what-ifs.", first.label);
    let close = too_close(order);
    match close.iter().map(Vec::len).sum() {
        2..=4 => (),
        _ => return head,
    }
    let close: Vec<String> = close.iter().map(|group| list(group)).collect();
    match &close[..] {
        [one] => format!("{head} {one} are too close to call."),
        [one, other] => format!("{head} {one} are too close to call, and so are {other}."),
        _ => head,
    }
}

/// The offers whose places are open, in groups that share places: two groups cannot meet.
fn too_close<'o>(order: &'o [OfferLine<'_>]) -> Vec<Vec<&'o str>> {
    let mut open: Vec<&OfferLine<'_>> = order.iter().filter(|o| o.place != o.place_last).collect();
    open.order_by_key(|o| o.place);
    let mut groups: Vec<Vec<&str>> = Vec::new();
    let mut last = None;
    for offer in open {
        match groups.last_mut() {
            Some(group) if offer.place <= last => group.push(&offer.label),
            _ => groups.push(vec![&offer.label]),
        }
        last = last.max(offer.place_last);
    }
    groups
}

/// `No clear first of three: JPMorgan leads Google by 1 point, LinkedIn by 6.`
fn unclear(
    (first, second): (&OfferLine<'_>, &OfferLine<'_>),
    order: &[OfferLine<'_>],
    ahead: f64,
    what_ifs: &WhatIfs,
) -> String {
    let leads = leads(first, second, order);
    if order.len() > 2 {
        return format!("No clear first of {}: {leads}", in_words(order.len()));
    }
    let ahead = of_below(ahead, what_ifs.sure, what_ifs.count);
    let leads = leads.trim_end_matches('.');
    format!("No clear first: {leads}, ahead in {ahead} what-ifs.")
}

/// `JPMorgan leads Google by 1 point, LinkedIn by 6.`
fn leads(first: &OfferLine<'_>, second: &OfferLine<'_>, order: &[OfferLine<'_>]) -> String {
    let by = |other: &OfferLine<'_>| first.score - other.score;
    let lead = lead(by(second));
    let head = format!("{} leads {} by {lead}", first.label, second.label);
    match order {
        [_, _, third] if by(third) >= 0.5 => {
            format!("{head}, {} by {}.", third.label, by(third).round())
        }
        _ => format!("{head}."),
    }
}

/// By how many points one that is ahead is so; scores that are shown as equal are not.
fn lead(x: f64) -> String {
    if x < 0.5 {
        "less than 1 point".to_owned()
    } else {
        points(x)
    }
}

/// Points in whole numbers, in words.
fn points(x: f64) -> String {
    match x.round() {
        _ if x > 0.0 && x < 0.5 => lead(x),
        1.0 => "1 point".to_owned(),
        n => format!("{n} points"),
    }
}

fn nobody(all: &[OfferLine<'_>]) -> String {
    match all {
        [only] => {
            let because = only.unranked_because.as_deref().unwrap_or_default();
            format!("{} cannot be ranked: {}.", only.label, because.join("; "))
        }
        _ => "No offer can be ranked; the reasons stand below.".to_owned(),
    }
}

/// The replies that are due next, when that is soon.
fn deadline(offers: &[OfferLine<'_>], are_all: bool) -> Option<String> {
    let is_near = |days: &i32| (0..=NEAR).contains(days);
    let left = |o: &OfferLine<'_>| o.days_left.filter(is_near).filter(|_| o.is_open());
    let days = offers.iter().filter_map(left).min()?;
    let next: Vec<&OfferLine<'_>> = offers.iter().filter(|o| left(o) == Some(days)).collect();
    let day = next.first()?.reply_by?;
    let names = offers_named(next.iter().map(|o| o.label.as_str()), MOST_NAMED);
    let reply = if are_all {
        "Reply".to_owned()
    } else {
        format!("Of the first {}, reply", offers.len())
    };
    let (day, when) = (day::long(day, days), day::when(days));
    Some(format!("{reply} to {names} first: by {day}, {when}."))
}
