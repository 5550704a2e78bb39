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
        "      WHEN r.\"team\" IS NULL THEN 0.5E0\n\
         \x20     WHEN r.\"team\" < 0.0E0 THEN 0.0E0\n\
         \x20     WHEN r.\"team\" < 4.0E0 THEN (r.\"team\" - 0.0E0) / 4.0E0\n\
         \x20     WHEN r.\"team\" < 12.0E0 THEN 1.0E0 + (r.\"team\" - 4.0E0) / 8.0E0 * (-0.8E0)\n\
         \x20     ELSE 0.2E0\n",
        "CASE WHEN r.\"team\" < 1.0E0 OR r.\"team\" > 8.0E0 THEN 1",
        "      WHEN CAST(t.\"visa\" AS TEXT) = 'true' THEN 1\n",
        "CASE WHEN r.\"visa\" < 1 THEN 1",
        "    -- Team: scale my.toml:12, deal-breaker my.toml:5\n",
        "    -- Visa: weight my.toml:3\n",
        "CASE WHEN w.\"visa_fails\" = 1 THEN ', visa' ELSE '' END",
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
        ">= 49.99999999999E0 AND w.\"visa_fails\" = 0 THEN 1 ELSE 0 END AS \"standing\"\n",
        "MIN(CASE WHEN s.\"standing\" = 1 THEN s.\"flights_number\" END) OVER () AS \"flights_least\",\n",
        "MAX(CASE WHEN s.\"standing\" = 1 THEN s.\"flights_number\" END) OVER () AS \"flights_most\"\n",
        "      WHEN e.\"flights_number\" IS NULL THEN 0.5E0\n",
        "AND e.\"flights_number\" <= e.\"flights_least\" THEN 1.0E0\n",
        "AND e.\"flights_number\" >= e.\"flights_most\" THEN 0.0E0\n",
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
