"""The SELECT of `rank sql` on engines, against rank's own scores and places of the same offers.

Usage: python tests/sql.py target/debug/rank

Needs duckdb and sqlglot, and PostgreSQL's server (initdb and postgres) somewhere on the machine.
With RANK_TEST_SPARK=1 also pyspark and a Java runtime. An engine that is not there is left out with
a word, and is a mistake with RANK_TEST_ALL_ENGINES=1. RANK_TEST_ROWS is the number of rows.
"""

import glob
import json
import os
import pwd
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

RANK = os.path.abspath(sys.argv[1])
ROWS = int(os.environ.get("RANK_TEST_ROWS", "10000"))
DAY = "2026-11-22"

RULES = """
ignore-columns = ["gym"]

[weights]
role-fit = 30
ml-exposure = 25
cloud-market-share = 15
pay = 20
commute = 10
visa = 5
team = 8
noise = 3
holiday = 6
travel = 7
perk = 2
bonus = 2
gym = 1
lunch = 2
swap = 1
remote = 3
# Names like those of columns between the steps.
team-low = 1
travel--cell = 1
score = 1
company-key = 1

[must]
perk = "yes"
visa = "yes"
commute = 80
team = [1, 30]
ml-exposure = "none"

[scales]
gym = [0, 10]
lunch = [0, 10]
swap = [0, 10]
remote = ["no", "yes"]
team-low = [0, 40]
travel--cell = [0, 10]
score = [0, 10]
company-key = [0, 10]

[columns]
swap = "lunch"
perk = "perk"
posting = "id"
"Firma; DROP TABLE offers --" = "company"
"ml \\"own\\"" = "ml-exposure"
salary = "pay.yearly"
"fit low" = "role-fit.low"
"fit high" = "role-fit.high"
fit = "role-fit"
"noise low" = "noise.low"
"noise high" = "noise.high"
noise = "noise"
"größe" = "team"
"team low" = "team.low"
"team high" = "team.high"
"travel low" = "travel.low"
"travel high" = "travel.high"

[[criterion]]
id = "visa"
scale = { levels = ["no", "maybe", "yes"] }

[[criterion]]
id = "team"
scale = { points = [[0, 0.0], [5, 0.9], [8, 1.0], [12, 1.0], [40, 0.1]] }

[[criterion]]
id = "noise"
scale = { levels = { loud = 0.0, office = 0.4, quiet = 0.7, silent = 1.0 } }

# Made from the offers that take a place.
[[criterion]]
id = "holiday"
scale = { normalize = "min-max", better = "higher" }

[[criterion]]
id = "travel"
scale = { normalize = "min-max", better = "lower" }

# Only a fact, or a cell, passes the deal-breaker.
[[criterion]]
id = "perk"
absent = "worst"
scale = { levels = ["no", "yes"] }

# Of no company is anything known.
[[criterion]]
id = "bonus"
absent = "worst"
scale = { worst = 0, best = 10 }

[[company]]
name = "Étoile d'Or"
also = ["O'Hara \\\\ Söhne"]

[[fact]]
criterion = "ml-exposure"
company = "Étoile d'Or"
value = ["some", "strong"]

PERKS
[[link]]
company = "Initech"
parent = "Microsoft"
shares = ["ml-exposure", "cloud-market-share"]
share = { low = 0, likely = 0.3, high = 1 }
"""

RULES = RULES.replace("PERKS", "".join(
    f'[[fact]]\ncriterion = "perk"\ncompany = "{company}"\nvalue = "yes"\n'
    for company in ["Google", "JPMorgan", "Amazon", "Microsoft", "Initech", "OpenAI", "Étoile d'Or"]))
COMPANIES = ["Google", "LinkedIn", "J.P. Morgan", "AWS", "microsoft", "Initech", "Nobody & Sons",
             "ÉTOILE D'OR", "o'hara \\ SÖHNE", "OpenAI", "Google\u3000", "Ama\u200bzon", "open\u00a0AI"]
