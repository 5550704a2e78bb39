//! Whole screens, read line by line.

use super::sample;
use crate::export::{ScreenOptions, table};
use crate::report::{MustOutcome, OldPlace, Pairs, Report, Was};

fn screen(report: &Report<'_>, width: usize) -> String {
    table(
        report,
        &ScreenOptions {
            width,
            short: true,
            ..ScreenOptions::default()
        },
    )
}

/// The lines between two others, without them.
fn between<'t>(text: &'t str, first: &str, last: &str) -> &'t str {
    let from = text.find(first).expect("the first line") + first.len();
    &text[from..from + text[from..].find(last).expect("the last line")]
}

/// The screen of the example, as far as it is told today.
const DEMO_80: &str = "\
Which internship for a career in machine learning?

Google comes first in more than 99 of 100 what-ifs.
LinkedIn and JPMorgan are too close to call.

 #   Offer                       Score   Range  Comes first
 1   Google    Software engineer    74   67-81   >99 in 100
 2-3 LinkedIn  Data scientist       28   18-53    <1 in 100
 2-3 JPMorgan  ML engineer          24   18-39    <1 in 100

                       of  Google            LinkedIn          JPMorgan
 ML exposure           35  35.0 leader        6.1 Microsoft's*  0.0 none to some
 Pay 2021, $ a month   25  12.5 7,129        14.4 8,009        10.5 6,250
 Cloud market share    20   7.0 14 %          2.6 Microsoft's*  0.0 0 %
 Brand 2021            20  20.0 1st           4.9 26th to 50th 13.9 16th
 Score                100  74.5              28.0              24.4

Why Google leads LinkedIn, largest gap first:
 ML exposure         +28.9  Kubernetes, TensorFlow, BigQuery, AlphaZero
 Brand               +15.1  1st: ideal employers of IT students, Universum
 Cloud market share   +4.4  Synergy Research Group, 2026 Q1
 Pay                  -1.9  LinkedIn: median of its interns, Glassdoor

! These weights are the example's. Yours will differ, and so will the order.
! Only JPMorgan's role is the goal, machine learning; role-fit would count it.
! 5 more remarks: rank demo --all
* 25 % of Microsoft's rating, a guess; may be 0 to 100 %
Your own offers: rank init     This example to play with: rank init --demo
";

#[test]
fn the_example_at_80_columns() {
    assert_eq!(screen(&sample::demo_with_what_ifs(), 80), DEMO_80);
}

#[test]
fn without_what_ifs_their_columns_are_left_out() {
    let text = screen(&sample::demo(), 80);
    assert_eq!(between(&text, "first.\n", "\n\n"), UNTRIED);
}

const UNTRIED: &str = "
 #   Offer                       Score
 1   Google    Software engineer    74
 2   LinkedIn  Data scientist       28
 3   JPMorgan  ML engineer          24";

#[test]
fn deadlines_unknowns_and_deal_breakers_at_80_columns() {
    assert_eq!(screen(&sample::offers(), 80), OFFERS_80);
}

const OFFERS_80: &str = "\
Summer 2027                                                          22 Nov 2026

No clear first of three: JPMorgan leads Google by 1 point, LinkedIn by 6.
Reply to JPMorgan first: by Thursday 26 November, in 4 days.

 #   Offer                       Score  Range  Comes first  Reply by
 1-2 JPMorgan  ML engineer         67?  56-78    51 in 100  Thu 26 Nov   4 days
 1-3 Google    Software engineer   66?  56-75    39 in 100  Tue  1 Dec   9 days
 2-3 LinkedIn  Data scientist      61   57-68    10 in 100  Fri  4 Dec  12 days
 -   OpenAI    Research intern    no offer yet; too little known to rank

                   of  JPMorgan         Google           LinkedIn
 Role fit          30  27.0 9           13.5 3-6         18.0 6
 Mentoring         20  10.0 ?           14.0 7           16.0 7-9
 Pay, $ a month    20  15.4 10,784      16.1 12,110      15.8 11,588
 Return offer      15   9.8 50-80 %      7.5 ?            9.0 60 %
 ML exposure       15   5.2 some        15.0 leader       2.6 Microsoft's*
 Score            100  67.4             66.1             61.4
 Visa            must       yes              yes              not checked

