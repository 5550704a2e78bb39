//! The sentences on several judges, one by one.

use super::GroupView;
use super::names::{FEW, points, points_named};
use super::rules::Consensus;
use crate::group::{Dispute, Firsts, Regrets, kendall_w, tau_b};
use crate::report::change::change_name::in_sentence;
use crate::text::number::{grouped, in_words, list, plain};
use crate::text::only_if;
use crate::text::order::{InOrder, put_to};
use crate::text::possessive::possessive;

/// More judges have no columns of their own.
const COLUMNS: usize = 8;
/// Camps of judges that are told one by one.
const CAMPS: usize = 4;
/// Disputes that are told.
const DISPUTES: usize = 2;
/// Of more offers, pairs are not counted for a sentence.
const COUNTED: usize = 200;
/// A spread this many times another one is told of several judges.
const WIDER: f64 = 1.5;

/// `Both put Google first.`, `They disagree: Mike puts Amazon first, Daniel Google.`
pub(super) fn opening(view: &GroupView<'_, '_>) -> String {
    let everybody = view.everybody();
    match view.panel.firsts() {
        Firsts::Same(offer) => format!("{everybody} put {} first.", view.offer(offer)),
        Firsts::Shared(offers) => {
            let level = (0..view.judged.len()).filter(|j| view.panel.firsts_of(*j) != offers);
            let level: Vec<&str> = level.map(|j| view.judge(j)).collect();
            let also = match level.len() {
                0 => String::new(),
                n if n > FEW => format!(", {} judges beside others", grouped(n as f64)),
                _ => format!(", {} beside others", list(&level)),
            };
            let offers = view.offers_named(&offers);
            format!("{everybody} have {offers} first{also}.")
        }
        Firsts::Apart => format!("They disagree: {}.", camps(view)),
    }
}

/// `Mike and Ann put Amazon first, Daniel Google`
fn camps(view: &GroupView<'_, '_>) -> String {
    let mut camps: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for judge in 0..view.judged.len() {
        put_to(&mut camps, view.panel.firsts_of(judge), judge);
    }
    camps.order_by_key(|(_, judges)| std::cmp::Reverse(judges.len()));
    let named = view.judged.len() <= FEW;
    let who = |judges: &[usize], first: bool| {
        if named {
            let names: Vec<&str> = judges.iter().map(|j| view.judge(*j)).collect();
            return list(&names);
        }
        let count = judges.len();
        if first {
            format!("{count} of {} judges", grouped(view.judged.len() as f64))
        } else {
            count.to_string()
        }
    };
    let mut told = Vec::new();
    for (i, (offers, judges)) in camps.iter().take(CAMPS).enumerate() {
        let (who, offers) = (who(judges, i == 0), view.offers_named(offers));
        told.push(match i {
            0 if judges.len() == 1 => format!("{who} puts {offers} first"),
            0 => format!("{who} put {offers} first"),
            _ => format!("{who} {offers}"),
        });
    }
    let others = camps.iter().skip(CAMPS);
    let others: usize = others.map(|(_, judges)| judges.len()).sum();
    if others > 0 {
        told.push(format!("{others} yet others"));
    }
    told.join(", ")
}

/// `They disagree: Mike puts Amazon first, Daniel Google. This is about the mean of their scores.`
pub(super) fn about_mean(view: &GroupView<'_, '_>, apart: bool) -> String {
    let mean = "This is about the mean of their scores.";
    if apart {
        format!("{} {mean}", opening(view))
    } else {
        let everybody = view.everybody().to_lowercase();
        format!("Scores are the mean of {everybody}.")
    }
}

/// `The score is the mean of both, also in the what-ifs.`, `The score is the mean of both by their
/// voices (Mike 1, Daniel 2).`
pub(super) fn mean(view: &GroupView<'_, '_>) -> String {
    let everybody = view.everybody().to_lowercase();
    let what_ifs = only_if(view.what_ifs, ", also in the what-ifs");
    let voices = view.judged.iter().map(|j| j.judge.voice);
    let first = view.judged[0].judge.voice;
    let voice = |(j, voice): (usize, f64)| format!("{} {}", view.judge(j), plain(voice));
    let by = match view.judged.len() {
        _ if voices.clone().all(|voice| voice == first) => String::new(),
        n if n > FEW => " by their voices".to_owned(),
        _ => {
            let voices: Vec<String> = voices.enumerate().map(voice).collect();
            format!(" by their voices ({})", voices.join(", "))
        }
    };
    let orders = " Their own scores stand in --json and --format csv.";
    let orders = only_if(view.judged.len() > COLUMNS, orders);
    format!("The score is the mean of {everybody}{by}{what_ifs}.{orders}")
}

/// `Daniel's scores spread over 45 points, Mike's over 14: the wider spread decides.`
pub(super) fn spreads(
    view: &GroupView<'_, '_>,
    consensus: &Consensus,
    regrets: &Regrets,
) -> Option<String> {
    let spread = |judge: &usize| regrets.spread[*judge];
    let mut judges: Vec<usize> = (0..view.judged.len()).collect();
    judges.order_by(|a, b| spread(b).total_cmp(&spread(a)));
    let (wide, narrow) = (*judges.first()?, *judges.last()?);
    let (most, least) = (points_named(spread(&wide)), points(spread(&narrow)));
    let [widest, narrowest] = [wide, narrow].map(|judge| possessive(view.judge(judge)));
    if view.judged.len() > 2 {
        let is_told = spread(&wide) >= WIDER * spread(&narrow);
        return is_told.then(|| {
            format!(
                "{widest} scores spread most, over {most}, {narrowest} least, over {least}; a wider \
                 spread counts more in a mean."
            )
        });
    }
    // The mean follows the judge whose scores lie further apart, where voices are equal.
    let voices = [wide, narrow].map(|judge| view.judged[judge].judge.voice);
    let follows = consensus.mean.first() == view.panel.firsts_of(wide);
    let decides = follows && voices[0] <= voices[1] && spread(&wide) > spread(&narrow);
    let decides = only_if(decides, ": the wider spread decides");
    Some(format!(
        "{widest} scores spread over {most}, {narrowest} over {least}{decides}."
    ))
}

