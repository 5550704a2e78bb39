//! The days by which something is due, and what to do about them.

use jiff::civil::Date;
use serde::Serialize;

use super::{OfferLine, Report};
use crate::diag::Code;
use crate::model::Status;
use crate::text::day::{days_between, long, short, when};
use crate::text::number::{count, in_words, offers_named};
use crate::text::order::InOrder;

/// Of more names than this, their number is told.
const NAMED: usize = 3;

/// `rank deadlines` for scripts, and what its screen shows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DeadlineReport<'a> {
    /// The version of the JSON's shape.
    pub schema: u32,
    /// The version of the program.
    pub version: &'static str,
    /// The day of the run.
    pub today: Date,
    /// What is due: what is ahead first, soonest first, then what is past, latest first.
    pub deadlines: Vec<Deadline<'a>>,
    /// The ids of the offers without a date.
    pub undated: Vec<&'a str>,
    /// What to do, a few sentences each.
    pub advice: Vec<String>,
}

/// One day by which something is due.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Deadline<'a> {
    /// The day.
    pub date: Date,
    /// Days from today until then; negative when past.
    pub days_left: i32,
    /// The offer's id.
    pub offer: &'a str,
    /// The company, as written.
    pub company: &'a str,
    /// The role.
    pub role: Option<&'a str>,
    /// What is due.
    pub due: Due,
    /// Whether the offer was made.
    #[serde(skip)]
    pub is_offered: bool,
    /// Whether a deal-breaker keeps it out.
    #[serde(skip)]
    pub is_out: bool,
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Due {
    /// The user's reply to an offer.
    Reply,
    /// The company's answer, whether it makes an offer.
    Answer,
}

impl<'a> Report<'a> {
    /// What is due, by day.
    pub fn deadlines(&self) -> DeadlineReport<'a> {
        let mut deadlines: Vec<Deadline<'a>> = Vec::new();
        let mut undated = Vec::new();
        for offer in &self.offers {
            let due = dues(offer).map(|(due, date)| deadline(offer, due, date, self.today));
            let before = deadlines.len();
            deadlines.extend(due);
            // The job that one has needs no date.
            if deadlines.len() == before && offer.status != Status::Current {
                undated.push(offer.id);
            }
        }
        deadlines.order_by_key(|d| (d.days_left < 0, d.days_left.unsigned_abs(), d.due));
        DeadlineReport {
            schema: self.schema,
            version: self.version,
            today: self.today,
            advice: advice(&self.offers, self.today),
            deadlines,
            undated,
        }
    }

    /// Whether anything is due on any day.
    pub fn has_deadlines(&self) -> bool {
        self.offers.iter().any(|o| dues(o).next().is_some())
    }
}

/// What is due for an offer; an answer only where there is no offer yet.
fn dues(offer: &OfferLine<'_>) -> impl Iterator<Item = (Due, Date)> + use<> {
    let reply = offer.reply_by.map(|day| (Due::Reply, day));
    let answer = awaited(offer).map(|day| (Due::Answer, day));
    reply.into_iter().chain(answer)
}

/// The day by which an answer is to come.
fn awaited(offer: &OfferLine<'_>) -> Option<Date> {
    offer.expects_by.filter(|_| offer.status == Status::Pending)
}

fn deadline<'a>(offer: &OfferLine<'a>, due: Due, date: Date, today: Date) -> Deadline<'a> {
    Deadline {
        date,
        days_left: days_between(today, date),
        offer: offer.id,
        company: offer.company,
        role: offer.role,
        due,
        is_offered: offer.status == Status::Offered,
        is_out: offer.is_out(),
    }
}

/// The answers that come after a reply is due.
pub(super) fn remarks(offers: &[OfferLine<'_>], today: Date) -> Vec<(Code, String)> {
    let late = too_late(offers, today).into_iter();
    late.map(|late| (Code::AnswerTooLate, late.text)).collect()
}

/// An answer that comes after replies are due.
struct Late<'r, 'a> {
    /// Whose.
    offer: &'r OfferLine<'a>,
    /// The offers to reply to before, by their names.
    before: String,
    /// What comes too late, in a sentence.
    text: String,
}

fn too_late<'r, 'a>(offers: &'r [OfferLine<'a>], today: Date) -> Vec<Late<'r, 'a>> {
    let is_ahead = |o: &&OfferLine<'_>| o.is_open() && o.days_left.is_some_and(|d| d >= 0);
    let mut replies: Vec<&OfferLine<'a>> = offers.iter().filter(is_ahead).collect();
    replies.order_by_key(|o| o.reply_by);
    let mut late = Vec::new();
    let mut asked: Vec<&OfferLine<'a>> = offers.iter().filter(|o| !o.is_out()).collect();
    asked.order_by_key(|o| o.expects_by);
    for offer in asked {
        let Some(day) = awaited(offer).filter(|day| *day >= today) else {
            continue;
        };
        let before = replies.partition_point(|o| o.reply_by.is_some_and(|reply| reply < day));
        if before > 0 {
            let day = short(day, days_between(today, day));
            let after = after(&replies[..before], replies.len());
            late.push(Late {
                offer,
                before: names(&replies[..before]),
                text: format!("{} answers by {day}, after {after} due.", offer.label),
            });
        }
    }
    late
}

