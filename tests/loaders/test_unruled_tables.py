"""Tables of a PDF without lines, or with too few of them: told by their heads and the white."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.loaded import LoadedSource
from extract.loaders.page_options import PageOptions
from extract.loaders.pdf.document import load_pdf
from tests.loaders.page_maker import Mark, Stroke, Text, head, make_pdf, paragraph

LEFTS = (85.0, 125.0, 290.0, 400.0, 490.0)
HEADS = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Thời hạn")
RABIES = ("1", "Tiêm phòng dại cho\nđàn chó, mèo", "Trạm Thú y", "Các thôn", "Tháng 4")
MARKET = ("2", "Phun khử khuẩn chợ", "Trạm Y tế xã", "Ban Quản lý\nchợ", "Hằng tuần")
DIKE = ("3", "Kiểm tra kè sông\nsau lũ", "Tổ Thủy lợi", "", "Quý IV")
TEXT = (
    "Ủy ban nhân dân xã phân công nhiệm vụ phòng, chống dịch bệnh và thiên tai cho các ngành, các "
    "thôn; các ngành, các thôn chủ động triển khai và báo cáo kết quả theo bảng dưới đây:"
)
CLOSING = (
    "Các ngành, các thôn căn cứ nhiệm vụ được giao xây dựng kế hoạch chi tiết của mình, gửi về Văn "
    "phòng để tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân xã xem xét, chỉ đạo kịp thời."
)


def row(y: float, cells: Sequence[str], lefts: Sequence[float] = LEFTS) -> list[Mark]:
    """Write the cells of a row, all from its top, lines 14 points apart."""
    return [
        Text(left, y + 14 * index, line, 11)
        for left, cell in zip(lefts, cells, strict=True)
        for index, line in enumerate(cell.split("\n"))
        if line
    ]


def centred(y: float, cells: Sequence[str]) -> list[Mark]:
    """Write the cells of a row, each half-way down."""
    high = max(cell.count("\n") for cell in cells)
    return [
        Text(left, y + 14 * index + 7 * (high - cell.count("\n")), line, 11)
        for left, cell in zip(LEFTS, cells, strict=True)
        for index, line in enumerate(cell.split("\n"))
        if line
    ]


def read(*pages: list[Mark]) -> LoadedSource:
    return load_pdf(Path("plan.pdf"), make_pdf(pages), PageOptions(ocr="never"))


def rows(source: LoadedSource) -> list[tuple[str, ...]]:
    (table,) = source.tables
    found: dict[int, list[str]] = {}
    for cell in table.cells:
        found.setdefault(cell.row, []).append(source.text[cell.start : cell.end])
    return [tuple(cells) for cells in found.values()]


def plain(*cells: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(text.replace("\n", " ") for text in one) for one in cells]


def test_rows_begin_at_their_numbers():
    marks = [*row(200, HEADS), *row(222, RABIES), *row(252, MARKET), *row(282, DIKE)]
    source = read([*paragraph(TEXT, 100), *marks, *paragraph(CLOSING, 340)])
    assert rows(source) == plain(HEADS, RABIES, MARKET, DIKE)
    assert source.text.startswith(TEXT)
    assert source.text.endswith(CLOSING)


def test_numbers_half_way_down_their_rows():
    marks = [*row(200, HEADS), *centred(222, RABIES), *centred(250, MARKET), *centred(278, DIKE)]
    assert rows(read([*paragraph(TEXT, 100), *marks])) == plain(HEADS, RABIES, MARKET, DIKE)


def test_group_rows_and_heads_of_two_lines():
    heads = ("STT", "Nội dung\ncông việc", "Đơn vị\nchủ trì", "Đơn vị\nphối hợp", "Thời\ngian")
    group = [Text(85, 244, "I. PHÒNG, CHỐNG DỊCH BỆNH TRÊN GIA SÚC, GIA CẦM", 11)]
    marks = [*centred(200, heads), *group, *row(262, RABIES), *row(292, MARKET)]
    assert rows(read([*paragraph(TEXT, 100), *marks])) == [
        *plain(heads),
        ("I. PHÒNG, CHỐNG DỊCH BỆNH TRÊN GIA SÚC, GIA CẦM",),
        *plain(RABIES, MARKET),
    ]


def test_merged_head_over_two_columns():
    upper = [Text(343, 200, "Phân công thực hiện", 11)]
    lower = row(208, ("STT", "Nhiệm vụ", "", "", "Thời hạn"))
    lower += [Text(330, 216, "Chủ trì", 11), Text(422, 216, "Phối hợp", 11)]
    source = read([*paragraph(TEXT, 100), *upper, *lower, *row(240, RABIES), *row(270, MARKET)])
    (table,) = source.tables
    spans = {
        source.text[cell.start : cell.end]: (cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in table.cells
        if cell.row < 2
    }
    assert spans["Phân công thực hiện"] == (0, 2, 1, 2)
    assert (spans["Phối hợp"], spans["STT"]) == ((1, 3, 1, 1), (0, 0, 2, 1))


def test_row_cut_by_the_page_break_under_a_repeated_head():
    cut = ("2", "Phun khử khuẩn chợ", "Trạm Y tế xã", "Ban Quản lý", "Hằng tuần")
    rest = ("", "và trường học", "", "chợ", "")
    source = read(
        [*paragraph(TEXT, 600), *row(720, HEADS), *row(745, RABIES), *row(775, cut)],
        [*row(60, HEADS), *row(80, rest), *row(100, DIKE), *paragraph(CLOSING, 180)],
    )
    whole = ("2", "Phun khử khuẩn chợ và trường học", *MARKET[2:])
    assert rows(source) == plain(HEADS, RABIES, whole, DIKE)


def test_columns_go_on_without_heads():
    source = read(
        [*paragraph(TEXT, 600), *row(720, HEADS), *row(745, RABIES)],
        [Text(295, 35, "2"), *row(60, MARKET), *row(90, DIKE), *paragraph(CLOSING, 180)],
    )
    assert rows(source) == plain(HEADS, RABIES, MARKET, DIKE)


def test_rows_without_numbers_are_parted_by_white():
    heads = ("Nội dung", "Cơ quan thực hiện", "Thời gian")
    one = ("Trồng cây chắn sóng\ntại bãi bồi", "Hội Nông dân", "Tháng 2")
    two = ("Thả cá giống", "Trạm Khuyến nông", "Tháng 8")
    lefts = (85.0, 260.0, 430.0)
    marks = [*row(200, heads, lefts), *row(224, one, lefts), *row(262, two, lefts)]
    assert rows(read([*paragraph(TEXT, 100), *marks])) == plain(heads, one, two)


@pytest.mark.parametrize("uprights", [(), (80.0, 545.0), (80.0, 120.0, 285.0, 395.0, 485.0, 545.0)])
def test_tables_with_some_of_their_lines(uprights: Sequence[float]):
    levels = (186.0, 312.0) if uprights else (186.0, 207.0, 237.0, 267.0, 312.0)
    strokes = [Stroke(80, y, 545, y) for y in levels]
    strokes += [Stroke(x, levels[0], x, levels[-1]) for x in uprights]
    marks = [*row(200, HEADS), *row(222, RABIES), *row(252, MARKET), *row(282, DIKE)]
    assert rows(read([*paragraph(TEXT, 100), *marks, *strokes])) == plain(
        HEADS, RABIES, MARKET, DIKE
    )


@pytest.mark.parametrize(
    "marks",
    [
        [*head(), *paragraph(TEXT, 160)],
        [
            *paragraph(TEXT, 100),
            *[Text(85, 200 + 18 * n, "-", 13) for n in range(4)],
            *[Text(105, 200 + 18 * n, "Trưởng các thôn, xóm", 13) for n in range(4)],
            *[Text(320, 200 + 18 * n, "phối hợp với Công an xã", 13) for n in range(4)],
        ],
        [
            *paragraph(TEXT, 100),
            *row(200, ("TT", "Họ và tên", "Chức vụ", "Số điện thoại", "Ghi chú")),
            *row(222, ("1", "Lê Văn An", "Bí thư", "0912", "")),
            *row(240, ("2", "Trần Thị Bình", "Chủ tịch", "0913", "")),
        ],
        [
            *paragraph(TEXT, 100),
            *[Text(85, 500 + 16 * n, t, 11) for n, t in enumerate(("Nơi nhận:", "- Như trên;"))],
            *[Text(360, 500 + 16 * n, t, 13) for n, t in enumerate(("TM. UBND", "CHỦ TỊCH"))],
        ],
    ],
    ids=["two-column head", "hanging indents", "people", "signature"],
)
def test_what_is_no_table(marks: list[Mark]):
    assert read(marks).tables == ()