ID, COMPANY = "posting", "Firma; DROP TABLE offers --"
# Each column, whether it has numbers, and what may stand in it.
NUMBERS = ["fit", "fit low", "fit high", "salary", "commute", "größe", "team low", "team high", "holiday",
           "travel low", "travel high", "bonus", "gym", "swap", "team-low", "travel--cell", "score",
           "company-key"]
BOOLS = ["remote"]
TEXTS = ['ml "own"', "perk", "visa", "noise", "noise low", "noise high"]
COLUMNS = [ID, COMPANY] + NUMBERS + BOOLS + TEXTS
# What is read as a level, though it is not written so; and as nothing at all.
SPOKEN = {" Yes": "yes", "Y": "yes", "TRUE": "yes", "MAYBE\t": "maybe", "n": "no", "tbd": "unknown", " ": None,
          "": None, "Strong ": "strong", "no\u3000": "no", True: "yes", False: "no"}
LEVELS = ["loud", "office", "quiet", "silent"]


def rows(count):
    """Rows of the table: coarse numbers, so that many scores are the same, and twins: rows whose scores
    differ by some trillionths, so that a few of them are the same and others are not."""
    draw = random.Random(1)
    found = []
    for n in range(count):
        row = dict.fromkeys(COLUMNS)
        row[ID] = f"{draw.choice('aBäZ_-')}{n}".lstrip("-")
        row[COMPANY] = draw.choice(COMPANIES)
        kind = draw.random()
        if kind < 0.4:
            row["fit"] = float(draw.randint(0, 10))
        elif kind < 0.8:
            row["fit low"], row["fit high"] = sorted([float(draw.randint(0, 10)), draw.uniform(0, 10)])
            if draw.random() < 0.4:
                row["fit"] = draw.uniform(row["fit low"], row["fit high"])
        row["salary"] = draw.choice([None, 60000.0, 90000.0, draw.uniform(2e4, 3e5)])
        row["commute"] = draw.choice([None, 0.0, 30.0, 45.0, 90.0, draw.uniform(-5, 100)])
        if draw.random() < 0.5:
            row["größe"] = draw.choice([0.0, 4.0, 9.0, 20.0, 50.0, draw.uniform(0, 45)])
        elif draw.random() < 0.7:
            row["team low"], row["team high"] = sorted(float(draw.randint(0, 40)) for _ in "ab")
        row["holiday"] = draw.choice([None, 25.0, 30.0, draw.uniform(20, 35)])
        if draw.random() < 0.7:
            row["travel low"], row["travel high"] = sorted(float(draw.randint(5, 60)) for _ in "ab")
        row['ml "own"'] = draw.choice([None, None, "none", "some", "strong", "leader", "?", "superb", "Strong "])
        row["visa"] = draw.choice(["yes", "yes", "yes", "yes", "maybe", "no", "unknown", None, "si'", " Yes", "Y", "TRUE", "MAYBE\t", "n",
                                   "tbd", " "])
        row["perk"] = draw.choice([None, None, None, "yes", "no\u3000", " "])
        row["remote"] = draw.choice([None, True, False])
        row["bonus"] = draw.choice([None, 2.0, 9.0])
        for name in ["gym", "swap", "travel--cell", "score", "company-key"]:
            row[name] = draw.choice([None, draw.uniform(0, 10)])
        row["team-low"] = draw.choice([None, draw.uniform(0, 40)])
        if draw.random() < 0.5:
            row["noise"] = draw.choice(LEVELS)
        elif draw.random() < 0.7:
            low, high = sorted(draw.randint(0, 3) for _ in "ab")
            row["noise low"], row["noise high"] = LEVELS[low], LEVELS[high]
            if draw.random() < 0.3:
                row["noise"] = LEVELS[draw.randint(low, high)]
        if row["visa"] in ("no", "n"):
            # It takes no place, so no scale is made from it.
            row["holiday"], row["travel low"], row["travel high"] = 90.0, -300.0, -200.0
        if n % 20 == 19:
            row = {**found[-1], ID: row[ID], "commute": 45.0 + draw.uniform(0, 2e-10)}
            found[-1]["commute"] = 45.0
        found.append(row)
    return found


