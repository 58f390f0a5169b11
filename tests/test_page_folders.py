from __future__ import annotations

from pathlib import Path

import pytest

from extract.inputs import find_inputs
from extract.page_folders import holds_pages

SUFFIXES = (".png", ".jpg", ".txt")


def make(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(b"x")
    return folder


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("page-1.jpg", "page-2.jpg"), True),
        (("Trang 01.png", "trang 02.png", "trang 03.png"), True),
        (("0.tif", "1.tif"), True),
        (("9.png", "10.png", "8.png"), False),  # does not begin with the first page
        (("p1.png", "p2.png", "p4.png"), True),  # one page missing
        (("p1.png", "p9.png"), False),
        (("IMG_2031.jpg", "IMG_2032.jpg"), False),  # a camera's numbers: a plan each
        (("a1.png", "b2.png"), False),
        (("p1.png", "p1.jpg"), False),
        (("p1.png", "p2.png", "note.txt"), False),
        (("p1.png",), False),
        (("ke-hoach.png", "quyet-dinh.png"), False),
        ((), False),
    ],
)
def test_which_folders_are_one_plan(tmp_path: Path, names: tuple[str, ...], expected: bool) -> None:
    assert holds_pages(make(tmp_path / "in", *names)) is expected


def test_a_folder_with_a_folder_in_it_is_none(tmp_path: Path) -> None:
    make(tmp_path / "in", "p1.png", "p2.png")
    make(tmp_path / "in" / "p3.png")
    assert not holds_pages(tmp_path / "in")


def test_a_folder_of_pages_is_one_input(tmp_path: Path) -> None:
    make(tmp_path / "in" / "scan", "p1.png", "p2.png")
    make(tmp_path / "in" / "other", "a.txt")
    found = find_inputs([tmp_path / "in"], SUFFIXES, tmp_path / "out")
    assert [file.document for file in found.files] == ["other/a.txt", "scan"]


def test_a_folder_of_pages_that_is_named(tmp_path: Path) -> None:
    folder = make(tmp_path / "scan", "p1.png", "p2.png")
    found = find_inputs([folder], SUFFIXES, tmp_path / "out")
    assert [(file.document, file.path) for file in found.files] == [("scan", folder)]
