"""The options of ``boctach convert`` for formats, labels and engines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from extract.writers.formats import Format, file_names

runner = CliRunner()
TEXT = "KẾ HOẠCH\nCăn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def convert(plan: Path, out: Path, *options: str) -> tuple[int, str]:
    result = runner.invoke(cli.app, ["convert", str(plan), "-o", str(out), *options])
    return result.exit_code, re.sub(r"\s+", " ", result.output)


def names_in(out: Path) -> set[str]:
    return {path.name for path in out.iterdir() if not path.name.startswith(".")}


def test_every_format_that_is_asked_for_is_written(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, _ = convert(plan, out, "--to", "csv,jsonl,parquet,sqlite,xlsx", "--labels", "vi")
    assert code == 0
    assert names_in(out) == {"plan.txt.json", *file_names(tuple(Format))}
    head = (out / "documents.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert head.startswith("Tệp,Tên loại văn bản,")


def test_a_format_asked_for_later_is_written_without_converting(plan: Path, tmp_path: Path) -> None:
    convert(plan, tmp_path / "out")
    stamp = (tmp_path / "out" / "plan.txt.json").stat().st_mtime_ns
    assert convert(plan, tmp_path / "out", "--to", "csv,jsonl")[0] == 0
    assert (tmp_path / "out" / "plans.jsonl").exists()
    assert (tmp_path / "out" / "plan.txt.json").stat().st_mtime_ns == stamp


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--to", "docx"], "Không có định dạng docx"),
        (["--labels", "fr"], "fr"),
        (["--engine", "spark"], "spark"),
    ],
)
def test_what_is_not_there_is_refused(
    plan: Path, tmp_path: Path, options: list[str], message: str
) -> None:
    code, told = convert(plan, tmp_path / "out", *options)
    assert code == 2
    assert message in told


def test_a_url_that_is_not_there_is_refused(tmp_path: Path) -> None:
    code, told = convert(Path("memory://none"), tmp_path / "out", "--engine", "ray")
    assert code == 2
    assert "Không có thư mục này hoặc không có quyền đọc: memory://none" in told
