//! Answers of `rank ask` read back: each does what it says, with every value of which it speaks.

use offer_rank::export::{self, ScreenOptions, page};
use offer_rank::load::Loaded;
use offer_rank::model::Cell;
use offer_rank::report::Depth;

use crate::claims::{Claim, Claims};
use crate::decision::typed;
use crate::sentences::{WIDE, second_is};
use crate::spoken::{names, range};

/// Each answer of `rank ask` does what it says, with every value of which it speaks.
pub fn answers_do(claims: Claims<'_>) {
    let decision = claims.decision;
    decision.report_of((0, Depth::Asks), None, |report, _| {
        let look = ScreenOptions {
            width: WIDE,
            ..ScreenOptions::default()
        };
        let screen = export::render(&page::ask::page(report), &look);
        // Whom and what to ask, and below it what an answer does.
        let lines: Vec<&str> = screen.lines().collect();
        let told = lines.windows(2).filter(|two| two[1].contains(" so far. "));
        let told: Vec<(&str, &str)> = told.map(|two| (two[0], two[1])).collect();
        assert_eq!(told.len(), report.ask.len(), "{screen}\n{}", decision.text);
        for ask in &report.ask {
            let head = [" ", &ask.whose, "  "].concat();
            // One thing may be asked about for first place and for second.
            let answer = ask.answers.first().map_or("", |answer| &answer.0);
            let is_of = |own: &&(&str, &str)| {
                own.0.starts_with(&head)
                    && own.0.ends_with(&*ask.question)
                    && own.1.contains(answer)
            };
            let own: Vec<_> = told.iter().filter(is_of).collect();
            let &[(_, line)] = &own[..] else {
                panic!(
                    "not one of {head}{}: {screen}\n{}",
                    ask.question, decision.text
                )
            };
            let claim = claims.of(line);
            let (_, answers) = line.split_once(" so far. ").expect("found");
            let change = ask.typed.as_deref().expect("an answer to type");
            if ask.within.is_none() {
                would_be_made(&claim, ask.offer, answers);
                continue;
            }
            let (left, _) = change.rsplit_once('=').expect("typed");
            // Names with commas are parted by semicolons too.
            for answer in answers.split("); ") {
                answered(&claim, left, answer);
            }
        }
    });
}

fn would_be_made(claim: &Claim<'_>, offer: Option<&str>, text: &str) {
    assert!(
        text.starts_with("It would be first if it were made"),
        "{}",
        claim.told()
    );
    let id = offer.expect("an offer");
    let order = claim
        .decision
        .order(&typed(&format!("--set {id}.status=offered")));
    assert_eq!(order[0].0, id, "{order:?}: {}", claim.told());
}

/// `14.6 % or less` where `14.6 % of Microsoft's or less` is printed.
fn without_parents(loaded: &Loaded, text: &str) -> String {
    let problem = &loaded.problem;
    let cells = problem.offers().flat_map(|(id, _)| problem.row(id));
    let mut text = text.to_owned();
    for cell in cells {
        if let Cell::Linked { link, .. } = cell {
            let parent = format!(" of {}'s", problem.link(*link).parent_name);
            text = text.replace(&parent, "");
        }
    }
    text
}

/// `3.58 or less puts Google first (36 in 100)`
fn answered(claim: &Claim<'_>, left: &str, text: &str) {
    let mut ranges = Vec::new();
    let text = without_parents(claim.loaded, text);
    let mut rest = text.as_str();
    loop {
        let Some((spoken, behind)) = range(rest) else {
            claim.unread(rest)
        };
        ranges.push(spoken);
        rest = behind;
        let Some(next) = behind.strip_prefix(", or ") else {
            break;
        };
        rest = next;
    }
    for spoken in &ranges {
        if rest.starts_with(" leaves no offer to rank") {
            for (change, order) in claim.orders(left, spoken) {
                assert!(order.is_empty(), "{change}: {order:?}: {}", claim.told());
            }
            continue;
        }
        if rest.starts_with(" leaves no second offer") {
            for (change, order) in claim.orders(left, spoken) {
                assert!(order.len() < 2, "{change}: {order:?}: {}", claim.told());
            }
            continue;
        }
        let Some(behind) = rest.strip_prefix(" puts ") else {
            claim.unread(rest)
        };
        let Some((ids, behind)) = names(behind, &claim.names.labels) else {
            claim.unread(behind)
        };
        if behind.starts_with(" first") {
            claim.puts_first(left, spoken, &ids);
        } else if behind.starts_with(" second") {
            second_is(claim, left, spoken, &ids);
        } else if let Some(behind) = behind.strip_prefix(" out") {
            for (change, order) in claim.orders(left, spoken) {
                let is_in = order.iter().any(|o| ids.contains(&o.0));
                assert!(!is_in, "{change}: {order:?}: {}", claim.told());
            }
            if let Some(behind) = behind.strip_prefix(" and ") {
                let Some((first, _)) = names(behind, &claim.names.labels) else {
                    claim.unread(behind)
                };
                claim.puts_first(left, spoken, &first);
            }
        } else {
            claim.unread(behind)
        }
    }
}
