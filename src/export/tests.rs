//! Whole screens, read line by line, and what holds for every screen.

use super::{Look, sample, table};
use crate::report::Report;

fn screen(report: &Report<'_>, width: usize) -> String {
    table(
        report,
        &Look {
            width,
            short: true,
            ..Look::default()
        },
    )
}

/// The screen of the example, as far as it is told today.
const DEMO_80: &str = "\
Which internship for a career in machine learning?

Google comes first in more than 99 of 100 what-ifs.
LinkedIn and JPMorgan are too close to call.

 #   Offer                       Score   Range  Comes first
 1   Google    Software engineer    74   67-81   >99 in 100
 2-3 LinkedIn  Data scientist       28   19-53    <1 in 100
 2-3 JPMorgan  ML engineer          24   19-37    <1 in 100

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
* 25 % of Microsoft's rating; may be 0 to 100 %, nobody has said
Your own offers: rank init     This example to play with: rank init --demo
";

#[test]
fn the_example_at_80_columns() {
    assert_eq!(screen(&sample::demo_with_what_ifs(), 80), DEMO_80);
}
