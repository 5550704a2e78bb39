//! The screens of an invented file whose offers state their pay part by part.

use super::harness::{Folder, Run};

/// Four invented offers.
const FILE: &str = include_str!("../data/pay.toml");

fn call(arguments: &str) -> Run {
    Folder::with("pay.toml", FILE).rank(arguments).run()
}

/// By hand: Dovetail's 9,157.50 a month is 0.4 + 0.35 x 3,157.5 / 4,000 = 0.6763 of the scale, 33.8
/// points of 50. Alderbrook's 61.14 points leave Dovetail 20.14 for pay: 0.4028 of the scale, 6,032
/// a month, and 6,032 / 1.08 - 71,000 / 48 = 4,106 euros. Cinderfield needs 35.14 points for pay:
/// 9,460.60 a month, which a worth of 1.049 gives.
#[test]
fn the_ranking() {
    call("pay.toml").prints(
        r"Invented pay                                                         22 Nov 2026

Dovetail comes first in more than 99 of 100 what-ifs.
Alderbrook and Cinderfield are too close to call.
Reply to Alderbrook first: by Tuesday 1 December, in 9 days.

 #   Offer                      Score  Range  Comes first  Reply by
 1   Dovetail, Engineer, Lisbon    75  72-78   >99 in 100  Tue 15 Dec  23 days
 2-3 Alderbrook, SWE intern        61  58-65    <1 in 100  Tue  1 Dec   9 days
 2-3 Cinderfield, Engineer         61  55-66    <1 in 100  Fri  4 Dec  12 days
 -   Birchline, Data intern      no offer yet; would be 4th

                  of  Dovetail         Alderbrook       Cinderfield
 Pay, $ a month   50  33.8 9,158       26.1 7,403       34.9 7,711-11,162
 Role fit         30  27.0 9           21.0 7           18.0 6
 Mentoring        20  14.0 7           14.0 6-8          8.0 4
 Score           100  74.8             61.1             60.9

Why Dovetail leads Alderbrook, largest gap first:
 Pay       +7.7  $439,560 over 48 months
 Role fit  +6.0

15 single changes would put another offer ahead of Dovetail. One of them: pay
€4,106 or less instead of €7,000/month.
Who is second: Cinderfield, if Cinderfield's share value were 1.05 to 8.38.

! Birchline answers by 5 Dec, after the replies to Alderbrook and Cinderfield
  are due.
! Tax, costs and cost of living are stated for some offers but not for others,
  so their pay cannot be compared.
! 2 more remarks: rank pay.toml --today 2026-11-22 --all
Range: 90 % of 10,000 what-ifs, each with your weights changed by up to half
More: rank explain pay.toml dovetail alderbrook --today 2026-11-22
More: rank deadlines pay.toml --today 2026-11-22
",
    );
}

