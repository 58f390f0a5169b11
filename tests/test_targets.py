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
        # OCR takes 1 and 0 for letters: the value is put right, the text kept
        "<target value=100 unit=% comparator=eq>l00%</target> hộ nghèo được cấp thẻ bảo hiểm y tế.",
        "Trẻ em dưới 6 tuổi được cấp thẻ đạt <target value=100>lOO %</target>.",
        'Ít nhất <target value=90 comparator=ge indicator="hộ dân có bình chữa cháy">9O%</target> '
        "hộ dân có bình chữa cháy.",
        # A later level of the same measure has its own time
        "Đến năm 2027, tỷ lệ hộ dùng nước sạch đạt <target value=80>80%</target>; đến năm 2030 đạt "
        '<target value=95 indicator="tỷ lệ hộ dùng nước sạch" due="đến năm 2030">95%</target>.',
        # The deadline of one part of a sentence is not that of another
        "<target value=100 due=null>100%</target> bếp ăn được kiểm tra; <target value=90 "
        'due="trước ngày 30/9/2026">90%</target> hộ kinh doanh ký cam kết trước ngày 30/9/2026; '
        "giảm <target value=5 due=null direction=decrease>5%</target> số ca ngộ độc.",
        # What is said of a share, and the object of the number before
        'Trong đó <target value=40 indicator="lao động nữ">40%</target> là lao động nữ.',
        "Sàng lọc trước sinh đạt <target value=60>60%</target> bà mẹ mang thai, sàng lọc sơ sinh "
        'đạt <target value=70 indicator="sàng lọc sơ sinh">70%</target> trẻ mới sinh.',
        "Tốc độ tăng năng suất lao động đạt <target value=7 comparator=ge>7%</target>/năm trở lên.",
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
        "Trong 5 năm 2016 - 2020, xảy ra 43 vụ; mới có 74% cơ sở bảo đảm điều kiện.",
        "Mỗi tổ có tối thiểu 70% số hộ là hộ nghèo theo khoản 3 Điều 21 Nghị định.",
        "Áp dụng đối với dự án sử dụng từ 30% vốn nhà nước trở lên.",
        "Lập 03 bộ hồ sơ gửi trước ngày 20/5/2026.",
        "Tổ chức họp 01 tháng 01 lần.",
    ],
)
def test_no_targets(text: str, convert_text: Callable[[str], Any]) -> None:
    """A number that reports, rules or merely counts is no target."""
    assert convert_text(f"- {text}").targets == ()


@pytest.mark.parametrize(
    "marked",
    [
        # Nouns that no list holds are counted where a verb of making or a floor stands before
        'Trồng mới <target value=1200 unit=ha indicator="rừng sản xuất">1.200 ha</target> rừng sản '
        'xuất, khoán bảo vệ <target value=15000 unit=ha indicator="rừng tự nhiên">15.000 ha'
        "</target> rừng tự nhiên.",
        'Lắp đặt bổ sung <target value=20 unit="cụm loa">20 cụm loa</target> truyền thanh.',
        "Không để xảy ra quá <target value=2 comparator=le>02 vụ cháy</target> lớn.",
        "Thành lập ít nhất <target value=3 comparator=ge>03 điểm</target> tư vấn cộng đồng.",
        # So many of so many; rates; whom a task reaches
        "Có <target value=3 unit=xã>3/12 xã</target> đạt chuẩn nông thôn mới nâng cao.",
        'Đạt <target value=18 unit="tiêu chí">18/19 tiêu chí</target>.',
        'Số giường bệnh đạt <target value=32 unit="giường/vạn dân">32 giường/vạn dân</target>; '
        '<target value=11.5 unit="bác sĩ/10.000 dân">11,5 bác sĩ/10.000 dân</target>.',
        "Tỷ suất mắc lao dưới <target value=95 comparator=lt>95 ca/100.000 dân</target>.",
        'Hỗ trợ sinh kế cho <target value=45 indicator="Hỗ trợ sinh kế">45 hộ nghèo</target>.',
        # The size of what is counted before the number
        "Sản lượng lúa <target value=52000 unit=tấn>52.000 tấn</target>.",
        'Tuổi thọ trung bình đạt <target value=75 unit=tuổi indicator="Tuổi thọ trung bình">75 tuổi'
        "</target>; số năm sống khỏe đạt trên <target value=68 unit=năm>68 năm</target>.",
        'Nồng độ bụi trung bình năm không quá <target value=45 indicator="Nồng độ bụi trung bình '
        'năm">45 µg/m3</target>.',
        "Rút ngắn thời gian giải quyết thủ tục từ 15 ngày xuống còn <target value=10 "
        'indicator="thời gian giải quyết thủ tục">10 ngày</target>.',
        'Mỗi đội có ít nhất <target value=1 unit=máy due="trước mùa mưa bão">01 máy</target> bơm '
        "trước mùa mưa bão.",
        # Sizes, ages and grades that say of which things
        "<target value=100>100%</target> tàu cá có chiều dài từ 15 m trở lên lắp thiết bị.",
        "Trên <target value=85>85%</target> người dân từ 14 tuổi trở lên có tài khoản.",
        "Có <target value=5 comparator=ge>05 sản phẩm</target> trở lên được công nhận từ 3 sao trở "
        "lên.",
        "Triển khai 05 nhiệm vụ, 03 nhóm giải pháp.",
        # What the deadline and its verb are
        'Sửa chữa <target value=215 indicator="căn nhà cho hộ nghèo" due="trước ngày 30/11/2026">'
        "215 căn nhà</target> cho hộ nghèo, hoàn thành trước ngày 30/11/2026.",
    ],
)
def test_counts_in_goals(marked: str, convert_text: Callable[[str], Any]) -> None:
    """A part that sets goals makes a level of what it counts, unless it only describes."""
    text, expected = parse_marked(f"{HEAD}II. MỤC TIÊU\n- {marked}\n")
    assert as_marks(convert_text(text).targets, expected) == expected


