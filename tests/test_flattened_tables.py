"""Flattened tables of many shapes, and the rows put together again."""

from __future__ import annotations

import unicodedata

import pytest

from extract.annotate.tables.finding import find_tables
from extract.loaded import LoadedSource
from extract.normalise.reading import normalise_source
from extract.plan_text import PlanText
from rules.loader import load_rules
from tests.table_shapes import SHAPES, Row, Shape


def read_plan(text: str) -> PlanText:
    """Read a text as the loader and the reading would, pages parted by form feeds."""
    pages = (0, *(at + 1 for at, char in enumerate(text) if char == "\f"))
    source = LoadedSource(text, "text/plain", "text", "0", pages=pages if len(pages) > 1 else ())
    return normalise_source(source, load_rules())


def read_rows(text: str) -> tuple[Row, ...]:
    """Read the rows of all tables in a text."""
    rows = find_tables(read_plan(text), load_rules()).rows
    return tuple(Row(*(row.parts.get(name) for name in Row._fields)) for row in rows)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_rows_are_put_together(shape: Shape) -> None:
    assert read_rows(shape.text) == shape.rows


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_spans_hold_the_cells(shape: Shape) -> None:
    plan = read_plan(shape.text)
    for row in find_tables(plan, load_rules()).rows:
        for name, (start, end) in row.spans.items():
            assert row.start <= start < end <= row.end
            assert row.parts[name].startswith(plan.read(start, end))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_decomposed_text_gives_the_same_rows(shape: Shape) -> None:
    assert read_rows(unicodedata.normalize("NFD", shape.text)) == shape.rows


PROSE = {
    "labelled-lines": """\
Nội dung: Triển khai phong trào trồng cây
Thời gian: Quý I
Đơn vị chủ trì: Hội Nông dân xã
Đơn vị phối hợp: Các thôn
""",
    "labels-with-bullets": """\
2. Hội thi tuyên truyền viên giỏi
- Nội dung thực hiện: thi kiến thức, thi xử lý tình huống.
- Thời gian thực hiện: tháng 9/2025.
- Đơn vị thực hiện: Trung tâm Văn hóa.
""",
    "numbered-headings": """\
1. Nội dung
Tuyên truyền chủ trương của Đảng.
2. Thời gian thực hiện
Trong năm 2025.
3. Đơn vị thực hiện
Các trường học trên địa bàn.
""",
    "a-sentence-that-begins-like-heads": """\
Nội dung, thời gian, địa điểm và đơn vị thực hiện do Phòng Giáo dục và Đào tạo hướng dẫn
Thời gian thực hiện từ tháng 3 đến tháng 5
Đơn vị chủ trì báo cáo kết quả trước ngày 15/6
""",
    "two-heads-only": """\
Nội dung
Thời gian
Khai mạc hội thao
Ngày 20/11/2025
""",
    "heads-then-prose": """\
Nội dung công việc
Cơ quan chủ trì
Thời gian
Nhằm nâng cao chất lượng khám, chữa bệnh và sự hài lòng của người bệnh đối với các cơ sở y tế
công lập, đề nghị các đơn vị nghiêm túc quán triệt tinh thần phục vụ, đổi mới phong cách ứng xử.
""",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE.keys())
def test_prose_is_no_table(text: str) -> None:
    found = find_tables(read_plan(text), load_rules())
    assert (found.stretches, found.rows) == ((), ())


def test_stretch_ends_with_the_last_row() -> None:
    plan = read_plan(SHAPES["inline-one-line-rows"].text)
    (stretch,) = find_tables(plan, load_rules()).stretches
    assert plan.text[stretch.start : stretch.end].startswith("STT Nội dung")
    assert plan.text[stretch.start : stretch.end].endswith("UBND xã Tháng 12/2025")


def test_group_rows_are_listed() -> None:
    plan = read_plan(SHAPES["long-tasks-bullets"].text)
    (stretch,) = find_tables(plan, load_rules()).stretches
    assert [(g.number, plan.read(g.body, g.end)) for g in stretch.groups] == [
        ("I", "Thể chế số"),
        ("II", "Hạ tầng số"),
    ]


def test_the_last_number_of_a_page_may_be_a_month() -> None:
    """A lone number before repeated heads is the page's, one after "Tháng" is not."""
    head = "STT\nNhiệm vụ\nChủ trì\nThời gian\n"
    rows = read_rows(
        f"{head}1\nLàm cỏ\nCác hộ\nTháng 9\n12\n{head}2\nBón phân\nCác hộ\nTháng\n10\n"
        f"{head}3\nThu hoạch\nCác hộ\nTháng 12\n"
    )
    assert [row.due for row in rows] == ["Tháng 9", "Tháng 10", "Tháng 12"]


def test_heads_of_other_columns_begin_another_table() -> None:
    tasks = "STT\nNhiệm vụ\nChủ trì\nThời gian\n1\nCắm mốc lộ giới\nĐội Quản lý đô thị\nQuý I\n"
    levels = "STT\nChỉ tiêu\nĐVT\nKế hoạch 2025\n1\nTỷ lệ thu gom rác\n%\n98\n2\nSố hộ\nHộ\n120\n"
    found = find_tables(read_plan(tasks + levels + "Nơi nhận:\n- Lưu: VT."), load_rules())
    assert [stretch.columns for stretch in found.stretches] == [
        ("item", "task", "actor", "due"),
        ("item", "target", "unit", "value"),
    ]
    assert [row.parts.get("value") for row in found.rows] == [None, "98", "120"]


def test_unsure_rows_have_lower_confidence() -> None:
    text = """\
STT
Nội dung
Đơn vị chủ trì
Thời gian
1
Kiểm tra vệ sinh an toàn thực phẩm bếp ăn tập thể
Trạm Y tế
Tháng 5/2025
2
Vận động hiến máu tình nguyện
Anh Tuấn
Tháng 6/2025
"""
    rows = find_tables(read_plan(text), load_rules()).rows
    assert [float(row.parts["confidence"]) for row in rows] == [0.9, 0.7]


def test_time_grows_with_length_only() -> None:
    """A table of 2,000 rows without numbers is read row by row, not pair by pair."""
    head = "Nội dung\nĐơn vị chủ trì\nThời gian\n"
    row = "Chăm sóc tuyến đường hoa của chi hội\nHội Phụ nữ xã\nHằng tháng\n"
    assert len(read_rows(head + row * 2000)) == 2000
