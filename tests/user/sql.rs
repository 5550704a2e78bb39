//! `rank sql`: the ranking as one SELECT. That engines give what rank gives is tested by `tests/sql.py`.

use super::harness::{Folder, rank};

/// The built-in weights, for two engines; read line by line.
#[test]
fn the_default_set_as_a_select() {
    let folder = Folder::with("empty.toml", "");
    let sql = folder.rank("sql empty.toml --table postings --dialect duckdb --top 20");
    assert_eq!(sql.run().ok(), include_str!("../data/default.duckdb.sql"));
    let sql = "sql empty.toml --table postings --dialect postgres --create-view ranking";
    let sql = folder.rank(sql).run().ok();
    assert_eq!(sql, include_str!("../data/default.postgres.sql"));
}

/// Ends of a scale, a curve and levels as cases, with the limits on them.
#[test]
fn scales_are_cases() {
    let text = "[weights]\nteam = 1\nvisa = 1\n[must]\nteam = [1, 8]\nvisa = \"yes\"\n\
        [columns]\nsalary = \"id\"\n\"a \\\"b\\\"; --\" = \"team\"\n\
        [[criterion]]\nid = \"team\"\nscale = { points = [[0, 0.0], [4, 1.0], [12, 0.2]] }\n\
        [[criterion]]\nid = \"visa\"\nscale = { levels = [\"no\", \"yes\"] }\n";
    let folder = Folder::with("my.toml", text);
    let sql = folder
        .rank("sql my.toml --table t --dialect sqlite")
        .run()
        .ok();
    for line in [
        "    CAST(t.\"salary\" AS TEXT) AS \"id\",\n",
        "THEN CAST(t.\"a \"\"b\"\"; --\" AS REAL) END",
        "      WHEN r.\"team__rating\" IS NULL THEN 0.5E0\n\
         \x20     WHEN r.\"team__rating\" < 0.0E0 THEN 0.0E0\n\
         \x20     WHEN r.\"team__rating\" < 4.0E0 THEN (r.\"team__rating\" - 0.0E0) / 4.0E0\n\
         \x20     WHEN r.\"team__rating\" < 12.0E0 THEN 1.0E0 + (r.\"team__rating\" - 4.0E0) / 8.0E0 * (-0.8E0)\n\
         \x20     ELSE 0.2E0\n",
        "CASE WHEN r.\"team__rating\" < 1.0E0 OR r.\"team__rating\" > 8.0E0 THEN 1",
        "CASE CAST(t.\"visa\" AS TEXT) WHEN 'no' THEN 0 WHEN 'yes' THEN 1 \
         ELSE CASE LOWER(TRIM(CAST(t.\"visa\" AS TEXT), (' ' || CHAR(9, 10, 13, 160, 12288)))) \
         WHEN 'no' THEN 0 WHEN 'yes' THEN 1 WHEN 'true' THEN 1 WHEN 'y' THEN 1 \
         WHEN 'false' THEN 0 WHEN 'n' THEN 0 WHEN '1' THEN 1 WHEN '0' THEN 0 END END \
         AS \"visa__rating\"",
        "CASE WHEN r.\"visa__rating\" < 1 THEN 1",
        "    -- Team: scale my.toml:12, deal-breaker my.toml:5\n",
        "    -- Visa: weight my.toml:3\n",
        "CASE WHEN w.\"visa__fails\" = 1 THEN ', visa' ELSE '' END",
    ] {
        assert!(sql.contains(line), "{line}\n{sql}");
    }
}

/// What stands in a remark, a name or a text stays there.
#[test]
fn nothing_from_outside_is_run() {
    let text = "title = \"a\\u2028DROP TABLE a; --\"\n[weights]\nbrand = 1\n\
        [[fact]]\ncriterion = \"brand\"\ncompany = \"O'Hara\\\\\"\nvalue = 40\n";
    let folder = Folder::with("my.toml", text);
    let call = folder.rank("sql my.toml --dialect spark --table");
    let sql = call.arg("x`; DROP TABLE y; --").run().ok();
    assert!(sql.contains("FROM `x``; DROP TABLE y; --` AS t"), "{sql}");
    assert!(sql.contains(r"('o\'hara\\', "), "{sql}");
    assert!(!sql.contains(['\u{a0}', '\u{3000}', '\t']), "{sql}");
    let remarks = sql.lines().next().unwrap_or_default();
    assert!(
        remarks.starts_with("-- a") && remarks.contains("Weights: "),
        "{sql}"
    );
}

