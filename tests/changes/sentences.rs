//! The laws of printed sentences: each that claims something of the order is read back from its
//! words, what it speaks of is changed, and the order is as it says.

use offer_rank::export::{self, ScreenOptions};
use offer_rank::load::Loaded;
use offer_rank::method::Ranking;
use offer_rank::report::{self, Depth, Report};
use proptest::prelude::*;

use crate::answers::answers_do;
use crate::cases;
use crate::claims::{Claim, Claims, Names, in_sentence};
use crate::decision::{Decision, typed};
use crate::laws::on;
use crate::pay;
use crate::spoken::{Spoken, names, range};

/// A screen on which nothing wraps.
pub const WIDE: usize = 100_000;
/// `role-fit weighed 46 or more instead of 40`, `no visa`, `Acme's pay $5 or more instead of $4`.
fn change(claim: &Claim<'_>, text: &str, own: &str) -> (String, Spoken) {
    let names = claim.names;
    let own = format!("{own}'s ");
    if let Some(what) = text.strip_prefix("no ")
        && let Some((left, _)) = names.thing(what, &own, "")
    {
        return (left, Spoken::Levels(vec!["no"]));
    }
    let link = || {
        let (whose, rest) = text.split_once(" with ")?;
        let (left, _) = names.thing(&format!("{whose} (link)"), "", "")?;
        Some((left, rest))
    };
    let is_rating = |found: &(String, &str)| !found.0.starts_with("--weight");
    let found = names
        .thing(text, "", " weighed ")
        .or_else(|| names.thing(text, "", " at "))
        .or_else(|| names.thing(text, &own, " "))
        .or_else(|| names.thing(text, "", " ").filter(is_rating))
        .or_else(link);
    let Some((left, rest)) = found else {
        claim.unread(text)
    };
    let Some((spoken, _)) = range(rest) else {
        claim.unread(rest)
    };
    (left, spoken)
}

/// What the default answer says of first place.
fn one_change(claim: Claims<'_>, sentence: &str) {
    let claim = claim.of(sentence);
    if let Some(rest) = sentence.strip_prefix("Only one change would move ") {
        let Some((ids, rest)) = names(rest, &claim.names.labels) else {
            claim.unread(rest)
        };
        moved_by(&claim, &ids[0], rest.trim_start_matches(": "));
    } else if let Some(rest) = sentence.strip_prefix("Only two single changes would move ") {
        let Some((ids, rest)) = names(rest, &claim.names.labels) else {
            claim.unread(rest)
        };
        let rest = rest.trim_start_matches(": ");
        let Some((one, other)) = rest.split_once(", or ") else {
            claim.unread(rest)
        };
        moved_by(&claim, &ids[0], one);
        moved_by(&claim, &ids[0], other);
    } else if let Some((_, rest)) = sentence.split_once(" would put another offer ahead of ") {
        let Some((ids, rest)) = names(rest, &claim.names.labels) else {
            claim.unread(rest)
        };
        let Some((_, rest)) = rest.split_once(": ") else {
            claim.unread(rest)
        };
        moved_by(&claim, &ids[0], rest);
    }
}

fn moved_by(claim: &Claim<'_>, id: &str, text: &str) {
    let label = claim.names.labels.iter().find(|l| l.1 == id);
    let (left, spoken) = change(claim, text, label.map_or("", |l| &l.0));
    claim.moves(&left, &spoken, id);
}

/// `JPMorgan leads Google by 1 point, LinkedIn by 6.`
fn leads(claims: Claims<'_>, report: &Report<'_>, sentence: &str) {
    let claim = claims.of(sentence);
    let body = sentence.split_once(": ").map_or(sentence, |(_, b)| b);
    let labels = &claim.names.labels;
    let Some((first, rest)) = names(body, labels) else {
        return;
    };
    let Some(rest) = rest.strip_prefix(" leads ") else {
        return;
    };
    let score = |id: &str| {
        report
            .offers
            .iter()
            .find(|o| o.id == id)
            .expect("an offer")
            .score
    };
    let mut rest = rest;
    loop {
        let Some((other, behind)) = names(rest, labels) else {
            claim.unread(rest)
        };
        let by = behind.trim_start_matches(" by ");
        let gap = score(&first[0]) - score(&other[0]);
        if by.starts_with("less than 1 point") {
            assert!(gap > 0.0 && gap < 0.5, "{gap}: {}", claim.told());
        } else {
            let digits: String = by.chars().take_while(char::is_ascii_digit).collect();
            let told: f64 = digits.parse().unwrap_or_else(|_| claim.unread(by));
            assert!((gap - told).abs() <= 0.5 + 1e-9, "{gap}: {}", claim.told());
        }
        match by.split_once(", ") {
            Some((_, next)) if names(next, labels).is_some() => rest = next,
            _ => return,
        }
    }
}

