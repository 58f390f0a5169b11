"""Numbers that are targets and numbers that are none, in sentences of many subjects.

Whole documents stand round them where the part that holds a number decides.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extract.assemble.numbers import parse_number
from tests.marked import as_marks, parse_marked

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN TÂN LẬP

Số: 45/KH-UBND          Tân Lập, ngày 15 tháng 01 năm 2026

KẾ HOẠCH
Phát triển kinh tế - xã hội năm 2026

"""


@pytest.mark.parametrize(
    "marked",
    [
        # Coordination: comparator, direction and predicate are shared
        'Giảm ít nhất <target value=10 comparator=ge direction=decrease indicator="đầu mối bên '
        'trong">10%</target> đầu mối bên trong và <target value=5 comparator=ge '
        "direction=decrease>5%</target> biên chế sự nghiệp so với năm 2021.",
        '<target value=90 indicator="hồ sơ công việc tại cấp tỉnh được xử lý trên '
        'mạng">90%</target> hồ sơ công việc tại cấp tỉnh và <target value=60>60%</target> hồ sơ '
        "công việc tại cấp xã được xử lý trên mạng.",
        "Tối thiểu <target value=80 comparator=ge>80%</target> hộ có nhà tiêu hợp vệ sinh, <target "
        "value=100 comparator=eq>100%</target> trường học có nước sạch.",
        "Tỷ lệ hồ sơ trực tuyến: cấp tỉnh <target value=80>80%</target>, cấp xã <target value=60 "
        'indicator="Tỷ lệ hồ sơ trực tuyến: cấp xã">60%</target>.',
        "Tỷ lệ người dân có chữ ký số đạt <target value=50>50%</target> vào năm 2026 và <target "
        'value=70 due="vào năm 2030" indicator="Tỷ lệ người dân có chữ ký số">70%</target> vào năm '
        "2030.",
        # A change and a level
        'Giảm tỷ lệ hộ nghèo <target value=1 value_max=1.5 direction=decrease indicator="tỷ lệ hộ '
        'nghèo">1 - 1,5%</target>/năm.',
        "Giảm tỷ lệ hộ nghèo từ 4,5% xuống còn dưới <target value=3 comparator=lt direction=level "
        'indicator="tỷ lệ hộ nghèo">3%</target>.',
        "Tăng tỷ lệ che phủ rừng lên <target value=52.3 direction=level>52,3%</target>.",
        'Tổng lượng khách tăng <target value=12 direction=increase baseline="so với năm '
        '2025">12%</target> so với năm 2025.',
        "Tỷ lệ khám phá án cao hơn <target value=80 comparator=gt direction=level>80%</target>.",
        # The indicator stands before, after, or on both sides
        'Tiêm vắc xin cho <target value=95 indicator="Tiêm vắc xin cho trẻ em dưới 1 '
        'tuổi">95%</target> trẻ em dưới 1 tuổi.',
        'Xử lý dứt điểm <target value=100 indicator="đơn thư khiếu nại">100%</target> đơn thư '
        "khiếu nại.",
        'Giải ngân vốn đầu tư công đạt <target value=95 comparator=ge indicator="Giải ngân vốn đầu '
        'tư công">95%</target> kế hoạch vốn trở lên.',
        # "trở lên" of a grade is not the number's
        "<target value=80 comparator=eq>80%</target> công chức có trình độ đại học trở lên.",
        # Beyond a hundred the share is named
        'Thu ngân sách đạt <target value=105 unit="% dự toán">105%</target> dự toán.',
    ],
)
def test_targets(marked: str, convert_text: Callable[[str], Any]) -> None:
    """The records in a sentence are those that are marked in it."""
    text, expected = parse_marked(f"- {marked}")
    assert as_marks(convert_text(text).targets, expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đến nay, 95% xã có nhà văn hóa.",  # tells what is
        "Tỷ lệ hộ dùng nước sạch mới chỉ 62%.",
        "Hiện có 87% dân số tham gia bảo hiểm y tế.",
        "Ước thực hiện cả năm đạt 98% kế hoạch.",
        "100% đơn vị đã ban hành kế hoạch.",
        "Thu ngân sách chiếm 12% tổng thu toàn tỉnh.",
        "Trường hợp đạt trên 50% số phiếu thì được công nhận.",  # a rule's threshold
        "Cuộc họp hợp lệ khi có ít nhất 2/3 thành viên dự.",
        "Người lao động được hưởng 75% mức lương.",
        "Ngân sách tỉnh hỗ trợ 70% mức đóng bảo hiểm y tế.",
        "Hỗ trợ 50% kinh phí mua giống.",
        "Lãi suất cho vay 6,6%/năm.",
        "Doanh nghiệp có 51% vốn điều lệ của Nhà nước.",
        "Hoàn thành từ 90% đến dưới 100% nhiệm vụ: 2 điểm.",
        "Triển khai trên 06 lĩnh vực với 44 nhiệm vụ.",  # a plan counts its own parts
        "Cung cấp dịch vụ công mức độ 3, mức độ 4.",
        "Công chức hạng III, viên chức hạng II.",
        "Áp dụng tiêu chuẩn TCVN ISO 9001:2015.",
        "Bố trí 02 công chức trực tại Bộ phận Một cửa.",
        "Đạt 250%.",  # absurd, and of nothing
    ],
)
def test_no_targets(text: str, convert_text: Callable[[str], Any]) -> None:
    """A number that reports, rules or merely counts is no target."""
    assert convert_text(f"- {text}").targets == ()