#[test]
fn what_a_select_cannot_carry_is_said() {
    let err = rank("sql --demo --table t --dialect duckdb --trials 10").fails(2);
    let said = "error: `rank sql` has nothing to do with `--trials`: leave it out\n";
    assert!(err.starts_with(said), "{err}");
    let err = rank("sql --demo --table a..b --dialect duckdb").fails(2);
    assert!(err.contains("a name such as postings"), "{err}");
    for (columns, code) in [
        ("a = \"pay.bonus\"", "R0161"),
        ("a = \"pay.yearly.low\"", "R0161"),
        ("a = \"pay.yearly\"\nb = \"pay\"", "R0162"),
        ("a = \"pay.low\"", "R0104"),
        ("a = \"Payy\"", "R0160"),
        ("\"a\\u0007\" = \"pay\"", "R0164"),
    ] {
        let text = format!("[weights]\npay = 1\n[columns]\n{columns}\n");
        let folder = Folder::with("my.toml", text);
        let err = folder.rank("sql my.toml --table t --dialect duckdb").run();
        assert_eq!(err.status, Some(1), "{columns}");
        assert!(err.stderr.contains(code), "{columns}\n{}", err.stderr);
    }
}

/// Options that change nothing in a SELECT, or an offer that is no row of the table.
#[test]
fn options_without_effect_are_refused() {
    for option in [
        "--set google.role-fit=9",
        "--without google",
        "--horizon 12",
        "--reasons",
        "--all",
        "--width 100",
        "--color never",
    ] {
        let err = rank(&format!("sql --demo --table t --dialect duckdb {option}")).fails(2);
        let name = option.split(' ').next().unwrap_or_default();
        let said = format!("error: `rank sql` has nothing to do with `{name}`: leave it out\n");
        assert!(err.starts_with(&said), "{err}");
    }
    let folder = Folder::with(
        "my.toml",
        "[weights]\npay = 1\n[rates]\nEUR = { usd = 1.2, as-of = 2026-11-22 }\n",
    );
    let rate = "sql my.toml --table t --dialect duckdb --set rates.EUR=1.1";
    folder.rank(rate).run().ok();
}

/// A row has one company and one id, and a status that nobody reads would rank it all the same.
#[test]
fn columns_that_a_select_cannot_carry_are_refused() {
    for (top, columns, why) in [
        ("", "Stand = \"status\"", "a column for a status"),
        (
            "",
            "id = \"team\"",
            "no column is left for the id of an offer",
        ),
        (
            "ignore-columns = [\"company\"]\n",
            "a = \"role\"\nb = \"note\"\nc = \"location\"",
            "no column is left for the company of an offer",
        ),
    ] {
        let text =
            format!("{top}[weights]\nteam = 1\n[scales]\nteam = [0, 10]\n[columns]\n{columns}\n");
        let folder = Folder::with("my.toml", &text);
        let err = folder.rank("sql my.toml --table t --dialect duckdb").run();
        assert_eq!(err.status, Some(1), "{columns}");
        let said = err.stderr.contains("R0163") && err.stderr.contains(why);
        assert!(said, "{columns}\n{}", err.stderr);
    }
}

/// A column has one meaning: what a file names or ignores is not read by its own name as well.
#[test]
fn a_column_is_read_once() {
    let text = "ignore-columns = [\"visa\"]\n[weights]\nteam = 1\nvisa = 1\nperk = 1\n\
        [scales]\nteam = [0, 10]\nvisa = [\"no\", \"yes\"]\n\
        [columns]\nteam = \"perk\"\n\
        [[criterion]]\nid = \"perk\"\nabsent = \"worst\"\nscale = { worst = 0, best = 10 }\n";
    let folder = Folder::with("my.toml", text);
    let sql = folder.rank("sql my.toml --table t --dialect duckdb");
    let sql = sql.run().ok();
    assert!(sql.contains("-- Team: the same for all rows, as no column is read for it.\n"));
    assert!(sql.contains("-- Visa: the same for all rows, as no column is read for it.\n"));
    let reads = "CASE WHEN TRY_CAST(t.\"team\" AS DOUBLE)";
    assert_eq!(sql.matches(reads).count(), 1, "{sql}");
    assert!(
        !sql.contains("t.\"visa\"") && !sql.contains("t.\"perk\""),
        "{sql}"
    );
    assert!(
        !sql.contains("by the facts about the companies alone"),
        "{sql}"
    );
}

/// The place of the weight that counts, whose voice it has, and the first fact about a company.
#[test]
fn remarks_name_what_counts() {
    let call = "sql -c default --table t --dialect duckdb --weight pay=3";
    let sql = rank(call).ok();
    assert!(sql.contains("    -- Pay: weight --weight pay=3\n"), "{sql}");
    let text = "title = \"Which job?\"\ncriteria = [{ set = \"a.toml\", voice = 2 }, \"b.toml\"]\n\
        [[criterion]]\nid = \"food\"\nscale = { levels = [\"no\", \"yes\"] }\n";
    let folder = Folder::with("my.toml", text)
        .file("a.toml", "[weights]\nfood = 1\n")
        .file("b.toml", "[weights]\nfood = 2\n");
    let fact = "sql my.toml --table t --dialect duckdb --fact acme.food=yes";
    let sql = folder.rank(fact).run().ok();
    let head = "-- Which job? Weights: a.toml (voice 2), b.toml (voice 1). Facts: ";
    assert!(sql.starts_with(head), "{sql}");
    assert!(
        sql.contains("    -- Food: weight a.toml:2, b.toml:2\n"),
        "{sql}"
    );
    let row = "    -- acme: --fact acme.food=yes\n    ('acme', 1.0E0)\n";
    assert!(sql.contains(row), "{sql}");
    let near = "sql -c default --table t --dialect duckdb --fact Gogle.brand=3";
    assert!(rank(near).fails(2).contains("did you mean `Google`?"));
}

