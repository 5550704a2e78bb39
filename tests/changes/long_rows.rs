//! A table ranked as long ones are: the rows of its list, without a decision that holds them all.

use std::ops::Range;

use jiff::civil::Date;
use offer_rank::export;
use offer_rank::load::{Fetched, LoadOutcome, Request, Shortlist};
use offer_rank::method::Method;
use offer_rank::report::{self, Call, Depth, ListedRows, Places, ReportSettings};
use offer_rank::robust::Trust;

/// There are no other files.
pub fn none(_: &std::path::Path) -> Result<Fetched, String> {
    Err("no such file".to_owned())
}

pub fn settings(today: Date) -> ReportSettings {
    ReportSettings {
        today,
        as_of: today,
        call: Call::default(),
        method: Method::WeightedSum,
        places: Places::Unsaid,
        trials: Some(0),
        seed: 1,
        trust: Trust::Roughly,
        sure: 0.9,
        depth: Depth::None,
        asked: None,
        top: None,
        redacted: Vec::new(),
    }
}

/// All offers as CSV without headers, by the decision that has them.
pub fn all(whole: &LoadOutcome, today: Date) -> String {
    let Some(loaded) = &whole.loaded else {
        panic!("{:#?}", whole.complaints);
    };
    let (sources, settings) = (&whole.sources, settings(today));
    let mut out = Vec::new();
    report::offer_rows(loaded, sources, &settings, &|_| (), |rows| {
        let all = (0..rows.count()).map(|at| rows.row(at));
        export::csv_rows(&rows.columns(), all, &mut out).expect("a buffer takes all");
    });
    String::from_utf8(out).expect("text")
}

/// The same by a list that is in order, some offers at a time.
pub fn listed(request: &Request, list: &Shortlist, parts: &[Range<usize>]) -> String {
    let companies = list.load_companies(request, &mut none);
    let Some(known) = &companies.loaded else {
        panic!("{:#?}", companies.complaints);
    };
    let settings = settings(request.today);
    let rows = ListedRows::new(list, request, (known, &companies.sources), &settings);
    let mut out = Vec::new();
    for part in parts {
        rows.rows(part.clone(), &mut none, |rows_of_part| {
            export::csv_rows(&rows.columns(), rows_of_part, &mut out).expect("a buffer takes all");
        });
    }
    String::from_utf8(out).expect("text")
}