/// By hand, Cinderfield's first year: a bonus of 132,000 x 10 % x 0.75 = 9,900; 5 % of 100,000 vest;
/// tax of 26 % on 132,000 + 9,900 + 5,000 + 30,000 is 45,994; with benefits 134,906 is left, and
/// / 1.18 is 114,327. Dovetail's month: 407,000 / 48 x 1.08 = 9,157.50. Birchline's: 14 weeks are
/// 3.2197 months; (7,900 x 3.2197 + 4,829.57) x 0.84 + 2,000 - 7,727.31 = 19,695.55.
#[test]
fn what_each_pays() {
    call("pay pay.toml").prints(
        r"Pay of each offer in a month, everything at its likely value.

              A month        May be    In all  Over
 Cinderfield   $9,397  7,711-11,162  $451,037  48 months, permanent
 Dovetail      $9,158   8,818-9,497  $439,560  48 months, permanent
 Alderbrook    $7,403   7,179-7,628   $20,432  12 weeks
 Birchline     $6,117   5,865-6,369   $19,696  14 weeks, no offer yet

Cinderfield: $9,397 a month
                   Year 1   Year 2   Year 3   Year 4    In all  A month  A week
  Wage            132,000  132,000  132,000  132,000   528,000   11,000   2,530
  Bonus             9,900    9,900    9,900    9,900    39,600      825     190
  Shares            5,000   15,000   40,000   40,000   100,000    2,083     479
  Sign-on          30,000        0        0        0    30,000      625     144
  Benefits          4,000    4,000    4,000    4,000    16,000      333      77
  Tax             -45,994  -40,794  -47,294  -47,294  -181,376   -3,779    -869
  Cost of living  -20,579  -18,321  -21,143  -21,143   -81,187   -1,691    -389
  Total           114,327  101,785  117,463  117,463   451,037    9,397   2,161
 = $132,000 x 4 years + $39,600 bonus + $100,000 shares + $30,000 sign-on +
   $16,000 benefits - $181,376 tax = $532,224, / 1.18 cost of living, over 48
   months
 Leaving after 12 months loses $70,300 of shares and $22,200 of the sign-on,
 after tax.
 Leaving after 24 months loses $59,200 of shares, after tax.
 Assumed: a permanent job is averaged over its first 48 months; 75 %, the middle
          of 50 to 100 %, of the bonus is paid; leaving before the end of month
          18 costs the whole sign-on; shares vest 5, 15, 40 and 40 % a year,
          none before month 12; the shares count at 100 %, the middle of 0 to
          200 %, of today's worth; tax is taken from all but relocation and
          benefits

Dovetail: $9,158 a month
            Year 1   Year 2   Year 3   Year 4   In all  A month  A week
  Wage      90,720   90,720   90,720   90,720  362,880    7,560   1,739
  Bonus      5,400    5,400    5,400    5,400   21,600      450     103
  Shares    12,960   12,960   12,960   12,960   51,840    1,080     248
  Sign-on    3,240        0        0        0    3,240       68      16
  Total    112,320  109,080  109,080  109,080  439,560    9,158   2,106
 = €7,000 x 48 months + €20,000 bonus + €48,000 shares + €3,000 sign-on =
   €407,000, x 1.08 USD for 1 EUR, over 48 months
 Leaving after 12 months loses $38,880 of shares.
 Leaving after 24 months loses $25,920 of shares.
 Assumed: a permanent job is averaged over its first 48 months; the bonus is
          paid in full; shares vest evenly over 4 years; the shares keep today's
          worth until they vest; before tax; 1 EUR is 1.08 USD, as of 1 Nov 2026

Alderbrook: $7,403 a month
           In all  A month  A week
  Wage     24,960    9,044   2,080
  Stipend   6,000    2,174     500
  Tax      -4,954   -1,795    -413
  Costs    -5,575   -2,020    -465
  Total    20,432    7,403   1,703
 = $52.00 x 40 h x 12 weeks + $6,000 stipend - $4,953.60 tax - $5,574.70 costs =
   $20,431.70, over 2.76 months
 Assumed: 40 hours a week, as none are stated; tax is taken from all but
          relocation and benefits

Birchline: $6,117 a month
              In all  A month  A week
  Wage        25,436    7,900   1,817
  Stipend      4,830    1,500     345
  Relocation   2,000      621     143
  Tax         -4,842   -1,504    -346
  Rent        -7,727   -2,400    -552
  Total       19,696    6,117   1,407
 = $7,900 x 3.219713 months + $4,829.57 stipend + $2,000 relocation - $4,842.45
   tax - $7,727.31 costs = $19,695.54, over 3.22 months
 Assumed: tax is taken from all but relocation and benefits

! Birchline pays $736 less in all than Alderbrook, for 2 weeks more.
! Tax, costs and cost of living are stated for some offers but not for others,
  so their pay cannot be compared.

To change the order: rank flip pay.toml --today 2026-11-22
",
    );
}

#[test]
fn one_offer_alone() {
    call("pay pay.toml Cinderfield").prints(
        r"Pay of each offer in a month, everything at its likely value.

                        A month        May be    In all  Over
 Cinderfield, Engineer   $9,397  7,711-11,162  $451,037  48 months, permanent

Cinderfield: $9,397 a month
                   Year 1   Year 2   Year 3   Year 4    In all  A month  A week
  Wage            132,000  132,000  132,000  132,000   528,000   11,000   2,530
  Bonus             9,900    9,900    9,900    9,900    39,600      825     190
  Shares            5,000   15,000   40,000   40,000   100,000    2,083     479
  Sign-on          30,000        0        0        0    30,000      625     144
  Benefits          4,000    4,000    4,000    4,000    16,000      333      77
  Tax             -45,994  -40,794  -47,294  -47,294  -181,376   -3,779    -869
  Cost of living  -20,579  -18,321  -21,143  -21,143   -81,187   -1,691    -389
  Total           114,327  101,785  117,463  117,463   451,037    9,397   2,161
 = $132,000 x 4 years + $39,600 bonus + $100,000 shares + $30,000 sign-on +
   $16,000 benefits - $181,376 tax = $532,224, / 1.18 cost of living, over 48
   months
 Leaving after 12 months loses $70,300 of shares and $22,200 of the sign-on,
 after tax.
 Leaving after 24 months loses $59,200 of shares, after tax.
 Assumed: a permanent job is averaged over its first 48 months; 75 %, the middle
          of 50 to 100 %, of the bonus is paid; leaving before the end of month
          18 costs the whole sign-on; shares vest 5, 15, 40 and 40 % a year,
          none before month 12; the shares count at 100 %, the middle of 0 to
          200 %, of today's worth; tax is taken from all but relocation and
          benefits

To change the order: rank flip pay.toml --today 2026-11-22
",
    );
}

