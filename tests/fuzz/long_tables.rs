//! Tables as long ones are ranked: what is no mistake has the order and the digits that the ranking
//! of all its offers has, and what is one is told both ways.

use offer_rank::export;
use offer_rank::load::{
    self, Changes, Fetched, InputKind, JudgesOf, LoadOutcome, Loaded, Request, Shortlist,
};
use offer_rank::method::Method;
use offer_rank::report::{self, Call, Depth, ListedRows, Places, ReportSettings};
use offer_rank::robust::Trust;

use crate::pipeline::{TODAY, request};

fn none(_: &std::path::Path) -> Result<Fetched, String> {
    Err("no such file".to_owned())
}

fn settings() -> ReportSettings {
    ReportSettings {
        today: TODAY,
        as_of: TODAY,
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

pub fn hold(bytes: &[u8], kind: InputKind) -> LoadOutcome {
    let request = request(bytes, kind, Changes::default());
    let whole = load::load(&request, &mut none);
    let judges = (Method::WeightedSum, JudgesOf::Any);
    let Some(mut list) = Shortlist::new(&request, 1, judges, &mut none, &|_, _| ()) else {
        return whole;
    };
    list.settle_all();
    let first = list.load(&request, 0..1, &mut none);
    assert_eq!(first.has_mistakes(), whole.has_mistakes());
    if let Some(loaded) = &whole.loaded {
        assert_eq!(listed(&request, &list), all(loaded, &whole));
    }
    whole
}

/// All offers by the decision that has them.
fn all(loaded: &Loaded, whole: &LoadOutcome) -> String {
    let mut out = Vec::new();
    report::offer_rows(loaded, &whole.sources, &settings(), &|_| (), |rows| {
        let all = (0..rows.len()).map(|at| rows.row(at));
        export::csv_rows(&rows.columns(), all, &mut out).expect("a buffer takes all");
    });
    String::from_utf8(out).expect("text")
}

/// All offers by the list of a long table.
fn listed(request: &Request, list: &Shortlist) -> String {
    let companies = list.load_companies(request, &mut none);
    let known = companies.loaded.as_ref().expect("no mistakes");
    let settings = settings();
    let rows = ListedRows::new(list, request, (known, &companies.sources), &settings);
    let mut out = Vec::new();
    rows.rows(0..list.offers(), &mut none, |all| {
        export::csv_rows(&rows.columns(), all, &mut out).expect("a buffer takes all");
    });
    String::from_utf8(out).expect("text")
}
