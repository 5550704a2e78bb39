//! Decisions with real unknowns, walked as a user would: `rank` says that nothing is clear, `rank
//! ask` says what to find out, the answer is typed, and at the end somebody is clearly first.

use serde_json::Value;

use super::harness::Folder;

/// What is asked first (whose, on what), and the answer that is typed.
type Step = (&'static str, &'static str, &'static str);

fn whose(ask: &Value) -> String {
    let name = [&ask["offer"], &ask["company"]];
    let name = name.into_iter().find_map(Value::as_str);
    name.unwrap_or_default().to_owned()
}

fn what(ask: &Value) -> String {
    let words = [&ask["part"], &ask["criterion"]];
    let word = words.into_iter().find_map(Value::as_str);
    word.unwrap_or("link").to_owned()
}

/// Walks a decision; each answer is to the question that is asked first.
fn walk(text: &str, steps: &[Step], last: &str, first: &str) {
    let folder = Folder::with("offers.toml", text);
    let mut typed = String::new();
    for (name, thing, answer) in steps {
        let open = folder.rank(&format!("--require-clear{typed}")).run();
        assert_eq!(open.status, Some(3), "{typed}: {}", open.stdout);
        assert!(open.stdout.contains("No clear first"), "{}", open.stdout);
        let asked = folder.rank(&format!("ask --json{typed}")).run().json();
        let ask = &asked["ask"][0];
        assert_eq!(
            (whose(ask).as_str(), what(ask).as_str()),
            (*name, *thing),
            "{typed}"
        );
        assert_eq!(asked["place"], 1);
        let question = ask["question"].as_str().expect("a question");
        assert!(question.ends_with('?'), "{question}");
        typed += " ";
        typed += answer;
    }
    typed += last;
    let clear = folder.rank(&format!("--require-clear --json{typed}")).run();
    assert_eq!(clear.status, Some(0), "{typed}");
    assert_eq!(clear.json()["verdict"]["first"][0], first);
}

/// Two interns' offers. Once it is known who teaches, no single answer is left that turns the
/// order; what is still open is named, and with one of it known the order is clear.
#[test]
fn who_teaches_and_who_stays() {
    let starter = include_str!("../../criteria/starter.toml");
    let steps = [("jpmorgan", "mentoring", "--set jpmorgan.mentoring=8")];
    let last = " --set google.return-offer=40";
    walk(starter, &steps, last, "jpmorgan");
    let folder = Folder::with("offers.toml", starter);
    let told = folder.rank("ask --set jpmorgan.mentoring=8").run();
    let said = "\
No single answer changes who is first, several together may. Still open:
Google's return offer, Google's role fit and JPMorgan's return offer.
";
    super::harness::same("ask", said, &told.stdout);
}

/// A start-up that pays in shares, or a bank: how long the days are, and what the shares may be
/// worth, which is a part of the pay.
#[test]
fn how_long_the_days_are_and_what_shares_may_be_worth() {
    let steps = [
        ("birch-labs", "work-life", "--set birch-labs.work-life=55"),
        ("birch-labs", "worth", "--set birch-labs.pay.worth=0.2"),
    ];
    let text = include_str!("../data/start-up.toml");
    walk(text, &steps, "", "alder-bank");
    // The other answers lead to the other one.
    let steps = [("birch-labs", "work-life", "--set birch-labs.work-life=40")];
    walk(
        text,
        &steps,
        " --set birch-labs.pay.worth=1.4",
        "birch-labs",
    );
}

/// A work permit first, for without it there is no offer; then how much of Microsoft reaches
/// `LinkedIn`, and who teaches at the bank.
#[test]
fn whether_the_permit_comes_and_what_the_parent_shares() {
    let steps = [
        ("jpmorgan", "visa", "--set jpmorgan.visa=yes"),
        ("LinkedIn", "link", "--link linkedin=0.2"),
    ];
    let text = include_str!("../data/near-home.toml");
    walk(text, &steps, " --set jpmorgan.mentoring=8", "jpmorgan");
    walk(text, &steps[..1], " --set jpmorgan.visa=no", "linkedin");
}