/// `Gamma would be first with mentoring at 5.94 or more; ...`, `Delta would be first if it were made.`
fn would_be_first(claims: Claims<'_>, sentence: &str) {
    let claim = claims.of(sentence);
    let labels = &claim.names.labels;
    let body = sentence.strip_prefix("Each of ").unwrap_or(sentence);
    let Some((ids, rest)) = names(body, labels) else {
        return;
    };
    if rest.starts_with(" would be first if it were made") {
        for id in &ids {
            let order = claim
                .decision
                .order(&typed(&format!("--set {id}.status=offered")));
            assert!(
                order.first().is_some_and(|o| o.0 == *id) && order.get(1).is_none_or(|o| o.1 > 1),
                "{id} {order:?}: {}",
                claim.told()
            );
        }
    } else if let Some(rest) = [" would be first with ", " would share first place with "]
        .into_iter()
        .find_map(|said| rest.strip_prefix(said))
    {
        let label = labels.iter().find(|l| l.1 == ids[0]).map_or("", |l| &l.0);
        let own = format!("{label}'s ");
        let found = claim
            .names
            .thing(rest, "", " at ")
            .or_else(|| claim.names.thing(rest, &own, " at "));
        let Some((left, rest)) = found else {
            claim.unread(rest)
        };
        let mut rest = rest;
        while let Some((spoken, behind)) = range(rest) {
            claim.puts_first(&left, &spoken, &ids);
            let Some(next) = behind.strip_prefix(", or ") else {
                break;
            };
            rest = next;
        }
    }
}

/// Sentences of the verdict and below the tables.
fn of_the_answer(claims: Claims<'_>) {
    let decision = claims.decision;
    decision.report_of((300, Depth::Line), None, |report, _| {
        let look = ScreenOptions {
            width: WIDE,
            ..ScreenOptions::default()
        };
        let screen = export::table(report, &look);
        let told = report.verdict.text.split(". ");
        for sentence in told.map(|s| s.trim_end_matches('.')) {
            assert!(screen.contains(sentence), "{sentence}\n{screen}");
            leads(claims, report, sentence);
            would_be_first(claims, sentence);
        }
        // Where judges part, no offer's lead is told of.
        let changes = &report.change.sentences;
        for sentence in changes.iter().filter(|_| !report.is_apart()) {
            assert!(screen.contains(sentence.as_str()), "{sentence}\n{screen}");
            let by_score = sentence
                .split_once(" leads. ")
                .filter(|_| sentence.starts_with("By score "));
            one_change(claims, by_score.map_or(sentence, |(_, rest)| rest));
            would_be_first(claims, sentence);
            who_is_second(claims, sentence);
        }
    });
}

/// `Who is second: JPMorgan, if LinkedIn has 14.6 % or less of Microsoft's rating.`
fn who_is_second(claims: Claims<'_>, sentence: &str) {
    let claim = claims.of(sentence);
    let Some(rest) = sentence.strip_prefix("Who is second: ") else {
        return;
    };
    let Some((ids, rest)) = names(rest, &claim.names.labels) else {
        claim.unread(rest)
    };
    let mut rest = rest
        .strip_prefix(", if ")
        .unwrap_or_else(|| claim.unread(rest));
    let (left, behind) = thing_that_is(&claim, rest, " has ");
    rest = behind;
    while let Some((spoken, behind)) = range(rest) {
        second_is(&claim, &left, &spoken, &ids);
        let Some(next) = behind.strip_prefix(", or ") else {
            break;
        };
        rest = next;
    }
}

/// One of these offers is second with each value.
pub fn second_is(claim: &Claim<'_>, left: &str, spoken: &Spoken, ids: &[String]) {
    for (change, order) in claim.orders(left, spoken) {
        let second = order.get(1).map(|o| &o.0);
        assert!(
            second.is_some_and(|s| ids.contains(s)),
            "{change}: {order:?}: {}",
            claim.told()
        );
    }
}

/// `Acme's pay were`, `LinkedIn had`, as typed, and what stands behind it.
fn thing_that_is<'t>(claim: &Claim<'_>, text: &'t str, had: &str) -> (String, &'t str) {
    let link = || {
        let (whose, rest) = text.split_once(had)?;
        let (left, _) = claim.names.thing(&format!("{whose} (link)"), "", "")?;
        Some((left, rest))
    };
    let found = claim.names.thing(text, "", " were ").or_else(link);
    found.unwrap_or_else(|| claim.unread(text))
}