/// `the reply to JPMorgan is`, `all three replies are`.
fn after(before: &[&OfferLine<'_>], all: usize) -> String {
    match before {
        [one] => format!("the reply to {} is", one.label),
        [_, _] if all == 2 => "both replies are".to_owned(),
        few if few.len() == all => format!("all {} replies are", in_words(all)),
        few => format!("the replies to {} are", names(few)),
    }
}

/// `JPMorgan and Google`; of many, `five offers`.
fn names(offers: &[&OfferLine<'_>]) -> String {
    offers_named(offers.iter().map(|o| o.label.as_str()), NAMED)
}

/// What to do: about what is past, about answers that come too late, else about what comes next.
fn advice(offers: &[OfferLine<'_>], today: Date) -> Vec<String> {
    if offers.iter().all(|o| dues(o).next().is_none()) {
        return idle(offers).into_iter().chain([none(today)]).collect();
    }
    let late = too_late(offers, today);
    let mut out: Vec<String> = idle(offers)
        .into_iter()
        .chain(past(offers, today))
        .collect();
    for late in late.iter().take(NAMED) {
        let (asked, others) = (&late.offer.label, &late.before);
        out.push(format!(
            "{} Ask {asked} to answer sooner, or {others} for more time.",
            late.text
        ));
    }
    if late.len() > NAMED {
        let rest = count(late.len() - NAMED, "more answer");
        out.push(format!("After a reply is due: {rest}."));
    }
    if late.is_empty() {
        out.extend(next(offers, today));
    }
    out
}

/// That a day says nothing, of an offer that is made.
fn idle(offers: &[OfferLine<'_>]) -> Option<String> {
    let is_idle = |o: &&OfferLine<'_>| o.expects_by.is_some() && o.status == Status::Offered;
    let idle: Vec<&OfferLine<'_>> = offers.iter().filter(is_idle).collect();
    let names = (!idle.is_empty()).then(|| names(&idle))?;
    Some(format!(
        "The `expects-by` of {names} counts only with `status = \"pending\"`."
    ))
}

/// Where dates are written, with a day two weeks from now for an example.
fn none(today: Date) -> String {
    let day = today.checked_add(jiff::Span::new().days(14));
    format!(
        "No offer has a date. Write `reply-by = {}` into an `[[offer]]` that you have to reply to, and `expects-by` into one that is not made yet.",
        day.unwrap_or(today)
    )
}

/// What to do about days that are past.
fn past(offers: &[OfferLine<'_>], today: Date) -> Option<String> {
    let is_past = |o: &&OfferLine<'_>| o.is_open() && o.days_left.is_some_and(|d| d < 0);
    let mut replies: Vec<&OfferLine<'_>> = offers.iter().filter(is_past).collect();
    replies.order_by_key(|o| o.reply_by);
    let is_overdue = |o: &&OfferLine<'_>| awaited(o).is_some_and(|day| day < today);
    let answers: Vec<&OfferLine<'_>> = offers.iter().filter(is_overdue).collect();
    let late = match replies.len() {
        0 => None,
        1 => Some(format!(
            "The reply to {} is past due: ask if it still stands.",
            names(&replies)
        )),
        _ => Some(format!(
            "The replies to {} are past due: ask if they still stand.",
            names(&replies)
        )),
    };
    let overdue = match answers.len() {
        0 => None,
        1 => Some(format!(
            "The answer of {} is overdue: ask.",
            names(&answers)
        )),
        _ => Some(format!(
            "The answers of {} are overdue: ask.",
            names(&answers)
        )),
    };
    let told: Vec<String> = late.into_iter().chain(overdue).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// What comes next, where nothing is in its way.
fn next(offers: &[OfferLine<'_>], today: Date) -> Option<String> {
    let reply = |o: &OfferLine<'_>| o.days_left.filter(|d| o.is_open() && *d >= 0);
    if let Some(days) = offers.iter().filter_map(reply).min() {
        let next: Vec<&OfferLine<'_>> = offers.iter().filter(|o| reply(o) == Some(days)).collect();
        let day = next.first().and_then(|o| o.reply_by)?;
        return Some(format!(
            "Next: reply to {} by {}, {}. If you need more time, ask {}.",
            names(&next),
            long(day, days),
            when(days),
            if days == 0 { "now" } else { "before that day" }
        ));
    }
    let ahead = |o: &&OfferLine<'_>| awaited(o).is_some_and(|day| day >= today);
    let next = offers.iter().filter(ahead).min_by_key(|o| awaited(o))?;
    let day = awaited(next)?;
    let days = days_between(today, day);
    Some(format!(
        "No reply is due. {} is to answer by {}, {}: ask if nothing has come by then.",
        next.label,
        long(day, days),
        when(days)
    ))
}
