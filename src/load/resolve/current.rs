//! The job that one has: nobody waits for a reply to it, and it is what remains without an offer.

use super::inputs::Files;
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic};
use crate::load::grammar::tables::FALLBACK;
use crate::load::read::raw::RawOffer;
use crate::model::Status;

/// Complains about a day to reply to the current job, and about a fallback beside one.
pub fn complaints<'o, 'f: 'o>(
    r: &mut Resolution<'_>,
    files: &Files<'_>,
    offers: impl Iterator<Item = &'o RawOffer<'f>>,
) {
    for raw in offers.filter(|raw| raw.status == Some(Status::Current)) {
        if let Some(day) = &raw.reply_by {
            let message = "`reply-by` of the job that you have";
            let complaint = Diagnostic::new(Code::CurrentJob, day.span, message)
                .help("delete it: a current job stays open");
            r.complaints.push(complaint);
        }
        if let Some(fallback) = files.fallback() {
            let message = format!("{} beside a current job", FALLBACK.noun);
            let complaint = Diagnostic::new(Code::CurrentJob, fallback.span, message)
                .help("delete one of them: the job is what you have without an offer")
                .related(raw.span, "the job that you have");
            r.complaints.push(complaint);
        }
    }
}
