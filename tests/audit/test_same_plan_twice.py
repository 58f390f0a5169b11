"""Folders hold copies: one plan under two names is one document with two paths."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from typer.testing import CliRunner

import cli

CORPUS = Path(__file__).parents[2] / "corpus"


def test_a_plan_that_lies_in_the_folder_twice(tmp_path: Path) -> None:
    """Failed once with KeyError: only the first path was known to be the document."""
    folder = tmp_path / "in"
    folder.mkdir()
    source = next(CORPUS.glob("000*.txt"))
    for name in ("a.txt", "b.txt"):
        shutil.copyfile(source, folder / name)
    result = CliRunner().invoke(cli.app, ["audit", str(folder), "-o", str(tmp_path / "out"), "-q"])
    assert (result.exit_code, result.exception) == (0, None)
    report = json.loads((tmp_path / "out" / "audit.json").read_text(encoding="utf-8"))
    documents = {plan["path"]: plan["document"] for plan in report["plans"]}
    assert sorted(documents) == ["a.txt", "b.txt"]
    assert documents["a.txt"] == documents["b.txt"]