Why JPMorgan leads Google, largest gap first:
 Role fit     +13.5  Google: team match comes after I accept
 ML exposure   -9.8  Google: Kubernetes, TensorFlow, BigQuery, AlphaZero
 Mentoring     -4.0  nobody has said who teaches at JPMorgan

! Visa is a must, and LinkedIn's is not checked.
! OpenAI answers by 5 Dec, after all three replies are due.
? unknown, counted as half    * 25 % of Microsoft's rating; may be 0 to 100 %
More: rank explain jpmorgan google, rank flip, rank deadlines
";

#[test]
fn the_criteria_move_into_the_table_at_110_columns() {
    let text = screen(&sample::offers(), 110);
    assert_eq!(between(&text, "in 4 days.\n", "\n\n"), OFFERS_110);
    assert!(!text.contains("not checked\n"));
}

const OFFERS_110: &str = "
                                                 Comes   Role fit Mentoring     Pay  Return  ML exposure Visa
                                              first in       0-10      0-10 $/month   offer
 #   Offer                     Score  Range   what-ifs      of 30     of 20   of 20   of 15        of 15 must
 1-2 JPMorgan, ML engineer       67?  56-78  51 in 100       27.0      10.0    15.4     9.8          5.2  yes
       reply by Thu 26 Nov                                      9         ?  10,784 50-80 %         some
 1-3 Google, Software engineer   66?  56-75  39 in 100       13.5      14.0    16.1     7.5         15.0  yes
       reply by Tue 1 Dec                                     3-6         7  12,110       ?       leader
 2-3 LinkedIn, Data scientist    61   57-68  10 in 100       18.0      16.0    15.8     9.0          2.6    ?
       reply by Fri 4 Dec                                       6       7-9  11,588    60 % Microsoft's*
 -   OpenAI, Research intern                                   10         ?       ?       ?       leader    ?
       no offer yet; too little known to rank";

#[test]
fn at_60_columns_days_stand_below_the_names() {
    let text = screen(&sample::offers(), 60);
    assert_eq!(between(&text, "in 4 days.\n", "\n\nWhy"), OFFERS_60);
}

const OFFERS_60: &str = "
 #   Offer                       Score  Range  Comes first
 1-2 JPMorgan  ML engineer         67?  56-78    51 in 100
     reply by Thu 26 Nov, 4 days
 1-3 Google    Software engineer   66?  56-75    39 in 100
     reply by Tue 1 Dec, 9 days
 2-3 LinkedIn  Data scientist      61   57-68    10 in 100
     reply by Fri 4 Dec, 12 days
 -   OpenAI    Research intern    no offer yet; too little
                                  known to rank

                   of  JPMorgan  Google  LinkedIn
 Role fit          30     27.0    13.5      18.0
 Mentoring         20     10.0?   14.0      16.0
 Pay, $ a month    20     15.4    16.1      15.8
 Return offer      15      9.8     7.5?      9.0
 ML exposure       15      5.2    15.0       2.6*
 Score            100     67.4    66.1      61.4
 Visa            must      yes     yes       not
                                         checked";

#[test]
fn at_40_columns_figures_stand_below_the_names() {
    let text = screen(&sample::demo_with_what_ifs(), 40);
    assert_eq!(between(&text, "call.\n", "\n\nWhy"), DEMO_40);
    assert!(text.contains(" Cloud market share   +4.4\n   Synergy Research Group, 2026 Q1\n"));
}

const DEMO_40: &str = "
 1   Google, Software engineer
     score 74, range 67-81, comes first
     >99 in 100
 2-3 LinkedIn, Data scientist
     score 28, range 18-53, comes first
     <1 in 100
 2-3 JPMorgan, ML engineer
     score 24, range 18-39, comes first
     <1 in 100

                 of  Google  LinkedIn
 ML exposure     35   35.0       6.1*
 Pay 2021,       25   12.5      14.4
 $ a month
 Cloud market    20    7.0       2.6*
 share
 Brand 2021      20   20.0       4.9
 Score          100   74.5      28.0
 1 more offer: --all shows it";