/// No two columns of a step have one name, whatever criteria are called.
#[test]
fn columns_have_names_of_their_own() {
    let ids = [
        "hours",
        "hours-low",
        "hours-cell",
        "hours--low",
        "id",
        "score",
        "known",
        "fails",
    ];
    let weights = ids.map(|id| format!("{id} = 1\n")).concat();
    let scales = ids.map(|id| format!("{id} = [0, 10]\n")).concat();
    let columns = "a = \"hours.low\"\nb = \"hours.high\"\nc = \"id\"\n";
    let text = format!("[weights]\n{weights}[scales]\n{scales}[columns]\n{columns}");
    let folder = Folder::with("my.toml", &text);
    let sql = folder.rank("sql my.toml --table t --dialect duckdb");
    let sql = sql.run().ok();
    for step in sql.split(" AS (\n") {
        let names = step
            .lines()
            .filter_map(|line| line.trim_end_matches(',').rsplit_once(" AS \""));
        let mut names: Vec<&str> = names.map(|(_, name)| name).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "{step}");
    }
    assert!(sql.contains("\"hours_low_points\"") && sql.contains("\"hours_low_2_points\""));
}

/// A set of weights is enough, and no file is looked for beside it.
#[test]
fn a_set_needs_no_file() {
    let set = "sql -c default --table t --dialect duckdb";
    let empty = Folder::new().rank(set).run().ok();
    let beside = Folder::with("offers.toml", "no = \"set\"\n");
    assert_eq!(beside.rank(set).run().ok(), empty);
    assert!(empty.starts_with("-- Weights: default."), "{empty}");
    let file = beside.rank("sql --table t --dialect duckdb").run();
    assert_eq!(file.status, Some(1), "{}", file.stderr);
    let none = Folder::new().rank("sql --table t --dialect duckdb").run();
    assert!(none.stderr.contains("there is no offers.toml here"));
}

/// The ends of a scale that is made from the offers are those of the offers that take a place.
#[test]
fn a_scale_of_the_offers_present_has_its_ends_from_the_table() {
    let criterion =
        |id: &str, scale: &str| format!("[[criterion]]\nid = \"{id}\"\nscale = {{ {scale} }}\n");
    let text = "[weights]\nflights = 3\nvisa = 1\n[must]\nvisa = \"yes\"\n".to_owned()
        + &criterion("flights", "normalize = \"min-max\", better = \"lower\"")
        + &criterion("visa", "levels = [\"no\", \"yes\"]");
    let folder = Folder::with("my.toml", &text);
    let sql = folder
        .rank("sql my.toml --table t --dialect postgres")
        .run();
    assert_eq!(sql.status, Some(0), "{}", sql.stderr);
    for line in [
        ">= 49.99999999999E0 AND w.\"visa__fails\" = 0 THEN 1 ELSE 0 END AS \"standing\"\n",
        "MIN(CASE WHEN s.\"standing\" = 1 THEN s.\"flights__rating\" END) OVER () AS \"flights__least\",\n",
        "MAX(CASE WHEN s.\"standing\" = 1 THEN s.\"flights__rating\" END) OVER () AS \"flights__most\"\n",
        "      WHEN e.\"flights__rating\" IS NULL THEN 0.5E0\n",
        "AND e.\"flights__rating\" <= e.\"flights__least\" THEN 1.0E0\n",
        "AND e.\"flights__rating\" >= e.\"flights__most\" THEN 0.0E0\n",
        "FROM \"rank_fitted\" AS w\n",
    ] {
        assert!(sql.stdout.contains(line), "{line}\n{}", sql.stdout);
    }
    assert_eq!(sql.stdout.matches("FROM \"t\" AS t").count(), 1);
    // Other ways, and facts of companies, need what a SELECT does not have.
    let fact = "[[fact]]\ncriterion = \"flights\"\ncompany = \"Acme\"\nvalue = 3\n";
    for (text, why) in [
        (text.replace("min-max", "vector"), "`vector`"),
        (text.replace("min-max", "sum"), "`sum`"),
        (text.clone() + fact, "from"),
    ] {
        let folder = Folder::with("my.toml", &text);
        let run = folder
            .rank("sql my.toml --table t --dialect postgres")
            .run();
        assert_eq!((run.status, run.stdout.as_str()), (Some(1), ""), "{why}");
        assert!(
            run.stderr.contains("R0163") && run.stderr.contains(why),
            "{}",
            run.stderr
        );
    }
}
