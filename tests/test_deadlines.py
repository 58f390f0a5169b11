"""Which expressions of time are deadlines, and what days they mean."""

from __future__ import annotations

import datetime as dt
from array import array

import pytest

from extract.annotate.deadlines import find_deadlines
from extract.assemble.times.reading import When, resolve_time
from extract.plan_text import PlanText
from rules.loader import load_rules

YEAR = 2026
ISSUED = dt.date(2026, 1, 15)


def make_plan(text: str) -> PlanText:
    """Give a plan text that is its own source."""
    places = range(len(text) + 1)
    return PlanText(text, array("l", places[:-1]), array("l", places[1:]), text)


def find_texts(text: str) -> list[str]:
    """Give the deadlines found in a text, as written."""
    plan = make_plan(text)
    return [text[one.start : one.end] for one in find_deadlines(plan, load_rules())]


def read(text: str) -> When:
    """Tell what a deadline's text means in a plan of 2026."""
    return resolve_time(text, load_rules(), YEAR, ISSUED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the span holds the preposition, not the verb
        ("Hoàn thành kết nối dữ liệu dân cư trong quý II/2026.", ["trong quý II/2026"]),
        ("- Phấn đấu đến cuối năm 2026 có 95% dân số.", ["đến cuối năm 2026"]),
        ("Báo cáo trước 16 giờ 30 phút ngày 20/11/2026.", ["trước 16 giờ 30 phút ngày 20/11/2026"]),
        ("Gửi danh sách chậm nhất vào ngày 20 tháng 02 năm 2026.",
         ["chậm nhất vào ngày 20 tháng 02 năm 2026"]),
        ("Tiếp nhận bài dự thi từ nay đến hết ngày 30/9/2026.", ["từ nay đến hết ngày 30/9/2026"]),
        ("Ngay từ đầu năm 2026, rà soát hộ nghèo.", ["Ngay từ đầu năm 2026"]),
        ("Họp vào thứ Hai hằng tuần.", ["vào thứ Hai hằng tuần"]),
        # what is joined is one deadline, what has its own preposition another
        ("Báo cáo hàng quý, 6 tháng, năm theo quy định.", ["hàng quý, 6 tháng, năm"]),
        ("Gửi trước ngày 15/6 và 15/12 hằng năm.", ["trước ngày 15/6 và 15/12 hằng năm"]),
        ("Sơ kết vào tháng 6, tổng kết vào tháng 12 hằng năm.",
         ["vào tháng 6", "vào tháng 12 hằng năm"]),
        ("Đợt 1 (từ tháng 01/2026 đến tháng 6/2026): khảo sát.",
         ["từ tháng 01/2026 đến tháng 6/2026"]),
        ("Chế độ báo cáo: báo cáo tháng, quý, 6 tháng và năm.", ["tháng, quý, 6 tháng và năm"]),
        # years of doing
        ("Lộ trình: năm 2026: 50%; năm 2027: 80%.", ["năm 2026", "năm 2027"]),
        ("Nhiệm vụ này hoàn thành năm 2026.", ["năm 2026"]),
        ("Tỷ lệ đạt 80% năm 2026, 90% năm 2027 và 100% vào năm 2030.",
         ["năm 2026", "năm 2027", "vào năm 2030"]),
        ("Đưa vào chương trình ngoại khóa từ năm học 2025 - 2026.", ["từ năm học 2025 - 2026"]),
        ("Đưa việc này vào chương trình kiểm tra từ năm 2026.", ["từ năm 2026"]),
        ("Tiếp công dân 01 ngày mỗi tuần. Mỗi tháng họp chi bộ.", ["mỗi tuần", "Mỗi tháng"]),
        ("Ban hành chậm nhất 05 ngày làm việc kể từ ngày ký.",
         ["chậm nhất 05 ngày làm việc kể từ ngày ký"]),
        ("Gửi trước ngày 05 của tháng cuối kỳ báo cáo.",
         ["trước ngày 05 của tháng cuối kỳ báo cáo"]),
        ("Duy trì họp trực tuyến đến 16/16 đơn vị.", []),
        ("Đề án đã duyệt, đến năm 2030 hoàn thành.", ["đến năm 2030"]),
        # what waits for something else
        ("Ngay sau hội nghị, gửi biên bản.", ["Ngay sau hội nghị"]),
        ("Trả kết quả trong 05 ngày làm việc kể từ ngày nhận đủ hồ sơ.",
         ["trong 05 ngày làm việc kể từ ngày nhận đủ hồ sơ"]),
        ("Báo cáo đột xuất khi có yêu cầu của Bộ Y tế.", ["khi có yêu cầu của Bộ Y tế"]),
        # lost spaces, OCR's letters
        ("Hoàn thành trước ngày15/6/2026của đơn vị.", ["trước ngày15/6/2026"]),
        ("Hoàn thành trước ngày l5/7/2O26.", ["trước ngày l5/7/2O26"]),
    ],
)  # fmt: skip
def test_deadlines_in_sentences(text: str, expected: list[str]) -> None:
    assert find_texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Thời gian thực hiện: Thường xuyên.", ["Thường xuyên"]),
        ("Thời hạn hoàn thành: Quý I, quý II năm 2026.", ["Quý I, quý II năm 2026"]),
        ("Thời gian: Theo hướng dẫn của Bộ Nội vụ.", ["Theo hướng dẫn của Bộ Nội vụ"]),
        ("Thời gian: 2026 - 2030.", ["2026 - 2030"]),
        ("Thời hạn: 6/2026; đơn vị chủ trì: Sở Y tế.", ["6/2026"]),
        ("Tiến độ: Hoàn thành trong quý II/2026 và duy trì.", ["trong quý II/2026"]),
        ("Thời gian: Dự kiến ngày 05/12/2026 (Chậm nhất ngày 10/12/2026).",
         ["ngày 05/12/2026", "Chậm nhất ngày 10/12/2026"]),
        ("UBND xã\nQuý III\nThường xuyên và định kỳ", ["Quý III", "Thường xuyên và định kỳ"]),
        ("Thời gian: 02 buổi.", []),
        ("NĂM 2026", []),  # the last line of a title
    ],
)  # fmt: skip
def test_values_of_time_labels_and_short_paragraphs(text: str, expected: list[str]) -> None:
    assert find_texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Phú Thịnh, ngày 07 tháng 3 năm 2026",  # place and date in the head
        "Phú Thịnh, ngày   tháng 3 năm 2026",
        "Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15/3/2021 của Chính phủ",
        "Thực hiện Công văn ngày 15/01/2026 của Sở Nội vụ",
        "Hội đồng nhân dân tỉnh thông qua ngày 10 tháng 12 năm 2025.",
        "Luật Bầu cử năm 2015 (được sửa đổi, bổ sung năm 2025)",
        "Kế hoạch chuyển đổi số năm 2026 của Sở Tư pháp",
        "Chương trình giảm nghèo bền vững giai đoạn 2021 - 2025",
        "Chiến lược chuyển đổi số đến năm 2025, định hướng đến năm 2030",
        "Quy hoạch tỉnh thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
        "giảm 12 hộ so với năm 2024",
        "Dự toán thu ngân sách năm 2026 được giao 15 tỷ đồng",
        "Năm 2025, toàn xã có 125 hộ nghèo",
        "Báo cáo kết quả 6 tháng đầu năm 2026 của Sở",
        "Dân số xã đến 31/12/2025 là 8.500 người",
        "Từ tháng 3 đến nay, Tổ công tác họp 7 phiên",
        "Ông Nguyễn Văn A, sinh ngày 12/5/1975",
        "Kỷ niệm 95 năm Ngày thành lập Đảng (03/02/1931 - 03/02/2026)",
        "Cân đối kinh phí hằng năm theo phân cấp ngân sách",
        "Giảm bình quân mỗi năm 1,5% hộ nghèo",
        "Các nhiệm vụ thường xuyên, đột xuất do cấp trên giao",
        "Được hưởng chế độ không quá 15 ngày",
        "Quản lý hàng hóa, cửa hàng năm sao",
        "quý khách, quý vị đại biểu, đạt 2/3 số phiếu",
    ],
)
def test_time_that_is_no_deadline(text: str) -> None:
    assert find_texts(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "relation", "start", "end"),
    [
        ("trước ngày 15/6/2026", "date", "before", None, "2026-06-15"),
        ("chậm nhất là ngày 01 tháng 2 năm 2026", "date", "by", None, "2026-02-01"),
        ("từ ngày 01/7/2026", "date", "from", "2026-07-01", None),
        ("sau ngày 30/6/2026", "date", "from", "2026-07-01", None),
        ("kể từ ngày ký", "date", "from", "2026-01-15", None),
        ("trước 31/02/2026", "date", "before", None, None),  # no such day
        ("Tháng 02/2024", "month", "in", "2024-02-01", "2024-02-29"),
        ("tháng tư", "month", "in", "2026-04-01", "2026-04-30"),
        ("trước tháng 6/2026", "month", "before", None, "2026-06-01"),
        ("Quý lll", "quarter", "in", "2026-07-01", "2026-09-30"),  # OCR: l for I
        ("đến hết quý II", "quarter", "by", None, "2026-06-30"),
        ("Quý I, III", "quarter", "in", "2026-01-01", "2026-09-30"),
        ("6 tháng cuối năm 2026", "half_year", "in", "2026-07-01", "2026-12-31"),
        ("Từ 6 tháng đầu năm và cuối năm 2026", "half_year", "from", "2026-01-01", "2026-12-31"),
        ("9 tháng đầu năm", "period", "in", "2026-01-01", "2026-09-30"),
        ("Đến năm 2030", "year", "by", None, "2030-12-31"),
        ("từ năm 2027 trở đi", "year", "from", "2027-01-01", None),
        ("Cả năm", "year", "in", "2026-01-01", "2026-12-31"),
        ("Cuối năm", "year", "by", None, "2026-12-31"),
        ("từ ngày 10 đến 15 tháng 6", "period", "in", "2026-06-10", "2026-06-15"),
        ("từ ngày 01/12 đến ngày 10/12/2025", "period", "in", "2025-12-01", "2025-12-10"),
        ("Từ tháng 10 đến tháng 3/2027", "period", "in", "2026-10-01", "2027-03-31"),
        ("12/2025-02/2026", "period", "in", "2025-12-01", "2026-02-28"),
        ("giai đoạn 2026 - 2030", "period", "in", "2026-01-01", "2030-12-31"),
        ("Từ khi thành lập đến khi giải thể", "period", "in", None, None),
        ("Trong 15 ngày", "period", "in", None, None),
        ("Thường xuyên và định kỳ", "ongoing", None, None, None),
        ("Thường xuyên trong năm 2026", "ongoing", "in", "2026-01-01", "2026-12-31"),
        ("Theo kế hoạch của UBND tỉnh", "conditional", None, None, None),
        ("Thời gian báo cáo theo quy định", "conditional", None, None, None),
        ("Ngay sau khi Nghị quyết được ban hành", "conditional", None, None, None),
    ],
)
def test_days_of_a_deadline(
    text: str, kind: str, relation: str | None, start: str | None, end: str | None
) -> None:
    when = read(text)
    days = tuple(day.isoformat() if day else None for day in (when.date_start, when.date_end))
    assert (when.kind, when.relation, days) == (kind, relation, (start, end))


