"""Names and titles in capitals that OCR misread, and those that are right as they stand."""

from __future__ import annotations

import pytest

from extract.assemble.head.stamped import is_clear_name, read_position, read_title
from extract.assemble.misread_names import find_title, mend_name, mend_places, mend_surname
from rules.folding import fold
from rules.loader import load_rules
from schemas.vocabulary import Authority

RULES = load_rules()


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("UBND THÀNH PHÓ CẦN THƠ", "UBND THÀNH PHỐ CẦN THƠ"),
        ("SỚ NỘI VỤ", "SỞ NỘI VỤ"),
        ("PHƯƠNG 5", "PHƯỜNG 5"),
        ("ỦY BAN NHẦN DÂN", "ỦY BAN NHÂN DÂN"),
        ("BẢO HIỂM XÃ HỘI TỈNH QUẢNG NGẢI", "BẢO HIỂM XÃ HỘI TỈNH QUẢNG NGÃI"),
        ("CÔNG AN TP. ĐÀ NĂNG", "CÔNG AN TP. ĐÀ NẴNG"),
        ("TỈNH UỲ HÀ GIANG", "TỈNH ỦY HÀ GIANG"),
        # right already, or no list knows the name
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
        ("PHƯỜNG HỘI THƯƠNG", "PHƯỜNG HỘI THƯƠNG"),
        ("XÃ TÂN HUNG", "XÃ TÂN HUNG"),
        ("XÃ VĂN PHONG", "XÃ VĂN PHONG"),  # not "văn phòng"
        ("Thành phó Huế", "Thành phó Huế"),  # not in capitals
    ],
)
def test_marks_of_capitals_are_put_right(read: str, right: str) -> None:
    assert fold(mend_name(read, RULES)) == fold(right)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("UBND thành phô Hải Phỏng", "UBND thành phố Hải Phòng"),
        ("Ban ATGT TP. Đà Năng", "Ban ATGT TP. Đà Nẵng"),
        ("UBND các xã, thị trân", "UBND các xã, thị trấn"),
        ("Công an thành phố Huế", "Công an thành phố Huế"),
        ("Tổ dân phố số 5", "Tổ dân phố số 5"),
        ("Phó Giám đốc phụ trách", "Phó Giám đốc phụ trách"),
    ],
)
def test_units_and_provinces_are_put_right(read: str, right: str) -> None:
    assert mend_places(read, RULES) == right


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("GIÁM ĐÓC", "Giám đốc"),
        ("PHÓ)GIÁM ĐỐC", "Phó Giám đốc"),
        ("BÍTHƯ", "Bí thư"),
        ("FRƯỞNG PHÒNG", "Trưởng phòng"),
        ("HIÊU TRƯỞNG", "Hiệu trưởng"),
        ("PHÓ VIỆN TRƯỞNG PHỤ TRÁCH", None),
        ("ỦY BAN NHÂN DÂN", None),
        ("M ĐC", None),
        ("", None),
    ],
)
def test_titles_are_found(line: str, title: str | None) -> None:
    assert find_title(line, RULES) == title


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("CHỦ TỊCH ng Tàn NÓ tt", "Chủ tịch"),
        ("Kĩ. CHỦ TỊCH c PHÓ CHỦ TICH", "Phó Chủ tịch"),
        ("PHÓ TỔNG GIÁM ĐỐC", None),  # "Tổng Giám đốc" would be another office
        ("Giám đốc Sở Y tế", None),  # no capitals
    ],
)
def test_title_among_strokes(line: str, title: str | None) -> None:
    assert read_title(line, RULES) == title


def test_deputy_under_the_stamp() -> None:
    """Who signs for the director is no director."""
    assert read_position(("GIÁM ĐÓC", "GIÁM ĐỐC"), Authority.KT, RULES) == "Phó Giám đốc"
    assert read_position(("GIÁM ĐỐC",), Authority.KT, RULES) == "Giám đốc"
    assert read_position(("GIÁM ĐỐC", "GIÁM ĐỐC"), None, RULES) == "Giám đốc"
    assert read_position(("ỦY BAN NHÂN DÂN", "CHỦ TICH"), Authority.TM, RULES) == "Chủ tịch"
    assert read_position(("X ẰNN",), None, RULES) is None


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Trịnh Thị Ngọc Lan", True),
        ("ĐỖ QUANG HUY", True),
        ("THAY Xã", False),
        ("TU Nn Tê", False),
        ("Ah", False),
    ],
)
def test_names_are_told_from_strokes(text: str, is_name: bool) -> None:
    assert is_clear_name(text, RULES) is is_name


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Định Thị Hoài An", "Đinh Thị Hoài An"),
        ("Pham Minh Tú", "Phạm Minh Tú"),
        ("Vũ Văn Hạnh", "Vũ Văn Hạnh"),
        ("Đoan Quốc Việt", "Đoan Quốc Việt"),  # "doãn" or "đoàn"
        ("Fuaạm Đức Khang", "Fuaạm Đức Khang"),  # letters lost, not marks
        ("Định", "Định"),
    ],
)
def test_family_name_that_lost_its_mark(read: str, right: str) -> None:
    assert mend_surname(read, RULES) == right