def rating(low, value, high):
    """A rating as a file has it."""
    if low is None:
        return json.dumps(value, ensure_ascii=False)
    if value is None:
        return f"[{json.dumps(low)}, {json.dumps(high)}]"
    return f"{{ low = {json.dumps(low)}, likely = {json.dumps(value)}, high = {json.dumps(high)} }}"


def offers(table):
    """The rows as a file of offers. A level that no scale has counts as unknown."""
    lines = []
    for row in table:
        lines.append(f"[[offer]]\nid = {json.dumps(row[ID], ensure_ascii=False)}")
        lines.append(f"company = {json.dumps(row[COMPANY], ensure_ascii=False)}")
        if row["salary"] is not None:
            lines.append(f"pay = {{ yearly = {row['salary']!r} }}")
        lines.append("[offer.ratings]")
        for key, names in [("role-fit", ["fit low", "fit", "fit high"]), ("commute", ["commute"]),
                           ("team", ["team low", "größe", "team high"]),
                           ("ml-exposure", ['ml "own"']), ("visa", ["visa"]),
                           ("noise", ["noise low", "noise", "noise high"]),
                           ("holiday", ["holiday"]), ("travel", ["travel low", None, "travel high"]),
                           ("perk", ["perk"]), ("remote", ["remote"]), ("bonus", ["bonus"]),
                           ("lunch", ["swap"]), ("team-low", ["team-low"]), ("travel--cell", ["travel--cell"]),
                           ("score", ["score"]), ("company-key", ["company-key"])]:
            cells = [name and row[name] for name in names]
            cells = [SPOKEN.get(cell, cell) if isinstance(cell, (str, bool)) else cell for cell in cells]
            if all(cell is None for cell in cells):
                continue
            if cells in (["superb"], ["si'"]):
                cells = ["unknown"]
            cells = cells if len(cells) == 3 else [None, cells[0], None]
            lines.append(f"{key} = {rating(*cells)}")
    return "\n".join(lines) + "\n"


def rank(*arguments):
    run = subprocess.run([RANK, *arguments, "--today", DAY], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-3000:]
    return run.stdout


def expected(folder, table):
    """rank's own answer, by id."""
    with open(f"{folder}/offers.toml", "w") as file:
        file.write(offers(table))
    told = json.loads(rank(f"{folder}/rules.toml", f"{folder}/offers.toml", "--json", "--trials", "0"))
    return {offer["id"]: offer for offer in told["offers"]}


KEYS = ["role-fit", "ml-exposure", "cloud-market-share", "pay", "commute", "visa", "team", "noise", "holiday",
        "travel", "perk", "remote", "bonus", "lunch", "gym", "swap", "team-low", "travel--cell", "score",
        "company-key"]


def close(a, b):
    return (a is None) == (b is None) and (a is None or abs(a - b) <= 1e-9)


def compare(name, names, answer, own, table):
    """An engine's rows against rank's own."""
    at = {column: i for i, column in enumerate(names)}
    assert len(answer) == len(own), f"{name}: {len(answer)} rows"
    cells = {row[ID]: row for row in table}
    for row in answer:
        offer = own[row[at["id"]]]
        say = f"{name}: {offer['id']}: {row} against {offer['score']}, {offer['position']}"
        assert row[at["position"]] == offer["position"], say
        ranked = offer["position"] is not None
        because = row[at["unranked_because"]]
        assert (because is None) == ranked, say
        assert close(row[at["known"]], offer["known"]), say
        low = high = 0.0
        for key in KEYS:
            cell = offer["criteria"][key]
            assert close(row[at[key.replace("--", "_").replace("-", "_") + "_points"]], cell["points"]), f"{key} {say}"
            low, high = low + cell["points_low"], high + cell["points_high"]
        assert close(row[at["score_low"]], low) and close(row[at["score_high"]], high), say
        if ranked:
            assert close(row[at["score"]], offer["score"]), say
        strange = []
        if cells[offer["id"]]['ml "own"'] == "superb":
            strange.append("ml-exposure: superb")
        if cells[offer["id"]]["visa"] == "si'":
            strange.append("visa: si'")
        assert row[at["unknown_levels"]] == (", ".join(strange) or None), say
    print(f"{name}: {len(answer)} rows as rank has them")