/// Each row of `rank flip` is true of every value of which it speaks.
fn rows_hold(claims: Claims<'_>, report: &Report<'_>) {
    for flip in report.flips.iter().filter(|f| f.to.is_some()) {
        let told = &flip.told;
        let row = format!(
            "{} {}: {}{}: {} over {}",
            told.whose,
            told.what,
            flip.turns_at(),
            told.because,
            told.ahead,
            told.behind
        );
        let claim = claims.of(&row);
        let known = claims.names;
        let turns_at = flip.turns_at();
        let Some((spoken, "")) = range(&turns_at) else {
            claim.unread(&row)
        };
        let Some((ahead, "")) = names(&told.ahead, &known.labels) else {
            claim.unread(&told.ahead)
        };
        let whole = told.typed.to_string();
        let (left, _) = whole.rsplit_once('=').expect("typed");
        if flip.first_changes {
            claim.puts_first(left, &spoken, &ahead);
        }
    }
}

/// `Acme's pay were $5 or more`, `you weighed pay 5 or more (now 3)`.
fn clause<'t>(claim: &Claim<'_>, loaded: &Loaded, text: &'t str) -> ((String, Spoken), &'t str) {
    let mut weighs = Vec::new();
    let judges = loaded.problem.judges();
    for judge in judges {
        let who = judge.title.as_deref().unwrap_or(&judge.set);
        let (who, set) = if judges.len() > 1 {
            (format!("{who} weighed "), format!("{}:", judge.set))
        } else {
            ("you weighed ".to_owned(), String::new())
        };
        for (_, criterion) in loaded.problem.criteria() {
            let name = in_sentence(&criterion.name);
            let left = format!("--weight {set}{}", criterion.id);
            weighs.push((format!("{who}{name} "), left));
        }
    }
    let weight = || {
        let mut fitting = weighs
            .iter()
            .filter_map(|(lead, left)| Some((left.clone(), text.strip_prefix(lead.as_str())?)));
        fitting.next()
    };
    let (left, rest) = weight().unwrap_or_else(|| thing_that_is(claim, text, " had "));
    let Some((spoken, rest)) = range(rest) else {
        claim.unread(rest)
    };
    ((left, spoken), rest)
}

/// What `rank explain A B` says turns two round turns just these two round.
fn two_turn(decision: &Decision) {
    decision.report_of((200, Depth::All), None, |report, loaded| {
        let ranked = &report.offers[..report.ranked()];
        let ranking = Ranking::new(&loaded.problem, report.method);
        for two in ranked.windows(2) {
            let ids = [two[0].id, two[1].id];
            let Some(turns) = report::turns(loaded, &ranking, report, ids) else {
                continue;
            };
            let known = Names::new(report, &turns.flips, &decision.text);
            let claims = Claims {
                decision,
                loaded,
                names: &known,
            };
            let claim = claims.of(&turns.text);
            let Some((_, rest)) = turns.text.split_once("The order would flip if ") else {
                continue;
            };
            let mut rest = rest;
            loop {
                let ((left, spoken), behind) = clause(&claim, loaded, rest);
                for (change, order) in claim.orders(&left, &spoken) {
                    let place = |id: &str| order.iter().find(|o| o.0 == id).map(|o| o.1);
                    let (a, b) = (place(ids[0]), place(ids[1]));
                    assert!(
                        b.is_some() && a.is_none_or(|a| b < Some(a)),
                        "{change}: {order:?}: {}",
                        claim.told()
                    );
                }
                let next = next_clause(behind);
                match next {
                    Some(next) => rest = next,
                    None => break,
                }
            }
        }
    });
}

/// The clause behind what stands after a range: whose rating a link shares, the weight of now, and
/// why the order changes where it is not the scores alone.
fn next_clause(behind: &str) -> Option<&str> {
    let mut rest = behind;
    for (lead, end) in [(" of ", "'s rating"), (" (", ")"), (" (", ")")] {
        if rest.starts_with(lead) {
            rest = rest.split_once(end)?.1;
        }
    }
    let breaks = [", or ", "; or ", ", ", "; "];
    let next = breaks.into_iter().find_map(|b| rest.strip_prefix(b));
    assert!(next.is_some() || rest == ".", "cannot be read: {rest}");
    next
}

/// All sentences of one decision.
pub fn sentences_hold(decision: &Decision) {
    decision.report(|report, loaded| {
        let names = &Names::new(report, &[], &decision.text);
        let claims = Claims {
            decision,
            loaded,
            names,
        };
        rows_hold(claims, report);
        of_the_answer(claims);
        answers_do(claims);
    });
    two_turn(decision);
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn printed_sentences_are_true(seed in any::<u64>()) {
        on(seed, sentences_hold);
    }

    #[test]
    fn printed_sentences_about_pay_are_true(seed in any::<u64>()) {
        let decision = pay::decision(seed);
        if decision.is_sound() {
            sentences_hold(&decision);
        }
    }
}