def test_a_report_below_the_goals(convert_text: Callable[[str], Any]) -> None:
    """What was reached is told in its own part, also where that stands below the goals."""
    text, expected = parse_marked(
        f"{HEAD}II. MỤC TIÊU\n1. Đánh giá chung\nTỷ lệ bao phủ bảo hiểm y tế tăng lên 95,1%.\n"
        '2. Mục tiêu đến năm 2030\n- Tỷ lệ bao phủ đạt <target value=98 due="đến năm 2030">98%'
        "</target>.\n"
    )
    assert as_marks(convert_text(text).targets, expected) == expected


@pytest.mark.parametrize(
    "marked",
    [
        'Tổ chức <target value=2 due="trong quý II/2026">02 hội thi</target> trong quý II/2026.',
        "Đưa <target value=40>40 lao động</target> đi làm việc ở nước ngoài trong năm 2026.",
        "Treo 50 băng rôn tại trụ sở.",  # no day to reach it by
        "Năm 2025 đã tổ chức 15 lớp tập huấn.",
    ],
)
def test_counts_in_tasks(marked: str, convert_text: Callable[[str], Any]) -> None:
    """Elsewhere a count is a level where it is made by a day."""
    text, expected = parse_marked(f"{HEAD}III. NHIỆM VỤ\n- {marked}\n")
    assert as_marks(convert_text(text).targets, expected) == expected


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tỷ lệ số hóa: năm 2026 đạt 80%, năm 2027 đạt 90%, đến năm 2030 đạt 100%.",
            [("80%", "năm 2026"), ("90%", "năm 2027"), ("100%", "đến năm 2030")],
        ),
        (
            "Tỷ lệ số hóa đạt 80% năm 2026, 90% năm 2027 và 100% vào năm 2030.",
            [("80%", "năm 2026"), ("90%", "năm 2027"), ("100%", "vào năm 2030")],
        ),
        (
            "Đến năm 2027 có 70%, đến năm 2030 có 90% hộ dùng nước sạch.",
            [("70%", "Đến năm 2027"), ("90%", "đến năm 2030")],
        ),
        ("Đăng tải ít nhất 04 tin, bài hằng tuần.", [("04 tin, bài", "hằng tuần")]),
        ("Nợ đọng dưới 2,2% số phải thu (đến 31/12/2026).", [("2,2%", "đến 31/12/2026")]),
        (
            "100% đơn được xử lý trong thời hạn 10 ngày làm việc kể từ ngày nhận đơn.",
            [("100%", "trong thời hạn 10 ngày làm việc kể từ ngày nhận đơn")],
        ),
    ],
)
def test_dues(
    text: str, expected: list[tuple[str, str | None]], convert_text: Callable[[str], Any]
) -> None:
    plan = convert_text(f"{HEAD}I. MỤC TIÊU\n- {text}")
    assert [(one.text, one.due) for one in plan.targets] == expected


def test_a_year_says_what_the_next_one_measures(convert_text: Callable[[str], Any]) -> None:
    plan = convert_text(
        f"{HEAD}I. MỤC TIÊU\n- Đến năm 2027 có 70%, đến năm 2030 có 90% hộ dùng nước sạch."
    )
    assert {one.indicator for one in plan.targets} == {"hộ dùng nước sạch"}


@pytest.mark.parametrize(
    "marked",
    [
        'Giảm tỷ lệ hộ nghèo từ <target value=1 value_max=1.5 unit="điểm phần trăm" '
        "direction=decrease>1 đến 1,5 điểm phần trăm</target>.",
        "Tối thiểu <target value=3000 comparator=ge>3.000 lượt người</target> được tư vấn.",
        "Lắp đặt <target value=60>60 trạm</target> phát sóng.",
        'Mở rộng.\n2- Phấn đấu đạt <target value=80 indicator="hộ dùng nước sạch">80%</target> hộ '
        "dùng nước sạch.",
        "Sản phẩm từ 50 đến dưới 70 điểm được xếp hạng 3 sao.",
        "Tính đến 31/8/2025, 71,5% hộ có Internet; 46% người dân có tài khoản.",
        "Vốn ngân sách nhà nước chiếm 35%, doanh nghiệp đóng góp 20%.",
        "Hỗ trợ bao bì, nhãn mác tối đa 50% kinh phí.",
        "Số hóa hồ sơ giai đoạn 2015 - 2020, đạt tối thiểu <target value=80>80%</target> "
        "khối lượng.",
    ],
)  # fmt: skip
def test_in_tasks_and_rules(marked: str, convert_text: Callable[[str], Any]) -> None:
    text, expected = parse_marked(f"{HEAD}II. NHIỆM VỤ\n- {marked}")
    assert as_marks(convert_text(text).targets, expected) == expected
