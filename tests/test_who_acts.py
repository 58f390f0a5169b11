"""Who acts in a task: notes in brackets, posts as headings, names alone, subjects of sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PART = "IV. TỔ CHỨC THỰC HIỆN\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "II. NHIỆM VỤ\n1. Tập huấn cho đoàn viên (Phòng Kinh tế chủ trì; Trạm Y tế xã phối "
            "hợp; hoàn thành trong tháng 5/2026).",
            [("Phòng Kinh tế", "Tập huấn cho đoàn viên", ("Trạm Y tế xã",), "trong tháng 5/2026")],
        ),
        (  # a name that no list holds
            "II. NHIỆM VỤ\n- In sổ tay pháp luật (Nhà xuất bản Sông Hương chủ trì, quý II/2026);",
            [("Nhà xuất bản Sông Hương", "In sổ tay pháp luật", (), "quý II/2026")],
        ),
        (
            "II. NHIỆM VỤ\n- Rà soát quy chế (giao Thanh tra tỉnh thực hiện).",
            [("Thanh tra tỉnh", "Rà soát quy chế", (), None)],
        ),
        ("II. NHIỆM VỤ\n- Rà soát quy chế làm việc (Sở Nội vụ, cơ quan thường trực).", []),
        ("I. MỤC TIÊU\n- Mở rộng mạng lưới (Sở Y tế chủ trì).", []),
    ],
)
def test_a_note_in_brackets_says_who_leads(
    text: str, expected: list[Any], convert_text: Callable[[str], Any]
) -> None:
    plan = convert_text(text)
    assert [(a.actor, a.task, a.partners, a.due) for a in plan.assignments] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A heading that is a post and what it is in charge of, and one of a bare office.
        (
            PART + "1. Phó Chủ tịch UBND xã phụ trách kinh tế\n- Chỉ đạo thu ngân sách.\n"
            "2. Giao Văn phòng:\n- Đặt mua báo chí.",
            [
                ("Phó Chủ tịch UBND xã phụ trách kinh tế", "Chỉ đạo thu ngân sách"),
                ("Văn phòng", "Đặt mua báo chí"),
            ],
        ),
        # Names alone on their lines; what opens with no verb is no task of theirs.
        (
            PART + "Chủ tịch UBND xã\nKiểm tra tiến độ.\nTrạm Y tế xã\nKhám sức khỏe học sinh.\n"
            "Kinh phí do ngân sách xã bảo đảm.",
            [
                ("Chủ tịch UBND xã", "Kiểm tra tiến độ"),
                ("Trạm Y tế xã", "Khám sức khỏe học sinh"),
            ],
        ),
        # An office and a colon open a task in any part that tells what is to be done.
        (
            "II. NỘI DUNG\n1. Sở Y tế: Cấp thẻ bảo hiểm.\n2. Cấp xã: tổ chức 02 hội nghị.",
            [("Sở Y tế", "Cấp thẻ bảo hiểm")],
        ),
        (
            "B. CÔNG TÁC TIẾP DÂN\n1. Chủ tịch UBND xã tiếp công dân.",
            [("Chủ tịch UBND xã", "tiếp công dân")],
        ),
        ("II. CÁC CHỈ TIÊU CHỦ YẾU\n1. Sở Y tế tỉnh A cấp thẻ cho 100% trẻ em.", []),
        # A paragraph below an actor's tasks has a subject of its own.
        (
            PART + "1. Sở Tư pháp\n- Mở lớp tập huấn.\nHai cơ quan giao ban hằng quý.",
            [("Sở Tư pháp", "Mở lớp tập huấn"), ("Hai cơ quan", "giao ban hằng quý")],
        ),
        # A sentence about the plan gives no task; the one after it does.
        (
            "Điều 2. Quyết định này có hiệu lực từ ngày ký. Giao Sở Y tế theo dõi việc thực hiện.",
            [("Sở Y tế", "theo dõi việc thực hiện")],
        ),
        # What an office gives its own people is its own task.
        (
            PART + "1. Ban Quản lý chợ\n- Phân công thành viên phụ trách từng khu.",
            [("Ban Quản lý chợ", "Phân công thành viên phụ trách từng khu")],
        ),
        # How often it is due belongs to the task; so does the sentence that opens with it.
        (
            PART + "Định kỳ hằng quý, các xã báo cáo Sở Y tế.",
            [("các xã", "Định kỳ hằng quý, các xã báo cáo Sở Y tế")],
        ),
        (
            PART + "1. Hội Nông dân xã: đề nghị vận động hội viên.",
            [("Hội Nông dân xã", "vận động hội viên")],
        ),
    ],
)  # fmt: skip
def test_who_acts(
    text: str, expected: list[tuple[str, str]], convert_text: Callable[[str], Any]
) -> None:
    assert [(one.actor, one.task) for one in convert_text(text).assignments] == expected


def test_labels_within_a_task_are_not_those_of_the_next(
    convert_text: Callable[[str], Any],
) -> None:
    plan = convert_text(
        "II. NHIỆM VỤ\n- Phủ sóng các thôn. Cơ quan chủ trì: Sở A. Thời gian: Quý I.\n"
        "- Làm sạch dữ liệu dân cư.\nCơ quan chủ trì: Công an xã. Thời gian: Quý II."
    )
    assert [(one.actor, one.due) for one in plan.assignments] == [
        ("Sở A", "Quý I"),
        ("Công an xã", "Quý II"),
    ]


def test_a_footnote_is_no_task(convert_text: Callable[[str], Any]) -> None:
    plan = convert_text(PART + "1. Sở Y tế\n- Khám sức khỏe học sinh.\n[1] Số liệu của ngành y tế.")
    assert [one.task for one in plan.assignments] == ["Khám sức khỏe học sinh"]


@pytest.mark.parametrize(
    ("value", "actor", "partners"),
    [
        ("Sở Y tế chủ trì; Sở Tài chính, Công an tỉnh phối hợp", "Sở Y tế",
         ("Sở Tài chính", "Công an tỉnh")),
        ("Sở Y tế, Sở Tài chính", "Sở Y tế, Sở Tài chính", ()),
    ],
)  # fmt: skip
def test_a_label_may_hold_who_leads_and_who_helps(
    value: str, actor: str, partners: tuple[str, ...], convert_text: Callable[[str], Any]
) -> None:
    plan = convert_text(f"II. NHIỆM VỤ\n1. Tiêm chủng cho trẻ em\n- Đơn vị thực hiện: {value}.")
    assert [(one.actor, one.partners) for one in plan.assignments] == [(actor, partners)]