/// The longer case after `--set jpmorgan.mentoring=8 --set linkedin.visa=no`.
fn changed() -> Report<'static> {
    let mut report = sample::offers();
    let before = [
        (OldPlace::Open(1, 2), 67.4, true),
        (OldPlace::Open(1, 3), 66.1, true),
        (OldPlace::Open(2, 3), 61.4, false),
        (OldPlace::None, 57.5, true),
    ];
    for (offer, (place, score, unsure)) in report.offers.iter_mut().zip(before) {
        offer.was = Some(Was {
            place,
            score,
            unsure,
        });
        offer.reply_by = None;
        offer.score_low = None;
    }
    let eight = sample::number(8.0, 8.0, 8.0, sample::PLAIN);
    report.offers[0].criteria[1] = sample::cell("mentoring", eight, 16.0);
    (report.offers[0].first_share, report.offers[1].first_share) = (Some(0.84), Some(0.16));
    (report.offers[0].comes_first, report.offers[1].comes_first) =
        (Some(sample::in_100(0.84)), Some(sample::in_100(0.16)));
    (report.offers[1].place_last, report.gaps) = (Some(2), Vec::new());
    report.warnings.clear();
    report.offers[0].score = 73.4;
    report.offers[0].unsure = false;
    sample::unrank(&mut report.offers[2], &["visa: no (your must)"]);
    report.offers[2].must = Pairs(vec![("visa", MustOutcome::Fails)]);
    report.verdict.text =
        "No clear first: JPMorgan leads Google by 7 points, ahead in 84 of 100 what-ifs."
            .to_owned();
    report.verdict.deadline = None;
    report
}

#[test]
fn a_changed_run_shows_what_was() {
    assert_eq!(screen(&changed(), 80), CHANGED_80);
}

const CHANGED_80: &str = "\
Summer 2027

No clear first: JPMorgan leads Google by 7 points, ahead in 84 of 100 what-ifs.

 #    was  Offer                       Score   was  Comes first
 1-2  1-2  JPMorgan  ML engineer         73    67?    84 in 100
 1-2  1-3  Google    Software engineer   66?   66?    16 in 100
 out  2-3  LinkedIn  Data scientist      61    61    visa: no (your must)
 -    -    OpenAI    Research intern                 no offer yet; too little
                                                     known to rank

                   of  JPMorgan      Google
 Role fit          30  27.0 9        13.5 3-6
 Mentoring         20  16.0 8        14.0 7
 Pay, $ a month    20  15.4 10,784   16.1 12,110
 Return offer      15   9.8 50-80 %   7.5 ?
 ML exposure       15   5.2 some     15.0 leader
 Score            100  73.4          66.1
 Visa            must       yes           yes

? unknown, counted as half
More: rank explain jpmorgan google, rank flip
";

#[test]
fn names_wrap_before_ratings_are_left_out() {
    let mut report = sample::demo();
    for (criterion, weight) in report.criteria.iter_mut().zip([35.5, 19.7, 24.8, 20.0]) {
        criterion.weight = Some(weight);
    }
    assert_eq!(between(&screen(&report, 80), "24\n", "\n\nWhy"), THIRDS);
}

const THIRDS: &str = "
                       of  Google            LinkedIn          JPMorgan
 ML exposure         35.5  35.0 leader        6.1 Microsoft's*  0.0 none to some
 Pay 2021,           24.8  12.5 7,129        14.4 8,009        10.5 6,250
 $ a month
 Cloud market        19.7   7.0 14 %          2.6 Microsoft's*  0.0 0 %
 share
 Brand 2021          20.0  20.0 1st           4.9 26th to 50th 13.9 16th
 Score              100.0  74.5              28.0              24.4";
