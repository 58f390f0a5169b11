"""The files of an audit, and its exit codes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from tests.audit.samples import plan_text

runner = CliRunner()
OLD_LAW = "Căn cứ Luật Đấu thầu ngày 26 tháng 11 năm 2013;"
GOOD = "Căn cứ Luật Tiếp cận thông tin ngày 06 tháng 4 năm 2016;"
FILES = ("audit.csv", "audit.json", "bases.csv", "graph.graphml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "a & b.txt").write_text(plan_text(OLD_LAW), encoding="utf-8")
    (plans / "c.txt").write_text(plan_text(GOOD, number=502), encoding="utf-8")
    return plans


def audit(*arguments: object) -> int:
    return runner.invoke(cli.app, ["audit", *map(str, arguments), "--quiet"]).exit_code


def test_files(folder: Path, tmp_path: Path):
    out = tmp_path / "out"
    assert audit(folder, "-o", out) == 0
    with (out / "audit.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["document"], row["code"], row["severity"]) for row in rows] == [
        ("a & b.txt", "superseded", "error")
    ]
    report = json.loads((out / "audit.json").read_text(encoding="utf-8"))
    assert [one["code"] for one in report["findings"]] == ["superseded"]
    with (out / "bases.csv").open(encoding="utf-8-sig", newline="") as file:
        matrix = list(csv.reader(file))
    assert [row[0] for row in matrix] == ["document", "a & b.txt", "c.txt"]
    assert sorted(cell[:14] for cell in matrix[1][6:]) == ["", "legal_basis; 1"]


def test_graph_is_graphml(folder: Path, tmp_path: Path):
    networkx = pytest.importorskip("networkx")
    out = tmp_path / "out"
    audit(folder, "-o", out)
    graph = networkx.read_graphml(out / "graph.graphml")
    cited = {
        (graph.nodes[source]["path"], graph.nodes[target]["label"])
        for source, target, data in graph.edges(data=True)
        if data["kind"] == "cites"
    }
    assert cited == {
        ("a & b.txt", "Luật Đấu thầu ngày 26/11/2013"),
        ("c.txt", "Luật Tiếp cận thông tin ngày 06/04/2016"),
    }


def test_plans_and_converted_plans_give_the_same(folder: Path, tmp_path: Path):
    converted, first, second = tmp_path / "converted", tmp_path / "first", tmp_path / "second"
    runner.invoke(cli.app, ["convert", str(folder), "-o", str(converted), "--quiet"])
    assert audit(folder, "-o", first) == 0
    assert audit(converted, "-o", second, "--sources", folder) == 0
    for name in FILES:
        assert (first / name).read_bytes() == (second / name).read_bytes()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--fail-on", "error"), 3),
        (("--fail-on", "lỗi"), 3),
        (("--fail-on", "error", "--only", "date_conflict"), 0),
        (("--fail-on", "error", "--since", "2024-04-16"), 0),
        (("--fail-on", "error", "--since", "2024-04-15"), 3),
        (("--fail-on", "grave"), 2),
        (("--only", "nothing"), 2),
        (("--since", "hôm qua"), 2),
        (("--registry", "no-such-folder"), 2),
    ],
)
def test_exit_codes(options: tuple[str, ...], code: int, folder: Path, tmp_path: Path):
    assert audit(folder, "-o", tmp_path / "out", *options) == code


def test_an_empty_folder_is_wrong_usage(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    assert audit(tmp_path / "empty", "-o", tmp_path / "out") == 2


def test_a_broken_json_is_told_and_the_rest_goes_on(folder: Path, tmp_path: Path):
    converted = tmp_path / "converted"
    runner.invoke(cli.app, ["convert", str(folder), "-o", str(converted), "--quiet"])
    (converted / "bad.json").write_text('{"schema_version": "1", "document": 3}', encoding="utf-8")
    out = tmp_path / "out"
    result = runner.invoke(cli.app, ["audit", str(converted), "-o", str(out), "--quiet"])
    assert result.exit_code == 1
    assert "bad.json" in result.output
    assert (out / "audit.csv").is_file()