@pytest.mark.parametrize(
    ("heading", "marked"),
    [
        ("II. MỤC TIÊU", '<target value=1250 unit="tỷ đồng">1.250 tỷ đồng</target>'),
        ("I. KẾT QUẢ NĂM 2025", "1.250 tỷ đồng"),
        ("IV. KINH PHÍ", "1.250 tỷ đồng"),
    ],
)
def test_the_part_decides(heading: str, marked: str, convert_text: Callable[[str], Any]) -> None:
    """One wording is a target where goals are set, and none where results or costs are told."""
    text, expected = parse_marked(f"{HEAD}{heading}\n1. Tổng thu ngân sách đạt {marked}.\n")
    assert as_marks(convert_text(text).targets, expected) == expected


@pytest.mark.parametrize(
    ("year", "count"),
    [("2024", 0), ("2026", 1)],
)
def test_a_year_before_the_plan_is_past(
    year: str, count: int, convert_text: Callable[[str], Any]
) -> None:
    """The plan's own period tells which years are past."""
    text = f"{HEAD}I. NHIỆM VỤ\n1. Năm {year}, tỷ lệ giải ngân đạt 97%.\n"
    assert len(convert_text(text).targets) == count


@pytest.mark.parametrize(
    ("heading", "words", "field"),
    [
        ("1. Cải cách tài chính công", "100% đơn vị tự chủ", "tài chính công"),
        ("1. Hiện đại hóa hành chính", "100% xã họp trực tuyến", "chính quyền số"),
        ("1. Y tế", "100% trạm y tế có bác sĩ", None),
        ("1. Y tế", "100% thủ tục hành chính được công khai", "thủ tục hành chính"),
    ],
)
def test_field(
    heading: str, words: str, field: str | None, convert_text: Callable[[str], Any]
) -> None:
    """The nearest heading of a reform field decides; without one the target's own words."""
    (target,) = convert_text(f"{HEAD}II. MỤC TIÊU\n{heading}\n- {words}.\n").targets
    assert target.field == field


def test_a_line_above_a_list_says_what_is_measured(convert_text: Callable[[str], Any]) -> None:
    """Entries of a list share the measure, the comparator and the deadline of its first line."""
    text, expected = parse_marked(
        f"{HEAD}II. MỤC TIÊU\n1. Đến năm 2027, tỷ lệ hồ sơ xử lý trên mạng đạt tối thiểu:\n"
        '- Cấp tỉnh: <target value=90 comparator=ge due="Đến năm 2027" '
        'indicator="tỷ lệ hồ sơ xử lý trên mạng: Cấp tỉnh">90%</target>;\n'
        '- Cấp xã: <target value=70 comparator=ge due="Đến năm 2027">70%</target>.\n'
    )
    assert as_marks(convert_text(text).targets, expected) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("1.250", 1250.0),
        ("1.250,5", 1250.5),
        ("01", 1.0),
        ("IV", 4.0),
        ("xii", 12.0),
        ("XC", 90.0),
        ("IIII", None),
        ("", None),
        ("1.25.0", None),
        ("một", None),
    ],
)
def test_parse_number(text: str, value: float | None) -> None:
    """Numbers read as Vietnamese documents write them."""
    assert parse_number(text) == value