def create(quote, double, text):
    kind = {**dict.fromkeys(NUMBERS, double), **dict.fromkeys(BOOLS, "BOOLEAN")}
    columns = [f"{quote(name)} {kind.get(name, text)}" for name in COLUMNS]
    return f"CREATE TABLE {quote('post;ings --')} ({', '.join(columns)})"


def double_quoted(name):
    return '"' + name.replace('"', '""') + '"'


def values(table):
    return [tuple(row[name] for name in COLUMNS) for row in table]


def select(folder, dialect, *more):
    return rank("sql", f"{folder}/rules.toml", "--table", "post;ings --", "--dialect", dialect, *more)


def both(name, run, folder, dialect, own, table):
    """All rows, the first 50, and a view."""
    names, answer = run(select(folder, dialect))
    compare(name, names, answer, own, table)
    _, first = run(select(folder, dialect, "--top", "50"))
    assert first == [row for row in answer if row[0] is not None][:50], f"{name}: --top"
    run(select(folder, dialect, "--create-view", 'the "view"; --'))
    view = double_quoted('the "view"; --')
    order = "CASE WHEN position IS NULL THEN 1 ELSE 0 END, position"
    _, viewed = run(f"SELECT * FROM {view} ORDER BY {order}")
    ranked = [row for row in answer if row[0] is not None]
    assert viewed[:len(ranked)] == ranked, f"{name}: --create-view"


def duckdb(folder, own, table):
    import duckdb as engine
    base = engine.connect()
    base.execute(create(double_quoted, "DOUBLE", "VARCHAR"))
    import csv
    with open(f"{folder}/rows.csv", "w", newline="") as file:
        csv.writer(file).writerows([[repr(c) if isinstance(c, float) else c for c in row] for row in values(table)])
    base.execute(f"COPY {double_quoted('post;ings --')} FROM '{folder}/rows.csv' (HEADER false, NULLSTR '')")

    def run(query):
        done = base.execute(query)
        names = [column[0] for column in done.description or []]
        return names, done.fetchall() if names else []

    both("DuckDB", run, folder, "duckdb", own, table)
    # As the README has it.
    run(f"COPY ({select(folder, 'duckdb', '--top', '20')}) TO '{folder}/ranking.parquet'")
    assert run(f"SELECT count(*) FROM '{folder}/ranking.parquet'")[1] == [(20,)]
    plan = "\n".join(row[1] for row in run("EXPLAIN " + select(folder, "duckdb"))[1])
    scans = plan.upper().replace("_", " ").count("SEQ SCAN ")
    assert scans == 1, f"{scans} scans of the table: {plan}"


def sqlite(folder, own, table):
    base = sqlite3.connect(":memory:")
    base.execute(create(double_quoted, "REAL", "TEXT"))
    marks = ", ".join("?" * len(COLUMNS))
    base.executemany(f"INSERT INTO {double_quoted('post;ings --')} VALUES ({marks})", values(table))

    def run(query):
        done = base.execute(query)
        return [column[0] for column in done.description or []], done.fetchall()

    both("SQLite", run, folder, "sqlite", own, table)


def literal(cell):
    return "\\N" if cell is None else str(cell).replace("\\", "\\\\").replace("\t", "\\t")