/// Within a deal-breaker's range the first comes in again, level with the offer that was first
/// without it.
#[test]
fn a_range_in_which_first_place_is_shared_ends_a_flip() {
    on(12_816_200_036_124_315_970, sentences_hold);
}

/// A rate that leaves nobody second is asked about before the other questions.
#[test]
fn questions_are_read_in_any_order() {
    sentences_hold(&pay::decision(12_768_789_893_497_490_264));
    sentences_hold(&pay::decision(17_153_236_735_116_974_727));
    on(1_198_762_507_706_307_305, sentences_hold);
}

/// Places are numbers where a scale is made from the offers: `0.4th or better` is typed as 0.4.
#[test]
fn a_threshold_between_two_places_is_typed_as_it_is_printed() {
    on(658_262_088_693_475_729, sentences_hold);
}

#[test]
fn the_examples_sentences_are_true() {
    for set in ["default", "cloud-first", "ml-first"] {
        sentences_hold(&Decision::demo().by(set, jiff::civil::date(2026, 11, 22)));
    }
}

/// A bonus of so many percent that the pay is past the best of a peak.
#[test]
fn a_bonus_beyond_the_whole_base_has_its_end_told() {
    sentences_hold(&pay::decision(20_178));
}

/// Who is second hangs on a rating that is in no flip: no change of first place is about it.
#[test]
fn who_is_second_is_read_where_no_flip_is() {
    on(16_384_517_021_190_886_964, sentences_hold);
}

/// The other offer's pay is less than nothing, which counts as nothing in its column.
#[test]
fn a_column_of_nothing_has_no_flips() {
    sentences_hold(&pay::decision(5_759_217_320_834_961_716));
}

/// Of judges who part, no change of first place is told.
#[test]
fn no_change_is_told_where_judges_part() {
    on(14_595_238_709_336_314_308, sentences_hold);
}

/// Beyond the far end of a peak two pays are worth the same, and their offers share first place.
#[test]
fn a_rate_has_its_end_where_first_place_comes_to_be_shared() {
    sentences_hold(&pay::decision(18_302_713_737_738_388_172));
}

/// The best level alone would have an offer share first place, and all that are better than one
/// would make it second.
#[test]
fn levels_are_told_apart_where_first_place_comes_to_be_shared() {
    on(9_881_806_666_449_808_917, sentences_hold);
}

/// Raises, costs of living and facts that only a question about second place names.
#[test]
fn who_is_second_is_read_where_only_a_question_names_it() {
    sentences_hold(&pay::decision(8_683_944_258_378_457_040));
    sentences_hold(&pay::decision(8_618_700_890_590_268_734));
    on(9_750_617_290_651_921_476, sentences_hold);
}

/// Beyond all other pays on a scale made from them, two that shared first place part.
#[test]
fn what_is_shared_up_to_a_number_has_its_end_told() {
    sentences_hold(&pay::decision(1_147_744_677_001_729_721));
}

/// Three share first place, and one of their names has a comma.
#[test]
fn names_with_commas_are_read_in_answers() {
    on(5_824_279_418_115_949_296, sentences_hold);
}

/// Two come to share first place once enough is known of one of them.
#[test]
fn who_would_share_first_place_if_known_is_named() {
    on(6_736_128_785_554_925_593, sentences_hold);
    on(16_086_005_684_774_319_231, sentences_hold);
}

/// Where all numbers of a column are equal, any other one puts the same offer first: up to a number.
#[test]
fn beside_equal_numbers_first_place_has_its_end_told() {
    on(4_922_803_466_718_749_747, sentences_hold);
    on(15_556_884_487_638_594_757, sentences_hold);
}

/// A weight makes an offer known that is level with the first.
#[test]
fn a_weight_has_its_end_told_where_an_offer_comes_in_level() {
    on(9_982_066_378_136_221_145, sentences_hold);
}

/// At another rate the first fails a deal-breaker, and nobody is second behind it.
#[test]
fn who_is_second_holds_while_the_first_stays_in() {
    sentences_hold(&pay::decision(1_507_015_266_521_113_926));
    sentences_hold(&pay::decision(9_501_875_467_780_427_590));
}

/// Where two pass the first almost at once, their order holds between two cents only: the flip goes
/// on to the first whole cent.
#[test]
fn an_order_between_two_cents_is_no_end_of_a_flip() {
    sentences_hold(&pay::decision(8_004_690_979_021_708_530));
    sentences_hold(&pay::decision(13_879_873_808_729_078_786));
}

/// An unpaid offer with equity in euros passes the best of a scale at over a thousand dollars a
/// euro, and more than the best is worth less.
#[test]
fn a_rate_has_its_end_told_far_beyond_all_rates() {
    sentences_hold(&pay::decision(14_110_247_577_364_682_193));
}
