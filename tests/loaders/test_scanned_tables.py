"""Tables of scanned pages: cells and columns are read one by one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from extract.loaded import LoadedSource
from extract.loaders.page import Area, Grid, GridCell, Word
from extract.loaders.pdf.document import load_pdf
from extract.loaders.scan.cell_sheet import lay_cells
from extract.loaders.scan.column_strips import find_strips
from extract.loaders.scan.ocr import has_tesseract, parse_tsv
from tests.loaders.page_maker import draw_page, make_pdf, paragraph, scanned_pdf, spoil, table
from tests.loaders.test_unruled_tables import HEADS, MARKET, RABIES, TEXT, row

needs_tesseract = pytest.mark.skipif(not has_tesseract(), reason="Tesseract is not installed")


def cells(source: LoadedSource) -> list[str]:
    (found,) = source.tables
    return [source.text[cell.start : cell.end] for cell in found.cells if cell.start < cell.end]


@needs_tesseract
def test_words_of_narrow_cells_keep_their_spaces():
    ruled = table(
        [80, 120, 285, 395, 485, 545], [180, 205, 240, 280], [HEADS, RABIES, MARKET], size=12
    )
    page = spoil(draw_page([*paragraph(TEXT, 100), *ruled]), angle=0.8, noise=10, quality=60)
    source = load_pdf(Path("scan.pdf"), scanned_pdf([page]))
    wanted = [text.replace("\n", " ") for text in (*HEADS, *RABIES, *MARKET)]
    assert cells(source) == wanted


@needs_tesseract
def test_table_without_lines_is_told_by_its_heads():
    marks = [*row(200, HEADS), *row(224, RABIES), *row(256, MARKET)]
    page = spoil(draw_page([*paragraph(TEXT, 100), *marks]), noise=6, quality=75)
    found = cells(load_pdf(Path("scan.pdf"), scanned_pdf([page])))
    rows = [found[at + 2 : at + 5] for at in range(0, 15, 5)]  # a figure alone may be misread
    assert rows == [
        [text.replace("\n", " ") for text in one[2:]] for one in (HEADS, RABIES, MARKET)
    ]


def test_cells_on_a_sheet_come_back_to_their_places():
    pixels = np.full((200, 400), 255, np.uint8)
    pixels[40:60, 30:90] = 0
    pixels[130:150, 260:330] = 0
    areas = [Area(10, 10, 200, 100), Area(200, 10, 390, 100), Area(200, 100, 390, 190)]
    grid = Grid(
        Area(10, 10, 390, 190), (10, 200, 390), 2,
        tuple(GridCell(i // 2, i % 2, 1, 1, area) for i, area in enumerate(areas)),
    )  # fmt: skip
    (sheet,) = lay_cells(Image.fromarray(pixels), [grid], 200)
    dark = np.argwhere(np.asarray(sheet.image) < 100)
    first, last = dark.min(axis=0), dark.max(axis=0)
    words = [Word("A", first[1], first[0], first[1] + 60, first[0] + 20)]
    words += [Word("B", last[1] - 69, last[0] - 19, last[1] + 1, last[0] + 1)]
    assert [(word.x0, word.top) for word in sheet.restore(words)] == [(30, 40), (260, 130)]


def test_empty_cells_and_rests_of_rules_make_no_sheet():
    pixels = np.full((200, 400), 255, np.uint8)
    pixels[12:14, 12:388] = 0
    area = Area(8, 8, 392, 192)
    grid = Grid(area, (8, 392), 1, (GridCell(0, 0, 1, 1, area),))
    assert list(lay_cells(Image.fromarray(pixels), [grid], 200)) == []


def words_at(*lefts: float, top: float) -> list[Word]:
    return [Word("Các", left, top, left + 40, top + 11) for left in lefts]


def test_two_columns_are_no_strips():
    lines = [word for n in range(8) for word in words_at(80, 320, top=100 + 16 * n)]
    assert find_strips(lines) == []


def test_line_across_parts_the_strips():
    lines = [word for n in range(8) if n != 4 for word in words_at(80, 200, 320, top=100 + 16 * n)]
    across = [Word("Nhóm", 80 + 45 * n, 164, 122 + 45 * n, 175) for n in range(6)]
    grids = find_strips([*lines, *across])
    assert [(len(grid.cells), grid.area.holds(across[0])) for grid in grids] == [(3, False)] * 2


@pytest.mark.parametrize(
    ("dash", "read"),
    [
        ("19\t2\t91.0\t—", ["Kinh", "–", "Xã"]),
        ("19\t2\t31.0\t—", ["Kinh", "Xã"]),  # a stroke
        ("190\t2\t91.0\t—", ["Kinh", "Xã"]),  # the rest of a rule
    ],
)
def test_dash_between_two_words(dash: str, read: list[str]):
    lines = [
        "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext",
        "5\t1\t1\t1\t1\t1\t100\t100\t60\t22\t95.0\tKinh",
        f"5\t1\t1\t1\t1\t2\t170\t112\t{dash}",
        "5\t1\t1\t1\t1\t3\t200\t100\t40\t22\t95.0\tXã",
    ]
    assert [word.text for word in parse_tsv("\n".join(lines))] == read


def test_table_whose_task_head_is_not_told_is_read_all_the_same():
    heads = ["TT", "Nơi đung vïệc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"]
    rows = [
        heads,
        ["1", "Rà soát", "Sở Y tế", "Công an", "Quý I"],
        ["2", "Họp", "Sở", "", "Quý II"],
    ]
    ruled = table([80, 110, 220, 320, 430, 545], [180, 215, 250, 285], rows, size=10)
    source = load_pdf(Path("plan.pdf"), make_pdf([[*paragraph(TEXT, 100), *ruled]]))
    assert "Sở Y tế" in cells(source)
