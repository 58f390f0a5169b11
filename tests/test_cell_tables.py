"""Tables whose cells the source tells apart: Markdown, loaders' tables, tabs and spaces."""

from __future__ import annotations

import datetime as dt

import pytest

from extract.annotate.outline import find_blocks
from extract.annotate.tables.finding import find_tables
from extract.assemble.structure.outline import resolve_outline
from extract.assemble.targets.from_tables import assemble_table_targets
from extract.assemble.tasks.from_tables import assemble_table_assignments, split_partners
from extract.context import Context
from extract.loaded import Cell, LoadedSource, Table
from extract.mention import Layer
from extract.normalise.reading import normalise_source
from rules.loader import load_rules
from schemas.assignment import Assignment
from schemas.plan import Document, Source
from schemas.target import Target
from schemas.vocabulary import Comparator, Direction, Level


def build_context(text: str, tables: tuple[Table, ...] = (), year: int = 2025) -> Context:
    """Build what the assemblers work from, for a plan of one year."""
    rules = load_rules()
    plan = normalise_source(LoadedSource(text, "text/markdown", "text", "0"), rules)
    found = find_tables(plan, rules, tables)
    outline = resolve_outline(plan, find_blocks(plan, rules), rules, found.stretches)
    document = Document(
        doc_type="Kế hoạch",
        type_code="KH",
        symbol=None,
        issuer=None,
        place=None,
        date=None,
        title=None,
        period_start=dt.date(year, 1, 1),
        period_end=dt.date(year, 12, 31),
        level=Level.commune,
        source=Source(
            path="a.md",
            sha256="0" * 64,
            media_type="text/markdown",
            pages=None,
            loader="text",
            ocr=False,
        ),
    )
    return Context(plan, outline, {Layer.row: found.rows}, rules, document)


def read_tasks(text: str, tables: tuple[Table, ...] = ()) -> list[tuple[object, ...]]:
    """Read the assignments of a text as short tuples."""
    records: tuple[Assignment, ...] = assemble_table_assignments(build_context(text, tables))
    return [(r.item, r.task, r.actor, r.partners, r.approver, r.due) for r in records]


def read_targets(text: str, year: int = 2025) -> list[tuple[object, ...]]:
    """Read the targets of a text as short tuples."""
    records: tuple[Target, ...] = assemble_table_targets(build_context(text, year=year))
    return [(r.text, r.value, r.unit, r.comparator.value, r.indicator, r.due) for r in records]


def test_pipe_table_of_tasks() -> None:
    text = """\
# Phụ lục

| TT | Nội dung công việc | Đơn vị chủ trì | Phối hợp | Thời gian |
|:--:|--------------------|----------------|----------|-----------|
| (1) | (2) | (3) | (4) | (5) |
| **I** | **Thu, chi ngân sách** | | | |
| 1 | Lập dự toán | Phòng Tài chính | Các xã; Kho bạc Nhà nước | Quý I |
| 2 | Kiểm kê tài sản công | nt | - | |
"""
    assert read_tasks(text) == [
        ("1", "Lập dự toán", "Phòng Tài chính", ("Các xã", "Kho bạc Nhà nước"), None, "Quý I"),
        ("2", "Kiểm kê tài sản công", "Phòng Tài chính", (), None, None),
    ]


def test_task_span_is_the_cell() -> None:
    text = (
        "| Nhiệm vụ | Cơ quan thực hiện | Thời hạn |\n|---|---|---|\n| Xây kè. | UBND xã | 2025 |\n"
    )
    (record,) = assemble_table_assignments(build_context(text))
    assert (text[record.start : record.end], record.text) == ("Xây kè", "Xây kè")


