"""Names of persons in running text."""

from __future__ import annotations

import pytest

from extract.annotate.actors.persons import find_persons
from extract.annotate.components import read_as_plan
from rules.loader import load_rules


def find(text: str) -> list[tuple[str, str]]:
    """Give the names, each with the phrase in apposition."""
    return [
        (
            text[mention.start : mention.end],
            text[slice(*mention.spans["after"])] if "after" in mention.spans else "",
        )
        for mention in find_persons(read_as_plan(text), load_rules())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giao đồng chí Trần Thị Mai - Phó Chủ tịch", [("Trần Thị Mai", "Phó Chủ tịch")]),
        ("(qua Đ/c Thu Hà, chuyên viên)", [("Thu Hà", "chuyên viên")]),
        ("ông Lê Hoàng phụ trách", [("Lê Hoàng", "")]),
        ("1. Đỗ Văn Nam - Trưởng ban", [("Đỗ Văn Nam", "Trưởng ban")]),
        ("Trưởng phòng Nội vụ Lê Thị Hoa", [("Lê Thị Hoa", "")]),
        # What follows at once may be a title or an office, or the last syllable of the name.
        ("đ/c Phạm Minh Đức Chuyên viên Phòng A", [("Phạm Minh Đức", "Chuyên viên Phòng A")]),
        ("bà Trần Thị Mai Hương Hội Nông dân xã", [("Trần Thị Mai Hương", "")]),
        ("Giao ông Lò Văn Sở Phó Chủ tịch UBND xã", [("Lò Văn Sở", "Phó Chủ tịch UBND xã")]),
        ("đồng chí Hoàng Thị Ban phụ trách chung", [("Hoàng Thị Ban", "")]),
        ("đồng chí Vàng A Páo và đồng chí Y Krai Niê", [("Vàng A Páo", ""), ("Y Krai Niê", "")]),
        ("đồng chí Nguyễn ĐứcMạnh", [("Nguyễn ĐứcMạnh", "")]),  # a space lost
        # Ranks and degrees, with a word of address or without.
        ("đồng chí Thượng tá Vi Văn Lợi - Trưởng Công an", [("Vi Văn Lợi", "Trưởng Công an")]),
        ("ThS. Tạ Thị Mai Hoa - Phó Trưởng khoa", [("Tạ Thị Mai Hoa", "Phó Trưởng khoa")]),
        ("PGS.TS. Lê Thị Na, Phó Hiệu trưởng", [("Lê Thị Na", "Phó Hiệu trưởng")]),
        ("cán bộ đầu mối: Phan Thu Trang (ĐT 0203)", [("Phan Thu Trang", "")]),
        ("Người tiếp nhận hồ sơ: Hồ Văn Sáu, chuyên viên", [("Hồ Văn Sáu", "chuyên viên")]),
    ],
)  # fmt: skip
def test_persons(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, after.rstrip()) for name, after in find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "đồng chí Chủ tịch UBND xã",
        "Chủ tịch UBND xã Lương Minh",  # a commune, though Lương is a family name
        "Chủ tịch UBND phường Phan Đình Phùng",
        "học tập và làm theo Chủ tịch Hồ Chí Minh",
        "tỉnh Bà Rịa - Vũng Tàu",
        "các đồng chí trong Ban Thường trực",
        "đường Nguyễn Văn Linh",
        "Địa điểm: Trường Tiểu học Lê Lợi",
        "đầu mối: Sở Tài chính",
        "phụ trách: Phan Đình",  # two syllables after a label: as likely a place
        "cấp tiến sĩ. Đổi mới chương trình",
    ],
)
def test_no_persons(text: str) -> None:
    assert find(text) == []