/// By hand: Dovetail's 74.81 points leave Alderbrook 39.81 for pay, so 11,851 a month: ((11,851 +
/// 2,020) x 2.7598 / 0.84 - 6,000) / 480 = 82.44 an hour. Cinderfield needs 48.81: 19,051 a month,
/// and (19,051 x 48 x 1.18 - 16,000) / 0.74 - 597,600 = 838,970 granted; or a bonus of (1,436,570 -
/// 658,000) / 396,000 = 197 % of the base, one of the seven others.
#[test]
fn flips() {
    call("flip pay.toml").prints(
        r"What would put another offer first? One change at a time, nearest first.
Now: Dovetail 75, Alderbrook 61, Cinderfield 61.

                                 now            turns at          first
 If the offer, or your rating of it, changed
   Dovetail     pay              €7,000/month   €4,106 or less    Alderbrook
   Alderbrook   pay              $52.00/hour    $82.45 or more    Alderbrook
   Dovetail     role fit         9              4.44 or less      Alderbrook
   Cinderfield  pay              $132,000/year  $303,854 or more  Cinderfield
   Dovetail     mentoring        7              0.163 or less     Alderbrook
   Cinderfield  grant            $100,000       $838,972 or more  Cinderfield
   Cinderfield  sign-on          $30,000        $768,972 or more  Cinderfield
   Alderbrook   mentoring, role                 no value does
                fit
   Cinderfield  mentoring, role                 no value does
                fit
 If you wrote another weight
   pay                           50             717 or more       Cinderfield

7 more, of other parts of the pay: rank flip pay.toml --today 2026-11-22 --all
Try: rank pay.toml --today 2026-11-22 --set dovetail.pay.monthly=4106
Try: rank pay.toml --today 2026-11-22 --weight pay=717
",
    );
}

/// By hand: 35.14 points are 9,460.60 a month; 697,600 x (1 - t) + 16,000 = 9,460.60 x 48 x 1.18
/// gives a tax of 25.48 %.
#[test]
fn questions() {
    call("ask pay.toml").prints(
        r"Nothing you could learn changes who is first. Who is second:

 Cinderfield  How many times today's value will the shares be worth when they
              vest?
              0-2 so far. 1.05 to 8.38 puts Cinderfield second (48 in 100).
 Alderbrook   Who will teach you, and how much of their time is yours?
              6-8 so far. 6.86 or less puts Cinderfield second (43 in 100).
 Cinderfield  What part of the pay will go in tax?
              24 % to 28 % so far. 25.4 % or less puts Cinderfield second (37 in
              100).
 Alderbrook   What part of the pay will go in tax?
              14 % to 18 % so far. 16.6 % or more puts Cinderfield second (36 in
              100).
 Cinderfield  How much of the bonus has been paid out in the last years?
              50 % to 100 % so far. 84.3 % or more puts Cinderfield second (31
              in 100).

Once you know: rank pay.toml --today 2026-11-22 --set cinderfield.pay.worth=1.05
",
    );
}