def test_pipe_table_of_targets() -> None:
    text = """\
| STT | Chỉ tiêu | Đơn vị tính | Thực hiện năm 2024 | Kế hoạch năm 2025 |
|---|---|---|---|---|
| 1 | Tỷ lệ hộ nghèo | % | 3,2 | ≤ 2,5 |
| 2 | Thu ngân sách trên địa bàn | Tỷ đồng | 1.020 | 1.250 |
| 3 | Số trường đạt chuẩn quốc gia | Trường | 4 | từ 5 trở lên |
| 4 | Đường thôn có đèn chiếu sáng | % | - | - |
| 5 | Xếp loại chính quyền | | Khá | Tốt |
| 6 | Số chuỗi liên kết | | 22 chuỗi | tối thiểu 25 chuỗi |
"""
    assert read_targets(text) == [
        ("2,5", 2.5, "%", Comparator.le.value, "Tỷ lệ hộ nghèo", None),
        ("1.250", 1250.0, "Tỷ đồng", "eq", "Thu ngân sách trên địa bàn", None),
        ("5", 5.0, "Trường", "ge", "Số trường đạt chuẩn quốc gia", None),
        ("25 chuỗi", 25.0, "chuỗi", "ge", "Số chuỗi liên kết", None),
    ]


def test_each_year_is_a_target_but_those_gone_by() -> None:
    text = """\
| Chỉ tiêu | Đơn vị tính | Năm 2024 | Năm 2025 | Đến năm 2030 |
|---|---|---|---|---|
| Tỷ lệ che phủ rừng | % | 41 | 42 | 45 |
"""
    assert [(target[1], target[5]) for target in read_targets(text)] == [
        (42.0, "Năm 2025"),
        (45.0, "Đến năm 2030"),
    ]


def test_direction_comes_from_the_indicator() -> None:
    text = "| Chỉ tiêu | ĐVT | Kế hoạch 2025 |\n|--|--|--|\n| Giảm tỷ lệ hộ cận nghèo | % | 1,5 |\n"
    (target,) = assemble_table_targets(build_context(text))
    assert (target.value, target.direction) == (1.5, Direction.decrease)


def test_level_above_a_hundred_percent_is_no_target() -> None:
    text = (
        "| Chỉ tiêu | ĐVT | Kế hoạch 2025 |\n|--|--|--|\n| Thu ngân sách so dự toán | % | 110 |\n"
    )
    assert read_targets(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "| Họ và tên | Chức vụ | Số điện thoại |\n|---|---|---|\n| Lê Văn An | Bí thư | 0901 |\n",
        "| Năm | Sản lượng |\n|---|---|\n| 2024 | 1.200 tấn |\n",
        "| Nội dung | Ghi chú |\n|---|---|\n| Khai mạc | Hội trường |\n",
        "|||||\n|||||\n",
        "a | b\nc | d\n",
    ],
    ids=["people", "statistics", "no-actor", "empty", "no-table"],
)
def test_other_tables_give_nothing(text: str) -> None:
    assert (read_tasks(text), read_targets(text)) == ([], [])


def test_loader_table_with_merged_cells() -> None:
    rows = [
        ["STT", "Nhiệm vụ", "Đơn vị thực hiện", "", "Thời gian"],
        ["", "", "Chủ trì", "Phối hợp", ""],
        ["A. CÔNG TÁC XÃ HỘI", "", "", "", ""],
        ["1", "Thăm gia đình chính sách", "Hội Cựu chiến binh", "Các ấp", "Tháng 7"],
        ["2", "Tặng quà trẻ em nghèo", "", "Đoàn xã", "Ngày 01/6"],
    ]
    text, cells = "", []
    for row, texts in enumerate(rows):
        for column, cell in enumerate(texts):
            spans = {(0, 2): (1, 2), (2, 0): (1, 5), (3, 2): (2, 1)}.get((row, column), (1, 1))
            if cell:
                cells.append(Cell(row, column, len(text), len(text) + len(cell), *spans))
            text += f"{cell}\n"
    table = Table(0, len(text), tuple(cells))
    assert read_tasks(text, (table,)) == [
        ("1", "Thăm gia đình chính sách", "Hội Cựu chiến binh", ("Các ấp",), None, "Tháng 7"),
        ("2", "Tặng quà trẻ em nghèo", "Hội Cựu chiến binh", ("Đoàn xã",), None, "Ngày 01/6"),
    ]


