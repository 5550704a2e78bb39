//! What holds for every report, however it is filled.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::sample;
use crate::export::{ScreenOptions, csv, json, markdown, table};
use crate::report::{
    CallFiles, CellLine, CriterionLine, LinkNote, MustOutcome, OfferLine, OldPlace, Pairs,
    RatingNote, Report, StatedRating, Was,
};
use crate::text::safe::is_unsafe;
use crate::text::shell::quoted;
use crate::text::width::width;

/// Texts as people write them.
const ORDINARY: [&str; 12] = [
    "a",
    "Google",
    "ML",
    "engineer",
    "of",
    "日本語",
    "Zürich",
    "e\u{301}",
    "14",
    "%",
    "👩\u{200d}💻",
    "JPMorgan",
];
/// Texts that try to be more than words.
const HOSTILE: [&str; 20] = [
    "\u{1b}[2J",
    "\u{202e}",
    "\n",
    "\t",
    "\r\n",
    "\u{2061}",
    "\u{2060}",
    "\u{200b}",
    "|",
    "<b>",
    "`x`",
    "=1+1",
    "@me",
    "https://e.org",
    "www.e.org",
    "**",
    "\u{9b}31m",
    "\u{e0041}",
    "\u{feff}",
    "longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglong",
];

type OddTexts = BoxedStrategy<&'static str>;

/// Leaked, so that a report of a test needs no owner.
fn text(words: &'static [&'static str], most: usize) -> OddTexts {
    vec(select(words), 0..=most)
        .prop_map(|w| &*Box::leak(w.join(" ").into_boxed_str()))
        .boxed()
}

fn ordinary() -> OddTexts {
    text(&ORDINARY, 8)
}

fn any_text() -> OddTexts {
    let mixed: Vec<&str> = HOSTILE.iter().chain(&ORDINARY).copied().collect();
    let word = text(&ORDINARY, 3);
    prop_oneof![word, text(Box::leak(mixed.into_boxed_slice()), 12)].boxed()
}

fn stated(words: OddTexts) -> impl Strategy<Value = StatedRating<'static>> {
    let number = (0.0..20_000.0, 0.0..9_000.0).prop_map(|(low, more): (f64, f64)| {
        let (low, more) = (low.round(), more.round());
        sample::number(low, low + more / 2.0, low + more, sample::PLAIN)
    });
    let level = words.prop_map(|name| sample::level(name, name));
    prop_oneof![
        number,
        level,
        Just(StatedRating::Unknown),
        Just(sample::linked())
    ]
}

fn cell(words: OddTexts) -> impl Strategy<Value = CellLine<'static>> {
    let note = proptest::option::of(words.clone());
    (stated(words), -1.0..100.0, note).prop_map(|(stated, points, why)| {
        let mut cell = sample::cell("c", stated, points);
        cell.note = why.map(|why| {
            Box::new(RatingNote {
                why: Some(why.into()),
                source: Some(why),
                ..RatingNote::default()
            })
        });
        cell
    })
}

fn criterion(words: OddTexts) -> impl Strategy<Value = CriterionLine<'static>> {
    let weight = prop_oneof![3 => (0.0..60.0).prop_map(Some), 1 => Just(None)];
    (words, weight, any::<bool>()).prop_map(|(name, weight, dated)| {
        let mut criterion = sample::criterion("c", name, weight);
        criterion.year = dated.then_some(2021);
        criterion.row_unit = dated.then(|| name.to_owned());
        criterion.scale = if dated {
            String::new()
        } else {
            "0-10".to_owned()
        };
        criterion
    })
}

fn offer(words: OddTexts, criteria: usize) -> impl Strategy<Value = OfferLine<'static>> {
    let names = (
        words.clone(),
        proptest::option::of(words.clone()),
        words.clone(),
    );
    let flags = (
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        0..4_usize,
    );
    let days = proptest::option::of(-400..400_i32);
    (names, flags, -5.0..105.0, days, vec(cell(words), criteria)).prop_map(
        |((company, role, reason), (unsure, tied, was, ranked, must), score, days, cells)| {
            let mut offer = sample::offer("an-id", company, "", 1, score);
            offer.role = role;
            offer.label = company.to_owned();
            (offer.unsure, offer.tied, offer.days_left) = (unsure, tied, days);
            offer.reply_by = days.map(|_| jiff::civil::date(2026, 12, 1));
            offer.was = was.then_some(Was {
                place: OldPlace::Open(1, 2),
                score,
                unsure,
            });
            (offer.score_low, offer.score_high, offer.first_share) =
                (Some(1.0), Some(99.0), Some(0.5));
            offer.comes_first = Some("50 in 100".to_owned());
            let outcomes = [
                MustOutcome::Passes,
                MustOutcome::Fails,
                MustOutcome::MayFail,
                MustOutcome::NotChecked,
            ];
            offer.must = Pairs(vec![("c", outcomes[must])]);
            offer.criteria = cells;
            if !ranked {
                sample::unrank(&mut offer, &[reason, "too little known to rank"]);
            }
            offer
        },
    )
}

