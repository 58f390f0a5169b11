"""A file that crashes, hangs or eats memory takes down its own worker, and no other file."""

from __future__ import annotations

import csv
import functools
from dataclasses import replace
from pathlib import Path

import pytest

from extract import batch
from extract.batch.run import make_engine
from extract.batch.workers import WorkersFailedError
from extract.loaders.page_options import OcrOptions, PageOptions
from rules.errors import ExitCode
from tests.faults.bad_workers import SHORT_SECONDS, make_broken, make_faulty
from tests.faults.runs import make_plans, read_results

FAULTY = functools.partial(make_engine, make=make_faulty)
OPTIONS = batch.Options(jobs=2, time_limit=60.0, memory_limit=8000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_plans(tmp_path / "in", 4)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("SEGFAULT", "SIGSEGV"),
        ("EXIT", "exit code 7"),
        ("HANG", "quá 2 giây"),
        ("EAT", "nhiều bộ nhớ hơn"),
    ],
)
def test_a_bad_file_fails_alone(folder: Path, tmp_path: Path, word: str, reason: str) -> None:
    (folder / "xa-0" / "bad.txt").write_text(word, encoding="utf-8")
    out = tmp_path / "out"
    options = replace(OPTIONS, time_limit=2.0) if word == "HANG" else OPTIONS
    summary = batch.convert_folder([folder], out, options, engine=FAULTY)
    assert (summary.plans, summary.exit_code) == (4, ExitCode.input_file)
    (failure,) = summary.failures
    assert failure.document == "xa-0/bad.txt"
    assert reason in failure.reason
    with (out / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["document"], row["stage"]) == ("xa-0/bad.txt", "convert")
    assert reason in row["reason"]
    assert row["advice"]


def test_pages_read_by_ocr_have_time_of_their_own(folder: Path, tmp_path: Path) -> None:
    (folder / "long.txt").write_text("A PAGE, A PAGE: SLOW\n1. Kế hoạch", encoding="utf-8")
    (folder / "stuck.txt").write_text("A PAGE, A PAGE: HANG", encoding="utf-8")
    pages = PageOptions(reading=OcrOptions(page_seconds=3 * SHORT_SECONDS))
    options = replace(OPTIONS, time_limit=SHORT_SECONDS, pages=pages)
    summary = batch.convert_folder([folder], tmp_path / "out", options, engine=FAULTY)
    assert summary.plans == 5
    (failure,) = summary.failures
    assert failure.document == "stuck.txt"
    assert f"quá {7 * SHORT_SECONDS:g} giây" in failure.reason


def test_a_worker_that_dies_once_costs_nothing(folder: Path, tmp_path: Path) -> None:
    batch.convert_folder([folder], tmp_path / "before")
    path = folder / "xa-1" / "001.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nKILLED ONCE\n", encoding="utf-8")
    batch.convert_folder([folder], tmp_path / "one")
    summary = batch.convert_folder([folder], tmp_path / "two", OPTIONS, engine=FAULTY)
    assert summary.exit_code is ExitCode.ok
    assert path.with_suffix(".seen").exists()
    assert read_results(tmp_path / "two") == read_results(tmp_path / "one")
    assert read_results(tmp_path / "two") != read_results(tmp_path / "before")


def test_what_a_worker_could_not_do_is_tried_again_the_next_time(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "xa-0" / "bad.txt").write_text("SEGFAULT", encoding="utf-8")
    out = tmp_path / "out"
    batch.convert_folder([folder], out, OPTIONS, engine=FAULTY)
    summary = batch.convert_folder([folder], out, OPTIONS)
    assert (summary.plans, summary.unchanged, summary.failures) == (5, 4, ())


def test_so_many_workers_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for jobs in (1, 2, 3):
        batch.convert_folder([folder], tmp_path / str(jobs), batch.Options(jobs=jobs))
    one = read_results(tmp_path / "1")
    assert len(one) == 4 + 10  # plans; tables and the data package
    assert one == read_results(tmp_path / "2") == read_results(tmp_path / "3")


def test_workers_that_cannot_start_end_the_run(folder: Path, tmp_path: Path) -> None:
    broken = functools.partial(make_engine, make=make_broken)
    with pytest.raises(WorkersFailedError, match="exit code 1"):
        batch.convert_folder([folder], tmp_path / "out", OPTIONS, engine=broken)
    summary = batch.convert_folder([folder], tmp_path / "out")
    assert summary.plans == 4
