"""Ruled tables of a PDF: cells with their places, one table over several pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.loaded import LoadedSource
from extract.loaders.page_options import PageOptions
from extract.loaders.pdf.document import load_pdf
from tests.loaders.page_maker import Mark, Stroke, Text, make_pdf, paragraph, table

EDGES = [85.0, 115.0, 330.0, 440.0, 538.0]
HEAD = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"]
TEXT = (
    "Phòng Văn hóa hướng dẫn các xã xây dựng đời sống văn hóa ở khu dân cư, gắn với phong trào "
    "toàn dân bảo vệ an ninh Tổ quốc, phân công nhiệm vụ cụ thể như bảng dưới đây:"
)


def read(*pages: list[Mark]) -> LoadedSource:
    return load_pdf(Path("plan.pdf"), make_pdf(pages), PageOptions(ocr="never"))


def rows(source: LoadedSource, number: int = 0) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for cell in source.tables[number].cells:
        found.setdefault(cell.row, []).append(source.text[cell.start : cell.end])
    return list(found.values())


def test_cells_of_several_lines():
    body = ["1", "Treo cờ, băng rôn\nở nơi công cộng", "Phòng Văn hóa\nvà Thông tin", "Tháng 4"]
    source = read([*paragraph(TEXT, 100), *table(EDGES, [200, 225, 270], [HEAD, body])])
    assert rows(source) == [HEAD, [cell.replace("\n", " ") for cell in body]]
    assert source.text.startswith(TEXT)


@pytest.mark.parametrize(
    ("above", "rest"),
    [
        (
            ["4", "Kiểm tra việc chấp hành", "Thanh tra", "Quý II"],
            ["", "nội quy ở nhà văn hóa", "", ""],
        ),
        (["4", "Kiểm tra nội quy", "Thanh tra,", "Quý II"], ["", "", "Công an xã", ""]),
        (["4", "Kiểm tra nội quy", "Thanh tra", "Quý II"], ["", "Báo cáo kết quả", "", ""]),
    ],
)
def test_row_cut_by_the_page_break(above: list[str], rest: list[str]):
    last = ["5", "Tổng kết phong trào", "Văn phòng", "Quý IV"]
    source = read(
        table(EDGES, [740, 765, 800], [HEAD, above]),
        table(EDGES, [50, 80, 110], [rest, last]),
    )
    whole = [f"{one} {other}".strip() for one, other in zip(above, rest, strict=True)]
    assert rows(source) == [HEAD, whole, last]


def test_new_row_under_the_page_break_is_its_own():
    above = ["4", "Kiểm tra nội quy", "Thanh tra", "Quý II"]
    below = ["5", "tổng kết phong trào", "Văn phòng", "Quý IV"]
    source = read(table(EDGES, [740, 765, 800], [HEAD, above]), table(EDGES, [50, 80], [below]))
    assert rows(source) == [HEAD, above, below]


def test_repeated_head_is_furniture():
    one, two = (
        ["1", "Mua sách", "Thư viện", "Quý I"],
        ["2", "Tổ chức ngày đọc sách", "Thư viện", "Quý II"],
    )
    source = read(
        table(EDGES, [740, 765, 800], [HEAD, one]),
        [Text(295, 35, "2"), *table(EDGES, [50, 75, 110], [HEAD, two])],
    )
    assert rows(source) == [HEAD, one, two]
    assert [source.text[a:b].split("\n")[0] for a, b in source.furniture] == ["TT", "2"]
    assert source.pages[1] <= source.tables[0].cells[-1].start


def test_two_tables_with_text_between_stay_two():
    one, two = ["1", "Mua sách", "Thư viện", "Quý I"], ["1", "Sửa mái", "Kế toán", "Quý II"]
    source = read(
        table(EDGES, [700, 725, 760], [HEAD, one]),
        [*paragraph(TEXT, 60), *table(EDGES, [200, 225, 260], [HEAD, two])],
    )
    assert (rows(source, 0), rows(source, 1)) == ([HEAD, one], [HEAD, two])


def test_merged_cell_keeps_its_span():
    strokes: list[Mark] = [Stroke(85, y, 538, y) for y in (200, 230, 260)]
    strokes += [Stroke(x, 200, x, 260) for x in (85, 538)] + [Stroke(300, 230, 300, 260)]
    words: list[Mark] = [
        Text(90, 220, "I. THƯ VIỆN"),
        Text(90, 250, "Mua sách"),
        Text(310, 250, "Quý I"),
    ]
    source = read([*paragraph(TEXT, 100), *strokes, *words])
    spans = [(cell.row, cell.column, cell.column_span) for cell in source.tables[0].cells]
    assert spans == [(0, 0, 2), (1, 0, 1), (1, 1, 1)]


@pytest.mark.parametrize(
    "strokes",
    [
        [Stroke(120, 90, 220, 90)],  # under the agency's name
        [
            Stroke(85, 80, 538, 80),
            Stroke(85, 700, 538, 700),
            Stroke(85, 80, 85, 700),
            Stroke(538, 80, 538, 700),
        ],
    ],
    ids=["underline", "frame of the page"],
)
def test_lines_that_are_no_table(strokes: list[Mark]):
    assert read([*paragraph(TEXT, 120), *strokes]).tables == ()