def test_table_of_the_next_page_needs_no_heads() -> None:
    text = """\
| TT | Nhiệm vụ | Chủ trì | Thời gian |
|---|---|---|---|
| 1 | Tiêm phòng dại cho đàn chó | Trạm Thú y | Tháng 4 |

| 2 | Phun khử khuẩn chợ | Trạm Y tế | Hằng tuần |
|---|---|---|---|
"""
    assert [task[:3] for task in read_tasks(text)] == [
        ("1", "Tiêm phòng dại cho đàn chó", "Trạm Thú y"),
        ("2", "Phun khử khuẩn chợ", "Trạm Y tế"),
    ]


def test_columns_set_out_with_spaces() -> None:
    text = """\
TT     Nội dung               Cơ quan            Cơ quan           Thời gian
                              chủ trì            phối hợp          thực hiện
I      THỂ CHẾ
1      Rà soát văn bản        Sở Tư pháp         Các sở            Quý II
       quy phạm

2      Hợp nhất văn bản       Sở Tư pháp                           Hằng năm
II     TỔ CHỨC BỘ MÁY
3      Đề án vị trí việc      Sở Nội vụ          UBND huyện        Trước
       làm                                                         01/7/2025
"""
    rows = find_tables(build_context(text).plan, load_rules()).rows
    assert [(r.parts["task"], r.parts["actor"], r.parts["due"]) for r in rows] == [
        ("Rà soát văn bản quy phạm", "Sở Tư pháp", "Quý II"),
        ("Hợp nhất văn bản", "Sở Tư pháp", "Hằng năm"),
        ("Đề án vị trí việc làm", "Sở Nội vụ", "Trước 01/7/2025"),
    ]


def test_levels_by_year_set_out_with_spaces() -> None:
    """No row has a number; the longest cell comes close to the next column."""
    text = """\
Chỉ tiêu                                 Đến năm 2026   Đến năm 2028
Tỷ lệ chất thải được phân loại tại nguồn    30%            ≥ 70%
Tỷ lệ xe buýt sử dụng năng lượng xanh       5%             25%
"""
    assert [row[:1] + row[3:] for row in read_targets(text)] == [
        ("30%", "eq", "Tỷ lệ chất thải được phân loại tại nguồn", "Đến năm 2026"),
        ("70%", "ge", "Tỷ lệ chất thải được phân loại tại nguồn", "Đến năm 2028"),
        ("5%", "eq", "Tỷ lệ xe buýt sử dụng năng lượng xanh", "Đến năm 2026"),
        ("25%", "eq", "Tỷ lệ xe buýt sử dụng năng lượng xanh", "Đến năm 2028"),
    ]


def test_columns_set_out_with_tabs_keep_empty_cells() -> None:
    text = (
        "STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\n"
        "1\tNiêm yết công khai thủ tục\tVăn phòng\t\tThường xuyên\n"
        "2\tChấm điểm cán bộ một cửa\t\tCác thôn\tHàng quý\n"
    )
    assert read_tasks(text) == [
        ("1", "Niêm yết công khai thủ tục", "Văn phòng", (), None, "Thường xuyên"),
    ]


def test_rows_that_cannot_be_told_apart_give_nothing() -> None:
    """Numbers stand half-way down their rows: where each begins is not known."""
    text = """\
TT     Nội dung               Cơ quan chủ trì    Thời gian
       Xây dựng đề án         Sở Y tế            Quý
1      sắp xếp                                   II
       Tổ chức tập huấn       Sở Tài             Quý
2      nghiệp vụ              chính              III
"""
    assert read_tasks(text) == []


@pytest.mark.parametrize(
    ("cell", "partners"),
    [
        ("", ()),
        ("Các sở, ban, ngành", ("Các sở, ban, ngành",)),
        ("Sở Y tế, Sở Công Thương", ("Sở Y tế", "Sở Công Thương")),
        ("Sở Y tế; UBND các xã, phường.", ("Sở Y tế", "UBND các xã, phường")),
        ("- Hội Nông dân - Đoàn Thanh niên", ("Hội Nông dân", "Đoàn Thanh niên")),
        ("Phòng Văn hóa, Khoa học và Thông tin", ("Phòng Văn hóa, Khoa học và Thông tin",)),
        ("Cơ quan, đơn vị có liên quan", ("Cơ quan, đơn vị có liên quan",)),
        ("Ban Dân tộc, các đơn vị liên quan", ("Ban Dân tộc", "các đơn vị liên quan")),
    ],
)
def test_partners_are_split(cell: str, partners: tuple[str, ...]) -> None:
    assert split_partners(cell, load_rules()) == partners


