"""Which files of a folder are converted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.inputs import find_inputs

SUFFIXES = (".md", ".txt")


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def names_in(*inputs: Path, out: Path = Path("nowhere")) -> list[str]:
    return [file.document for file in find_inputs(inputs, SUFFIXES, out).files]


def test_a_folder_is_searched_in_order_and_in_depth(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.md", "xã/Kế hoạch.TXT", ".hidden.txt", ".git/a.txt", "c.docx")
    found = find_inputs([tmp_path], SUFFIXES, tmp_path / "out")
    assert [file.document for file in found.files] == ["a.md", "b.txt", "xã/Kế hoạch.TXT"]
    assert [file.document for file in found.skipped] == ["c.docx"]


def test_a_named_file_is_taken_whatever_its_extension(tmp_path: Path) -> None:
    make(tmp_path, "c.docx")
    assert names_in(tmp_path / "c.docx") == ["c.docx"]


def test_files_are_named_from_the_folder_that_holds_all_inputs(tmp_path: Path) -> None:
    make(tmp_path, "2024/a.txt", "2025/a.txt")
    assert names_in(tmp_path / "2024", tmp_path / "2025" / "a.txt") == ["2024/a.txt", "2025/a.txt"]


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert names_in(tmp_path, tmp_path / "a.txt") == ["a.txt"]


def test_links_that_lead_round_end(tmp_path: Path) -> None:
    make(tmp_path, "a/plan.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert names_in(tmp_path) == ["a/plan.txt"]


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    make(tmp_path, "elsewhere/plan.txt", "in/a.txt")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert names_in(tmp_path / "in") == ["a.txt", "link/plan.txt"]


def test_results_of_an_earlier_run_are_no_input(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out/b.pdf.source.txt")
    assert names_in(tmp_path, out=tmp_path / "out") == ["a.txt"]


def test_a_name_that_is_no_utf8_can_be_written(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/k\xea.txt")).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert names_in(tmp_path) == ["k\\xea.txt"]


def test_a_folder_that_cannot_be_listed_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.txt", "closed/b.txt")
    listing = Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder.name == "closed":
            raise PermissionError(folder)
        return listing(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert names_in(tmp_path) == ["a.txt", "closed"]