fn report(words: fn() -> OddTexts) -> impl Strategy<Value = Report<'static>> {
    (0..6_usize).prop_flat_map(move |criteria| {
        let lists = (
            vec(criterion(words()), criteria),
            vec(offer(words(), criteria), 1..8),
        );
        (lists, vec(words(), 6), 1..4_usize).prop_map(|((criteria, offers), texts, judges)| {
            assembled(criteria, offers, &texts, judges)
        })
    })
}

fn assembled(
    criteria: Vec<CriterionLine<'static>>,
    mut offers: Vec<OfferLine<'static>>,
    texts: &[&'static str],
    judges: usize,
) -> Report<'static> {
    offers.sort_by_key(|o| o.position.is_none());
    let gaps = sample::gaps(criteria.len(), texts[0]);
    let mut report = sample::report(criteria, offers);
    report.judges = (0..judges)
        .map(|_| sample::judge("ml-first", &report.offers))
        .collect();
    report.title = Some(texts[1]);
    report.verdict.text = texts[2].to_owned();
    report.verdict.deadline = Some(texts[3].to_owned());
    report.warnings = texts.iter().map(|t| sample::remark(t)).collect();
    report.links = vec![LinkNote {
        mark: "*".to_owned(),
        text: texts[4].to_owned(),
        ..LinkNote::default()
    }];
    let files: Vec<_> = texts[5].split_whitespace().map(quoted).collect();
    report.call.files = CallFiles::Files(files.join(" "));
    report.gaps = gaps;
    report
}

fn look() -> impl Strategy<Value = ScreenOptions> {
    (40..200_usize, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(width, all, reasons, short)| ScreenOptions {
            width,
            color: false,
            all,
            reasons,
            short,
        },
    )
}

/// The text without its colours.
fn plain(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once('m').expect("a whole code").1
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ordinary_words_never_leave_the_screen(report in report(ordinary), look in look()) {
        for line in table(&report, &look).lines() {
            prop_assert!(width(line) <= look.width, "{} > {}: {line}\n{}", width(line), look.width, table(&report, &look));
        }
    }

    #[test]
    fn a_screen_is_safe_text_without_trailing_spaces(report in report(any_text), look in look()) {
        let text = table(&report, &look);
        prop_assert!(text.ends_with('\n'));
        for line in text.lines() {
            prop_assert!(!line.ends_with(char::is_whitespace), "{line:?}");
            prop_assert!(!line.chars().any(is_unsafe), "{line:?}");
        }
        prop_assert!(!text.contains("\n\n\n"), "{text:?}");
    }

    #[test]
    fn colours_change_nothing_but_colours(report in report(any_text), look in look()) {
        let coloured = table(&report, &ScreenOptions { color: true, ..look });
        prop_assert_eq!(plain(&coloured), table(&report, &look));
        for line in coloured.lines().filter(|line| line.contains('\u{1b}')) {
            prop_assert!(line.rsplit('\u{1b}').next().unwrap_or_default().starts_with("[0m"), "{line:?}");
        }
    }

    #[test]
    fn the_narrowest_screens_are_still_drawn(report in report(any_text), width in 0..40_usize) {
        let text = table(&report, &ScreenOptions { width, reasons: true, ..ScreenOptions::default() });
        prop_assert!(text.ends_with('\n'));
    }

    #[test]
    fn every_word_of_a_pipe_is_there(report in report(ordinary), width in 40..200_usize) {
        let text = table(&report, &ScreenOptions { width, ..ScreenOptions::default() });
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        for offer in &report.offers {
            for word in offer.company.split(' ').chain(offer.role.unwrap_or_default().split(' ')) {
                prop_assert!(squeezed(&text).contains(word), "{word}");
            }
        }
    }

    #[test]
    fn json_reads_back_and_steers_nothing(report in report(any_text)) {
        let mut out = Vec::new();
        json(&report, &mut out).expect("a buffer takes all");
        let text = String::from_utf8(out).expect("UTF-8");
        prop_assert!(text.chars().all(|c| c == '\n' || !is_unsafe(c)));
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        prop_assert_eq!(read(&text), read(&serde_json::to_string(&report).expect("JSON")));
    }

    #[test]
    fn csv_is_safe_and_rectangular(report in report(any_text)) {
        let mut out = Vec::new();
        csv(&report, &mut out).expect("a buffer takes all");
        let text = std::str::from_utf8(&out).expect("UTF-8");
        prop_assert!(text.chars().all(|c| c == '\n' || !is_unsafe(c)));
        let rows = ::csv::Reader::from_reader(&out[..]).records().map(Result::unwrap).count();
        prop_assert_eq!(rows, report.offers.len());
    }

    #[test]
    fn markdown_keeps_its_tables(report in report(any_text)) {
        let text = markdown(&report);
        prop_assert!(text.chars().all(|c| c == '\n' || !is_unsafe(c)));
        for (tag, line) in [("<b>", "<b>"), ("://", "://"), ("www.", "www."), ("`", "`"), ("@", "@")] {
            prop_assert!(!text.replace("\\`", "").contains(tag), "{line}");
        }
        let pipes = |line: &&str| line.starts_with('|');
        for rows in text.split("\n\n").filter(|block| block.starts_with('|')) {
            let mut counts: Vec<usize> = rows.lines().filter(pipes).map(|l| l.matches('|').count()).collect();
            counts.dedup();
            prop_assert_eq!(counts.len(), 1, "{}", rows);
        }
    }
}
