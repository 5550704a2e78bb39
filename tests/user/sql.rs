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
