"""Tasks in prose: forms, and what gives no task."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PART = "IV. TỔ CHỨC THỰC HIỆN\n"


def rows(plan: Any) -> list[tuple[str, str, str, str | None]]:
    """Give actor, role, task and deadline of each assignment."""
    return [(one.actor, one.role.value, one.task, one.due) for one in plan.assignments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PART + "1. Công an tỉnh: Chủ trì, phối hợp với Sở Y tế cấp thẻ.\n2. Sở Y tế rà soát.",
            [
                ("Công an tỉnh", "lead", "Chủ trì, phối hợp với Sở Y tế cấp thẻ", None),
                ("Sở Y tế", "lead", "rà soát", None),
            ],
        ),
        (
            PART + "1. Phân công nhiệm vụ\n- Phòng Kinh tế xã:\n+ Lập dự toán.\n"
            "+ Phối hợp với Kho bạc thanh toán trước ngày 15/12/2026.\n- Trạm Y tế xã: Khám bệnh.",
            [
                ("Phòng Kinh tế xã", "lead", "Lập dự toán", None),
                (
                    "Phòng Kinh tế xã",
                    "coordinate",
                    "Phối hợp với Kho bạc thanh toán trước ngày 15/12/2026",
                    "trước ngày 15/12/2026",
                ),
                ("Trạm Y tế xã", "lead", "Khám bệnh", None),
            ],
        ),
        # Labels that stand deeper go with the one task; plain ones with the whole list.
        (
            "II. NHIỆM VỤ\na) Phủ sóng 5G.\nb) Xây dựng cổng dữ liệu.\n- Cơ quan chủ trì: Sở A.\n"
            "- Thời gian hoàn thành: Quý II/2026.",
            [("Sở A", "lead", "Xây dựng cổng dữ liệu", "Quý II/2026")],
        ),
        (
            "II. NHIỆM VỤ\n- Mở lớp tập huấn.\n- In tài liệu.\nĐơn vị chủ trì: Sở Nội vụ.",
            [
                ("Sở Nội vụ", "lead", "Mở lớp tập huấn", None),
                ("Sở Nội vụ", "lead", "In tài liệu", None),
            ],
        ),
        (
            "II. NHIỆM VỤ\n1. Mở lớp tập huấn (Chủ trì: Sở Nội vụ; hoàn thành: tháng 5/2026).",
            [("Sở Nội vụ", "lead", "Mở lớp tập huấn", "tháng 5/2026")],
        ),
        # The subject of a bullet is another than the heading's actor, or says it again.
        (
            PART + "1. Ban Thường trực Ủy ban MTTQ xã\n- Đồng chí Phó Chủ tịch UBND xã tham mưu.\n"
            "- Ban Thường trực xây dựng chương trình.",
            [
                (
                    "Đồng chí Phó Chủ tịch UBND xã",
                    "lead",
                    "Đồng chí Phó Chủ tịch UBND xã tham mưu",
                    None,
                ),
                (
                    "Ban Thường trực Ủy ban MTTQ xã",
                    "lead",
                    "Ban Thường trực xây dựng chương trình",
                    None,
                ),
            ],
        ),
        (
            "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n"
            "Điều 2. Các ông (bà): Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế và các cơ quan "
            "liên quan chịu trách nhiệm thi hành Quyết định này./.",
            [
                (
                    "Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế và các cơ quan liên quan",
                    "lead",
                    "chịu trách nhiệm thi hành Quyết định này",
                    None,
                )
            ],
        ),
    ],
)
def test_assignments(
    text: str,
    expected: list[tuple[str, str, str, str | None]],
    convert_text: Callable[[str], Any],
) -> None:
    assert rows(convert_text(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I. MỤC ĐÍCH, YÊU CẦU\n- Các sở, ban, ngành xác định rõ nhiệm vụ. Sở Y tế chủ động.",
        "II. MỤC TIÊU\n- Nhà trường phối hợp với gia đình quản lý học sinh.",
        "III. GIẢI PHÁP\n1. Phát huy vai trò giám sát của Hội đồng nhân dân.\n2. Tăng cường.",
        "III. GIẢI PHÁP\n1. Người đứng đầu cơ quan, đơn vị chịu trách nhiệm trước UBND tỉnh.",
        "III. THÀNH PHẦN\n- Đại diện Sở Nội vụ;\n- Đại diện Ủy ban nhân dân xã.",
        "I. TÌNH HÌNH\nChính phủ đã giao Bộ Y tế chủ trì xây dựng Nghị định.",
        "I. KẾT QUẢ\nSở Y tế chủ trì, phối hợp với các đơn vị khám cho 500 người.",
        PART + "1. Kinh phí thực hiện\nKinh phí do ngân sách tỉnh bảo đảm.",
        PART + "1. Khen thưởng\nTập thể có thành tích được Sở Nội vụ xem xét.",
    ],
)
def test_no_assignments(text: str, convert_text: Callable[[str], Any]) -> None:
    assert rows(convert_text(text)) == []


@pytest.mark.parametrize(
    ("sentence", "approver"),
    [
        ("Tham mưu UBND tỉnh ban hành quy chế", "UBND tỉnh"),
        ("Lập dự toán, trình HĐND xã phê duyệt", "HĐND xã"),
        ("Báo cáo Chủ tịch UBND huyện xem xét, quyết định", "Chủ tịch UBND huyện"),
        ("Tham mưu UBND tỉnh triển khai chương trình", None),
        ("Trình cấp có thẩm quyền bố trí kinh phí", None),
        ("Báo cáo UBND tỉnh theo quy định", None),
    ],
)
def test_approver(sentence: str, approver: str | None, convert_text: Callable[[str], Any]) -> None:
    (found,) = convert_text(f"{PART}1. Sở Tài chính\n- {sentence}.").assignments
    assert found.approver == approver


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("Công chức TC-KT", "Công chức Tài chính - Kế toán"),
        ("Công chức Tư pháp-Hộ tịch", "Công chức Tư pháp - Hộ tịch"),
        ("Văn phòng HĐND & UBND xã", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"),
        ("Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_actor_name(actor: str, name: str, convert_text: Callable[[str], Any]) -> None:
    (found,) = convert_text(f"{PART}1. {actor}\n- Rà soát văn bản.").assignments
    assert (found.actor, found.actor_name) == (actor, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PART + "Giao đồng chí Trần Thị Mai - Phó Chủ tịch UBND xã chỉ đạo thực hiện.",
            [("Trần Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân xã", "responsible")],
        ),
        (
            PART + "Mọi vướng mắc liên hệ ông Lê Hoàng, Trưởng phòng Nội vụ, điện thoại 0912.",
            [("Lê Hoàng", "Trưởng phòng Nội vụ", None, "contact")],
        ),
        (PART + "Học tập và làm theo tư tưởng của đồng chí Lê Duẩn Anh.", []),
    ],
)
def test_officers(
    text: str,
    expected: list[tuple[str, str | None, str | None, str]],
    convert_text: Callable[[str], Any],
) -> None:
    found = convert_text(text).officers
    assert [(one.name, one.position, one.organization, one.role.value) for one in found] == expected