/// By hand: Cinderfield's 60.860 points lack 0.280 of Alderbrook's 61.140. Its pay then is worth 35.140
/// of 50, a month of 9,460.6, and ((9,460.6 x 48 x 1.18 - 16,000) / 0.74 - 130,000) / 4 / 1.075 =
/// 133,139 a year.
#[test]
fn two_side_by_side() {
    call("explain pay.toml cinderfield alderbrook").prints(
        r"Too close to call: Cinderfield 60.9, Alderbrook 61.1.
Alderbrook is 0.2 points ahead, and ahead in 57 of 100 what-ifs.

                 of  Cinderfield       Alderbrook     Cinderfield Alderbrook
                                                         ahead by   ahead by
 Pay, $ a month  50  7,711-11,162,     7,403                  8.8
                     likely 9,397 [1]  (7,179-7,628)
                                       [2]
 Mentoring       20  4                 6-8                               6.0
 Role fit        30  6                 7                                 3.0
 Sum                                                          8.8        9.0

 [1] $132,000 x 4 years + $39,600 bonus + $100,000 shares + $30,000 sign-on +
     $16,000 benefits - $181,376 tax = $532,224, / 1.18 cost of living, over 48
     months
 [2] $52.00 x 40 h x 12 weeks + $6,000 stipend - $4,953.60 tax - $5,574.70 costs
     = $20,431.70, over 2.76 months

Cinderfield passes Alderbrook at $133,139 a year, $1,139 more. The order would
flip if Cinderfield's share value were 1.05 or more, Alderbrook's mentoring were
6.86 or less, or you weighed pay 51.7 or more (now 50).
",
    );
}

/// The answer of the fifth comes after the replies of the first and the fourth, before the fifteenth.
#[test]
fn what_is_due() {
    call("deadlines pay.toml").prints(
        r"Deadlines, soonest first. Today is Sunday 22 November.

 Tue  1 Dec   9 days  Alderbrook, SWE intern      reply
 Fri  4 Dec  12 days  Cinderfield, Engineer       reply
 Sat  5 Dec  13 days  Birchline, Data intern      answer expected
 Tue 15 Dec  23 days  Dovetail, Engineer, Lisbon  reply

Birchline answers by 5 Dec, after the replies to Alderbrook and Cinderfield are
due.
Ask Birchline to answer sooner, or Alderbrook and Cinderfield for more time.

Into your calendar: rank deadlines pay.toml --today 2026-11-22 \
    --ics deadlines.ics
",
    );
}

#[test]
fn nothing_is_wider_than_the_screen() {
    let calls = [
        "pay.toml",
        "pay pay.toml",
        "flip pay.toml",
        "flip pay.toml --all",
        "ask pay.toml",
        "deadlines pay.toml",
        "explain pay.toml cinderfield",
        "explain pay.toml cinderfield alderbrook",
    ];
    for width in [40, 44, 48, 60, 80, 120] {
        for words in calls {
            let text = call(&format!("{words} --width {width}")).ok();
            for line in text.lines() {
                // Every sign of these screens takes one column.
                let columns = line.chars().count();
                // What is typed is not broken.
                let is_typed = line.contains(".pay.") && !line.trim().contains(' ');
                assert!(columns <= width || is_typed, "{words} at {width}: {line:?}");
            }
        }
    }
}

/// Where the years differ, the wage of each is told; so is what a grant counts.
#[test]
fn amounts_say_where_they_come_from() {
    let offers = "[weights]\npay = 1\n
[[offer]]\ncompany = \"Acme\"\npay = { yearly = 85_000, equity = { grant = 200_000, worth = [0, 3], vesting = \"even 4\" } }
[[offer]]\ncompany = \"Bolt\"\npay = { yearly = 62_000, raise = \"4%\", months = 24, bonus = { target = \"10%\", paid = [0.5, 1] } }
[[offer]]\ncompany = \"Crux\"\npay = { yearly = 62_000, raise = \"3.33%\", months = 72 }
[[offer]]\ncompany = \"Dyn\"\npay = { unpaid = true, stipend = 4000, months = 6 }\n";
    let folder = Folder::with("o.toml", offers);
    let text = folder.rank("pay o.toml").run().ok();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in [
        " = $85,000 x 4 years + $300,000 shares = $640,000, over 48 months ",
        "; the shares count at 150 %, the middle of 0 to 300 %, of today's worth; before tax ",
        " = $62,000 + $64,480 wage + $9,486 bonus = $135,966, over 24 months ",
        " Assumed: 75 %, the middle of 50 to 100 %, of the bonus is paid; before tax ",
        " = $62,000 + $64,065 + ... + $73,034 wage = $404,379, over 72 months ",
        " = $4,000 stipend, over 6 months ",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
}