def make_table(
    rows: list[list[str]], spans: dict[tuple[int, int], tuple[int, int]]
) -> tuple[str, Table]:
    """Make a loader's table; ``spans`` gives rows and columns of merged cells."""
    text, cells = "", []
    for row, texts in enumerate(rows):
        for column, cell in enumerate(texts):
            if cell:
                across = spans.get((row, column), (1, 1))
                cells.append(Cell(row, column, len(text), len(text) + len(cell), *across))
            text += f"{cell}\n"
    return text, Table(0, len(text), tuple(cells))


def test_due_is_the_end_of_a_time_of_two_columns() -> None:
    text, table = make_table(
        [
            ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian", ""],
            ["", "", "", "Bắt đầu", "Kết thúc"],
            ["1", "Nạo vét kênh tiêu", "Xí nghiệp Thủy lợi", "Tháng 3", "Tháng 5"],
            ["2", "Đắp bờ bao", "Hợp tác xã Tân Tiến", "Tháng 6", "30/7/2025"],
        ],
        {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (2, 1), (0, 3): (1, 2)},
    )
    assert read_tasks(text, (table,)) == [
        ("1", "Nạo vét kênh tiêu", "Xí nghiệp Thủy lợi", (), None, "Tháng 5"),
        ("2", "Đắp bờ bao", "Hợp tác xã Tân Tiến", (), None, "30/7/2025"),
    ]


def test_first_row_below_a_merged_head_is_no_head() -> None:
    text, table = make_table(
        [
            ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Ghi chú", ""],
            ["1", "Phát cỏ lề đường", "Đội Cây xanh", "Đợt 1", "Đợt 2"],
        ],
        {(0, 3): (1, 2)},
    )
    assert [task[:3] for task in read_tasks(text, (table,))] == [
        ("1", "Phát cỏ lề đường", "Đội Cây xanh"),
    ]


def test_heads_that_ocr_misread() -> None:
    text = """\
| TT | Nộidung công việc | Cơquanchù trì | Cơ quan phôi hợp | Thời gian thưc hiện |
|---|---|---|---|---|
| 1 | Gia cố mái kè | Ban Quản lý dự án | Các phường | Quý II |
"""
    assert read_tasks(text) == [
        ("1", "Gia cố mái kè", "Ban Quản lý dự án", ("Các phường",), None, "Quý II"),
    ]


def test_numbers_under_an_empty_head() -> None:
    text = """\
| | Nhiệm vụ | Chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Lắp biển báo | Đội Quản lý đô thị | Tháng 3 |
| 2 | Sơn vạch đường | Đội Quản lý đô thị | Tháng 4 |
"""
    assert [task[:2] for task in read_tasks(text)] == [
        ("1", "Lắp biển báo"),
        ("2", "Sơn vạch đường"),
    ]


@pytest.mark.parametrize("item", ["lữ", "Ỹ+", "xem trên"])
def test_what_is_no_number_is_no_item(item: str) -> None:
    text = f"""\
| TT | Nhiệm vụ | Chủ trì | Thời hạn |
|---|---|---|---|
| {item} | Lắp biển báo | Đội Quản lý đô thị | Tháng 3 |
"""
    assert [task[:2] for task in read_tasks(text)] == [(None, "Lắp biển báo")]


@pytest.mark.parametrize("head", ["Chi phí", "Cơ quan chủ quản dự án", "Nội dung chi tiết khác"])
def test_likeness_does_not_make_heads_of_other_words(head: str) -> None:
    text = f"| {head} | Địa điểm | Ghi chú |\n|---|---|---|\n| Sân vận động | Huyện | Mới |\n"
    assert read_tasks(text) == []