/// How far their orders are alike.
pub(super) fn agreement(view: &GroupView<'_, '_>) -> Option<String> {
    let (panel, n) = (&view.panel, view.offers.len());
    let judges = view.judged.len();
    let is_same = |j: usize| panel.ranks(j) == panel.ranks(0);
    if (1..judges).all(is_same) {
        return (n > 2).then(|| format!("{} have the same order.", view.everybody()));
    }
    if judges > 2 {
        let w = kendall_w(panel)?;
        return Some(format!(
            "From no agreement, 0, to one order, 1, theirs agree by {w:.2} (Kendall's W)."
        ));
    }
    let (one, other) = (panel.ranks(0), panel.ranks(1));
    if !(3..=COUNTED).contains(&n) {
        return None;
    }
    if tau_b(one, other) == Some(-1.0) {
        return Some(
            "They are exact opposites: one's order is the other's, turned round.".to_owned(),
        );
    }
    let (mut alike, mut pairs) = (0_usize, 0_usize);
    for i in 0..n {
        for k in i + 1..n {
            pairs += 1;
            alike += usize::from(one[i].total_cmp(&one[k]) == other[i].total_cmp(&other[k]));
        }
    }
    Some(format!(
        "They order {alike} of {pairs} pairs of offers alike."
    ))
}

/// `Daniel has Google 45 points ahead of Amazon, by ML exposure (+52); Mike has Amazon 14 ahead, by
/// cloud market share (+14).`, of each two camps.
pub(super) fn disputes(view: &GroupView<'_, '_>, disputes: &[Dispute]) -> Vec<String> {
    let mut seen: Vec<[usize; 2]> = Vec::new();
    let mut told = Vec::new();
    for dispute in disputes {
        let mut camps = dispute.offers;
        camps.sort_unstable();
        if told.len() == DISPUTES || seen.contains(&camps) {
            continue;
        }
        seen.push(camps);
        told.push(self::dispute(view, dispute));
    }
    told
}

fn dispute(view: &GroupView<'_, '_>, dispute: &Dispute) -> String {
    let [one, other] = dispute.judges;
    let [a, b] = dispute.offers;
    let lead = view.panel.lead(one, [a, b]);
    let against = view.panel.lead(other, [b, a]);
    format!(
        "{} has {} {} ahead of {}{}; {} has {} {} ahead{}.",
        view.judge(one),
        view.offer(a),
        points_named(lead),
        view.offer(b),
        by(view, one, [a, b]),
        view.judge(other),
        view.offer(b),
        points(against),
        by(view, other, [b, a]),
    )
}

/// `, by ML exposure (+52)`: what adds most to a judge's lead of one offer over another, and the
/// next where it adds half as much.
fn by(view: &GroupView<'_, '_>, judge: usize, offers: [usize; 2]) -> String {
    let scoring = &view.judged[judge].scoring;
    let [a, b] = offers.map(|offer| scoring.contributions(view.offers[offer].index()));
    let points = a.iter().zip(b).map(|(a, b)| a - b);
    let names = view.problem.criteria().map(|(_, c)| c.name.as_str());
    let mut parts: Vec<(f64, &str)> = points.zip(names).collect();
    parts.order_by(|a, b| b.0.total_cmp(&a.0));
    let most = parts.first().map_or(0.0, |part| part.0);
    let is_told = |part: &&(f64, _)| part.0 >= 0.5 && part.0 >= most / 2.0;
    let told = parts.iter().take(2).filter(is_told);
    let told: Vec<String> = told
        .map(|(points, name)| format!("{} (+{})", in_sentence(name), grouped(points.round())))
        .collect();
    match told[..] {
        [] => String::new(),
        _ => format!(", by {}", list(&told)),
    }
}

/// `Counted by points Google comes first; by places (Borda) and by pairs (Copeland) all three share
/// first place.`
pub(super) fn rules(view: &GroupView<'_, '_>, consensus: &Consensus) -> String {
    let mut by_first: Vec<(Vec<usize>, Vec<&str>)> = Vec::new();
    for (name, firsts) in consensus.firsts() {
        put_to(&mut by_first, firsts, name);
    }
    let first = |firsts: &[usize]| {
        let all = firsts.len() == view.offers.len();
        match firsts {
            [only] => format!("{} comes first", view.offer(*only)),
            [_, _] if all => "both share first place".to_owned(),
            _ if all => format!("all {} share first place", in_words(firsts.len())),
            several => format!("{} share first place", view.offers_named(several)),
        }
    };
    let told: Vec<String> = by_first
        .iter()
        .map(|(firsts, names)| format!("by {} {}", list(names), first(firsts)))
        .collect();
    let open = " Kemeny's rule is worked out for at most 12 offers.";
    let open = only_if(consensus.kemeny.is_none(), open);
    format!("Counted {}.{open}", told.join("; "))
}
