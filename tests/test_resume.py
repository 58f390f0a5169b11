"""A second run converts what is new or changed, and the tables are over what is there."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from extract import batch
from extract.batch import versions
from rules.errors import ExitCode
from tests.faults.runs import make_plans, read_results


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_plans(tmp_path / "in", 3)


@pytest.fixture
def out(folder: Path, tmp_path: Path) -> Path:
    """A folder with the results of a first run."""
    batch.convert_folder([folder], tmp_path / "out")
    return tmp_path / "out"


def convert(folder: Path, out: Path, **options: bool) -> tuple[list[str], batch.Summary]:
    """Run again; give the documents that were converted, and the summary."""
    ticks: list[batch.Tick] = []
    summary = batch.convert_folder([folder], out, batch.Options(**options), ticks.append)
    return sorted(tick.document for tick in ticks[1:]), summary


def age(path: Path) -> None:
    """Make a file as old as files are that nobody is writing just now."""
    old = path.stat().st_mtime - 3600
    os.utime(path, (old, old))


def documents(out: Path) -> list[str]:
    with (out / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["document"] for row in csv.DictReader(file)]


def test_nothing_changed_and_nothing_is_done(folder: Path, out: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in out.glob("*.csv")}
    done, summary = convert(folder, out)
    assert (done, summary.plans, summary.unchanged) == ([], 3, 3)
    assert {path: path.stat().st_mtime_ns for path in out.glob("*.csv")} == before


def test_a_changed_file_is_converted_again(folder: Path, out: Path, tmp_path: Path) -> None:
    path = folder / "xa-1" / "001.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("1%", "9%"), encoding="utf-8")
    assert convert(folder, out)[0] == ["xa-1/001.txt"]
    batch.convert_folder([folder], tmp_path / "anew")
    assert read_results(out) == read_results(tmp_path / "anew")


def test_a_change_that_keeps_size_and_time_is_seen_while_the_file_is_young(
    folder: Path, out: Path
) -> None:
    path = folder / "xa-1" / "001.txt"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"2024", b"2025"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert convert(folder, out)[0] == ["xa-1/001.txt"]


def test_a_new_time_alone_changes_nothing(folder: Path, out: Path) -> None:
    age(folder / "xa-1" / "001.txt")
    assert convert(folder, out)[0] == []
    assert convert(folder, out)[0] == []


def test_a_new_file_joins_the_tables_in_order(folder: Path, out: Path) -> None:
    (folder / "xa-0" / "0-new.txt").write_text("KẾ HOẠCH\n", encoding="utf-8")
    assert convert(folder, out)[0] == ["xa-0/0-new.txt"]
    assert documents(out) == ["xa-0/0-new.txt", "xa-0/000.txt", "xa-1/001.txt", "xa-2/002.txt"]


@pytest.mark.parametrize("name", ["xa-1/001.txt.json", "documents.csv"])
@pytest.mark.parametrize("damage", ["removed", "edited"])
def test_a_result_that_is_not_as_it_was_is_made_again(
    folder: Path, out: Path, name: str, damage: str
) -> None:
    before = read_results(out)
    if damage == "removed":
        (out / name).unlink()
    else:
        (out / name).write_text("{}", encoding="utf-8")
    convert(folder, out)
    assert read_results(out) == before


def test_a_file_that_turns_bad_leaves_no_result(folder: Path, out: Path, tmp_path: Path) -> None:
    (folder / "xa-1" / "001.txt").write_bytes(b"\x00\x01\x02" * 50)
    _, summary = convert(folder, out)
    assert [failure.document for failure in summary.failures] == ["xa-1/001.txt"]
    assert not (out / "xa-1").exists()
    batch.convert_folder([folder], tmp_path / "anew")
    assert read_results(out) == read_results(tmp_path / "anew")


def test_a_failure_that_lies_in_the_file_is_told_again_but_not_tried_again(
    folder: Path, out: Path
) -> None:
    bad = folder / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02" * 50)
    age(bad)
    assert convert(folder, out)[0] == ["bad.txt"]
    done, summary = convert(folder, out)
    assert done == []
    assert [failure.document for failure in summary.failures] == ["bad.txt"]


def test_results_of_inputs_that_are_gone_stand_until_pruned(
    folder: Path, out: Path, tmp_path: Path
) -> None:
    (folder / "xa-1" / "001.txt").unlink()
    _, summary = convert(folder, out)
    assert (summary.plans, summary.gone, summary.pruned) == (2, 1, 0)
    assert "xa-1/001.txt" in documents(out)
    _, summary = convert(folder, out, prune=True)
    assert (summary.plans, summary.gone, summary.pruned) == (2, 0, 1)
    batch.convert_folder([folder], tmp_path / "anew")
    assert read_results(out) == read_results(tmp_path / "anew")
    assert not (out / "xa-1").exists()


def test_results_that_cannot_be_made_again_leave_the_tables(folder: Path, out: Path) -> None:
    (folder / "xa-1" / "001.txt").unlink()
    (out / "xa-1" / "001.txt.json").unlink()
    _, summary = convert(folder, out)
    assert (summary.plans, summary.gone) == (2, 0)
    assert documents(out) == ["xa-0/000.txt", "xa-2/002.txt"]


@pytest.mark.parametrize("text", ["{}", "no json", '{"schema_version": "1"}'])
def test_a_result_edited_into_nonsense_whose_input_is_gone_is_told_and_kept(
    folder: Path, out: Path, text: str
) -> None:
    (folder / "xa-1" / "001.txt").unlink()
    result = out / "xa-1" / "001.txt.json"
    good = result.read_text(encoding="utf-8")
    result.write_text(text, encoding="utf-8")
    (folder / "new.txt").write_text("KẾ HOẠCH\n", encoding="utf-8")
    for expected in (["new.txt"], []):  # told again the next time
        done, summary = convert(folder, out)
        assert (done, summary.exit_code) == (expected, ExitCode.input_file)
        assert [failure.document for failure in summary.failures] == ["xa-1/001.txt"]
        assert "đã bị sửa" in summary.failures[0].reason
        assert documents(out) == ["new.txt", "xa-0/000.txt", "xa-2/002.txt"]
        assert "xa-1/001.txt" in (out / "failures.csv").read_text(encoding="utf-8-sig")
        assert result.read_text(encoding="utf-8") == text
    result.write_text(good, encoding="utf-8")
    assert convert(folder, out)[1].failures == ()
    assert "xa-1/001.txt" in documents(out)


def test_a_second_folder_joins_the_results_of_the_first(
    folder: Path, out: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "b.txt").write_text("KẾ HOẠCH\n", encoding="utf-8")
    _, summary = convert(tmp_path / "other", out)
    assert (summary.plans, summary.gone) == (1, 3)
    assert documents(out)[0] == "b.txt"
    assert len(documents(out)) == 4


def test_fresh_converts_all(folder: Path, out: Path) -> None:
    before = read_results(out)
    assert len(convert(folder, out, fresh=True)[0]) == 3
    assert read_results(out) == before


def test_another_program_converts_all(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "hash_program", lambda: "other")
    assert len(convert(folder, out)[0]) == 3


def test_other_rules_convert_all(folder: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "messages.toml").write_text(
        '[[message]]\nid = "label.plans"\ntext = "Xong"\nsource = "test"\n', encoding="utf-8"
    )
    ticks: list[batch.Tick] = []
    batch.convert_folder([folder], out, batch.Options(tmp_path / "rules"), ticks.append)
    assert len(ticks) == 4


def test_a_run_that_changes_nothing_loads_no_models(folder: Path, out: Path) -> None:
    from tests.test_cli import boctach

    code = (
        "import sys, cli\n"
        "try: cli.main()\n"
        "finally: print('LOADED', sorted({'spacy', 'underthesea', 'numpy'} & set(sys.modules)))"
    )
    status, shown, _ = boctach("convert", folder, "-o", out, code=code)
    assert status == 0
    assert "Không đổi từ lần trước: 3" in shown
    assert "LOADED []" in shown


def test_the_command_line_tells_of_results_without_inputs(folder: Path, out: Path) -> None:
    (folder / "xa-1" / "001.txt").unlink()
    arguments = ["convert", str(folder), "-o", str(out)]
    told = CliRunner().invoke(cli.app, arguments).stderr
    assert "1 kết quả có tệp nguồn không còn" in told
    assert "Đã bỏ 1 kết quả" in CliRunner().invoke(cli.app, [*arguments, "--prune"]).stderr
