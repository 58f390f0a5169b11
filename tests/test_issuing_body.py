"""Who issues a plan, by the agencies of its head, one below the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schemas.plan import Plan


@pytest.mark.parametrize(
    ("agencies", "issuer", "level"),
    [
        (
            "UBND TỈNH ĐỒNG THÁP\nỦY BAN NHÂN DÂN\nTHÀNH PHỐ SA ĐÉC",  # on two lines, below another
            "Ủy ban nhân dân thành phố Sa Đéc",
            "district",
        ),
        (
            "UBND HUYỆN TÂN SƠN\nUBND XÃ MỸ THUẬN",
            "Ủy ban nhân dân xã Mỹ Thuận",
            "commune",
        ),
        (
            "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP",  # one body on two lines
            "Ủy ban nhân dân tỉnh Đồng Tháp",
            "province",
        ),
        (
            "UBND TỈNH LÂM ĐỒNG\nSỞ NÔNG NGHIỆP VÀ\nMÔI TRƯỜNG",
            "Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng",
            "province",
        ),
    ],
)
def test_issuer(
    agencies: str, issuer: str, level: str, convert_text: Callable[[str], Plan]
) -> None:
    plan = convert_text(
        f"{agencies}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 96/KH-UBND\n\nKẾ HOẠCH\nNâng cao chỉ số hài lòng năm 2026\n\n"
        "I. MỤC ĐÍCH\n1. Nâng cao chất lượng phục vụ.\n"
    )
    assert (plan.document.issuer, plan.document.level) == (issuer, level)
