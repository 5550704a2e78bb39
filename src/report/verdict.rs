//! Who leads, in a sentence.

use super::{OfferLine, Verdict};

/// A deadline is spoken of when it is at most this many days away.
const NEAR: i32 = 14;

/// The verdict on offers of which the first `ranked` take a place.
pub(super) fn verdict(offers: &[OfferLine<'_>], ranked: usize) -> Verdict {
    let order = &offers[..ranked];
    let first: Vec<&OfferLine<'_>> = order.iter().filter(|o| o.place == Some(1)).collect();
    let clear = first.len() == 1 && first.iter().all(|o| o.place_last == Some(1));
    Verdict {
        clear,
        first: first.iter().map(|o| o.id.to_owned()).collect(),
        text: text(order, offers),
        deadline: deadline(order),
    }
}

fn text(order: &[OfferLine<'_>], all: &[OfferLine<'_>]) -> String {
    match order {
        [] => nobody(all),
        [only] => format!(
            "{} has {}: there is no other offer to rank it against.",
            only.label,
            points(only.score)
        ),
        [first, ..] if first.tied => {
            let tied: Vec<&str> = order
                .iter()
                .take_while(|o| o.place == Some(1))
                .map(|o| o.label.as_str())
                .collect();
            let names = if tied.len() > 5 {
                format!("{} offers", tied.len())
            } else {
                crate::text::number::list(&tied)
            };
            format!("No clear first: {names} have the same score.")
        }
        [first, second, ..] => format!("{}{}", lead(first, second, order), unsettled(first, order)),
    }
}

/// `JPMorgan leads Google by 1 point, LinkedIn by 6.`
fn lead(first: &OfferLine<'_>, second: &OfferLine<'_>, order: &[OfferLine<'_>]) -> String {
    let by = |other: &OfferLine<'_>| first.score - other.score;
    let head = format!(
        "{} leads {} by {}",
        first.label,
        second.label,
        points(by(second))
    );
    match order {
        [_, _, third] if by(third) >= 0.5 => {
            format!("{head}, {} by {}.", third.label, by(third).round())
        }
        _ => format!("{head}."),
    }
}

/// Points in whole numbers, in words.
fn points(x: f64) -> String {
    match x.round() {
        _ if x > 0.0 && x < 0.5 => "less than 1 point".to_owned(),
        1.0 => "1 point".to_owned(),
        n => format!("{n} points"),
    }
}

/// Says so when what is stated as a range, or unknown, can put another offer first.
fn unsettled(first: &OfferLine<'_>, order: &[OfferLine<'_>]) -> &'static str {
    let least: f64 = first.criteria.iter().map(|c| c.points_low).sum();
    let most = |o: &OfferLine<'_>| o.criteria.iter().map(|c| c.points_high).sum::<f64>();
    if order.iter().skip(1).any(|o| most(o) > least) {
        " What is not known yet may change that."
    } else {
        ""
    }
}

fn nobody(all: &[OfferLine<'_>]) -> String {
    match all {
        [only] => format!("{} cannot be ranked: {}.", only.label, because(only)),
        _ => "No offer can be ranked; the reasons stand below.".to_owned(),
    }
}

fn because(offer: &OfferLine<'_>) -> String {
    offer
        .unranked_because
        .as_ref()
        .map(|r| r.join("; "))
        .unwrap_or_default()
}

/// The next reply that is due soon.
fn deadline(order: &[OfferLine<'_>]) -> Option<String> {
    let due = |o: &&OfferLine<'_>| o.days_left.is_some_and(|d| (0..=NEAR).contains(&d));
    let next = order.iter().filter(due).min_by_key(|o| o.days_left)?;
    let (day, left) = (next.reply_by?, next.days_left?);
    let when = match left {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        n => format!("in {n} days"),
    };
    Some(format!(
        "Reply to {} first: by {}, {when}.",
        next.label,
        day.strftime("%A %-d %B")
    ))
}
