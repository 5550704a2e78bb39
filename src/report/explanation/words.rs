//! How an offer stands, or two against each other, in sentences.

use crate::method::ENOUGH;
use crate::report::sureness::{all_in_words, of_in_words};
use crate::report::{JudgeLine, OfferLine, Report, WeightLine};
use crate::text::number::{below, grouped, ordinal, row};
use crate::text::order::InOrder;
use crate::text::tenths::{from_tenths, tenths};

/// Places that are told; of more, those that an offer takes most often.
const PLACES: usize = 4;
/// Of more judges, none is named.
const JUDGES: usize = 6;
/// A share of places below this is not told.
const RARE: f64 = 0.005;

pub(super) fn verdict(report: &Report<'_>, offers: &[&OfferLine<'_>]) -> String {
    let told = match offers {
        [one] => alone(report, one),
        [a, b] => against(report, a, b),
        _ => String::new(),
    };
    told + &by_judges(report, offers)
}

/// ` Mike gives it 56.0 points, 3rd; Daniel 84.8, 1st.`, ` Daniel has Google 45.0 points ahead; Mike
/// Amazon 14.0.`: where there are several judges, and few enough to name.
fn by_judges(report: &Report<'_>, offers: &[&OfferLine<'_>]) -> String {
    if !(2..=JUDGES).contains(&report.judges.len()) {
        return String::new();
    }
    let judges = report.judges.iter().enumerate();
    let told = judges.map(|(i, judge)| match offers {
        [a, b] => ahead_by(judge, [a, b], i == 0),
        [one, ..] => given_by(judge, one, i == 0),
        [] => String::new(),
    });
    format!(" {}.", told.collect::<Vec<_>>().join("; "))
}

/// What a judge gives an offer.
fn score_by(judge: &JudgeLine<'_>, id: &str) -> f64 {
    judge.scores.get(id).copied().unwrap_or(0.0)
}

/// `Daniel has Google 45.0 points ahead`, behind another one `Mike Amazon 14.0`.
fn ahead_by(judge: &JudgeLine<'_>, [a, b]: [&OfferLine<'_>; 2], is_first: bool) -> String {
    let lead = score_by(judge, a.id) - score_by(judge, b.id);
    let ahead = if lead < 0.0 { b } else { a };
    let (name, label) = (judge.name, &ahead.label);
    let lead = from_tenths(tenths(lead.abs()));
    if is_first {
        format!("{name} has {label} {lead} points ahead")
    } else {
        format!("{name} {label} {lead}")
    }
}

/// `Mike gives it 56.0 points, 3rd`, behind another one `Daniel 84.8, 1st`.
fn given_by(judge: &JudgeLine<'_>, offer: &OfferLine<'_>, is_first: bool) -> String {
    let place = judge.positions.get(offer.id).copied().flatten();
    let place = place.map_or_else(String::new, |p| format!(", {}", ordinal(p as f64)));
    let score = from_tenths(tenths(score_by(judge, offer.id)));
    let name = judge.name;
    if is_first {
        format!("{name} gives it {score} points{place}")
    } else {
        format!("{name} {score}{place}")
    }
}

/// `You wrote: Food 60, Role fit 60.`, where one person's weights are no parts of 100.
pub(super) fn written(report: &Report<'_>) -> Option<String> {
    let [judge] = &report.judges[..] else {
        return None;
    };
    let weights = &judge.weights;
    let differs = |(_, w): &(&str, WeightLine)| (w.written - w.share).abs() > 1e-9;
    if !weights.0.iter().any(differs) {
        return None;
    }
    let of = |index: usize| {
        let criterion = &report.criteria[index];
        let written = grouped(weights.get(criterion.id)?.written);
        Some(format!("{} {written}", criterion.name))
    };
    let all: Vec<String> = report.weighed().into_iter().filter_map(of).collect();
    let all = all.join(", ");
    Some(format!("Weights are of 100. You wrote: {all}."))
}

/// A score in tenths, marked when an unknown is inside.
fn score(offer: &OfferLine<'_>) -> String {
    let mark = if offer.unsure { "?" } else { "" };
    format!("{}{mark}", from_tenths(tenths(offer.score)))
}

fn alone(report: &Report<'_>, offer: &OfferLine<'_>) -> String {
    let standing = match (offer.position, &offer.unranked_because) {
        (Some(position), _) => format!("{} of {}", ordinal(position as f64), report.ranked()),
        (None, Some(reasons)) => reasons.join("; "),
        (None, None) => "not ranked".to_owned(),
    };
    let role = offer.role.filter(|_| offer.label == offer.company);
    let role = role.map_or_else(String::new, |role| format!(", {role}"));
    let known = if offer.known < 100.0 - 1e-9 {
        let known = below(offer.known, &[ENOUGH, 100.0]);
        format!(" Known on {known} % of the weight.")
    } else {
        String::new()
    };
    format!(
        "{}{role}: {} of 100 points; {standing}.{known}{}{}",
        offer.label,
        score(offer),
        range(offer),
        places(report, offer)
    )
}

/// ` 9 of 10 what-ifs give it 19 to 53 points.`
fn range(offer: &OfferLine<'_>) -> String {
    let ends = offer.score_low.zip(offer.score_high);
    let ends = ends.map(|(low, high)| (low.round(), high.round()));
    match ends.filter(|(low, high)| low < high) {
        Some((low, high)) => format!(" 9 of 10 what-ifs give it {low:.0} to {high:.0} points."),
        None => String::new(),
    }
}