@pytest.mark.parametrize(
    ("text", "relation", "rrule"),
    [
        ("hàng quý, 6 tháng, năm", "every", "FREQ=MONTHLY;INTERVAL=3"),
        ("Hằng tuần, tháng, quý", "every", "FREQ=WEEKLY"),
        ("định kỳ 6 tháng, năm", "every", "FREQ=MONTHLY;INTERVAL=6"),
        ("Quý, năm", "every", "FREQ=MONTHLY;INTERVAL=3"),
        ("hai năm một lần", "every", "FREQ=YEARLY;INTERVAL=2"),
        ("02 lần/năm", "every", "FREQ=MONTHLY;INTERVAL=6"),
        ("mỗi tháng một lần", "every", "FREQ=MONTHLY"),
        ("ngày 20 hằng tháng", "every", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Hằng tháng, trước ngày 20", "before", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("trước ngày 15/6 và 15/12 hằng năm", "before", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"),
        ("trước ngày 10 của tháng cuối quý", "before",
         "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10"),
        ("Trước ngày 05 tháng đầu quý sau", "before", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5"),
        ("Quý I hằng năm", "every", "FREQ=YEARLY;BYMONTH=1,2,3"),
        ("thứ 2 và thứ 5 hàng tuần", "every", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("Chủ nhật hằng tuần", "every", "FREQ=WEEKLY;BYDAY=SU"),
        ("Định kỳ", "every", None),
    ],
)  # fmt: skip
def test_recurrence_of_a_deadline(text: str, relation: str, rrule: str | None) -> None:
    when = read(text)
    assert (when.kind, when.relation, when.rrule) == ("recurring", relation, rrule)


def test_a_bare_quarter_has_no_dates_where_the_plans_year_is_not_known() -> None:
    when = resolve_time("Quý III", load_rules(), year=None)
    assert (when.kind, when.date_start, when.date_end) == ("quarter", None, None)


def test_a_day_that_does_not_exist_lowers_the_confidence() -> None:
    assert read("trước 31/02/2026").confidence < read("trước 28/02/2026").confidence
