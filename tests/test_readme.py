"""The README says what is so."""

from __future__ import annotations

import csv
import doctest
import hashlib
import json
import re
from pathlib import Path

import boctach
from extract.writers.json_files import plan_as_json

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CORPUS = ROOT / "corpus"


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_passage_is_in_the_plan() -> None:
    name = re.search(r"\(corpus/([^)]+)\)", README)
    assert name is not None
    source = (CORPUS / name[1]).read_text(encoding="utf-8")
    for passage in block("text").split("…\n"):
        assert passage in source


def test_the_records_come_out_of_the_plan() -> None:
    plan = json.loads(plan_as_json(boctach.convert_file(CORPUS / "000_c68f4e3b534bd5b9.txt")))
    records = [*plan["citations"], *plan["targets"]]
    for shown in json.loads(block("json")):
        (record,) = [record for record in records if record["start"] == shown["start"]]
        assert {field: record[field] for field in shown} == shown


def test_the_python_examples_run() -> None:
    assert doctest.testfile(str(ROOT / "README.md"), module_relative=False).failed == 0


def test_sources_of_the_corpus_are_told() -> None:
    with (CORPUS / "SOURCES.csv").open(encoding="utf-8", newline="") as file:
        told = {row["file"]: row["sha256"] for row in csv.DictReader(file)}
    texts = [path for path in CORPUS.iterdir() if path.name != "SOURCES.csv"]
    assert told == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in texts}
