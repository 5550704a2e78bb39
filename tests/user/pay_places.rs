//! Keys and headers of `[offer.pay]` that stand in the wrong place, or are typed so.

use super::harness::Folder;
use super::pay_slips::{file, told};

/// What stands below a table of the pay belongs to that table, which is the likeliest slip.
#[test]
fn keys_that_fell_into_another_table() {
    let costs = "above `[offer.pay.costs]`, below `[offer.pay]`";
    for (key, said) in [
        ("stipend = 4_000", format!("put `stipend` {costs}")),
        ("sign-on = 10_000", format!("put `sign-on` {costs}")),
        ("weeks = 12", format!("put `weeks` {costs}")),
        ("tax = 0.2", format!("put `tax` {costs}")),
        ("currency = \"USD\"", format!("put `currency` {costs}")),
        ("salary = 90_000", format!("put `yearly` {costs}")),
        ("role = \"x\"", "put `role` above `[offer.pay]`".to_owned()),
        (
            "reply-by = 2026-11-30",
            "put `reply-by` above `[offer.pay]`".to_owned(),
        ),
        (
            "grant = 5",
            "write it below `[offer.pay.equity]`".to_owned(),
        ),
    ] {
        let found = told(&file(&format!(
            "monthly = 9\n[offer.pay.costs]\nrent = 1\n{key}"
        )));
        let name = key.split(' ').next().expect("a key");
        assert_eq!(
            found,
            [format!("9 `{name}` in `[offer.pay.costs]` / {said}")]
        );
    }
    let inline = told(&file("monthly = 9\ncosts = { stipend = 5 }"));
    assert!(inline[0].ends_with("/ put `stipend` below `[offer.pay]`, outside the brackets"));
    let equity = "above `[offer.pay.equity]`, below `[offer.pay]`";
    for (key, said) in [
        ("weeks = 12", format!("put `weeks` {equity}")),
        (
            "rent = 5",
            "put `rent` below `[offer.pay.costs]`".to_owned(),
        ),
        (
            "location = \"B\"",
            "put `location` above `[offer.pay]`".to_owned(),
        ),
    ] {
        let found = told(&file(&format!(
            "monthly = 9\n[offer.pay.equity]\ngrant = 1\n{key}"
        )));
        let name = key.split(' ').next().expect("a key");
        assert_eq!(
            found,
            [format!("9 `{name}` in `[offer.pay.equity]` / {said}")]
        );
    }
    for (key, said) in [
        (
            "location = \"Berlin\"",
            "put `location` above `[offer.pay]`",
        ),
        ("company = \"B\"", "put `company` above `[offer.pay]`"),
        (
            "reply-by = 2026-11-30",
            "put `reply-by` above `[offer.pay]`",
        ),
        ("role-fit = 7", "put `role-fit` below `[offer.ratings]`"),
        ("title = \"x\"", "put `role` above `[offer.pay]`"),
    ] {
        let found = told(&file(&format!("monthly = 9\n{key}")));
        let name = key.split(' ').next().expect("a key");
        assert_eq!(found, [format!("7 `{name}` in `[offer.pay]` / {said}")]);
    }
    let rated = "[weights]\npay = 1\n[[offer]]\ncompany = \"A\"\n[offer.ratings]\n\
                 pay = { monthly = 5000 }\n";
    assert_eq!(
        told(rated),
        ["6 `monthly` in a rating / put `monthly` below `[offer.pay]`"]
    );
}

/// Headers that are nearly ours, alone and in a file that is broken elsewhere too.
#[test]
fn headers_by_another_name() {
    for (header, mended) in [
        ("[offers.pay]", "[offer.pay]"),
        ("[offer pay]", "[offer.pay]"),
        ("[Offer.pay]", "[offer.pay]"),
        ("[pay]", "[offer.pay]"),
        ("[ratings]", "[offer.ratings]"),
    ] {
        let offer = "[weights]\npay = 1\n[[offer]]\ncompany = \"A\"\n";
        let found = told(&format!("{offer}{header}\n"));
        assert_eq!(found.len(), 1, "{header}: {found:?}");
        let said = format!("/ write `{mended}`");
        assert!(found[0].contains(&said), "{header}: {found:?}");
        let broken = format!("{offer}{header}\n[[offer]]\ncompany = yes\n");
        assert!(told(&broken)[0].contains(&said), "{header}");
    }
    let above = "[offer.pay]\nmonthly = 1\n[[offer]]\ncompany = \"A\"\n";
    assert_eq!(
        told(above),
        [
            "1 no `[[offer]]` above this / put `[[offer]]` and its `company` before it",
            "3 `[[offer]]` below a block of an offer / put the block below its `[[offer]]`",
        ]
    );
}

#[test]
fn what_cannot_be_told_yet_is_left_aside() {
    let vesting =
        "monthly = 9\n[offer.pay.equity]\ngrant = 1\nvesting = [50, 49]\ncliff-months = 49";
    assert_eq!(
        told(&file(vesting)),
        [
            "9 vesting that adds up to 99 %, not to 100 / write the percent that vest in each year, \
             such as [5, 15, 40, 40]"
        ]
    );
    let endless = "monthly = 9\n[offer.pay.equity]\ngrant = 1\nvesting = [1e308, 1e308]";
    assert!(told(&file(endless))[0].starts_with("9 vesting with a year that is more than all"));
    let bases = told(&file("monthly = 9000\nhourly = -5"));
    assert!(bases.iter().any(|m| m.contains("two bases")), "{bases:?}");
    // The first cost that is too many, by its place rather than by its name.
    let costs: Vec<String> = (0..150).rev().map(|i| format!("c{i} = 1")).collect();
    let costs = costs.join("\n");
    let found = told(&file(&format!(
        "monthly = 9000\n[offer.pay.costs]\n{costs}"
    )));
    assert_eq!(
        found,
        ["108 more than 100 costs / write some of them as one"]
    );
}

#[test]
fn typed_parts() {
    let folder = Folder::with("o.toml", file("monthly = 9000"));
    for (typed, said, carets) in [
        ("a.pay.costs.stipend=4000", "type it as `pay.stipend`", 13),
        ("a.pay.rent=100", "type it as `pay.costs.rent`", 4),
        ("a.pay.stock=5", "type it as `pay.equity.grant`", 5),
        ("a.pay.costs.note=5", "call the cost something else", 10),
        (
            "a.pay.bonus=0.1",
            "for 10 % of a year's base write \"10%\"",
            3,
        ),
        ("a.pay.monthly=$60", "write 60", 3),
        (
            "a.pay.monthly=10%",
            "a percentage cannot stand here: write the amount",
            3,
        ),
    ] {
        let run = folder.rank("o.toml --trials 0 --set").arg(typed).run();
        let stderr = run.fails(2);
        assert!(stderr.contains(said), "{typed}: {stderr}");
        let marks = stderr.chars().filter(|c| *c == '^').count();
        assert_eq!(marks, carets, "{typed}: {stderr}");
    }
    // An amount in the place of one is an amount, be it small.
    let folder = Folder::with("o.toml", file("monthly = 9000\nbonus = 5_000"));
    folder
        .rank("o.toml --trials 0 --set a.pay.bonus=60")
        .run()
        .ok();
}
