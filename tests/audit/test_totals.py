"""Totals against the list that follows."""

from __future__ import annotations

import pytest

from extract.audit.check_totals import find_totals
from rules.loader import load_rules

LIST = "1. Thể chế: 04 nhiệm vụ.\n2. Thủ tục: 06 nhiệm vụ.\n3. Tài chính: 03 nhiệm vụ.\n"


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        (f"Thực hiện 13 nhiệm vụ, như sau:\n{LIST}", [("nhiệm vụ", 13, 13)]),
        (f"Thực hiện 14 nhiệm vụ, như sau:\n{LIST}", [("nhiệm vụ", 14, 13)]),
        (f"Gồm 4 lĩnh vực với 13 nhiệm vụ, như sau:\n\n{LIST}",
         [("nhiệm vụ", 13, 13), ("lĩnh vực", 4, 3)]),
        ("Có 25 chỉ tiêu, cụ thể:\n- Y tế: 10 chỉ tiêu;\n- Giáo dục: 12\nchỉ tiêu.\n",
         [("chỉ tiêu", 25, 22)]),
        # an item without its share: no sum
        ("Thực hiện 14 nhiệm vụ, như sau:\n1. Thể chế: 04 nhiệm vụ.\n2. Thủ tục.\n", []),
        # no list follows
        ("Năm 2024 hoàn thành 14 nhiệm vụ. Năm 2025:\n1. Thể chế: 04 nhiệm vụ.\n", []),
        ("Thực hiện 14 nhiệm vụ trọng tâm của năm.\n", []),
        # the items count another thing
        ("Thực hiện 14 nhiệm vụ, như sau:\n1. Y tế: 04 dự án.\n2. Giáo dục: 05 dự án.\n", []),
    ],
)  # fmt: skip
def test_totals(text: str, totals: list[tuple[str, int, int]]):
    found = [(one.noun, one.stated, one.listed) for one in find_totals(text, load_rules())]
    assert found == totals
