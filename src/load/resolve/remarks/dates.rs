//! What a reader should know of the days that offers name.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::tables::offer;
use crate::load::read::raw::{At, RawOffer};
use crate::load::resolve::identity::Identity;
use crate::load::resolve::resolution::Resolution;
use crate::model::CompanyId;
use crate::text::day::{days_between, short, when};

/// An offer as it was written, and who it is.
type Named<'o, 'f> = (&'o RawOffer<'f>, &'o Identity);

/// Warns of days that are past, and of an answer awaited from who has made an offer.
pub fn remarks<'o, 'f: 'o>(
    r: &mut Resolution<'_>,
    offers: impl Iterator<Item = Named<'o, 'f>> + Clone,
) {
    let is_dated = |(raw, _): &Named<'_, '_>| {
        raw.reply_by.is_some() || raw.expects_by.is_some() || raw.chance.is_some()
    };
    if !offers.clone().any(|o| is_dated(&o)) {
        return;
    }
    let mut times: HashMap<CompanyId, usize> = HashMap::new();
    for (_, identity) in offers.clone() {
        *times.entry(identity.company).or_default() += 1;
    }
    for (raw, identity) in offers.filter(is_dated) {
        let name = name(raw, times[&identity.company] > 1);
        let found = [
            reply(raw, &name, r.today),
            answer(raw, &name, r.today),
            crossed(raw, &name, r.today),
            chance(raw, &name),
        ];
        r.complaints.extend(found.into_iter().flatten());
    }
}

/// The company, with the role where the company stands twice.
fn name(raw: &RawOffer<'_>, shared: bool) -> String {
    let company = raw.company_name();
    match &raw.role {
        Some(role) if shared => format!("{company}, {}", role.value),
        _ => company.to_owned(),
    }
}

/// A reply that was due before today.
fn reply(raw: &RawOffer<'_>, name: &str, today: Date) -> Option<Diagnostic> {
    let (day, past) = past(raw.reply_by.as_ref()?, today)?;
    let message = format!("{name}: your reply was due {past}");
    let complaint = Diagnostic::new(Code::ReplyPast, day.span, message);
    Some(complaint.help("is it still open? write the new day, or delete the offer"))
}

/// Something that only an offer not made yet can have.
fn made(name: &str, key: &str, span: Span) -> Diagnostic {
    let message = format!("{name}: `{key}` is for an offer not made yet; this one counts as made");
    let complaint = Diagnostic::new(Code::NoAnswerAwaited, span, message);
    complaint.help("delete it, or add `status = \"pending\"`")
}

/// An answer that was to come before today, or that is awaited although the offer is made.
fn answer(raw: &RawOffer<'_>, name: &str, today: Date) -> Option<Diagnostic> {
    let day = raw.expects_by.as_ref()?;
    if !raw.is_pending() {
        return Some(made(name, offer::expects_by, day.span));
    }
    let (day, past) = past(day, today)?;
    let message = format!("{name}: the answer was due {past}");
    let complaint = Diagnostic::new(Code::AnswerOverdue, day.span, message);
    Some(complaint.help("ask them; then write the new day, or delete the offer"))
}

/// A chance that counts for nothing: of an offer that is made, or without the day of the answer.
fn chance(raw: &RawOffer<'_>, name: &str) -> Option<Diagnostic> {
    // A day of the answer is told of already.
    let chance = raw.chance.as_ref().filter(|_| raw.expects_by.is_none())?;
    if !raw.is_pending() {
        return Some(made(name, offer::chance, chance.span));
    }
    let message = format!("{name}: a chance, and no `expects-by`");
    let complaint = Diagnostic::new(Code::ChanceAlone, chance.span, message);
    Some(complaint.help("write the day by which they answer: `expects-by = ...`"))
}

/// An answer that is to come after the reply to the same offer is due.
fn crossed(raw: &RawOffer<'_>, name: &str, today: Date) -> Option<Diagnostic> {
    let (reply, answer) = (raw.reply_by.as_ref()?, raw.expects_by.as_ref()?);
    let is_ahead = raw.is_pending() && today <= reply.value && reply.value < answer.value;
    let day = |day: Date| short(day, days_between(today, day));
    let message = format!(
        "{name}: your reply is due by {}, before its answer by {}",
        day(reply.value),
        day(answer.value)
    );
    let complaint = Diagnostic::new(Code::AnswerTooLate, answer.span, message);
    let complaint = complaint.help("ask them for an earlier answer, or for more time");
    is_ahead.then(|| complaint.related(reply.span, "your reply"))
}

/// A day before today, and when it was: `by 19 Nov, 3 days ago`.
fn past(day: &At<Date>, today: Date) -> Option<(&At<Date>, String)> {
    let days = days_between(today, day.value);
    let words = || format!("by {}, {}", short(day.value, days), when(days));
    (days < 0).then(|| (day, words()))
}
