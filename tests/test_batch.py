"""A folder of plans: every file gets its result or its reason, and none stops the others."""

from __future__ import annotations

import errno
import logging
import os
from pathlib import Path
from typing import NoReturn

import pytest

import boctach
from extract import batch
from extract.errors import OutputError
from extract.inputs import InputFile
from extract.pipeline import Converter
from extract.writers import json_files, tables
from rules.errors import ExitCode
from rules.loader import load_rules

TEXT = "KẾ HOẠCH\nCăn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;\n"


@pytest.fixture(scope="module")
def converter() -> Converter:
    return Converter(load_rules())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    return folder


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name != ".boctach"}


def job(name: str, path: Path) -> batch.Job:
    return batch.Job(InputFile(name, path))


TABLES = {f"{kind}.csv" for kind in ("documents", *tables.KINDS, "failures")} | {"datapackage.json"}


def test_every_file_has_its_json(folder: Path, tmp_path: Path) -> None:
    told: list[batch.Tick] = []
    summary = batch.convert_folder([folder], tmp_path / "out", progress=told.append)
    assert summary.exit_code is ExitCode.ok
    assert names_in(tmp_path / "out") == {"a.txt.json", "b.txt.json", "c.txt.json"} | TABLES
    assert [(tick.done, tick.total, tick.document) for tick in told] == [
        (0, 3, ""),
        (1, 3, "a.txt"),
        (2, 3, "b.txt"),
        (3, 3, "c.txt"),
    ]
    assert told[-1].done_bytes == told[-1].total_bytes == 3 * len(TEXT.encode())


def test_a_second_run_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    batch.convert_folder([folder], tmp_path / "one")
    batch.convert_folder([folder], tmp_path / "two")
    assert names_in(tmp_path / "one") == names_in(tmp_path / "two")
    for path in (tmp_path / "one").glob("[a-z]*.*"):
        assert (tmp_path / "two" / path.name).read_bytes() == path.read_bytes()


def test_a_bad_file_does_not_stop_the_others(folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    summary = batch.convert_folder([folder], tmp_path / "out")
    assert summary.exit_code is ExitCode.input_file
    assert list(summary.counts) == ["a.txt", "c.txt"]
    assert [(one.document, one.stage) for one in summary.failures] == [("b.txt", "load")]
    assert "b.txt,load," in (tmp_path / "out" / "failures.csv").read_text(encoding="utf-8")


def test_a_mistake_of_ours_is_logged_with_its_place(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Converter):
        def convert(self, *args: object) -> NoReturn:
            raise RuntimeError("a mistake of ours")

    with caplog.at_level(logging.ERROR, "boctach"):
        outcome = batch.convert_one(Broken(load_rules()), job("a.txt", folder / "a.txt"), tmp_path)
    assert outcome.failure is not None
    assert (outcome.failure.stage, "RuntimeError" in outcome.failure.reason) == ("convert", True)
    assert str(folder / "a.txt") in caplog.text
    assert "Traceback" in caplog.text
    assert names_in(tmp_path) == {"in"}


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "đĩa đã đầy, không ghi được kết quả."),
        (errno.EACCES, "không có quyền ghi vào thư mục kết quả."),
        (errno.EIO, "không ghi được kết quả: Input/output error."),
    ],
)
def test_a_disk_that_fails_leaves_the_old_result(
    folder: Path,
    tmp_path: Path,
    converter: Converter,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    reason: str,
) -> None:
    file = job("a.txt", folder / "a.txt")
    batch.convert_one(converter, file, tmp_path)
    before = (tmp_path / "a.txt.json").read_bytes()
    (folder / "a.txt").write_text(TEXT * 2, encoding="utf-8")

    def fail(_: int) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    outcome = batch.convert_one(converter, file, tmp_path)
    assert outcome.failure is not None
    assert (outcome.failure.stage, outcome.failure.reason) == ("write", reason)
    assert (tmp_path / "a.txt.json").read_bytes() == before
    assert names_in(tmp_path) == {"in", "a.txt.json"}


def test_tables_that_cannot_be_written_end_the_run(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "targets.csv").mkdir(parents=True)
    with pytest.raises(OutputError, match="Kiểm tra thư mục"):
        batch.convert_folder([folder], tmp_path / "out")


def test_a_file_that_goes_away_is_a_failure(tmp_path: Path, converter: Converter) -> None:
    outcome = batch.convert_one(converter, job("x.txt", tmp_path / "x.txt"), tmp_path)
    assert outcome.failure is not None
    assert (outcome.failure.stage, outcome.failure.reason) == ("load", "không có tệp này.")


def test_a_name_that_is_too_long_is_a_failure(tmp_path: Path, converter: Converter) -> None:
    name = "k" * 251 + ".txt"
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    outcome = batch.convert_one(converter, job(name, tmp_path / name), tmp_path / "out")
    assert outcome.failure is not None
    assert (outcome.failure.stage, outcome.failure.reason) == ("write", "tên tệp kết quả quá dài.")


def test_an_empty_folder_leaves_the_results_of_before(folder: Path, tmp_path: Path) -> None:
    batch.convert_folder([folder], tmp_path / "out")
    before = (tmp_path / "out" / "documents.csv").read_bytes()
    (tmp_path / "empty").mkdir()
    assert not batch.convert_folder([tmp_path / "empty"], tmp_path / "out").plans
    assert (tmp_path / "out" / "documents.csv").read_bytes() == before


def test_leftovers_of_a_killed_run_are_removed(folder: Path, tmp_path: Path) -> None:
    stale = tmp_path / "out" / "xa" / ".999999999-0a.boctach-tmp"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"half")
    batch.convert_folder([folder], tmp_path / "out")
    assert not stale.exists()


def test_offsets_of_a_written_plan_count_in_the_file(folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    batch.convert_one(Converter(load_rules()), job("a.txt", folder / "a.txt"), tmp_path)
    (citation,) = json_files.read_plan(tmp_path, "a.txt").citations
    assert TEXT[citation.start : citation.end] == "Nghị quyết số 76/NQ-CP ngày 15/7/2021"


def test_the_public_api_converts_folders(folder: Path, tmp_path: Path) -> None:
    summary = boctach.convert_folder(folder, tmp_path / "out")
    assert list(summary.counts) == ["a.txt", "b.txt", "c.txt"]
    assert summary.totals["citations"] == 3


def test_a_folder_among_the_files_is_a_failure(tmp_path: Path, converter: Converter) -> None:
    outcome = batch.convert_one(converter, job("in", tmp_path), tmp_path)
    assert outcome.failure is not None
    assert outcome.failure.reason == "đây là thư mục, không phải tệp."