/// ` It comes 2nd in 69 of 100, 3rd in 31.`; ` It comes 1st in 12 of 100 what-ifs, and fails a
/// deal-breaker in 88.`
fn places(report: &Report<'_>, offer: &OfferLine<'_>) -> String {
    let (Some(shares), Some(trials)) = (&offer.place_shares, &report.trials) else {
        return String::new();
    };
    let mut most: Vec<(usize, f64)> = shares.iter().copied().enumerate().collect();
    most.retain(|(_, share)| *share >= RARE);
    most.order_by(|a, b| b.1.total_cmp(&a.1));
    let all = most.len() <= PLACES;
    most.truncate(PLACES);
    most.order_by_key(|(place, _)| *place);
    let out = offer.out_share.filter(|out| *out > 0.0);
    if shares.len() < 2 || most.is_empty() {
        let often = out.map(|out| of_in_words(out, trials.count));
        let fails = often.map(|often| format!(" It fails a deal-breaker in {often} what-ifs."));
        return fails.unwrap_or_default();
    }
    let told = most.iter().map(|(_, share)| *share).chain(out);
    let (often, of) = all_in_words(&told.collect::<Vec<f64>>(), trials.count);
    let place = |(i, (place, _)): (usize, &(usize, f64))| {
        let (place, often) = (ordinal((place + 1) as f64), &often[i]);
        if i == 0 {
            format!("{place} in {often} of {of} what-ifs")
        } else {
            format!("{place} in {often}")
        }
    };
    let told: Vec<String> = most.iter().enumerate().map(place).collect();
    let mostly = if all { "" } else { " mostly" };
    let fails = often.get(most.len());
    let fails = fails.map(|often| format!(", and fails a deal-breaker in {often}"));
    let fails = fails.unwrap_or_default();
    format!(" It comes{mostly} {}{fails}.", told.join(", "))
}

/// `Too close to call: JPMorgan 67.4?, Google 66.1?. JPMorgan is 1.3 points ahead, and ahead in 55
/// of 100 what-ifs.`
fn against(report: &Report<'_>, a: &OfferLine<'_>, b: &OfferLine<'_>) -> String {
    let share = report.ahead(a.id, b.id);
    // Where both fail a deal-breaker in nearly all what-ifs, neither is ahead in them.
    let out = |o: &OfferLine<'_>| o.out_share.unwrap_or(0.0);
    let both_out = out(a).min(out(b));
    let both_fail = both_out >= report.sure;
    let close = share.is_some_and(|p| p < report.sure && 1.0 - p < report.sure) && !both_fail;
    let close = if close { "Too close to call: " } else { "" };
    let scores = row(&[a, b].map(|o| format!("{} {}", o.label, score(o))));
    let what_ifs = match &report.trials {
        Some(trials) if both_fail => {
            let often = of_in_words(both_out, trials.count);
            format!(", but each of the two fails a deal-breaker in {often} what-ifs")
        }
        _ => in_what_ifs(report, a, b),
    };
    let ahead = format!("{}{what_ifs}", by_score(a, b));
    // Who fails a deal-breaker is not ahead, whatever its points.
    let ahead = match [a, b].map(OfferLine::is_out) {
        [false, false] => format!("{ahead}."),
        [true, true] => format!("By points alone: {ahead}."),
        [out, _] => {
            let leads = if out { b } else { a };
            format!("{} is ahead. By points alone: {ahead}.", leads.label)
        }
    };
    let unranked = [a, b].into_iter().filter_map(|o| {
        let reasons = o.unranked_because.as_ref()?.join("; ");
        Some(format!(" {} takes no place: {reasons}.", o.label))
    });
    let unranked = unranked.collect::<String>();
    format!("{close}{scores}. {ahead}{unranked}")
}

/// The difference of the scores as they are shown.
fn lead(a: &OfferLine<'_>, b: &OfferLine<'_>) -> f64 {
    (tenths(a.score) - tenths(b.score)) as f64 / 10.0
}

/// `JPMorgan is 1.3 points ahead`
fn by_score(a: &OfferLine<'_>, b: &OfferLine<'_>) -> String {
    let lead = lead(a, b);
    let by = |ahead: &OfferLine<'_>| {
        let points = if lead.abs() == 1.0 { "point" } else { "points" };
        format!("{} is {:.1} {points} ahead", ahead.label, lead.abs())
    };
    match lead {
        _ if a.ties_by_an_end(b) => "The scales do not tell them apart".to_owned(),
        _ if (a.score - b.score).abs() <= 1e-12 => "They have the same score".to_owned(),
        0.0 => "They are less than a tenth of a point apart".to_owned(),
        x if x > 0.0 => by(a),
        _ => by(b),
    }
}

/// `, and ahead in 55 of 100 what-ifs`, of the one that is ahead by score; where the other one is
/// ahead in most of them, of that.
fn in_what_ifs(report: &Report<'_>, a: &OfferLine<'_>, b: &OfferLine<'_>) -> String {
    let (Some(share), Some(trials)) = (report.ahead(a.id, b.id), &report.trials) else {
        return String::new();
    };
    let lead = lead(a, b);
    let (ahead, share, behind) = if share >= 0.5 {
        (a, share, lead < 0.0)
    } else {
        (b, 1.0 - share, lead > 0.0)
    };
    let often = of_in_words(share, trials.count);
    match (lead == 0.0, behind) {
        _ if share == 0.5 => ", and each is ahead in half of the what-ifs".to_owned(),
        (true, _) => format!(", and {} is ahead in {often} what-ifs", ahead.label),
        (false, true) => format!(", but {} is ahead in {often} what-ifs", ahead.label),
        (false, false) => format!(", and ahead in {often} what-ifs"),
    }
}