def postgres(folder, own, table):
    paths = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True) + os.get_exec_path()
    needed = ["initdb", "postgres", "psql", "pg_isready"]
    whole = (p for p in paths if all(os.path.exists(f"{p}/{name}") for name in needed))
    programs = next(whole, None)
    if not programs:
        raise FileNotFoundError("no folder has all of " + ", ".join(needed))
    home = tempfile.mkdtemp(prefix="pg", dir="/tmp")
    user = {}
    if os.getuid() == 0:
        # The server refuses root.
        account = pwd.getpwnam("postgres" if "postgres" in {u.pw_name for u in pwd.getpwall()} else "nobody")
        os.chown(home, account.pw_uid, account.pw_gid)
        user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}

    def program(name, *arguments, **more):
        done = subprocess.run([f"{programs}/{name}", *arguments], capture_output=True, text=True, cwd="/", **user, **more)
        assert done.returncode == 0, f"{name}: {done.stderr[-3000:]}"
        return done.stdout

    program("initdb", "-D", f"{home}/data", "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    server = subprocess.Popen([f"{programs}/postgres", "-D", f"{home}/data", "-k", home, "-h", "", "-F"],
                              cwd="/", stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **user)
    try:
        for _ in range(100):
            if os.path.exists(f"{home}/.s.PGSQL.5432"):
                break
            subprocess.run(["sleep", "0.1"], check=True)
        client = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", home, "-U", "test", "-d", "postgres"]
        wait = subprocess.run([f"{programs}/pg_isready", "-q", "-t", "30", "-h", home], cwd="/", **user)
        assert wait.returncode == 0, "the server does not answer"
        copied = "\n".join("\t".join(map(literal, row)) for row in values(table))
        script = f"{create(double_quoted, 'double precision', 'text')};\nCOPY {double_quoted('post;ings --')} FROM STDIN;\n{copied}\n\\.\n"
        program("psql", *client, input=script)

        def run(query):
            if query.lstrip().startswith("--") and "CREATE VIEW" in query:
                program("psql", *client, input=query)
                return [], []
            wrapped = f"SELECT row_to_json(x) FROM (\n{query}\n) AS x;"
            told = [json.loads(line) for line in program("psql", *client, "-A", "-t", input=wrapped).splitlines()]
            return list(told[0]), [tuple(row.values()) for row in told]

        both("PostgreSQL", run, folder, "postgres", own, table)
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home, ignore_errors=True)


def parsed(folder):
    """The other dialects, read by a parser."""
    import sqlglot
    for dialect in ["spark", "bigquery", "snowflake", "duckdb", "postgres", "sqlite"]:
        for more in [[], ["--top", "9"], ["--create-view", "v"]]:
            found = sqlglot.parse(select(folder, dialect, *more), dialect=dialect)
            assert len([one for one in found if one is not None]) == 1, dialect
    print("sqlglot: each dialect is one statement")


def spark(folder, own, table):
    from pyspark.sql import SparkSession, types
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    kinds = {**dict.fromkeys(NUMBERS, types.DoubleType()), **dict.fromkeys(BOOLS, types.BooleanType())}
    shape = [types.StructField(n, kinds.get(n, types.StringType())) for n in COLUMNS]
    session.createDataFrame(values(table), types.StructType(shape)).createOrReplaceTempView("postings")

    def run(query):
        done = session.sql(query)
        return done.columns, [tuple(row) for row in done.collect()]

    query = rank("sql", f"{folder}/rules.toml", "--table", "postings", "--dialect", "spark")
    names, answer = run(query)
    compare("Spark", names, answer, own, table)
    first = rank("sql", f"{folder}/rules.toml", "--table", "postings", "--dialect", "spark", "--top", "50")
    plan = run("EXPLAIN " + query)[1][0][0]
    scans = plan.count("Scan ExistingRDD")
    assert scans == 1, f"{scans} scans of the table: {plan}"
    assert run(first)[1] == [row for row in answer if row[0] is not None][:50], "Spark: --top"
    session.stop()


def main():
    folder = tempfile.mkdtemp(prefix="sql")
    try:
        with open(f"{folder}/rules.toml", "w") as file:
            file.write(RULES)
        table = rows(ROWS)
        own = expected(folder, table)
        engines = [(duckdb, "duckdb"), (sqlite, None), (postgres, None)]
        if os.environ.get("RANK_TEST_SPARK") == "1":
            engines.append((spark, "pyspark"))
        for engine, _ in engines:
            try:
                engine(folder, own, table)
            except (ImportError, FileNotFoundError) as missing:
                if os.environ.get("RANK_TEST_ALL_ENGINES") == "1":
                    raise
                print(f"{engine.__name__}: left out, {missing}")
        parsed(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
