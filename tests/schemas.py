"""A second opinion on the schemas, by another validator: the schemas are schemas, every file that
there is holds to its own, a misspelt key does not, and what the program prints as JSON holds too.

Called with the program; needs Python 3.11 and the package jsonschema."""

import datetime
import json
import pathlib
import re
import subprocess
import sys
import tomllib

from jsonschema import Draft202012Validator

RANK = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(__file__).resolve().parent.parent
CALLS = [
    "demo", "explain --demo google linkedin", "flip --demo jpmorgan", "ask --demo", "check --demo",
    "pay tests/data/pay.toml", "deadlines tests/data/every_key.toml", "tests/data/every_key.toml",
    "demo -c cloud-first -c ml-first",
]


def rank(call):
    run = subprocess.run([RANK, *call.split()], cwd=ROOT, capture_output=True, check=True)
    return json.loads(run.stdout)


def validator(name):
    schema = rank(f"schema {name}")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def plain(value):
    """A value of TOML as JSON has it: a day is a text."""
    if isinstance(value, dict):
        return {key: plain(below) for key, below in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def files(pattern):
    for path in sorted(ROOT.glob(pattern)):
        yield path.name, plain(tomllib.loads(path.read_text()))


offers, criteria, output = map(validator, ["offers", "criteria", "output"])
held = 0
for name, file in [*files("tests/data/*.toml"), *files("criteria/*.toml"), *files("criteria/sets/*.toml")]:
    offers.validate(file)
    if not {"offer", "criteria"} & file.keys():
        criteria.validate(file)
    held += 1
for block in re.findall(r"^```toml\n# (\S+)\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S):
    name, text = block
    assert offers.is_valid(plain(tomllib.loads(text))) == (name != "typo.toml"), name
    held += 1
for call in CALLS:
    output.validate(rank(f"{call} --today 2026-11-22 --json"))
    held += 1
assert held > 35, held
print(f"{held} files and outputs hold to their schemas")
