//! Tables as long ones are ranked: what is no mistake has the order and the digits that the ranking
//! of all its offers has, and what is one is told both ways.

use offer_rank::load::{self, Changes, InputKind, JudgesOf, LoadOutcome, Shortlist};
use offer_rank::method::Method;

use crate::long_rows::{all, listed, none};
use crate::pipeline::request;

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
    if whole.loaded.is_some() {
        let parts = 0..list.offers();
        assert_eq!(
            listed(&request, &list, &[parts]),
            all(&whole, request.today)
        );
    }
    whole
}
